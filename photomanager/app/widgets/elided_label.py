"""A line of words that is shortened where there is no room for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST = 3  # letters and dots


class ElidedLabel(QLabel):
    """Shows … in place of what does not fit, and everything when pointed at."""

    def __init__(
        self,
        parent: QWidget | None = None,
        where: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._full = ""
        self._where = where
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: str) -> None:
        """Shows other words."""
        self._full = text
        self.setToolTip(text)
        self._elide()

    def full_text(self) -> str:
        """All of the words."""
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, self._where, self.width())
        # Dots alone say nothing.
        self.setText(shown if len(shown) > _LEAST or shown == self._full else "")
