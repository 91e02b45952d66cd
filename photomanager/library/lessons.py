"""Lessons: what the user taught, one row a word said, never changed and never deleted.

A lesson is active while its operation is not undone. Of the active lessons about one photo
and one tag the newest counts; a withdrawal (verdict 0) leaves none. Everything learned is a
pure function of these.

Lesson UUIDs are of version 7 and made from the operation's time and the lesson's place in it,
so their order is the order in which the lessons were given, in every copy of the library.
"""

from __future__ import annotations

import json
import secrets
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, text

from photomanager.library.schema import lesson

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

_PLACE_BITS = 24
_CHANCE_BITS = 38


@dataclass(frozen=True, slots=True)
class NewLesson:
    """A lesson about to be recorded.

    Attributes:
        uuid: From `ordered_uuid`.
        photo_uuid: The photo.
        tag_uuid: The tag.
        verdict: 1 it has the tag, -1 it has not, 0 an earlier lesson is withdrawn.
        code: int8[dimensions] as bytes; None while the photo has no vector.
        content_hash: Of the file the code was made from, if known.
        log_odds: What the learner thought before, None without a code.
    """

    uuid: str
    photo_uuid: str
    tag_uuid: str
    verdict: int
    code: bytes | None
    content_hash: bytes | None
    log_odds: float | None


@dataclass(frozen=True, slots=True)
class ActiveLesson:
    """The lesson that counts for one photo and tag; its verdict is 1 or -1."""

    uuid: str
    photo_uuid: str
    tag_uuid: str
    verdict: int
    code: bytes | None


def ordered_uuid(at: int, place: int) -> str:
    """A version 7 UUID (RFC 9562): ordered by time in microseconds, then by place."""
    milliseconds, microseconds = divmod(at, 1000)
    bits = (milliseconds & (1 << 48) - 1) << 80
    bits |= 0x7 << 76 | microseconds << 64 | 0b10 << 62
    bits |= (place & (1 << _PLACE_BITS) - 1) << _CHANCE_BITS | secrets.randbits(_CHANCE_BITS)
    return str(uuid.UUID(int=bits))


def record(
    connection: Connection,
    lessons: Iterable[NewLesson],
    *,
    operation_id: int,
    space_id: int,
    at: int,
    source: str = "user",
) -> None:
    """Appends lessons of one operation in the caller's write transaction."""
    rows = [
        {
            "uuid": one.uuid,
            "operation_id": operation_id,
            "photo_uuid": one.photo_uuid,
            "tag_uuid": one.tag_uuid,
            "verdict": one.verdict,
            "space_id": None if one.code is None else space_id,
            "code": one.code,
            "content_hash": one.content_hash,
            "at": at,
            "log_odds": one.log_odds,
            "source": source,
        }
        for one in lessons
    ]
    if rows:
        connection.execute(insert(lesson), rows)


def active(connection: Connection, space_id: int, tag_uuids: Iterable[str]) -> list[ActiveLesson]:
    """The lessons that count about these tags, oldest first.

    A lesson whose code belongs to another space counts as one without a code.
    """
    rows = connection.execute(
        text(
            "SELECT lesson.uuid, photo_uuid, tag_uuid, verdict,"
            " CASE WHEN space_id = :space THEN code END AS code"
            " FROM lesson JOIN operation ON operation.id = lesson.operation_id"
            " WHERE operation.undone_by IS NULL"
            " AND tag_uuid IN (SELECT value FROM json_each(:tags))"
        ),
        {"space": space_id, "tags": json.dumps(list(tag_uuids))},
    )
    newest = {(row.photo_uuid, row.tag_uuid): row for row in sorted(rows, key=_by_uuid)}
    return [
        ActiveLesson(row.uuid, row.photo_uuid, row.tag_uuid, row.verdict, row.code)
        for row in sorted(newest.values(), key=_by_uuid)
        if row.verdict
    ]


def tags_of(connection: Connection, operation_ids: Sequence[int]) -> set[str]:
    """UUIDs of the tags that these operations gave lessons about."""
    rows = connection.execute(
        text(
            "SELECT DISTINCT tag_uuid FROM lesson"
            " WHERE operation_id IN (SELECT value FROM json_each(:operations))"
        ),
        {"operations": json.dumps(list(operation_ids))},
    )
    return set(rows.scalars())


def follow_vectors(connection: Connection, space_id: int, photo_ids: Sequence[int]) -> set[str]:
    """Gives the lessons about these photos the vectors that the photos now have.

    Called in the transaction that stored the vectors: of a photo that was taught before it was
    indexed, and of one whose file was edited.

    Returns:
        UUIDs of the tags that must be learned anew.
    """
    rows = connection.execute(
        text(
            "UPDATE lesson SET space_id = :space, code ="
            " (SELECT vector.code FROM vector JOIN photo ON photo.id = vector.photo_id"
            "  WHERE photo.uuid = lesson.photo_uuid AND vector.space_id = :space)"
            " WHERE id IN (SELECT lesson.id FROM json_each(:photos) AS wanted"
            "  JOIN photo ON photo.id = wanted.value"
            "  JOIN vector ON vector.photo_id = photo.id AND vector.space_id = :space"
            "  JOIN lesson ON lesson.photo_uuid = photo.uuid"
            "  WHERE lesson.code IS NOT vector.code OR lesson.space_id IS NOT :space)"
            " RETURNING tag_uuid"
        ),
        {"space": space_id, "photos": json.dumps([int(photo) for photo in photo_ids])},
    )
    return set(rows.scalars())


def _by_uuid(row: Any) -> str:
    uuid_text: str = row.uuid
    return uuid_text
