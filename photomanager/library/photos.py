"""Photos and their files in the database: what indexing stores and everybody reads.

A photo is what the user tags; a file is where it lies. Scanning adds both, unfinished
(`scanned_files`); indexing fills them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, func, select, update

from photomanager.library.marks import MARKS, follow_files
from photomanager.library.query_tags import columns, one_of
from photomanager.library.records import FileId, PhotoId, RootId
from photomanager.library.scanned_files import DOUBTFUL, chunks
from photomanager.library.schema import file, left_out, photo, root, vector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection, ScalarSelect

    Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file that waits to be indexed.

    Attributes:
        id: Row of the file.
        photo_id: Its photo.
        photo_uuid: The photo's identity in lessons.
        path: Absolute path.
        content_hash: Of the contents whose vector the library has already, None if it has none.
        raw: Whether it is a RAW file beside the photo's picture, of which the hash is enough.
        raws: Absolute paths of the RAW files beside it, if it is the picture.
    """

    id: FileId
    photo_id: PhotoId
    photo_uuid: str
    path: bytes
    content_hash: bytes | None
    raw: bool = False
    raws: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class SameContents:
    """A file that holds, or held, the very bytes of another.

    Attributes:
        id: Row of the file.
        photo_id: Its photo.
        path: Absolute path.
        root_id: Its folder.
        root_path: The folder's absolute path.
        missing: Whether the last scan did not find it.
        removed: Whether its folder is no longer in the library.
        content_hash: The contents.
        raw: Whether it is a RAW file beside a picture.
        device: Which file system its folder is on; None if that is not known or it is offline.
        size: Of the contents; None if the file may have others by now.
    """

    id: FileId
    photo_id: PhotoId
    path: bytes
    root_id: RootId
    root_path: bytes
    missing: bool
    removed: bool
    content_hash: bytes
    raw: bool
    device: str | None
    size: int | None


# -- indexing -----------------------------------------------------------------------------------


def pending(
    connection: Connection,
    root_ids: Sequence[RootId],
    space_id: int,
    after: int,
    limit: int,
    *,
    raw: bool = False,
    only: Sequence[int] | None = None,
) -> list[PendingFile]:
    """The next files to be indexed of these folders, with a row above `after`, in order.

    Args:
        connection: A view of the library.
        root_ids: The folders.
        space_id: The space of the vectors.
        after: The last row handed out before.
        limit: So many at most.
        raw: Whether to list RAW files beside pictures, or all others.
        only: Photos; None for all.
    """
    embedded = (vector.c.photo_id == file.c.photo_id) & (vector.c.space_id == space_id)
    query = (
        select(file.c.id, file.c.photo_id, photo.c.uuid, root.c.path, file.c.path)
        .add_columns(case((vector.c.photo_id.is_not(None), file.c.content_hash)))
        .join_from(file, root, file.c.root_id == root.c.id)
        .join(photo, file.c.photo_id == photo.c.id)
        .outerjoin(vector, embedded)
        .where(file.c.state == "pending", file.c.id > after, root.c.id.in_(root_ids))
        .where(file.c.role == ("raw" if raw else "main"))
        .where(root.c.removed_at.is_(None), root.c.state == "online")
        .order_by(file.c.id)
        .limit(limit)
    )
    if only is not None:
        query = query.where(one_of(file.c.photo_id, [int(one) for one in only]))
    return [
        PendingFile(row[0], row[1], row[2], absolute(row[3], row[4]), row[5], raw)
        for row in connection.execute(query)
    ]


def count_pending(connection: Connection, root_ids: Sequence[RootId]) -> int:
    """How many files of these folders wait to be indexed."""
    query = (
        select(func.count())
        .select_from(file)
        .join(root, file.c.root_id == root.c.id)
        .where(file.c.state == "pending", root.c.id.in_(root_ids))
        .where(root.c.removed_at.is_(None), root.c.state == "online")
    )
    return int(connection.execute(query).scalar_one())


def same_contents(connection: Connection, hashes: Sequence[bytes]) -> list[SameContents]:
    """All files known to hold these contents, by row."""
    query = (
        select(file.c.id, file.c.photo_id, root.c.path, file.c.path, root.c.id)
        .add_columns(file.c.state == "missing", root.c.removed_at.is_not(None))
        .add_columns(file.c.content_hash, file.c.role == "raw")
        .add_columns(case((root.c.state == "online", root.c.device)))
        .add_columns(case((file.c.attempts != DOUBTFUL, file.c.size)))
        .join_from(file, root, file.c.root_id == root.c.id)
        .where(file.c.content_hash.in_(hashes))
        .order_by(file.c.id)
    )
    return [
        SameContents(r[0], r[1], absolute(r[2], r[3]), r[4], r[2], *r[5:])
        for r in connection.execute(query)
    ]


def store_photos(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Fills in what was read: `photo_id` and the columns that come from the file, of each.

    Rating, label and pick stay as they are once the user has set one of them; undo of that shows
    what is given here.
    """
    if not rows:
        return
    follow_files(connection, rows)
    names = [name for name in rows[0] if name != "photo_id"]
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    for name in values.keys() & MARKS:
        values[name] = case((photo.c.marked_at.is_(None), values[name]), else_=photo.c[name])
    connection.execute(
        update(photo).where(photo.c.id == bindparam("photo_id")).values(values),
        [
            {"photo_id": row["photo_id"]} | {f"new_{name}": row[name] for name in names}
            for row in rows
        ],
    )


def store_indexed(connection: Connection, files: Sequence[Mapping[str, Any]]) -> None:
    """Files done: `file_id`, `new_size`, `new_mtime` and `new_hash` of each."""
    if files:
        connection.execute(
            update(file)
            .where(file.c.id == bindparam("file_id"))
            .values(
                size=bindparam("new_size"),
                mtime_ns=bindparam("new_mtime"),
                content_hash=bindparam("new_hash"),
                state="indexed",
                attempts=0,
                reason=None,
            ),
            files,
        )


def store_failed(connection: Connection, files: Sequence[Mapping[str, Any]]) -> None:
    """Sets files aside: `file_id`, `why` (one sentence) and `is_lasting` (0 or 1) of each.

    What could not be read just now may hold what it held, so its hash stays.
    """
    if files:
        connection.execute(
            update(file)
            .where(file.c.id == bindparam("file_id"))
            .values(
                state="failed",
                content_hash=case((bindparam("is_lasting") == 0, file.c.content_hash)),
                reason=bindparam("why"),
                attempts=bindparam("is_lasting"),
            ),
            files,
        )


def still_pending(connection: Connection, file_ids: Sequence[int]) -> set[int]:
    """Those of the files that still exist and wait, in a transaction after they were listed."""
    found: set[int] = set()
    for ids in chunks(file_ids):
        query = select(file.c.id).where(file.c.id.in_(ids), file.c.state == "pending")
        found.update(connection.execute(query).scalars())
    return found


# -- reading ------------------------------------------------------------------------------------


def counts(connection: Connection) -> dict[RootId, dict[str, int]]:
    """Photos of each folder by state, without those left out by the user's rules.

    From indexes: all files, those not indexed, RAW files beside pictures.
    """
    total = select(file.c.root_id, func.count()).group_by(file.c.root_id)
    other = (
        select(file.c.root_id, file.c.state, func.count())
        .where(file.c.state != "indexed")
        .group_by(file.c.root_id, file.c.state)
    )
    companions = (
        select(file.c.root_id, file.c.state, func.count())
        .where(file.c.role != "main")
        .group_by(file.c.root_id, file.c.state)
    )
    unseen = (
        select(file.c.root_id, func.count())
        .where(file.c.id.in_(select(left_out.c.file_id)), file.c.role == "main")
        .group_by(file.c.root_id)
    )
    found = {RootId(root_id): {"indexed": n} for root_id, n in connection.execute(total)}
    for root_id, state, number in connection.execute(other):
        found[root_id][state] = number
        found[root_id]["indexed"] -= number
    for root_id, state, number in connection.execute(companions):
        found[root_id][state] -= number
    for root_id, number in connection.execute(unseen):
        found[root_id]["missing"] -= number
    return found


def by_path(connection: Connection, path: bytes) -> PhotoId | None:
    """The photo whose file lies at this absolute path, in a folder that is not removed."""
    query = (
        select(file.c.photo_id)
        .join(root, file.c.root_id == root.c.id)
        .where(root.c.removed_at.is_(None), root.c.path == bindparam("folder"))
        .where(file.c.path == bindparam("rest"))
    )
    # Folders do not lie inside one another, so there is one way at most to split the path.
    for end in [i for i, byte in enumerate(path) if byte == ord("/")]:
        parts = {"folder": path[:end] or b"/", "rest": path[end + 1 :]}
        found = connection.execute(query, parts).scalar_one_or_none()
        if found is not None:
            return PhotoId(found)
    return None


def by_identity(connection: Connection, text: str) -> PhotoId | None:
    """The photo with this number or UUID, of a folder that is not removed."""
    query = (
        select(photo.c.id)
        .join_from(photo, file, file.c.photo_id == photo.c.id)
        .join(root, file.c.root_id == root.c.id)
        .where(root.c.removed_at.is_(None))
    )
    if text.isascii() and text.isdigit() and len(text) < 19:
        query = query.where(photo.c.id == int(text))
    else:
        query = query.where(photo.c.uuid == text.lower())
    found = connection.execute(query.limit(1)).scalar_one_or_none()
    return None if found is None else PhotoId(found)


def forgive_failures(connection: Connection) -> int:
    """Lets failed files be tried again although their bytes are the same; returns how many."""
    again = update(file).where(file.c.state == "failed").values(attempts=0)
    return connection.execute(again).rowcount


def problems(connection: Connection, limit: int) -> list[tuple[bytes, str]]:
    """(absolute path, reason) of the failed files of folders not removed, by path."""
    query = (
        select(root.c.path, file.c.path, file.c.reason)
        .join_from(file, root, file.c.root_id == root.c.id)
        .where(file.c.state == "failed", root.c.removed_at.is_(None))
        .order_by(root.c.id, file.c.path)
        .limit(limit)
    )
    return [(absolute(r[0], r[1]), r[2] or "") for r in connection.execute(query)]


def rows(connection: Connection, photo_ids: Sequence[int]) -> list[Any]:
    """Photo, file and folder columns of these photos, in no particular order."""
    found: list[Any] = []
    query = (
        select(
            photo.c.id, photo.c.uuid, photo.c.taken_at, photo.c.taken_zone, photo.c.added_at,
            photo.c.width, photo.c.height, photo.c.rating, photo.c.label, photo.c.pick,
            photo.c.title, photo.c.description, photo.c.latitude, photo.c.longitude,
            photo.c.metadata, root.c.path.label("root_path"), root.c.state.label("root_state"),
            file.c.path, file.c.size, file.c.mtime_ns, file.c.state, file.c.reason,
            file.c.content_hash, _copies().label("copies"),
        )
        .join_from(photo, file, file.c.photo_id == photo.c.id)
        .join(root, file.c.root_id == root.c.id)
        .where(file.c.role == "main")
    )  # fmt: skip
    for ids in chunks([int(one) for one in photo_ids]):
        found.extend(connection.execute(query.where(photo.c.id.in_(ids))).all())
    return found


def _copies() -> ScalarSelect[int]:
    """How many other photos hold the bytes of a row's file."""
    other = file.alias("other")
    return (
        select(func.count())
        .select_from(other)
        .where(other.c.content_hash == file.c.content_hash, other.c.photo_id != file.c.photo_id)
        .where(other.c.state == "indexed")
        .correlate(file)
        .scalar_subquery()
    )


def taken_at(connection: Connection) -> tuple[Ids, Ids]:
    """int64[n] ids of all dated photos, and int64[n] microseconds since 1970 by their clocks."""
    ids, moments = columns(
        connection, select(photo.c.id, photo.c.taken_at).where(photo.c.taken_at.is_not(None))
    )
    return ids, moments


def marks(connection: Connection, photo_ids: Sequence[int]) -> list[Any]:
    """Id, rating, pick and label of these photos, by id."""
    query = select(photo.c.id, photo.c.rating, photo.c.pick, photo.c.label)
    query = query.where(one_of(photo.c.id, [int(one) for one in photo_ids])).order_by(photo.c.id)
    return list(connection.execute(query).all())


def absolute(root_path: bytes, path: bytes) -> bytes:
    """The whole path of a file of a folder."""
    return root_path.rstrip(b"/") + b"/" + path
