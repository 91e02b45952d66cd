"""Places to look at: the library, its folders, its tags, saved searches."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from photomanager.app.icons import icon
from photomanager.app.item_models.sidebar_model import SidebarEntry, SidebarModel, sifted
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.sidebar_tree import SidebarTree
from photomanager.app.widgets.tag_menu import whole_tag_deeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from photomanager.app.place_keys import PlaceKeys
    from photomanager.app.theme import Theme

WIDTH = 236
FILTER_MS = 80


class Sidebar(QWidget):
    """A field that filters tags and searches, and the tree.

    Attributes:
        tree: The tree.
        filter: The field.
        entries: The model.

    Signals:
        chosen: The entry that the user wants to see.
        children_wanted: A folder whose folders are wanted: answer by `entries.put_children`.
        photos_dropped: The entry of a tag, and the photos that shall have it.
        renamed: The entry of a saved search, and its new name.
        deleted: The entry of a saved search.
        reordered: The UUIDs of the saved searches in their new order.
        reveal_wanted: The entry of a folder to show in the file manager.
        remove_wanted: The entry of a folder to take out of the library.
        tag_deed_wanted: A deed of `tag_menu.whole_tag_deeds`, and the entry of a tag.
        marked: Another row is marked.
        locate_wanted: The entry of a folder that lies elsewhere now.
    """

    chosen = Signal(object)
    children_wanted = Signal(object)
    photos_dropped = Signal(object, list)
    renamed = Signal(object, str)
    deleted = Signal(object)
    reordered = Signal(list)
    reveal_wanted = Signal(object)
    remove_wanted = Signal(object)
    tag_deed_wanted = Signal(str, object)
    marked = Signal()
    locate_wanted = Signal(object)

    def __init__(self, theme: Theme, keys: PlaceKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sections: tuple[SidebarEntry, ...] = ()
        self._shown_key = "all"
        self._open: dict[str, bool] = {}  # rows that the user opened or closed
        self._filtering = False
        self.entries = SidebarModel(self)
        self.tree = SidebarTree(self.entries, theme, keys, self)
        self.filter = QLineEdit(self)
        set_role(self.filter, "filter")
        self.filter.setPlaceholderText(translate("Sidebar", "Filter tags and searches"))
        self.filter.setAccessibleName(translate("Sidebar", "Filter tags and searches"))
        self.filter.setClearButtonEnabled(True)
        self._funnel = QAction(translate("Sidebar", "Filter"), self)
        self.filter.addAction(self._funnel, QLineEdit.ActionPosition.LeadingPosition)
        self._soon = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._soon.timeout.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.MEDIUM, 0, 0)
        layout.setSpacing(Space.SMALL)
        above = QVBoxLayout()
        above.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
        above.addWidget(self.filter)
        layout.addLayout(above)
        layout.addWidget(self.tree, 1)
        self.setMinimumWidth(176)
        self.setFocusProxy(self.tree)
        self._connect()
        self._recolour()

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda: self._soon.start())
        self.filter.returnPressed.connect(self.tree.setFocus)
        self.tree.chosen.connect(self._choose)
        self.tree.delete_wanted.connect(self._delete)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self.marked.emit())
        self.tree.menu_wanted.connect(self._open_menu)
        self.tree.expanded.connect(lambda index: self._note(index, opened=True))
        self.tree.collapsed.connect(lambda index: self._note(index, opened=False))
        self.entries.children_wanted.connect(self.children_wanted)
        self.entries.rowsInserted.connect(lambda parent, *_: self._follow(parent))
        self.entries.photos_dropped.connect(self.photos_dropped)
        self.entries.renamed.connect(self.renamed)
        self.entries.moved.connect(self._move)
        self._theme.changed.connect(self._recolour)

    # -- what is shown --------------------------------------------------------------------

    def show_sections(self, sections: tuple[SidebarEntry, ...]) -> None:
        """Shows other entries and counts; folders that are open are asked for again."""
        self._sections = sections
        self._show()
        for entry in self.entries.opened():
            self.children_wanted.emit(entry)

    def sections(self) -> tuple[SidebarEntry, ...]:
        """Everything that is there, whatever the filter."""
        return self._sections

    def go(self, entry: SidebarEntry) -> None:
        """Chooses an entry as a click would."""
        self._choose(entry)

    def mark(self, key: str) -> None:
        """Marks the entry whose photos are shown."""
        self._shown_key = key
        index = self.entries.index_of(key)
        if not index.isValid():
            self.tree.clearSelection()
        elif self.tree.currentIndex() != index or not self.tree.selectionModel().hasSelection():
            self.tree.setCurrentIndex(index)

    def go_to_tag(self, tag_id: int) -> bool:
        """Chooses a tag, as a click on it does; whether it is listed."""
        index = self.entries.index_of(f"tag:{tag_id}")
        if index.isValid():
            self.chosen.emit(self.entries.entry(index))
        return index.isValid()

    def find_tag(self) -> None:
        """Lets the user type what to look for."""
        self.filter.setFocus()
        self.filter.selectAll()

    @property
    def renamable(self) -> bool:
        """Whether the marked row is a tag or a saved search."""
        entry = self._marked()
        return entry is not None and bool(entry.tag_id or entry.saved)

    def rename(self) -> None:
        """Lets the user type another name for the marked tag or saved search."""
        entry = self._marked()
        if entry is None or not self.renamable:
            return
        if entry.saved:
            self.tree.edit(self.tree.currentIndex())
        else:
            self.tag_deed_wanted.emit("rename", entry)

    def _marked(self) -> SidebarEntry | None:
        index = self.tree.currentIndex()
        return self.entries.entry(index) if index.isValid() else None

    def opened_by_hand(self) -> list[str]:
        """What the user opened and closed, to be remembered: keys, closed ones after a minus."""
        return [key if opened else f"-{key}" for key, opened in self._open.items()]

    def restore_opened(self, keys: Iterable[str]) -> None:
        """Opens and closes as it was."""
        self._open = {key.removeprefix("-"): not key.startswith("-") for key in keys}

    def _show(self) -> None:
        typed = self.filter.text().strip()
        self._filtering = bool(typed)
        named = [one for one in self._sections if one.key in ("tags", "searches")]
        self.entries.show_sections(sifted(named, typed) if typed else self._sections)
        self._follow(QModelIndex())
        self.mark(self._shown_key)

    def _follow(self, parent: QModelIndex) -> None:
        """Opens the rows below one that should be: sections, what the user opened, all found."""
        for row in range(self.entries.rowCount(parent)):
            index = self.entries.index(row, 0, parent)
            entry = self.entries.entry(index)
            wanted = self._filtering or self._open.get(entry.key, entry.heading)
            if self.tree.isExpanded(index) != wanted and self.entries.hasChildren(index):
                self.tree.blockSignals(True)
                self.tree.setExpanded(index, wanted)
                self.tree.blockSignals(False)
            if wanted:
                self._follow(index)

    def _note(self, index: QModelIndex, *, opened: bool) -> None:
        if not self._filtering:
            entry = self.entries.entry(index)
            if opened == entry.heading:
                self._open.pop(entry.key, None)
            else:
                self._open[entry.key] = opened
        if opened:
            self._follow(index)

    # -- what the user does ---------------------------------------------------------------

    def _choose(self, entry: SidebarEntry) -> None:
        self._shown_key = entry.key
        self.chosen.emit(entry)

    def _delete(self, entry: SidebarEntry) -> None:
        if entry.saved:
            self.deleted.emit(entry)
        elif entry.tag_id:
            self.tag_deed_wanted.emit("delete", entry)

    def _searches(self) -> list[str]:
        section = next((one for one in self._sections if one.key == "searches"), None)
        return [] if section is None else [one.uuid for one in section.children]

    def _move(self, entry: SidebarEntry, place: int) -> None:
        order = self._searches()
        before = [one for one in order[:place] if one != entry.uuid]
        after = [one for one in order[place:] if one != entry.uuid]
        self.reordered.emit([*before, entry.uuid, *after])

    def _open_menu(self, entry: SidebarEntry, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, does in self.commands(entry):
            menu.addAction(words).triggered.connect(does)
        if menu.actions():
            menu.popup(at)

    def commands(self, entry: SidebarEntry) -> Sequence[tuple[str, Callable[[], None]]]:
        """What the menu of a row offers: words, and what they do."""
        index = self.entries.index_of(entry.key)
        if entry.saved:
            place = self._searches().index(entry.uuid)
            return (
                (translate("Sidebar", "Rename"), lambda: self.tree.edit(index)),
                (translate("Sidebar", "Move up"), lambda: self._move(entry, max(0, place - 1))),
                (translate("Sidebar", "Move down"), lambda: self._move(entry, place + 2)),
                (translate("Sidebar", "Delete"), lambda: self.deleted.emit(entry)),
            )
        if entry.tag_id:
            return [
                (words, partial(self.tag_deed_wanted.emit, deed, entry))
                for deed, words in whole_tag_deeds(entry.title)
            ]
        if entry.place is None or entry.place.kind != "folder":
            return ()
        reveal = translate("Sidebar", "Show in the file manager")
        commands = [(reveal, lambda: self.reveal_wanted.emit(entry))]
        if not entry.place.prefix:
            locate = translate("Sidebar", "Locate the folder …")
            commands.append((locate, lambda: self.locate_wanted.emit(entry)))
            remove = translate("Sidebar", "Take out of the library")
            commands.append((remove, lambda: self.remove_wanted.emit(entry)))
        return commands

    def _recolour(self) -> None:
        self._funnel.setIcon(icon("filter", self._theme.colours.text_soft))
