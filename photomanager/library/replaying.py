"""Putting the rows of an operation back, or doing them again, where they are as it left them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from photomanager.library import schema
from photomanager.library.kept_rows import (
    Key,
    Row,
    delete_rows,
    rows_by_key,
    unpacked,
    update_rows,
)
from photomanager.library.schema import operation_change
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

Change = tuple[Key, Row | None, Row | None]  # primary key, before, after

# Rows in memory at a time, twice over; an operation may change those of a whole library.
_PORTION = 5_000


@dataclass(frozen=True, slots=True)
class Replay:
    """What putting an operation back, or doing it again, came to.

    Attributes:
        rows: Key columns and values of the rows now changed, by table name.
        skipped: One sentence for each row that something else has changed meanwhile.
    """

    rows: dict[str, list[dict[str, Any]]]
    skipped: tuple[str, ...]


def replay(
    connection: Connection,
    operation_id: int,
    *,
    backwards: bool,
    log: Callable[[Table, Sequence[Change]], None] | None = None,
) -> Replay:
    """Turns the rows of an operation into what they were before it, or after it.

    Args:
        connection: A write transaction.
        operation_id: The operation.
        backwards: Whether to take it back.
        log: Is told what changed.
    """
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
    """Whether deleting a tag or a folder would take along what this operation did not bring."""
    if table not in (schema.tag, schema.root):
        return False
    found = connection.execute(
        text(
            "SELECT EXISTS (SELECT 1 FROM file WHERE root_id = :row)"
            if table is schema.root
            else "SELECT EXISTS (SELECT 1 FROM statement WHERE tag_id = :row)"
            " OR EXISTS (SELECT 1 FROM imported WHERE tag_id = :row)"
        ),
        {"row": key[0]},
    ).scalar_one()
    return bool(found)


# -- rows -------------------------------------------------------------------------------------


def _holds(current: Row | None, expected: Row | None) -> bool:
    """Whether a row is as expected in every column that the change is about."""
    if current is None or expected is None:
        return current is expected
    return all(_same(name, current[name], value) for name, value in expected.items())


def _same(name: str, current: Any, expected: Any) -> bool:
    # A folder that undo took out is kept as long from then on as one that the user takes out.
    if name == "removed_at":
        return (current is None) == (expected is None)
    return bool(current == expected)


def _told(step: _Step) -> str:
    """One sentence about a row that is no longer as the operation left it."""
    row = step.old or step.new
    assert row is not None
    match step.table:
        case "statement":
            photo_id = row["photo_id"]
            return sentence(
                f"The tag of photo id:{photo_id} has been changed since and stays as it is."
            )
        case "photo":
            photo_id = row["id"]
            return sentence(
                f"The rating of photo id:{photo_id} has been changed since and stays as it is."
            )
        case "tag":
            tag = row["name"]
            return sentence(f'The tag "{tag}" has been changed since and stays as it is.')
        case "saved_search":
            search = row["name"]
            return sentence(
                f'The saved search "{search}" has been changed since and stays as it is.'
            )
        case "root":
            return sentence("A folder has been changed since and stays as it is.")
    return sentence("Something that belongs to it has been changed since and stays as it is.")
