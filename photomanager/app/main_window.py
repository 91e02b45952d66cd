"""The main window: puts the parts together and connects them; the parts do the work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from photomanager.app.actions import Actions
from photomanager.app.browsing import Browsing
from photomanager.app.coming_back import ComingBack
from photomanager.app.folder_drops import FolderDrops
from photomanager.app.frame import Frame
from photomanager.app.inspection import Inspection
from photomanager.app.item_models.photo_list_model import PhotoListModel
from photomanager.app.item_models.selections import row_ranges
from photomanager.app.navigation import Navigation
from photomanager.app.ordering import CHOICES
from photomanager.app.overview import all_photos
from photomanager.app.panels import GEOMETRY, Panels, stored_bytes
from photomanager.app.parts import PARTS
from photomanager.app.preferences import Preferences
from photomanager.app.translation import translate
from photomanager.app.views import GRID, ViewStack
from photomanager.app.widgets.cell_view import DEFAULT_SIZE, STEP
from photomanager.app.widgets.column import Column
from photomanager.app.widgets.grid_view import GridView
from photomanager.app.widgets.inspector import Inspector
from photomanager.app.widgets.message_bar import MessageBar
from photomanager.app.widgets.order_button import OrderButton
from photomanager.app.widgets.pages import empty_state
from photomanager.app.widgets.photo_delegate import SHAPE, PhotoDelegate
from photomanager.app.widgets.photo_grid import PhotoGrid
from photomanager.app.widgets.progress_panel import BUSY, ProgressPanel
from photomanager.app.widgets.search_bar import SearchBar
from photomanager.app.widgets.sidebar import Sidebar
from photomanager.app.widgets.status_strip import StatusStrip
from photomanager.app.widgets.thumbnail_loader import ThumbnailLoader
from photomanager.app.widgets.tool_row import ToolRow
from photomanager.app.wording import history_tip
from photomanager.library.query import quoted

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent

    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.overview import Overview
    from photomanager.app.session import Session
    from photomanager.app.tag_summary import TagSummary
    from photomanager.app.tasks import Tasks
    from photomanager.app.theme import Theme
    from photomanager.indexing.index_report import IndexProgress


class MainWindow(QMainWindow):
    """One window on one library.

    Args:
        session: The library.
        tasks: Work off the GUI thread.
        theme: Colours.
        store: Where the window remembers its places and sizes.
        preferences: The user's settings; without them they end with the window.

    Attributes:
        frame: What other parts of the window work with.
    """

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        theme: Theme,
        store: QSettings,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._store = store
        self._preferences = preferences or Preferences(None, self)
        self._overview: Overview | None = None
        self._progress: IndexProgress | None = None
        self.setWindowTitle("Photo Manager")
        self.actions_by_key = Actions(self, self._preferences.settings.shortcuts)
        self._make_parts(tasks)
        self._arrange()
        self._connect_parts()
        self._bind_actions()
        self.frame = self._offer(tasks)
        for hang in PARTS:
            hang(self.frame)
        self._coming_back = ComingBack(self.frame, self)
        self.actions_by_key.fill_menus(self.menuBar())
        self.views.go(GRID)
        self._restore()
        theme.changed.connect(self._recolour)
        self._recolour()

    def start(self) -> None:
        """Shows the library."""
        self._coming_back.start()
        self._navigation.read()
        self._session.start()

    # -- building -----------------------------------------------------------------------

    def _make_parts(self, tasks: Tasks) -> None:
        theme, keys = self._theme, self.actions_by_key.places
        self.model = PhotoListModel(self)
        fetch = partial(self._session.photos.thumbnails, shape=SHAPE)
        self.pictures = ThumbnailLoader(tasks, fetch, self)
        delegate = PhotoDelegate(theme, self.pictures.pixmap, DEFAULT_SIZE, self)
        self.grid = PhotoGrid(self.model, delegate, theme, keys, self)
        self.views = ViewStack(self)
        self.pages = GridView(self.grid, theme, self)
        self.views.add(GRID, lambda _parent: self.pages)
        self.sidebar = Sidebar(theme, keys, self)
        self.inspector = Inspector(theme, keys, self)
        self.search_bar = SearchBar(theme, self)
        self.message = MessageBar(theme, self)
        self.progress = ProgressPanel(theme, self)
        self.status = StatusStrip(theme, self)
        self._browsing = Browsing(
            self._session, self.model, self.grid, self.pictures, self.search_bar, self
        )
        self._navigation = Navigation(self._session, self.sidebar, self)
        self._inspection = Inspection(
            self._session, self.model, self.views, self.grid, self.inspector, self
        )

    def _arrange(self) -> None:
        actions = self.actions_by_key
        self.panels = Panels(actions, self.sidebar, self.views, self.inspector, self)
        orders = (actions[f"order_{one}"] for one in CHOICES)
        self.order = OrderButton(self._theme, orders, actions["order_backwards"], self)
        tools = ToolRow(actions, self.search_bar, self.order, self.views, self)
        self._head, self._foot, whole = Column(self), Column(self), Column(self)
        self._head.add(tools)
        self._head.add(self.message)
        self._foot.add(self.progress)
        self._foot.add(self.status)
        whole.add(self._head)
        whole.add(self.panels, 1)
        whole.add(self._foot)
        self.setCentralWidget(whole)

    def _offer(self, tasks: Tasks) -> Frame:
        return Frame(
            window=self,
            session=self._session,
            tasks=tasks,
            theme=self._theme,
            actions=self.actions_by_key,
            views=self.views,
            panels=self.panels,
            model=self.model,
            grid=self.grid,
            search_bar=self.search_bar,
            browsing=self._browsing,
            navigation=self._navigation,
            head=self._head,
            foot=self._foot,
            pictures=self.pictures,
            sidebar=self.sidebar,
            inspector=self.inspector,
            inspection=self._inspection,
            status=self.status,
            preferences=self._preferences,
            store=self._store,
            search=self.search,
        )

    def _connect_parts(self) -> None:
        session, bar, browsing = self._session, self.search_bar, self._browsing
        self.sidebar.chosen.connect(self._go_to)
        browsing.ordered.connect(self.order.show_order)
        browsing.ordered.connect(lambda _now: self._on_why())
        bar.left.connect(lambda: self.views.view.take_focus())
        bar.entered.connect(self._show_found)
        self.inspector.tags.search_wanted.connect(self._search_tag)
        self.status.zoom.moved.connect(self.grid.set_thumbnail_size)
        self.status.newer.clicked.connect(browsing.show_newer)
        self.status.unfilter.clicked.connect(self._unfilter)
        self.grid.zoomed.connect(self.status.zoom.show_size)
        self.grid.selection_changed.connect(self._show_count)
        self._navigation.counted.connect(self._on_overview)
        browsing.listed.connect(self._on_listed)
        browsing.newer_waits.connect(self.status.newer.setVisible)
        browsing.place_changed.connect(self.sidebar.mark)
        drops = FolderDrops(self)
        drops.over.connect(lambda over: self.pages.welcome.show_drop(over=over))
        drops.dropped.connect(session.folders.add)
        for page in (self.pages.welcome.add_folder, self.pages.empty.pressed):
            page.connect(self._on_page_button)
        self.pages.welcome.demo_wanted.connect(session.folders.add_demo)
        self.message.pressed.connect(self.actions_by_key["locate"].trigger)
        self.progress.pause_wanted.connect(session.folders.set_paused)
        self.progress.stop_wanted.connect(session.folders.stop)
        self.progress.problems_wanted.connect(self.actions_by_key["problems"].trigger)
        self.views.changed.connect(self._on_view)
        session.said.connect(self._say)
        session.failed.connect(self.message.show_failure)
        self._preferences.failed.connect(self.message.show_message)
        session.progress_changed.connect(self._on_progress)
        session.history_changed.connect(self._on_history)

    def _bind_actions(self) -> None:
        actions, grid = self.actions_by_key, self.grid
        for key, slot in {
            "rescan": self._session.folders.rescan,
            "quit": self.close,
            "undo": self._session.history.undo,
            "redo": self._session.history.redo,
            "search": self.search_bar.take_focus,
            "find_tag": self._find_tag,
            "grid": lambda: self.views.go(GRID),
            "back": self._go_back,
        }.items():
            actions.bind(key, slot)
        actions.bind("larger", lambda: grid.set_thumbnail_size(grid.thumbnail_size + STEP), GRID)
        actions.bind("smaller", lambda: grid.set_thumbnail_size(grid.thumbnail_size - STEP), GRID)
        # While it is off, Escape is left to the fields.
        actions.enable("back", False)
        actions["full_screen"].toggled.connect(self._on_why)
        self._inspection.why.changed.connect(self._on_why)

    # -- what the user does ---------------------------------------------------------------

    def search(self, text: str) -> None:
        """Shows the photos of the whole library that a text finds, in the grid."""
        self._browsing.go_to(all_photos())
        self.search_bar.set_text(text)
        self.views.go(GRID)

    def _go_to(self, entry: SidebarEntry) -> None:
        if entry.action:
            self.actions_by_key[entry.action].trigger()
            self.sidebar.mark(self._browsing.place.key)
        else:
            self._browsing.go_to(entry)
            self.views.go(GRID)

    def _show_found(self) -> None:
        self.views.go(GRID)
        self.views.view.take_focus()

    def _search_tag(self, tag: TagSummary) -> None:
        if not self.sidebar.go_to_tag(tag.tag_id):
            self.search(f"tag:{quoted(tag.name)}")

    def _find_tag(self) -> None:
        self.actions_by_key["sidebar"].setChecked(True)
        self.sidebar.find_tag()

    def _go_back(self) -> None:
        """Takes an explanation away first, then leaves full screen, the view, what it was like."""
        full_screen = self.actions_by_key["full_screen"]
        if self._inspection.why.asked:
            self._inspection.why.take_away()
        elif full_screen.isChecked():
            full_screen.setChecked(False)
        elif self.views.current != GRID:
            self.views.go(GRID)
        else:
            self._browsing.leave_similar()

    def _unfilter(self) -> None:
        self.actions_by_key["filter"].setChecked(False)

    def _on_page_button(self) -> None:
        if self._browsing.filtered:
            self._unfilter()
        elif self._browsing.text or self._browsing.place.key != "all":
            self._browsing.go_to(all_photos())
        else:
            self.actions_by_key["add_folder"].trigger()

    # -- what happens ---------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        self.message.drop_failures()
        self.status.say(sentence)

    def _on_view(self, key: str) -> None:
        self.actions_by_key.enter(key)
        self.status.zoom.setVisible(key == GRID)
        self._on_why()

    def _on_why(self) -> None:
        leaves = self._inspection.why.asked or self.views.current != GRID
        bare = self.actions_by_key["full_screen"].isChecked()
        self.actions_by_key.enable("back", leaves or bare or self._browsing.aside)

    def _on_listed(self, _count: int) -> None:
        self._show_count()
        self._choose_page()

    def _show_count(self) -> None:
        ranges = row_ranges(self.grid.selectionModel().selection())
        selected = sum(last - first + 1 for first, last in ranges)
        total = self._overview.photos if self._overview is not None else None
        filtered = self._browsing.filtered
        self.status.show_count(len(self.model.ids), selected, total, filtered=filtered)

    def _on_overview(self, overview: Overview) -> None:
        known = () if self._overview is None else self._overview.offline
        for sentence in (one for one in known if one not in overview.offline):
            self.message.withdraw(sentence)
        for sentence in (one for one in overview.offline if one not in known):
            self.message.show_message(sentence, translate("Locate", "Locate the folder …"))
        self._overview = overview
        self._show_count()
        self._choose_page()

    def _on_progress(self, progress: IndexProgress) -> None:
        self._progress = progress
        self.progress.show_progress(progress)
        self._choose_page()

    def _on_history(self, undo: str, redo: str) -> None:
        for key, summary in (("undo", undo), ("redo", redo)):
            self.actions_by_key.enable(key, bool(summary))
            self.actions_by_key[key].setToolTip(history_tip(key, summary))

    def _choose_page(self) -> None:
        pages = self.pages
        if self.model.ids:
            pages.show_page(self.grid)
        elif self._overview is None:
            return
        elif not self._overview.folders:
            pages.show_page(pages.welcome)
        else:
            state = empty_state(
                self.search_bar.spoken() if self._browsing.text else "",
                self._browsing.place,
                indexing=self._progress is not None and self._progress.phase in BUSY,
                filtered=self._browsing.filtered,
            )
            pages.empty.show_state(*state)
            pages.show_page(pages.empty)
        self.panels.show_alone("empty", alone=pages.page() is pages.welcome)

    def _recolour(self) -> None:
        self.actions_by_key.recolour(self._theme)

    # -- window -----------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers where the window was."""
        if not self.isFullScreen():  # else it is remembered from before
            self._store.setValue(GEOMETRY, self.saveGeometry())
        self._store.setValue("window/thumbnails", self.grid.thumbnail_size)
        self.panels.save(self._store)
        self._navigation.save(self._store)
        self._coming_back.note()
        super().closeEvent(event)

    def _restore(self) -> None:
        store = self._store
        self.setMinimumSize(720, 480)
        self.resize(1280, 840)
        self.restoreGeometry(stored_bytes(store, GEOMETRY))
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        self.panels.restore(store)
        self._navigation.restore(store)
        size = store.value("window/thumbnails", DEFAULT_SIZE, type=int)
        assert isinstance(size, int)
        self.grid.set_thumbnail_size(size)
        self.status.zoom.show_size(self.grid.thumbnail_size)
