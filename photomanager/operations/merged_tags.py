"""Two tags that become one: what is said, imported and learned of one goes to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from photomanager.library import tags
from photomanager.library.schema import imported, tag, tag_alias, tag_synonym
from photomanager.operations.merged_statements import move_statements

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from photomanager.library.history import Recorder
    from photomanager.library.records import Tag
    from photomanager.operations.workspace import Workspace


def unite(
    workspace: Workspace, connection: Connection, recorder: Recorder, gone: Tag, kept: Tag
) -> list[int]:
    """Makes one tag of two; what lay below the one that goes has moved out before.

    Args:
        workspace: Library and tagger.
        connection: A write transaction.
        recorder: The operation.
        gone: The tag that goes; its name goes on finding the other.
        kept: The tag that stays.

    Returns:
        The photos of which a statement changed.
    """
    _add_alias(connection, recorder, gone, kept)
    photos = move_statements(workspace, connection, recorder, gone, kept)
    _move_keywords(connection, recorder, gone, kept)
    _move_words(connection, recorder, gone, kept)
    recorder.delete(tag, [(gone.id,)])
    if gone.vocabulary_key is not None:
        recorder.update(tag, [{"id": kept.id, "vocabulary_key": gone.vocabulary_key}])
    return photos


def _keys(connection: Connection, table: Table, owner: Tag) -> list[tuple[Any, ...]]:
    """Primary keys of a tag's rows in a table."""
    query = select(*table.primary_key).where(table.c.tag_id == owner.id)
    return [tuple(row) for row in connection.execute(query.order_by(*table.primary_key))]


def drop_rows(connection: Connection, recorder: Recorder, table: Table, owner: Tag) -> list[int]:
    """Deletes a tag's rows and returns the first column of their keys."""
    keys = _keys(connection, table, owner)
    recorder.delete(table, keys)
    return [key[0] for key in keys]


def _move_keywords(connection: Connection, recorder: Recorder, gone: Tag, kept: Tag) -> None:
    rows = connection.execute(select(imported).where(imported.c.tag_id == gone.id)).mappings().all()
    there = {photo for photo, _ in _keys(connection, imported, kept)}
    drop_rows(connection, recorder, imported, gone)
    fresh = [{**row, "tag_id": kept.id} for row in rows if row["photo_id"] not in there]
    recorder.insert(imported, fresh)


def _move_words(connection: Connection, recorder: Recorder, gone: Tag, kept: Tag) -> None:
    """The source's name and other words become other words of the target."""
    words = [gone.name, *tags.synonyms(connection, gone.id)]
    there = {word for _, word in _keys(connection, tag_synonym, kept)} | {tags.normal(kept.name)}
    drop_rows(connection, recorder, tag_synonym, gone)
    fresh = {tags.normal(word): word for word in words if tags.normal(word) not in there}
    recorder.insert(
        tag_synonym,
        [{"tag_id": kept.id, "normal": key, "name": name} for key, name in fresh.items()],
    )


def _add_alias(connection: Connection, recorder: Recorder, gone: Tag, kept: Tag) -> None:
    older = select(tag_alias.c.tag_uuid).where(tag_alias.c.target_uuid == gone.uuid)
    moved = [
        {"tag_uuid": one, "target_uuid": kept.uuid} for one in connection.execute(older).scalars()
    ]
    recorder.update(tag_alias, moved)
    recorder.insert(tag_alias, [{"tag_uuid": gone.uuid, "target_uuid": kept.uuid}])
