"""Rating, label and pick of photos that the user has marked: what their files say is not lost.

Once the user sets one of the three, what the file says of itself does not count for them. The
history keeps it, as what the user's first mark replaced, and follows the file: so undo shows what
the file says now, not what it said when the photo was marked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select, text, update

from photomanager.library.kept_rows import packed, unpacked
from photomanager.library.query_tags import one_of
from photomanager.library.schema import operation_change, photo

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection

KIND = "mark"  # of the operations that mark photos
# What both the file and the user say of a photo; the user's word holds.
MARKS = frozenset({"rating", "label", "pick"})


def of_files(connection: Connection, photo_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """What the files of marked photos said of the three when they were read last, by photo."""
    return {
        photo_id: {name: first.before[name] for name in MARKS}
        for photo_id, first in _firsts(connection, photo_ids).items()
    }


def follow_files(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keeps what files say now of photos that are marked; undo will show it.

    Args:
        connection: A write transaction.
        rows: `photo_id` and the columns that come from the file, of each.
    """
    said = {
        int(row["photo_id"]): {name: row[name] for name in MARKS}
        for row in rows
        if MARKS.issubset(row)
    }
    changes = [
        {
            "of": first.operation_id,
            "at": first.position,
            "new_before": packed({**first.before, **said[photo_id]}),
            "new_after": packed(first.after),
        }
        for photo_id, first in _firsts(connection, said).items()
        if said[photo_id].items() - first.before.items()
    ]
    if changes:
        connection.execute(
            update(operation_change)
            .where(operation_change.c.operation_id == bindparam("of"))
            .where(operation_change.c.position == bindparam("at"))
            .values(before=bindparam("new_before"), after=bindparam("new_after")),
            changes,
        )


class _First(NamedTuple):
    """The change by which a photo was first marked, with all three before and after it."""

    operation_id: int
    position: int
    before: dict[str, Any]
    after: dict[str, Any]


def _firsts(connection: Connection, photo_ids: Collection[int]) -> dict[int, _First]:
    """The first marks that hold of those of the photos that are marked."""
    columns = select(photo.c.id, *(photo.c[name] for name in sorted(MARKS)))
    marked = columns.where(photo.c.marked_at.is_not(None), one_of(photo.c.id, list(photo_ids)))
    current = {row["id"]: row for row in connection.execute(marked).mappings()}
    if not current:
        return {}
    found: dict[int, _First] = {}
    missing: dict[int, set[str]] = {}  # what the first mark left alone, until a later one sets it
    keys = json.dumps([packed([photo_id]) for photo_id in current])
    for change in connection.execute(_CHANGES, {"kind": KIND, "keys": keys}):
        before, after = unpacked(change.before), unpacked(change.after)
        assert before is not None
        assert after is not None
        photo_id = before["id"]
        if photo_id not in found:
            first = _First(change.operation_id, change.position, {**before}, {**after})
            found[photo_id], missing[photo_id] = first, {*MARKS - before.keys()}
        for name in missing[photo_id] & before.keys():
            _complete(found[photo_id], name, before[name])
        missing[photo_id] -= before.keys()
    for photo_id, names in missing.items():
        for name in names:
            _complete(found[photo_id], name, current[photo_id][name])
    return {one: first for one, first in found.items() if first.before["marked_at"] is None}


def _complete(first: _First, name: str, value: object) -> None:
    first.before[name] = first.after[name] = value


_CHANGES = text(
    "SELECT operation_id, position, before, after FROM operation"
    " JOIN operation_change ON operation_id = operation.id"
    " WHERE kind = :kind AND undone_by IS NULL AND entity = 'photo'"
    " AND key IN (SELECT value FROM json_each(:keys)) ORDER BY operation_id, position"
)
