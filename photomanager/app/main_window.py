"""The main window: puts the parts together and connects them; the parts do the work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.actions import build_actions, colour_actions, fill_menus
from photomanager.app.browsing import ALL_PHOTOS, Browsing
from photomanager.app.dialogs.problems import ProblemsDialog
from photomanager.app.inspection import Inspection
from photomanager.app.item_models.photo_list_model import PhotoListModel
from photomanager.app.item_models.selections import row_ranges
from photomanager.app.theme import Space, ThemeChoice, set_role
from photomanager.app.widgets.inspector import WIDTH as INSPECTOR_WIDTH
from photomanager.app.widgets.inspector import Inspector
from photomanager.app.widgets.message_bar import MessageBar
from photomanager.app.widgets.order_button import OrderButton
from photomanager.app.widgets.pages import EmptyPage, WelcomePage, empty_state
from photomanager.app.widgets.photo_delegate import PhotoDelegate
from photomanager.app.widgets.photo_grid import DEFAULT_SIZE, STEP, PhotoGrid
from photomanager.app.widgets.progress_panel import BUSY, ProgressPanel
from photomanager.app.widgets.search_bar import SearchBar
from photomanager.app.widgets.sidebar import WIDTH as SIDEBAR_WIDTH
from photomanager.app.widgets.sidebar import Sidebar
from photomanager.app.widgets.status_strip import StatusStrip
from photomanager.app.widgets.thumbnail_loader import ThumbnailLoader
from photomanager.app.wording import curly

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
    )

    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.overview import Overview
    from photomanager.app.session import Session
    from photomanager.app.tasks import Tasks
    from photomanager.app.theme import Theme
    from photomanager.indexing.run import IndexProgress


class MainWindow(QMainWindow):
    """One window on one library.

    Signals:
        theme_chosen: The user chose a theme (a `ThemeChoice`).
    """

    theme_chosen = Signal(object)

    def __init__(self, session: Session, tasks: Tasks, theme: Theme, geometry: QSettings) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._geometry = geometry
        self._overview: Overview | None = None
        self._progress: IndexProgress | None = None
        self._problems = ProblemsDialog(self)
        self.setWindowTitle("Photo Manager")
        self.setAcceptDrops(True)
        self.actions_by_key = build_actions(self)
        self._make_parts(tasks)
        self._arrange()
        self._connect_parts()
        self._connect_actions()
        self._restore()
        theme.changed.connect(self._recolour)
        self._recolour()

    def start(self) -> None:
        """Shows the library."""
        self._browsing.start()
        self._read_overview()
        self._session.start()

    # -- building -----------------------------------------------------------------------

    def _make_parts(self, tasks: Tasks) -> None:
        theme = self._theme
        self.model = PhotoListModel(self)
        self.pictures = ThumbnailLoader(tasks, self._session.thumbnails, self)
        delegate = PhotoDelegate(theme, self.pictures.pixmap, DEFAULT_SIZE, self)
        self.grid = PhotoGrid(self.model, delegate, theme, self)
        self.sidebar = Sidebar(theme, self)
        self.inspector = Inspector(theme, self)
        self.search_bar = SearchBar(theme, self)
        self.order = OrderButton(theme, self)
        self.welcome = WelcomePage(theme, self)
        self.empty = EmptyPage(theme, self)
        self.message = MessageBar(theme, self)
        self.progress = ProgressPanel(theme, self)
        self.status = StatusStrip(theme, self)
        self.pages = QStackedWidget(self)
        for page in (self.grid, self.welcome, self.empty):
            self.pages.addWidget(page)
        self._browsing = Browsing(
            self._session, self.model, self.grid, self.pictures, self.search_bar, self
        )
        self._inspection = Inspection(self._session, self.model, self.grid, self.inspector, self)

    def _arrange(self) -> None:
        fill_menus(self.menuBar(), self.actions_by_key)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for part in (self.sidebar, self.pages, self.inspector):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([SIDEBAR_WIDTH, 10_000, INSPECTOR_WIDTH])
        whole = QWidget(self)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._toolbar())
        layout.addWidget(self.message)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)

    def _toolbar(self) -> QFrame:
        bar = QFrame(self)
        set_role(bar, "toolbar")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(Space.MEDIUM, Space.SMALL + 2, Space.MEDIUM, Space.SMALL + 2)
        layout.setSpacing(Space.SMALL)
        for key in ("sidebar", "add_folder"):
            layout.addWidget(self._button(key))
        layout.addSpacing(Space.MEDIUM)
        layout.addWidget(self.search_bar, 1)
        layout.addSpacing(Space.SMALL)
        layout.addWidget(self.order)
        layout.addSpacing(Space.SMALL)
        for key in ("undo", "redo", "inspector"):
            layout.addWidget(self._button(key))
        return bar

    def _button(self, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self.actions_by_key[key])
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _connect_parts(self) -> None:
        session, bar, browsing = self._session, self.search_bar, self._browsing
        self.sidebar.chosen.connect(self._go_to)
        self.order.chosen.connect(browsing.set_order)
        browsing.ordered.connect(self.order.show_order)
        bar.left.connect(self.grid.setFocus)
        self.inspector.tags.search_wanted.connect(self._search_tag)
        self.status.zoom.moved.connect(self.grid.set_thumbnail_size)
        self.status.newer.clicked.connect(browsing.show_newer)
        self.grid.zoomed.connect(self.status.zoom.show_size)
        self.grid.selection_changed.connect(self._show_count)
        browsing.listed.connect(self._on_listed)
        browsing.newer_waits.connect(self.status.newer.setVisible)
        browsing.place_changed.connect(self.sidebar.mark)
        for page in (self.welcome.add_folder, self.empty.pressed):
            page.connect(self._on_page_button)
        self.progress.pause_wanted.connect(session.set_paused)
        self._problems.retry_wanted.connect(session.retry_problems)
        session.said.connect(self._say)
        session.failed.connect(self.message.show_message)
        session.progress_changed.connect(self._on_progress)
        session.places_changed.connect(self._read_overview)
        session.history_changed.connect(self._on_history)

    def _connect_actions(self) -> None:
        actions, tags = self.actions_by_key, self.inspector.tags
        for key, slot in {
            "add_folder": self.choose_folder,
            "rescan": self._session.rescan,
            "problems": self.show_problems,
            "quit": self.close,
            "undo": self._session.undo,
            "redo": self._session.redo,
            "select_all": self.grid.selectAll,
            "select_none": self.grid.clearSelection,
            "search": self._focus_search,
            "confirm": lambda: tags.answer_current("confirm"),
            "reject": lambda: tags.answer_current("reject"),
            "next_tag": lambda: tags.step(1),
            "previous_tag": lambda: tags.step(-1),
            "why": self._ask_why,
            "show_photo": self._inspection.why.take_away,
            "add_tag": self._focus_tag_field,
            "larger": lambda: self.grid.set_thumbnail_size(self.grid.thumbnail_size + STEP),
            "smaller": lambda: self.grid.set_thumbnail_size(self.grid.thumbnail_size - STEP),
        }.items():
            actions[key].triggered.connect(lambda _checked=False, slot=slot: slot())
        # While it is off, Escape is left to the fields.
        actions["show_photo"].setEnabled(False)
        self._inspection.why.changed.connect(actions["show_photo"].setEnabled)
        for key in ("sidebar", "inspector"):
            actions[key].toggled.connect(self._show_panels)
        for choice in ThemeChoice:
            actions[f"theme_{choice}"].triggered.connect(
                lambda _checked=False, choice=choice: self._choose_theme(choice)
            )

    # -- what the user does ---------------------------------------------------------------

    def choose_folder(self) -> None:
        """Asks for a folder and adds it."""
        dialog = QFileDialog(self, "Add a folder of photos", str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._session.add_folders([Path(path)]))
        dialog.open()

    def show_problems(self) -> None:
        """Lists the files that could not be indexed."""
        self._session.problems(self._problems.show_problems)
        self._problems.show()
        self._problems.raise_()

    def _go_to(self, entry: SidebarEntry) -> None:
        if entry.query is None:
            self.show_problems()
            self.sidebar.mark(self._browsing.place.key)
        else:
            self._browsing.go_to(entry)

    def _search_tag(self, name: str) -> None:
        self._browsing.go_to(ALL_PHOTOS)
        self.search_bar.set_text(f'tag:"{name}"')

    def _focus_search(self) -> None:
        self.search_bar.field.setFocus()
        self.search_bar.field.selectAll()

    def _focus_tag_field(self) -> None:
        if self.grid.selectionModel().hasSelection():
            self.actions_by_key["inspector"].setChecked(True)
            self.inspector.tags.field.setFocus()

    def _ask_why(self) -> None:
        self.actions_by_key["inspector"].setChecked(True)
        self._inspection.ask_why()

    def _on_page_button(self) -> None:
        if self._browsing.text or self._browsing.place.key != "all":
            self._browsing.go_to(ALL_PHOTOS)
        else:
            self.choose_folder()

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._theme.choose(choice)
        self.theme_chosen.emit(choice)

    # -- what happens ---------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        self.message.hide()
        self.status.say(sentence)

    def _on_listed(self, _count: int) -> None:
        self._show_count()
        self._choose_page()

    def _show_count(self) -> None:
        ranges = row_ranges(self.grid.selectionModel().selection())
        selected = sum(last - first + 1 for first, last in ranges)
        self.status.show_count(len(self.model.ids), selected)
        for key in ("add_tag", "confirm", "reject", "next_tag", "previous_tag", "select_none"):
            self.actions_by_key[key].setEnabled(selected > 0)
        self.actions_by_key["why"].setEnabled(selected == 1)

    def _read_overview(self) -> None:
        self._session.overview(self._on_overview)

    def _on_overview(self, overview: Overview) -> None:
        self._overview = overview
        self.sidebar.show_entries(overview.entries)
        self._choose_page()

    def _on_progress(self, progress: IndexProgress) -> None:
        self._progress = progress
        self.progress.show_progress(progress)
        self._choose_page()

    def _on_history(self, undo: str, redo: str) -> None:
        for key, word, summary in (("undo", "Undo", undo), ("redo", "Redo", redo)):
            action = self.actions_by_key[key]
            action.setEnabled(bool(summary))
            tip = f"{word}: {curly(summary)}" if summary else f"Nothing to {word.lower()}"
            action.setToolTip(tip)

    def _choose_page(self) -> None:
        if self.model.ids:
            self._show_page(self.grid)
            return
        if self._overview is None:
            return
        if not self._overview.folders:
            self._show_page(self.welcome)
            return
        state = empty_state(
            self._browsing.text,
            everywhere=self._browsing.place.key == "all",
            indexing=self._progress is not None and self._progress.phase in BUSY,
        )
        self.empty.show_state(*state)
        self._show_page(self.empty)

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._show_panels()

    def _show_panels(self) -> None:
        """Panels beside the welcome page would be empty."""
        welcome = self.pages.currentWidget() is self.welcome
        for key, part in (("sidebar", self.sidebar), ("inspector", self.inspector)):
            part.setVisible(self.actions_by_key[key].isChecked() and not welcome)

    def _recolour(self) -> None:
        colour_actions(self.actions_by_key, self._theme)
        for choice in ThemeChoice:
            self.actions_by_key[f"theme_{choice}"].setChecked(choice is self._theme.choice)

    # -- window -----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes folders."""
        if _folders(event):
            self.welcome.show_drop(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Puts the light out."""
        self.welcome.show_drop(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Adds the dropped folders; whether they can be is for the library to say."""
        self.welcome.show_drop(over=False)
        event.acceptProposedAction()
        self._session.add_folders(_folders(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers where the window was."""
        store = self._geometry
        store.setValue("window/geometry", self.saveGeometry())
        store.setValue("window/panels", self._splitter.saveState())
        for key in ("sidebar", "inspector"):
            store.setValue(f"window/{key}", self.actions_by_key[key].isChecked())
        store.setValue("window/thumbnails", self.grid.thumbnail_size)
        super().closeEvent(event)

    def _restore(self) -> None:
        store = self._geometry
        self.setMinimumSize(720, 480)
        self.resize(1280, 840)
        self.restoreGeometry(_bytes(store.value("window/geometry")))
        self._splitter.restoreState(_bytes(store.value("window/panels")))
        for key in ("sidebar", "inspector"):
            shown = store.value(f"window/{key}", True, type=bool)
            self.actions_by_key[key].setChecked(bool(shown))
        self._show_panels()
        size = store.value("window/thumbnails", DEFAULT_SIZE, type=int)
        assert isinstance(size, int)
        self.grid.set_thumbnail_size(size)
        self.status.zoom.show_size(self.grid.thumbnail_size)


def _folders(event: QDropEvent) -> list[Path]:
    """What is dragged; whether it is a folder is for the library to say."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return [Path(url.toLocalFile()) for url in urls]


def _bytes(stored: object) -> QByteArray:
    """What was stored of the window, nothing if it is of another kind."""
    return stored if isinstance(stored, QByteArray) else QByteArray()
