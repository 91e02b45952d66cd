"""The tree of the sidebar: what a click, a key and a drag do on its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from photomanager.app.theme import Space
from photomanager.app.translation import translate
from photomanager.app.widgets.sidebar_rows import ARROW, INDENT, SidebarRows

if TYPE_CHECKING:
    from PySide6.QtGui import QDragMoveEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from photomanager.app.item_models.sidebar_model import SidebarModel
    from photomanager.app.place_keys import PlaceKeys
    from photomanager.app.theme import Theme


class SidebarTree(QTreeView):
    """The tree itself.

    Signals:
        chosen: The entry that the user wants to see.
        delete_wanted: The entry that the user wants to be rid of.
        menu_wanted: An entry, and where on screen its menu shall open.
    """

    chosen = Signal(object)
    delete_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, model: SidebarModel, theme: Theme, keys: PlaceKeys, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = model
        self._keys = keys
        self._theme = theme
        # So that only what comes into sight is painted when the tree grows, shrinks or scrolls.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setModel(model)
        self.setItemDelegate(SidebarRows(theme, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)  # the delegate paints arrows and indents
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.setAccessibleName(translate("Sidebar", "Places"))
        self.activated.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on an arrow or a heading opens and closes it; nothing else does."""
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()  # a menu is no reason to mark another place than the one shown
            return
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self._on_arrow(index, event.position().toPoint()):
            self.setExpanded(index, not self.isExpanded(index))
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a row shows its photos; a drag does not."""
        was = self.state()
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        point = event.position().toPoint()
        if (
            event.button() == Qt.MouseButton.LeftButton
            and was == QAbstractItemView.State.NoState
            and index.isValid()
            and not self._on_arrow(index, point)
        ):
            self._choose(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens and closes; its first click has chosen already."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._on_arrow(index, event.position().toPoint()):
            self.setExpanded(index, not self.isExpanded(index))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Its own keys are stronger than the window's as long as it has the focus."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        return (asks and self._keys.keeps("sidebar", event)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the place: show its photos, open and close it, delete it."""
        index = self.currentIndex()
        if index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            deed = self._keys.deed("sidebar", event)
            if deed == "sidebar_delete":
                self.delete_wanted.emit(self._entries.entry(index))
                return
            if deed == "sidebar_fold":
                self.setExpanded(index, not self.isExpanded(index))
                return
            if deed:
                self._choose(index)
                return
        super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Opens what is hovered over, as `QTreeView` does, and lights the row up."""
        super().dragMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.isAccepted() and index.isValid() and self._entries.entry(index).tag_id:
            self.setDropIndicatorShown(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground first, which Qt leaves to whoever says that nothing shines through."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.colours.panel))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps what is painted already; the column sees to another width."""
        super().resizeEvent(event)
        if self._begins_inside_a_pixel():
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves what is painted already and paints only the rest."""
        super().scrollContentsBy(dx, dy)
        if self._begins_inside_a_pixel():
            self.viewport().update()

    def _begins_inside_a_pixel(self) -> bool:
        """What comes into sight, at fractional scales: then everything is painted."""
        return bool(self.devicePixelRatioF() % 1)

    def _on_arrow(self, index: QModelIndex, point: QPoint) -> bool:
        if self._entries.entry(index).heading:
            return True
        if not self._entries.hasChildren(index):
            return False
        depth = -1
        above = index
        while above.parent().isValid():
            depth, above = depth + 1, above.parent()
        begin = 2 * Space.SMALL + depth * INDENT
        at = point.x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            at = self.viewport().width() - at
        return begin - Space.SMALL <= at <= begin + ARROW + Space.HAIR

    def _choose(self, index: QModelIndex) -> None:
        entry = self._entries.entry(index)
        if entry.heading:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.chosen.emit(entry)

    def _ask_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.menu_wanted.emit(self._entries.entry(index), self.viewport().mapToGlobal(point))
