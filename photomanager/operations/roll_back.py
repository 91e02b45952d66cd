"""Taking back much at once: all teaching since a moment, or all work of one tagger version.

Both are one operation each, which undo takes back as a whole.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from photomanager.errors import TagError
from photomanager.indexing.restructuring import follow_tree
from photomanager.library import changes, history, lessons
from photomanager.library.schema import machine, tagger_version
from photomanager.operations import (
    keywords,
    learn,
    learner_exchange,
    reunion,
    tag_admin,
    tagging,
)
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from photomanager.library.history import Operation, Recorder
    from photomanager.library.replaying import Replay
    from photomanager.operations.workspace import Workspace

ROLL_BACK, TAKE_BACK = "rollback", "takeback"
# The operations that make the learner what it is; others stay.
_TEACHING = (
    tagging.KIND,
    learn.KIND,
    keywords.KIND,
    learner_exchange.KIND,
    tag_admin.KIND,
    ROLL_BACK,
)


@dataclass(frozen=True, slots=True)
class RolledBack:
    """What rolling back came to.

    Attributes:
        taken_back: Summaries of the operations, the newest first.
        skipped: One sentence for each thing that had changed since and was left alone.
        operation: UUID of the operation, None if there was nothing to take back.
    """

    taken_back: tuple[str, ...]
    skipped: tuple[str, ...]
    operation: str | None


@dataclass(frozen=True, slots=True)
class TaggerVersion:
    """One version of the rules by which the machine guesses.

    Attributes:
        name: Its name in this library.
        created_at: When it first worked here, microseconds since 1970.
        guesses: How many of the library's guesses are its work.
        taken_back: Whether they are hidden.
    """

    name: str
    created_at: int
    guesses: int
    taken_back: bool


def roll_back(workspace: Workspace, moment: datetime, *, origin: str = "window") -> RolledBack:
    """Takes back all teaching since a moment; the log of lessons keeps everything.

    What was taught, imported or done to tags since, and whether keywords may teach, is taken back,
    the newest first, exactly as so many undos would. The precision dial and skipped questions teach
    nothing and stay. So does what a photo shows: if its file was edited since, its lessons go on
    teaching the new picture. Undoing this one operation brings all of it back.

    Args:
        workspace: Library and tagger.
        moment: With its zone, else in local time.
        origin: window, cli or api.

    Raises:
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    since = round(moment.timestamp() * 1_000_000)
    tagging.bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True) as connection:
        if history.newest_since(connection, since, _TEACHING) is None:
            return RolledBack((), (), None)
        before = workspace.taggers.current(connection)
        summary = sentence(f"Rolled back to {moment:%Y-%m-%d %H:%M}")
        recorder = history.Recorder(connection, origin, ROLL_BACK, summary)
        taken, replays = _take_back(workspace, connection, recorder, since)
        brought_back = _rows(replays, "operation", "id")
        taught = lessons.tags_of(connection, {*(one.id for one in taken), *brought_back})
        photos = _rows(replays, "statement", "photo_id")
        rescored = follow_tree(connection, workspace.taggers, before, taught)
        tagging.tell(connection, recorder.operation.uuid, photos, taught, rescored, tree=True)
    return RolledBack(
        tuple(one.summary for one in taken),
        tuple(sentence for replay in replays for sentence in replay.skipped),
        recorder.operation.uuid,
    )


def _take_back(
    workspace: Workspace, connection: Connection, recorder: Recorder, since: int
) -> tuple[list[Operation], list[Replay]]:
    """Takes back one operation after the other; an earlier rollback brings up older ones."""
    taken, replays = [], []
    own = recorder.operation
    while (target := history.newest_since(connection, since, _TEACHING, own)) is not None:
        replays.append(reunion.take_back(workspace, connection, recorder, target))
        taken.append(target)
    return taken, replays


def _rows(replays: Sequence[Replay], table: str, column: str) -> set[int]:
    """One column of the keys of all rows of a table that were put back."""
    return {row[column] for replay in replays for row in replay.rows.get(table, ())}


def versions(workspace: Workspace) -> list[TaggerVersion]:
    """The versions that have worked on this library, the newest first."""
    with workspace.library.database.read() as connection:
        rows = connection.execute(
            select(
                tagger_version.c.name,
                tagger_version.c.created_at,
                func.count(machine.c.photo_id),
                tagger_version.c.retracted_at.is_not(None),
            )
            .outerjoin_from(tagger_version, machine, machine.c.version_id == tagger_version.c.id)
            .where(tagger_version.c.space_id == workspace.space_id)
            .group_by(tagger_version.c.id)
            .order_by(tagger_version.c.id.desc())
        )
        return [TaggerVersion(*row) for row in rows]


def take_back_version(workspace: Workspace, name: str, *, origin: str = "window") -> int:
    """Hides everything that one version of the tagger guessed; statements and lessons stay.

    What it guesses from now on stays hidden too, until this is undone or a newer version of
    the program scores the library.

    Args:
        workspace: Library and tagger.
        name: The version (`versions`).
        origin: window, cli or api.

    Returns:
        How many guesses are hidden; 0 if they were before.

    Raises:
        TagError: There is no such version.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    known = {one.name: one for one in versions(workspace)}
    if name not in known:
        listed = ", ".join(known) or "none has worked on this library yet"
        raise TagError(f'There is no tagger version "{name}". Known: {listed}.')
    with workspace.library.database.write(durable=True) as connection:
        row = connection.execute(
            select(tagger_version.c.id, tagger_version.c.retracted_at).where(
                tagger_version.c.space_id == workspace.space_id, tagger_version.c.name == name
            )
        ).one()
        if row.retracted_at is not None:
            return 0
        summary = sentence(f"Took back all guesses of tagger version {name}")
        recorder = history.Recorder(connection, origin, TAKE_BACK, summary)
        recorder.update(tagger_version, [{"id": row.id, "retracted_at": time.time_ns() // 1000}])
        changes.record(connection, "facts", {"all": True}, recorder.operation.uuid)
        return known[name].guesses
