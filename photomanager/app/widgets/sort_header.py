"""The head of a table that says by which column it is sorted, and sorts by another when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader

from photomanager.app.theme import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from photomanager.app.theme import Theme

# Of the triangle beside a title: up while the least comes first.
_WIDTH, _HEIGHT = 9, 5


class SortHeader(QHeaderView):
    """A click sorts by a column, another one the other way round.

    By keyboard: Tab leads here, the arrows to another column, Space or Enter sort by it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._marked = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sectionClicked.connect(self._mark)
        theme.changed.connect(self.viewport().update)

    @property
    def marked(self) -> int:
        """The column that the keyboard is at."""
        return self._marked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes to another column, or sorts by the one marked."""
        towards = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if towards:
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                towards = -towards
            places = [one for one in range(self.count()) if not self.isSectionHidden(one)]
            at = places.index(self._marked) if self._marked in places else 0
            self._mark(places[min(max(at + towards, 0), len(places) - 1)])
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._sort(self._marked)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows which column is marked."""
        super().focusInEvent(event)
        if self.isSectionHidden(self._marked):
            self._mark(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows none."""
        super().focusOutEvent(event)
        self.viewport().update()

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical_index: int) -> None:
        """Without the style's own arrow, which stands far from the title."""
        super().initStyleOptionForIndex(option, logical_index)
        option.sortIndicator = QStyleOptionHeader.SortIndicator.None_

    def sectionSizeFromContents(self, logical_index: int) -> QSize:
        """With room for the triangle, so that no title moves when it comes."""
        size = super().sectionSizeFromContents(logical_index)
        return QSize(size.width() + Space.MEDIUM, size.height())

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """The title, the triangle, and a frame if the keyboard is here."""
        painter.save()
        super().paintSection(painter, rect, logical_index)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if logical_index == self.sortIndicatorSection():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.text))
            painter.drawPolygon(self._triangle(QRectF(rect), logical_index))
        if self.hasFocus() and logical_index == self._marked:
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 4, 4)

    def _triangle(self, rect: QRectF, column: int) -> QPolygonF:
        """Behind a title that stands at the start of its column, else before it."""
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        side = self.model().headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        far = Space.MEDIUM + self.fontMetrics().horizontalAdvance(words) + Space.SMALL
        at_start = not int(side or 0) & int(Qt.AlignmentFlag.AlignTrailing.value)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            at_start = not at_start
        left = rect.left() + far if at_start else rect.right() - far - _WIDTH
        top = rect.center().y() - _HEIGHT / 2
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        base, tip = (top + _HEIGHT, top) if up else (top, top + _HEIGHT)
        middle = left + _WIDTH / 2
        return QPolygonF([QPointF(left, base), QPointF(left + _WIDTH, base), QPointF(middle, tip)])

    def _mark(self, column: int) -> None:
        self._marked = column
        self.viewport().update()

    def _sort(self, column: int) -> None:
        again = column == self.sortIndicatorSection()
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if again and up else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(column, order)
