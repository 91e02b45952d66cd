"""The rows of the sidebar: headings and places to look at, each with its count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SidebarEntry:
    """One row.

    Attributes:
        key: What it is, unique in the sidebar, e.g. `tag:12`.
        title: Its words.
        icon: The name of its icon; empty for a heading.
        query: The search that shows its photos; None for headings and pages.
        count: How many photos or things it holds, if known.
        hint: A longer explanation.
    """

    key: str
    title: str
    icon: str = ""
    query: str | None = None
    count: int | None = None
    hint: str = ""

    @property
    def heading(self) -> bool:
        """Whether it only names the rows below it."""
        return not self.icon


class SidebarRole(IntEnum):
    """What else the model tells besides the title."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


class SidebarModel(QAbstractListModel):
    """A flat list of `SidebarEntry`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[SidebarEntry] = []

    def show(self, entries: Sequence[SidebarEntry]) -> None:
        """Shows other entries; when only counts differ, selection and focus stay."""
        if [entry.key for entry in entries] == [entry.key for entry in self._entries]:
            self._entries = list(entries)
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The row of an entry, or -1."""
        return next((row for row, entry in enumerate(self._entries) if entry.key == key), -1)

    def entry(self, row: int) -> SidebarEntry:
        """The entry of a row."""
        return self._entries[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """The number of rows, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Title, hint or the entry itself."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == SidebarRole.ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.hint or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.title if entry.count is None else f"{entry.title}, {entry.count}"
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self._entries[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
