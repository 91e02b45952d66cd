"""Numbers of rows that are never given twice.

The history names tags, photos and folders by their rows, also those that are gone. SQLite gives
the number of a deleted last row to the next one, so that undo would put back what was said of the
old one on a stranger. Here each number is handed out once; the last one of each table is kept in
`library_info`, in the transaction that uses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text
from sqlalchemy.dialects.sqlite import insert

from photomanager.library import schema
from photomanager.library.schema import library_info

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


def fresh(connection: Connection, table: Table, count: int = 1) -> range:
    """Numbers for new rows, above all that the table ever had.

    Args:
        connection: The write transaction that adds the rows.
        table: `tag`, `photo` or `root`.
        count: How many.
    """
    key = f"last_row:{table.name}"
    kept = select(library_info.c.value).where(library_info.c.key == key)
    last = connection.execute(kept).scalar_one_or_none()
    used = _in_history(connection, table) if last is None else int(last)
    newest = connection.execute(select(func.max(table.c.id))).scalar() or 0
    first = max(used, newest) + 1
    row = insert(library_info).values(key=key, value=str(first + count - 1))
    connection.execute(
        row.on_conflict_do_update(index_elements=["key"], set_={"value": row.excluded.value})
    )
    return range(first, first + count)


def _in_history(connection: Connection, table: Table) -> int:
    """The highest number that the history names: of a library from before numbers were kept."""
    places = {
        other.name: place
        for other in schema.metadata.tables.values()
        for place, column in enumerate(other.primary_key)
        if column is table.c.id or any(key.column is table.c.id for key in column.foreign_keys)
    }
    whens = " ".join(f"WHEN '{name}' THEN '$[{place}]'" for name, place in places.items())
    highest = text(
        f"SELECT max(json_extract(key, CASE entity {whens} END)) FROM operation_change"  # noqa: S608 - names from the schema
    )
    return int(connection.execute(highest).scalar() or 0)
