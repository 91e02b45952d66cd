"""Lets the user say where a folder lies now that its drive or its name is another one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from photomanager.app.translation import translate

if TYPE_CHECKING:
    from photomanager.app.frame import Frame
    from photomanager.app.item_models.sidebar_model import SidebarEntry


def hang_locating(frame: Frame) -> None:
    """Answers the sidebar."""
    Locating(frame, frame.window)


class Locating(QObject):
    """Asks for a folder. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        frame.sidebar.locate_wanted.connect(self.ask)

    def ask(self, entry: SidebarEntry) -> None:
        """Asks where the folder of a row of the sidebar lies now."""
        assert entry.place is not None
        root_id = entry.place.root_id
        title = translate("Sidebar", "Where does “{name}” lie now?", name=entry.title)
        dialog = QFileDialog(self._frame.window, title, str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(
            lambda name: self._frame.session.folders.relocate(root_id, Path(name))
        )
        dialog.open()
