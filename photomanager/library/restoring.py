"""A copy of the database back into its library, after looking at the copy and saving what is there.

What is replaced is never thrown away: a healthy database is copied as for a backup, a damaged one
is kept byte for byte with its log. Kill the program at any moment and the library is the old one
or the restored one, and the old one is among the backups.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from photomanager.errors import LibraryDamagedError, LibraryError, LibraryTooNewError
from photomanager.library import backup
from photomanager.library.database import Database, readable, worded
from photomanager.library.library import DATABASE_NAME, OPENING_LOCK
from photomanager.library.schema import APPLICATION_ID, SCHEMA_VERSION
from photomanager.library.stopping import stoppable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Of a copy, between two looks at whether to go on.
_BLOCK = 16 * 1024 * 1024
_DAMAGED = "damaged-%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done.

    Attributes:
        file: The copy that the library now holds.
        photos: How many photos it knows.
        before: What the library held until then; None if it had lost its database.
    """

    file: Path
    photos: int
    before: Path | None


def restore(directory: Path, source: Path, go_on: Callable[[], None] | None = None) -> Restored:
    """Makes a copy of a database the library's own.

    The library must not be open anywhere. Vectors that are mapped from the database are written
    anew when it is opened; an older schema is migrated then.

    Args:
        directory: The library's folder; is made when it is missing.
        source: A file that `backup.write` made, or any whole `library.db`; stays as it is.
        go_on: Called now and then; what it raises ends the work, and the library is as it was.

    Raises:
        LibraryError: The copy is missing, damaged, newer or no library, the library is open in
            another program, or the disk is at fault. The library is then as it was.
    """
    photos = check(source, go_on)
    with worded(directory):
        directory.mkdir(parents=True, exist_ok=True)
        if (directory / DATABASE_NAME).exists() and source.samefile(directory / DATABASE_NAME):
            raise LibraryError(
                f"{readable(source)} is the library's own database. Name one of its backups."
            )
        with _alone(directory):
            before = _put_aside(directory, go_on)
            _place(source, directory / DATABASE_NAME, go_on)
            for derived in directory.glob("vectors-*.i8"):
                derived.unlink()
    return Restored(source, photos, before)


def check(source: Path, go_on: Callable[[], None] | None = None) -> int:
    """Looks through a copy of a database and returns the number of photos that it knows.

    Args:
        source: The copy.
        go_on: Called now and then; what it raises ends the work.

    Raises:
        LibraryError: It is missing, damaged, written by a newer version, or no library.
    """
    name = readable(source)
    if not source.is_file():
        raise LibraryError(f"There is no file {name}. Name a file of a backups folder.")
    # Immutable: reading must not leave a log beside somebody's backup.
    address = f"{source.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with (
            worded(source),
            closing(sqlite3.connect(address, uri=True)) as copy,
            stoppable(copy, go_on),
        ):
            owner = copy.execute("PRAGMA application_id").fetchone()[0]
            version = copy.execute("PRAGMA user_version").fetchone()[0]
            if owner == APPLICATION_ID and version > SCHEMA_VERSION:
                raise LibraryTooNewError(
                    f"{name} was written by a newer version of the program. Update the program "
                    "to restore it."
                )
            healthy = (
                owner == APPLICATION_ID
                and copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
                and copy.execute("PRAGMA foreign_key_check").fetchone() is None
            )
            photos = int(copy.execute("SELECT count(*) FROM photo").fetchone()[0])
    # Without a table it is as damaged as with a broken page.
    except (LibraryDamagedError, sqlite3.OperationalError):
        healthy = False
    if not healthy:
        raise LibraryDamagedError(
            f"{name} is damaged or not a photo library. Name another file of a backups folder."
        )
    return photos


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Keeps other programs from opening the library, and sees that none has it open."""
    busy = LibraryError(
        f"The library {readable(directory)} is open in a window or used by a command. "
        "Close it and try again."
    )
    try:
        with FileLock(directory / OPENING_LOCK, timeout=0):
            if (directory / DATABASE_NAME).exists():
                _leave_log(directory / DATABASE_NAME, busy)
            yield
    except Timeout:
        raise busy from None


def _leave_log(path: Path, busy: LibraryError) -> None:
    """Writes the log into the database, which SQLite does for its only user and nobody else."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise busy from None
        except sqlite3.DatabaseError:
            return  # damaged: it is kept as it is, log and all


def _put_aside(directory: Path, go_on: Callable[[], None] | None) -> Path | None:
    path = directory / DATABASE_NAME
    if not path.exists():
        return None
    backups = directory / backup.FOLDER
    database = Database(path)
    try:
        note = None if go_on is None else lambda _done, _all: go_on()
        return backup.write(database, backups, before="restore", on_progress=note)
    except LibraryDamagedError:
        place = backups / datetime.now(UTC).strftime(_DAMAGED)
        place.mkdir(parents=True)
        for part in directory.glob(f"{DATABASE_NAME}*"):
            shutil.copy2(part, place / part.name)
        return place / DATABASE_NAME
    finally:
        database.close()


def _place(source: Path, target: Path, go_on: Callable[[], None] | None) -> None:
    arriving = target.with_suffix(".restoring")
    try:
        with source.open("rb") as old, arriving.open("wb") as stream:
            while block := old.read(_BLOCK):
                stream.write(block)
                if go_on is not None:
                    go_on()
            stream.flush()
            os.fsync(stream.fileno())
        check(arriving, go_on)
        # The log belongs to the database that goes; the new one must not be read with it.
        for log in ("-wal", "-shm"):
            target.with_name(target.name + log).unlink(missing_ok=True)
        arriving.replace(target)
    finally:
        arriving.unlink(missing_ok=True)
