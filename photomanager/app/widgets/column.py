"""Widgets one below the other, without gaps."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Column(QWidget):
    """Shown and hidden as one, whatever of it is shown for reasons of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Puts a widget below the others; with a stretch it gets the room to spare."""
        self._layout.addWidget(part, stretch)

    def add_on_top(self, part: QWidget) -> None:
        """Puts a widget above the others."""
        self._layout.insertWidget(0, part)
