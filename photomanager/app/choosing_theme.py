"""Light, dark, or as the system has it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.theme import ThemeChoice

if TYPE_CHECKING:
    from photomanager.app.frame import Frame


def hang_theme(frame: Frame) -> None:
    """Binds the three actions."""
    ChoosingTheme(frame, frame.window)


class ChoosingTheme(QObject):
    """Shows which theme is in force, and remembers another choice."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        for choice in ThemeChoice:
            frame.actions.bind(f"theme_{choice}", partial(self._choose, choice))
        frame.theme.changed.connect(self._tick)
        self._tick()

    def _choose(self, choice: ThemeChoice) -> None:
        self._frame.theme.choose(choice)
        self._frame.preferences.change(theme=str(choice))

    def _tick(self) -> None:
        for choice in ThemeChoice:
            chosen = choice is self._frame.theme.choice
            self._frame.actions[f"theme_{choice}"].setChecked(chosen)
