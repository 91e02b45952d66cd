"""The files that could not be indexed: where they are and what is the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.item_models.problem_model import ProblemModel
from photomanager.app.theme import Space, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence


class ProblemsDialog(QDialog):
    """A table of paths and reasons; stays beside the window.

    Signals:
        retry_wanted: Look at these files again.
    """

    retry_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Problems")
        self.resize(760, 420)
        self._model = ProblemModel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._table = QTableView(self)
        self._table.setModel(self._model)
        self._table.setAccessibleName("Files with problems")
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        note = QLabel("The files themselves are untouched. All other photos are indexed.", self)
        set_role(note, "soft")
        self._copy = QPushButton("Copy list", self)
        self._copy.clicked.connect(self._copy_list)
        self._retry = QPushButton("Try again", self)
        self._retry.clicked.connect(self.retry_wanted)
        close = QPushButton("Close", self)
        close.setDefault(True)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(note, 1)
        for button in (self._copy, self._retry, close):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._words)
        layout.addWidget(self._table, 1)
        layout.addLayout(buttons)

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Shows (path, reason) of each file."""
        self._model.show(problems)
        self._table.resizeRowsToContents()
        if problems:
            count = "1 file" if len(problems) == 1 else f"{len(problems):,} files"
            self._words.setText(f"{count} could not be read as a photo.")
        else:
            self._words.setText("Every file could be read.")
        self._copy.setEnabled(bool(problems))
        self._retry.setEnabled(bool(problems))

    def _copy_list(self) -> None:
        lines = (f"{path}\t{reason}" for path, reason in self._model.problems)
        QGuiApplication.clipboard().setText("\n".join(lines))
