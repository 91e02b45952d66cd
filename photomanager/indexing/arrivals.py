"""Photos that come into the library after lessons about them came with a learner file.

An imported lesson names its photo by UUID and content hash. When a photo with that content is
indexed and nobody has said anything about it here, it takes over the UUID: from then on the
lessons are about it, use its own vector, and what they say of it becomes statements. These
belong to the imports that brought the lessons; undoing one takes its statements along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text

from photomanager.library import history, lessons
from photomanager.library.schema import statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


def welcome(connection: Connection, space_id: int, contents: Mapping[int, bytes]) -> None:
    """Makes photos that lessons are waiting for those lessons' photos.

    Args:
        connection: The write transaction that has just stored these photos' hashes, and not yet
            their vectors.
        space_id: The space of the lessons' codes.
        contents: Content hash of each photo just read.
    """
    found = connection.execute(_WAITING, {"contents": list(contents.values())})
    waiting: dict[bytes, str] = {row.content_hash: row.photo_uuid for row in found}
    for photo_id, content in contents.items():
        uuid = waiting.get(content)
        if uuid is None:
            continue
        if connection.execute(_TAKE, {"photo": photo_id, "uuid": uuid}).rowcount:
            del waiting[content]  # of two copies the first is the lessons' photo
            _say(connection, space_id, photo_id, uuid)


def _say(connection: Connection, space_id: int, photo_id: int, photo_uuid: str) -> None:
    """Makes the last words about a photo statements."""
    named = connection.execute(_TAGS, {"photo": photo_uuid})
    tag_ids: dict[str, int] = {row.uuid: row.id for row in named}
    for word in lessons.active(connection, space_id, tag_ids):
        if word.photo_uuid != photo_uuid:
            continue
        row = {
            "photo_id": photo_id,
            "tag_id": tag_ids[word.tag_uuid],
            "verdict": word.verdict,
            "at": word.at,
            "lesson_uuid": word.uuid,
        }
        brought_by = connection.execute(_OPERATION, {"lesson": word.uuid}).scalar_one()
        history.add_belatedly(connection, brought_by, statement, [row])


_WAITING = text(
    """
SELECT content_hash, min(photo_uuid) AS photo_uuid FROM lesson
JOIN operation ON operation.id = lesson.operation_id AND operation.undone_by IS NULL
WHERE source = 'learner' AND content_hash IN :contents
    AND NOT EXISTS (SELECT 1 FROM photo WHERE photo.uuid = lesson.photo_uuid)
GROUP BY content_hash
"""
).bindparams(bindparam("contents", expanding=True))
_TAKE = text(
    """
UPDATE photo SET uuid = :uuid WHERE id = :photo
    AND NOT EXISTS (SELECT 1 FROM statement WHERE photo_id = photo.id)
    AND NOT EXISTS (SELECT 1 FROM lesson WHERE photo_uuid = photo.uuid)
    AND NOT EXISTS (SELECT 1 FROM question_skipped WHERE photo_uuid = photo.uuid)
"""
)
_TAGS = text(
    """
SELECT DISTINCT tag.uuid, tag.id FROM lesson
LEFT JOIN tag_alias ON tag_alias.tag_uuid = lesson.tag_uuid
JOIN tag ON tag.uuid = coalesce(tag_alias.target_uuid, lesson.tag_uuid)
WHERE lesson.photo_uuid = :photo ORDER BY tag.id
"""
)
_OPERATION = text(
    """
SELECT operation.id FROM lesson
JOIN operation ON operation.id = lesson.operation_id AND operation.undone_by IS NULL
WHERE lesson.uuid = :lesson
"""
)
