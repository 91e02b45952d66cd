"""Searches that the user gave a name to, in the order of the sidebar.

They are truth: changed through `history.Recorder`, so that undo brings them back.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from photomanager.library.schema import saved_search
from photomanager.library.tags import clean, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from photomanager.library.history import Recorder


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name; `query` is in the query language."""

    uuid: str
    name: str
    query: str


def all_searches(connection: Connection) -> list[SavedSearch]:
    """Every saved search, in the user's order."""
    columns = (saved_search.c.uuid, saved_search.c.name, saved_search.c.query)
    rows = connection.execute(
        select(*columns).order_by(saved_search.c.position, saved_search.c.name)
    )
    return [SavedSearch(*row) for row in rows]


def by_uuid(connection: Connection, wanted: str) -> SavedSearch | None:
    """One saved search, None if there is none."""
    return next((one for one in all_searches(connection) if one.uuid == wanted), None)


def by_name(connection: Connection, name: str) -> SavedSearch | None:
    """The saved search called so, whatever the case; None if there is none."""
    found = select(saved_search.c.uuid).where(saved_search.c.normal == normal(name))
    known = connection.execute(found).scalar_one_or_none()
    return None if known is None else by_uuid(connection, known)


def add(connection: Connection, recorder: Recorder, name: str, query: str) -> SavedSearch:
    """Adds a search below the others."""
    last = connection.execute(select(func.max(saved_search.c.position))).scalar_one_or_none()
    made = SavedSearch(str(uuid.uuid4()), clean(name), query)
    row = {
        "uuid": made.uuid,
        "name": made.name,
        "normal": normal(name),
        "query": query,
        "position": 0 if last is None else last + 1,
    }
    recorder.insert(saved_search, [row])
    return made


def change(recorder: Recorder, wanted: str, *, name: str, query: str) -> None:
    """Gives a search another name and text."""
    row = {"uuid": wanted, "name": clean(name), "normal": normal(name), "query": query}
    recorder.update(saved_search, [row])


def remove(recorder: Recorder, wanted: str) -> None:
    """Takes a search away."""
    recorder.delete(saved_search, [(wanted,)])


def order(recorder: Recorder, wanted: Sequence[str]) -> None:
    """Puts the searches into this order."""
    rows = [{"uuid": one, "position": place} for place, one in enumerate(wanted)]
    recorder.update(saved_search, rows)
