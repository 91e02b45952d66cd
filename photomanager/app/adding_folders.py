"""Asks for a folder of photos and adds it to the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from photomanager.app.translation import translate

if TYPE_CHECKING:
    from photomanager.app.frame import Frame


def hang_adding(frame: Frame) -> None:
    """Binds the action."""

    def choose() -> None:
        title = translate("Welcome", "Add a folder of photos")
        dialog = QFileDialog(frame.window, title, str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: frame.session.folders.add([Path(path)]))
        dialog.open()

    frame.actions.bind("add_folder", choose)
