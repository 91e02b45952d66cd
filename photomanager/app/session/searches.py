"""Finding photos by words, and completing the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from photomanager.app.overview import overview
from photomanager.app.session.door import Door
from photomanager.operations import search

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.overview import Overview
    from photomanager.library.query_sql import Order
    from photomanager.operations.search import Completion
    from photomanager.operations.workspace import Workspace


class Searches(Door):
    """What the search bar and the sidebar read."""

    def find(
        self, scope: str, text: str, order: Order, done: Callable[[Any, BaseException | None], None]
    ) -> None:
        """Finds photos; `done` also gets a `QueryError` whose position counts in `text`."""
        workspace = self._workspace
        self._session.read(
            lambda: _find(workspace, scope, text, order),
            lambda ids: done(ids, None),
            "search",
            failed=lambda error: done(None, error),
        )

    def complete(self, prefix: str, done: Callable[[list[Completion]], None]) -> None:
        """Reads the tags that a beginning may become."""
        workspace = self._workspace
        self._session.read(lambda: search.complete(workspace, prefix, 10), done, "complete")

    def overview(self, done: Callable[[Overview], None]) -> None:
        """Reads what the sidebar shows."""
        workspace = self._workspace
        self._session.read(lambda: overview(workspace), done, "overview")


def _find(workspace: Workspace, scope: str, text: str, order: Order) -> list[int]:
    """Photos that match `text`, limited to those of `scope`; both in the query language.

    Two searches rather than one joined text, so that a mistake's position counts in `text`.
    """
    if not scope:
        return search.search(workspace, text, order=order).photo_ids
    if not text.strip():
        return search.search(workspace, scope, order=order).photo_ids
    found = search.search(workspace, text, order=order).photo_ids
    within = set(search.search(workspace, scope, order="name").photo_ids)
    return [photo_id for photo_id in found if photo_id in within]
