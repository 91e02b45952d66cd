"""The tag board as a view: a table of all tags, and one of them closely."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.tag_board.board_model import (
    DIAL,
    IMPORTED,
    NAME,
    PROVEN,
    REJECTED,
    ROW_ROLE,
    SCORE,
    SUGGESTED,
    BoardFilter,
    BoardModel,
)
from photomanager.app.tag_board.tag_panel import TagPanel
from photomanager.app.tag_board.words import empty_words
from photomanager.app.theme import Space, Type, font_metrics, set_role
from photomanager.app.translation import number, translate
from photomanager.app.views import View
from photomanager.app.widgets.noted_table import NotedTable
from photomanager.app.widgets.sort_header import SortHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from photomanager.app.tag_board.door import TagBoard
    from photomanager.app.theme import Theme
    from photomanager.library.records import TagId
    from photomanager.operations.dial_preview import DialPreview
    from photomanager.operations.tag_board import BoardRow

# Columns that go when there is little room, in this order, and what is left to the name then.
_FADING = (IMPORTED, REJECTED, DIAL, PROVEN, SCORE, SUGGESTED)
_NAME_WIDTH = 160
# While many answers come in, numbers are read anew at most so often.
_REFRESH_MS = 400


class BoardView(View):
    """All tags.

    Attributes:
        table: The table.
        panel: The tag chosen in it, or all tags together.
        filter: Words that a tag must have.

    Signals:
        review_wanted: Name of the tag to review, None for all.
        photos_wanted: The `BoardRow` of the tag whose photos are to be shown.
        deed_wanted: What is to be done to which tag: deed and `BoardRow`.
    """

    panels: ClassVar[frozenset[str]] = frozenset()
    review_wanted = Signal(object)
    photos_wanted = Signal(object)
    deed_wanted = Signal(str, object)

    def __init__(self, door: TagBoard, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._wanted: TagId | None = None
        self.model = BoardModel(self)
        self.shown = BoardFilter(self)
        self.shown.setSourceModel(self.model)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(translate("Board", "Find a tag"))
        self.filter.setAccessibleName(translate("Board", "Find a tag"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.shown.set_words)
        self.filter.textChanged.connect(lambda _text: self._count())
        self.everything = QToolButton(self)
        self.everything.setText(translate("Board", "Also words on no photo"))
        self.everything.setCheckable(True)
        set_role(self.everything, "toggle")
        self.everything.toggled.connect(self.shown.set_all)
        self.everything.toggled.connect(lambda _on: self._count())
        self._number = QLabel(self)
        set_role(self._number, "soft")
        self.all_tags = QToolButton(self)
        self.all_tags.setText(translate("Board", "All tags together"))
        self.all_tags.setCheckable(True)
        set_role(self.all_tags, "toggle")
        self.all_tags.setChecked(True)
        self.all_tags.clicked.connect(self.choose_all)
        self.table = self._make_table(theme)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.panel = TagPanel(theme, self)
        self.panel.show_row(None)
        self._soon = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._soon.timeout.connect(self.read)
        self._arrange()
        self._connect()

    def _make_table(self, theme: Theme) -> NotedTable:
        table = NotedTable(self)
        table.setHorizontalHeader(SortHeader(theme, table))
        table.setModel(self.shown)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSortingEnabled(True)
        table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setAccessibleName(translate("Board", "Tags"))
        table.horizontalHeader().setAccessibleName(translate("Board", "Columns: what to sort by"))
        rows, columns = table.verticalHeader(), table.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(font_metrics(Type.BODY).height() + Space.LARGE)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        columns.setResizeContentsPrecision(30)
        columns.setMinimumSectionSize(48)
        return table

    def _arrange(self) -> None:
        top = QFrame(self)
        set_role(top, "toolbar")
        line = QHBoxLayout(top)
        line.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        line.setSpacing(Space.LARGE)
        self.filter.setMaximumWidth(260)
        line.addWidget(self.filter, 1)
        line.addWidget(self.everything)
        line.addStretch(1)
        line.addWidget(self._number)
        line.addWidget(self.all_tags)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addLayout(middle, 1)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.activated.connect(lambda _index: self._review())
        self.table.customContextMenuRequested.connect(
            lambda spot: self.panel.menu_of_deeds.popup(self.table.viewport().mapToGlobal(spot))
        )
        panel, door = self.panel, self._door
        panel.review_wanted.connect(self._review)
        panel.photos_wanted.connect(self._photos)
        panel.deed_wanted.connect(self._deed)
        panel.dial.preview_wanted.connect(
            lambda wanted: door.preview(wanted, self._tag(), self._on_preview)
        )
        panel.dial.save_wanted.connect(lambda wanted: self._set_precision(wanted))
        panel.dial.reset_wanted.connect(lambda: self._set_precision(None))

    # -- life ---------------------------------------------------------------------------

    def activate(self) -> None:
        """Reads all numbers."""
        self.read()
        self.take_focus()

    def take_focus(self) -> None:
        """Typing finds a tag."""
        self.filter.setFocus()

    def deactivate(self) -> None:
        """Rests."""
        self._soon.stop()

    def read(self) -> None:
        """Reads the numbers anew; the tag chosen stays chosen."""
        self._door.rows(self._take_rows)
        self._read_report()

    def follow(self) -> None:
        """Something about tags has changed: reads soon, if the board is on screen."""
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def choose(self, tag_id: TagId) -> None:
        """Chooses a tag, now or when the table has it."""
        self._wanted = tag_id
        self._choose_wanted()

    def choose_all(self) -> None:
        """Shows all tags together."""
        self._wanted = None
        self.table.clearSelection()
        self.table.selectionModel().setCurrentIndex(
            QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
        )
        self._show(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hides the columns that matter least when there is little room."""
        super().resizeEvent(event)
        self._fit_columns()

    # -- showing --------------------------------------------------------------------------

    def _fit_columns(self) -> None:
        header, table = self.table.horizontalHeader(), self.table
        for column in _FADING:
            table.setColumnHidden(column, False)  # what is hidden has no width
        wanted = {
            column: max(header.sectionSizeHint(column), table.sizeHintForColumn(column))
            for column in range(NAME + 1, self.model.columnCount())
        }
        bar = table.verticalScrollBar().sizeHint().width()
        room = self.width() - self.panel.width() - bar - _NAME_WIDTH
        for column in _FADING:
            table.setColumnHidden(column, sum(wanted.values()) > room)
            if table.isColumnHidden(column):
                del wanted[column]

    def _take_rows(self, rows: list[BoardRow]) -> None:
        chosen = self.panel.row
        self.model.show_rows(rows)
        self._count()
        self._fit_columns()
        if self._wanted is None and chosen is not None:
            self._wanted = chosen.tag_id
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted is None:
            return
        at = self.model.row_of(self._wanted)
        if at < 0:
            if self.model.rowCount():
                self.choose_all()  # it is gone
            return
        self._wanted = None
        index = self.shown.mapFromSource(self.model.index(at, NAME))
        if index.isValid() and index != self.table.currentIndex().siblingAtColumn(NAME):
            self.table.setCurrentIndex(index)
        else:
            self._show(self.model.index(at, NAME).data(ROW_ROLE))

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._show(current.data(ROW_ROLE))

    def _show(self, row: BoardRow | None) -> None:
        self.all_tags.setChecked(row is None)
        self.panel.show_row(row)
        self._read_report()

    def _read_report(self) -> None:
        self._door.report(self._tag(), self.panel.show_report, self.choose_all)

    def _on_preview(self, found: DialPreview) -> None:
        self.panel.dial.show_preview(found)

    def _count(self) -> None:
        shown = self.shown.rowCount()
        self._number.setText(
            translate("Board", "1 tag")
            if shown == 1
            else translate("Board", "{number} tags", number=number(shown))
        )
        self.table.set_note(empty_words(self.filter.text().strip()))

    # -- doing ----------------------------------------------------------------------------

    def _tag(self) -> TagId | None:
        return None if self.panel.row is None else self.panel.row.tag_id

    def _review(self) -> None:
        row = self.panel.row
        self.review_wanted.emit(None if row is None else row.name)

    def _photos(self) -> None:
        if self.panel.row is not None:
            self.photos_wanted.emit(self.panel.row)

    def _deed(self, deed: str) -> None:
        if self.panel.row is not None:
            self.deed_wanted.emit(deed, self.panel.row)

    def _set_precision(self, wanted: float | None) -> None:
        self._door.set_precision(wanted, self._tag())
        self.panel.dial.start()
        self.read()
