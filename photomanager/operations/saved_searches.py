"""Naming searches: save, rename, delete, reorder; each can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.errors import SavedSearchError
from photomanager.library import changes, history, saved_searches
from photomanager.library.query_parser import parse
from photomanager.library.saved_searches import SavedSearch
from photomanager.library.tags import clean
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from photomanager.library.history import Recorder
    from photomanager.operations.workspace import Workspace

__all__ = ["SavedSearch", "delete", "rename", "reorder", "save", "searches"]

KIND = "search"


def searches(workspace: Workspace) -> list[SavedSearch]:
    """Every saved search, in the user's order.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        return saved_searches.all_searches(connection)


def save(workspace: Workspace, name: str, query: str, *, origin: str = "window") -> SavedSearch:
    """Gives a search a name; one that is called so already finds this from now on.

    Raises:
        QueryError: The text cannot be understood.
        TagError: The name is empty or too long.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    parse(query)
    shown = clean(name)
    with workspace.library.database.write(durable=True) as connection:
        known = saved_searches.by_name(connection, shown)
        if known is not None and known.query == query:
            return known
        recorder = _recorder(connection, origin, sentence(f'Saved the search "{shown}"'))
        if known is None:
            return saved_searches.add(connection, recorder, shown, query)
        saved_searches.change(recorder, known.uuid, name=shown, query=query)
        return SavedSearch(known.uuid, shown, query)


def rename(workspace: Workspace, uuid: str, name: str, *, origin: str = "window") -> None:
    """Gives a saved search another name.

    Raises:
        SavedSearchError: It is gone, or another one is called so.
        TagError: The name is empty or too long.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    shown = clean(name)
    with workspace.library.database.write(durable=True) as connection:
        known = _known(connection, uuid)
        taken = saved_searches.by_name(connection, shown)
        if taken is not None and taken.uuid != uuid:
            raise SavedSearchError(
                f'There is a saved search "{taken.name}" already. Choose another name.'
            )
        if shown != known.name:
            summary = sentence(f'Renamed the search "{known.name}" to "{shown}"')
            recorder = _recorder(connection, origin, summary)
            saved_searches.change(recorder, uuid, name=shown, query=known.query)


def delete(workspace: Workspace, uuid: str, *, origin: str = "window") -> None:
    """Takes a saved search away; the photos stay.

    Raises:
        SavedSearchError: It is gone already.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    with workspace.library.database.write(durable=True) as connection:
        known = _known(connection, uuid)
        recorder = _recorder(connection, origin, sentence(f'Deleted the search "{known.name}"'))
        saved_searches.remove(recorder, uuid)


def reorder(workspace: Workspace, uuids: Sequence[str], *, origin: str = "window") -> None:
    """Puts the saved searches into this order; those not named keep theirs, below.

    Raises:
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    with workspace.library.database.write(durable=True) as connection:
        before = [one.uuid for one in saved_searches.all_searches(connection)]
        named = [one for one in dict.fromkeys(uuids) if one in before]
        wanted = named + [one for one in before if one not in named]
        if wanted != before:
            recorder = _recorder(connection, origin, sentence("Moved a saved search"))
            saved_searches.order(recorder, wanted)


def _known(connection: Connection, uuid: str) -> SavedSearch:
    found = saved_searches.by_uuid(connection, uuid)
    if found is None:
        raise SavedSearchError("This saved search is no longer there. Undo brings it back.")
    return found


def _recorder(connection: Connection, origin: str, summary: str) -> Recorder:
    recorder = history.Recorder(connection, origin, KIND, summary)
    changes.record(connection, "searches", {"all": True}, recorder.operation.uuid)
    return recorder
