"""Lessons: what the user taught, one row a word said, never deleted.

What was said never changes. Vector, content and prediction of a lesson follow its photo: an edited
photo teaches what it shows now (`follow_vectors`), and on a new scale the answer is predicted anew
(`indexing.retesting`).

A lesson is active while its operation is not undone. Of the active lessons about one photo
and one tag the newest counts, the user's own before those of an imported learner, and these before
the keywords of files, which nobody has looked at; a withdrawal (verdict 0) leaves none. When a
tag is merged into another, its lessons stay as they are, and an alias (`tag_alias`) says which tag
they teach. Everything learned is a pure function of these.

Lesson UUIDs are of version 7 and made from the operation's time and the lesson's place in it,
so their order is the order in which the lessons were given, in every copy of the library.
"""

from __future__ import annotations

import json
import secrets
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text

from photomanager.library.schema import lesson

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

# Where a lesson comes from: the user's own word, the answer to a question that was chosen or to
# one that was drawn at random, the file of another learner, or keywords of the photo's own files.
USER, ASKED, AUDIT, LEARNER, KEYWORD = "user", "asked", "audit", "learner", "keyword"

# Another's word counts less than the user's own, and a file's less than anybody's.
_RANKS = {KEYWORD: 0, LEARNER: 1}

_PLACE_BITS = 24
_CHANCE_BITS = 38
# The tag that a lesson teaches, after merges.
_MEANT = (
    "coalesce((SELECT target_uuid FROM tag_alias WHERE tag_alias.tag_uuid = lesson.tag_uuid),"
    " lesson.tag_uuid)"
)


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
        log_odds: The classifier's score before, None without a code.
        opinion: What it meant in calibrated log-odds, None if the tag had no opinion.
        confidence: What was shown then, per 10,000, None if the tag had no opinion.
        at: When it was given in another library; None: now, with its operation.
    """

    uuid: str
    photo_uuid: str
    tag_uuid: str
    verdict: int
    code: bytes | None
    content_hash: bytes | None
    log_odds: float | None
    opinion: float | None = None
    confidence: int | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class ActiveLesson:
    """The lesson that counts for one photo and tag.

    Attributes:
        uuid: Its identity, in every copy of the library.
        photo_uuid: The photo.
        tag_uuid: The tag that it teaches now, which may not be the one it was given about.
        verdict: 1, -1, or 0 for a withdrawal (`last_words` only).
        code: int8[dimensions] as bytes; None while the photo has no vector.
        at: When it was given.
        content_hash: Of the photo's file, if known.
        source: Where it comes from: `USER`, `ASKED` …
    """

    uuid: str
    photo_uuid: str
    tag_uuid: str
    verdict: int
    code: bytes | None
    at: int
    content_hash: bytes | None
    source: str


@dataclass(frozen=True, slots=True)
class SpokenLesson:
    """A lesson that is not undone, whether it is the last word or not.

    Attributes:
        id: Its row; rows are in the order in which lessons came here.
        operation_id: To which it belongs; keywords may join theirs later.
        word: What it says.
    """

    id: int
    operation_id: int
    word: ActiveLesson


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
    source: str = USER,
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
            "at": at if one.at is None else one.at,
            "log_odds": one.log_odds,
            "opinion": one.opinion,
            "confidence": one.confidence,
            "source": source,
        }
        for one in lessons
    ]
    if rows:
        connection.execute(insert(lesson), rows)


def last_time(connection: Connection, operation_id: int) -> int:
    """When the last lesson of an operation was given; 0 if it has none."""
    newest = select(func.max(lesson.c.at)).where(lesson.c.operation_id == operation_id)
    return connection.execute(newest).scalar() or 0


def active(connection: Connection, space_id: int, tag_uuids: Iterable[str]) -> list[ActiveLesson]:
    """The lessons that count about these tags, oldest first.

    A lesson whose code belongs to another space counts as one without a code.
    """
    return [one for one in last_words(connection, space_id, tag_uuids) if one.verdict]


def last_words(
    connection: Connection, space_id: int, tag_uuids: Iterable[str]
) -> list[ActiveLesson]:
    """What was said last about each photo and each of these tags, withdrawals too, by uuid."""
    rows = _rows(connection, space_id, tag_uuids)
    newest = {(row.photo_uuid, row.tag_uuid): row for row in sorted(rows, key=weight)}
    return [_lesson(row) for row in sorted(newest.values(), key=_by_uuid)]


def spoken(connection: Connection, space_id: int, tag_uuids: Iterable[str]) -> list[SpokenLesson]:
    """All that was said about these tags and is not undone, in the order in which it came."""
    rows = _rows(connection, space_id, tag_uuids)
    found = [SpokenLesson(row.id, row.operation_id, _lesson(row)) for row in rows]
    return sorted(found, key=lambda one: one.id)


def weight(one: Any) -> tuple[int, str]:
    """Of several words about one photo and tag (rows or `ActiveLesson`) the heaviest counts."""
    return _RANKS.get(one.source, len(_RANKS)), one.uuid


def _rows(connection: Connection, space_id: int, tag_uuids: Iterable[str]) -> Sequence[Row[Any]]:
    return connection.execute(
        text(
            "SELECT lesson.id, operation_id, lesson.uuid, photo_uuid, wanted.meant AS tag_uuid,"
            " verdict, CASE WHEN space_id = :space THEN code END AS code, lesson.at, content_hash,"
            " source"
            " FROM (SELECT value AS named, value AS meant FROM json_each(:tags)"
            "  UNION ALL SELECT tag_uuid, target_uuid FROM tag_alias"
            "   WHERE target_uuid IN (SELECT value FROM json_each(:tags))) AS wanted"
            " CROSS JOIN lesson ON lesson.tag_uuid = wanted.named"
            " JOIN operation ON operation.id = lesson.operation_id"
            " WHERE operation.undone_by IS NULL"
        ),
        {"space": space_id, "tags": json.dumps(list(tag_uuids))},
    ).all()


def _lesson(row: Row[Any]) -> ActiveLesson:
    return ActiveLesson(
        row.uuid,
        row.photo_uuid,
        row.tag_uuid,
        row.verdict,
        row.code,
        row.at,
        row.content_hash,
        row.source,
    )


def active_uuids(connection: Connection) -> set[str]:
    """The UUIDs of all lessons that are not undone."""
    rows = connection.execute(
        text(
            "SELECT lesson.uuid FROM lesson JOIN operation ON operation.id = lesson.operation_id"
            " WHERE operation.undone_by IS NULL"
        )
    )
    return set(rows.scalars())


def tags_of(connection: Connection, operation_ids: Iterable[int]) -> list[int]:
    """The existing tags whose lessons these operations gave, or moved by an alias, by id."""
    rows = connection.execute(
        text(
            "SELECT id FROM tag WHERE uuid IN ("  # noqa: S608 - a constant
            f"SELECT {_MEANT} FROM lesson"
            " WHERE operation_id IN (SELECT value FROM json_each(:operations))"
            " UNION SELECT json_extract(row.value, '$.target_uuid')"
            " FROM operation_change, json_each(json_array(before, after)) AS row"
            " WHERE operation_id IN (SELECT value FROM json_each(:operations))"
            "  AND entity = 'tag_alias' AND row.value IS NOT NULL"
            ") ORDER BY id"
        ),
        {"operations": json.dumps(list(operation_ids))},
    )
    return list(rows.scalars())


def taught_photos(connection: Connection) -> int:
    """About how many photos there are lessons, active or not."""
    photos = select(func.count(lesson.c.photo_uuid.distinct()))
    return int(connection.execute(photos).scalar_one())


def taught_tags(connection: Connection) -> list[int]:
    """The tags that any lesson, active or not, teaches, by id."""
    rows = connection.execute(
        text(
            f"SELECT id FROM tag WHERE uuid IN (SELECT {_MEANT} FROM lesson) ORDER BY id"  # noqa: S608 - a constant
        )
    )
    return list(rows.scalars())


def follow_vectors(connection: Connection, space_id: int, photo_ids: Sequence[int]) -> set[str]:
    """Gives the lessons about these photos the vectors and contents that the photos now have.

    Called in the transaction that stored the vectors: of a photo that was taught before it was
    indexed, and of one whose file was edited. By its content a lesson is known in other libraries.

    Returns:
        UUIDs of the tags that must be learned anew.
    """
    rows = connection.execute(
        text(_FOLLOW), {"space": space_id, "photos": json.dumps([int(one) for one in photo_ids])}
    )
    return set(rows.scalars())


_FOLLOW = f"""
UPDATE lesson SET space_id = :space, code = now.code, content_hash = now.hash FROM (
    SELECT photo.uuid, vector.code, (SELECT content_hash FROM file
        WHERE file.photo_id = photo.id AND role = 'main' ORDER BY file.id LIMIT 1) AS hash
    FROM json_each(:photos) AS wanted JOIN photo ON photo.id = wanted.value
    JOIN vector ON vector.photo_id = photo.id AND vector.space_id = :space) AS now
WHERE lesson.photo_uuid = now.uuid AND (lesson.code IS NOT now.code
    OR lesson.space_id IS NOT :space OR lesson.content_hash IS NOT now.hash)
RETURNING {_MEANT}
"""  # noqa: S608 - a constant


def _by_uuid(row: Any) -> str:
    uuid_text: str = row.uuid
    return uuid_text
