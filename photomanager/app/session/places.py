"""What the sidebar shows, and which photos a place holds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from photomanager.app import listing
from photomanager.app.overview import overview, subfolder_entries
from photomanager.app.session.door import Door

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.listing import Listing, Wanted
    from photomanager.app.overview import Overview
    from photomanager.app.session.session import Session

# Counting what waits for an answer walks all guesses. While the library changes all the time it
# is done so seldom that it takes this share of one processor at most.
SHARE = 0.05


class Places(Door):
    """Finds photos in places and counts them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._answers: tuple[int, int] | None = None
        self._rested_at = 0.0  # when the dear counts may be read again, by the monotonic clock
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
        wait = self._rested_at - time.monotonic()
        answers = self._answers if wait > 0 else None
        if wait > 0 and not self._later.isActive():
            self._later.start(round(1000 * wait) + 1)

        def read() -> tuple[Overview, float]:
            begun = time.perf_counter()
            found = overview(workspace, answers)
            return found, time.perf_counter() - begun

        def take(read: tuple[Overview, float]) -> None:
            found, seconds = read
            if answers is None:
                self._answers = found.answers
                self._rested_at = time.monotonic() + seconds / SHARE
            done(found)

        self._session.read(read, take, "overview")

    def subfolders(self, above: SidebarEntry, done: Callable[[list[SidebarEntry]], None]) -> None:
        """Reads the rows below a folder."""
        workspace = self._workspace
        channel = f"subfolders {above.key}"
        self._session.read(lambda: subfolder_entries(workspace, above), done, channel)
