"""Photo folders ("roots") in the database.

A root is never deleted at once: a removed one keeps its photos and their tags for a while,
invisible, and comes back with them when the same folder is added again.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select, text, update

from photomanager.library import row_ids
from photomanager.library.double_files import drop_double
from photomanager.library.overlap import relative
from photomanager.library.records import RootId
from photomanager.library.schema import file, root

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from photomanager.library.history import Recorder

KEPT_AFTER_REMOVAL_S = 90 * 86_400


@dataclass(frozen=True, slots=True)
class Root:
    """One photo folder.

    Attributes:
        id: Row.
        path: Absolute, as bytes.
        device: Which file system it was on when last seen, None before the first scan.
        state: "online" or "offline".
        reason: One sentence about what is wrong with it, None when nothing is.
        scanned_at: End of the last complete scan, microseconds since 1970.
        removed: Whether the user has taken it out of the library.
        videos: How many videos the last complete scan saw in it.
        others: How many other files that are no photos.
    """

    id: RootId
    path: bytes
    device: str | None
    state: str
    reason: str | None
    scanned_at: int | None
    removed: bool
    videos: int = 0
    others: int = 0


_COLUMNS = (
    root.c.id, root.c.path, root.c.device, root.c.state, root.c.reason, root.c.scanned_at,
    root.c.removed_at.is_not(None).label("removed"), root.c.videos, root.c.others,
)  # fmt: skip


def all_roots(connection: Connection, *, removed: bool = False) -> list[Root]:
    """The library's folders in the order they were added; `removed` adds the removed ones."""
    query = select(*_COLUMNS).order_by(root.c.id)
    if not removed:
        query = query.where(root.c.removed_at.is_(None))
    return [_root(row) for row in connection.execute(query)]


def add(connection: Connection, recorder: Recorder, path: bytes) -> RootId:
    """Adds a folder, or brings back a removed one with its photos; undo takes it out again.

    Folders of the library below the new one become part of it; their photos stay who they are.

    Args:
        connection: A write transaction.
        recorder: The operation.
        path: Absolute, in no folder of the library.
    """
    now = recorder.operation.at
    known = connection.execute(select(root.c.id).where(root.c.path == path)).scalar_one_or_none()
    if known is None:
        (known,) = row_ids.fresh(connection, root)
        # As a removed one, which is what undo makes of it: rows of its photos must not go.
        connection.execute(
            insert(root).values(
                id=known, uuid=str(uuid.uuid4()), path=path, added_at=now, removed_at=now
            )
        )
    recorder.update(root, [{"id": known, "removed_at": None}])
    for other in settle(connection, RootId(known)):
        remove(recorder, other)
    return RootId(known)


def remove(recorder: Recorder, root_id: RootId) -> None:
    """Takes a folder out of the library; its photos are hidden, not yet forgotten."""
    recorder.update(root, [{"id": root_id, "removed_at": recorder.operation.at}])


def settle(connection: Connection, root_id: RootId) -> list[RootId]:
    """Gives a folder that is in the library from now on, or elsewhere, the files that lie in it.

    They are those of folders below it, and of removed ones around it.

    Args:
        connection: A write transaction.
        root_id: The folder; not a removed one.

    Returns:
        Folders of the library that are part of it now: the caller removes them. If this one lies
        in another of the library, it is this one itself.
    """
    everything = all_roots(connection, removed=True)
    (own,) = [one for one in everything if one.id == root_id]
    part: list[RootId] = []
    for other in everything:
        if other.id == root_id:
            continue
        below, within = relative(other.path, own.path), relative(own.path, other.path)
        if below is not None:
            take_files(connection, root_id, other, prefix=_folder(below))
            part += [] if other.removed else [other.id]
        elif within is not None and other.removed:
            take_files(connection, root_id, other, part=_folder(within))
        elif within is not None:
            take_files(connection, other.id, own, prefix=_folder(within))
            return [root_id]
    return part


def settle_again(connection: Connection, root_ids: Iterable[int]) -> None:
    """Brings the files of folders in order after undo or redo has put their rows back."""
    concerned = set(root_ids)
    for one in all_roots(connection, removed=True):
        if one.id in concerned and one.removed:
            _hide(connection, one.id)  # for as long as if the user had removed it now
    for one in all_roots(connection):
        if one.id in concerned:
            for other in settle(connection, one.id):
                _hide(connection, other)


def take_files(
    connection: Connection, target: RootId, source: Root, *, part: bytes = b"", prefix: bytes = b""
) -> None:
    """Hangs files of one folder under another.

    What both know is one file: the row of the folder that is in the library holds, and its photo
    has all that was said of either.

    Args:
        connection: A write transaction.
        target: The folder that has the files from now on.
        source: The one that had them.
        part: Only the files whose paths start so; the target's paths are what follows.
        prefix: What comes before the paths in the target.
    """
    rows = select(file.c.id, file.c.path).where(file.c.root_id == source.id)
    if part:  # "0" comes after "/"
        rows = rows.where(file.c.path > part, file.c.path < part[:-1] + b"0")
    moved = {prefix + row.path[len(part) :]: row.id for row in connection.execute(rows)}
    there = select(file.c.path, file.c.id).where(file.c.root_id == target)
    for path, file_id in connection.execute(there).all() if moved else ():
        if path not in moved:
            continue
        if source.removed:
            drop_double(connection, moved.pop(path), file_id)
        else:
            drop_double(connection, file_id, moved[path])
    if moved:
        connection.execute(
            update(file)
            .where(file.c.id == bindparam("file_id"))
            .values(root_id=target, path=bindparam("new_path"), name=bindparam("new_name")),
            [
                {"file_id": file_id, "new_path": path, "new_name": readable(path)}
                for path, file_id in moved.items()
            ],
        )


def purge(connection: Connection) -> int:
    """Forgets the folders removed longer ago than `KEPT_AFTER_REMOVAL_S`; returns how many.

    A photo that has a file in another folder stays. Lessons keep the vectors they need themselves.
    """
    before = time.time_ns() // 1000 - KEPT_AFTER_REMOVAL_S * 1_000_000
    old = connection.execute(select(root.c.id).where(root.c.removed_at < before)).scalars().all()
    for root_id in old:
        for statement in _FORGOTTEN:
            connection.execute(text(statement), {"root": root_id})
        connection.execute(delete(root).where(root.c.id == root_id))
    return len(old)


_ELSEWHERE = (
    "SELECT 1 FROM file AS other WHERE other.photo_id = file.photo_id AND other.root_id != :root"
)
_FORGOTTEN = (
    "DELETE FROM photo WHERE id IN (SELECT photo_id FROM file WHERE root_id = :root"  # noqa: S608 - a constant
    f" AND NOT EXISTS ({_ELSEWHERE}))",
    # A RAW file of which the picture goes is the photo from now on.
    "UPDATE file SET role = 'main', content_hash = NULL, attempts = 0, reason = NULL,"
    " state = CASE state WHEN 'missing' THEN state ELSE 'pending' END"
    " WHERE id IN (SELECT min(other.id) FROM file JOIN file AS other USING (photo_id)"
    "  WHERE file.root_id = :root AND file.role = 'main' AND other.root_id != :root"
    "  GROUP BY photo_id)",
)


def set_online(
    connection: Connection, root_id: RootId, device: str, reason: str | None, *, scanned: bool
) -> bool:
    """Notes that the folder is there; returns whether that or the reason is new.

    Args:
        connection: A write transaction.
        root_id: The folder.
        device: File system it is on.
        reason: What could not be read in it, None when everything could.
        scanned: Whether a complete scan has just ended.
    """
    changed = _set_state(connection, root_id, "online", reason)
    values: dict[str, object] = {"device": device}
    if scanned:
        values["scanned_at"] = time.time_ns() // 1000
    connection.execute(update(root).where(root.c.id == root_id).values(values))
    return changed


def set_counts(connection: Connection, root_id: RootId, *, videos: int, others: int) -> None:
    """Notes how many files a complete scan saw that are no photos."""
    counts = {"videos": videos, "others": others}
    connection.execute(update(root).where(root.c.id == root_id).values(counts))


def set_offline(connection: Connection, root_id: RootId, reason: str) -> bool:
    """Notes that the folder is not there now; returns whether that is new."""
    return _set_state(connection, root_id, "offline", reason)


def forget_state(connection: Connection, root_id: RootId) -> None:
    """The folder has another place: where it was and how it stood says nothing any more."""
    values = {"device": None, "state": "online", "reason": None}
    connection.execute(update(root).where(root.c.id == root_id).values(values))


def _set_state(connection: Connection, root_id: RootId, state: str, reason: str | None) -> bool:
    changed = connection.execute(
        update(root)
        .where(root.c.id == root_id)
        .where((root.c.state != state) | (func.coalesce(root.c.reason, "") != (reason or "")))
        .values(state=state, reason=reason)
    )
    return changed.rowcount > 0


def _hide(connection: Connection, root_id: RootId) -> None:
    now = time.time_ns() // 1000
    connection.execute(update(root).where(root.c.id == root_id).values(removed_at=now))


def _folder(path: bytes) -> bytes:
    """What the paths of files in this folder start with."""
    return path + b"/" if path else b""


def readable(path: bytes) -> str:
    """A path as text for reading and search: bytes that are not UTF-8 become �."""
    return path.decode("utf-8", "replace")


def _root(row: object) -> Root:
    return Root(*row)  # type: ignore[misc]
