"""Which lessons moved a photo's score: by leaving each burst out and learning again."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from photomanager.learning.bursts import groups
from photomanager.learning.ground import Lessons

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from photomanager.learning.gaussian import Codes
    from photomanager.learning.tagger import Tagger

# Up to so many lessons each is left out; of more, only those that can have moved the score most.
ALL_LESSONS = 200
CANDIDATES = 24
# Log-odds that leave no doubt.
_MOST = 40.0


@dataclass(frozen=True, slots=True)
class Pull:
    """A burst of lessons, or one that is alone, and its part in a photo's score.

    Attributes:
        position: Of the lesson most like the photo, the positive ones counted first.
        alike: How many more lessons count as one with it.
        log_odds: What the score would lose without them.
    """

    position: int
    alike: int
    log_odds: float


def pulls(tagger: Tagger, tag: int, lessons: Lessons, code: NDArray[np.int8]) -> list[Pull]:
    """How many log-odds of one photo each lesson of a tag accounts for.

    The pull of a lesson is ℓ of the photo as learned from all lessons, less its ℓ when the
    lesson's photo had never been taught: the tag is learned again without it, by the very
    function that learns tags, so the number is a replay's. Near-identical lessons count as one
    (`bursts`) and are left out together: without one of them hardly anything would change. Pulls do
    not add up to the score, for lessons share what they say.

    With more than `ALL_LESSONS` lessons this is done for `CANDIDATES` of them: those whose
    vectors have the largest inner product with the photo's, both seen from the mean of the
    lesson's side, divided by the size of that side. To first order, and with the identity as
    covariance, that is the pull.

    Args:
        tagger: The tagger with its words and ground.
        tag: The tag.
        lessons: What it is taught.
        code: int8[d], the photo.

    Returns:
        The largest in size first.
    """
    bursts = _bursts(lessons)
    if len(bursts) > ALL_LESSONS:
        likely = np.concatenate([_first_order(side, code) for side in _sides(lessons)])
        expected = np.array([likely[burst].mean() for burst in bursts])
        first = np.argsort(-expected, kind="stable")[:CANDIDATES]
        bursts = [bursts[place] for place in first.tolist()]
    row = code[np.newaxis]
    everything = tagger.learn(tag, lessons)[1].score.log_odds(row)[0]
    alike = np.concatenate(_sides(lessons)).astype(np.int64) @ code.astype(np.int64)
    found = []
    for burst in bursts:
        without = tagger.learn(tag, _without(lessons, burst))[1].score.log_odds(row)[0]
        nearest = int(burst[alike[burst].argmax()])
        found.append(Pull(nearest, len(burst) - 1, float(everything - without)))
    return sorted(found, key=lambda one: -abs(one.log_odds))


def effect(confidence: float, pull: float) -> float:
    """What a confidence (0 to 1) loses when its log-odds lose `pull`."""
    if confidence in (0.0, 1.0):
        return 0.0
    odds = confidence / (1 - confidence) * math.exp(-max(-_MOST, min(_MOST, pull)))
    return confidence - odds / (1 + odds)


def _sides(lessons: Lessons) -> tuple[Codes, Codes]:
    return lessons.positive, lessons.negative


def _bursts(lessons: Lessons) -> list[NDArray[np.int64]]:
    """The positions of near-identical lessons of one side, and of each lesson that is alone."""
    found, before = [], 0
    for side in _sides(lessons):
        group = groups(side)
        found += [before + np.flatnonzero(group == number) for number in np.unique(group)]
        before += len(side)
    return found


def _without(lessons: Lessons, positions: NDArray[np.int64]) -> Lessons:
    n_yes = len(lessons.positive)
    positive = np.delete(lessons.positive, positions[positions < n_yes], axis=0)
    negative = np.delete(lessons.negative, positions[positions >= n_yes] - n_yes, axis=0)
    return Lessons(positive, negative, lessons.direct)


def _first_order(side: Codes, code: NDArray[np.int8]) -> NDArray[np.float64]:
    """float64[n]: how much each lesson of a side can have moved the photo's score."""
    if not len(side):
        return np.empty(0)
    mean = side.mean(axis=0, dtype=np.float64)
    return np.asarray(np.abs((side - mean) @ (code - mean)) / len(side))
