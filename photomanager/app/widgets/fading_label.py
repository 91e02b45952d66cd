"""A line of words that goes away by itself once it has been there long enough to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPropertyAnimation, QTimer
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from photomanager.app.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent

STAYS_MS = 6_000
# Slow readers take this for a letter.
LETTER_MS = 60
FADES_MS = 600


class FadingLabel(ElidedLabel):
    """Fades after some seconds, longer texts later; not while the mouse is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = QTimer(self, singleShot=True)
        self._read.timeout.connect(self._fade)
        self._opacity = QGraphicsOpacityEffect(self)
        self._opacity.setEnabled(False)
        self.setGraphicsEffect(self._opacity)
        self._fading = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fading.setDuration(FADES_MS)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.finished.connect(self._clear)

    def show_text(self, text: str) -> None:
        """Shows other words, from now on."""
        super().show_text(text)
        self._stay()
        if text and not self.underMouse():
            self._read.start(STAYS_MS + LETTER_MS * len(text))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while it is pointed at."""
        super().enterEvent(event)
        self._stay()

    def leaveEvent(self, event: QEvent) -> None:
        """The time begins anew."""
        super().leaveEvent(event)
        if self.full_text():
            self._read.start(STAYS_MS)

    def _stay(self) -> None:
        self._read.stop()
        self._fading.stop()
        self._opacity.setEnabled(False)

    def _fade(self) -> None:
        self._opacity.setEnabled(True)
        self._fading.start()

    def _clear(self) -> None:
        self._opacity.setEnabled(False)
        super().show_text("")
