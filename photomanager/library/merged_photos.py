"""What the user said of one photo becomes what was said of another: they were one all along.

A file that moves is a photo of its own until it has been read, and may be tagged and rated
meanwhile. The history follows, so that undo still finds what it put there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from photomanager.library.kept_rows import packed, unpacked

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


def is_touched(connection: Connection, photo_id: int) -> bool:
    """Whether the user has ever said or set anything of a photo."""
    return bool(connection.execute(_TOUCHED, {"photo": photo_id}).scalar_one())


def merge(connection: Connection, goes: int, stays: int) -> None:
    """Says of one photo what was said of another; of two words about one thing the newer holds.

    Args:
        connection: A write transaction.
        goes: The photo that is forgotten next.
        stays: The photo that it was all along.
    """
    ids = {"goes": goes, "stays": stays}
    before = _what_was_said(connection, stays)
    for step in _STEPS:
        connection.execute(step, ids)
    for change in connection.execute(_HISTORY, {"goes": goes}).all():
        _follow(connection, change, stays, before)


def _what_was_said(connection: Connection, photo_id: int) -> dict[str, dict[str, Any]]:
    """Rows that undo must find again, by the keys under which the history knows them."""
    marks = connection.execute(_MARKS, {"photo": photo_id}).mappings().one()
    said = {packed([photo_id]): dict(marks)}
    for row in connection.execute(_STATEMENTS, {"photo": photo_id}).mappings():
        said[packed([photo_id, row["tag_id"]])] = dict(row)
    return said


def _follow(
    connection: Connection, change: Row[Any], stays: int, said: dict[str, dict[str, Any]]
) -> None:
    """One line of the history, which is about the other photo from now on."""
    name = "id" if change.entity == "photo" else "photo_id"
    key = packed([stays, *json.loads(change.key)[1:]])
    rows = []
    for row in (unpacked(change.before), unpacked(change.after)):
        rows.append(None if row is None else {**row, name: stays})
    # The first change of all is one of what had been said of the photo that stays.
    earlier = said.pop(key, None)
    if earlier is not None:
        rows[0] = {one: earlier[one] for one in rows[0] or earlier if one in earlier}
    before, after = (None if row is None else packed(row) for row in rows)
    values = {"key": key, "before": before, "after": after}
    connection.execute(
        _CHANGE, {**values, "operation": change.operation_id, "position": change.position}
    )


_TOUCHED = text(
    """
SELECT marked_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM statement WHERE photo_id = photo.id)
    OR EXISTS (SELECT 1 FROM lesson WHERE photo_uuid = photo.uuid)
    OR EXISTS (SELECT 1 FROM question_skipped WHERE photo_uuid = photo.uuid)
FROM photo WHERE id = :photo
"""
)
_STEPS = [
    text(
        """
UPDATE photo SET rating = other.rating, label = other.label, pick = other.pick,
    marked_at = other.marked_at
FROM (SELECT rating, label, pick, marked_at FROM photo WHERE id = :goes) AS other
WHERE photo.id = :stays AND other.marked_at > coalesce(photo.marked_at, 0)
"""
    ),
    text(
        """
INSERT INTO statement (photo_id, tag_id, verdict, at, lesson_uuid)
SELECT :stays, tag_id, verdict, at, lesson_uuid FROM statement WHERE photo_id = :goes
ON CONFLICT DO UPDATE SET verdict = excluded.verdict, at = excluded.at,
    lesson_uuid = excluded.lesson_uuid WHERE excluded.at > statement.at
"""
    ),
    text(
        """
UPDATE lesson SET photo_uuid = (SELECT uuid FROM photo WHERE id = :stays)
WHERE photo_uuid = (SELECT uuid FROM photo WHERE id = :goes)
"""
    ),
    text(
        """
UPDATE OR IGNORE question_skipped SET photo_uuid = (SELECT uuid FROM photo WHERE id = :stays)
WHERE photo_uuid = (SELECT uuid FROM photo WHERE id = :goes)
"""
    ),
]
_MARKS = text("SELECT id, rating, label, pick, marked_at FROM photo WHERE id = :photo")
_STATEMENTS = text("SELECT * FROM statement WHERE photo_id = :photo")
_HISTORY = text(
    """
SELECT operation_id, position, entity, key, before, after FROM operation_change
WHERE entity IN ('photo', 'statement') AND json_extract(key, '$[0]') = :goes
ORDER BY operation_id, position
"""
)
_CHANGE = text(
    """
UPDATE operation_change SET key = :key, before = :before, after = :after
WHERE operation_id = :operation AND position = :position
"""
)
