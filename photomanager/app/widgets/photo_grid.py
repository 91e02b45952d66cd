"""The grid of photos: selection, dragging and painting on top of the arithmetic of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from photomanager.app.drags import tag_in
from photomanager.app.item_models.selections import row_ranges, selection_of
from photomanager.app.theme import set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.cell_view import CellView
from photomanager.app.widgets.grid_headings import paint_heading
from photomanager.app.widgets.grid_keys import row_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )

    from photomanager.app.item_models.photo_list_model import Heading, PhotoListModel
    from photomanager.app.place_keys import PlaceKeys
    from photomanager.app.theme import Theme
    from photomanager.app.widgets.photo_delegate import PhotoDelegate

_Flag = QItemSelectionModel.SelectionFlag


class PhotoGrid(CellView):
    """Shows a `PhotoListModel`; selection by click, keyboard and rubber band.

    Signals:
        selection_changed: Other photos are selected, or another one is current.
        opened: A photo is to be shown large: its row.
        drag_wanted: The selected photos are dragged away.
        tag_dropped: A tag's UUID, and the photos it was dropped on.
    """

    selection_changed = Signal()
    opened = Signal(int)
    drag_wanted = Signal(list)
    tag_dropped = Signal(str, list)

    def __init__(
        self,
        model: PhotoListModel,
        delegate: PhotoDelegate,
        theme: Theme,
        keys: PlaceKeys,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, delegate, parent)
        self._theme = theme
        self._keys = keys
        self._anchor_row = 0  # where a range selection with Shift starts
        self._band_origin: QPoint | None = None  # in contents coordinates
        self._band = QRect()
        self._drop_row = -1  # the photo on which a tag would be dropped
        set_role(self, "grid")
        # Or Qt would paint everything anew when it scrolls or grows, for what the style sheet may
        # let shine through.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setAccessibleName(translate("Grid", "Photos"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.viewport().setAcceptDrops(True)
        selection = self.selectionModel()
        selection.selectionChanged.connect(self.selection_changed)
        selection.currentChanged.connect(self.selection_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self.viewport().update)

    # -- what is shown ------------------------------------------------------------------

    def selected_ids(self) -> list[int]:
        """The selected photos in the order shown."""
        ids = self._model.ids
        ranges = row_ranges(self.selectionModel().selection())
        return [photo_id for top, bottom in ranges for photo_id in ids[top : bottom + 1]]

    def current_id(self) -> int | None:
        """The photo that keyboard commands start from."""
        row = self.currentIndex().row()
        return self._model.ids[row] if 0 <= row < len(self._model.ids) else None

    def show_photos(
        self, ids: list[int], headings: Sequence[Heading] = (), *, keep_place: bool
    ) -> None:
        """Shows other photos; with `keep_place`, selection and scroll position stay on theirs."""
        selected = set(self.selected_ids()) if keep_place else set()
        current = self.current_id() if keep_place else None
        first, _ = self.rows_in_sight()
        top = self._model.ids[first] if keep_place and first < len(self._model.ids) else None
        offset = self._cell(first).top() if top is not None else 0
        anew = self._model.show(ids, headings)
        self.updateGeometries()
        if not anew:
            self.viewport().update()
            return
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

    def invert_selection(self) -> None:
        """Selects what was not selected."""
        last = self._model.rowCount() - 1
        if last >= 0:
            whole = QItemSelection(self._model.index(0), self._model.index(last))
            self.selectionModel().select(whole, _Flag.Toggle)

    def hold(self, ids: Sequence[int]) -> None:
        """Selects these photos as far as they are listed, and brings the first into sight."""
        rows = self._model.rows_of(ids)
        if rows:
            self.set_current(rows[0])
            self.select_rows(rows)
            self._anchor_row = rows[0]
            self.scrollTo(self._model.index(rows[0]))

    def set_current(self, row: int) -> None:
        """Makes a photo the current one and leaves the selection as it is."""
        self.selectionModel().setCurrentIndex(self._model.index(row), _Flag.NoUpdate)

    def select_only(self, row: int) -> None:
        """Selects one photo and brings it into sight."""
        index = self._model.index(row)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self._anchor_row = row
        self.scrollTo(index)

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
        page = max(1, self.viewport().height() // self._places.cell)
        mirrored = self.isRightToLeft()
        return self._model.index(row_after(action, row, self._places, page, mirrored=mirrored))

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
        first, last = self._rows_between(rect.top(), rect.bottom() + 1)
        hit = [
            row
            for row in range(first, last + 1)
            if self._cells.cell_frame(self._cell(row)).intersects(rect)
        ]
        return selection_of(self._model, hit)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What must be repainted when a selection changes; only what is in sight."""
        region = QRegion()
        first, last = self.rows_in_sight()
        for top, bottom in row_ranges(selection):
            for row in range(max(first, top), min(last, bottom) + 1):
                region += self._cell(row)
        return region

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Starts a rubber band beside the photos; a heading selects what stands below it.

        With Ctrl a heading adds what stands below it, or takes it away if all is selected.
        """
        heading = self._heading_at(event.position().toPoint())
        if heading is not None and event.button() == Qt.MouseButton.LeftButton:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._select_below(heading, adds=adds)
            return
        self._band_origin = event.position().toPoint() + QPoint(0, self.verticalOffset())
        super().mousePressEvent(event)

    def _select_below(self, heading: int, *, adds: bool) -> None:
        first, last = self._places.rows_of(heading)
        below = QItemSelection(self._model.index(first), self._model.index(last))
        if not adds:
            self.selectionModel().select(below, _Flag.ClearAndSelect)
            return
        chosen = row_ranges(self.selectionModel().selection())
        of_it = sum(max(0, min(last, end) - max(first, top) + 1) for top, end in chosen)
        all_of_it = of_it == last - first + 1
        self.selectionModel().select(below, _Flag.Deselect if all_of_it else _Flag.Select)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the place show the current photo large."""
        if self._keys.deed("grid", event):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Its own keys are stronger than the window's."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        return (asks and self._keys.keeps("grid", event)) or super().event(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are commands here, not the beginnings of names."""

    # -- dragging -----------------------------------------------------------------------

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """The photos' paths must be read first."""
        self.drag_wanted.emit(self.selected_ids())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes tags."""
        event.setAccepted(bool(tag_in(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows which photo the tag would be dropped on."""
        self._show_drop(self.indexAt(event.position().toPoint()).row())
        event.setAccepted(self._drop_row >= 0)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing would be dropped."""
        self._show_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """A tag dropped on a selected photo is for all of them."""
        row = self.indexAt(event.position().toPoint()).row()
        self._show_drop(-1)
        if row >= 0:
            index = self._model.index(row)
            together = self.selectionModel().isSelected(index)
            ids = self.selected_ids() if together else [self._model.ids[row]]
            event.acceptProposedAction()
            self.tag_dropped.emit(tag_in(event.mimeData()), ids)

    def _show_drop(self, row: int) -> None:
        if row != self._drop_row:
            self._drop_row = row
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Under a rubber band everything is painted anew."""
        super().scrollContentsBy(dx, dy)
        if not self._band.isNull():
            self.viewport().update()

    # -- painting -----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the cells that touch the dirty area, which may be a strip above and one below."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection, current = self.selectionModel(), self.currentIndex().row()
        region, dirty, state = event.region(), event.rect(), option.state
        painter.fillRect(dirty, QColor(self._theme.colours.window))
        first, last = self._rows_between(dirty.top(), dirty.bottom() + 1)
        for row in range(first, last + 1):
            cell = self._cell(row)
            if not region.intersects(cell):
                continue
            index = self._model.index(row)
            option.rect = cell
            option.state = state
            if selection.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if (row == current and self.hasFocus()) or row == self._drop_row:
                option.state |= QStyle.StateFlag.State_HasFocus
            self._cells.paint(painter, option, index)
        self._paint_headings(painter, dirty)
        if not self._band.isNull():
            accent = QColor(self._theme.colours.accent)
            painter.setPen(QPen(accent, 1))
            accent.setAlpha(48)
            painter.setBrush(accent)
            painter.drawRect(self._band)
        painter.end()
        self._top_row = self.rows_in_sight()[0]

    def _paint_headings(self, painter: QPainter, dirty: QRect) -> None:
        top = self._top()
        for stretch in self._places.stretches_between(dirty.top() - top, dirty.bottom() + 1 - top):
            place = self._heading(stretch)
            first, last = self._places.rows_of(stretch)
            pinned = place.top() > self._places.heading_top(stretch) + top
            title = self._model.headings[stretch].title
            paint_heading(painter, place, title, last - first + 1, self._theme, pinned=pinned)
