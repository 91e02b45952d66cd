"""Whether the keywords of files teach the learner, and teaching it.

The user is asked once. If he agrees, each keyword is a lesson that the photo has the tag; one
that is gone from the file takes its lesson back. A lesson of a keyword counts less than any word
of the user's own, and never says how often the machine is right: nobody has looked at the photo.

All that keywords teach, also long after, belongs to the operation in which the user agreed.
Following them is nothing that undo would have to take back first, and all of it goes with that
operation, or with the other answer.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from photomanager.indexing import retesting, scoring
from photomanager.indexing.vector_batch import mapped_vectors
from photomanager.library import changes, history, lessons, preferences
from photomanager.library.schema import lesson, operation, setting
from photomanager.operations.asked_tags import photo_rows
from photomanager.operations.tagging import bring_up_to_date, tell
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Row

    from photomanager.library.history import Operation
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
        operation: UUID of the operation to which it belongs, None if there was nothing to do.
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


def agree(
    workspace: Workspace,
    yes: bool,
    *,
    origin: str = "window",
    go_on: Callable[[], None] | None = None,
) -> KeywordsTaught:
    """Keeps the user's answer: yes teaches every keyword that is there, no takes that back.

    Undo takes back the answer and what it did.

    Args:
        workspace: Library and tagger.
        yes: The answer.
        origin: window, cli or api.
        go_on: Called now and then; what it raises ends the work, and nothing has changed then.

    Raises:
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True, go_on=go_on) as connection:
        agreement = _agreement(connection)
        if yes and agreement is not None:
            fresh = _fresh(connection, again=True)
            return _teach(workspace, connection, agreement, fresh, _gone(connection))
        summary = sentence("Let keywords teach" if yes else "Did not let keywords teach")
        recorder = history.Recorder(connection, origin, KIND, summary)
        preferences.put(connection, recorder, preferences.KEYWORDS_TEACH, yes)
        changes.record(connection, "settings", {"all": True}, recorder.operation.uuid)
        if not yes:
            return _forget(workspace, connection, recorder)
        fresh = _fresh(connection, again=True)
        return _teach(workspace, connection, recorder.operation, fresh, [])


def teach_new(workspace: Workspace, *, go_on: Callable[[], None] | None = None) -> KeywordsTaught:
    """After indexing: teaches keywords that have come and takes back those that have gone.

    Does nothing unless the user has agreed.

    Args:
        workspace: Library and tagger.
        go_on: Called now and then; what it raises ends the work, and nothing has changed then.

    Raises:
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    if not agreed(workspace):
        return KeywordsTaught()
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True, go_on=go_on) as connection:
        agreement, fresh, gone = _agreement(connection), _fresh(connection), _gone(connection)
        if agreement is None or not (fresh or gone):
            return KeywordsTaught()
        return _teach(workspace, connection, agreement, fresh, gone)


def _agreement(connection: Connection) -> Operation | None:
    """The operation in which the user agreed, if he has and it still holds."""
    if not preferences.keywords_teach(connection):
        return None
    return history.last_change(connection, setting, (preferences.KEYWORDS_TEACH,))


def _forget(
    workspace: Workspace, connection: Connection, recorder: history.Recorder
) -> KeywordsTaught:
    """Takes back all that keywords have taught."""
    count = select(operation.c.id, func.count()).join(lesson).group_by(operation.c.id)
    # Not those that came with a learner: that brought other things, too.
    found = connection.execute(
        count.where(operation.c.kind == KIND, operation.c.undone_by.is_(None))
    ).all()
    tagger = workspace.taggers.current(connection)
    uuid = recorder.operation.uuid
    recorder.update(operation, [{"id": row.id, "undone_by": uuid} for row in found])
    taught = lessons.tags_of(connection, [row.id for row in found])
    # Answers since then were predicted by what keywords had taught, too.
    retesting.test_tags(connection, tagger, workspace.space_id, taught, ())
    rescored = scoring.learn(connection, workspace.taggers, tagger, taught)
    tell(connection, uuid, [], taught, rescored, tree=False)
    return KeywordsTaught(withdrawn=sum(row[1] for row in found), tags=len(taught), operation=uuid)


def _teach(
    workspace: Workspace,
    connection: Connection,
    agreement: Operation,
    fresh: Sequence[Row[Any]],
    gone: Sequence[Row[Any]],
) -> KeywordsTaught:
    """Teaches keywords, or takes them back, as a part of the operation in which the user agreed."""
    at = max(time.time_ns() // 1000, lessons.last_time(connection, agreement.id) + 1, agreement.at)
    words = [*((row, 1) for row in fresh), *((row, 0) for row in gone)]
    tagger = workspace.taggers.current(connection)
    photos = sorted({row.photo_id for row, _ in words})
    known = mapped_vectors(workspace.library, connection, workspace.space_id, photos)
    codes = dict(zip(known.photos.tolist(), known.codes, strict=True))
    hashes = {row.id: row.hash for row in photo_rows(connection, photos)}
    given = [
        lessons.NewLesson(
            uuid=lessons.ordered_uuid(at, number),
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
        operation_id=agreement.id,
        space_id=workspace.space_id,
        at=at,
        source=lessons.KEYWORD,
    )
    taught = sorted({row.tag_id for row, _ in words})
    rescored = scoring.learn(connection, workspace.taggers, tagger, taught)
    tell(connection, agreement.uuid, [], taught, rescored, tree=False)
    return KeywordsTaught(len(fresh), len(gone), len(taught), agreement.uuid)


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
    WHERE source = 'keyword' AND operation.kind = 'keywords' GROUP BY photo_uuid, tag_uuid
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
