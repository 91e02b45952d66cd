"""Consistent copies of the library's database, made while the library is in use, and the way back.

A copy is made each day on which something changed: into the library's own folder, and into a
second one, perhaps on another disk, if the user's settings name it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from photomanager.errors import LibraryError
from photomanager.library import backup as copies
from photomanager.library import changes, restoring
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from photomanager.operations.workspace import Workspace

_EVERY = timedelta(days=1)
# A second disk that is not plugged in every day is no reason to complain.
_OLD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made and checked.

    Attributes:
        file: The copy.
        photos: How many photos it knows.
    """

    file: Path
    photos: int


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A copy that is there.

    Attributes:
        file: The copy.
        made: When, in UTC.
        size: In bytes.
        photos: How many photos it knows; None if it cannot be read.
        before: What it was made before: "restore" or "update"; None: it is one of every day.
    """

    file: Path
    made: datetime
    size: int
    photos: int | None
    before: copies.Occasion | None = None


def backup(
    workspace: Workspace,
    directory: Path | None = None,
    *,
    on_progress: Callable[[int, int], None] | None = None,
) -> Backup:
    """Copies the database into a new file and checks the copy.

    Args:
        workspace: The library to copy.
        directory: Where to; else the library's own backups folder, in which copies that
            newer ones stand in for are then deleted.
        on_progress: Called now and then with how much of the database is copied and of how
            much; what it raises ends the work, and nothing of it is left.

    Raises:
        LibraryError: When the folder cannot be written, the disk is full, or the library is
            damaged; nothing half made is left.
    """
    return Backup(*copies.backup(workspace.library, directory, on_progress))


def keep_up(
    workspace: Workspace, second: Path | None = None, *, now: datetime | None = None
) -> list[Backup]:
    """Makes today's copies if something has changed since the last ones; seconds, any thread.

    Args:
        workspace: The library to copy.
        second: A further folder for copies; left out today when it cannot be reached.
        now: The time, for tests.

    Raises:
        LibraryError: The library is damaged, or its own folder or disk at fault.
    """
    moment = now or datetime.now(UTC)
    made = []
    if _due(workspace, workspace.library.directory / copies.FOLDER, moment):
        made.append(backup(workspace))
    # A disk that is not plugged in leaves no folder behind; making one would hide that.
    if second is not None and second.is_dir() and _due(workspace, second, moment):
        made.append(backup(workspace, second))
        copies.thin_out(second)
    return made


def reminder(
    workspace: Workspace, second: Path | None, *, now: datetime | None = None
) -> str | None:
    """One sentence when the copies in the second folder are old, else None."""
    if second is None:
        return None
    moment = now or datetime.now(UTC)
    if not second.is_dir():
        return sentence(f"The folder for backups {second} is not there; connect its disk.")
    newest = copies.newest(second)
    if newest is not None and (moment - newest < _OLD or not _due(workspace, second, moment)):
        return None
    days = 0 if newest is None else (moment - newest).days
    if newest is None:
        return sentence(
            f"Backups shall go to {second}, but there is none yet; make a backup there."
        )
    return sentence(
        f"Backups shall go to {second}, but the newest is {days} days old; make a backup there."
    )


def kept(workspace: Workspace, second: Path | None = None) -> list[KeptBackup]:
    """All copies, the newest first; only restoring looks through them.

    Args:
        workspace: The library.
        second: The further folder for copies.
    """
    folders = [workspace.library.directory / copies.FOLDER]
    folders += [second] if second is not None and second.is_dir() else []
    found = [one for folder in folders for one in copies.by_age(folder)]
    return [
        KeptBackup(file, made, file.stat().st_size, _photos(file), copies.made_before(file))
        for file, made in sorted(found, key=lambda one: one[1], reverse=True)
    ]


def _photos(copy: Path) -> int | None:
    try:
        return copies.count(copy)
    except LibraryError:
        return None


def newest(directory: Path) -> Path | None:
    """The newest copy in the library's own folder of backups that is whole, if there is one."""
    for copy, _ in copies.by_age(directory / copies.FOLDER):
        try:
            restoring.check(copy)
        except LibraryError:
            continue
        return copy
    return None


def restore(
    directory: Path, file: Path, *, go_on: Callable[[], None] | None = None
) -> restoring.Restored:
    """Makes a copy the library's database again; what was there is kept among the backups.

    Args:
        directory: The library's folder; the library must not be open anywhere.
        file: The copy.
        go_on: Called now and then; what it raises ends the work, and the library is as it was.

    Raises:
        LibraryError: The copy is missing, damaged or newer, the library is open, or the disk
            is at fault; the library is then as it was.
    """
    return restoring.restore(directory, file, go_on)


def _due(workspace: Workspace, directory: Path, now: datetime) -> bool:
    newest = copies.newest(directory)
    if newest is None:
        return True
    if now - newest < _EVERY:
        return False
    with workspace.library.database.read() as connection:
        changed = changes.last_time(connection)
    return changed is not None and changed > newest
