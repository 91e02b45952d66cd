"""Photos with two files: a camera's RAW file and the picture that it wrote beside it.

The picture is the photo's main file, which is shown and read; the RAW file goes with it. A photo
always has exactly one main file, so when the picture goes or is damaged, the RAW file takes its
place.
"""

from __future__ import annotations

import time
import uuid
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import case, delete, insert, select, update

from photomanager.library import row_ids
from photomanager.library.merged_photos import is_touched
from photomanager.library.photos import absolute
from photomanager.library.query_tags import one_of
from photomanager.library.schema import file, photo, root, vector

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

    from photomanager.library.records import RootId


class Companion(NamedTuple):
    """A RAW file that is there, and the main file of its photo; paths are relative.

    Attributes:
        main_damaged: Whether the main file cannot be read, and never will with its present bytes.
    """

    id: int
    path: bytes
    root_id: RootId
    main_id: int
    main_path: bytes
    main_root_id: RootId
    main_missing: bool
    main_damaged: bool


def join(connection: Connection, pairs: Iterable[tuple[int, int]]) -> int:
    """Makes one photo of a RAW file and a picture, unless the user has taught both apart.

    The photo of which the user has said something stays; else that of the picture. A picture that
    was not read yet may be one that has moved here with tags of its own: that is not decided.

    Args:
        connection: A write transaction.
        pairs: (RAW file, picture), by row; main files of two photos.

    Returns:
        How many pairs became one photo.
    """
    joined = 0
    for raw_id, picture_id in pairs:
        raw, picture = (
            connection.execute(select(file.c.photo_id).where(file.c.id == one)).scalar_one()
            for one in (raw_id, picture_id)
        )
        if not is_touched(connection, raw):
            connection.execute(update(file).where(file.c.photo_id == raw).values(photo_id=picture))
            connection.execute(delete(photo).where(photo.c.id == raw))
        elif not is_touched(connection, picture) and _is_read(connection, picture_id):
            connection.execute(update(file).where(file.c.photo_id == picture).values(photo_id=raw))
            connection.execute(delete(photo).where(photo.c.id == picture))
            _read_anew(connection, picture_id)
        else:
            continue
        connection.execute(update(file).where(file.c.id == raw_id).values(role="raw"))
        joined += 1
    return joined


def companions(connection: Connection, root_ids: Sequence[RootId]) -> list[Companion]:
    """All RAW files of these folders that belong to a picture, by row."""
    main = file.alias()
    # The first two conditions say the same, so that the index of companions serves it.
    damaged = (main.c.state == "failed") & (main.c.attempts > 0) & (file.c.state != "failed")
    query = (
        select(file.c.id, file.c.path, file.c.root_id, main.c.id, main.c.path, main.c.root_id)
        .add_columns(main.c.state == "missing", damaged)
        .join(main, (main.c.photo_id == file.c.photo_id) & (main.c.role == "main"))
        .where(file.c.role != "main", file.c.role == "raw")
        .where(file.c.state != "missing", file.c.root_id.in_(root_ids))
        .order_by(file.c.id)
    )
    return [Companion(*row) for row in connection.execute(query)]


def raw_files(connection: Connection, photo_ids: Collection[int]) -> dict[int, list[bytes]]:
    """Absolute paths of the RAW files that belong to photos' pictures and are there."""
    found: dict[int, list[bytes]] = {int(photo_id): [] for photo_id in photo_ids}
    query = (
        select(file.c.photo_id, root.c.path, file.c.path)
        .join(root, file.c.root_id == root.c.id)
        .where(one_of(file.c.photo_id, photo_ids), file.c.role == "raw")
        .where(file.c.state != "missing")
        .order_by(file.c.id)
    )
    for photo_id, folder, path in connection.execute(query):
        found[photo_id].append(absolute(folder, path))
    return found


def promote(connection: Connection, one: Companion) -> None:
    """The picture is gone: the RAW file becomes the main file, and the photo stays who it is."""
    connection.execute(delete(file).where(file.c.id == one.main_id))
    _read_anew(connection, one.id)
    connection.execute(update(file).where(file.c.id == one.id).values(role="main"))


def stand_in(connection: Connection, one: Companion) -> None:
    """The picture is damaged: the RAW file is the photo now, and the picture waits by itself.

    It is listed with its reason; when its bytes are others, `join` puts things back.
    """
    # First, for no photo may have two main files.
    alone = update(file).where(file.c.id == one.main_id)
    connection.execute(alone.values(photo_id=_new_photo(connection)))
    _read_anew(connection, one.id)
    connection.execute(update(file).where(file.c.id == one.id).values(role="main"))


def part(connection: Connection, one: Companion) -> None:
    """The picture has moved away with the photo: the RAW file becomes a photo of its own."""
    new = _new_photo(connection)
    connection.execute(update(file).where(file.c.id == one.id).values(photo_id=new, role="main"))
    _read_anew(connection, one.id)


def main_files_called(connection: Connection, root_id: RootId, stem: bytes) -> dict[bytes, int]:
    """Photos by the paths of main files that can be read and are called so, but for the suffix."""
    query = (
        select(file.c.path, file.c.photo_id)
        .where(file.c.root_id == root_id, file.c.role == "main")
        .where(file.c.path > stem + b".", file.c.path < stem + b"/")
        .where(file.c.state.in_(("pending", "indexed")))
    )
    return {row.path: row.photo_id for row in connection.execute(query)}


def go_with(connection: Connection, one: Companion, photo_id: int) -> None:
    """The RAW file belongs to another photo now, beside whose picture it lies."""
    connection.execute(update(file).where(file.c.id == one.id).values(photo_id=photo_id))


def forget_moved(connection: Connection, file_id: int, gone: Iterable[int]) -> None:
    """A RAW file was found again beside its photo's picture: drops the rows of its old places.

    Args:
        connection: A write transaction.
        file_id: The row of the new place.
        gone: Rows with the same contents whose files are no longer there.
    """
    of_photo = select(file.c.photo_id).where(file.c.id == file_id).scalar_subquery()
    connection.execute(
        delete(file)
        .where(file.c.id.in_(list(gone)), file.c.photo_id == of_photo)
        .where(file.c.role == "raw", file.c.id != file_id)
    )


def _new_photo(connection: Connection) -> int:
    (row,) = row_ids.fresh(connection, photo)
    connection.execute(
        insert(photo).values(id=row, uuid=str(uuid.uuid4()), added_at=time.time_ns() // 1000)
    )
    return row


def _read_anew(connection: Connection, file_id: int) -> None:
    """This file is what the photo shows from now on.

    The vector goes, so that the file is decoded; its hash stays, should it move before that.
    """
    its_photo = select(file.c.photo_id).where(file.c.id == file_id).scalar_subquery()
    connection.execute(delete(vector).where(vector.c.photo_id == its_photo))
    attempts = case((file.c.state == "pending", file.c.attempts), else_=0)
    connection.execute(
        update(file)
        .where(file.c.id == file_id)
        .values(state="pending", attempts=attempts, reason=None)
    )


def _is_read(connection: Connection, file_id: int) -> bool:
    state = connection.execute(select(file.c.state).where(file.c.id == file_id)).scalar_one()
    return bool(state == "indexed")
