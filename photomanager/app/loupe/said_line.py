"""What is said while nothing but the photo is on the screen: a line over it that goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette

from photomanager.app.loupe.overlays import paint_plate
from photomanager.app.theme import OVER_PHOTO, Space
from photomanager.app.translation import translate
from photomanager.app.widgets.fading_label import FadingLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class SaidLine(FadingLabel):
    """A sentence in the middle at the bottom of its parent, as wide as its words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self.setAccessibleName(translate("Status", "What was done"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(OVER_PHOTO.text))
        self.setPalette(palette)
        parent.installEventFilter(self)
        self.hide()

    def show_text(self, text: str) -> None:
        """Shows other words, from now on."""
        super().show_text(text)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays at the bottom of a parent of another size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the words on a dark plate."""
        if self.full_text():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_plate(painter, QRectF(self.rect()))
            painter.end()
            super().paintEvent(event)

    def _place(self) -> None:
        room = self.parentWidget()
        assert room is not None
        wide = self.fontMetrics().horizontalAdvance(self.full_text()) + 2 * Space.WIDE
        width = min(wide, room.width() - 2 * Space.WIDE)
        height = self.fontMetrics().height() + 2 * Space.MEDIUM
        self.setGeometry(
            (room.width() - width) // 2, room.height() - height - Space.HUGE, width, height
        )
        self.raise_()
