"""Lists the copies of the library, and asks which one it shall become again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QWidget,
)

from photomanager.app.dialogs.question import ask
from photomanager.app.dialogs.titled import TitledDialog
from photomanager.app.item_models.backup_model import DATE, PLACE, BackupModel, when
from photomanager.app.translation import translate
from photomanager.app.widgets.noted_table import NotedTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.operations.backup import KeptBackup


class RestoreDialog(TitledDialog):
    """A table of copies and what restoring one means.

    Attributes:
        table: The copies.
        go: The button that restores the marked one, after asking.
        other: The button that looks for a copy elsewhere.

    Signals:
        restore_wanted: The file of the copy that the user has agreed on.
    """

    restore_wanted = Signal(Path)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Makes it; the copies come by `show_backups`.

        Args:
            folder: Where looking for other copies begins.
            parent: The window.
        """
        super().__init__(translate("Backups", "Restore a backup"), parent)
        self._folder = folder
        self.resize(680, 420)
        self.body.addWidget(
            self.text(
                translate(
                    "Backups",
                    "The library becomes what it was on that day: tags, answers, stars, folders. "
                    "Photos themselves are not touched. The window closes for a moment and opens "
                    "again; what the library holds now is kept as a backup, too.",
                )
            )
        )
        self._copies = BackupModel(self)
        self.table = self._make_table()
        self.body.addWidget(self.table, 1)
        self.go = self.button(
            translate("Backups", "Restore …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.other = self.button(
            translate("Backups", "Another file …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        close = self.button(translate("Backups", "Cancel"))
        close.clicked.connect(self.reject)
        self.go.setDefault(True)
        self.go.clicked.connect(self._ask_marked)
        self.other.clicked.connect(self._look_elsewhere)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.doubleClicked.connect(lambda _index: self._ask_marked())
        self._follow()

    def _make_table(self) -> NotedTable:
        table = NotedTable(self)
        table.setModel(self._copies)
        table.set_note(translate("Backups", "Looking for backups …"))
        table.setAccessibleName(translate("Backups", "Backups, the newest first"))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)
        return table

    def show_backups(self, backups: Sequence[KeptBackup]) -> None:
        """Shows the copies that are there and marks the newest."""
        self._copies.show(backups)
        none = translate(
            "Backups", "There is no backup yet. One is made each day on which you change tags."
        )
        self.table.set_note(none)
        self.table.setAccessibleDescription("" if backups else none)
        if backups:
            self.table.setCurrentIndex(self._copies.index(0, DATE))
            self.table.setFocus()
        self._follow()

    def words(self) -> str:
        """What is said instead of a list."""
        return self.table.note()

    def _marked(self) -> KeptBackup | None:
        row = self.table.currentIndex().row()
        return self._copies.backups[row] if row >= 0 else None

    def _follow(self) -> None:
        marked = self._marked()
        self.go.setEnabled(marked is not None and marked.photos is not None)

    def _ask_marked(self) -> None:
        marked = self._marked()
        if marked is not None and marked.photos is not None:
            self._ask(marked.file, when(marked))

    def _look_elsewhere(self) -> None:
        dialog = QFileDialog(
            self,
            translate("Backups", "Restore a backup"),
            str(self._folder),
            translate("Backups", "Backups (*.db)"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._ask(Path(name), Path(name).name))
        dialog.open()

    def _ask(self, file: Path, name: str) -> None:
        ask(
            self,
            translate("Backups", "Go back to the backup of {name}?", name=name),
            translate(
                "Backups",
                "What you did since then is not in it. It stays in a backup made now, so you can "
                "change your mind.",
            ),
            translate("Backups", "Restore"),
            lambda: self.restore_wanted.emit(file),
            title=translate("Backups", "Restore a backup"),
            careful=True,
        )
