"""Completing words, and searches with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.app.translation import translate
from photomanager.operations import saved_searches, search

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from photomanager.operations.search import Completion


class Searches(Door):
    """What the search bar offers and keeps."""

    def complete(
        self, prefix: str, done: Callable[[list[Completion]], None], limit: int = 10
    ) -> None:
        """Reads the tags that a beginning may become."""
        workspace, counts = self._workspace, self._session.places.on_tags()
        self._session.read(
            lambda: search.complete(workspace, prefix, limit, counts), done, "complete"
        )

    def save(self, name: str, query: str) -> None:
        """Gives a search a name."""
        session, workspace = self._session, self._workspace
        session.write(
            lambda: saved_searches.save(workspace, name, query),
            lambda made: session.said.emit(
                translate("Session", "Saved the search “{name}”", name=made.name)
            ),
        )

    def rename(self, uuid: str, name: str) -> None:
        """Gives a saved search another name."""
        workspace = self._workspace
        self._session.write(lambda: saved_searches.rename(workspace, uuid, name), lambda _: None)

    def delete(self, uuid: str, name: str) -> None:
        """Takes a saved search away."""
        session, workspace = self._session, self._workspace
        session.write(
            lambda: saved_searches.delete(workspace, uuid),
            lambda _: session.said.emit(
                translate("Session", "Deleted the search “{name}”; undo brings it back", name=name)
            ),
        )

    def reorder(self, uuids: Sequence[str]) -> None:
        """Puts the saved searches into this order."""
        workspace, wanted = self._workspace, list(uuids)
        self._session.write(lambda: saved_searches.reorder(workspace, wanted), lambda _: None)
