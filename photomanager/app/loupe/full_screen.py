"""Nothing but the view, on the whole screen, and back to how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from photomanager.app.panels import Panels

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


class FullScreen:
    """Hides all lines and panels of a window around its views."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._hidden: list[QWidget] = []
        self._before = Qt.WindowState.WindowNoState

    def switch(self, on: bool) -> None:
        """Goes to full screen, or back."""
        if on == self._window.isFullScreen():
            return
        panels = self._window.findChild(Panels)
        assert isinstance(panels, Panels)
        if on:
            self._before = self._window.windowState()
            self._hidden = [one for one in self._around(panels) if one.isVisible()]
            for one in self._hidden:
                one.hide()
            panels.show_alone(True)
            self._window.showFullScreen()
            return
        for one in self._hidden:
            one.show()
        self._hidden = []
        panels.show_alone(False)
        self._window.setWindowState(self._before)

    def _around(self, panels: Panels) -> list[QWidget]:
        whole = panels.parentWidget()
        assert whole is not None
        lines = [one for one in whole.children() if isinstance(one, QWidget) and one is not panels]
        return [self._window.menuBar(), *lines]
