"""Vectors: rows of the table `vector` are the truth, a mapped file makes them fast.

`vectors-<space>.i8` is a header of 4096 bytes and one row for each photo id: the int8
code, then the 64-byte head (16 little-endian uint16 classes, 16 probabilities per
65535). The first byte of an absent row is -128, which no code contains.

There is one way to write the file, `VectorFile.catch_up`: under an OS lock it copies the
rows whose `seq` is newer than the header's, flushes them, and only then stores the new
`seq`. So any process may call it at any time, a kill between commit and copy is repaired
by the next call, and whatever is wrong with the file is repaired by writing it anew from
the table. The file is only ever extended, never cut: other processes have it mapped.
"""

from __future__ import annotations

import mmap
import os
import struct
import threading
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from filelock import FileLock, Timeout
from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from photomanager.errors import LibraryError
from photomanager.library.database import UNCOMMITTED_VECTORS, readable, worded
from photomanager.library.schema import vector, vector_gone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.library.database import Database

HEAD_BYTES = 64
HEADER_BYTES = 4096
ABSENT = 0x80  # -128 as a byte
LOCK_SECONDS = 60

_MAGIC = b"PHMVEC\x00\x01"
_FIELDS = struct.Struct("<8s36s64sIIqqI")  # the last is the CRC-32 of what stands before it
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would translate line ends
_GROWTH = 4096  # rows: a file is extended rarely and evenly
_CHUNK = 8192  # rows copied at a time: 5 MB


def put(connection: Connection, space_id: int, rows: Sequence[tuple[int, bytes, bytes]]) -> None:
    """Stores vectors in the caller's write transaction; call `catch_up` after the commit.

    Args:
        connection: A write transaction.
        space_id: The space that the codes belong to.
        rows: Photo id, code (int8[dimensions]) and head (64 bytes) of each photo.
    """
    if not rows:
        return
    first = _newest(connection) + 1
    values = [
        {"photo_id": photo, "space_id": space_id, "seq": first + n, "code": code, "head": head}
        for n, (photo, code, head) in enumerate(rows)
    ]
    upsert = insert(vector)
    upsert = upsert.on_conflict_do_update(
        index_elements=["photo_id", "space_id"],
        set_={name: upsert.excluded[name] for name in ("seq", "code", "head")},
    )
    connection.info[UNCOMMITTED_VECTORS] = True
    connection.execute(upsert, values)
    _forget_gone(connection, space_id, [row[0] for row in rows])


def delete(connection: Connection, space_id: int, photo_ids: Iterable[int]) -> None:
    """Removes the vectors of these photos in the caller's write transaction."""
    connection.info[UNCOMMITTED_VECTORS] = True
    gone = [{"space": space_id, "photo": int(photo)} for photo in photo_ids]
    if gone:
        connection.exec_driver_sql(
            "DELETE FROM vector WHERE space_id = ? AND photo_id = ?",
            [(one["space"], one["photo"]) for one in gone],
        )


def _forget_gone(connection: Connection, space_id: int, photo_ids: list[int]) -> None:
    connection.exec_driver_sql(
        "DELETE FROM vector_gone WHERE space_id = ? AND photo_id = ?",
        [(space_id, int(photo)) for photo in photo_ids],
    )


def _newest(connection: Connection) -> int:
    newest = select(
        func.max(
            select(func.coalesce(func.max(vector.c.seq), 0)).scalar_subquery(),
            select(func.coalesce(func.max(vector_gone.c.seq), 0)).scalar_subquery(),
        )
    )
    return int(connection.execute(newest).scalar_one())


@dataclass(frozen=True, slots=True)
class _Header:
    """What the file says about itself.

    Attributes:
        library: UUID of the library it was derived from.
        space: Hash of the feature space.
        dimensions: Bytes of a code.
        row_bytes: Bytes of a row.
        capacity: Rows that have been written, present or absent.
        seq: Every change of the table up to this number is in the file.
    """

    library: str
    space: str
    dimensions: int
    row_bytes: int
    capacity: int
    seq: int

    def packed(self) -> bytes:
        body = _FIELDS.pack(
            _MAGIC,
            self.library.encode()[:36],
            self.space.encode()[:64],
            self.dimensions,
            self.row_bytes,
            self.capacity,
            self.seq,
            0,
        )[:-4]
        return (body + struct.pack("<I", zlib.crc32(body))).ljust(HEADER_BYTES, b"\0")

    @classmethod
    def unpacked(cls, data: bytes) -> _Header | None:
        if len(data) < _FIELDS.size:
            return None
        magic, library, space, dimensions, row_bytes, capacity, seq, crc = _FIELDS.unpack_from(data)
        if magic != _MAGIC or crc != zlib.crc32(data[: _FIELDS.size - 4]):
            return None
        return cls(
            library.rstrip(b"\0").decode("ascii", "replace"),
            space.rstrip(b"\0").decode("ascii", "replace"),
            dimensions,
            row_bytes,
            capacity,
            seq,
        )


class VectorFile:
    """The vectors of one space as one matrix, shared by all threads and processes.

    Args:
        path: The file; made by the first `catch_up`.
        library_uuid: The library whose vectors it holds.
        space_id: Row of the space.
        space_hash: Identity of the space.
        dimensions: Length of a code.

    Raises:
        LibraryError: From every method, when disk or file are at fault.
    """

    def __init__(
        self, path: Path, *, library_uuid: str, space_id: int, space_hash: str, dimensions: int
    ) -> None:
        self.path = path
        self.space_id = space_id
        self.dimensions = dimensions
        self._row_bytes = dimensions + HEAD_BYTES
        self._empty = _Header(library_uuid, space_hash[:64], dimensions, self._row_bytes, 0, -1)
        self._lock = FileLock(f"{path}.lock", timeout=LOCK_SECONDS, thread_local=False)
        self._mutex = threading.RLock()
        self._rows: NDArray[np.uint8] = np.empty((0, self._row_bytes), np.uint8)
        self._mapped: tuple[int, int, int] | None = None  # device, inode, capacity

    # -- writing ----------------------------------------------------------------------------

    def catch_up(self, connection: Connection) -> int:
        """Copies what the table has and the file has not; call it before reading.

        Args:
            connection: Its view is what is copied. Not a transaction that has itself written
                vectors: were it rolled back, the file would keep what never was.

        Returns:
            The number of rows copied.
        """
        if connection.info.get(UNCOMMITTED_VECTORS):
            raise RuntimeError("catch_up() before the commit of the vectors it would copy")
        with self._mutex, worded(self.path):
            newest = _newest(connection)
            header = self._read_header()
            if header is not None and header.seq >= newest:
                return 0
            with self._exclusive(), self._open() as stream:
                return self._copy(connection, stream, self._read_header())

    def check(self, database: Database) -> None:
        """Marks the file for rebuilding if the table is behind it (a backup was restored)."""
        with self._mutex, worded(self.path):
            if not self.path.exists():
                return
            with self._exclusive(), database.read() as connection:  # the view after the lock
                header = self._read_header()
                if header is not None and header.seq <= _newest(connection):
                    return
                with self._open() as stream:
                    self._write_header(stream, self._empty)

    def _copy(self, connection: Connection, stream: BinaryIO, header: _Header | None) -> int:
        if header is None:
            header = self._empty
            self._write_header(stream, header)
        newest = _newest(connection)
        copied = 0
        for table, values in (
            (vector_gone, (vector_gone.c.photo_id,)),
            (vector, (vector.c.photo_id, vector.c.code, vector.c.head)),
        ):
            news = (
                select(*values)
                .where(table.c.seq > header.seq, table.c.space_id == self.space_id)
                .order_by(table.c.photo_id)
            )
            result = connection.execute(news.execution_options(yield_per=_CHUNK))
            for rows in result.partitions(_CHUNK):
                header = self._grown(stream, header, int(rows[-1][0]) + 1)
                self._write_rows(stream, rows)
                copied += len(rows)
        stream.flush()
        os.fsync(stream.fileno())  # the rows before the number that vouches for them
        self._write_header(stream, replace(header, seq=max(newest, header.seq)))
        return copied

    def _grown(self, stream: BinaryIO, header: _Header, rows: int) -> _Header:
        if rows <= header.capacity:
            return header
        capacity = -(-rows // _GROWTH) * _GROWTH
        blank = bytes([ABSENT]) * (self._row_bytes * _GROWTH)
        stream.seek(HEADER_BYTES + header.capacity * self._row_bytes)
        for _ in range(header.capacity, capacity, _GROWTH):
            stream.write(blank)
        stream.flush()
        grown = replace(header, capacity=capacity)
        self._write_header(stream, grown)
        return grown

    def _write_rows(self, stream: BinaryIO, rows: Sequence[Any]) -> None:
        blank = bytes([ABSENT]) * self._row_bytes
        run: list[bytes] = []
        start = int(rows[0][0])
        for row in rows:
            if row[0] != start + len(run):
                stream.seek(HEADER_BYTES + start * self._row_bytes)
                stream.write(b"".join(run))
                run, start = [], int(row[0])
            run.append(row[1] + row[2] if len(row) > 1 else blank)
        stream.seek(HEADER_BYTES + start * self._row_bytes)
        stream.write(b"".join(run))

    def _write_header(self, stream: BinaryIO, header: _Header) -> None:
        stream.seek(0)
        stream.write(header.packed())
        stream.flush()
        os.fsync(stream.fileno())

    def _read_header(self) -> _Header | None:
        """The header, or None when the file is missing, foreign, cut short or to be rebuilt."""
        try:
            with self.path.open("rb") as stream:
                header = _Header.unpacked(stream.read(_FIELDS.size))
                size = os.fstat(stream.fileno()).st_size
        except FileNotFoundError:
            return None
        if header is None or header.seq < 0:
            return None
        if replace(header, capacity=0, seq=-1) != self._empty:
            return None
        if size < HEADER_BYTES + header.capacity * self._row_bytes:
            return None
        return header

    def _open(self) -> BinaryIO:
        # Never truncates: "w" would pull the pages from under other processes.
        return os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT | _BINARY, 0o644), "r+b")

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        try:
            self._lock.acquire()
        except Timeout as error:
            raise LibraryError(
                f"The file {readable(self.path)} is locked by another program. "
                "Close it and try again."
            ) from error
        try:
            yield
        finally:
            self._lock.release()

    # -- reading ----------------------------------------------------------------------------

    def codes(
        self, ids: NDArray[np.int64] | Sequence[int] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
        """The codes of these photos, or of all.

        Without `ids`, and when no id is missing between the first and the last, the matrix
        is a view of the mapped file: nothing is copied.

        Args:
            ids: Photo ids in any order; those without a vector are left out.

        Returns:
            int64[n] photo ids (ascending for all, else as asked) and int8[n, dimensions]
            codes, not to be written to.
        """
        rows = self._map()
        if ids is None:
            present = np.flatnonzero(rows[:, 0] != ABSENT)
            if present.size and present[-1] - present[0] + 1 == present.size:
                chosen = rows[present[0] : present[-1] + 1, : self.dimensions]
                return present, chosen.view(np.int8)
        else:
            present = np.asarray(ids, np.int64)
            present = present[(present >= 0) & (present < len(rows))]
            present = present[rows[present, 0] != ABSENT]
        return present, rows[present, : self.dimensions].view(np.int8)

    def heads(
        self, ids: NDArray[np.int64] | Sequence[int]
    ) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
        """The network's likeliest classes for photos that have a vector.

        Returns:
            uint16[n, 16] classes and uint16[n, 16] probabilities per 65535, in the order
            of `ids`.

        Raises:
            ValueError: When a photo has no vector; ask `codes` which have.
        """
        rows = self._map()
        wanted = np.asarray(ids, np.int64)
        inside = (wanted >= 0) & (wanted < len(rows))
        if not inside.all() or (rows[wanted, 0] == ABSENT).any():
            raise ValueError("a photo without a vector has no head")
        if (np.diff(wanted) == 1).all() and wanted.size:  # as of most whole libraries
            rows = rows[wanted[0] : wanted[-1] + 1]
        else:
            rows = rows[wanted]
        words = rows[:, self.dimensions :].view("<u2")
        half = words.shape[1] // 2
        return words[:, :half], words[:, half:]

    def close(self) -> None:
        """Lets go of the file; arrays handed out stay valid."""
        with self._mutex:
            self._rows = self._rows[:0].copy()
            self._mapped = None

    def _map(self) -> NDArray[np.uint8]:
        """The rows as the file has them now: uint8[capacity, row_bytes], mapped."""
        with self._mutex, worded(self.path):
            header = self._read_header()
            if header is None or header.capacity == 0:
                return np.empty((0, self._row_bytes), np.uint8)
            with self.path.open("rb") as stream:
                status = os.fstat(stream.fileno())
                key = (status.st_dev, status.st_ino, header.capacity)
                if key != self._mapped:
                    size = header.capacity * self._row_bytes
                    mapped = mmap.mmap(
                        stream.fileno(), HEADER_BYTES + size, access=mmap.ACCESS_READ
                    )
                    rows = np.frombuffer(mapped, np.uint8, size, HEADER_BYTES)
                    self._rows = rows.reshape(header.capacity, self._row_bytes)
                    self._mapped = key
            return self._rows
