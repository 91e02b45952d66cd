"""The tree of the sidebar: sections, places, folders and tags, each with its count.

The model is told what to show (`show_sections`, `put_children`) and keeps what is the same: rows
come and go one by one, so that what is open, chosen or scrolled to stays while counts change.
It never reads the library itself; the folders in a folder are asked for by `children_wanted`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from photomanager.app import drags
from photomanager.fuzzy import sieve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from photomanager.operations.places import Place

    Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SidebarEntry:
    """One row.

    Attributes:
        key: What it is, unique in the sidebar, e.g. `tag:12`.
        title: Its words.
        icon: The name of its icon; empty for the heading of a section.
        place: Whose photos it shows; None for headings and for rows with an action.
        count: How many photos or things it holds, if known.
        hint: A longer explanation.
        children: The rows below it.
        lazy: Whether its rows are asked for when it is opened, in place of `children`.
        tag_id: Of a tag: its row.
        uuid: Of a tag or a saved search: its lasting identity.
        action: What it does in place of showing photos: a key of the table of actions.
    """

    key: str
    title: str
    icon: str = ""
    place: Place | None = None
    count: int | None = None
    hint: str = ""
    children: tuple[SidebarEntry, ...] = ()
    lazy: bool = False
    tag_id: int = 0
    uuid: str = ""
    action: str = ""

    @property
    def heading(self) -> bool:
        """Whether it only names the rows below it."""
        return not self.icon

    @property
    def saved(self) -> bool:
        """Whether it is a saved search."""
        return self.key.startswith("search:")


def sifted(sections: Sequence[SidebarEntry], typed: str) -> list[SidebarEntry]:
    """The sections with only what fits what was typed, and those above it; none that is empty."""
    passes = sieve(typed, [one.title for section in sections for one in _below(section)])
    found = [replace(section, children=_passing(section.children, passes)) for section in sections]
    return [section for section in found if section.children]


def tag_among(sections: Sequence[SidebarEntry], uuid: str) -> SidebarEntry | None:
    """The entry of the tag with this identity, None if it is not listed."""
    listed = (one for section in sections if section.key == "tags" for one in _below(section))
    return next((one for one in listed if one.uuid == uuid), None)


def _below(entry: SidebarEntry) -> Iterator[SidebarEntry]:
    for child in entry.children:
        yield child
        yield from _below(child)


def _passing(
    entries: Sequence[SidebarEntry], passes: Callable[[str], bool]
) -> tuple[SidebarEntry, ...]:
    found = []
    for entry in entries:
        below = _passing(entry.children, passes)
        if below or passes(entry.title):
            found.append(replace(entry, children=below))
    return tuple(found)


class SidebarRole(IntEnum):
    """What else the model tells besides the title."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


class _Node:
    """A row: its entry as it was told, the same without children, and the rows below it."""

    __slots__ = ("asked", "children", "entry", "number", "parent", "row", "told")

    def __init__(self, number: int, told: SidebarEntry, parent: _Node | None) -> None:
        self.number = number
        self.told = told
        self.entry = replace(told, children=())
        self.parent = parent
        self.row = 0
        self.children: list[_Node] = []
        self.asked = False

    def renumber(self) -> None:
        for row, child in enumerate(self.children):
            child.row = row


class SidebarModel(QAbstractItemModel):
    """A tree of `SidebarEntry`.

    Signals:
        children_wanted: The entry whose rows are wanted: answer by `put_children`.
        renamed: An entry and the name that the user typed for it.
        photos_dropped: An entry and the ids of the photos that were dropped on it.
        moved: A saved search's entry and the place it was dropped at among its neighbours.
    """

    children_wanted = Signal(object)
    renamed = Signal(object, str)
    photos_dropped = Signal(object, list)
    moved = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = 0
        self._nodes: dict[int, _Node] = {}
        self._by_key: dict[str, _Node] = {}
        self._top = _Node(0, SidebarEntry("", ""), None)

    # -- what is shown --------------------------------------------------------------------

    def show_sections(self, sections: Sequence[SidebarEntry]) -> None:
        """Shows these sections and everything in them."""
        self._merge(self._top, sections)

    def put_children(self, key: str, entries: Sequence[SidebarEntry]) -> None:
        """Shows the rows of a lazy entry, if it is still there."""
        node = self._by_key.get(key)
        if node is not None:
            self._merge(node, entries)

    def opened(self) -> list[SidebarEntry]:
        """Lazy entries whose rows were asked for: to be asked for again when counts change."""
        return [node.entry for node in self._by_key.values() if node.asked]

    def entry(self, index: Index) -> SidebarEntry:
        """What is in a row."""
        return self._node(index).entry

    def index_of(self, key: str) -> QModelIndex:
        """The row with a key; invalid if there is none."""
        node = self._by_key.get(key)
        return QModelIndex() if node is None else self._index(node)

    def _merge(self, parent: _Node, entries: Sequence[SidebarEntry]) -> None:
        wanted = {entry.key for entry in entries}
        self._drop([node for node in parent.children if node.entry.key not in wanted])
        place = 0
        while place < len(entries):
            entry = entries[place]
            here = parent.children[place] if place < len(parent.children) else None
            if here is not None and here.entry.key == entry.key:
                self._change(here, entry)
                place += 1
                continue
            moved = self._by_key.get(entry.key)
            if moved is not None and moved.parent is parent:
                self._drop([moved])
            known = {node.entry.key for node in parent.children}
            fresh = [entry]
            while place + len(fresh) < len(entries):
                following = entries[place + len(fresh)]
                if following.key in known:
                    break
                fresh.append(following)
            self._insert(parent, place, fresh)
            place += len(fresh)

    def _change(self, node: _Node, entry: SidebarEntry) -> None:
        # Of a thousand words few change; to look at every row would be felt in each overview.
        if entry == node.told:
            return
        node.told = entry
        bare = replace(entry, children=())
        if bare != node.entry:
            node.entry = bare
            index = self._index(node)
            self.dataChanged.emit(index, index)
        if not entry.lazy:
            self._merge(node, entry.children)

    def _insert(self, parent: _Node, place: int, entries: Sequence[SidebarEntry]) -> None:
        self.beginInsertRows(self._index(parent), place, place + len(entries) - 1)
        made = [self._made(entry, parent) for entry in entries]
        parent.children[place:place] = made
        parent.renumber()
        self.endInsertRows()

    def _made(self, entry: SidebarEntry, parent: _Node) -> _Node:
        self._numbers += 1
        node = _Node(self._numbers, entry, parent)
        self._nodes[node.number] = node
        self._by_key[entry.key] = node
        node.children = [self._made(child, node) for child in entry.children]
        node.renumber()
        return node

    def _drop(self, nodes: Sequence[_Node]) -> None:
        for node in reversed(nodes):
            parent = node.parent
            assert parent is not None
            self.beginRemoveRows(self._index(parent), node.row, node.row)
            del parent.children[node.row]
            parent.renumber()
            self._forget(node)
            self.endRemoveRows()

    def _forget(self, node: _Node) -> None:
        for child in node.children:
            self._forget(child)
        del self._nodes[node.number]
        if self._by_key.get(node.entry.key) is node:
            del self._by_key[node.entry.key]

    # -- Qt -------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """The place of a row below another."""
        above = self._node(parent)
        if column or not 0 <= row < len(above.children):
            return QModelIndex()
        return self.createIndex(row, 0, above.children[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The row above one."""
        if not index.isValid():
            return QModelIndex()
        above = self._node(index).parent
        return QModelIndex() if above is None else self._index(above)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are below one."""
        return len(self._node(parent).children)

    def columnCount(self, _parent: Index | None = None) -> int:
        """One."""
        return 1

    def hasChildren(self, parent: Index | None = None) -> bool:
        """Whether a row can be opened."""
        node = self._node(parent)
        return bool(node.children) or (node.entry.lazy and not node.asked)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the rows below one were not asked for yet."""
        node = self._node(parent)
        return node.entry.lazy and not node.asked

    def fetchMore(self, parent: Index) -> None:
        """Asks for the rows below one."""
        node = self._node(parent)
        if node.entry.lazy and not node.asked:
            node.asked = True
            self.children_wanted.emit(node.entry)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, hint or entry."""
        if not index.isValid():
            return None
        entry = self._node(index).entry
        if role == SidebarRole.ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.hint or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.title if entry.count is None else f"{entry.title}, {entry.count}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tells the name that the user typed; it is shown once the library has it."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        entry = self._node(index).entry
        if str(value).strip() not in ("", entry.title):
            self.renamed.emit(entry, str(value))
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only opened and closed; tags take photos; saved searches take a name."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self._node(index).entry
        if entry.heading:
            drops = entry.key == "searches"
            taken = Qt.ItemFlag.ItemIsDropEnabled if drops else Qt.ItemFlag.NoItemFlags
            return Qt.ItemFlag.ItemIsEnabled | taken
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if entry.tag_id:
            flags |= Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsDragEnabled
        if entry.saved:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    # -- dragging -------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        """What is dropped stays where it came from."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Photos and saved searches can be dropped."""
        return [drags.PHOTOS, drags.SEARCH]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """A tag or a saved search."""
        data = QMimeData()
        for index in indexes:
            entry = self._node(index).entry
            if entry.tag_id:
                drags.put_tag(data, entry.uuid)
            elif entry.saved:
                data.setData(drags.SEARCH, entry.key.encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Photos fall on tags, saved searches between saved searches."""
        if not parent.isValid():
            return False
        entry = self._node(parent).entry
        if data.hasFormat(drags.PHOTOS):
            return bool(entry.tag_id)
        return data.hasFormat(drags.SEARCH) and entry.key == "searches" and row >= 0

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tells what was dropped; the library does it, and then the rows follow."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        if data.hasFormat(drags.PHOTOS):
            self.photos_dropped.emit(self._node(parent).entry, drags.photos_in(data))
        else:
            moved = self._by_key.get(bytes(data.data(drags.SEARCH).data()).decode())
            if moved is not None:
                self.moved.emit(moved.entry, row)
        return False  # nothing is to be removed where it was

    # -- nodes ----------------------------------------------------------------------------

    def _node(self, index: Index | None) -> _Node:
        if index is None or not index.isValid():
            return self._top
        return self._nodes.get(index.internalId(), self._top)

    def _index(self, node: _Node) -> QModelIndex:
        if node is self._top:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.number)
