"""Shows which files of the folders are not among the photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.dialogs.not_shown import NotShownDialog
from photomanager.app.revealing import reveal
from photomanager.app.session.not_shown import FilesNotShown

if TYPE_CHECKING:
    from photomanager.app.frame import Frame


def hang_not_shown(frame: Frame) -> None:
    """Binds the action."""
    ListingNotShown(frame, frame.window)


class ListingNotShown(QObject):
    """Opens the list. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._files = FilesNotShown(frame.session)
        frame.actions.bind("not_shown", self.show)

    def show(self) -> None:
        """Looks through the folders and lists what was found; closing it ends the walk."""
        dialog = NotShownDialog(self._frame.window)
        dialog.reveal_wanted.connect(reveal)
        dialog.finished.connect(lambda _result: self._files.forget())
        dialog.open()
        self._files.look(dialog.show_files)
