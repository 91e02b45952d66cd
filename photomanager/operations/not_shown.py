"""Files in the library's folders that no view of photos shows, and why not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import text

from photomanager.indexing.scanner import Walk
from photomanager.library import roots
from photomanager.library.photos import absolute

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from photomanager.operations.workspace import Workspace

Kind = Literal["video", "other", "raw", "copy"]

MOST = 10_000


@dataclass(frozen=True, slots=True)
class NotShown:
    """One file.

    Attributes:
        path: Whole path; bytes that are not UTF-8 are shown as �.
        kind: video; other: no photo either; raw: a camera's RAW file beside its picture; copy: a
            photo of its own with the same bytes as another, which both are shown.
        photo: Of raw and copy: the whole path of the picture it belongs to or is the same as.
    """

    path: str
    kind: Kind
    photo: str = ""


def not_shown(workspace: Workspace, stopped: Callable[[], bool] = lambda: False) -> list[NotShown]:
    """Lists them by kind and path, at most `MOST`.

    Walks through the folders that are there, because the library knows only how many files it
    passed over: seconds where there are many, so not for a thread that others wait for.

    Args:
        workspace: The library.
        stopped: Asked now and then; True ends the walk early.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        folders = [one for one in roots.all_roots(connection) if not one.removed]
        found = [*_pairs(connection, _RAW, "raw"), *_pairs(connection, _COPIES, "copy")]
    for folder in folders:
        if folder.state == "online":
            others = [one.path for one in folders if one.id != folder.id]
            found += _passed(folder.path, workspace, others, stopped)
    order: dict[Kind, int] = {"video": 0, "other": 1, "raw": 2, "copy": 3}
    return sorted(found, key=lambda one: (order[one.kind], one.path))[:MOST]


def _passed(
    folder: bytes, workspace: Workspace, others: list[bytes], stopped: Callable[[], bool]
) -> list[NotShown]:
    found: list[NotShown] = []

    def note(path: bytes, video: bool) -> None:
        if len(found) < MOST:
            whole = roots.readable(absolute(folder, path))
            found.append(NotShown(whole, "video" if video else "other"))

    own = os.fsencode(workspace.library.directory)
    for _photo in Walk(folder, own, others, stopped, note):
        pass
    return found


_RAW = """
    SELECT own.path, file.path, other.path, main.path
    FROM file JOIN file AS main ON main.photo_id = file.photo_id AND main.role = 'main'
    JOIN root AS own ON own.id = file.root_id JOIN root AS other ON other.id = main.root_id
    WHERE file.role = 'raw' AND file.state != 'missing' AND own.removed_at IS NULL
    LIMIT :most
"""
# The first of equal files is the photo, the later ones are its copies.
_COPIES = """
    WITH there AS (
        SELECT file.id, content_hash, root.path AS folder, file.path FROM file
        JOIN root ON root.id = file.root_id
        WHERE role = 'main' AND content_hash IS NOT NULL AND file.state != 'missing'
            AND root.removed_at IS NULL AND file.id NOT IN (SELECT file_id FROM left_out)
    ),
    firsts AS (
        SELECT content_hash, min(id) AS id FROM there GROUP BY 1 HAVING count(*) > 1
    )
    SELECT there.folder, there.path, photo.folder, photo.path
    FROM firsts JOIN there USING (content_hash) JOIN there AS photo ON photo.id = firsts.id
    WHERE there.id != firsts.id
    LIMIT :most
"""


def _pairs(connection: Connection, query: str, kind: Kind) -> list[NotShown]:
    rows = connection.execute(text(query), {"most": MOST})
    return [
        NotShown(
            roots.readable(absolute(row[0], row[1])), kind, roots.readable(absolute(row[2], row[3]))
        )
        for row in rows
    ]
