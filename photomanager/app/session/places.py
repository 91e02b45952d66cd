"""What the sidebar shows, and which photos a place holds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QTimer

from photomanager.app import listing
from photomanager.app.overview import overview, subfolder_entries
from photomanager.app.session.door import Door
from photomanager.operations import places, tag_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.listing import Listing, Wanted
    from photomanager.app.overview import Overview
    from photomanager.app.session.session import Session
    from photomanager.operations.places import Place
    from photomanager.operations.workspace import Workspace

# Counting tags and what waits for an answer walks all guesses. While the library changes all the
# time it is done so seldom that each takes this share of one processor at most.
SHARE = 0.05


T = TypeVar("T")


class _Seldom(Generic[T]):
    """What takes long to count: counted anew only after a rest. Any thread."""

    def __init__(self, count: Callable[[Workspace], T]) -> None:
        self._count = count
        self._last: T | None = None
        self._rested_at = 0.0  # by the monotonic clock

    def read(self, workspace: Workspace) -> tuple[T, float]:
        """The count, and in how many seconds a newer one can be had; 0 if it is new."""
        wait = self._rested_at - time.monotonic()
        if self._last is not None and wait > 0:
            return self._last, wait
        begun = time.perf_counter()
        self._last = self._count(workspace)
        seconds = time.perf_counter() - begun
        self._rested_at = time.monotonic() + seconds / SHARE
        return self._last, 0.0


class Places(Door):
    """Finds photos in places and counts them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._answers = _Seldom(places.to_answer)
        self._on_tags = _Seldom(tag_tree.count_tags)
        self._later = QTimer(session, singleShot=True)
        self._later.timeout.connect(session.places_changed)

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

    def overview(self, done: Callable[[Overview], None]) -> None:
        """Reads what the sidebar shows; dear counts may be some seconds old, and follow."""
        workspace = self._workspace

        def read() -> tuple[Overview, float]:
            answers, answers_wait = self._answers.read(workspace)
            on_tags, tags_wait = self._on_tags.read(workspace)
            return overview(workspace, answers, on_tags), max(answers_wait, tags_wait)

        def take(read: tuple[Overview, float]) -> None:
            found, wait = read
            if wait and not self._later.isActive():
                self._later.start(round(1000 * wait) + 1)
            done(found)

        self._session.read(read, take, "overview")

    def count(self, place: Place, done: Callable[[int], None]) -> None:
        """Counts the photos of a place; a newer question supersedes an older one."""
        workspace = self._workspace
        self._session.read(
            lambda: len(places.find(workspace, place, "", "date")), done, "count of a place"
        )

    def subfolders(self, above: SidebarEntry, done: Callable[[list[SidebarEntry]], None]) -> None:
        """Reads the rows below a folder."""
        workspace = self._workspace
        channel = f"subfolders {above.key}"
        self._session.read(lambda: subfolder_entries(workspace, above), done, channel)
