"""Copies of the library as rows of date, photos, size and place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QObject, Qt

from photomanager.app.translation import number, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from photomanager.operations.backup import KeptBackup

DATE, PHOTOS, SIZE, PLACE = range(4)


class BackupModel(QAbstractTableModel):
    """Four columns, the newest copy first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups: list[KeptBackup] = []

    def show(self, backups: Sequence[KeptBackup]) -> None:
        """Shows another list."""
        self.beginResetModel()
        self.backups = list(backups)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """The number of copies."""
        return 0 if parent is not None and parent.isValid() else len(self.backups)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Date, photos, size, place."""
        return 0 if parent is not None and parent.isValid() else PLACE + 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The text of a cell; the whole path as its tip."""
        if not index.isValid():
            return None
        one, column = self.backups[index.row()], index.column()
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(one.file)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (PHOTOS, SIZE):
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column == DATE:
            return _made(one)
        if column == PHOTOS:
            damaged = translate("Backups", "cannot be read")
            return damaged if one.photos is None else number(one.photos)
        if column == SIZE:
            si = QLocale.DataSizeFormat.DataSizeSIFormat
            return QLocale().formattedDataSize(one.size, 0, si)
        return str(one.file.parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("Backups", "Made"),
                translate("Backups", "Photos"),
                translate("Backups", "Size"),
                translate("Backups", "Folder"),
            )[section]
        return None


def _made(backup: KeptBackup) -> str:
    """When, and before what, if a copy was made because of that."""
    if backup.before == "restore":
        return translate("Backups", "{when}, before a restore", when=when(backup))
    if backup.before == "update":
        return translate("Backups", "{when}, before an update", when=when(backup))
    return when(backup)


def when(backup: KeptBackup) -> str:
    """Date and time of a copy as the user writes them, in the local zone."""
    moment = QDateTime.fromSecsSinceEpoch(int(backup.made.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
