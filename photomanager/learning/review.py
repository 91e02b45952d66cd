"""The best next question: which unanswered guess teaches most.

An answer about a photo moves one of the tag's two means towards it, and with it the confidence
of every photo that lies the same way. For photos i (asked) and j (looked at), in units of z,

    yes:  Δℓⱼ ≈  (zᵢ − μ⁺)·(zⱼ − μ⁺) / (κ + n⁺ + 1)
    no:   Δℓⱼ ≈ −(zᵢ − μ⁻)·(zⱼ − μ⁻) / (20 + n⁻ + 1)

to first order, with the identity for Σ, which it nearly is up to hundreds of lessons. Summed
over the tag's open guesses,

- the effect is how far their confidence is expected to move: about the number of photos that an
  answer decides (expected model change, Settles, Active Learning Literature Survey, 2009);
- the gain is the expected square of these movements. If the confidences are honest, it is what
  the answer takes from their squared error (law of total variance; the aim of Cohn, Ghahramani
  and Jordan, Active Learning with Statistical Models, 1996). It prefers answers that decide a
  few photos to those that move many a little, which are mostly expected refusals.

The order is by gain, with three things added. It is divided by the square root of the number
of open guesses, lest the commonest tags take all questions, and by that of the tag's lessons,
lest some tags wait; and it is discounted by the cosine to the nearest photo that the tag was
already taught or asked about. `docs/learner.md` has what each of them does.

One guess in five is set aside for random checks (`set_aside`) and never chosen.

Pure functions; nothing of a library is scored anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from photomanager.learning.gaussian import Codes, Prior, Vector

# Open guesses of a tag that are weighed as questions, the least certain, and those that an
# effect is summed over.
MOST_ASKED = 200
MOST_MOVED = 1_000
# An answer that decides less than one further photo saves nobody any work.
LEAST_EFFECT = 1.0

# One guess in so many is left for random checks.
_SET_ASIDE = 5

_NEARLY = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class TaggedSoFar:
    """What a tag's questions are weighed with.

    Attributes:
        prior: Where its photos are expected before any lesson.
        anchor: float64[d], the library's mean.
        positive: int8[n⁺, d], confirmed photos.
        negative: int8[n⁻, d], rejected photos.
        slope: What one unit of ℓ adds to the log-odds after the next lesson.
        step: z of one unit of a code.
    """

    prior: Prior
    anchor: Vector
    positive: Codes
    negative: Codes
    slope: float
    step: float


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """The open guesses of one tag that may be asked.

    Attributes:
        rows: int64[m], their places among the open guesses.
        effects: float64[m], the expected movement of confidence, in photos.
        gains: float64[m], the expected squared movement.
        codes: float32[m, d], of length one.
        nearest: float64[m], cosine to the nearest photo taught, at least 0.
        open: How many guesses are open.
        lessons: How many photos were taught or asked about.
    """

    rows: NDArray[np.int64]
    effects: Vector
    gains: Vector
    codes: NDArray[np.float32]
    nearest: Vector
    open: int
    lessons: int

    def order(self) -> Vector:
        """float64[m]: the larger, the sooner it is to be asked."""
        crowd = max(self.open, 1) * (self.lessons + 1)
        return np.asarray(self.gains / np.sqrt(crowd) * (1 - self.nearest))

    def asked(self, place: int) -> Weighed:
        """What is left after one of them, by its place in `rows`, is asked."""
        left = np.arange(len(self.rows)) != place
        near = np.maximum(self.nearest, self.codes @ self.codes[place]).clip(0, 1)
        return Weighed(
            self.rows[left],
            self.effects[left],
            self.gains[left],
            self.codes[left],
            near[left],
            self.open - 1,
            self.lessons + 1,
        )


def weigh(
    tag: TaggedSoFar, codes: Codes, confidences: Vector, kept: NDArray[np.bool_] | None = None
) -> Weighed:
    """Weighs the open guesses of one tag.

    Args:
        tag: What it was taught.
        codes: int8[n, d] of the photos with an open guess.
        confidences: float64[n] from 0 to 1.
        kept: bool[n], those that may not be asked (`set_aside`); by default none.
    """
    by_doubt = np.argsort(np.abs(confidences - 0.5), kind="stable")
    moved = by_doubt[:MOST_MOVED]
    asked = (by_doubt if kept is None else by_doubt[~kept[by_doubt]])[:MOST_ASKED]
    effects, gains = _moves(tag, codes, confidences, asked, moved)
    of_length_one = _of_length_one(codes[asked])
    taught = _of_length_one(np.concatenate([tag.positive, tag.negative]))
    nearest = np.zeros(len(asked))
    if len(taught):
        nearest = np.asarray((of_length_one @ taught.T).max(axis=1), np.float64).clip(0, 1)
    return Weighed(asked, effects, gains, of_length_one, nearest, len(codes), len(taught))


def set_aside(library: int, tag: int, photos: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which guesses are left for random checks: a fifth, told by the photo and the tag alone.

    So whoever answers, and wherever the question was read, it is known whether it was a random
    one. The bits are mixed as in SplitMix64 (Steele, Lea and Flood 2014).

    Args:
        library: Some number of the library's own.
        tag: The tag.
        photos: int64[n], ids.

    Returns:
        bool[n].
    """
    seed = np.uint64((library ^ tag * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF)
    mixed = photos.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + seed
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return np.asarray((mixed ^ (mixed >> np.uint64(31))) % np.uint64(_SET_ASIDE) == 0)


def _moves(
    tag: TaggedSoFar,
    codes: Codes,
    confidences: Vector,
    asked: NDArray[np.int64],
    moved: NDArray[np.int64],
) -> tuple[Vector, Vector]:
    """float64[m] twice: expected movement of the other photos' confidence, and its square."""
    n_yes, n_no = len(tag.positive), len(tag.negative)
    yes = (tag.prior.weight * tag.prior.mean + tag.step * _sum(tag.positive)) / (
        tag.prior.weight + n_yes
    )
    without, weight = tag.prior.without(tag.anchor)
    no = (weight * without + tag.step * _sum(tag.negative)) / (weight + n_no)
    products = _products(codes[asked], codes[moved])
    by_yes = _from(yes, tag.step, products) / (tag.prior.weight + n_yes + 1)
    by_no = _from(no, tag.step, products) / (weight + n_no + 1)
    now = confidences[moved]
    clipped = np.clip(now, _NEARLY, 1 - _NEARLY)
    logits = np.log(clipped / (1 - clipped))
    same = asked[:, np.newaxis] == moved
    likely = confidences[asked]
    effects, gains = np.zeros(len(asked)), np.zeros(len(asked))
    for share, shift in ((likely, tag.slope * by_yes), (1 - likely, -tag.slope * by_no)):
        movement = _logistic(logits + shift)
        movement -= now
        movement[same] = 0
        gains += share * np.einsum("ij,ij->i", movement, movement)
        effects += share * np.abs(movement, out=movement).sum(axis=1)
    return effects, gains


@dataclass(frozen=True, slots=True, eq=False)
class _Products:
    """Two sets of photos and how they lie to one another: computed once for both means.

    Attributes:
        asked: float64[m, d], codes.
        moved: float64[k, d], codes.
        between: float64[m, k], scalar products.
    """

    asked: NDArray[np.float64]
    moved: NDArray[np.float64]
    between: NDArray[np.float64]


def _products(asked: Codes, moved: Codes) -> _Products:
    # Sums of bytes times bytes are whole numbers: below 2²⁴ 32 bits hold them exactly, and take
    # half of the time.
    exact = asked.shape[1] * 128**2 < 2**24
    wide: type[np.floating[Any]] = np.float32 if exact else np.float64
    between = asked.astype(wide) @ moved.astype(wide).T
    return _Products(asked.astype(np.float64), moved.astype(np.float64), between.astype(np.float64))


def _from(mean: Vector, step: float, products: _Products) -> Vector:
    """float64[m, k]: (zᵢ − mean)·(zⱼ − mean)."""
    asked, moved = step * (products.asked @ mean), step * (products.moved @ mean)
    found = step**2 * products.between
    found -= (asked - float(mean @ mean))[:, np.newaxis]
    found -= moved
    return np.asarray(found)


def _sum(codes: Codes) -> NDArray[np.int64]:
    return np.asarray(codes.sum(axis=0, dtype=np.int64))


def _logistic(logits: Vector) -> Vector:
    """In the place of the logits."""
    np.clip(logits, -40.0, 40.0, out=logits)
    np.negative(logits, out=logits)
    np.exp(logits, out=logits)
    logits += 1
    return np.reciprocal(logits, out=logits)


def _of_length_one(codes: Codes) -> NDArray[np.float32]:
    wide = codes.astype(np.float32)
    lengths = np.linalg.norm(wide, axis=1, keepdims=True)
    return np.asarray(wide / np.maximum(lengths, 1))
