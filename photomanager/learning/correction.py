"""What answers to randomly drawn cards say about a confidence: a shift of its log-odds.

The shipped calibration (`calibration`) was measured on other people's photos. In a library
where a tag is commoner, or its photos more alike, it is too modest. The correction is Platt's
(1999) with the slope left at one: with ten or a hundred answers a fitted slope is mostly noise
(on 20 tags it made the error of the shown confidence larger, and diverged where all answers
were right). The shift b is the most probable under a normal prior around a centre:

    Σ (verdict − σ(opinion + b)) = (b − centre) / deviation²

For a tag of the user's, the centre is the shift of all such tags together, itself shrunk to
zero; for a word of the network's it is zero. Only answers to audit cards enter. Those are
drawn at random from the guesses shown; answers to questions that were chosen for being
uncertain, and what a user happens to tag, are no fair sample and calibrate nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# The shift of all tags is taken anew at so many answers and each time they are half as many
# again: between, an answer about one tag moves no other. Below there is none.
FIRST_ANSWERS = 10
# Standard deviation of the shift of a library's tags together, and of one tag around it.
_OF_LIBRARY = 2.0
_OF_TAG = 1.0
_FARTHEST = 12.0
_HALVINGS = 50
_FAR = 40.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A prediction that was put to the test.

    Attributes:
        opinion: Log-odds that the tag is right, before the answer and without any shift.
        verdict: Whether it was right.
    """

    opinion: float
    verdict: bool

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
    return _shift(answers[:count], 0.0, _OF_LIBRARY)


def of_tag(answers: Sequence[Answer], centre: float) -> float:
    """The shift of one tag around that of all."""
    return _shift(answers, centre, _OF_TAG)


def _shift(answers: Sequence[Answer], centre: float, deviation: float) -> float:
    """Bisection: what the prior pulls back falls, what the answers push rises; exact sums."""
    low, high = centre - _FARTHEST, centre + _FARTHEST
    if not answers:
        return centre
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        push = math.fsum(one.verdict - one.confidence(middle) for one in answers)
        if push > (middle - centre) / deviation**2:
            low = middle
        else:
            high = middle
    return low
