"""Photos go with their contents: files that are found elsewhere, and files that changed places.

Tags, stars and lessons belong to what is in the picture. So when files are renamed over one
another (IMG_1 to IMG_2 while IMG_2 becomes IMG_3), each photo goes to the path where its contents
lie now. A photo whose contents were written over waits under a path of its own, as missing, for its
contents to appear somewhere; one of which nobody has said anything is forgotten then.
"""

from __future__ import annotations

import os
import time
import uuid
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, delete, exists, insert, or_, select, text, update

from photomanager.library import row_ids
from photomanager.library.merged_photos import is_touched, merge
from photomanager.library.photos import absolute
from photomanager.library.query_tags import one_of
from photomanager.library.roots import readable
from photomanager.library.scanned_files import DOUBTFUL
from photomanager.library.schema import file, photo, root, vector

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection, Row


class DoubtfulFile(NamedTuple):
    """A file that the library knows, and that may have other contents by now.

    Attributes:
        id: Row.
        photo_id: The photo to which the contents of `content_hash` belong.
        path: Absolute.
        content_hash: Of the contents it had; None if they are no longer known.
    """

    id: int
    photo_id: int
    path: bytes
    content_hash: bytes | None


def doubtful(connection: Connection) -> list[DoubtfulFile]:
    """The waiting main files of folders that are there whose contents must be compared, by row."""
    was_read = or_(file.c.content_hash.is_not(None), exists().where(_VECTOR_OF_FILE))
    query = (
        select(file.c.id, file.c.photo_id, root.c.path, file.c.path, file.c.content_hash)
        .join(root, file.c.root_id == root.c.id)
        .where(file.c.state == "pending", file.c.attempts == DOUBTFUL, file.c.role == "main")
        .where(root.c.removed_at.is_(None), root.c.state == "online", was_read)
        .order_by(file.c.id)
    )
    return [
        DoubtfulFile(row[0], row[1], absolute(row[2], row[3]), row[4])
        for row in connection.execute(query)
    ]


def settle(connection: Connection, file_ids: Collection[int]) -> None:
    """These files hold what they held; they still wait to be read."""
    where = update(file).where(one_of(file.c.id, file_ids), file.c.state == "pending")
    connection.execute(where.values(attempts=0))


def doubt(connection: Connection, file_ids: Collection[int]) -> None:
    """These waiting files must be compared again: they changed while they were looked at."""
    where = update(file).where(one_of(file.c.id, file_ids), file.c.state == "pending")
    connection.execute(where.values(attempts=DOUBTFUL))


def contents_before(connection: Connection, file_ids: Collection[int]) -> dict[int, bytes | None]:
    """What those of the files held that were ever read for their photos; others are new."""
    was_read = or_(file.c.content_hash.is_not(None), exists().where(_VECTOR_OF_FILE))
    query = select(file.c.id, file.c.content_hash).where(one_of(file.c.id, file_ids), was_read)
    return {row.id: row.content_hash for row in connection.execute(query)}


def without_vector(connection: Connection, space_id: int, photo_ids: Collection[int]) -> set[int]:
    """Those of the photos that have no vector in this space."""
    query = select(vector.c.photo_id).where(vector.c.space_id == space_id)
    there = connection.execute(query.where(one_of(vector.c.photo_id, photo_ids))).scalars()
    return set(photo_ids) - set(there)


def is_later_version(connection: Connection, photo_id: int, of: int) -> bool:
    """Whether a photo came into the library after another and shows the very same moment."""
    one, other = photo.alias(), photo.alias()
    query = select(one.c.id).where(one.c.id == photo_id, other.c.id == of)
    query = query.where(one.c.added_at > other.c.added_at, one.c.taken_at == other.c.taken_at)
    return connection.execute(query).first() is not None


def take_over(
    connection: Connection,
    old: int,
    new: int,
    *,
    is_written_over: bool = False,
    state: str = "indexed",
) -> bool:
    """A file has moved to a new path: its row goes there, and the photo found there with it.

    What the user has said of the new photo meanwhile goes to the old one; so do its other files, a
    RAW file say.

    Args:
        connection: A write transaction.
        old: Row of the file as it was known.
        new: Row of the file at the new path, which is forgotten.
        is_written_over: Whether other contents lie at the old path, which waits as a new file then.
        state: Of the file from now on.

    Returns:
        Whether anything had been said of the new photo.
    """
    rows = _rows(connection, [old, new])
    keeps, goes = rows[old].photo_id, rows[new].photo_id
    was_touched = is_touched(connection, goes)
    if was_touched:
        merge(connection, goes, keeps)
    connection.execute(delete(file).where(file.c.id == new))
    connection.execute(update(file).where(file.c.photo_id == goes).values(photo_id=keeps))
    connection.execute(delete(photo).where(photo.c.id == goes))
    _move(connection, {old: rows[new]}, state=state)
    if is_written_over:
        _add(connection, [rows[old]])
    return was_touched


def rearrange(connection: Connection, takers: Mapping[int, int]) -> None:
    """Files that changed places: each row goes to the place where its contents lie now.

    They wait there to be read, with what lies beside them, as known contents. Rows whose place was
    taken and that take none are parked; places that were left and still hold something wait as new
    files.

    Args:
        connection: A write transaction.
        takers: By row of a file: the row at whose path its contents were found.
    """
    rows = _rows(connection, {*takers, *takers.values()})
    taken = set(takers.values())
    displaced = [one for one in taken if one not in takers]
    # All first go where nobody is, for a path may have one row only.
    _park(connection, [rows[one] for one in rows])
    _move(connection, {one: rows[place] for one, place in takers.items()}, state="pending")
    left = [rows[one] for one in takers if one not in taken and rows[one].state == "pending"]
    _add(connection, left)
    gone = update(file).where(one_of(file.c.id, displaced))
    connection.execute(gone.values(state="missing", size=-1, reason=None))


def parked_in_vain(connection: Connection) -> list[int]:
    """Parked photos of which nobody has said anything, once everything found has been read."""
    waiting = select(file.c.id).where(file.c.state == "pending").limit(1)
    parked = [row.photo_id for row in connection.execute(_PARKED)]
    if not parked or connection.execute(waiting).first() is not None:
        return []
    return [one for one in parked if not is_touched(connection, one)]


def turned_up(connection: Connection) -> dict[int, int]:
    """Parked files of which somebody said something, and what holds their contents, by row.

    It was read while the other still seemed to lie at its path, and was taken for a copy. Nobody
    has said anything of it; of several in that photo folder it is the newest. Nothing is sure
    before everything found has been read.
    """
    waiting = select(file.c.id).where(file.c.state == "pending").limit(1)
    pairs = connection.execute(_TURNED_UP).all()
    if not pairs or connection.execute(waiting).first() is not None:
        return {}
    found: dict[int, int] = {}
    for one in pairs:
        if one.parked in found or one.there in found.values():
            continue
        if is_touched(connection, one.parked_photo) and not is_touched(connection, one.there_photo):
            found[one.parked] = one.there
    return found


def forget(connection: Connection, photo_ids: Collection[int]) -> None:
    """Forgets photos whose contents are nowhere."""
    connection.execute(delete(photo).where(one_of(photo.c.id, photo_ids)))


def name_before(path: bytes, file_id: int) -> bytes:
    """The path at which a file lay before it was parked; that of other files as it is."""
    return path.replace(_parked(file_id), b"")


def _rows(connection: Connection, file_ids: Iterable[int]) -> dict[int, Row[Any]]:
    found = connection.execute(select(file).where(one_of(file.c.id, list(file_ids))))
    return {row.id: row for row in found}


def _park(connection: Connection, rows: Iterable[Row[Any]]) -> None:
    """Gives files a path where nothing lies, that still tells where they were."""
    parked = []
    for row in rows:
        stem, suffix = os.path.splitext(name_before(row.path, row.id))  # noqa: PTH122
        path = stem + _parked(row.id) + suffix
        parked.append({"file_id": row.id, "new_path": path, "new_name": readable(path)})
    connection.execute(
        update(file)
        .where(file.c.id == bindparam("file_id"))
        .values(path=bindparam("new_path"), name=bindparam("new_name")),
        parked,
    )


def _parked(file_id: int) -> bytes:
    return b" (replaced %d)" % file_id


def _move(connection: Connection, moves: Mapping[int, Row[Any]], *, state: str) -> None:
    """Gives rows the places of others, whose rows are there no more."""
    names = ("root_id", "path", "name", "size", "mtime_ns")
    connection.execute(
        update(file)
        .where(file.c.id == bindparam("file_id"))
        .values({name: bindparam(f"new_{name}") for name in names})
        .values(state=state, attempts=0, reason=None),
        [
            {"file_id": one} | {f"new_{name}": getattr(place, name) for name in names}
            for one, place in moves.items()
        ],
    )


def _add(connection: Connection, places: Collection[Row[Any]]) -> None:
    """New files at places that rows have left, each with a photo of its own."""
    if not places:
        return
    now = time.time_ns() // 1000
    ids = row_ids.fresh(connection, photo, len(places))
    connection.execute(
        insert(photo), [{"id": n, "uuid": str(uuid.uuid4()), "added_at": now} for n in ids]
    )
    names = ("root_id", "path", "name", "size", "mtime_ns")
    connection.execute(
        insert(file),
        [
            {"photo_id": n, "state": "pending"} | {name: getattr(place, name) for name in names}
            for n, place in zip(ids, places, strict=True)
        ],
    )


_VECTOR_OF_FILE = vector.c.photo_id == file.c.photo_id
_PARKED = text(
    """
SELECT photo_id FROM file
WHERE state = 'missing' AND instr(name, ' (replaced ' || id || ')') AND role = 'main'
"""
)
_TURNED_UP = text(
    """
SELECT parked.id AS parked, parked.photo_id AS parked_photo,
    there.id AS there, there.photo_id AS there_photo
FROM file AS parked
JOIN file AS there ON there.content_hash = parked.content_hash AND there.root_id = parked.root_id
JOIN root ON root.id = there.root_id
WHERE parked.state = 'missing' AND instr(parked.name, ' (replaced ' || parked.id || ')')
    AND parked.role = 'main' AND there.state = 'indexed' AND there.role = 'main'
    AND root.removed_at IS NULL AND root.state = 'online'
ORDER BY parked.id, there.id DESC
"""
)
