"""The one place that opens SQLite and begins transactions.

Reading: `Database.read()` gives a connection with one consistent view.
Writing: `Database.write()` takes the process's write lock, begins IMMEDIATE (a
deferred transaction that has read fails at once when another process commits
first; the busy timeout does not help it), commits at the end and rolls back on any
error. Keep it short: decode, hash and score before you enter.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import QueuePool, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from photomanager.errors import DiskFullError, LibraryDamagedError, LibraryError
from photomanager.library.stopping import stoppable
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

# A backup program or a virus scanner may hold the file for seconds.
BUSY_TIMEOUT_MS = 30_000
# 576-byte vectors and 4 kB sums waste half of a 4 kB page.
PAGE_SIZE = 16_384
# Set in `Connection.info` by whoever writes vectors; gone when the transaction ends.
UNCOMMITTED_VECTORS = "photomanager.uncommitted_vectors"
# A lesson about a tag that stands on half of a library changes pages of half of the photos, and
# the next one the same again. So what is kept in memory and in the log grows with the file.
_MB = 1024 * 1024
# Bytes of pages that a connection keeps: beyond them a lesson's are written twice, and read again.
_READS = 8 * _MB
_LEAST_WRITES, _MOST_WRITES = 32 * _MB, 128 * _MB
# So large the log grows before its pages are copied into the file; copied seldom, that is once.
_LEAST_LOG, _MOST_LOG = 64 * _MB, 256 * _MB

_FULL = sentence(
    "The disk that holds the library {path} is full. Free some space and try again; "
    "nothing that was saved is lost."
)
_LOCKED = sentence("The library {path} is locked by another program. Close it and try again.")
_READ_ONLY = sentence(
    "The library {path} cannot be written. Give yourself the right to write there."
)
_BROKEN_DISK = sentence(
    "The disk that holds the library {path} reports an error. Check the disk and its space."
)

_SENTENCES: dict[int, tuple[type[LibraryError], str]] = {
    sqlite3.SQLITE_FULL: (DiskFullError, _FULL),
    sqlite3.SQLITE_BUSY: (LibraryError, _LOCKED),
    sqlite3.SQLITE_LOCKED: (LibraryError, _LOCKED),
    sqlite3.SQLITE_READONLY: (LibraryError, _READ_ONLY),
    sqlite3.SQLITE_PERM: (LibraryError, _READ_ONLY),
    sqlite3.SQLITE_CANTOPEN: (
        LibraryError,
        sentence(
            "The library {path} cannot be opened. Check that the folder exists and may be written."
        ),
    ),
    sqlite3.SQLITE_IOERR: (LibraryError, _BROKEN_DISK),
    sqlite3.SQLITE_CORRUPT: (
        LibraryDamagedError,
        sentence("The library {path} is damaged. Restore the newest file of its backups folder."),
    ),
    sqlite3.SQLITE_NOTADB: (
        LibraryDamagedError,
        sentence(
            "The file {path} is not a photo library. Restore the newest file of its backups folder."
        ),
    ),
}
_OS_SENTENCES: dict[int, tuple[type[LibraryError], str]] = {
    errno.ENOSPC: (DiskFullError, _FULL),
    errno.EDQUOT: (DiskFullError, _FULL),
    errno.EACCES: (LibraryError, _READ_ONLY),
    errno.EPERM: (LibraryError, _READ_ONLY),
    errno.EROFS: (LibraryError, _READ_ONLY),
    errno.EIO: (LibraryError, _BROKEN_DISK),
}


def readable(path: Path) -> str:
    """The path for a sentence; bytes that are not UTF-8 become �, so it can be printed."""
    return os.fsencode(path).decode("utf-8", "replace")


def world_error(error: BaseException, path: Path) -> LibraryError | None:
    """The plain sentence for a fault of the disk or the file, or None for a bug of ours."""
    original = getattr(error, "orig", None) or error
    if isinstance(original, sqlite3.Error):
        code = getattr(original, "sqlite_errorcode", None)
        known = None if code is None else _SENTENCES.get(code & 0xFF)
    elif isinstance(original, OSError):
        known = _OS_SENTENCES.get(original.errno or 0)
    else:
        known = None
    if known is None:
        return None
    kind, words = known
    return kind(words.format(path=readable(path)))


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turns faults of disk and file inside the block into `LibraryError` sentences."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        found = world_error(error, path)
        if found is None:
            raise
        raise found from error


class Database:
    """One `library.db`, shared by all threads of this process.

    Attributes:
        path: The database file.

    Raises:
        LibraryError: From every method, when disk or file are at fault.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._write_lock = threading.Lock()
        self._writer: int | None = None
        # Each kept connection holds its own page cache; more are opened when needed.
        self._reading = self._connections(_READS, pool_size=5, max_overflow=27)
        size = _size(path)
        self._log = min(max(_LEAST_LOG, size // 8), _MOST_LOG)
        writes = min(max(_LEAST_WRITES, size // 16), _MOST_WRITES)
        self._writing = self._connections(writes, pool_size=1, max_overflow=0)

    @contextmanager
    def read(self, *, go_on: Callable[[], None] | None = None) -> Iterator[Connection]:
        """A connection with one consistent view; close it soon, it holds back checkpoints.

        Args:
            go_on: Called now and then; what it raises ends the block (`stopping`).
        """
        with (
            self.worded(),
            self._reading.connect() as connection,
            connection.begin(),
            stoppable(connection, go_on),
        ):
            yield connection

    @contextmanager
    def write(
        self, *, durable: bool = True, go_on: Callable[[], None] | None = None
    ) -> Iterator[Connection]:
        """The only way to change the database; commits on success, else rolls back.

        Args:
            durable: Whether the commit must survive a power cut (user edits must;
                indexing batches need not, they are repeated).
            go_on: Called now and then; what it raises ends the block, and nothing has changed.

        Raises:
            RuntimeError: When this thread is writing already; pass its connection on.
        """
        if self._writer == threading.get_ident():
            raise RuntimeError("write() inside write(): pass the connection on instead")
        with self.worded(), self._write_lock, self._writing.connect() as connection:
            self._writer = threading.get_ident()
            try:
                # Outside a transaction, or SQLite ignores it.
                raw = connection.connection.dbapi_connection
                assert raw is not None
                raw.cursor().execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
                connection = connection.execution_options(photomanager_write=True)
                with connection.begin(), stoppable(connection, go_on):
                    yield connection
            finally:
                connection.info.pop(UNCOMMITTED_VECTORS, None)
                self._writer = None

    def private(self) -> sqlite3.Connection:
        """A connection of its own, outside the pool and in autocommit; the caller closes it."""
        with self.worded():
            return self._connect()

    def user_version(self) -> int:
        """The schema version stored in the file."""
        with self.read() as connection:
            return int(connection.execute(text("PRAGMA user_version")).scalar_one())

    def close(self) -> None:
        """Closes all pooled connections; nobody may be reading or writing any more."""
        self._reading.dispose()
        self._writing.dispose()

    @contextmanager
    def worded(self) -> Iterator[None]:
        """Turns SQLite's faults inside the block into `LibraryError` sentences.

        An `OSError` passes: inside a transaction it comes from the caller's own files.
        """
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            sentence = world_error(error, self.path)
            if sentence is None:
                raise
            raise sentence from error

    def _connections(self, cache: int, **pool: int) -> Engine:
        # A creator instead of a URL: a folder may be called "a?b#c" or not be UTF-8.
        engine = create_engine(
            "sqlite://", creator=partial(self._connect, cache), poolclass=QueuePool, **pool
        )
        # pysqlite begins transactions by its own rules; we begin them by ours.
        event.listen(engine, "begin", _begin)
        return engine

    def _connect(self, cache: int = _READS) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False, isolation_level=None
        )
        try:
            connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(f"PRAGMA journal_size_limit={self._log}")
            connection.execute(f"PRAGMA wal_autocheckpoint={self._log // PAGE_SIZE}")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA temp_store=MEMORY")
            connection.execute(f"PRAGMA cache_size=-{cache // 1024}")
        except BaseException:
            connection.close()
            raise
        return connection


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # connecting tells what is the matter
        return 0


def _begin(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    immediate = options.get("photomanager_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
