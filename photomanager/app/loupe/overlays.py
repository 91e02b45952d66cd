"""What may lie over a large photo: what its file says, and how bright it is where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from photomanager.app.theme import OVER_PHOTO, Space, Type, font_metrics, scaled_font
from photomanager.app.translation import translate
from photomanager.app.widgets.wrapping_label import from_home

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent

_LONGEST = 320


class FactsOverlay(QWidget):
    """Lines of what the file says, at the leading corner above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(translate("Loupe", "Facts of the photo"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_facts(self, lines: Sequence[tuple[str, str]]) -> None:
        """Shows (name, value) lines; the first value is the title."""
        self._lines = [(name, from_home(value)) for name, value in lines]
        self.setAccessibleDescription("; ".join(f"{name}: {value}" for name, value in lines))
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """As much as the lines need."""
        metrics = font_metrics(Type.BODY)
        widest = max((metrics.horizontalAdvance(value) for _, value in self._lines), default=0)
        height = (metrics.height() + Space.HAIR) * len(self._lines)
        return QSize(min(_LONGEST, widest) + 2 * Space.LARGE, height + 2 * Space.LARGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints plate and lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plate(painter, QRectF(self.rect()))
        metrics = font_metrics(Type.BODY)
        room = QRectF(self.rect()).adjusted(Space.LARGE, Space.LARGE, -Space.LARGE, -Space.LARGE)
        room.setHeight(metrics.height() + Space.HAIR)
        for number, (_, value) in enumerate(self._lines):
            painter.setFont(scaled_font(Type.BODY, bold=number == 0))
            painter.setPen(QColor(OVER_PHOTO.text if number == 0 else OVER_PHOTO.text_soft))
            middle = Qt.TextElideMode.ElideMiddle
            text = painter.fontMetrics().elidedText(value, middle, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeading, text)
            room.translate(0, room.height())
        painter.end()


class HistogramOverlay(QWidget):
    """How often each brightness comes, in red, green and blue, at the trailing corner above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.int64] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(translate("Loupe", "Histogram"))
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Wide enough for every brightness."""
        return QSize(256 + 2 * Space.MEDIUM, 110)

    def show_counts(self, counts: NDArray[np.int64] | None) -> None:
        """Shows int64[3, 256], or nothing."""
        self._counts = counts
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints three curves over one another."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plate(painter, QRectF(self.rect()))
        if self._counts is not None:
            room = QRectF(self.rect()).adjusted(
                Space.MEDIUM, Space.MEDIUM, -Space.MEDIUM, -Space.MEDIUM
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
            for heights, colour in zip(curve_heights(self._counts), OVER_PHOTO.curves, strict=True):
                painter.setBrush(QColor(colour))
                painter.drawPath(_curve(heights, room))
        painter.end()


def curve_heights(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """float64[3, 256] from 0 to 1; a few values that stand out do not flatten the rest.

    Black and white that were cut off would make all else invisible: the height is measured by
    the values between them.
    """
    inner = counts[:, 1:-1]
    top = max(1.0, float(inner.max(initial=0)))
    heights: NDArray[np.float64] = np.sqrt(np.minimum(counts / top, 1.0))
    return heights


def _curve(heights: NDArray[np.float64], room: QRectF) -> QPainterPath:
    step = room.width() / (len(heights) - 1)
    points = [QPointF(room.left(), room.bottom())]
    points += [
        QPointF(room.left() + at * step, room.bottom() - height * room.height())
        for at, height in enumerate(heights.tolist())
    ]
    points.append(QPointF(room.right(), room.bottom()))
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    return path


def paint_plate(painter: QPainter, room: QRectF) -> None:
    """The dark ground of what lies over a photo."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(OVER_PHOTO.plate))
    painter.drawRoundedRect(room, Space.RADIUS, Space.RADIUS)
