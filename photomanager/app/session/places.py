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
    from collections.abc import Callable, Mapping

    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.listing import Listing, Wanted
    from photomanager.app.overview import Overview
    from photomanager.app.session.session import Session
    from photomanager.library.records import TagId
    from photomanager.operations.places import Place
    from photomanager.operations.workspace import Workspace

# Counting tags and what waits for an answer walks all guesses. While the library changes all the
# time it is done so seldom that each takes this share of one processor at most.
SHARE = 0.05


T = TypeVar("T")


class _Seldom(Generic[T]):
    """What takes long to count: counted anew when it may be another, and after a rest. Any thread.

    Times are those of `time.perf_counter`.
    """

    def __init__(self, count: Callable[[Workspace], T]) -> None:
        self._count = count
        self._last: tuple[T, float] | None = None  # and when it was begun
        self._rested_at = 0.0

    @property
    def last(self) -> T | None:
        """The count as last read, None before."""
        return None if self._last is None else self._last[0]

    def read(self, workspace: Workspace, changed: float) -> tuple[T, float]:
        """The count, and in how many seconds one begun after `changed` can be had; 0 if it was."""
        begun = time.perf_counter()
        if self._last is not None:
            count, as_of = self._last
            if as_of >= changed:
                return count, 0.0
            if begun < self._rested_at:
                return count, self._rested_at - begun
        count = self._count(workspace)
        self._last = count, begun
        ended = time.perf_counter()
        self._rested_at = ended + (ended - begun) / SHARE
        return count, 0.0


class Places(Door):
    """Finds photos in places and counts them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._answers = _Seldom(places.to_answer)
        self._on_tags = _Seldom(tag_tree.count_tags)
        self._changed = 0.0  # when the counts may have become others, by `time.perf_counter`
        self._done: Callable[[Overview], None] = lambda _overview: None
        self._later = QTimer(session, singleShot=True)
        self._later.timeout.connect(self._read_overview)

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
        self._changed, self._done = time.perf_counter(), done
        self._read_overview()

    def _read_overview(self) -> None:
        workspace, changed, done = self._workspace, self._changed, self._done

        def read() -> tuple[Overview, float]:
            answers, answers_wait = self._answers.read(workspace, changed)
            on_tags, tags_wait = self._on_tags.read(workspace, changed)
            return overview(workspace, answers, on_tags), max(answers_wait, tags_wait)

        def take(read: tuple[Overview, float]) -> None:
            found, wait = read
            if wait and not self._later.isActive():
                self._later.start(round(1000 * wait) + 1)
            done(found)

        self._session.read(read, take, "overview", pool="count")

    def on_tags(self) -> Mapping[TagId, int] | None:
        """The numbers beside the tags of the sidebar, None before the first."""
        return self._on_tags.last

    def count(self, place: Place, done: Callable[[int], None]) -> None:
        """Counts the photos of a place; a newer question supersedes an older one."""
        workspace = self._workspace
        self._session.read(
            lambda: len(places.find(workspace, place, "", "date")),
            done,
            "count of a place",
            pool="count",
        )

    def subfolders(self, above: SidebarEntry, done: Callable[[list[SidebarEntry]], None]) -> None:
        """Reads the rows below a folder."""
        workspace = self._workspace
        channel = f"subfolders {above.key}"
        self._session.read(lambda: subfolder_entries(workspace, above), done, channel)
