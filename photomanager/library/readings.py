"""What the files of photos said when they were read last."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from photomanager.library.marks import MARKS, of_files
from photomanager.library.query_tags import one_of
from photomanager.library.schema import photo

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

_COLUMNS = (
    *("taken_at", "taken_zone", "rating", "label", "pick", "title", "description"),
    *("latitude", "longitude", "metadata"),
)


def stored(connection: Connection, photo_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """The columns that come from metadata, by photo; nothing for photos never read.

    Of photos that the user has marked: rating, label and pick of the file, not the user's.
    """
    names = [photo.c[name] for name in _COLUMNS]
    query = select(photo.c.id, photo.c.marked_at, *names).where(photo.c.metadata.is_not(None))
    rows = connection.execute(query.where(one_of(photo.c.id, photo_ids))).mappings()
    found = {
        row["id"]: {
            name: row[name] for name in _COLUMNS if row["marked_at"] is None or name not in MARKS
        }
        for row in rows
    }
    for photo_id, marks in of_files(connection, found).items():
        found[photo_id].update(marks)
    return found


def with_what_was_said(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """What files say now, and what they said before if one of them could not be read.

    So a keyword is gone when a file is read that no longer has it, and not while another program
    is writing that file.

    Args:
        before: As `stored` has it; empty for a photo that was never read.
        now: The columns as just read; "unread" in "metadata" says that something is wanting.
    """
    more = json.loads(now["metadata"])
    if not more.pop("unread", False):
        return dict(now)
    said = json.loads(before.get("metadata") or "{}")
    for name in ("keywords", "hierarchy"):
        if both := [*more.get(name, ()), *said.get(name, ())]:
            more[name] = list(dict.fromkeys(both))
    columns = {name: before.get(name) if one is None else one for name, one in now.items()}
    return columns | {"metadata": json.dumps(said | more, ensure_ascii=False, sort_keys=True)}


def says_the_same(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether what was stored (`stored`) is what a file says now, by columns."""
    return all(now[name] == value for name, value in before.items())
