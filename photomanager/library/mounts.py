"""Drives inside photo folders: which folders lay on another file system when they were looked at.

Where such a drive is not connected there is an empty folder, or none. Its photos have not gone.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from photomanager.library.schema import library_info

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from photomanager.library.records import RootId


def known(connection: Connection, root_id: RootId) -> list[bytes]:
    """The relative paths of such folders of a photo folder."""
    kept = select(library_info.c.value).where(library_info.c.key == _key(root_id))
    found = connection.execute(kept).scalar_one_or_none()
    return [] if found is None else [os.fsencode(path) for path in json.loads(found)]


def note(connection: Connection, root_id: RootId, paths: Collection[bytes]) -> None:
    """Remembers these folders, and no longer those before."""
    if set(paths) == set(known(connection, root_id)):
        return
    value = json.dumps([os.fsdecode(path) for path in sorted(paths)])
    row = insert(library_info).values(key=_key(root_id), value=value)
    connection.execute(
        row.on_conflict_do_update(index_elements=["key"], set_={"value": row.excluded.value})
    )


def _key(root_id: RootId) -> str:
    return f"mounts:{root_id}"
