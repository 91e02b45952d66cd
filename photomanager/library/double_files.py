"""Two rows of one file that become one, and with them the two photos.

A file that was known by a folder which is no longer in the library may have been found again by
another folder around or below it, as a photo of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from photomanager.library.merged_photos import is_touched, merge
from photomanager.library.schema import file, photo

if TYPE_CHECKING:
    from sqlalchemy import Connection


def drop_double(connection: Connection, gone: int, kept: int) -> None:
    """Takes away a row of a file; what was said of its photo is said of the other row's photo.

    Args:
        connection: A write transaction.
        gone: Row of the file that goes.
        kept: Row of the same file that stays.
    """
    rows = select(file.c.id, file.c.photo_id, file.c.role).where(file.c.id.in_((gone, kept)))
    found = {row.id: row for row in connection.execute(rows)}
    old, new = found[gone], found[kept]
    connection.execute(delete(file).where(file.c.id == gone))
    if old.role != "main":
        return
    if old.photo_id == new.photo_id:
        connection.execute(update(file).where(file.c.id == kept).values(role="main"))
        return
    if is_touched(connection, old.photo_id):
        merge(connection, old.photo_id, new.photo_id)
    # A RAW file beside it goes on with the other photo.
    others = update(file).where(file.c.photo_id == old.photo_id)
    connection.execute(others.values(photo_id=new.photo_id))
    connection.execute(delete(photo).where(photo.c.id == old.photo_id))
