"""Fields of forms whose signs the style sheet cannot paint in the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton, QWidget

from photomanager.app.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

_ARROW = 14
_EDGE = 8


class TickBox(QCheckBox):
    """A check box with the window's own tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Puts the tick over the box."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            part = QStyle.SubElement.SE_CheckBoxIndicator
            box = QRectF(self.style().subElementRect(part, option, self))
            _sign(self, "check", QPalette.ColorRole.HighlightedText, box.adjusted(2, 2, -2, -2))


class ChoiceBox(QComboBox):
    """A list that opens; a wheel that scrolls the page over it does not choose."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Puts the arrow at the end of the line."""
        super().paintEvent(event)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = _EDGE if mirrored else self.width() - _EDGE - _ARROW
        arrow = QRectF(left, (self.height() - _ARROW) / 2, _ARROW, _ARROW)
        _sign(self, "chevron-down", QPalette.ColorRole.Text, arrow)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page."""
        event.ignore()


def _sign(widget: QWidget, name: str, role: QPalette.ColorRole, place: QRectF) -> None:
    painter = QPainter(widget)
    paint_icon(painter, name, widget.palette().color(role).name(), place)
    painter.end()
