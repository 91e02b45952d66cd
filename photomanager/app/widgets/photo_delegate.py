"""Paints one photo of the grid: thumbnail, badge, its tags and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from photomanager.app.icons import paint_icon
from photomanager.app.item_models.photo_list_model import PhotoRole
from photomanager.app.theme import Space, Type, scaled_font
from photomanager.app.widgets.photo_badges import paint_badges

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from photomanager.app.theme import Theme
    from photomanager.operations.photos import PhotoRow

TAGS_FROM = 96  # thumbnails smaller than this carry no words
NAME_FROM = 128
# The height of the room for a picture by its width: most photos are wider than high, and a square
# would leave a gap above them.
SHAPE = 0.8
PADDING = 10  # between the picture and the edge of its cell
_LIKELY = 0.5
_ASIDE = 0.35  # how much of a photo that was set aside is seen


class PhotoDelegate(QStyledItemDelegate):
    """Knows the size of a cell and paints it; the grid does the arithmetic."""

    def __init__(
        self,
        theme: Theme,
        thumbnail: Callable[[int], QPixmap | None],
        size: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnail = thumbnail
        self.set_size(size)

    def set_size(self, size: int) -> None:
        """Sets the greatest width of a picture in device-independent pixels."""
        self.size = size
        self._box = QSize(size, round(SHAPE * size))
        self._tags_font = scaled_font(Type.BODY if size >= NAME_FROM else Type.SMALL)
        self._name_font = scaled_font(Type.SMALL)
        self._tags_metrics = QFontMetrics(self._tags_font)
        self._name_metrics = QFontMetrics(self._name_font)

    def cell_width(self) -> int:
        """The least width of a cell."""
        return self.size + 2 * PADDING

    def cell_height(self) -> int:
        """The height of a cell."""
        height = self._box.height() + 2 * PADDING
        if self.size >= TAGS_FROM:
            height += self._tags_metrics.height() + Space.SMALL
        if self.size >= NAME_FROM:
            height += self._name_metrics.height()
        return height

    def cell_frame(self, cell: QRect) -> QRect:
        """The part of a cell that reacts to the mouse and is filled when selected."""
        spare = max(0, cell.width() - self.cell_width()) // 2
        return cell.adjusted(spare + 3, 3, -spare - 3, -3)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All cells have one size."""
        return QSize(self.cell_width(), self.cell_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints one cell; must stay well under a millisecond."""
        colours = self._theme.colours
        frame = self.cell_frame(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(frame, Space.RADIUS, Space.RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = QRectF(frame).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, Space.RADIUS, Space.RADIUS)
        box = QRect(QPoint(0, frame.top() + PADDING - 3), self._box)
        box.moveLeft(option.rect.center().x() - self.size // 2)
        record: PhotoRow | None = index.data(PhotoRole.RECORD)
        rejected = record is not None and record.pick is not None and record.pick < 0
        painter.setOpacity(_ASIDE if rejected else 1.0)
        picture = self._paint_picture(painter, box, index.data(PhotoRole.ID), record)
        painter.setOpacity(1.0)
        if record is not None:
            paint_badges(painter, picture, record, colours)
            self._paint_words(painter, box, record)

    def _paint_picture(
        self, painter: QPainter, box: QRect, photo_id: int, record: PhotoRow | None
    ) -> QRectF:
        pixmap = self._thumbnail(photo_id)
        if pixmap is not None:
            size = QSizeF(pixmap.size())
        elif record is not None and record.width and record.height:
            size = QSizeF(record.width, record.height)
        else:
            size = QSizeF(4, 3)
        size.scale(QSizeF(box.size()), Qt.AspectRatioMode.KeepAspectRatio)
        # On whole pixels, or the picture would be resampled.
        left = box.left() + round((box.width() - size.width()) / 2)
        height = round(size.height())
        # On the bottom of its box, beside the words that belong to it.
        target = QRectF(left, box.top() + box.height() - height, round(size.width()), height)
        if pixmap is not None:
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
            return target
        colours = self._theme.colours
        shape = QPainterPath()
        shape.addRoundedRect(target, 3, 3)
        painter.fillPath(shape, QColor(colours.raised))
        if record is not None and record.state == "failed":
            side = min(40.0, target.height() / 2)
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(target.center())
            paint_icon(painter, "photos", colours.outline, spot)
        return target

    def _paint_words(self, painter: QPainter, box: QRect, record: PhotoRow) -> None:
        if self.size < TAGS_FROM:
            return
        colours = self._theme.colours
        height = self._tags_metrics.height()
        line = QRect(box.left(), box.bottom() + 1 + Space.SMALL, box.width(), height)
        text, sure = tag_line(record)
        painter.setFont(self._tags_font)
        painter.setPen(QColor(colours.text if sure else colours.text_soft))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # that of the words
        elide = Qt.TextElideMode.ElideRight
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags, self._tags_metrics.elidedText(text, elide, box.width()))
        if self.size < NAME_FROM:
            return
        line = QRect(box.left(), line.bottom() + 1, box.width(), self._name_metrics.height())
        middle = Qt.TextElideMode.ElideMiddle
        painter.setFont(self._name_font)
        painter.setPen(QColor(colours.text_soft))
        name = self._name_metrics.elidedText(record.name, middle, box.width())
        painter.drawText(line, flags, name)


def tag_line(record: PhotoRow) -> tuple[str, bool]:
    """The tags under a photo, surest first, and whether there is one that needs no question.

    A guess that is more likely wrong than right is none to write under a photo.
    """
    sure = [tag.name for tag in record.tags if tag.state in ("confirmed", "imported", "automatic")]
    if sure:
        return " · ".join(sure), True
    guesses = [one for one in record.tags if one.state == "suggested"]
    likely = [f"{tag.name}?" for tag in guesses if (tag.confidence or 0) >= _LIKELY]
    return " · ".join(likely), False
