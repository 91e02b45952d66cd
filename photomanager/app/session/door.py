"""What every part of the session is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from photomanager.app.session.session import Session
    from photomanager.operations.workspace import Workspace


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
