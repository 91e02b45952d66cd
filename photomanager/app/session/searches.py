"""Finding photos by words, and completing the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app import listing
from photomanager.app.overview import overview
from photomanager.app.session.door import Door
from photomanager.operations import search

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.listing import Listing, Wanted
    from photomanager.app.overview import Overview
    from photomanager.operations.search import Completion


class Searches(Door):
    """What the search bar and the sidebar read."""

    def find(
        self, wanted: Wanted, done: Callable[[Listing | None, BaseException | None], None]
    ) -> None:
        """Finds photos; `done` also gets a `QueryError` whose position counts in `wanted.text`."""
        workspace = self._workspace
        self._session.read(
            lambda: listing.find(workspace, wanted),
            lambda found: done(found, None),
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
