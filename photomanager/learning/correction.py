"""What answers to questions say about a confidence: a shift of its log-odds.

The shipped calibration (`calibration`) was measured on other people's photos. In a library
where a tag is commoner, or its photos more alike, it is too modest. The correction is Platt's
(1999) with the slope left at one: with ten or a hundred answers a fitted slope is mostly noise
(on 20 tags it made the error of the shown confidence larger, and diverged where all answers
were right). The shift b is the most probable under a normal prior around a centre:

    Σ (verdict − σ(opinion + b)) = (b − centre) / deviation²

For a tag of the user's, the centre is the shift of all such tags together, itself shrunk to
an ordinary value; for a word of the network's it is zero.

Two kinds of answers enter, and both are fair to a shift. Audit cards are drawn at random from
the guesses shown. The other questions were chosen, but by the photo and the confidence alone:
what the answer would be had no part in it, so among questions of one confidence the share of
yes is that among all photos of it, as far as the confidence says all there is to say (covariate
shift: Shimodaira, Journal of Statistical Planning and Inference, 2000). It does not say all, for
the questions lie far from what was taught; they count for half. What a user happens to tag was
chosen for having the tag, and calibrates nothing. No precision is claimed from any but the
drawn ones (`precision`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# The shift of all tags is taken anew at so many answers and each time they are half as many
# again: between, an answer about one tag moves no other. Below there is none.
FIRST_ANSWERS = 10
# The shift of all stays as it is after so many answers; by then tags have their own.
MOST_ANSWERS = 2_000
# The newest so many of a tag's answers count: the older ones tested what it has unlearned since.
_NEWEST = 200
# Standard deviation of the shift of a library's tags together, and of one tag around it.
_OF_LIBRARY = 2.0
_OF_TAG = 1.0
# Log-odds of an ordinary invented tag at the library's mean, when some dozens of questions about
# it were answered, and the distance of its photos from there (`calibration.of_invented`).
_ORDINARY, ORDINARY_DISTANCE = -3.9, 8.0
# What an answer counts for.
_DRAWN, _CHOSEN = 1.0, 0.5
_FARTHEST = 12.0
_HALVINGS = 36
_FAR = 40.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A prediction that was put to the test.

    Attributes:
        opinion: Log-odds that the tag is right, before the answer and without any shift.
        verdict: Whether it was right.
        drawn: Whether the question was drawn at random, not chosen.
    """

    opinion: float
    verdict: bool
    drawn: bool = True

    def confidence(self, shift: float) -> float:
        """The probability that goes with the opinion under a shift."""
        return 1 / (1 + math.exp(-min(max(self.opinion + shift, -_FAR), _FAR)))


def of_library(answers: Sequence[Answer]) -> float | None:
    """The shift of all invented tags, None while too few answers are known.

    Args:
        answers: About invented tags, oldest first.
    """
    if len(answers) < FIRST_ANSWERS:
        return None
    count = FIRST_ANSWERS
    while count * 3 // 2 <= len(answers):
        count = count * 3 // 2
    return _shift_of_library(tuple(answers[:count]))


def of_tag(answers: Sequence[Answer], centre: float) -> float:
    """The shift of one tag around that of all."""
    return _shift(answers[-_NEWEST:], centre, _OF_TAG)


@lru_cache(maxsize=4)
def _shift_of_library(answers: tuple[Answer, ...]) -> float:
    # Every lesson asks for it, and seldom gets another.
    return _shift(answers, _ORDINARY, _OF_LIBRARY)


def _shift(answers: Sequence[Answer], centre: float, deviation: float) -> float:
    """Bisection: what the prior pulls back falls, what the answers push rises; exact sums."""
    low, high = centre - _FARTHEST, centre + _FARTHEST
    if not answers:
        return centre
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        push = math.fsum(
            (_DRAWN if one.drawn else _CHOSEN) * (one.verdict - one.confidence(middle))
            for one in answers
        )
        if push > (middle - centre) / deviation**2:
            low = middle
        else:
            high = middle
    return low
