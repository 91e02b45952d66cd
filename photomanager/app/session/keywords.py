"""Whether the keywords of files teach the tagger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.app.translation import translate
from photomanager.operations import keywords

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.session.progress import Progress
    from photomanager.operations.keywords import KeywordsTaught


@dataclass(frozen=True, slots=True)
class Standing:
    """What was agreed on.

    Attributes:
        agreed: The user's answer; None while he was not asked.
        photos: Photos with keywords that could teach something, while that is not known.
    """

    agreed: bool | None
    photos: int = 0


class Keywords(Door):
    """Asks once, teaches, follows later changes."""

    def standing(self, done: Callable[[Standing], None]) -> None:
        """Reads the answer, and how many photos it is about while there is none."""
        workspace = self._workspace

        def read() -> Standing:
            agreed = keywords.agreed(workspace)
            return Standing(agreed, keywords.waiting(workspace).photos if agreed is None else 0)

        self._session.read(read, done, "keywords")

    def answer(self, yes: bool, progress: Progress) -> None:
        """Keeps the answer and acts on it; undo takes both back. Stopped, there is no answer."""
        workspace, said = self._workspace, self._session.said

        def tell(taught: KeywordsTaught) -> None:
            if yes:
                said.emit(taught_words(taught))
            else:
                said.emit(
                    translate("Keywords", "Keywords teach nothing. The settings can change that.")
                )

        def work() -> KeywordsTaught:
            return keywords.agree(workspace, yes, origin="window", go_on=progress.go_on)

        self._follow_change(work, progress, tell)

    def follow(self, progress: Progress) -> None:
        """After indexing: teaches what is new, once it was agreed on; stopped, the next time."""
        workspace, said = self._workspace, self._session.said

        def tell(taught: KeywordsTaught) -> None:
            if taught.operation is not None:
                said.emit(taught_words(taught))

        go_on = progress.go_on
        self._follow_change(lambda: keywords.teach_new(workspace, go_on=go_on), progress, tell)


def taught_words(taught: KeywordsTaught) -> str:
    """`Learned from 412 keywords · 3 keywords are gone from their files`."""
    words = []
    if taught.lessons or not taught.withdrawn:
        words.append(translate("Keywords", "Learned from %Ln keywords", count=taught.lessons))
    if taught.withdrawn:
        gone = translate(
            "Keywords", "%Ln keywords are gone from their files", count=taught.withdrawn
        )
        words.append(gone)
    return " · ".join(words)
