"""Consistent copies of the database, made while it is in use, checked, and kept by age.

SQLite's backup API copies one consistent view, even while others write. A copy is written
under a temporary name and gets its own name only after it passed `integrity_check`, so
that a file called `library-….db` is always whole.

A copy of what a restore replaces or an update of the program rewrites may be the only one that
has the last edits. It has a name of its own and is not thinned out with the others.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from photomanager.errors import LibraryDamagedError, LibraryError
from photomanager.library.database import readable, worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from photomanager.library.database import Database
    from photomanager.library.library import Library

FOLDER = "backups"
_MOMENT = "%Y%m%d-%H%M%S-%f.db"
_NAME = "library-" + _MOMENT
_PATTERN = "library-*.db"

Occasion = Literal["restore", "update"]
_BEFORE: dict[Occasion, str] = {
    "restore": "library-before-restore-" + _MOMENT,
    "update": "library-before-update-" + _MOMENT,
}
_PAGES = 2_000  # copied before the next word about how far it is
# How long those are kept; the newest is never deleted.
_ASIDE = timedelta(days=30)
# All of the last day, then one for each day of a week, one for each week of ten weeks, one
# for each 30 days after that.
_DAYS, _WEEKS = 8, 80


def backup(
    library: Library,
    directory: Path | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[Path, int]:
    """Copies the library's database; returns the new file and the photos it knows.

    Args:
        library: The library.
        directory: Where to; else the library's own folder of backups, which is then
            thinned out by age.
        on_progress: As of `write`.

    Raises:
        LibraryError: As `write`.
    """
    own = library.directory / FOLDER
    copy = write(library.database, directory or own, on_progress=on_progress)
    if directory is None:
        thin_out(own)
    return copy, count(copy)


class _Copy(NamedTuple):
    path: Path
    made: datetime


def write(
    database: Database,
    directory: Path,
    *,
    before: Occasion | None = None,
    now: datetime | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Copies the database into a new file of `directory` and returns that file.

    Args:
        database: What is copied.
        directory: Where to.
        before: What is about to replace it, if anything is.
        now: The time, for tests.
        on_progress: Called with pages copied and all of them, now and then; what it raises ends
            the work, and nothing of it is left.

    Raises:
        LibraryError: When the folder cannot be made or written, the disk is full, or the
            library itself is damaged; nothing half made is left.
    """
    moment = now or datetime.now(UTC)
    target = directory / moment.strftime(_BEFORE[before] if before else _NAME)
    unfinished = target.with_suffix(".unfinished")
    with worded(target):
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise LibraryError(
                f"Backups cannot go to {readable(directory)}: that is not a folder. "
                "Name another folder."
            ) from None
        try:
            with database.worded():
                _copy(database, unfinished, on_progress)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    return target


def count(copy: Path) -> int:
    """How many photos a copy knows; it is not checked otherwise.

    Raises:
        LibraryError: It cannot be read.
    """
    # Immutable: reading must not leave a log beside somebody's backup.
    address = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with worded(copy), closing(sqlite3.connect(address, uri=True)) as connection:
            (photos,) = connection.execute("SELECT count(*) FROM photo").fetchone()
    except sqlite3.OperationalError:  # no such table
        raise LibraryDamagedError(
            f"{readable(copy)} is damaged or not a photo library. Choose another backup."
        ) from None
    return int(photos)


def newest(directory: Path) -> datetime | None:
    """When the newest ordinary copy in this folder was made; None if there is none."""
    return max((one.made for one in _dated(directory, _NAME)), default=None)


def by_age(directory: Path) -> list[tuple[Path, datetime]]:
    """All copies in this folder and when each was made, the newest first."""
    found = [one for name in (_NAME, *_BEFORE.values()) for one in _dated(directory, name)]
    return [*sorted(found, key=lambda one: one.made, reverse=True)]


def made_before(copy: Path) -> Occasion | None:
    """What was about to replace the library when this copy was made; None: it is an ordinary one.

    As its name tells, wherever the copy lies now.
    """
    for occasion, name in _BEFORE.items():
        if _moment(copy, name) is not None:
            return occasion
    return None


def thin_out(directory: Path, *, now: datetime | None = None) -> list[Path]:
    """Deletes old copies that newer ones stand in for, and returns which."""
    moment = now or datetime.now(UTC)
    gone = _superseded(_dated(directory, _NAME), moment)
    for name in _BEFORE.values():
        gone += [one.path for one in _dated(directory, name)[:-1] if moment - one.made >= _ASIDE]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _superseded(copies: list[_Copy], moment: datetime) -> list[Path]:
    gone: list[Path] = []
    kept: set[tuple[str, int]] = set()
    for path, made in copies:  # the oldest of a slot stays
        age = moment - made
        if age < timedelta(days=1):
            continue
        day = made.toordinal()
        if age.days < _DAYS:
            slot = ("day", day)
        elif age.days < _WEEKS:
            slot = ("week", day // 7)
        else:
            slot = ("month", day // 30)
        if slot in kept:
            gone.append(path)
        kept.add(slot)
    return gone


def _copy(database: Database, target: Path, on_progress: Callable[[int, int], None] | None) -> None:
    with (
        closing(database.private()) as source,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        # An open transaction holds one state of the database: without it, each edit made while
        # pages are copied would begin the copy anew.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(
            copy,
            pages=_PAGES,
            progress=lambda _status, left, all_: (
                on_progress(all_ - left, all_) if on_progress else None
            ),
        )
        # One file that can be carried away: no log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise LibraryDamagedError(
            f"The library {readable(database.path)} is damaged. "
            "Restore the newest file of its backups folder."
        )


def _dated(directory: Path, name: str) -> list[_Copy]:
    """The copies with names of this form, the oldest first."""
    dated = []
    for path in sorted(directory.glob(_PATTERN)):
        made = _moment(path, name)
        if made is not None:
            dated.append(_Copy(path, made))
    return dated


def _moment(path: Path, name: str) -> datetime | None:
    """When a copy was made; None if it is one of another form, or somebody else's file."""
    try:
        return datetime.strptime(path.name, name).replace(tzinfo=UTC)
    except ValueError:
        return None
