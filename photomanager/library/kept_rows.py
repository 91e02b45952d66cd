"""Rows of any table by their primary keys, and as JSON: what the history keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, update

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

Row = Mapping[str, Any]
Key = tuple[Any, ...]


def key_of(table: Table, row: Row) -> Key:
    """The primary key of a row."""
    return tuple(row[column.name] for column in table.primary_key)


def rows_by_key(connection: Connection, table: Table, keys: Sequence[Key]) -> dict[Key, Row]:
    """The rows with these keys, as SQLite stores them."""
    join = " AND ".join(
        f"row.\"{column.name}\" = json_extract(wanted.value, '$[{place}]')"
        for place, column in enumerate(table.primary_key)
    )
    found = connection.exec_driver_sql(
        f'SELECT row.* FROM json_each(?) AS wanted JOIN "{table.name}" AS row ON {join}',  # noqa: S608 - names from the schema
        (json.dumps([list(key) for key in keys]),),
    )
    rows = (dict(row) for row in found.mappings().all())
    return {key_of(table, row): row for row in rows}


def update_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Changes rows; all name the same columns, those of the key among them."""
    keys = [column.name for column in table.primary_key]
    changed = [name for name in rows[0] if name not in keys]
    statement = update(table).values({name: bindparam(f"new_{name}") for name in changed})
    for name in keys:
        statement = statement.where(table.c[name] == bindparam(f"key_{name}"))
    connection.execute(
        statement,
        [
            {f"{'key' if name in keys else 'new'}_{name}": value for name, value in row.items()}
            for row in rows
        ],
    )


def delete_rows(connection: Connection, table: Table, keys: Sequence[Key]) -> None:
    """Removes the rows with these keys."""
    if not keys:
        return
    where = " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)
    connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {where}', list(keys))  # noqa: S608 - names from the schema


def packed(value: Row | list[Any]) -> str:
    """A row, or a key, as JSON."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=_bytes)


def _bytes(value: object) -> dict[str, str]:
    if not isinstance(value, bytes):
        raise TypeError(f"{value!r} cannot be kept in the history")
    return {"bytes": value.hex()}


def unpacked(text: str | None) -> Row | None:
    """The row that `packed` made the text from; None for none."""
    if text is None:
        return None
    row: dict[str, Any] = json.loads(text)
    return {
        name: bytes.fromhex(value["bytes"]) if isinstance(value, dict) else value
        for name, value in row.items()
    }
