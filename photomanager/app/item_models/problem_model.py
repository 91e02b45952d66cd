"""The files that could not be indexed, as rows of path and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from photomanager.app.own_language import own_language
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex


class ProblemModel(QAbstractTableModel):
    """Two columns: path and reason.

    Args:
        parent: Who owns it.
        second: The title of the second column, if it is no reason.
    """

    def __init__(self, parent: QObject | None = None, second: str = "") -> None:
        super().__init__(parent)
        self._second = second or translate("Problems", "What is the matter")
        self.problems: list[tuple[str, str]] = []

    def show(self, problems: Sequence[tuple[str, str]]) -> None:
        """Shows another list."""
        self.beginResetModel()
        self.problems = list(problems)
        self.endResetModel()

    def words(self, row: int) -> tuple[str, str]:
        """Path and reason, in the user's language."""
        path, reason = self.problems[row]
        return path, own_language(reason)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """The number of files."""
        return 0 if parent is not None and parent.isValid() else len(self.problems)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Path and reason."""
        return 0 if parent is not None and parent.isValid() else 2

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The text of a cell."""
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(index.row())[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (translate("Problems", "File"), self._second)[section]
        return None
