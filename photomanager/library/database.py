"""The one place that opens SQLite and begins transactions.

Reading: `Database.read()` gives a connection with one consistent view.
Writing: `Database.write()` takes the process's write lock, begins IMMEDIATE (a
deferred transaction that has read fails at once when another process commits
first; the busy timeout does not help it), commits at the end and rolls back on any
error. Keep it short: decode, hash and score before you enter.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError

from photomanager.errors import DiskFullError, LibraryDamagedError, LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

BUSY_TIMEOUT_MS = 10_000
# 576-byte vectors and 4 kB sums waste half of a 4 kB page.
PAGE_SIZE = 16_384

_SENTENCES: dict[int, tuple[type[LibraryError], str]] = {
    sqlite3.SQLITE_FULL: (
        DiskFullError,
        "The disk that holds the library {path} is full. Free some space and try again; "
        "nothing that was saved is lost.",
    ),
    sqlite3.SQLITE_BUSY: (
        LibraryError,
        "The library {path} is locked by another program. Close it and try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        LibraryError,
        "The library {path} is locked by another program. Close it and try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        LibraryError,
        "The library {path} cannot be written. Give yourself the right to write there.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        LibraryError,
        "The library {path} cannot be opened. Check that the folder exists and may be written.",
    ),
    sqlite3.SQLITE_IOERR: (
        LibraryError,
        "The disk that holds the library {path} reports an error. Check the disk and its space.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        LibraryDamagedError,
        "The library {path} is damaged. Restore the newest file of its backups folder.",
    ),
    sqlite3.SQLITE_NOTADB: (
        LibraryDamagedError,
        "The file {path} is not a photo library. Restore the newest file of its backups folder.",
    ),
}


def world_error(error: BaseException, path: Path) -> LibraryError | None:
    """The plain sentence for a fault of the disk or the file, or None for a bug of ours."""
    original = getattr(error, "orig", error)
    code = getattr(original, "sqlite_errorcode", None)
    if code is None:
        return None
    known = _SENTENCES.get(code & 0xFF)
    if known is None:
        return None
    kind, sentence = known
    return kind(sentence.format(path=path))


class Database:
    """One `library.db`, shared by all threads of this process.

    Attributes:
        path: The database file.

    Raises:
        LibraryError: From every method, when disk or file are at fault.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._write_lock = threading.RLock()
        self._engine = create_engine(
            f"sqlite:///{path}",
            connect_args={"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False},
            pool_size=16,
            max_overflow=16,
        )
        event.listen(self._engine, "connect", _prepare)
        # pysqlite begins transactions by its own rules; we begin them by ours.
        event.listen(self._engine, "begin", _begin)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection with one consistent view; close it soon, it holds back checkpoints."""
        with self._worded(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Connection]:
        """The only way to change the database; commits on success, else rolls back.

        Args:
            durable: Whether the commit must survive a power cut (user edits must;
                indexing batches need not, they are repeated).
        """
        with self._worded(), self._write_lock, self._engine.connect() as connection:
            # Outside a transaction, or SQLite ignores it.
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.cursor().execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            connection = connection.execution_options(photomanager_write=True)
            with connection.begin():
                yield connection

    def data_version(self, connection: Connection) -> int:
        """Changes whenever another connection has committed; `connection` must stay the same."""
        version = connection.execute(text("PRAGMA data_version")).scalar_one()
        return int(version)

    def user_version(self) -> int:
        """The schema version stored in the file."""
        with self.read() as connection:
            return int(connection.execute(text("PRAGMA user_version")).scalar_one())

    def close(self) -> None:
        """Closes all pooled connections; nobody may be reading or writing any more."""
        self._engine.dispose()

    @contextmanager
    def _worded(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, DatabaseError, sqlite3.Error) as error:
            worded = world_error(error, self.path)
            if worded is None:
                raise
            raise worded from error


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA page_size={PAGE_SIZE}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA temp_store=MEMORY")
    cursor.execute("PRAGMA cache_size=-32768")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("photomanager_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
