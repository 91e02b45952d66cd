"""Undo and redo, across windows, command line and restarts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from photomanager.indexing import retesting, scoring
from photomanager.indexing.restructuring import follow_tree
from photomanager.library import changes, history, lessons
from photomanager.operations import folders, reunion
from photomanager.operations.tagging import bring_up_to_date, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from photomanager.library.history import Operation
    from photomanager.library.replaying import Replay
    from photomanager.operations.workspace import Workspace

    Step = Callable[[Connection, Operation, str], tuple[Operation, Replay]]


@dataclass(frozen=True, slots=True)
class Undone:
    """One operation taken back or done again.

    Attributes:
        uuid: The operation.
        kind: tag, folder …
        summary: 'Confirmed "dog" on 3 photos'.
        skipped: One sentence for each thing that has changed since and was left alone.
    """

    uuid: str
    kind: str
    summary: str
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndoOutcome:
    """The operations taken back, in the order it was done; empty when there was nothing."""

    undone: tuple[Undone, ...]


@dataclass(frozen=True, slots=True)
class RedoOutcome:
    """The operations done again, in the order it was done; empty when there was nothing."""

    redone: tuple[Undone, ...]


def undo(workspace: Workspace, count: int = 1, *, origin: str = "window") -> UndoOutcome:
    """Takes back the last operations that still hold, the newest first.

    Every table but the history itself becomes what it was; what was learned is forgotten to
    the bit. What something else has changed since is left alone and named.

    Args:
        workspace: Library and tagger.
        count: How many operations.
        origin: window, cli or api.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    step = partial(reunion.undo, workspace)
    return UndoOutcome(_steps(workspace, count, origin, history.next_undo, step))


def redo(workspace: Workspace, count: int = 1, *, origin: str = "window") -> RedoOutcome:
    """Does again what was undone last, unless something new was done since.

    Args:
        workspace: Library and tagger.
        count: How many operations.
        origin: window, cli or api.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    step = partial(reunion.redo, workspace)
    return RedoOutcome(_steps(workspace, count, origin, history.next_redo, step))


def next_undo(workspace: Workspace) -> str | None:
    """What undo would take back, for the menu; None if nothing."""
    with workspace.library.database.read() as connection:
        found = history.next_undo(connection)
    return None if found is None else found.summary


def next_redo(workspace: Workspace) -> str | None:
    """What redo would do again, for the menu; None if nothing."""
    with workspace.library.database.read() as connection:
        found = history.next_redo(connection)
    return None if found is None else found.summary


def _steps(
    workspace: Workspace,
    count: int,
    origin: str,
    find: Callable[[Connection], Operation | None],
    step: Step,
) -> tuple[Undone, ...]:
    bring_up_to_date(workspace)
    done = []
    for _ in range(count):
        with workspace.library.database.write(durable=True) as connection:
            target = find(connection)
            if target is None:
                break
            done.append(_step(workspace, connection, target, origin, step))
    return tuple(done)


def _step(
    workspace: Workspace, connection: Connection, target: Operation, origin: str, step: Step
) -> Undone:
    before = workspace.taggers.current(connection)
    made, replay = step(connection, target, origin)
    # A rollback brings back operations, and their lessons with them.
    brought_back = [row["id"] for row in replay.rows.get("operation", ())]
    taught = lessons.tags_of(connection, [target.id, *brought_back])
    if brought_back or made.kind == history.REDO:
        tagger = workspace.taggers.uncommitted(connection)
        if brought_back:
            retesting.test_tags(connection, tagger, workspace.space_id, taught, ())
        else:
            retesting.test_operation(connection, tagger, workspace.space_id, target.id)
    if replay.rows.get("tag") or replay.rows.get("tag_alias"):
        rescored = follow_tree(connection, workspace.taggers, before, taught)
    else:
        rescored = scoring.learn(connection, workspace.taggers, before, taught)
    roots = [row["id"] for row in replay.rows.get("root", ())]
    folders.settle_again(workspace, connection, roots)
    photos = [row["photo_id"] for row in replay.rows.get("statement", [])]
    photos += [row["id"] for row in replay.rows.get("photo", [])]
    tell(connection, made.uuid, photos, taught, rescored, tree=bool(replay.rows.get("tag")))
    for kind, tables in _OTHER_KINDS.items():
        if any(replay.rows.get(table) for table in tables):
            changes.record(connection, kind, {"all": True}, made.uuid)
    return Undone(target.uuid, target.kind, target.summary, replay.skipped)


_OTHER_KINDS: dict[changes.ChangeKind, tuple[str, ...]] = {
    "photos": ("file", "root"),
    "roots": ("root",),
    "settings": ("setting",),
    "searches": ("saved_search",),
    "facts": ("tagger_version",),
}
