"""Which photos lie where: below a folder, lately added, out of reach; and what lies in a folder.

Answers come from indexes alone, so that they cost the same whatever else is stored of a photo.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select, text

from photomanager.library.query_tags import columns
from photomanager.library.schema import file, left_out, photo, root

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sqlalchemy import Connection

    Ids = NDArray[np.int64]


# unseen: photos all of whose files lie in removed folders or are left out by the user's rules.
UNSEEN = """
    hiding(id) AS MATERIALIZED (
        SELECT id FROM file WHERE root_id IN (SELECT id FROM root WHERE removed_at IS NOT NULL)
        UNION SELECT file_id FROM left_out
    ),
    unseen(photo_id) AS MATERIALIZED (
        SELECT photo_id FROM file WHERE id IN hiding
        EXCEPT SELECT photo_id FROM file WHERE id NOT IN hiding
            AND photo_id IN (SELECT photo_id FROM file WHERE id IN hiding)
    )
"""


@dataclass(frozen=True, slots=True)
class Subfolder:
    """A folder inside a folder.

    Attributes:
        name: Its own name, bytes that are not UTF-8 as �.
        prefix: Its path below the root, with a "/" at the end.
        files: How many photo files lie in it or below it.
        divided: Whether there are folders in it.
    """

    name: str
    prefix: bytes
    files: int
    divided: bool


def below(connection: Connection, root_id: int, prefix: bytes) -> Ids:
    """int64[n]: the photos with a file in a folder or below it; an empty prefix is the root."""
    companions = select(file.c.id).where(file.c.role != "main")
    query = select(file.c.photo_id).where(file.c.root_id == root_id, file.c.id.not_in(companions))
    if prefix:
        query = query.where(file.c.path >= prefix, file.c.path < _end(prefix))
    return columns(connection, query)[0]


def added_since(connection: Connection, moment: int) -> Ids:
    """int64[n]: photos that came into the library at or after a time (µs since 1970)."""
    return columns(connection, select(photo.c.id).where(photo.c.added_at >= moment))[0]


def out_of_reach(connection: Connection) -> Ids:
    """int64[n]: photos with a file that is missing or in a folder that is not connected."""
    gone = select(root.c.id).where(root.c.state == "offline", root.c.removed_at.is_(None))
    unseen = select(left_out.c.file_id)
    offline = select(file.c.photo_id).where(file.c.root_id.in_(gone), file.c.id.not_in(unseen))
    # The second condition says the same again, so that the index of unfinished files serves it.
    missing = (
        select(file.c.photo_id)
        .where(file.c.state == "missing", file.c.state != "indexed", file.c.role == "main")
        .where(file.c.id.not_in(unseen))
    )
    return np.sort(columns(connection, offline.union(missing))[0])


def count_added_since(connection: Connection, moment: int) -> int:
    """How many photos in sight `added_since` finds."""
    return int(
        connection.execute(text(_ADDED.format(unseen=UNSEEN)), {"moment": moment}).scalar_one()
    )


_ADDED = """
    WITH {unseen}
    SELECT (SELECT count(*) FROM photo WHERE added_at >= :moment)
        - (SELECT count(*) FROM photo WHERE added_at >= :moment AND id IN unseen)
"""


def subfolders(connection: Connection, root_id: int, prefix: bytes) -> list[Subfolder]:
    """The folders directly in a folder that hold photos, in the order of their paths."""
    within = " AND path >= :prefix AND path < :end" if prefix else ""
    rows = connection.execute(
        text(_SUBFOLDERS.format(within=within)),
        {"root": root_id, "prefix": prefix, "end": _end(prefix), "at": len(prefix) + 1},
    )
    return [
        Subfolder(bytes(name).decode("utf-8", "replace"), prefix + bytes(name) + b"/", files, deep)
        for name, files, deep in ((row[0], row[1], bool(row[2])) for row in rows)
    ]


_SUBFOLDERS = """
    WITH part AS (
        SELECT substr(path, :at) AS rest, instr(substr(path, :at), X'2F') AS slash
        FROM file WHERE root_id = :root{within} AND id NOT IN (
            SELECT file_id FROM left_out UNION ALL SELECT id FROM file WHERE role != 'main'))
    SELECT substr(rest, 1, slash - 1), count(*),
        max(instr(substr(rest, slash + 1), X'2F') > 0)
    FROM part WHERE slash > 0 GROUP BY 1 ORDER BY 1
"""


def _end(prefix: bytes) -> bytes:
    """What every path below a folder is less than: "0" follows "/"."""
    return prefix[:-1] + b"0"
