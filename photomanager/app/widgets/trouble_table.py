"""Paths and what is the matter with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from photomanager.app.item_models.problem_model import ProblemModel
from photomanager.app.theme import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

# Measuring more would hold up the window; a row of one line has its text in a tool tip.
_MOST_FITTED = 500


class TroubleTable(QTableView):
    """Two columns, one row marked at most.

    Args:
        name: What a screen reader calls the table.
        parent: Where it stands.
        second: The title of the second column, if it does not say what is the matter.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, second: str = "") -> None:
        super().__init__(parent)
        self._paths = ProblemModel(self, second)
        self.setModel(self._paths)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_troubles(self, troubles: Sequence[tuple[str, str]]) -> None:
        """Shows (path, reason) of each; the marked one stays marked if it is still there."""
        marked = self.marked()
        self._paths.show(troubles)
        self._fit_rows()
        row = next((at for at, one in enumerate(troubles) if one[0] == marked), -1)
        if row >= 0:
            self.setCurrentIndex(self._paths.index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths break the lines elsewhere."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        if len(self._paths.problems) <= _MOST_FITTED:
            self.resizeRowsToContents()
            for row in range(self._paths.rowCount()):  # else sentences run into one another
                self.setRowHeight(row, self.rowHeight(row) + Space.LARGE)

    def marked(self) -> str:
        """The path of the marked row, empty if none is."""
        row = self.currentIndex().row()
        return self._paths.problems[row][0] if row >= 0 else ""

    def copy(self) -> None:
        """Puts all rows on the clipboard, one a line."""
        lines = ("\t".join(self._paths.words(row)) for row in range(self._paths.rowCount()))
        QGuiApplication.clipboard().setText("\n".join(lines))
