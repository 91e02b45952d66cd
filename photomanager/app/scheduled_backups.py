"""Makes the day's backup while the window is open, and says when one is due elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from photomanager.app.own_language import own_language
from photomanager.operations import backup

if TYPE_CHECKING:
    from photomanager.app.preferences import Preferences
    from photomanager.app.session import Session

# Not while the window is still filling; and a computer that sleeps at night is still served.
_FIRST_MS = 60_000
_AGAIN_MS = 3 * 3600 * 1000


class ScheduledBackups(QObject):
    """Looks a minute after the start and every three hours whether a copy is due. GUI thread."""

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__(session)
        self._session = session
        self._preferences = preferences
        self._reminded = False
        self._timer = QTimer(self, interval=_FIRST_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Makes what is due, off this thread."""
        self._timer.setInterval(_AGAIN_MS)
        workspace = self._session.workspace
        second = self._preferences.settings.second_backups

        def keep_up() -> str | None:
            backup.keep_up(workspace, second)
            return backup.reminder(workspace, second)

        self._session.read(keep_up, self._tell, "backup", pool="pictures")

    def _tell(self, reminder: str | None) -> None:
        if reminder is not None and not self._reminded:
            self._reminded = True
            self._session.failed.emit(own_language(reminder))
