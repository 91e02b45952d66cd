"""Copies of the library's database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.library.backup import FOLDER
from photomanager.operations import backup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from photomanager.app.session.progress import Progress
    from photomanager.operations.backup import Backup, KeptBackup

_CHANNEL = "backups"


class Backups(Door):
    """Makes and lists copies; a copy becomes the library by `Session.restore_wanted`."""

    def make(
        self, second: Path | None, progress: Progress, done: Callable[[list[Backup]], None]
    ) -> None:
        """Makes a copy in the library's own folder, and one in the second if it is there."""
        workspace = self._workspace

        def work() -> list[Backup]:
            note = progress.note_or_stop
            made = [backup.backup(workspace, on_progress=note)]
            if second is not None and second.is_dir():
                made.append(backup.backup(workspace, second, on_progress=note))
            return made

        self._follow(work, progress, done)

    def kept(self, second: Path | None, done: Callable[[list[KeptBackup]], None]) -> None:
        """Lists the copies that are there, the newest first."""
        workspace = self._workspace
        self._session.read(lambda: backup.kept(workspace, second), done, _CHANNEL, pool="files")

    def forget(self) -> None:
        """Nobody waits for the list any more."""
        self._session.forget(_CHANNEL)

    def folder(self) -> Path:
        """The library's own folder of copies."""
        return self._workspace.library.directory / FOLDER

    def restore(self, copy: Path) -> None:
        """Has the window close the library and open it again as that copy."""
        self._session.restore_wanted.emit(copy)
