"""What every part of the session is made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from photomanager.app.session.progress import Stopped
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.session.progress import Progress
    from photomanager.app.session.session import Session
    from photomanager.operations.workspace import Workspace


_Result = TypeVar("_Result")


class Door:
    """One subject of the library as the window sees it; GUI thread only unless said otherwise.

    A method captures `self._workspace`, runs an operation by `self._session.read` or `.write`
    and hands what it found to a callback on the GUI thread.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def _workspace(self) -> Workspace:
        return self._session.workspace

    def _follow(
        self, work: Callable[[], _Result], progress: Progress, done: Callable[[_Result], None]
    ) -> None:
        """Runs long work on the thread for files; says so if it was stopped and left nothing."""
        failed = partial(self._end, translate("Work", "Stopped. Nothing was written."))
        self._session.read(lambda: progress.run(work), done, None, pool="files", failed=failed)

    def _follow_change(
        self, work: Callable[[], _Result], progress: Progress, done: Callable[[_Result], None]
    ) -> None:
        """Runs long work that changes the library; says so if it was stopped and left nothing."""
        failed = partial(self._end, translate("Work", "Stopped. Nothing has changed."))
        self._session.write(lambda: progress.run(work), done, failed=failed)

    def _end(self, stopped: str, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._session.said.emit(stopped)
        else:
            self._session.report(error)
