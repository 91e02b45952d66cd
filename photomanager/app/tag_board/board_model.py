"""The tags as a table: what each column says, and by what it is sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from photomanager.app.tag_board.words import claim_cell, dial_cell, score_cell
from photomanager.app.translation import number, translate
from photomanager.fuzzy import sieve
from photomanager.library.name_order import name_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from photomanager.operations.tag_board import BoardRow

    Index = QModelIndex | QPersistentModelIndex

NAME, CONFIRMED, IMPORTED, AUTOMATIC, SUGGESTED, REJECTED, SCORE, PROVEN, DIAL = range(9)
ROW_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1

_COUNTS = {
    CONFIRMED: "confirmed",
    IMPORTED: "imported",
    AUTOMATIC: "automatic",
    SUGGESTED: "suggested",
    REJECTED: "rejected",
}


def headings() -> tuple[tuple[str, str], ...]:
    """Of each column the title and what it means."""
    return (
        (translate("Board", "Tag"), ""),
        (translate("Board", "Confirmed"), translate("Board", "Photos on which you said yes")),
        (translate("Board", "Files"), translate("Board", "Photos whose file has it as keyword")),
        (translate("Board", "Automatic"), translate("Board", "Photos it was set on unasked")),
        (translate("Board", "Suggested"), translate("Board", "Photos it is suggested for")),
        (translate("Board", "Rejected"), translate("Board", "Photos on which you said no")),
        (
            translate("Board", "Right lately"),
            translate("Board", "How often the guess was right in the last answers"),
        ),
        (
            translate("Board", "Proven"),
            translate(
                "Board", "Share of automatic tags that random checks prove right, 90\u00a0% assured"
            ),
        ),
        (
            translate("Board", "Dial"),
            translate("Board", "How sure it must be to be set without asking"),
        ),
    )


class BoardModel(QAbstractTableModel):
    """One row a tag, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BoardRow] = []
        self._headings = headings()

    def show_rows(self, rows: Sequence[BoardRow]) -> None:
        """Shows other numbers; the same tags keep their rows, so that selection stays."""
        old = [row.tag_id for row in self._rows]
        if old == [row.tag_id for row in rows]:
            changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
            self._rows = list(rows)
            for at in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, DIAL))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, tag_id: int) -> int:
        """The row of a tag, -1 if there is none."""
        return next((at for at, row in enumerate(self._rows) if row.tag_id == tag_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of tags."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """The number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, the `BoardRow` itself, or what it is sorted by."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE:
            return _sorted_by(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return row.path
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Titles, and what they mean as tool tips."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        title, meaning = self._headings[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            return meaning or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeading if section == NAME else _TRAILING
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


_TRAILING = Qt.AlignmentFlag.AlignTrailing


def _shown(row: BoardRow, column: int) -> str:
    if column == NAME:
        return row.name
    if column in _COUNTS:
        count = getattr(row.counts, _COUNTS[column])
        return number(count) if count else ""
    return {
        SCORE: lambda: score_cell(row.score),
        PROVEN: lambda: claim_cell(row.claim),
        DIAL: lambda: dial_cell(row),
    }[column]()


def _sorted_by(row: BoardRow, column: int) -> Any:
    if column == NAME:
        return name_order(row.name)
    if column in _COUNTS:
        return getattr(row.counts, _COUNTS[column])
    if column == SCORE:
        return row.score.recent_right / row.score.recent if row.score.recent else -1.0
    if column == PROVEN:
        return row.claim.at_least
    return row.wanted if row.enabled and row.automatic else 2.0 + (not row.enabled)


class BoardFilter(QSortFilterProxyModel):
    """The tags whose path fits what was typed, and only those in use unless all are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._passes: Callable[[str], bool] | None = None
        self._all = False
        self.setSortRole(SORT_ROLE)

    def set_words(self, text: str) -> None:
        """Shows only tags that fit these words."""
        self._typed = text.strip()
        self._passes = None
        self.invalidate()

    def setSourceModel(self, model: QAbstractItemModel) -> None:
        """Filters another model."""
        super().setSourceModel(model)
        # Before the proxy looks at the new rows: which fits count depends on all of them.
        model.modelAboutToBeReset.connect(self._forget)

    def set_all(self, on: bool) -> None:
        """Shows words of the recogniser too that no photo has."""
        self._all = on
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a tag is shown; what is typed finds tags out of use too."""
        row: BoardRow = self.sourceModel().index(source_row, 0, source_parent).data(ROW_ROLE)
        if not self._typed:
            return self._all or row.used
        if self._passes is None:
            model = self.sourceModel()
            rows = (model.index(at, 0).data(ROW_ROLE) for at in range(model.rowCount()))
            self._passes = sieve(self._typed, [one.path for one in rows])
        return self._passes(row.path)

    def _forget(self) -> None:
        self._passes = None
