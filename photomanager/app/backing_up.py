"""Backups by hand: make one now, go back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.dialogs.backups import RestoreDialog
from photomanager.app.session.backups import Backups
from photomanager.app.session.progress import Progress
from photomanager.app.showing_work import show_work
from photomanager.app.translation import translate
from photomanager.app.wording import photo_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.app.frame import Frame
    from photomanager.operations.backup import Backup


def hang_backups(frame: Frame) -> None:
    """Binds the actions."""
    BackingUp(frame, frame.window)


class BackingUp(QObject):
    """Makes and restores copies. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._backups = Backups(frame.session)
        frame.actions.bind("back_up", self.make)
        frame.actions.bind("restore", self.choose)

    def make(self) -> None:
        """Makes a copy in each folder for copies."""
        progress = Progress(translate("Backups", "Making a backup"), photos=False)
        show_work(self._frame, progress)
        second = self._frame.preferences.settings.second_backups
        self._backups.make(second, progress, self._tell)

    def choose(self) -> None:
        """Lists the copies and restores the one that is chosen."""
        dialog = RestoreDialog(self._backups.folder(), self._frame.window)
        dialog.restore_wanted.connect(self._backups.restore)
        dialog.finished.connect(lambda _code: self._backups.forget())
        dialog.open()
        second = self._frame.preferences.settings.second_backups
        self._backups.kept(second, dialog.show_backups)

    def _tell(self, made: Sequence[Backup]) -> None:
        words = translate(
            "Backups",
            "Backed up what is known of {photos} to {places}",
            photos=photo_count(made[0].photos),
            places=", ".join(str(one.file.parent) for one in made),
        )
        self._frame.session.said.emit(words)
