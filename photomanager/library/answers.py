"""What the machine had predicted before each answer, and which questions were answered.

Test, then train: a lesson keeps the prediction that it put to the test. Answers to questions of
the program's are lessons with the source "audit" if the card was drawn at random, and "asked"
if it was chosen; if the user has changed his mind since, the last word about the photo and tag
is what the prediction is held against.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """The answer to a question of the program's.

    Attributes:
        tag_id: The tag that the answer is about now.
        opinion: Calibrated log-odds before the answer.
        verdict: 1 or -1.
        drawn: Whether the card was drawn at random, not chosen.
    """

    tag_id: int
    opinion: float
    verdict: int
    drawn: bool


@dataclass(frozen=True, slots=True)
class TestedLesson:
    """A lesson with the prediction before it.

    Attributes:
        confidence: Shown before the lesson, per 10,000.
        verdict: 1 or -1.
    """

    confidence: int
    verdict: int


_MEANT = "coalesce(tag_alias.target_uuid, lesson.tag_uuid)"
_HOLDS = "JOIN operation ON operation.id = lesson.operation_id AND operation.undone_by IS NULL"
# S608: nothing but these constants enters the texts.
_GIVEN = f"""
WITH named(tag_id, uuid) AS (
    SELECT id, uuid FROM tag WHERE :tags IS NULL OR id IN (SELECT value FROM json_each(:tags))
    UNION ALL SELECT tag.id, tag_alias.tag_uuid FROM tag_alias JOIN tag ON tag.uuid = target_uuid
    WHERE :tags IS NULL OR tag.id IN (SELECT value FROM json_each(:tags))
)
SELECT tag_id, opinion, (SELECT said.verdict FROM lesson AS said
     JOIN operation AS done ON done.id = said.operation_id AND done.undone_by IS NULL
     WHERE said.photo_uuid = given.photo_uuid
        AND said.tag_uuid IN (SELECT tag.uuid FROM tag WHERE tag.id = given.tag_id
            UNION ALL SELECT tag_alias.tag_uuid FROM tag JOIN tag_alias
            ON tag_alias.target_uuid = tag.uuid WHERE tag.id = given.tag_id)
        AND said.source NOT IN ('learner', 'keyword') ORDER BY said.uuid DESC LIMIT 1) AS verdict,
    source = 'audit' AS drawn
FROM (SELECT tag_id, lesson.* FROM named CROSS JOIN lesson ON lesson.tag_uuid = named.uuid {_HOLDS}
    WHERE lesson.source IN ('asked', 'audit') AND lesson.opinion IS NOT NULL
    ORDER BY lesson.uuid LIMIT :most) AS given
WHERE verdict != 0 ORDER BY given.uuid
"""  # noqa: S608
_TESTED = f"""
SELECT lesson.confidence, lesson.verdict FROM lesson {_HOLDS}
LEFT JOIN tag_alias ON tag_alias.tag_uuid = lesson.tag_uuid
WHERE lesson.confidence IS NOT NULL AND lesson.verdict != 0
    AND (:tag IS NULL OR {_MEANT} = :tag)
ORDER BY lesson.uuid
"""  # noqa: S608
_TESTED_BY_TAG = f"""
SELECT tag.id, lesson.confidence, lesson.verdict FROM lesson {_HOLDS}
LEFT JOIN tag_alias ON tag_alias.tag_uuid = lesson.tag_uuid
JOIN tag ON tag.uuid = {_MEANT}
WHERE lesson.confidence IS NOT NULL AND lesson.verdict != 0
ORDER BY lesson.uuid
"""  # noqa: S608
_ASKED_ABOUT = f"""
SELECT DISTINCT tag.id FROM lesson {_HOLDS}
LEFT JOIN tag_alias ON tag_alias.tag_uuid = lesson.tag_uuid
JOIN tag ON tag.uuid = {_MEANT}
WHERE lesson.source IN ('asked', 'audit')
    AND (:operation IS NULL OR operation.id = :operation)
ORDER BY tag.id
"""  # noqa: S608
_COUNT = f"""
SELECT (SELECT count(*) FROM lesson {_HOLDS} WHERE lesson.confidence IS NOT NULL)
    + (SELECT count(*) FROM question_skipped)
"""  # noqa: S608
_CLOSED = f"""
SELECT photo.id FROM lesson {_HOLDS}
LEFT JOIN tag_alias ON tag_alias.tag_uuid = lesson.tag_uuid
JOIN photo ON photo.uuid = lesson.photo_uuid
WHERE {_MEANT} = :tag
UNION SELECT photo.id FROM question_skipped JOIN photo ON photo.uuid = question_skipped.photo_uuid
LEFT JOIN tag_alias ON tag_alias.tag_uuid = question_skipped.tag_uuid
WHERE coalesce(tag_alias.target_uuid, question_skipped.tag_uuid) = :tag
"""  # noqa: S608


def given(
    connection: Connection, tag_ids: Sequence[int] | None = None, most: int = -1
) -> list[AnswerGiven]:
    """The answers to questions about some tags, or all, oldest first.

    Args:
        connection: A view of the library.
        tag_ids: The tags; by default all.
        most: The oldest so many; by default all.
    """
    wanted = None if tag_ids is None else json.dumps([int(tag) for tag in tag_ids])
    rows = connection.execute(text(_GIVEN), {"tags": wanted, "most": most})
    return [
        AnswerGiven(tag, opinion, verdict, bool(drawn)) for tag, opinion, verdict, drawn in rows
    ]


def tested_lessons(connection: Connection, tag_uuid: str | None) -> list[TestedLesson]:
    """The lessons about one tag, or all, that could be predicted, oldest first."""
    return [TestedLesson(*row) for row in connection.execute(text(_TESTED), {"tag": tag_uuid})]


def tested_by_tag(connection: Connection) -> dict[int, list[TestedLesson]]:
    """The lessons that could be predicted, oldest first, by the tag they are about now."""
    found: dict[int, list[TestedLesson]] = defaultdict(list)
    for tag_id, confidence, verdict in connection.execute(text(_TESTED_BY_TAG)):
        found[tag_id].append(TestedLesson(confidence, verdict))
    return found


def asked_about(connection: Connection, operation_id: int | None = None) -> list[int]:
    """Ids of the tags about which a question was answered.

    Args:
        connection: A view of the library.
        operation_id: Only in this operation; by default in any.
    """
    return list(connection.execute(text(_ASKED_ABOUT), {"operation": operation_id}).scalars())


def count(connection: Connection) -> int:
    """How many questions were answered or skipped, asked or not."""
    return int(connection.execute(text(_COUNT)).scalar_one())


def closed(connection: Connection, tag_uuid: str) -> set[int]:
    """Ids of the photos about which a tag was answered, withdrawn or skipped."""
    return set(connection.execute(text(_CLOSED), {"tag": tag_uuid}).scalars())
