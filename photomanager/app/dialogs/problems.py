"""The files that could not be indexed: where they are and what is the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.trouble_table import TroubleTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class ProblemsDialog(QDialog):
    """A table of paths and reasons; stays beside the window.

    Signals:
        retry_wanted: Look at these files again.
        reveal_wanted: The path of a file to show in the file manager.
    """

    retry_wanted = Signal()
    reveal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Problems", "Problems"))
        self.resize(760, 420)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.table = TroubleTable(translate("Problems", "Files with problems"), self)
        self._copy = self._button(translate("Problems", "Copy list"), self.table.copy)
        self._reveal = self._button(
            translate("Problems", "Show in the file manager"), self._reveal_current
        )
        self._retry = self._button(translate("Problems", "Try again"), self.retry_wanted.emit)
        close = self._button(translate("Problems", "Close"), self.close)
        close.setDefault(True)
        note = QLabel(
            translate(
                "Problems",
                "The files themselves are untouched. All other photos are indexed.",
            ),
            self,
        )
        note.setWordWrap(True)
        set_role(note, "soft")
        buttons = QHBoxLayout()
        for button in (self._copy, self._reveal, self._retry):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._words)
        layout.addWidget(self.table, 1)
        layout.addWidget(note)
        layout.addLayout(buttons)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.doubleClicked.connect(lambda _index: self._reveal_current())
        self._follow()

    def _button(self, words: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: does())
        return button

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Shows (path, reason) of each file; the marked file stays marked if it is still there."""
        self.table.show_troubles(problems)
        if problems:
            self._words.setText(
                translate("Problems", "%Ln files could not be read as photos.", count=len(problems))
            )
        else:
            self._words.setText(translate("Problems", "Every file could be read."))
        if problems and not self.table.marked():
            self.table.selectRow(0)  # or else nobody knows what is to be shown
        self._copy.setEnabled(bool(problems))
        self._retry.setEnabled(bool(problems))
        self._follow()

    def _follow(self) -> None:
        self._reveal.setEnabled(bool(self.table.marked()))

    def _reveal_current(self) -> None:
        if self.table.marked():
            self.reveal_wanted.emit(self.table.marked())
