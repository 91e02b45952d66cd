"""Undo and redo when something else has come to the place of what comes back.

A tag was deleted, and the keyword of a new file has made another of its name; a folder was moved,
and another was added and taken out again where it had been. The two become one, for they mean the
same to the user, and nothing that is known of either is lost. Redo parts what undo has joined.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from photomanager.library import history, roots, tags
from photomanager.library.kept_rows import unpacked
from photomanager.library.records import RootId
from photomanager.library.schema import operation_change, root, tag
from photomanager.operations.merged_tags import unite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from photomanager.library.history import Operation, Recorder
    from photomanager.library.kept_rows import Row
    from photomanager.library.replaying import Replay
    from photomanager.library.roots import Root
    from photomanager.operations.workspace import Workspace


class _Namesake(NamedTuple):
    """A tag that has the name and place of one that comes back."""

    returning: int
    there: int
    normal: str


def undo(
    workspace: Workspace, connection: Connection, target: Operation, origin: str
) -> tuple[Operation, Replay]:
    """Takes an operation back, as a step of the history.

    Args:
        workspace: Library and tagger.
        connection: A write transaction.
        target: The operation.
        origin: window, cli or api.
    """
    namesakes = _namesakes(connection, target, backwards=True)
    if not namesakes and not _in_the_way(connection, target):
        return history.undo(connection, target, origin)
    recorder = history.undoing(connection, target, origin)
    return recorder.operation, take_back(workspace, connection, recorder, target)


def redo(
    workspace: Workspace, connection: Connection, target: Operation, origin: str
) -> tuple[Operation, Replay]:
    """Does an operation again, as a step of the history.

    Args:
        workspace: Library and tagger.
        connection: A write transaction.
        target: The operation.
        origin: window, cli or api.
    """
    recorder = history.redoing(connection, target, origin)
    with _making_way(workspace, connection, recorder, target, backwards=False):
        done = recorder.do_again(target)
    return recorder.operation, done


def take_back(
    workspace: Workspace, connection: Connection, recorder: Recorder, target: Operation
) -> Replay:
    """Takes an operation back as a part of another."""
    for folder, other in _in_the_way(connection, target):
        roots.take_files(connection, folder, other)
        recorder.delete(root, [(other.id,)])
    with _making_way(workspace, connection, recorder, target, backwards=True):
        return recorder.take_back(target)


@contextmanager
def _making_way(
    workspace: Workspace,
    connection: Connection,
    recorder: Recorder,
    target: Operation,
    *,
    backwards: bool,
) -> Iterator[None]:
    """Sets namesakes aside until the others are there: a name is given once in each place."""
    namesakes = _namesakes(connection, target, backwards=backwards)
    recorder.update(tag, [{"id": one.there, "normal": _aside(one)} for one in namesakes])
    yield
    for one in namesakes:
        normal = select(tag.c.normal).where(tag.c.id == one.returning)
        if connection.execute(normal).scalar() == one.normal:
            _unite(workspace, connection, recorder, one.there, one.returning)
        else:
            recorder.update(tag, [{"id": one.there, "normal": one.normal}])


def _aside(one: _Namesake) -> str:
    return f"{one.normal} {one.returning}"


def _unite(
    workspace: Workspace, connection: Connection, recorder: Recorder, gone: int, kept: int
) -> None:
    """Makes one of two tags, and of those below them that are called the same."""
    below = select(tag.c.id, tag.c.normal)
    there = {row.normal: row.id for row in connection.execute(below.where(tag.c.parent_id == kept))}
    for child in connection.execute(below.where(tag.c.parent_id == gone)).all():
        if child.normal in there:
            _unite(workspace, connection, recorder, child.id, there[child.normal])
        else:
            recorder.update(tag, [{"id": child.id, "parent_id": kept}])
    one, other = tags.by_id(connection, gone), tags.by_id(connection, kept)
    assert one is not None
    assert other is not None
    unite(workspace, connection, recorder, one, other)


def _namesakes(connection: Connection, target: Operation, *, backwards: bool) -> list[_Namesake]:
    """The tags where a tag goes to, but for words of the recogniser that both are."""
    moved = list(_changes(connection, target, tag.name))
    own = {row_id for row_id, _, _ in moved}
    found = []
    for row_id, before, after in moved:
        goes, comes = (after, before) if backwards else (before, after)
        if comes is None or (goes is not None and _place(goes) == _place(comes)):
            continue
        same = select(tag.c.id, tag.c.vocabulary_key).where(
            tag.c.parent_id.is_(comes["parent_id"]), tag.c.normal == comes["normal"]
        )
        there = connection.execute(same).one_or_none()
        if there is None or there.id in own:
            continue
        if there.vocabulary_key is None or comes["vocabulary_key"] is None:
            found.append(_Namesake(row_id, there.id, comes["normal"]))
    return found


def _place(row: Row) -> tuple[int | None, str]:
    return row["parent_id"], row["normal"]


def _in_the_way(connection: Connection, target: Operation) -> list[tuple[RootId, Root]]:
    """Folders with the removed ones that have the path to which they go back."""
    removed = {one.path: one for one in roots.all_roots(connection, removed=True) if one.removed}
    return [
        (RootId(row_id), removed[before["path"]])
        for row_id, before, _ in _changes(connection, target, root.name)
        if before is not None
        and before.get("path") in removed
        and removed[before["path"]].id != row_id
    ]


def _changes(
    connection: Connection, target: Operation, table: str
) -> Iterator[tuple[int, Row | None, Row | None]]:
    """Number, row before and row after of each change of an operation to a table."""
    rows = connection.execute(
        select(operation_change.c.key, operation_change.c.before, operation_change.c.after)
        .where(operation_change.c.operation_id == target.id, operation_change.c.entity == table)
        .order_by(operation_change.c.position)
    )
    for key, before, after in rows:
        yield json.loads(key)[0], unpacked(before), unpacked(after)
