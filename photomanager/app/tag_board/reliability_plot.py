"""The reliability diagram: how sure against how often right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from photomanager.app.tag_board.words import reliability_words
from photomanager.app.theme import Space, Type, font_metrics, scaled_font
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from photomanager.app.theme import Theme
    from photomanager.learning.reliability import Bin, Reliability

_EDGE = 220
_LEAST_DOT, _MOST_DOT = 3.0, 8.0
_TICKS = (0.0, 1.0)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ReliabilityPlot(QWidget):
    """A dot for each group of answers: on the diagonal the confidence means what it says.

    The whisker of a dot is the 90 % interval of its share; larger dots hold more answers.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: Reliability | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Board", "Is the confidence honest?"))
        theme.changed.connect(self.update)

    def show_reliability(self, found: Reliability) -> None:
        """Shows the diagram of some answers."""
        self._found = found
        self.setAccessibleDescription(reliability_words(found))
        self.update()

    def sizeHint(self) -> QSize:
        """Square, with room for the words of the axes."""
        return QSize(_EDGE, _EDGE)

    def point(self, confidence: float, right: float) -> QPointF:
        """Where a confidence and a share of right answers lie, both 0 to 1."""
        area = self._area()
        return QPointF(
            area.left() + confidence * area.width(), area.bottom() - right * area.height()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, diagonal, words, then the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter)
        bins = self._found.bins if self._found is not None else ()
        most = max((one.count for one in bins), default=1)
        if len(bins) > 1:
            painter.setPen(QPen(QColor(self._theme.colours.accent), 1.5))
            painter.drawPolyline([self.point(one.confidence, one.right) for one in bins])
        for one in bins:
            self._paint_dot(painter, one, most)
        painter.end()

    def _area(self) -> QRectF:
        line = font_metrics(Type.SMALL).height()
        left = font_metrics(Type.SMALL).horizontalAdvance("100\u00a0%") + line + Space.SMALL
        edge = min(self.width() - left - Space.LARGE, self.height() - 2 * line - Space.MEDIUM)
        return QRectF(left, line / 2, max(edge, 1), max(edge, 1))

    def _paint_axes(self, painter: QPainter) -> None:
        colours, area = self._theme.colours, self._area()
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.field))
        painter.drawRect(area)
        painter.setPen(QPen(QColor(colours.outline), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self.point(0, 0), self.point(1, 1))
        painter.setFont(scaled_font(Type.SMALL))
        painter.setPen(QColor(colours.text_soft))
        line = font_metrics(Type.SMALL).height()
        centre = Qt.AlignmentFlag.AlignCenter
        for tick in _TICKS:
            words = f"{round(100 * tick)}\u00a0%"
            at = self.point(tick, tick)
            side = QRectF(0, at.y() - line / 2, area.left() - Space.SMALL, line)
            painter.drawText(side, _RIGHT, words)
            below = QRectF(at.x() - 30, area.bottom(), 60, line + Space.SMALL)
            painter.drawText(below, centre, words)
        middle = QRectF(area.left(), area.bottom(), area.width(), line + Space.SMALL)
        painter.drawText(middle, centre, translate("Board", "how sure"))
        painter.save()
        painter.translate(area.left() - Space.SMALL, area.center().y())
        painter.rotate(-90)
        upright = QRectF(-area.height() / 2, -line, area.height(), line)
        painter.drawText(upright, centre, translate("Board", "how often right"))
        painter.restore()

    def _paint_dot(self, painter: QPainter, one: Bin, most: int) -> None:
        colours = self._theme.colours
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.drawLine(self.point(one.confidence, one.low), self.point(one.confidence, one.high))
        size = _LEAST_DOT + (_MOST_DOT - _LEAST_DOT) * (one.count / most) ** 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(self.point(one.confidence, one.right), size, size)
