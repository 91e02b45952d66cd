"""Places to look at: the library, its folders, its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from photomanager.app.icons import paint_icon
from photomanager.app.item_models.sidebar_model import SidebarEntry, SidebarModel, SidebarRole
from photomanager.app.theme import Space, Type, font_metrics, scaled_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QMouseEvent

    from photomanager.app.theme import Theme

ICON = 18
WIDTH = 216


class _EntryDelegate(QStyledItemDelegate):
    """Icon, title, and the count at the right edge."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        entry: SidebarEntry = index.data(SidebarRole.ENTRY)
        height = font_metrics(Type.BODY).height()
        first = index.row() == 0
        return QSize(0, height + (Space.LARGE if not entry.heading or first else Space.WIDE + 6))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: SidebarEntry = index.data(SidebarRole.ENTRY)
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect.adjusted(Space.SMALL, 1, -Space.SMALL, -1)
        if entry.heading:
            painter.setFont(scaled_font(Type.SMALL, bold=True))
            painter.setPen(QColor(colours.text_soft))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(row.adjusted(Space.MEDIUM, 0, 0, -3), flags, entry.title)
            painter.restore()
            return
        self._paint_back(painter, option, row)
        spot = QRectF(row.left() + Space.MEDIUM, row.center().y() - ICON / 2 + 0.5, ICON, ICON)
        paint_icon(painter, entry.icon, colours.text_soft, spot)
        self._paint_words(painter, entry, row)
        painter.restore()

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

    def _paint_words(self, painter: QPainter, entry: SidebarEntry, row: QRect) -> None:
        colours = self._theme.colours
        right = row.right() - Space.MEDIUM
        middle = Qt.AlignmentFlag.AlignVCenter
        if entry.count is not None:
            font = scaled_font(Type.SMALL)
            text = f"{entry.count:,}"
            width = QFontMetrics(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(QColor(colours.text_soft))
            area = QRect(right - width, row.top(), width + 1, row.height())
            painter.drawText(area, middle, text)
            right -= width + Space.MEDIUM
        left = row.left() + Space.MEDIUM + ICON + Space.MEDIUM
        font = scaled_font(Type.BODY)
        title = QFontMetrics(font).elidedText(
            entry.title, Qt.TextElideMode.ElideMiddle, right - left
        )
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(QRect(left, row.top(), right - left, row.height()), middle, title)


class Sidebar(QListView):
    """Shows `SidebarEntry` rows.

    Signals:
        chosen: The entry that the user wants to see.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SidebarModel(self)
        self._shown_key = "all"
        self.setModel(self._model)
        self.setItemDelegate(_EntryDelegate(theme, self))
        self.setMouseTracking(True)
        self.setMinimumWidth(168)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, Space.SMALL, 0, Space.SMALL)
        self.setAccessibleName("Places")
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def show_entries(self, entries: Sequence[SidebarEntry]) -> None:
        """Shows other entries and counts."""
        self._model.show(entries)
        self.mark(self._shown_key)

    def mark(self, key: str) -> None:
        """Marks the entry whose photos are shown."""
        self._shown_key = key
        row = self._model.row_of(key)
        if row < 0:
            self.clearSelection()
        elif self.currentIndex().row() != row or not self.selectionModel().hasSelection():
            self.setCurrentIndex(self._model.index(row))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is one choice, not two."""
        event.accept()

    def _choose(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        if not entry.heading:
            self._shown_key = entry.key
            self.chosen.emit(entry)
