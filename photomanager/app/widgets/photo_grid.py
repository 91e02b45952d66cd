"""The grid of thumbnails: arithmetic instead of layout.

Qt's `QListView` lays out every item before it can jump to one (0.3 s at 100,000 in batches of
up to 30 ms). All cells here have one size, so where a photo lies is a division: opening,
resizing, zooming and jumping cost the same at a hundred photos and at a million, and the
photo under the eye stays there while the columns change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from photomanager.app.item_models.selections import row_ranges, selection_of
from photomanager.app.theme import Space, set_role
from photomanager.app.widgets.grid_keys import row_after
from photomanager.app.widgets.photo_delegate import PADDING

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from photomanager.app.item_models.photo_list_model import PhotoListModel
    from photomanager.app.theme import Theme
    from photomanager.app.widgets.photo_delegate import PhotoDelegate

SMALLEST, LARGEST, STEP = 72, 384, 24
DEFAULT_SIZE = 168
_Flag = QItemSelectionModel.SelectionFlag


class PhotoGrid(QAbstractItemView):
    """Shows a `PhotoListModel`; selection by click, keyboard and rubber band.

    Signals:
        sight_changed: Other rows are in sight, or other records are needed; coalesced.
        zoomed: The thumbnails have another size (device-independent pixels).
        selection_changed: Other photos are selected, or another one is current.
    """

    sight_changed = Signal()
    zoomed = Signal(int)
    selection_changed = Signal()

    def __init__(
        self,
        model: PhotoListModel,
        delegate: PhotoDelegate,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._cells = delegate
        self._theme = theme
        self._size = delegate.size  # as asked for; the pictures fill the columns
        self._anchor_row = 0  # where a range selection with Shift starts
        self._top_row = 0  # as painted last
        self._band_origin: QPoint | None = None  # in contents coordinates
        self._band = QRect()
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self.sight_changed)
        set_role(self, "grid")
        self.setAccessibleName("Photos")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(delegate)
        self.setModel(model)
        selection = self.selectionModel()
        selection.selectionChanged.connect(self.selection_changed)
        selection.currentChanged.connect(self.selection_changed)
        theme.changed.connect(self.viewport().update)

    # -- what is shown ------------------------------------------------------------------

    @property
    def thumbnail_size(self) -> int:
        """The size asked for, in device-independent pixels."""
        return self._size

    @property
    def picture_size(self) -> int:
        """The longest side of a picture: near the size asked for, so that the columns fill."""
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

    def selected_ids(self) -> list[int]:
        """The selected photos in the order shown."""
        ids = self._model.ids
        ranges = row_ranges(self.selectionModel().selection())
        return [photo_id for top, bottom in ranges for photo_id in ids[top : bottom + 1]]

    def current_id(self) -> int | None:
        """The photo that keyboard commands start from."""
        row = self.currentIndex().row()
        return self._model.ids[row] if 0 <= row < len(self._model.ids) else None

    def show_photos(self, ids: list[int], *, keep_place: bool) -> None:
        """Shows other photos; with `keep_place`, selection and scroll position stay on theirs."""
        selected = set(self.selected_ids()) if keep_place else set()
        current = self.current_id() if keep_place else None
        first, _ = self.rows_in_sight()
        top = self._model.ids[first] if keep_place and first < len(self._model.ids) else None
        offset = self._cell(first).top() if top is not None else 0
        if not self._model.show(ids):
            self._sight.start()
            return
        self.updateGeometries()
        if current is not None and current in ids:
            index = self._model.index(ids.index(current))
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        if selected:
            self.select_rows(self._model.rows_of(selected))
        # Last, because a view brings a new current photo into sight by itself.
        bar = self.verticalScrollBar()
        if top is not None and top in ids:
            bar.setValue(bar.value() + self._cell(ids.index(top)).top() - offset)
        elif not keep_place:
            bar.setValue(0)
        self.viewport().update()
        self._sight.start()
        self.selection_changed.emit()

    def select_rows(self, rows: list[int]) -> None:
        """Selects exactly these rows, given in ascending order."""
        selection = selection_of(self._model, rows)
        self.selectionModel().select(selection, _Flag.ClearAndSelect)

    # -- geometry -----------------------------------------------------------------------

    def _room(self) -> int:
        return self.viewport().width() - 2 * Space.MEDIUM

    def _columns(self) -> int:
        return max(1, round(self._room() / (self._size + 2 * PADDING)))

    def _cell(self, row: int) -> QRect:
        """Where a row lies, in viewport coordinates."""
        columns = self._columns()
        width = self._room() // columns
        height = self._cells.cell_height()
        line, column = divmod(row, columns)
        left = Space.MEDIUM + column * width
        return QRect(left, Space.MEDIUM + line * height - self.verticalOffset(), width, height)

    def _rows_between(self, top: int, bottom: int) -> tuple[int, int]:
        """First and last row that touch a band of the viewport, `bottom` excluded."""
        count = len(self._model.ids)
        height, columns = self._cells.cell_height(), self._columns()
        offset = self.verticalOffset() - Space.MEDIUM
        first = max(0, (top + offset) // height) * columns
        last = max(0, (bottom - 1 + offset) // height) * columns + columns - 1
        return (first, min(count - 1, last)) if first < count else (0, -1)

    def _row_to_keep(self) -> int | None:
        first, last = self.rows_in_sight()
        current = self.currentIndex().row()
        if first <= current <= last:
            return current
        return first if first <= last else None

    def updateGeometries(self) -> None:
        """Sets the scroll bar to the height of all cells."""
        super().updateGeometries()
        self._cells.set_size(max(SMALLEST // 2, self._room() // self._columns() - 2 * PADDING))
        lines = -(-len(self._model.ids) // self._columns())
        height = self._cells.cell_height()
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, lines * height + 2 * Space.MEDIUM - page))
        bar.setEnabled(bar.maximum() > 0)
        bar.setPageStep(max(height, page - height))
        bar.setSingleStep(max(1, height // 4))
        self._sight.start()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where an index lies, in viewport coordinates."""
        return self._cell(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The photo at a point of the viewport."""
        columns = self._columns()
        width = self._room() // columns
        column = (point.x() - Space.MEDIUM) // width
        line = (point.y() + self.verticalOffset() - Space.MEDIUM) // self._cells.cell_height()
        row = line * columns + column
        if not 0 <= column < columns or not 0 <= row < len(self._model.ids):
            return QModelIndex()
        index = self._model.index(row)
        inside = self._cells.cell_frame(self._cell(row)).contains(point)
        return index if inside else QModelIndex()

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
        elif rect.top() < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top() - Space.MEDIUM)
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
        if self._band.isNull():
            self.viewport().scroll(dx, dy)
        else:
            self.viewport().update()
        self._sight.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the photo at the top where it is while the columns change."""
        keep = self._top_row
        super().resizeEvent(event)
        self.updateGeometries()
        if event.oldSize().width() != event.size().width() and keep:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._cell(keep).top() - Space.MEDIUM)

    # -- selection ----------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where an arrow key, Page Up, Home … leads."""
        count = len(self._model.ids)
        if not count:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0:
            return self._model.index(max(0, self.rows_in_sight()[0]))
        columns = self._columns()
        page = max(1, self.viewport().height() // self._cells.cell_height()) * columns
        return self._model.index(row_after(action, row, columns, page, count))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """A rubber band selects what it touches, Shift the photos between, else one photo."""
        if self.state() == QAbstractItemView.State.DragSelectingState:
            self.selectionModel().select(self._touched(rect.normalized()), command)
            return
        row = self.currentIndex().row()
        if not command & _Flag.Current:
            self._anchor_row = max(0, row)
            hit = self.indexAt(rect.center()) if rect.width() <= 1 else self.currentIndex()
            selection = QItemSelection(hit, hit) if hit.isValid() else QItemSelection()
        else:
            first, last = sorted((min(self._anchor_row, len(self._model.ids) - 1), row))
            selection = QItemSelection(self._model.index(first), self._model.index(last))
        self.selectionModel().select(selection, command)

    def _touched(self, rect: QRect) -> QItemSelection:
        selection = QItemSelection()
        columns = self._columns()
        first, last = self._rows_between(rect.top(), rect.bottom() + 1)
        for line in range(first, last + 1, columns):
            hit = [
                row
                for row in range(line, min(line + columns, last + 1))
                if self._cells.cell_frame(self._cell(row)).intersects(rect)
            ]
            if hit:
                selection.select(self._model.index(hit[0]), self._model.index(hit[-1]))
        return selection

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What must be repainted when a selection changes; only what is in sight."""
        region = QRegion()
        first, last = self.rows_in_sight()
        for top, bottom in row_ranges(selection):
            for row in range(max(first, top), min(last, bottom) + 1):
                region += self._cell(row)
        return region

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Starts a rubber band beside the photos."""
        self._band_origin = event.position().toPoint() + QPoint(0, self.verticalOffset())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws the rubber band."""
        super().mouseMoveEvent(event)
        if (
            self._band_origin is not None
            and self.state() == QAbstractItemView.State.DragSelectingState
        ):
            origin = self._band_origin - QPoint(0, self.verticalOffset())
            self._band = QRect(origin, event.position().toPoint()).normalized()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the rubber band."""
        super().mouseReleaseEvent(event)
        self._band_origin, self._band = None, QRect()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y()
            if turns:
                self.set_thumbnail_size(self.thumbnail_size + (STEP if turns > 0 else -STEP))
            event.accept()
            return
        super().wheelEvent(event)

    # -- painting -----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the cells that touch the dirty area."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection, current = self.selectionModel(), self.currentIndex().row()
        dirty, state = event.rect(), option.state
        first, last = self._rows_between(dirty.top(), dirty.bottom() + 1)
        for row in range(first, last + 1):
            cell = self._cell(row)
            if not cell.intersects(dirty):
                continue
            index = self._model.index(row)
            option.rect = cell
            option.state = state
            if selection.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if row == current and self.hasFocus():
                option.state |= QStyle.StateFlag.State_HasFocus
            self._cells.paint(painter, option, index)
        if not self._band.isNull():
            accent = QColor(self._theme.colours.accent)
            painter.setPen(QPen(accent, 1))
            accent.setAlpha(48)
            painter.setBrush(accent)
            painter.drawRect(self._band)
        painter.end()
        self._top_row = self.rows_in_sight()[0]
