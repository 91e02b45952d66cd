"""Thumbnails by content hash, size and recipe, in a file that may be deleted at any time.

A cache never fails an operation: a broken file is deleted and made anew, and on a full
or read-only disk nothing is kept. What that costs is one more decoding of the photo.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from typing import TYPE_CHECKING

from photomanager.library.database import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import TypeVar

    T = TypeVar("T")

_log = logging.getLogger(__name__)

MOST_BYTES = 4 * 1024**3  # some 100,000 photos at 512 pixels
_USER_VERSION = 1
_DAY = 86_400
# Evict a little more than needed, or every new thumbnail would evict one.
_ROOM = 0.95
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS thumbnail (
        content_hash BLOB NOT NULL,
        size INTEGER NOT NULL,
        recipe TEXT NOT NULL,
        used_day INTEGER NOT NULL,
        jpeg BLOB NOT NULL,
        UNIQUE (content_hash, size, recipe)
    );
    CREATE INDEX IF NOT EXISTS thumbnail_used ON thumbnail (used_day, length(jpeg));
    CREATE TABLE IF NOT EXISTS total (bytes INTEGER NOT NULL);
    INSERT INTO total SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM total);
    CREATE TRIGGER IF NOT EXISTS thumbnail_added AFTER INSERT ON thumbnail
        BEGIN UPDATE total SET bytes = bytes + length(NEW.jpeg); END;
    CREATE TRIGGER IF NOT EXISTS thumbnail_gone AFTER DELETE ON thumbnail
        BEGIN UPDATE total SET bytes = bytes - length(OLD.jpeg); END;
"""


class ThumbnailCache:
    """JPEG thumbnails on disk; usable from every thread and from several processes.

    Args:
        path: The cache's file; its folder is made when needed.
        most_bytes: When the thumbnails take more, those unused for longest go.
    """

    def __init__(self, path: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self.path = path
        self._most_bytes = most_bytes
        # Two connections, so that the window's reading never waits for a batch being stored.
        self._reading = _Connection(path)
        self._writing = _Connection(path)
        self._used: set[tuple[bytes, int, str]] = set()

    def put_many(self, thumbnails: Iterable[tuple[bytes, int, str, bytes]]) -> None:
        """Stores (content hash, size, recipe, JPEG) of each thumbnail."""
        rows = list(thumbnails)
        self._writing.run(lambda connection: self._store(connection, rows), None)

    def get(self, content_hash: bytes, size: int, recipe: str) -> bytes | None:
        """One thumbnail's JPEG, or None when it has to be made."""
        return self.get_many([content_hash], size, recipe).get(content_hash)

    def get_many(
        self, content_hashes: Sequence[bytes], size: int, recipe: str
    ) -> dict[bytes, bytes]:
        """The JPEGs that are there, by content hash."""
        if not self.path.exists():
            return {}
        return self._reading.run(
            lambda connection: self._find(connection, content_hashes, size, recipe), {}
        )

    def close(self) -> None:
        """Notes what was used and lets go of the file; a later call opens it again."""
        if self._used:
            self._writing.run(lambda connection: self._store(connection, []), None)
        self._reading.close()
        self._writing.close()

    def _store(
        self, connection: sqlite3.Connection, rows: Sequence[tuple[bytes, int, str, bytes]]
    ) -> None:
        today = int(time.time()) // _DAY
        used, self._used = self._used, set()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "UPDATE thumbnail SET used_day = ? WHERE content_hash = ? AND size = ? AND recipe = ?",
            [(today, *key) for key in used],
        )
        for content_hash, size, recipe, jpeg in rows:
            key = (content_hash, size, recipe)
            connection.execute(
                "DELETE FROM thumbnail WHERE content_hash = ? AND size = ? AND recipe = ?", key
            )
            connection.execute(
                "INSERT INTO thumbnail (content_hash, size, recipe, used_day, jpeg)"
                " VALUES (?, ?, ?, ?, ?)",
                (*key, today, jpeg),
            )
        self._evict(connection)
        connection.execute("COMMIT")

    def _evict(self, connection: sqlite3.Connection) -> None:
        (total,) = connection.execute("SELECT bytes FROM total").fetchone()
        if total <= self._most_bytes:
            return
        surplus = total - int(self._most_bytes * _ROOM)
        oldest = []
        for rowid, size in connection.execute(
            "SELECT rowid, length(jpeg) FROM thumbnail ORDER BY used_day, rowid"
        ):
            if surplus <= 0:
                break
            oldest.append((rowid,))
            surplus -= size
        connection.executemany("DELETE FROM thumbnail WHERE rowid = ?", oldest)

    def _find(
        self, connection: sqlite3.Connection, hashes: Sequence[bytes], size: int, recipe: str
    ) -> dict[bytes, bytes]:
        today = int(time.time()) // _DAY
        found: dict[bytes, bytes] = {}
        for content_hash in hashes:
            row = connection.execute(
                "SELECT jpeg, used_day FROM thumbnail"
                " WHERE content_hash = ? AND size = ? AND recipe = ?",
                (content_hash, size, recipe),
            ).fetchone()
            if row is not None:
                found[content_hash] = row[0]
                if row[1] < today:
                    self._used.add((content_hash, size, recipe))
        return found


class _Connection:
    """One connection that heals itself: opened late, and the file made anew when broken."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened_file: tuple[int, int] | None = None

    def run(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What `work` returns; `otherwise` when the cache cannot serve now."""
        with self._lock:
            for attempt in ("first", "anew"):
                try:
                    return work(self._opened())
                except (sqlite3.Error, OSError) as error:
                    self._close()
                    if not _is_broken(error) or attempt == "anew":
                        _log.warning("thumbnail cache %s: %s", readable(self._path), error)
                        return otherwise
                    _log.warning("thumbnail cache %s is made anew: %s", readable(self._path), error)
                    self._delete()
            raise AssertionError("unreachable")

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._close()

    def _opened(self) -> sqlite3.Connection:
        if self._connection is not None and self._identity() != self._opened_file:
            self._close()  # the user deleted the file, or another process made it anew
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                self._path, timeout=2, check_same_thread=False, isolation_level=None
            )
            self._connection = connection
            connection.execute("PRAGMA page_size=16384")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("PRAGMA cache_size=-4096")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version != _USER_VERSION:
                connection.executescript(f"{_SCHEMA} PRAGMA user_version={_USER_VERSION};")
            self._opened_file = self._identity()
        return self._connection

    def _identity(self) -> tuple[int, int] | None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _delete(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            path = self._path.with_name(self._path.name + suffix)
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("cannot delete %s: %s", readable(path), error)


def _is_broken(error: Exception) -> bool:
    """Whether the file itself is at fault, not the disk or another program."""
    if not isinstance(error, sqlite3.Error):
        return False
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    return code not in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    )
