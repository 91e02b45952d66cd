"""When lessons were given, and where the photos lie that they were given about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import text

from photomanager.library import photos
from photomanager.library.records import PhotoId
from photomanager.library.roots import readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def times(connection: Connection, uuids: Iterable[str]) -> dict[str, int]:
    """When each lesson was given."""
    rows = connection.execute(
        text("SELECT uuid, at FROM lesson WHERE uuid IN (SELECT value FROM json_each(:uuids))"),
        {"uuids": json.dumps(list(uuids))},
    )
    return {row.uuid: row.at for row in rows}


def places(connection: Connection, uuids: Iterable[str]) -> dict[str, tuple[PhotoId, str]]:
    """Id and path of each photo by its UUID; photos of removed folders are left out."""
    rows = connection.execute(
        text(
            "SELECT photo.uuid, photo.id, root.path AS root_path, file.path FROM photo"
            " JOIN file ON file.photo_id = photo.id AND file.role = 'main'"
            " JOIN root ON root.id = file.root_id AND root.removed_at IS NULL"
            " WHERE photo.uuid IN (SELECT value FROM json_each(:uuids))"
        ),
        {"uuids": json.dumps(list(uuids))},
    )
    return {
        row.uuid: (PhotoId(row.id), readable(photos.absolute(row.root_path, row.path)))
        for row in rows
    }
