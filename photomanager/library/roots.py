"""Photo folders ("roots") in the database.

A root is never deleted at once: a removed one keeps its photos and their tags for a while,
invisible, and comes back with them when the same folder is added again.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select, update

from photomanager.library.records import RootId
from photomanager.library.schema import file, photo, root

if TYPE_CHECKING:
    from sqlalchemy import Connection

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


def add(connection: Connection, path: bytes) -> RootId:
    """Adds a folder, or brings back a removed one with its photos.

    Folders of the library below the new one become part of it; their photos stay who they are.
    """
    now = time.time_ns() // 1000
    known = connection.execute(select(root.c.id).where(root.c.path == path)).scalar_one_or_none()
    if known is None:
        added = connection.execute(
            insert(root).values(uuid=str(uuid.uuid4()), path=path, added_at=now)
        )
        assert added.inserted_primary_key is not None
        known = added.inserted_primary_key[0]
    else:
        connection.execute(update(root).where(root.c.id == known).values(removed_at=None))
    for other in all_roots(connection, removed=True):
        if other.id != known and other.path.startswith(path.rstrip(b"/") + b"/"):
            _absorb(connection, RootId(known), path, other)
    return RootId(known)


def remove(connection: Connection, root_id: RootId) -> None:
    """Takes a folder out of the library; its photos are hidden, not yet forgotten."""
    now = time.time_ns() // 1000
    connection.execute(update(root).where(root.c.id == root_id).values(removed_at=now))


def purge(connection: Connection) -> int:
    """Forgets the folders removed longer ago than `KEPT_AFTER_REMOVAL_S`; returns how many.

    Lessons keep the vectors they need themselves.
    """
    before = time.time_ns() // 1000 - KEPT_AFTER_REMOVAL_S * 1_000_000
    old = connection.execute(select(root.c.id).where(root.c.removed_at < before)).scalars().all()
    for root_id in old:
        photos = select(file.c.photo_id).where(file.c.root_id == root_id)
        connection.execute(delete(photo).where(photo.c.id.in_(photos)))
        connection.execute(delete(root).where(root.c.id == root_id))
    return len(old)


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


def _absorb(connection: Connection, parent: RootId, path: bytes, child: Root) -> None:
    """Hangs a folder's files under a folder above it, and forgets the folder itself."""
    prefix = child.path[len(path.rstrip(b"/")) + 1 :] + b"/"
    rows = connection.execute(
        select(file.c.id, file.c.path).where(file.c.root_id == child.id)
    ).all()
    moved = [
        {"file_id": row.id, "new_path": prefix + row.path, "new_name": readable(prefix + row.path)}
        for row in rows
    ]
    if moved:
        connection.execute(
            update(file)
            .where(file.c.id == bindparam("file_id"))
            .values(root_id=parent, path=bindparam("new_path"), name=bindparam("new_name")),
            moved,
        )
    connection.execute(delete(root).where(root.c.id == child.id))


def readable(path: bytes) -> str:
    """A path as text for reading and search: bytes that are not UTF-8 become �."""
    return path.decode("utf-8", "replace")


def _root(row: object) -> Root:
    return Root(*row)  # type: ignore[misc]
