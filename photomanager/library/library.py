"""The library on disk as one object: open it, close it, reach its parts.

A library is a folder with `library.db` (the truth), `vectors-….i8` (derived), `backups/`
and `cache/thumbnails.db` (may be deleted any time).
"""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy import select

from photomanager.drives import network_kind
from photomanager.errors import LibraryDamagedError, LibraryError
from photomanager.library import backup, migrations
from photomanager.library.database import Database, readable, worded
from photomanager.library.installation import activate_space, install_vocabulary
from photomanager.library.records import VocabularyEntry
from photomanager.library.schema import library_info, space
from photomanager.library.thumbnail_cache import ThumbnailCache
from photomanager.library.vectors import VectorFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Library", "VocabularyEntry", "activate_space", "install_vocabulary"]

DATABASE_NAME = "library.db"
# Held while a library is made, migrated or restored.
OPENING_LOCK = "open.lock"
LOCK_SECONDS = 60


class Library:
    """An open library; usable from every thread. Make it with `Library.open`.

    Attributes:
        directory: The library's folder.
        uuid: Its identity, in vectors and exports.
        database: Where transactions begin.
        thumbnails: The cache of thumbnails.
    """

    def __init__(self, directory: Path, uuid: str, database: Database) -> None:
        self.directory = directory
        self.uuid = uuid
        self.database = database
        self.thumbnails = ThumbnailCache(directory / "cache" / "thumbnails.db")
        self._vectors: dict[int, VectorFile] = {}
        self._mutex = threading.Lock()

    @classmethod
    def open(cls, directory: Path, *, create: bool = True) -> Library:
        """Opens the library in this folder, migrates an older one, makes a missing one.

        Args:
            directory: The library's folder.
            create: Whether to make a library where there is none.

        Raises:
            LibraryError: One sentence, for a folder that is a file or may not be written, a
                network drive, a full disk, a file that is damaged, foreign or of a newer
                version. Nothing half made is left behind.
        """
        path = directory / DATABASE_NAME
        _refuse_network(directory)
        with worded(path), ExitStack() as undo:
            new = not _has_database(directory)
            if new and not create:
                raise LibraryError(
                    f"There is no library in {readable(directory)}. Name another folder."
                )
            if new:
                _refuse_lost_database(directory)
                _make_folder(directory, undo)
            with _opening(directory):
                if not _has_database(directory):  # still, now that we may be the one to make it
                    undo.callback(_delete_database, path)
                database = Database(path)
                undo.callback(database.close)
                migrations.bring_up_to_date(database, directory / backup.FOLDER)
                uuid = _uuid(database)
            library = cls(directory, uuid, database)
            library._check_vectors()
            undo.pop_all()
        return library

    def vectors(self, space_id: int) -> VectorFile:
        """The vectors of one space; the same object for every caller.

        Raises:
            LibraryError: When the database cannot be read.
        """
        with self._mutex:
            known = self._vectors.get(space_id)
        if known is not None:
            return known
        with self.database.read() as connection:
            row = connection.execute(
                select(space.c.hash, space.c.dimensions).where(space.c.id == space_id)
            ).one()
        with self._mutex:
            return self._vectors.setdefault(
                space_id, self._vector_file(space_id, row.hash, row.dimensions)
            )

    def close(self) -> None:
        """Lets go of all files; nobody may be using the library any more."""
        with self._mutex:
            for file in self._vectors.values():
                file.close()
            self._vectors.clear()
        self.thumbnails.close()
        self.database.close()

    def _vector_file(self, space_id: int, space_hash: str, dimensions: int) -> VectorFile:
        return VectorFile(
            self.directory / f"vectors-{space_hash[:12]}.i8",
            library_uuid=self.uuid,
            space_id=space_id,
            space_hash=space_hash,
            dimensions=dimensions,
        )

    def _check_vectors(self) -> None:
        with self.database.read() as connection:
            spaces = connection.execute(select(space.c.id, space.c.hash, space.c.dimensions)).all()
        for row in spaces:
            self._vector_file(*row).check(self.database)


def _refuse_network(directory: Path) -> None:
    """SQLite's log is memory that processes share, which drives of other computers cannot do."""
    kind = network_kind(directory)
    if kind is not None:
        raise LibraryError(
            f"The library {readable(directory)} lies on a network drive ({kind}), where it could "
            "be damaged. Keep it on a disk of this computer; the photos may stay where they are."
        )


def _has_database(directory: Path) -> bool:
    path = directory / DATABASE_NAME
    return path.exists() and path.stat().st_size > 0


def _refuse_lost_database(directory: Path) -> None:
    """An empty library in the place of a lost one would look like the loss of everything."""
    traces = [*directory.glob(f"{backup.FOLDER}/library-*.db"), *directory.glob("vectors-*.i8")]
    if traces:
        raise LibraryDamagedError(
            f"The library {readable(directory)} has lost its file {DATABASE_NAME}. Restore the "
            f"newest file of its {backup.FOLDER} folder, or name another folder."
        )


def _make_folder(directory: Path, undo: ExitStack) -> None:
    missing = [directory, *directory.parents]
    missing = missing[: next(n for n, folder in enumerate(missing) if folder.exists())]
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise LibraryError(
            f"The library cannot be made in {readable(directory)}: that is a file, not a "
            "folder. Name another folder."
        ) from None
    for folder in reversed(missing):
        undo.callback(_delete_folder, folder)


@contextmanager
def _opening(directory: Path) -> Iterator[None]:
    """Only one process at a time makes or migrates a library."""
    try:
        with FileLock(directory / OPENING_LOCK, timeout=LOCK_SECONDS):
            yield
    except Timeout as error:
        raise LibraryError(
            f"The library {readable(directory)} is being changed by another program. "
            "Try again when it has finished."
        ) from error


def _delete_database(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _delete_folder(folder: Path) -> None:
    for lock in folder.glob(OPENING_LOCK):
        lock.unlink()
    # Somebody may have put a file there meanwhile.
    if not any(folder.iterdir()):
        folder.rmdir()


def _uuid(database: Database) -> str:
    with database.read() as connection:
        found = connection.execute(
            select(library_info.c.value).where(library_info.c.key == "uuid")
        ).scalar_one_or_none()
    if found is None:
        raise LibraryDamagedError(
            f"The library {readable(database.path)} is damaged. "
            f"Restore the newest file of its {backup.FOLDER} folder."
        )
    return str(found)
