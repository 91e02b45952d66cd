"""The XMP files beside photos, as they were when the photos were read.

A sidecar that has come, gone or changed since makes its photo wait to be read again.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import delete, insert, select, update

from photomanager.library.query_tags import one_of
from photomanager.library.scanned_files import lies_in
from photomanager.library.schema import file, sidecar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from photomanager.library.records import RootId


_EVERYWHERE = [(b"", True)]


class KnownSidecar(NamedTuple):
    """A sidecar as it was read; `path` is relative to its root."""

    file_id: int
    path: bytes
    size: int
    mtime_ns: int


def store(connection: Connection, read: Mapping[int, Sequence[tuple[str, int, int]]]) -> None:
    """Remembers what was read: name (`os.fsdecode`), size and mtime_ns, by file."""
    connection.execute(delete(sidecar).where(one_of(sidecar.c.file_id, list(read))))
    rows = [
        {"file_id": file_id, "name": os.fsencode(name), "size": size, "mtime_ns": mtime_ns}
        for file_id, found in read.items()
        for name, size, mtime_ns in found
    ]
    if rows:
        connection.execute(insert(sidecar), rows)


def known(
    connection: Connection, root_id: RootId, places: Iterable[tuple[bytes, bool]] = _EVERYWHERE
) -> list[KnownSidecar]:
    """The sidecars of a folder's files as they were read.

    Args:
        connection: Of the database.
        root_id: The folder.
        places: Parts of it (`scanned_files.lies_in`).
    """
    rows = connection.execute(
        select(sidecar.c.file_id, file.c.path, sidecar.c.name, sidecar.c.size, sidecar.c.mtime_ns)
        .join(file, file.c.id == sidecar.c.file_id)
        .where(file.c.root_id == root_id, lies_in(places))
    )
    return [
        KnownSidecar(row.file_id, _beside(row.path, row.name), row.size, row.mtime_ns)
        for row in rows
    ]


def read_again(connection: Connection, file_ids: Iterable[int]) -> int:
    """Lets the metadata of indexed files be read again; returns of how many."""
    again = (
        update(file)
        .where(one_of(file.c.id, list(file_ids)), file.c.state == "indexed")
        .values(state="pending")
    )
    return connection.execute(again).rowcount


def _beside(path: bytes, name: bytes) -> bytes:
    folder, between, _ = path.rpartition(b"/")
    return folder + between + name
