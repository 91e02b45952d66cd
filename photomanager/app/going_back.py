"""Restores a backup while no window is open: a small window says what is going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QProgressDialog

from photomanager.app.session.progress import Progress
from photomanager.app.tasks import TaskRunner
from photomanager.app.translation import translate
from photomanager.operations import backup

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.library.restoring import Restored

_PATIENCE_MS = 300


def go_back(library: Path, copy: Path) -> Restored:
    """Makes a backup the library, which nobody has open, and returns when that is done.

    It can be stopped until the backup is put in its place, which is one step.

    Args:
        library: The library's folder.
        copy: The backup.

    Raises:
        LibraryError: As `operations.backup.restore`.
        Stopped: The user has stopped it; the library is as it was.
    """
    box = QProgressDialog(
        translate("Backups", "Going back to the backup. What the library holds now is kept."),
        translate("Work", "Stop"),
        0,
        0,
    )
    box.setWindowTitle("Photo Manager")
    box.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
    box.setMinimumDuration(_PATIENCE_MS)
    box.setValue(0)
    progress = Progress()
    box.canceled.connect(progress.end)
    loop = QEventLoop()
    tasks = TaskRunner()
    answers: list[tuple[Restored | None, BaseException | None]] = []

    def done(restored: Restored | None, error: BaseException | None) -> None:
        answers.append((restored, error))
        loop.quit()

    tasks.run("files", lambda: backup.restore(library, copy, go_on=progress.go_on), done)
    while not answers:
        loop.exec()
    tasks.close()
    for one in (box, tasks):
        one.deleteLater()
    ((restored, error),) = answers
    if error is not None:
        raise error
    assert restored is not None
    return restored
