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
from sqlalchemy.exc import IntegrityError

from photomanager.library import schema
from photomanager.library.kept_rows import (
    Key,
    Row,
    delete_rows,
    key_of,
    packed,
    rows_by_key,
    unpacked,
    update_rows,
)
from photomanager.library.schema import operation, operation_change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

_Change = tuple[Key, Row | None, Row | None]  # primary key, before, after

_T = TypeVar("_T")

UNDO, REDO = "undo", "redo"
# Rows in memory at a time, twice over; an operation may change those of a whole library.
_PORTION = 5_000

_NAMES = {
    "statement": "The tag of photo id:{photo_id}",
    "tag": 'The tag "{name}"',
    "photo": "The rating of photo id:{id}",
    "saved_search": 'The saved search "{name}"',
    "root": "The place of folder {id}",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of the history."""

    id: int
    uuid: str
    at: int
    origin: str
    kind: str
    summary: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What putting an operation back, or doing it again, came to.

    Attributes:
        rows: Key columns and values of the rows now changed, by table name.
        skipped: One sentence for each row that something else has changed meanwhile.
    """

    rows: dict[str, list[dict[str, Any]]]
    skipped: tuple[str, ...]


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
        replay = _replay(self._connection, target.id, backwards=True, log=self._log)
        self.update(operation, [{"id": target.id, "undone_by": self.operation.uuid}])
        return replay

    def _log(self, table: Table, changes: Sequence[_Change]) -> None:
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
    changes: Sequence[_Change],
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
        "SELECT id, uuid, at, origin, kind, summary FROM operation"
        " WHERE kind NOT IN ('undo', 'redo') AND undone_by IS NULL ORDER BY id DESC LIMIT 1",
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


def next_redo(connection: Connection) -> Operation | None:
    """The operation that redo would do again: the last undone, if nothing new came since."""
    return _one(
        connection,
        "SELECT o.id, o.uuid, o.at, o.origin, o.kind, o.summary FROM operation o"
        " JOIN operation u ON u.uuid = o.undone_by"
        " WHERE u.id > (SELECT coalesce(max(id), 0) FROM operation"
        "  WHERE kind NOT IN ('undo', 'redo')) ORDER BY o.id LIMIT 1",
    )


def undo(connection: Connection, target: Operation, origin: str) -> tuple[Operation, Replay]:
    """Takes an operation back; lessons that belong to it are no longer active."""
    step = _append(connection, origin, UNDO, f"Undo: {target.summary}")
    replay = _replay(connection, target.id, backwards=True)
    _set_undone(connection, target.id, step.uuid)
    return step, replay


def redo(connection: Connection, target: Operation, origin: str) -> tuple[Operation, Replay]:
    """Does an undone operation again, with the same rows."""
    step = _append(connection, origin, REDO, f"Redo: {target.summary}")
    replay = _replay(connection, target.id, backwards=False)
    _set_undone(connection, target.id, None)
    return step, replay


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


# -- putting rows back ------------------------------------------------------------------------


def _replay(
    connection: Connection,
    operation_id: int,
    *,
    backwards: bool,
    log: Callable[[Table, Sequence[_Change]], None] | None = None,
) -> Replay:
    rows: dict[str, list[dict[str, Any]]] = {}
    skipped: list[str] = []
    for run in _runs(_changes(connection, operation_id, backwards), backwards=backwards):
        table = schema.metadata.tables[run[0].table]
        names = [column.name for column in table.primary_key]
        current = rows_by_key(connection, table, [step.key for step in run])
        due = [step for step in run if _holds(current.get(step.key), step.old)]
        done = (
            due
            if _put(connection, table, due)
            else [step for step in due if _put(connection, table, [step])]
        )
        if log is not None:
            log(table, [(step.key, step.old, step.new) for step in done])
        keys = {step.key for step in done}
        rows.setdefault(table.name, []).extend(
            dict(zip(names, step.key, strict=True)) for step in done
        )
        skipped.extend(_told(step) for step in run if step.key not in keys)
    return Replay(rows, tuple(skipped))


@dataclass(frozen=True, slots=True)
class _Step:
    """One row to turn from what it should be into what it shall be; None: not there."""

    table: str
    key: Key
    old: Row | None
    new: Row | None


def _changes(connection: Connection, operation_id: int, backwards: bool) -> Iterator[Any]:
    """The rows of `operation_change`, from the last to the first if `backwards`."""
    position = operation_change.c.position
    pages = select(operation_change).where(operation_change.c.operation_id == operation_id)
    pages = pages.order_by(position.desc() if backwards else position).limit(_PORTION)
    page = connection.execute(pages).all()
    while page:
        yield from page
        end = page[-1].position
        beyond = position < end if backwards else position > end
        page = connection.execute(pages.where(beyond)).all()


def _runs(changes: Iterable[Any], *, backwards: bool) -> Iterator[list[_Step]]:
    """Neighbouring steps of one table and one kind, each row once: they go in one statement."""
    run: list[_Step] = []
    last, seen = None, set[Key]()
    for change in changes:
        old, new = unpacked(change.before), unpacked(change.after)
        if backwards:
            old, new = new, old
        step = _Step(change.entity, tuple(json.loads(change.key)), old, new)
        kind = (step.table, old is None, None if new is None else tuple(new))
        if run and (kind != last or step.key in seen or len(run) == _PORTION):
            yield run
            run, seen = [], set()
        last = kind
        run.append(step)
        seen.add(step.key)
    if run:
        yield run


def _put(connection: Connection, table: Table, steps: Sequence[_Step]) -> bool:
    """Does all steps of a run, or none and returns False if rows elsewhere are in the way."""
    try:
        with connection.begin_nested():
            gone = [step.key for step in steps if step.new is None]
            if any(_leaned_on(connection, table, key) for key in gone):
                return False
            delete_rows(connection, table, gone)
            there = [dict(step.new) for step in steps if step.new is not None]
            if there and steps[0].old is None:
                connection.execute(insert(table), there)
            elif there:
                update_rows(connection, table, there)
    except IntegrityError:
        return False
    return True


def _leaned_on(connection: Connection, table: Table, key: Key) -> bool:
    """Whether deleting a tag would take statements or keywords of other origin with it."""
    if table is not schema.tag:
        return False
    found = connection.execute(
        text(
            "SELECT EXISTS (SELECT 1 FROM statement WHERE tag_id = :tag)"
            " OR EXISTS (SELECT 1 FROM imported WHERE tag_id = :tag)"
        ),
        {"tag": key[0]},
    ).scalar_one()
    return bool(found)


# -- rows -------------------------------------------------------------------------------------


def _holds(current: Row | None, expected: Row | None) -> bool:
    """Whether a row is as expected in every column that the change is about."""
    if current is None or expected is None:
        return current is expected
    return all(current[name] == value for name, value in expected.items())


def _only(rows: Mapping[Key, Row], wanted: Row) -> dict[Key, Row]:
    """The rows with these columns alone."""
    return {key: {name: row[name] for name in wanted} for key, row in rows.items()}


def _told(step: _Step) -> str:
    """One sentence about a row that is no longer as the operation left it."""
    row = step.old or step.new
    assert row is not None
    named = _NAMES.get(step.table, f"A row of {step.table}").format(**row)
    return f"{named} has been changed since and stays as it is."
