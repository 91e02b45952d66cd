"""Statements of two tags that become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from photomanager.indexing.vector_batch import stored_vectors
from photomanager.library import lessons
from photomanager.library.schema import statement
from photomanager.operations.asked_tags import photo_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from photomanager.library.history import Recorder
    from photomanager.library.records import Tag
    from photomanager.operations.workspace import Workspace

    Said = dict[int, dict[str, Any]]  # a row of `statement` by photo


def move_statements(
    workspace: Workspace, connection: Connection, recorder: Recorder, gone: Tag, kept: Tag
) -> list[int]:
    """Makes the statements about one tag statements about another; call it after the alias.

    Of two about one photo the one whose lesson counts now stays. If neither's does, because
    one tag's lesson was withdrawn after the other was said, the newer statement is taught again.

    Args:
        workspace: Library and tagger.
        connection: A write transaction.
        recorder: The merge.
        gone: The tag that goes.
        kept: The tag that stays.

    Returns:
        The photos of which a statement moved, went or was taught again.
    """
    old, there = _said(connection, gone), _said(connection, kept)
    photos = {row.id: row for row in photo_rows(connection, sorted({*old, *there}))}
    counting = {
        one.photo_uuid: one.uuid
        for one in lessons.active(connection, workspace.space_id, [kept.uuid])
    }
    stays: Said = {}
    again = []
    for photo in photos:
        rows = [said[photo] for said in (old, there) if photo in said]
        counts = [row for row in rows if row["lesson_uuid"] == counting.get(photos[photo].uuid)]
        stays[photo] = max(counts or rows, key=lambda row: (row["at"], row["lesson_uuid"]))
        if not counts:
            again.append(photo)
    stays.update(_taught_again(workspace, connection, recorder, kept, photos, again, stays))
    recorder.delete(statement, [(photo, gone.id) for photo in old])
    stays = {photo: {**row, "tag_id": kept.id} for photo, row in stays.items()}
    changed = [photo for photo, row in stays.items() if photo in there and row != there[photo]]
    fresh = [photo for photo in stays if photo not in there]
    recorder.update(statement, [stays[photo] for photo in changed])
    recorder.insert(statement, [stays[photo] for photo in fresh])
    return sorted({*old, *changed})


_OF_TAG = select(statement).where(statement.c.tag_id == bindparam("tag"))


def _said(connection: Connection, tag: Tag) -> Said:
    rows = connection.execute(_OF_TAG, {"tag": tag.id}).mappings()
    return {row["photo_id"]: dict(row) for row in rows}


def _taught_again(
    workspace: Workspace,
    connection: Connection,
    recorder: Recorder,
    kept: Tag,
    photos: Mapping[int, Any],
    again: Sequence[int],
    said: Said,
) -> Said:
    """New lessons for statements whose own no longer count, and the statements with them."""
    at = recorder.operation.at
    vectors = stored_vectors(connection, workspace.space_id, again)
    codes = {
        photo: code.tobytes()
        for photo, code in zip(vectors.photos.tolist(), vectors.codes, strict=True)
    }
    given = [
        lessons.NewLesson(
            uuid=lessons.ordered_uuid(at, place),
            photo_uuid=photos[photo].uuid,
            tag_uuid=kept.uuid,
            verdict=said[photo]["verdict"],
            code=codes.get(photo),
            content_hash=photos[photo].hash,
            log_odds=None,
        )
        for place, photo in enumerate(again)
    ]
    lessons.record(
        connection,
        given,
        operation_id=recorder.operation.id,
        space_id=workspace.space_id,
        at=at,
    )
    return {
        photo: {**said[photo], "at": at, "lesson_uuid": one.uuid}
        for photo, one in zip(again, given, strict=True)
    }
