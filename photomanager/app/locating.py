"""Lets the user say where a folder lies now that its drive or its name is another one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog

from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.app.frame import Frame
    from photomanager.app.item_models.sidebar_model import SidebarEntry


def hang_locating(frame: Frame) -> None:
    """Answers the sidebar and binds the action."""
    Locating(frame, frame.window)


class Locating(QObject):
    """Asks for a folder. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        frame.sidebar.locate_wanted.connect(self.ask)
        frame.actions.bind("locate", self.ask_which)

    def ask_which(self) -> None:
        """Asks which folder lies elsewhere, unless only one is away."""
        folders = self._folders()
        away = [one for one in folders if one.icon == "offline"]
        if len(away) == 1:
            self.ask(away[0])
        elif folders:
            self._choose(away or folders)
        else:
            self._frame.session.said.emit(translate("Locate", "There is no folder yet."))

    def _folders(self) -> Sequence[SidebarEntry]:
        sections = self._frame.sidebar.sections()
        return next((one.children for one in sections if one.key == "folders"), ())

    def _choose(self, folders: Sequence[SidebarEntry]) -> None:
        names = [f"{row}. {one.title}" for row, one in enumerate(folders, start=1)]
        dialog = QInputDialog(self._frame.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(translate("Locate", "Locate a moved folder"))
        dialog.setLabelText(translate("Locate", "Which folder lies elsewhere now?"))
        dialog.setComboBoxItems(names)
        dialog.textValueSelected.connect(lambda name: self.ask(folders[names.index(name)]))
        dialog.open()

    def ask(self, entry: SidebarEntry) -> None:
        """Asks where the folder of a row of the sidebar lies now."""
        assert entry.place is not None
        root_id = entry.place.root_id
        title = translate("Locate", "Where does “{name}” lie now?", name=entry.title)
        dialog = QFileDialog(self._frame.window, title, str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(
            lambda name: self._frame.session.folders.relocate(root_id, Path(name))
        )
        dialog.open()
