"""Which lessons moved a photo's score: by leaving each out and learning again."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

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


def pulls(
    tagger: Tagger, tag: int, lessons: Lessons, code: NDArray[np.int8]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """How many log-odds of one photo each lesson of a tag accounts for.

    The pull of a lesson is ℓ of the photo as learned from all lessons, less its ℓ when the
    lesson's photo had never been taught: the tag is learned again without it, by the very
    function that learns tags, so the number is a replay's. Pulls do not add up to the score,
    for lessons share what they say.

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
        int64[m] positions of lessons, the positive ones counted first, and float64[m] pulls,
        the largest in size first.
    """
    n_yes, n_no = len(lessons.positive), len(lessons.negative)
    chosen = np.arange(n_yes + n_no)
    if len(chosen) > ALL_LESSONS:
        likely = np.concatenate([_first_order(side, code) for side in _sides(lessons)])
        chosen = np.argsort(-likely, kind="stable")[:CANDIDATES]
    row = code[np.newaxis]
    everything = tagger.learn(tag, lessons)[1].score.log_odds(row)[0]
    without = [
        tagger.learn(tag, _without(lessons, int(one)))[1].score.log_odds(row)[0] for one in chosen
    ]
    pull = everything - np.array(without, np.float64)
    order = np.argsort(-np.abs(pull), kind="stable")
    return chosen[order], pull[order]


def effect(confidence: float, pull: float) -> float:
    """What a confidence (0 to 1) loses when its log-odds lose `pull`."""
    if confidence in (0.0, 1.0):
        return 0.0
    odds = confidence / (1 - confidence) * math.exp(-max(-_MOST, min(_MOST, pull)))
    return confidence - odds / (1 + odds)


def _sides(lessons: Lessons) -> tuple[Codes, Codes]:
    return lessons.positive, lessons.negative


def _without(lessons: Lessons, position: int) -> Lessons:
    n_yes = len(lessons.positive)
    if position < n_yes:
        positive, negative = np.delete(lessons.positive, position, axis=0), lessons.negative
    else:
        positive, negative = lessons.positive, np.delete(lessons.negative, position - n_yes, axis=0)
    return Lessons(positive, negative, lessons.direct)


def _first_order(side: Codes, code: NDArray[np.int8]) -> NDArray[np.float64]:
    """float64[n]: how much each lesson of a side can have moved the photo's score."""
    if not len(side):
        return np.empty(0)
    mean = side.mean(axis=0, dtype=np.float64)
    return np.asarray(np.abs((side - mean) @ (code - mean)) / len(side))
