"""How the rows of lists to choose from are painted: icon, words, and at the far side a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from photomanager.app.icons import paint_icon
from photomanager.app.item_models.palette_model import ChoiceRole
from photomanager.app.theme import Space, Type, font_metrics, scaled_font

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

ICON = 18
# Beside a long note there is still room for the beginning and the end of the words.
_LEAST_WORDS = 80


class ChoiceRows(QStyledItemDelegate):
    """Paints `ChoiceRole` beside the words, mirrored where people read from right to left."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as a line with air around it."""
        return QSize(0, font_metrics(Type.BODY).height() + Space.WIDE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints one row."""
        note = str(index.data(ChoiceRole.NOTE) or "")
        icon = index.data(ChoiceRole.ICON)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect.adjusted(Space.SMALL, 0, -Space.SMALL, 0)
        _paint_back(painter, option, row)
        inside = row.adjusted(Space.LARGE, 0, -Space.LARGE, 0)
        soft = option.palette.color(QPalette.ColorRole.PlaceholderText)
        # Qt mirrors the alignment of what it writes by itself, but no rectangle.
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(scaled_font(Type.SMALL))
        painter.setPen(soft)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | middle, note)
        taken = font_metrics(Type.SMALL).horizontalAdvance(note) + Space.WIDE if note else 0
        words = QRect(inside)
        if icon is not None:
            words.setLeft(words.left() + ICON + Space.LARGE)
        if icon:
            spot = QRect(inside.left(), inside.center().y() - ICON // 2 + 1, ICON, ICON)
            spot = QStyle.visualRect(option.direction, inside, spot)
            paint_icon(painter, icon, soft.name(), QRectF(spot))
        words.setWidth(max(_LEAST_WORDS, words.width() - taken))
        text = font_metrics(Type.BODY).elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, words.width()
        )
        painter.setFont(scaled_font(Type.BODY))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        words = QStyle.visualRect(option.direction, inside, words)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, text)
        painter.restore()


def _paint_back(painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
    """What lies behind a marked row; the theme gives lists its own colour of the marked one."""
    if option.state & QStyle.StateFlag.State_Selected:
        role = QPalette.ColorRole.Highlight
    elif option.state & QStyle.StateFlag.State_MouseOver:
        role = QPalette.ColorRole.AlternateBase
    else:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(option.palette.color(role))
    painter.drawRoundedRect(row, Space.RADIUS, Space.RADIUS)
