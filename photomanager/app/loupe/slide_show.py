"""When a slide show goes on: each photo is seen long enough, and the next one is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class SlideShow(QObject):
    """Waits for time and picture.

    Args:
        is_ready: Whether the photo that comes next can be shown at once.
        parent: Who owns it.

    Signals:
        due: The next photo is to be shown.
    """

    due = Signal()

    def __init__(self, is_ready: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_ready = is_ready
        self._on = self._paused = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    @property
    def on(self) -> bool:
        """Whether there is a show, paused or not."""
        return self._on

    @property
    def paused(self) -> bool:
        """Whether it waits for the user."""
        return self._paused

    def start(self, seconds: float) -> None:
        """Begins; each photo is shown for this long, at least."""
        self._on, self._paused = True, False
        self._timer.start(round(1000 * seconds))

    def stop(self) -> None:
        """Ends it."""
        self._on = self._paused = False
        self._timer.stop()

    def pause(self) -> None:
        """Waits for the user, or goes on: then the photo is seen anew."""
        self._paused = not self._paused
        if self._paused:
            self._timer.stop()
        else:
            self._timer.start()

    def show_anew(self) -> None:
        """Another photo is shown: its time begins."""
        if self._on and not self._paused:
            self._timer.start()

    def look(self) -> None:
        """A picture has come, or the time is over: goes on if nothing is lacking."""
        if self._on and not self._paused and not self._timer.isActive() and self._is_ready():
            self._timer.start()  # first: pictures may come while the photo is shown
            self.due.emit()
