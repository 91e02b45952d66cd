"""Nothing but the view, on the whole screen, and back to how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from photomanager.app.loupe.said_line import SaidLine
from photomanager.app.panels import GEOMETRY

if TYPE_CHECKING:
    from photomanager.app.frame import Frame


class FullScreen(QObject):
    """Hides all lines and panels around the views; what they would say is a line over the view."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._on = False
        self._before = Qt.WindowState.WindowNoState
        self.line = SaidLine(frame.views)
        frame.session.said.connect(self.line.show_text)
        frame.session.failed.connect(self.line.show_text)
        self._why = frame.inspection.why
        self._why.changed.connect(self._say_why)
        self._why.explained.connect(self._say_why)

    def switch(self, on: bool) -> None:
        """Goes to full screen, or back."""
        if on == self._on:
            return
        self._on = on
        window = self._frame.window
        if on:
            # The window is to open again as it is now, even if it is closed in full screen.
            self._frame.store.setValue(GEOMETRY, window.saveGeometry())
            self._before = window.windowState()
            self.line.show_text("")
        for line in (window.menuBar(), self._frame.head, self._frame.foot):
            line.setVisible(not on)
        self.line.setVisible(on)
        self._frame.panels.show_alone("full screen", alone=on)
        window.setWindowState(Qt.WindowState.WindowFullScreen if on else self._before)

    def _say_why(self) -> None:
        if self._why.asked:
            self.line.show_text(self._why.title)
