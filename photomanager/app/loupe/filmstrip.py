"""The photos before and after the one shown large, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from photomanager.app.theme import Space
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent

    from photomanager.app.item_models.photo_list_model import PhotoListModel
    from photomanager.app.theme import Theme

PICTURE = 64  # longest side, device-independent pixels
_CELL = PICTURE + Space.MEDIUM
_ASIDE = 0.35


class Filmstrip(QWidget):
    """Keeps the photo shown in the middle; a press or the wheel goes to another one.

    Signals:
        chosen: The row of another photo.
        sight_changed: Other photos are in sight: their pictures are needed.
    """

    chosen = Signal(int)
    sight_changed = Signal()

    def __init__(
        self,
        model: PhotoListModel,
        thumbnail: Callable[[int], QPixmap | None],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnail = thumbnail
        self._theme = theme
        self._row = -1
        self.setAccessibleName(translate("Loupe", "Filmstrip"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_CELL + Space.MEDIUM)
        model.dataChanged.connect(self.update)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line of small pictures."""
        return QSize(5 * _CELL, _CELL + Space.MEDIUM)

    def show_row(self, row: int) -> None:
        """Puts a photo in the middle."""
        self._row = row
        self.update()
        self.sight_changed.emit()

    def rows_in_sight(self) -> tuple[int, int]:
        """First and last row in sight; `(0, -1)` when there is none."""
        count = len(self._model.ids)
        if not count or self._row < 0:
            return 0, -1
        around = self.width() // (2 * _CELL) + 1
        return max(0, self._row - around), min(count - 1, self._row + around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other photos come into sight."""
        super().resizeEvent(event)
        self.sight_changed.emit()

    def _cell(self, row: int) -> QRect:
        left = self.width() // 2 + (row - self._row) * _CELL - _CELL // 2
        if self.isRightToLeft():
            left = self.width() - left - _CELL
        return QRect(left, Space.SMALL, _CELL, _CELL)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to the photo that was pressed."""
        first, last = self.rows_in_sight()
        for row in range(first, last + 1):
            if self._cell(row).contains(event.position().toPoint()):
                self.chosen.emit(row)
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Goes one photo on or back."""
        row = self._row - (1 if event.angleDelta().y() > 0 else -1)
        if 0 <= row < len(self._model.ids):
            self.chosen.emit(row)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the photos in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = self._theme.colours
        painter.fillRect(self.rect(), QColor(colours.panel))
        first, last = self.rows_in_sight()
        for row in range(first, last + 1):
            photo_id = self._model.ids[row]
            record = self._model.record(photo_id)
            aside = record is not None and (record.pick or 0) < 0
            cell = QRectF(self._cell(row))
            painter.setOpacity(_ASIDE if aside else 1.0)
            self._paint_photo(painter, cell, self._thumbnail(photo_id))
            painter.setOpacity(1.0)
            if row == self._row:
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 4, 4)
        painter.end()

    def _paint_photo(self, painter: QPainter, cell: QRectF, pixmap: QPixmap | None) -> None:
        size = QSizeF(4, 3) if pixmap is None else QSizeF(pixmap.size())
        size.scale(QSizeF(PICTURE - 2, PICTURE - 2), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(cell.center())
        if pixmap is None:
            painter.fillRect(place, QColor(self._theme.colours.raised))
        else:
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
