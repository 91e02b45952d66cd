"""The one history of a library: what was done, how to take it back, how to do it again.

An operation keeps every row it changed, before and after. Undo puts "before" back where
"after" still holds; what something else has changed meanwhile is skipped and said. Undoing is
itself an operation, so windows, command line and other processes share one history.

An undone operation can be done again until something new is done.
"""

from __future__ import annotations

import json
import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, insert, select, text, update

from photomanager.library import schema
from photomanager.library.kept_rows import (
    Key,
    Row,
    delete_rows,
    key_of,
    packed,
    rows_by_key,
    update_rows,
)
from photomanager.library.replaying import replay
from photomanager.library.schema import operation, operation_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from photomanager.library.replaying import Change, Replay

_T = TypeVar("_T")

UNDO, REDO = "undo", "redo"
# Earlier versions kept what keywords taught in the background as operations of their own.
_OF_THE_USER = (
    "kind NOT IN ('undo', 'redo') AND NOT (kind = 'keywords'"
    " AND NOT EXISTS (SELECT 1 FROM operation_change WHERE operation_id = operation.id))"
)
# Rows in memory at a time, twice over; an operation may change those of a whole library.
_PORTION = 5_000


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of the history."""

    id: int
    uuid: str
    at: int
    origin: str
    kind: str
    summary: str


class Recorder:
    """Changes rows and remembers how, as one operation.

    Args:
        connection: A write transaction.
        origin: window, cli or api.
        kind: tag, folder …
        summary: What the user reads in the menu: 'Confirmed "dog" on 3 photos'.

    Attributes:
        operation: The entry just added to the history.
    """

    def __init__(self, connection: Connection, origin: str, kind: str, summary: str) -> None:
        self._connection = connection
        self._position = 0
        self.operation = _append(connection, origin, kind, summary)

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Adds rows that were not there."""
        for some in _portions(rows):
            self._connection.execute(insert(table), [dict(row) for row in some])
            self.inserted(table, [key_of(table, row) for row in some])

    def inserted(self, table: Table, keys: Sequence[Key]) -> None:
        """Remembers rows that the caller has just added by other means."""
        for some in _portions(keys):
            after = rows_by_key(self._connection, table, some)
            self._log(table, [(key, None, after[key]) for key in some])

    def update(self, table: Table, rows: Sequence[Row]) -> None:
        """Changes rows; each mapping has the key columns and those that change."""
        for some in _portions(rows):
            keys = [key_of(table, row) for row in some]
            before = rows_by_key(self._connection, table, keys)
            update_rows(self._connection, table, some)
            after = rows_by_key(self._connection, table, keys)
            if table in (schema.photo, schema.root):
                # The indexer fills in the other columns of the same row: not this change's.
                before, after = _only(before, rows[0]), _only(after, rows[0])
            self._log(table, [(key, before[key], after[key]) for key in keys])

    def delete(self, table: Table, keys: Sequence[Key]) -> None:
        """Removes rows by their primary keys."""
        for some in _portions(keys):
            before = rows_by_key(self._connection, table, some)
            delete_rows(self._connection, table, some)
            self._log(table, [(key, before[key], None) for key in some])

    def take_back(self, target: Operation) -> Replay:
        """Takes an earlier operation back as a part of this one.

        Its lessons are no longer active; undoing this operation brings all of it back.
        """
        done = replay(self._connection, target.id, backwards=True, log=self._log)
        self.update(operation, [{"id": target.id, "undone_by": self.operation.uuid}])
        return done

    def do_again(self, target: Operation) -> Replay:
        """Does an undone operation again; what its undo changed beyond it is put back, too."""
        step = _one(
            self._connection,
            "SELECT id, uuid, at, origin, kind, summary FROM operation"
            " WHERE uuid = (SELECT undone_by FROM operation WHERE id = :target)"
            " AND EXISTS (SELECT 1 FROM operation_change WHERE operation_id = operation.id)",
            {"target": target.id},
        )
        if step is None:
            done = replay(self._connection, target.id, backwards=False)
        else:
            done = replay(self._connection, step.id, backwards=True)
            _set_undone(self._connection, step.id, self.operation.uuid)
        _set_undone(self._connection, target.id, None)
        return done

    def _log(self, table: Table, changes: Sequence[Change]) -> None:
        _log(self._connection, self.operation.id, self._position, table, changes)
        self._position += len(changes)


def _portions(rows: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for first in range(0, len(rows), _PORTION):
        yield rows[first : first + _PORTION]


def _log(
    connection: Connection,
    operation_id: int,
    first: int,
    table: Table,
    changes: Sequence[Change],
) -> None:
    """Keeps how rows changed, at the positions from `first` on."""
    rows = [
        {
            "operation_id": operation_id,
            "position": first + place,
            "entity": table.name,
            "key": packed(list(key)),
            "before": None if before is None else packed(before),
            "after": None if after is None else packed(after),
        }
        for place, (key, before, after) in enumerate(changes)
    ]
    if rows:
        connection.execute(insert(operation_change), rows)


def add_belatedly(
    connection: Connection, operation_id: int, table: Table, rows: Sequence[Row]
) -> None:
    """Adds rows that follow from an earlier operation, so that undoing it takes them along.

    Args:
        connection: A write transaction.
        operation_id: The operation, which still holds.
        table: Where the rows go; they are not there yet.
        rows: The rows.
    """
    connection.execute(insert(table), [dict(row) for row in rows])
    last = select(func.max(operation_change.c.position)).where(
        operation_change.c.operation_id == operation_id
    )
    first = (connection.execute(last).scalar() or 0) + 1
    keys = [key_of(table, row) for row in rows]
    after = rows_by_key(connection, table, keys)
    changes = [(key, None, after[key]) for key in keys]
    _log(connection, operation_id, first, table, changes)


def next_undo(connection: Connection) -> Operation | None:
    """The operation that undo would take back: the newest that still holds."""
    return _one(
        connection,
        "SELECT id, uuid, at, origin, kind, summary FROM operation"  # noqa: S608 - a constant
        f" WHERE {_OF_THE_USER} AND undone_by IS NULL ORDER BY id DESC LIMIT 1",
    )


def newest_since(
    connection: Connection, moment: int, kinds: Sequence[str], before: Operation | None = None
) -> Operation | None:
    """The newest operation of these kinds since a moment, and before another, that still holds."""
    return _one(
        connection,
        "SELECT id, uuid, at, origin, kind, summary FROM operation"
        " WHERE undone_by IS NULL AND at > :moment AND (:before IS NULL OR id < :before)"
        " AND kind IN (SELECT value FROM json_each(:kinds)) ORDER BY id DESC LIMIT 1",
        {
            "moment": moment,
            "before": None if before is None else before.id,
            "kinds": json.dumps(list(kinds)),
        },
    )


def last_change(connection: Connection, table: Table, key: Key) -> Operation | None:
    """The newest operation of the user's that still holds and changed this row."""
    return _one(
        connection,
        "SELECT id, uuid, at, origin, kind, summary FROM operation"
        " JOIN operation_change ON operation_id = operation.id"
        " WHERE undone_by IS NULL AND kind NOT IN ('undo', 'redo')"
        " AND entity = :table AND key = :key ORDER BY id DESC LIMIT 1",
        {"table": table.name, "key": packed(list(key))},
    )


def next_redo(connection: Connection) -> Operation | None:
    """The operation that redo would do again: the last undone, if nothing new came since."""
    return _one(
        connection,
        "SELECT o.id, o.uuid, o.at, o.origin, o.kind, o.summary FROM operation o"  # noqa: S608 - a constant
        " JOIN operation u ON u.uuid = o.undone_by"
        " WHERE o.kind NOT IN ('undo', 'redo')"
        f" AND u.id > (SELECT coalesce(max(id), 0) FROM operation WHERE {_OF_THE_USER})"
        " ORDER BY o.id LIMIT 1",
    )


def undoing(connection: Connection, target: Operation, origin: str) -> Recorder:
    """The start of an undo that changes more than the operation it takes back did.

    The caller takes the operation back with it; redo then puts back every row that it keeps.
    """
    return Recorder(connection, origin, UNDO, _summary(UNDO, target))


def undo(connection: Connection, target: Operation, origin: str) -> tuple[Operation, Replay]:
    """Takes an operation back; lessons that belong to it are no longer active."""
    step = _append(connection, origin, UNDO, _summary(UNDO, target))
    done = replay(connection, target.id, backwards=True)
    _set_undone(connection, target.id, step.uuid)
    return step, done


def redoing(connection: Connection, target: Operation, origin: str) -> Recorder:
    """The start of a redo; the caller lets it do the operation again."""
    return Recorder(connection, origin, REDO, _summary(REDO, target))


def redo(connection: Connection, target: Operation, origin: str) -> tuple[Operation, Replay]:
    """Does an undone operation again, with the same rows."""
    recorder = redoing(connection, target, origin)
    return recorder.operation, recorder.do_again(target)


def _summary(kind: str, target: Operation) -> str:
    return f"{kind.capitalize()}: {target.summary}"


def _append(connection: Connection, origin: str, kind: str, summary: str) -> Operation:
    newest = connection.execute(text("SELECT max(at) FROM operation")).scalar()
    # Later than every other, whatever the clock says: "the newest statement" must mean
    # the last one said.
    at = max(time.time_ns() // 1000, (newest or 0) + 1)
    name = str(uuid.uuid4())
    added = connection.execute(
        insert(operation).values(uuid=name, at=at, origin=origin, kind=kind, summary=summary)
    )
    assert added.inserted_primary_key is not None
    return Operation(int(added.inserted_primary_key[0]), name, at, origin, kind, summary)


def _one(
    connection: Connection, statement: str, values: Mapping[str, Any] | None = None
) -> Operation | None:
    row = connection.execute(text(statement), values).one_or_none()
    return None if row is None else Operation(*row)


def _set_undone(connection: Connection, operation_id: int, undone_by: str | None) -> None:
    connection.execute(
        update(operation).where(operation.c.id == operation_id).values(undone_by=undone_by)
    )


def _only(rows: Mapping[Key, Row], wanted: Row) -> dict[Key, Row]:
    """The rows with these columns alone."""
    return {key: {name: row[name] for name in wanted} for key, row in rows.items()}
