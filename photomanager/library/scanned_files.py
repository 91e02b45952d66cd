"""What a scan writes: files found, changed, gone and back, before anything was read of them.

A file comes with a photo of its own, unfinished, in the order of paths, so that ids do not
depend on chance; indexing fills them in (`photos`).
"""

from __future__ import annotations

import time
import uuid
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import (
    and_,
    bindparam,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    update,
)

from photomanager.library import row_ids
from photomanager.library.roots import readable
from photomanager.library.schema import (
    file,
    left_out,
    lesson,
    photo,
    question_skipped,
    statement,
    vector,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection

    from photomanager.library.records import RootId

# SQLite's limit of variables in one statement is far above.
_CHUNK = 500
# `attempts` of a waiting file whose bytes may be others than those of its hash.
DOUBTFUL = -1
# `size` of a missing file that waited to be read again: it is read when it comes back, whatever it
# looks like. One that was never read keeps its size: it is known elsewhere by it (`unread_files`).
_NO_SIZE = -1


class KnownFile(NamedTuple):
    """What a scan compares a file with; a tuple, because there may be a million.

    Attributes:
        id: Row.
        size: Bytes.
        mtime_ns: Of the file as last seen.
        state: pending, indexed, failed or missing.
        attempts: Tries at these very bytes that will fail again; 0 when a failure may pass;
            `DOUBTFUL` when the bytes must be compared with the hash first.
        hashed: Whether its contents are those the library knows.
        role: "main", or "raw" beside a picture that is the main file.
    """

    id: int
    size: int
    mtime_ns: int
    state: str
    attempts: int
    hashed: bool
    role: str = "main"


class FoundFile(NamedTuple):
    """A file as the disk shows it; `path` is relative to its root."""

    path: bytes
    size: int
    mtime_ns: int


def known_files(connection: Connection, root_id: RootId) -> dict[bytes, KnownFile]:
    """All files of a folder by relative path."""
    rows = connection.exec_driver_sql(
        "SELECT path, id, size, mtime_ns, state, attempts, content_hash IS NOT NULL,"
        " role"
        " FROM file WHERE root_id = ?",
        (root_id,),
    )
    return {row[0]: KnownFile(*row[1:]) for row in rows}


def known_in(
    connection: Connection, root_id: RootId, places: Iterable[tuple[bytes, bool]]
) -> dict[bytes, KnownFile]:
    """The files in some parts of a folder by relative path; see `lies_in`."""
    rows = connection.execute(
        select(file.c.path, file.c.id, file.c.size, file.c.mtime_ns, file.c.state, file.c.attempts)
        .add_columns(file.c.content_hash.is_not(None), file.c.role)
        .where(file.c.root_id == root_id, lies_in(places))
    )
    return {row[0]: KnownFile(*row[1:]) for row in rows}


def lies_in(places: Iterable[tuple[bytes, bool]]) -> ColumnElement[bool]:
    """Whether a file lies in one of these folders of its root.

    Args:
        places: Relative folders, empty for the root, each with whether what lies in folders below
            it counts, too.
    """
    return or_(false(), *(_lies_in(folder, deep=deep) for folder, deep in places))


def _lies_in(folder: bytes, *, deep: bool) -> ColumnElement[bool]:
    within: ColumnElement[bool] = true()
    if folder:  # "0" comes after "/"
        within = and_(file.c.path > folder + b"/", file.c.path < folder + b"0")
    if deep:
        return within
    start = len(folder) + 2 if folder else 1
    return and_(within, func.instr(func.substr(file.c.path, start), literal(b"/")) == 0)


def add_found(connection: Connection, root_id: RootId, found: Sequence[FoundFile]) -> list[int]:
    """Adds new files, each with a photo of its own, in the order given; the photos' ids."""
    if not found:
        return []
    now = time.time_ns() // 1000
    ids = row_ids.fresh(connection, photo, len(found))
    connection.execute(
        insert(photo), [{"id": n, "uuid": str(uuid.uuid4()), "added_at": now} for n in ids]
    )
    connection.execute(
        insert(file),
        [
            {
                "photo_id": photo_id,
                "root_id": root_id,
                "path": one.path,
                "name": readable(one.path),
                "size": one.size,
                "mtime_ns": one.mtime_ns,
                "state": "pending",
            }
            for photo_id, one in zip(ids, found, strict=True)
        ],
    )
    return list(ids)


def mark_changed(connection: Connection, changed: Iterable[tuple[int, FoundFile]]) -> None:
    """Files whose bytes may be others now: (file id, as found) wait to be indexed again.

    The hash stays: it tells to which contents the photo belongs (`moved_files`).
    """
    rows = [
        {"file_id": file_id, "new_size": one.size, "new_mtime": one.mtime_ns}
        for file_id, one in changed
    ]
    if rows:
        connection.execute(
            update(file)
            .where(file.c.id == bindparam("file_id"))
            .values(
                size=bindparam("new_size"),
                mtime_ns=bindparam("new_mtime"),
                state="pending",
                attempts=DOUBTFUL,
                reason=None,
            ),
            rows,
        )


def mark_returned(connection: Connection, file_ids: Sequence[int]) -> None:
    """Missing files that are back as they were."""
    for ids in chunks(file_ids):
        connection.execute(
            update(file).where(file.c.id.in_(ids)).values(state="indexed", reason=None)
        )


def mark_missing(connection: Connection, file_ids: Sequence[int]) -> int:
    """Files that are no longer there; returns how many of them are kept as missing.

    A file that was never indexed and of which nobody said anything leaves nothing worth keeping.
    The hash stays, so that the photo is known again elsewhere.
    """
    kept = 0
    for ids in chunks(file_ids):
        worthless = (
            select(file.c.photo_id)
            .where(file.c.id.in_(ids), file.c.role == "main")
            .where(_holds_nothing(file.c.photo_id))
        )
        gone = connection.execute(delete(photo).where(photo.c.id.in_(worthless)))
        # What was to be read must be read when it comes back, though it looks as it did.
        connection.execute(
            update(file)
            .where(file.c.id.in_(ids), file.c.state.in_(("pending", "failed")))
            .where(file.c.content_hash.is_not(None))
            .values(size=_NO_SIZE)
        )
        connection.execute(update(file).where(file.c.id.in_(ids)).values(state="missing"))
        kept += len(ids) - gone.rowcount
    return kept


def set_left_out(
    connection: Connection, root_id: RootId, file_ids: Iterable[int], *, others: bool = True
) -> bool:
    """Makes these missing files, and no others of the folder, those that are not shown.

    Photo, tags and lessons stay; the photo is back when the rules no longer name its path.

    Args:
        connection: A write transaction.
        root_id: The folder.
        file_ids: Missing files at paths that the user's rules leave alone.
        others: Whether these are all; else others stay as they are.

    Returns:
        Whether that changed anything.
    """
    of_root = select(file.c.id).where(file.c.root_id == root_id)
    rows = select(left_out.c.file_id, left_out.c.trashed).where(left_out.c.file_id.in_(of_root))
    known: dict[int, bool] = dict(connection.execute(rows).all())
    before = {one for one, trashed in known.items() if not trashed}
    now = set(file_ids) - (known.keys() - before)
    if not others:
        now |= before
    for ids in chunks(sorted(before - now)):
        connection.execute(delete(left_out).where(left_out.c.file_id.in_(ids)))
    if now - before:
        connection.execute(insert(left_out), [{"file_id": one} for one in sorted(now - before)])
    return now != before


def mark_trashed(connection: Connection, file_ids: Sequence[int]) -> None:
    """Files that the user has put into the trash: missing and out of sight until they are back."""
    mark_missing(connection, file_ids)
    for ids in chunks(file_ids):
        there = select(file.c.id, true()).where(file.c.id.in_(ids))
        rows = insert(left_out).prefix_with("OR REPLACE")
        connection.execute(rows.from_select(["file_id", "trashed"], there))


def mark_unembedded(connection: Connection, space_id: int) -> int:
    """Photos without a vector in this space, after a change of network, wait to be read again.

    Returns:
        How many.
    """
    embedded = select(vector.c.photo_id).where(vector.c.space_id == space_id)
    marked = connection.execute(
        update(file)
        .where(file.c.state == "indexed", file.c.role == "main")
        .where(file.c.photo_id.not_in(embedded))
        .values(state="pending")
    )
    return marked.rowcount


def _holds_nothing(photo_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether the photo was never indexed and nobody has ever said or set anything of it."""
    # A name of its own: `photo_id` may be a column of the enclosing query's photo.
    itself = photo.alias()
    its = itself.c.id == photo_id
    return and_(
        ~exists().where(vector.c.photo_id == photo_id),
        ~exists().where(statement.c.photo_id == photo_id),
        ~exists().where(its, itself.c.marked_at.is_not(None)),
        ~exists().where(its, lesson.c.photo_uuid == itself.c.uuid),
        ~exists().where(its, question_skipped.c.photo_uuid == itself.c.uuid),
    )


def chunks(ids: Sequence[int]) -> Iterable[list[int]]:
    """Parts short enough for one statement."""
    for start in range(0, len(ids), _CHUNK):
        yield list(ids[start : start + _CHUNK])
