"""Test, then train: how often the machine was right before it was told.

Every lesson is predicted before it is learned, and the prediction is kept with it. So the
score is never flattered by what was learned from the answer itself (prequential evaluation,
Dawid 1984). It says how the last answers went compared with those before them; it is no
estimate of precision, for people answer what they are asked or happen to see
(`precision` is claimed from audit cards alone).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WINDOW = 50
_HALF = 5_000


@dataclass(frozen=True, slots=True)
class Prediction:
    """One lesson with its prediction.

    Attributes:
        confidence: Shown before the lesson, per 10,000.
        verdict: Whether the photo has the tag.
    """

    confidence: int
    verdict: bool

    @property
    def right(self) -> bool:
        """Whether the machine had thought likelier what it was then told."""
        return (self.confidence >= _HALF) == self.verdict


@dataclass(frozen=True, slots=True)
class RunningScore:
    """Right predictions among the newest answers and among all before them.

    Attributes:
        recent_right: Of the newest.
        recent: How many those are, at most `WINDOW`.
        before_right: Of all older ones.
        before: How many those are.
    """

    recent_right: int
    recent: int
    before_right: int
    before: int

    def __str__(self) -> str:
        """'last 50 answers: 92 % right, before: 81 %'."""
        if not self.recent:
            return "no answers yet"
        answers = "answer" if self.recent == 1 else f"{self.recent} answers"
        said = f"last {answers}: {self.recent_right / self.recent:.0%} right".replace("%", " %")
        if self.before:
            said += f", before: {self.before_right / self.before:.0%}".replace("%", " %")
        return said


def running_score(tested: Sequence[Prediction]) -> RunningScore:
    """The score of some lessons, oldest first."""
    right = [one.right for one in tested]
    recent, before = right[-WINDOW:], right[:-WINDOW]
    return RunningScore(sum(recent), len(recent), sum(before), len(before))
