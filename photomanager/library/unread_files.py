"""Photos whose files went elsewhere before anybody had read them.

Nothing is known of their contents. But a file keeps its name, its size to the byte and its time to
the fraction of a second when it is moved: what was said of the photo meanwhile goes along.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from photomanager.library import moved_files
from photomanager.library.schema import file, left_out, root, vector

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select


def moved(connection: Connection) -> list[tuple[int, int]]:
    """Rows of missing files that were never read, each with that of the one file that it must be.

    A file that nothing was said about leaves no row when it goes. What the user's rules leave alone
    has not gone, and what was put into the trash shall.
    """
    gone = connection.execute(
        _files()
        .where(file.c.state == "missing", file.c.content_hash.is_(None), file.c.size >= 0)
        .where(~exists().where(left_out.c.file_id == file.c.id))
        .where(~exists().where(vector.c.photo_id == file.c.photo_id))
        .order_by(file.c.id)
    ).all()
    if not gone:
        return []
    times = {row.mtime_ns for row in gone}
    there = _files().where(file.c.state.in_(("pending", "indexed")), file.c.mtime_ns.in_(times))
    places: dict[tuple[Any, ...], list[int]] = {}
    for row in connection.execute(there):
        places.setdefault(_likeness(row), []).append(row.id)
    found = []
    for row in gone:
        # Of several that look like it any may be the one, or none.
        if len(places.get(_likeness(row), ())) == 1:
            found.append((row.id, places.pop(_likeness(row))[0]))
    return found


def follow(connection: Connection, moves: list[tuple[int, int]]) -> None:
    """Gives the photos of these files their new places, where they wait to be read."""
    for old, new in moves:
        moved_files.take_over(connection, old, new, state="pending")


def _files() -> Select[Any]:
    return (
        select(file.c.id, file.c.path, file.c.size, file.c.mtime_ns)
        .join(root, file.c.root_id == root.c.id)
        .where(file.c.role == "main", root.c.removed_at.is_(None))
    )


def _likeness(row: Row[Any]) -> tuple[Any, ...]:
    return os.path.basename(row.path), row.size, row.mtime_ns  # noqa: PTH119 - pathlib has no bytes
