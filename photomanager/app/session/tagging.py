"""The user's word about tags on photos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from photomanager.app.session.door import Door
from photomanager.app.wording import tagging_sentence
from photomanager.errors import PhotoManagerError, TagError
from photomanager.library.records import TagId
from photomanager.operations import precision, tagging
from photomanager.operations.asked_tags import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from photomanager.learning.running_score import RunningScore
    from photomanager.library.records import TagRef
    from photomanager.operations.tagging import TagOutcome
    from photomanager.operations.workspace import Workspace


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """The user's word about a tag, before the library has it.

    Attributes:
        ids: The photos.
        verdict: `add`, `confirm`, `reject` or `withdraw`.
        name: The tag's name.
        tag_id: Its row, None if it is known by its name only.
    """

    ids: frozenset[int]
    verdict: str
    name: str
    tag_id: int | None


class Tagging(Door):
    """Adds, confirms, rejects and takes back."""

    def say(self, ids: Sequence[int], verdict: str, name: str, tag_id: int | None = None) -> None:
        """Adds, confirms, rejects or withdraws a tag on photos and says what followed.

        Args:
            ids: The photos.
            verdict: `add`, `confirm`, `reject` or `withdraw`.
            name: The tag, as the sentence names it.
            tag_id: Its row where it is known, because several tags may have one name; without
                it the name (or a path) says which, and one that nobody knows becomes a tag.
        """
        session = self._session
        meant: TagRef = name if tag_id is None else TagId(tag_id)
        said: dict[str, Any] = {"remove" if verdict == "withdraw" else verdict: (meant,)}
        word = Said(frozenset(ids), verdict, name, tag_id)

        def done(outcome: TagOutcome) -> None:
            session.tag_settled.emit(word)
            session.said.emit(tagging_sentence(verdict, name, outcome))

        def refused() -> None:
            session.tag_settled.emit(word)
            session.facts_changed.emit(set(ids))

        session.tag_said.emit(word)
        session.write_in_turn(Asked(tuple(ids), **said), self._tag, done, otherwise=refused)

    def _tag(self, asked: Sequence[Asked]) -> Sequence[TagOutcome | PhotoManagerError]:
        return tagging.tag_in_turn(self._workspace, asked, origin="window")

    def running_score(self, tag_id: int, done: Callable[[RunningScore | None], None]) -> None:
        """Reads how often guesses of a tag were right; None if it has been deleted meanwhile."""
        workspace = self._workspace
        self._session.read(lambda: _running_score(workspace, TagId(tag_id)), done, "score")


def _running_score(workspace: Workspace, tag: TagId) -> RunningScore | None:
    try:
        return precision.precision(workspace, tag).score
    except TagError:
        return None
