"""Whether the keywords of files teach the learner, and teaching it.

The user is asked once. If he agrees, each keyword is a lesson that the photo has the tag; one
that is gone from the file takes its lesson back. A lesson of a keyword counts less than any word
of the user's own, and never says how often the machine is right: nobody has looked at the photo.
What was undone is not taught again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import text

from photomanager.indexing import scoring
from photomanager.indexing.vector_batch import mapped_vectors
from photomanager.library import changes, history, lessons, preferences
from photomanager.operations.asked_tags import photo_rows
from photomanager.operations.tagging import bring_up_to_date, tell
from photomanager.sentences import photo_count, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from photomanager.operations.workspace import Workspace

KIND = "keywords"
# More photos than this teach a tag nothing that the first did not.
_MOST_FOR_A_TAG = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """Keywords that could teach something; asking makes no sense without any.

    Attributes:
        keywords: How many, each counted on each of its photos.
        photos: How many photos they are on.
    """

    keywords: int
    photos: int


@dataclass(frozen=True, slots=True)
class KeywordsTaught:
    """What keywords taught.

    Attributes:
        lessons: New lessons.
        withdrawn: Lessons taken back, because their keyword is gone.
        tags: Tags concerned.
        operation: UUID of the operation, None if there was nothing to do.
    """

    lessons: int = 0
    withdrawn: int = 0
    tags: int = 0
    operation: str | None = None


def agreed(workspace: Workspace) -> bool | None:
    """Whether the user wants keywords to teach; None while he was not asked."""
    with workspace.library.database.read() as connection:
        return preferences.keywords_teach(connection)


def waiting(workspace: Workspace) -> Waiting:
    """How many keywords on photos could teach something and have not."""
    with workspace.library.database.read() as connection:
        fresh = _fresh(connection)
    return Waiting(len(fresh), len({row.photo_id for row in fresh}))


def agree(workspace: Workspace, yes: bool, *, origin: str = "window") -> KeywordsTaught:
    """Keeps the user's answer and, if it is yes, teaches every keyword that is there.

    Undo takes back the answer and what was taught.

    Raises:
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True) as connection:
        summary = sentence("Let keywords teach" if yes else "Did not let keywords teach")
        recorder = history.Recorder(connection, origin, KIND, summary)
        preferences.put(connection, recorder, preferences.KEYWORDS_TEACH, yes)
        changes.record(connection, "settings", {"all": True}, recorder.operation.uuid)
        if not yes:
            return KeywordsTaught(operation=recorder.operation.uuid)
        fresh = _fresh(connection, again=True)
        return _teach(workspace, connection, recorder, fresh, [])


def teach_new(workspace: Workspace, *, origin: str = "window") -> KeywordsTaught:
    """After indexing: teaches keywords that have come and takes back those that have gone.

    Does nothing unless the user has agreed.

    Raises:
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    if not agreed(workspace):
        return KeywordsTaught()
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True) as connection:
        fresh, gone = _fresh(connection), _gone(connection)
        if not fresh and not gone:
            return KeywordsTaught()
        count = len({row.photo_id for row in (*fresh, *gone)})
        summary = sentence(f"Followed the keywords of {photo_count(count)}")
        recorder = history.Recorder(connection, origin, KIND, summary)
        return _teach(workspace, connection, recorder, fresh, gone)


def _teach(
    workspace: Workspace,
    connection: Connection,
    recorder: history.Recorder,
    fresh: Sequence[Row[Any]],
    gone: Sequence[Row[Any]],
) -> KeywordsTaught:
    operation = recorder.operation
    words = [*((row, 1) for row in fresh), *((row, 0) for row in gone)]
    tagger = workspace.taggers.current(connection)
    vectors = mapped_vectors(workspace.library, connection, workspace.space_id)
    photos = sorted({row.photo_id for row, _ in words})
    known = vectors.among(np.array(photos, np.int64))
    codes = dict(zip(known.photos.tolist(), known.codes, strict=True))
    hashes = {row.id: row.hash for row in photo_rows(connection, photos)}
    given = [
        lessons.NewLesson(
            uuid=lessons.ordered_uuid(operation.at, number),
            photo_uuid=row.photo_uuid,
            tag_uuid=row.tag_uuid,
            verdict=verdict,
            code=codes[row.photo_id].tobytes() if row.photo_id in codes else None,
            content_hash=hashes[row.photo_id],
            log_odds=None,
        )
        for number, (row, verdict) in enumerate(words)
    ]
    lessons.record(
        connection,
        given,
        operation_id=operation.id,
        space_id=workspace.space_id,
        at=operation.at,
        source=lessons.KEYWORD,
    )
    taught = sorted({row.tag_id for row, _ in words})
    rescored = scoring.learn(connection, workspace.taggers, tagger, taught)
    tell(connection, operation.uuid, [], taught, rescored, tree=False)
    return KeywordsTaught(len(fresh), len(gone), len(taught), operation.uuid)


def _fresh(connection: Connection, *, again: bool = False) -> Sequence[Row[Any]]:
    """Keywords that have not taught yet, of each tag a sample that does not depend on time.

    Args:
        connection: A view of the library.
        again: Whether what was undone shall be taught again.
    """
    return connection.execute(text(_FRESH), {"most": _MOST_FOR_A_TAG, "again": again}).all()


def _gone(connection: Connection) -> Sequence[Row[Any]]:
    """Keyword lessons that count and whose keyword is no longer there."""
    return connection.execute(text(_GONE)).all()


# The last lesson of a keyword about each photo and tag, undone ones too.
_LAST = """
    SELECT photo_uuid, tag_uuid, verdict, operation.undone_by, max(lesson.uuid)
    FROM lesson JOIN operation ON operation.id = lesson.operation_id
    WHERE source = 'keyword' GROUP BY photo_uuid, tag_uuid
"""
_FRESH = f"""
SELECT photo_id, photo_uuid, tag_id, tag_uuid FROM (
    SELECT photo.id AS photo_id, photo.uuid AS photo_uuid, tag.id AS tag_id, tag.uuid AS tag_uuid,
        last.photo_uuid AS taught, last.verdict, last.undone_by,
        row_number() OVER (PARTITION BY tag.id ORDER BY photo.uuid) AS place
    FROM imported
    JOIN photo ON photo.id = imported.photo_id JOIN tag ON tag.id = imported.tag_id
    LEFT JOIN ({_LAST}) AS last ON last.photo_uuid = photo.uuid AND last.tag_uuid = tag.uuid
    WHERE NOT EXISTS (SELECT 1 FROM statement WHERE statement.photo_id = photo.id
        AND statement.tag_id = tag.id)
)
WHERE place <= :most AND (taught IS NULL OR (verdict = 0 AND undone_by IS NULL)
    OR (:again AND undone_by IS NOT NULL))
ORDER BY photo_id, tag_id
"""  # noqa: S608 - constants
_GONE = f"""
SELECT photo.id AS photo_id, photo.uuid AS photo_uuid, tag.id AS tag_id, tag.uuid AS tag_uuid
FROM ({_LAST}) AS last
JOIN photo ON photo.uuid = last.photo_uuid JOIN tag ON tag.uuid = last.tag_uuid
WHERE verdict = 1 AND undone_by IS NULL AND NOT EXISTS (
    SELECT 1 FROM imported WHERE imported.photo_id = photo.id AND imported.tag_id = tag.id)
ORDER BY photo.id, tag.id
"""  # noqa: S608 - constants
