"""Which questions were asked, which comes next: the order of one sitting, without a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.operations.review import Question, Verdict


@dataclass(slots=True)
class Asked:
    """A question that was shown.

    Attributes:
        question: As it was asked.
        verdict: What the user said, None until then.
        operation: UUID of the operation that stored it, None until then or if nothing changed.
        stored: Whether the library has it.
    """

    question: Question
    verdict: Verdict | None = None
    operation: str | None = None
    stored: bool = False


class QuestionRun:
    """One sitting: what was asked, and what is asked next.

    The next questions are replaced as the learner learns; the one that is shown stays.
    """

    def __init__(self) -> None:
        self._asked: list[Asked] = []
        self._at = 0
        self._next: list[Question] = []

    @property
    def current(self) -> Asked | None:
        """The question shown, None if there is none."""
        return self._asked[self._at] if self._at < len(self._asked) else None

    @property
    def answered(self) -> int:
        """How many were said yes or no to."""
        return sum(one.verdict in ("yes", "no") for one in self._asked)

    @property
    def has_earlier(self) -> bool:
        """Whether there is a question to go back to."""
        return self._at > 0

    @property
    def has_later(self) -> bool:
        """Whether there is a question to go on to."""
        return self._at < len(self._asked) - 1 or bool(self._next)

    @property
    def waiting(self) -> int:
        """How many questions are known that were not shown yet."""
        return len(self._next)

    def offer(self, questions: Sequence[Question]) -> None:
        """Takes the questions that are best asked next; shows the first if none is shown.

        Their order counts from the answers that are stored: the first places belong to the
        question shown and to answers on their way, so that random checks keep their places.
        """
        known = {_key(one.question) for one in self._asked}
        under_way = sum(one.verdict is not None and not one.stored for one in self._asked)
        places = under_way + (self.current is not None)
        self._next = [one for one in questions[places:] if _key(one) not in known]
        if self.current is None:
            self._show_next()

    def upcoming(self, count: int) -> list[Question]:
        """The questions that will be shown next, to make their pictures ready."""
        later = [one.question for one in self._asked[self._at + 1 :]]
        return [*later, *self._next][:count]

    def answer(self, verdict: Verdict) -> Asked:
        """Notes what was said of the question shown; the next one is shown at once."""
        one = self.current
        assert one is not None
        one.verdict, one.operation, one.stored = verdict, None, False
        self.forward()
        return one

    def forward(self) -> None:
        """Shows the next question; one that was passed over without an answer can be gone to."""
        self._at += 1
        if self.current is None:
            self._show_next()

    def back(self) -> None:
        """Shows the question before."""
        self._at = max(0, self._at - 1)

    def taken_back(self, operation: str) -> bool:
        """Shows the question again whose answer was undone; False if it was none of these."""
        for at, one in enumerate(self._asked):
            if one.operation == operation:
                one.verdict = one.operation = None
                self._at = at
                return True
        return False

    def _show_next(self) -> None:
        if self._next:
            self._at = len(self._asked)
            self._asked.append(Asked(self._next.pop(0)))


def _key(question: Question) -> tuple[int, str]:
    return question.photo_id, question.tag
