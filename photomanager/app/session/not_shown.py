"""What lies in the folders and is not shown."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.operations import not_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from photomanager.app.session.session import Session
    from photomanager.operations.not_shown import NotShown

_CHANNEL = "files that are not shown"


class FilesNotShown(Door):
    """Looks for such files; a walk through all folders, which can be stopped."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._stop = threading.Event()

    def look(self, done: Callable[[Sequence[NotShown]], None]) -> None:
        """Lists them, by kind and path."""
        self.forget()
        workspace, stop = self._workspace, threading.Event()
        self._stop = stop
        self._session.read(
            lambda: not_shown.not_shown(workspace, stop.is_set), done, _CHANNEL, pool="files"
        )

    def forget(self) -> None:
        """Nobody waits for the list any more."""
        self._stop.set()
        self._session.forget(_CHANNEL)
