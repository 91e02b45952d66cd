"""Files of the folders that stand among no photos: videos, other files, RAW partners, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from photomanager.app.dialogs.titled import TitledDialog
from photomanager.app.translation import number, translate
from photomanager.app.widgets.trouble_table import TroubleTable
from photomanager.operations.not_shown import MOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.operations.not_shown import Kind, NotShown


class NotShownDialog(TitledDialog):
    """Says how many there are of each kind, and lists them.

    Attributes:
        table: Paths, and what each file is.
        reveal: The button that shows the marked file in the file manager.

    Signals:
        reveal_wanted: The path of a file.
    """

    reveal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("NotShown", "Videos, copies and other files")
        super().__init__(title, parent)
        self.resize(760, 440)
        self._words = self.text(translate("NotShown", "Looking through the folders …"))
        self.table = TroubleTable(title, self, second=translate("NotShown", "What it is"))
        self.body.addWidget(self._words)
        self.body.addWidget(self.table, 1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.reveal = self.button(translate("Problems", "Show in the file manager"), action)
        self.reveal.clicked.connect(self._reveal_marked)
        self._copy = self.button(translate("Problems", "Copy list"), action)
        self._copy.clicked.connect(self.table.copy)
        close = self.button(translate("Problems", "Close"))
        close.clicked.connect(self.reject)
        close.setDefault(True)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.doubleClicked.connect(lambda _index: self._reveal_marked())
        self._follow()

    def show_files(self, files: Sequence[NotShown]) -> None:
        """Shows what was found."""
        self._words.show_text(summary(files))
        self.table.show_troubles([(one.path, kind_words(one)) for one in files])
        self._follow()

    def words(self) -> str:
        """What is said above the list."""
        return self._words.text().replace("\u200b", "")

    def _follow(self) -> None:
        self.reveal.setEnabled(bool(self.table.marked()))
        self._copy.setEnabled(self.table.model().rowCount() > 0)

    def _reveal_marked(self) -> None:
        if self.table.marked():
            self.reveal_wanted.emit(self.table.marked())


def summary(files: Sequence[NotShown]) -> str:
    """`12 videos · 3 other files`, and why they are not among the photos."""
    if not files:
        return translate("NotShown", "Every file in your folders is a photo of its own.")
    counts: dict[Kind, int] = {}
    for one in files:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    parts = " · ".join(_counted(kind, count) for kind, count in counts.items())
    words = translate(
        "NotShown",
        "{files}. Videos and other files are left alone. A RAW file goes along with its picture. A "
        "copy stands among the photos, as its original does.",
        files=parts,
    )
    if len(files) < MOST:
        return words
    only = translate("NotShown", "Only the first {most} are listed and counted.", most=number(MOST))
    return f"{only} {words}"


def _counted(kind: Kind, count: int) -> str:
    match kind:
        case "video":
            return translate("NotShown", "%Ln videos", count=count)
        case "other":
            return translate("NotShown", "%Ln other files", count=count)
        case "raw":
            return translate("NotShown", "%Ln RAW files beside their pictures", count=count)
        case "copy":
            return translate("NotShown", "%Ln copies of photos", count=count)


def kind_words(file: NotShown) -> str:
    """What a file is."""
    match file.kind:
        case "video":
            return translate("NotShown", "Video")
        case "other":
            return translate("NotShown", "Neither a photo nor a video")
        case "raw":
            return translate("NotShown", "RAW file of {photo}", photo=file.photo)
        case "copy":
            return translate("NotShown", "The same as {photo}", photo=file.photo)
