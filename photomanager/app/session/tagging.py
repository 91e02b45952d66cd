"""The user's word about tags on photos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from photomanager.app.session.door import Door
from photomanager.app.wording import tagging_sentence
from photomanager.errors import TagError
from photomanager.operations import precision, tagging

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from photomanager.learning.running_score import RunningScore
    from photomanager.operations.workspace import Workspace


class Tagging(Door):
    """Adds, confirms, rejects and takes back."""

    def say(self, ids: Sequence[int], verdict: str, name: str) -> None:
        """Adds, confirms, rejects or withdraws a tag on photos and says what followed.

        Args:
            ids: The photos.
            verdict: `add`, `confirm`, `reject` or `withdraw`.
            name: The tag.
        """
        session, workspace = self._session, self._workspace
        said: dict[str, Any] = {"remove" if verdict == "withdraw" else verdict: [name]}
        ids = list(ids)
        session.write(
            lambda: tagging.tag(workspace, ids, origin="window", **said),
            lambda outcome: session.said.emit(tagging_sentence(verdict, name, outcome)),
            otherwise=lambda: session.facts_changed.emit(set(ids)),
        )

    def running_score(self, name: str, done: Callable[[RunningScore | None], None]) -> None:
        """Reads how often guesses of a tag were right; None if the name means no single tag."""
        workspace = self._workspace
        self._session.read(lambda: _running_score(workspace, name), done, "score")


def _running_score(workspace: Workspace, name: str) -> RunningScore | None:
    try:
        return precision.precision(workspace, name).score
    except TagError:
        return None  # deleted meanwhile, or of two tags with this name
