"""Lists the files and folders that could not be read, and keeps the list up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.dialogs.problems import ProblemsDialog
from photomanager.app.revealing import reveal

if TYPE_CHECKING:
    from photomanager.app.frame import Frame


def hang_problems(frame: Frame) -> None:
    """Binds the action."""
    ListingProblems(frame, frame.window)


class ListingProblems(QObject):
    """Opens the list. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._folders = frame.session.folders
        self._dialog = ProblemsDialog(frame.window)
        self._dialog.retry_wanted.connect(self._folders.retry_problems)
        self._dialog.reveal_wanted.connect(reveal)
        frame.actions.bind("problems", self.show)
        frame.session.places_changed.connect(self._follow)

    def show(self) -> None:
        """Reads what is the matter and shows it beside the window."""
        self._read()
        self._dialog.show()
        self._dialog.raise_()

    def _follow(self) -> None:
        if self._dialog.isVisible():
            self._read()

    def _read(self) -> None:
        self._folders.problems(self._dialog.show_problems)
