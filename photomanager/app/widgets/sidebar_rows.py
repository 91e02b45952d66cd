"""How the rows of the sidebar are painted: arrow, icon, title, count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from photomanager.app.icons import paint_icon
from photomanager.app.item_models.sidebar_model import SidebarEntry, SidebarRole
from photomanager.app.theme import Space, Type, font_metrics, scaled_font
from photomanager.app.translation import number

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from photomanager.app.theme import Theme

ICON = 18
ARROW = 14
INDENT = 14


class SidebarRows(QStyledItemDelegate):
    """Paints `SidebarEntry`, mirrored where people read from right to left."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Headings have room above them, except the first."""
        entry: SidebarEntry = index.data(SidebarRole.ENTRY)
        height = font_metrics(Type.BODY).height()
        air = Space.WIDE + 6 if entry.heading and index.row() else Space.LARGE
        return QSize(0, height + air)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints one row over the whole width of the view."""
        entry: SidebarEntry = index.data(SidebarRole.ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        row = whole.adjusted(Space.SMALL, 1, -Space.SMALL, -1)
        if entry.heading:
            row.setTop(row.bottom() - font_metrics(Type.BODY).height() - Space.SMALL)
        self._paint_back(painter, option, row)
        depth = 0
        above = index.parent()
        while above.parent().isValid():
            depth, above = depth + 1, above.parent()
        left = row.left() + Space.SMALL + depth * INDENT
        self._paint_arrow(painter, QRect(left, row.top(), ARROW, row.height()), row, index)
        left += ARROW + Space.HAIR
        if entry.icon:
            spot = QRect(left, row.center().y() - ICON // 2 + 1, ICON, ICON)
            colour = self._theme.colours.text_soft
            paint_icon(painter, entry.icon, colour, QRectF(self._mirrored(spot, row)))
            left += ICON + Space.MEDIUM
        self._paint_words(painter, entry, row, left)
        painter.restore()

    def _mirrored(self, spot: QRect, row: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), row, spot)

    def _paint_back(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected if chosen else colours.raised))
            painter.drawRoundedRect(row, Space.RADIUS, Space.RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = QRectF(row).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, Space.RADIUS, Space.RADIUS)

    def _paint_arrow(
        self,
        painter: QPainter,
        area: QRect,
        row: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if not index.model().hasChildren(index):
            return
        leftwards = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        closed = "chevron-left" if leftwards else "chevron-right"
        is_open = self._view.isExpanded(index)
        name = "chevron-down" if is_open else closed
        spot = QRect(area.left(), area.center().y() - ARROW // 2 + 1, ARROW, ARROW)
        colour = self._theme.colours.text_soft
        paint_icon(painter, name, colour, QRectF(self._mirrored(spot, row)))

    def _paint_words(self, painter: QPainter, entry: SidebarEntry, row: QRect, left: int) -> None:
        colours = self._theme.colours
        right = row.right() - Space.MEDIUM
        leading = QStyle.visualAlignment(
            self._view.layoutDirection(), Qt.AlignmentFlag.AlignLeft
        ) | (Qt.AlignmentFlag.AlignVCenter)
        # A nought beside each tag that is only suggested would be a column of noughts.
        if entry.count or (entry.count is not None and entry.tag_id is None):
            font = scaled_font(Type.SMALL)
            text = number(entry.count)
            width = QFontMetrics(font).horizontalAdvance(text) + 1
            painter.setFont(font)
            painter.setPen(QColor(colours.text_soft))
            area = QRect(right - width, row.top(), width, row.height())
            painter.drawText(self._mirrored(area, row), leading, text)
            right -= width + Space.MEDIUM
        font = scaled_font(Type.SMALL if entry.heading else Type.BODY, bold=entry.heading)
        title = QFontMetrics(font).elidedText(
            entry.title, Qt.TextElideMode.ElideMiddle, right - left
        )
        painter.setFont(font)
        painter.setPen(QColor(colours.text_soft if entry.heading else colours.text))
        area = QRect(left, row.top(), right - left, row.height())
        painter.drawText(self._mirrored(area, row), leading, title)
