"""Restores a backup while no window is open: a small window says what is going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QProgressDialog

from photomanager.app.tasks import TaskRunner
from photomanager.app.translation import translate
from photomanager.operations import backup

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.library.restoring import Restored

_PATIENCE_MS = 300


def go_back(library: Path, copy: Path) -> Restored:
    """Makes a backup the library, which nobody has open, and returns when that is done.

    It cannot be stopped: a library is put in its place in one step, or stays as it was.

    Args:
        library: The library's folder.
        copy: The backup.

    Raises:
        LibraryError: As `operations.backup.restore`.
    """
    box = QProgressDialog(
        translate("Backups", "Going back to the backup. What the library holds now is kept."),
        "",
        0,
        0,
    )
    box.setWindowTitle("Photo Manager")
    box.setCancelButton(None)
    box.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
    box.setMinimumDuration(_PATIENCE_MS)
    box.setValue(0)
    loop = QEventLoop()
    tasks = TaskRunner()
    answers: list[tuple[Restored | None, BaseException | None]] = []

    def done(restored: Restored | None, error: BaseException | None) -> None:
        answers.append((restored, error))
        loop.quit()

    tasks.run("files", lambda: backup.restore(library, copy), done)
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
