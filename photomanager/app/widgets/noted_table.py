"""A table that says why it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QTableView

from photomanager.app.theme import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class NotedTable(QTableView):
    """Paints a sentence in its middle while there are no rows."""

    _note = ""

    def set_note(self, note: str) -> None:
        """Sets what is said while there is nothing to list."""
        self._note = note
        self.viewport().update()

    def note(self) -> str:
        """What is said now; empty while there are rows."""
        return "" if self.model().rowCount() else self._note

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the sentence."""
        super().paintEvent(event)
        if self.note():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            edge = Space.HUGE
            room = self.viewport().rect().adjusted(edge, edge, -edge, -edge)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self.note())
            painter.end()
