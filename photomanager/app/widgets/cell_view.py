"""A view of equal cells in lines: arithmetic instead of layout.

Qt's `QListView` lays out every item before it can jump to one (0.3 s at 100,000 in batches of
up to 30 ms). All cells here have one size, so where a photo lies is computed (`GridLayout`):
opening, resizing, zooming and jumping cost the same at a hundred photos and at a million, and
the photo under the eye stays there while the columns change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QWidget

from photomanager.app.theme import Space
from photomanager.app.widgets.grid_headings import heading_height
from photomanager.app.widgets.grid_layout import GridLayout
from photomanager.app.widgets.photo_delegate import PADDING

if TYPE_CHECKING:
    from collections.abc import Container

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from photomanager.app.item_models.photo_list_model import PhotoListModel
    from photomanager.app.widgets.photo_delegate import PhotoDelegate

SMALLEST, LARGEST, STEP = 72, 384, 24
DEFAULT_SIZE = 168


class CellView(QAbstractItemView):
    """Knows where the photos of a `PhotoListModel` lie, scrolls and zooms.

    Signals:
        sight_changed: Other rows are in sight, or other records are needed; coalesced.
        zoomed: The thumbnails have another size (device-independent pixels).
    """

    sight_changed = Signal()
    zoomed = Signal(int)

    def __init__(
        self, model: PhotoListModel, delegate: PhotoDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._cells = delegate
        self._size = delegate.size  # as asked for; the pictures fill the columns
        self._top_row = 0  # as painted last
        self._places = GridLayout(0, 1, delegate.cell_height())
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self.sight_changed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(delegate)
        self.setModel(model)

    @property
    def thumbnail_size(self) -> int:
        """The size asked for, in device-independent pixels."""
        return self._size

    @property
    def picture_size(self) -> int:
        """The greatest width of a picture: near the size asked for, so that the columns fill."""
        return self._cells.size

    def set_thumbnail_size(self, size: int) -> None:
        """Zooms; the photo in the top left corner, or the current one if in sight, stays."""
        size = max(SMALLEST, min(LARGEST, size))
        if size == self._size:
            return
        keep = self._row_to_keep()
        before = self._cell(keep).top() if keep is not None else 0
        self._size = size
        self.updateGeometries()
        if keep is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._cell(keep).top() - before)
        self.viewport().update()
        self.zoomed.emit(size)

    def rows_in_sight(self) -> tuple[int, int]:
        """First and last row in sight; `(0, -1)` when there is none."""
        return self._rows_between(0, self.viewport().height())

    def paint_anew(self, ids: Container[int]) -> None:
        """Paints those of these photos again that are in sight."""
        first, last = self.rows_in_sight()
        for row in range(first, last + 1):
            if self._model.ids[row] in ids:
                self.viewport().update(self._cell(row))

    # -- geometry -----------------------------------------------------------------------

    def _room(self) -> int:
        return self.viewport().width() - 2 * Space.MEDIUM

    def _columns(self) -> int:
        return max(1, round(self._room() / (self._size + 2 * PADDING)))

    def _top(self) -> int:
        """Where the contents begin, in viewport coordinates."""
        return Space.MEDIUM - self.verticalOffset()

    def _cell(self, row: int) -> QRect:
        """Where a row lies, in viewport coordinates."""
        top, column = self._places.place(row)
        width = self._room() // self._places.columns
        left = Space.MEDIUM + column * width
        if self.isRightToLeft():
            left = self.viewport().width() - left - width
        return QRect(left, top + self._top(), width, self._places.cell)

    def _rows_between(self, top: int, bottom: int) -> tuple[int, int]:
        """First and last row that touch a band of the viewport, `bottom` excluded."""
        return self._places.rows_between(top - self._top(), bottom - self._top())

    def _heading(self, stretch: int) -> QRect:
        """Where the heading of a stretch stands; that of the topmost stays in sight."""
        own = self._places.heading_top(stretch) + self._top()
        after = self._places.heading_top(stretch + 1) + self._top()
        height = self._places.heading
        return QRect(0, max(own, min(0, after - height)), self.viewport().width(), height)

    def _row_to_keep(self) -> int | None:
        first, last = self.rows_in_sight()
        current = self.currentIndex().row()
        if first <= current <= last:
            return current
        return first if first <= last else None

    def updateGeometries(self) -> None:
        """Sets the scroll bar to the height of all cells."""
        super().updateGeometries()
        columns = self._columns()
        self._cells.set_size(max(SMALLEST // 2, self._room() // columns - 2 * PADDING))
        height = self._cells.cell_height()
        starts = [heading.row for heading in self._model.headings]
        count = len(self._model.ids)
        self._places = GridLayout(count, columns, height, heading_height(), starts)
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._places.height + 2 * Space.MEDIUM - page))
        bar.setEnabled(bar.maximum() > 0)
        bar.setPageStep(max(height, page - height))
        bar.setSingleStep(max(1, height // 4))
        self._sight.start()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where an index lies, in viewport coordinates."""
        return self._cell(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The photo at a point of the viewport."""
        width = self._room() // self._places.columns
        x = self.viewport().width() - point.x() if self.isRightToLeft() else point.x()
        row = self._places.row_at(point.y() - self._top(), (x - Space.MEDIUM) // width)
        if row is None or self._heading_at(point) is not None:
            return QModelIndex()
        inside = self._cells.cell_frame(self._cell(row)).contains(point)
        return self._model.index(row) if inside else QModelIndex()

    def _heading_at(self, point: QPoint) -> int | None:
        """The stretch whose heading is at a point of the viewport."""
        around = self._places.stretches_between(
            point.y() - self._top(), point.y() - self._top() + self._places.heading + 1
        )
        return next((one for one in around if self._heading(one).contains(point)), None)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a photo into sight with as little movement as possible."""
        if not index.isValid():
            return
        rect, page, bar = self.visualRect(index), self.viewport().height(), self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - page // 2)
        elif (
            rect.top() < self._places.heading or hint == QAbstractItemView.ScrollHint.PositionAtTop
        ):
            bar.setValue(bar.value() + rect.top() - Space.MEDIUM - self._places.heading)
        elif rect.bottom() > page or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + rect.bottom() + Space.MEDIUM - page)

    def horizontalOffset(self) -> int:
        """The grid never scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far the grid is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: QModelIndex | QPersistentModelIndex) -> bool:
        """No photo of the model is hidden."""
        return False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves what is painted already and paints only the rest."""
        if self._begins_inside_a_pixel():
            self.viewport().update()
        else:
            self.viewport().scroll(dx, dy)
            # The heading at the top does not move with the photos.
            pinned = self._places.heading + abs(dy)
            self.viewport().update(0, 0, self.viewport().width(), pinned)
        self._sight.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the photo at the top where it is while the columns change."""
        keep = self._top_row
        super().resizeEvent(event)
        self.updateGeometries()
        wider = event.oldSize().width() != event.size().width()
        if wider or self._begins_inside_a_pixel():
            self.viewport().update()
        if wider and keep:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._cell(keep).top() - Space.MEDIUM)

    def _begins_inside_a_pixel(self) -> bool:
        """What comes into sight, at fractional scales: then everything is painted."""
        return bool(self.devicePixelRatioF() % 1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y()
            if turns:
                self.set_thumbnail_size(self.thumbnail_size + (STEP if turns > 0 else -STEP))
            event.accept()
            return
        super().wheelEvent(event)
