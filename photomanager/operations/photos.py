"""Photos as people see them: rows for the grid, details, thumbnails, and finding one by name."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from photomanager.errors import DecodeError, UnknownPhotoError, WorkerError
from photomanager.imaging import thumbnail
from photomanager.library import faces, facts, pairs, photos
from photomanager.library.records import PhotoId
from photomanager.library.roots import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.library.faces import StoredFace
    from photomanager.library.facts import ShownTag
    from photomanager.operations.workspace import Workspace

_log = logging.getLogger(__name__)

_STATES = {"indexed": "ok", "pending": "pending", "failed": "failed", "missing": "missing"}


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """What the grid shows of a photo.

    Attributes:
        id: Row.
        uuid: The photo's lasting identity.
        name: File name, for people.
        path: Whole path, for people.
        directory: Folder, for people.
        taken_at: The camera's wall clock, microseconds since 1970, None if the file says nothing.
        width: Of the upright original in pixels, None before it was read.
        height: Likewise.
        rating: 0 to 5, None if none was given.
        pick: 1 picked, -1 rejected, None neither.
        label: Its colour label, None without.
        copies: How many other photos hold the same bytes.
        state: "ok", "pending", "failed", "missing", or "offline" with its folder.
        content_hash: Of the bytes last read, None before.
        tags: The surest first, rejected ones last.
    """

    id: PhotoId
    uuid: str
    name: str
    path: str
    directory: str
    taken_at: int | None
    width: int | None
    height: int | None
    rating: int | None
    pick: int | None
    label: str | None
    copies: int
    state: str
    content_hash: bytes | None
    tags: tuple[ShownTag, ...]


@dataclass(frozen=True, slots=True)
class PhotoDetails:
    """Everything about one photo.

    Attributes:
        row: As in the grid.
        size: Of the file in bytes.
        reason: One sentence when the file could not be read.
        metadata: What the file says of itself, by plain names, JSON-ready.
        faces: Where faces are, the largest first; None if nobody has looked yet.
        raw: Whole paths of RAW files that belong to it.
        copies: Whole paths of other photos' files that hold the same bytes.
    """

    row: PhotoRow
    size: int
    reason: str | None
    metadata: dict[str, Any]
    faces: tuple[StoredFace, ...] | None = None
    raw: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


def tags(workspace: Workspace, ids: Sequence[int]) -> list[list[ShownTag]]:
    """The tags of each of these photos, in the order given."""
    with workspace.library.database.read() as connection:
        return list(facts.shown(connection, ids).values())


def rows(workspace: Workspace, ids: Sequence[int]) -> list[PhotoRow]:
    """The photos with these ids, in the order given; unknown ids are left out."""
    with workspace.library.database.read() as connection:
        stored = {row.id: row for row in photos.rows(connection, ids)}
        shown = facts.shown(connection, [photo_id for photo_id in ids if photo_id in stored])
    return [
        _row(stored[photo_id], tuple(shown.get(PhotoId(photo_id), ())))
        for photo_id in ids
        if photo_id in stored
    ]


def details(workspace: Workspace, photo_id: int) -> PhotoDetails:
    """Everything about one photo.

    Raises:
        UnknownPhotoError: There is no such photo.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        stored = photos.rows(connection, [photo_id])
        if not stored:
            raise UnknownPhotoError(f"The library has no photo id:{photo_id}; search for it again.")
        shown = facts.shown(connection, [photo_id])
        found = faces.of_photos(connection, [photo_id])[PhotoId(photo_id)]
        row = stored[0]
        same = photos.same_contents(connection, [row.content_hash] if row.content_hash else [])
        raw = pairs.raw_files(connection, [photo_id])[photo_id]
    copies = [
        one.path for one in same if one.photo_id != photo_id and not (one.missing or one.removed)
    ]
    tags = tuple(shown.get(PhotoId(photo_id), ()))
    return PhotoDetails(
        row=_row(row, tags),
        size=row.size,
        reason=row.reason,
        metadata=_metadata(row),
        faces=None if found is None else tuple(found),
        raw=tuple(map(readable, raw)),
        copies=tuple(map(readable, copies)),
    )


def resolve(workspace: Workspace, text: str) -> PhotoId:
    """The photo that a person means by a path or by `id:…` (number or UUID).

    Raises:
        UnknownPhotoError: The library has no such photo.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        if text.startswith("id:"):
            found = photos.by_identity(connection, text.removeprefix("id:").strip())
        else:
            path = Path(text).expanduser()
            # Links inside a photo folder stay what they are; links to the folder are followed.
            ways = (path.absolute(), path.parent.resolve() / path.name, path.resolve())
            encoded = dict.fromkeys(os.fsencode(os.path.normpath(way)) for way in ways)
            found = next(
                (one for way in encoded if (one := photos.by_path(connection, way)) is not None),
                None,
            )
    if found is None:
        raise UnknownPhotoError(
            f"{readable(os.fsencode(text))} is not in the library; index its folder first."
        )
    return found


def thumbnails(workspace: Workspace, ids: Sequence[int]) -> dict[int, bytes]:
    """The thumbnails of these photos as JPEG, as far as there are any.

    A thumbnail that the cache has lost is made again from the file, if that still holds the
    very bytes that were indexed.
    """
    with workspace.library.database.read() as connection:
        stored = photos.rows(connection, ids)
    hashes = {row.id: row.content_hash for row in stored if row.content_hash is not None}
    cache = workspace.library.thumbnails
    kept = cache.get_many(list(hashes.values()), thumbnail.SIZE, thumbnail.RECIPE)
    for row in stored:
        if row.content_hash is not None and row.content_hash not in kept:
            jpeg = _made_again(workspace, row)
            if jpeg is not None:
                kept[row.content_hash] = jpeg
                cache.put_many([(row.content_hash, thumbnail.SIZE, thumbnail.RECIPE, jpeg)])
    return {photo: kept[content] for photo, content in hashes.items() if content in kept}


def _made_again(workspace: Workspace, row: Any) -> bytes | None:
    path = photos.absolute(row.root_path, row.path)
    try:
        return workspace.errands.thumbnail(path, row.content_hash)
    except (DecodeError, WorkerError) as error:
        _log.info("no thumbnail: %s", error)
        return None


def _row(row: Any, tags: tuple[ShownTag, ...]) -> PhotoRow:
    path = readable(photos.absolute(row.root_path, row.path))
    directory, _, name = path.rpartition("/")
    offline = row.root_state == "offline" and row.state != "missing"
    return PhotoRow(
        id=PhotoId(row.id),
        uuid=row.uuid,
        name=name,
        path=path,
        directory=directory or "/",
        taken_at=row.taken_at,
        width=row.width,
        height=row.height,
        rating=row.rating,
        pick=row.pick,
        label=row.label,
        copies=row.copies,
        state="offline" if offline else _STATES[row.state],
        content_hash=row.content_hash,
        tags=tags,
    )


def _metadata(row: Any) -> dict[str, Any]:
    """The columns and the stored JSON under the names that people see."""
    said: dict[str, Any] = {
        "taken": _clock(row.taken_at, row.taken_zone),
        "width": row.width,
        "height": row.height,
        "rating": row.rating,
        "label": row.label,
        "title": row.title,
        "description": row.description,
        "latitude": row.latitude,
        "longitude": row.longitude,
    }
    said |= json.loads(row.metadata or "{}")
    said.pop("pixels", None)  # measured for `indexing.file_facts`, nothing that the file says
    return {name: value for name, value in said.items() if value is not None}


def _clock(taken_at: int | None, zone: str | None) -> str | None:
    if taken_at is None:
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=taken_at)
    return moment.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds") + (zone or "")
