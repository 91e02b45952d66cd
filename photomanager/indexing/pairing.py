"""Finds the RAW files that belong to a picture, by their names, and keeps the pairs up to date.

Cameras write IMG_1.CR2 and IMG_1.JPG into one folder. They are one photo: shown, read and tagged
by the picture, which takes a hundredth of the time; the RAW file is only hashed, last of all, so
that it is known again when it moves.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from photomanager.imaging import kinds
from photomanager.library import changes, pairs, scanned_files

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection

    from photomanager.library.library import Library
    from photomanager.library.records import RootId
    from photomanager.library.scanned_files import KnownFile

# What cameras write beside a RAW file, the likeliest first.
_PICTURES = (b".jpg", b".jpeg", b".jpe", b".heic", b".heif", b".hif")


def pictures_beside(paths: Collection[bytes]) -> dict[bytes, bytes]:
    """The picture that belongs to each RAW file that has one; paths are those of one folder."""
    raws = {path: _stem(path) for path in paths if kinds.is_raw_name(path)}
    if not raws:  # as in most folders, of which some are large
        return {}
    stems = set(raws.values())
    pictures: dict[bytes, tuple[int, bytes]] = {}
    for path in paths:
        suffix = kinds.suffix(path)
        if suffix in _PICTURES and (stem := _stem(path)) in stems:
            rank = _PICTURES.index(suffix)
            pictures[stem] = min(pictures.get(stem, (rank, path)), (rank, path))
    return {path: pictures[stem][1] for path, stem in raws.items() if stem in pictures}


def due(known: Mapping[bytes, KnownFile], seen: Collection[bytes]) -> dict[bytes, bytes]:
    """The pairs of a folder that are not one photo yet: RAW file and picture.

    Args:
        known: What the library knew of the folder before the scan.
        seen: What the scan saw.
    """
    return {
        raw: picture
        for raw, picture in pictures_beside(seen).items()
        if raw not in known or known[raw].role == "main"
    }


def join(library: Library, root_id: RootId, beside: Mapping[bytes, bytes]) -> bool:
    """Makes one photo of each pair, after a scan as far as that is clear, and after indexing.

    Args:
        library: The library.
        root_id: The folder.
        beside: What is `due`.

    Returns:
        Whether anything was joined.
    """
    if not beside:
        return False
    with library.database.write(durable=False) as connection:
        files = scanned_files.known_files(connection, root_id)
        there = [
            (files[raw].id, files[picture].id)
            for raw, picture in beside.items()
            if raw in files and picture in files
            if files[raw].role == files[picture].role == "main"
            # A damaged picture must not hide a good RAW file.
            and files[picture].state not in ("failed", "missing")
        ]
        joined = pairs.join(connection, there)
        if joined:
            changes.record(connection, "photos", {"all": True})
    return joined > 0


def part(library: Library, root_ids: Sequence[RootId]) -> bool:
    """After indexing, when what has moved is known: RAW files whose picture is gone or damaged.

    Returns:
        Whether any of them must be read now.
    """
    with library.database.read() as connection:
        if not any(map(_is_alone, pairs.companions(connection, root_ids))):
            return False
    with library.database.write(durable=False) as connection:
        put_back(connection, root_ids)
        while alone := list(filter(_is_alone, pairs.companions(connection, root_ids))):
            # One of each photo at a time: the first may become the main file of the others.
            for one in {one.main_id: one for one in reversed(alone)}.values():
                _take_apart(connection, one)
        changes.record(connection, "photos", {"all": True})
    return True


def put_back(connection: Connection, root_ids: Sequence[RootId]) -> None:
    """RAW files that lie beside another picture than their photo's, with which they have moved."""
    for one in filter(_is_alone, pairs.companions(connection, root_ids)):
        called = pairs.main_files_called(connection, one.root_id, _stem(one.path))
        picture = pictures_beside([one.path, *called]).get(one.path)
        if picture is not None:
            pairs.go_with(connection, one, called[picture])


def _take_apart(connection: Connection, one: pairs.Companion) -> None:
    if one.main_missing:
        pairs.promote(connection, one)
    elif one.main_damaged:
        pairs.stand_in(connection, one)
    else:
        pairs.part(connection, one)


def raws_beside(connection: Connection, root_id: RootId) -> dict[int, list[bytes]]:
    """Relative paths of a folder's RAW files that lie beside their picture, by its row."""
    found: dict[int, list[bytes]] = {}
    for one in pairs.companions(connection, [root_id]):
        if not _is_alone(one):
            found.setdefault(one.main_id, []).append(one.path)
    return found


def _is_alone(one: pairs.Companion) -> bool:
    here, there = (one.root_id, _stem(one.path)), (one.main_root_id, _stem(one.main_path))
    return one.main_missing or one.main_damaged or here != there


def _stem(path: bytes) -> bytes:
    return os.path.splitext(path)[0]  # noqa: PTH122 - pathlib has no bytes
