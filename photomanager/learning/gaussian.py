"""The classifier of one tag: naive Bayes that grows into a full Gaussian, with exact memory.

Two Gaussians, photos with the tag and photos without, share one covariance:

    μ⁺ = (κ·μ⁰ + Σz) / (κ + n⁺)        over the confirmed photos
    μ⁻ = (20·a + Σz) / (20 + n⁻)       over the rejected photos
    Σ  = I + R / 500                   R: scatter of the lessons within their side
    ℓ  = (μ⁺ − μ⁻)ᵀ Σ⁻¹ z − ½ (μ⁺ᵀΣ⁻¹μ⁺ − μ⁻ᵀΣ⁻¹μ⁻)

With few lessons R is nearly nothing and this is naive Bayes in the whitened space, where the
identity is the right covariance; with many it is linear discriminant analysis (Fisher 1936)
with the covariance shrunk to the identity (Friedman, Regularized Discriminant Analysis, 1989).

Exactness. The sums and the scatter are sums of products of int8 codes, formed as integers, so
they are the same in whatever order the lessons come and whatever lessons were taken back
between. The one linear system is solved in float64, on one thread, with the lessons sorted by
their codes. The weights are then rounded to int16 with a power of two as scale, and a photo's
score is an integer product: the same bits for one photo, a batch or a whole library.

All functions may be called from any thread; no state is kept.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import ThreadpoolController

from photomanager.learning.bursts import one_a_burst
from photomanager.learning.row_shares import in_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.int8]
    Vector = NDArray[np.float64]

# λ: the scatter of this many lessons counts as much as the generic photos behind the
# whitening. Chosen on two sets of user-made tags, from 1 to 50 examples (docs/learner.md).
SCATTER_WEIGHT = 500.0
# κ of a tag with a prototype from the network's head, and of one invented by the user, which
# starts from the library's mean.
KNOWN_WEIGHT = 40.0
INVENTED_WEIGHT = 1.0
# The library's mean counts as this many rejected photos.
ANCHOR_WEIGHT = 20.0
# Up to here the system is solved over the lessons (Woodbury), above it over the dimensions.
# Depends on nothing but the count, so that a replay takes the same way.
WOODBURY_LESSONS = 512

_WEIGHT_LIMIT = 32767
# The bias is kept in steps far below what a score can mean, so that it does not carry the
# last bits of one processor's additions.
_BIAS_STEP = 2.0**-24
# Weights below this are what rounding leaves of equal means.
_NO_WEIGHT = 2.0**-30
# Rows turned to float32 at a time: half a megabyte of 512 dimensions, which stays in the cache.
_ROWS = 256
# Rows of which the two bytes' sums are put together at a time: seldom, for they are few numbers.
_ROWS_ADDED = 8_192
# Sums over so many columns stay below 2²⁴ and are exact in float32: 1024 · 127 · 128.
_COLUMNS = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Contrast:
    """What shipped photos say of photos without a tag, and of how photos scatter.

    Attributes:
        mean: float64[d], of photos without the tag; stands for the library's mean.
        weight: The number of photos it counts as.
        covariance: float64[d, d], Σ before any lesson; stands for the identity.
        precision: float64[d, d], its inverse.
    """

    mean: Vector
    weight: float
    covariance: Vector
    precision: Vector


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """What a tag is thought to be before any lesson.

    Attributes:
        mean: float64[d], μ⁰ in units of z.
        weight: κ, the number of photos it counts as.
        contrast: Of a starter tag; None for others.
    """

    mean: Vector
    weight: float
    contrast: Contrast | None = None

    def without(self, anchor: Vector) -> tuple[Vector, float]:
        """Where photos without the tag are expected (float64[d]), and its weight."""
        if self.contrast is None:
            return anchor, ANCHOR_WEIGHT
        return self.contrast.mean, self.contrast.weight


@dataclass(frozen=True, slots=True, eq=False)
class LinearScore:
    """ℓ(q) = scale · (weights · q) + bias, the log-odds of a photo with code q.

    Attributes:
        weights: int16[d].
        scale: A power of two times the step of the codes.
        bias: Added log-odds.
    """

    weights: NDArray[np.int16]
    scale: float
    bias: float

    def log_odds(self, codes: Codes) -> Vector:
        """float64[n] from int8[n, d]; the same bits however the rows are cut into calls."""
        return log_odds([self], codes)[:, 0]

    def spread(self, step: float) -> float:
        """Standard deviation of ℓ over photos whose z scatter by the identity."""
        return self.scale / step * math.sqrt(int(np.square(self.weights.astype(np.int64)).sum()))

    def at(self, mean: Vector, step: float) -> float:
        """ℓ of a photo at `mean` (float64[d], in units of z)."""
        terms = self.weights.astype(np.float64) * mean
        return self.scale / step * math.fsum(terms.tolist()) + self.bias


@dataclass(frozen=True, slots=True, eq=False)
class TagGaussian:
    """Everything a tag remembers of its lessons.

    Attributes:
        positive: int8[n⁺, d], codes of the photos that have the tag, in a fixed order, those
            of a burst as one.
        negative: int8[n⁻, d], codes of the photos that do not.
        sum_positive: int64[d], their exact sums.
        sum_negative: int64[d].
    """

    positive: Codes
    negative: Codes
    sum_positive: NDArray[np.int64]
    sum_negative: NDArray[np.int64]

    @classmethod
    def of(cls, positive: Codes, negative: Codes) -> TagGaussian:
        """From the codes (int8[n, d]) of either side, in any order."""
        positive, negative = _sorted(one_a_burst(positive)), _sorted(one_a_burst(negative))
        return cls(
            positive,
            negative,
            positive.sum(axis=0, dtype=np.int64),
            negative.sum(axis=0, dtype=np.int64),
        )

    def score(self, prior: Prior, anchor: Vector, step: float) -> LinearScore:
        """The tag's classifier.

        Args:
            prior: Where the tag's photos are expected before any lesson.
            anchor: float64[d], the library's mean in units of z.
            step: z of one unit of a code.
        """
        n_yes, n_no = len(self.positive), len(self.negative)
        mean_yes = (prior.weight * prior.mean + step * self.sum_positive) / (prior.weight + n_yes)
        without, weight = prior.without(anchor)
        mean_no = (weight * without + step * self.sum_negative) / (weight + n_no)
        difference = mean_yes - mean_no
        sides = [side for side in self._sides() if len(side[0]) > 1]
        with _controller().limit(limits=1, user_api="blas"):
            if n_yes + n_no <= WOODBURY_LESSONS:
                exact = _solve_over_lessons(sides, difference, step, prior.contrast)
            else:
                exact = _solve_over_dimensions(sides, difference, step, prior.contrast)
        return _rounded(exact, mean_yes + mean_no, step)

    def distance(self, prior: Prior, anchor: Vector, step: float) -> float:
        """How far the mean of the photos with the tag lies from the anchor, in units of z."""
        photos = prior.weight + len(self.positive)
        mean = (prior.weight * prior.mean + step * self.sum_positive) / photos
        return math.sqrt(math.fsum(np.square(mean - anchor).tolist()))

    def _sides(self) -> tuple[tuple[Codes, NDArray[np.int64]], ...]:
        return (self.positive, self.sum_positive), (self.negative, self.sum_negative)


def log_odds(scores: list[LinearScore], codes: Codes) -> Vector:
    """float64[n, k]: ℓ of n photos (int8[n, d]) under k classifiers."""
    if not scores:
        return np.empty((len(codes), 0))
    products = integer_products(codes, np.stack([score.weights for score in scores]))
    scales = np.array([score.scale for score in scores])
    return np.asarray(products * scales + np.array([score.bias for score in scores]))


def integer_products(codes: Codes, weights: NDArray[np.int16]) -> Vector:
    """Exact products of int8 codes with int16 weights, as float64[n, k].

    BLAS has no integer product. A weight is split into two bytes, and the float32 sums of
    either byte over at most 1,024 columns are whole numbers below 2²⁴: exact in any order.
    """
    wide = weights.astype(np.int32)
    high = (wide + 128) >> 8
    planes = np.concatenate([high, wide - (high << 8)]).T.astype(np.float32)
    k = len(weights)
    result = np.zeros((len(codes), k))

    def fill(top: int, end: int) -> None:
        floats = np.empty((_ROWS, min(_COLUMNS, codes.shape[1])), np.float32)
        sums = np.empty((_ROWS_ADDED, 2 * k), np.float32)
        for first in range(top, end, _ROWS_ADDED):
            last = min(first + _ROWS_ADDED, end)
            for left in range(0, codes.shape[1], _COLUMNS):
                plane = planes[left : left + _COLUMNS]
                for start in range(first, last, _ROWS):
                    some = codes[start : min(start + _ROWS, last), left : left + _COLUMNS]
                    block = floats[: some.shape[0], : some.shape[1]]
                    np.copyto(block, some)
                    np.matmul(block, plane, out=sums[start - first : start - first + len(some)])
                both = sums[: last - first].astype(np.float64)
                result[first:last] += both[:, :k] * 256 + both[:, k:]

    in_shares(len(codes), fill)
    return result


def _sorted(codes: Codes) -> Codes:
    """The rows in the order of their bytes, so that no other order can matter."""
    return np.ascontiguousarray(codes[sorted(range(len(codes)), key=lambda i: codes[i].tobytes())])


def _solve_over_lessons(
    sides: list[tuple[Codes, NDArray[np.int64]]],
    difference: Vector,
    step: float,
    contrast: Contrast | None,
) -> Vector:
    """Σ⁻¹ difference by Woodbury: no matrix larger than lessons × lessons but a shipped one.

    The centred codes are kept times n, which makes them integers (|.| < 2¹⁸ for 512
    lessons), so that without a shipped covariance their products are exact in float64.
    """
    first = difference if contrast is None else contrast.precision @ difference
    if not sides:
        return np.asarray(first)
    centred = np.concatenate(
        [len(codes) * codes.astype(np.float64) - total for codes, total in sides]
    )
    unit = np.concatenate([np.full(len(codes), step / len(codes)) for codes, _ in sides])
    spread = centred if contrast is None else centred @ contrast.precision
    gram = (spread @ centred.T) * np.outer(unit, unit)
    gram[np.diag_indices_from(gram)] += SCATTER_WEIGHT
    inner = np.linalg.solve(gram, unit * (centred @ first))
    return np.asarray(first - (unit * inner) @ spread)


def _solve_over_dimensions(
    sides: list[tuple[Codes, NDArray[np.int64]]],
    difference: Vector,
    step: float,
    contrast: Contrast | None,
) -> Vector:
    """Σ⁻¹ difference by the d × d matrix, for many lessons."""
    covariance = np.eye(len(difference)) if contrast is None else contrast.covariance.copy()
    for codes, total in sides:
        exact = codes.astype(np.float64)
        # n·Q − SSᵀ is a whole number below 2⁵³ up to 700,000 lessons.
        sums = total.astype(np.float64)
        scatter = len(codes) * (exact.T @ exact) - np.outer(sums, sums)
        covariance += scatter * (step * step / (len(codes) * SCATTER_WEIGHT))
    return np.asarray(np.linalg.solve(covariance, difference), np.float64)


def _rounded(weights: Vector, twice_middle: Vector, step: float) -> LinearScore:
    """Weights as int16 with one power of two; ℓ is zero in the middle between the means."""
    largest = float(np.abs(weights).max(initial=0.0))
    if largest < _NO_WEIGHT:
        return LinearScore(np.zeros(len(weights), np.int16), step, 0.0)
    exponent = math.ceil(math.log2(largest / _WEIGHT_LIMIT))
    whole = np.clip(np.rint(weights * 2.0**-exponent), -_WEIGHT_LIMIT, _WEIGHT_LIMIT)
    middle = math.fsum((whole * twice_middle).tolist()) * 2.0 ** (exponent - 1)
    bias = -round(middle / _BIAS_STEP) * _BIAS_STEP
    return LinearScore(whole.astype(np.int16), step * 2.0**exponent, bias)


@cache
def _controller() -> ThreadpoolController:
    # Looking for the BLAS library takes milliseconds; once is enough.
    return ThreadpoolController()
