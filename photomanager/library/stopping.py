"""Work inside SQLite that can be ended from outside while it runs."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

# Between two questions; some milliseconds of SQLite's work.
_INSTRUCTIONS = 50_000


@contextmanager
def stoppable(
    connection: Connection | sqlite3.Connection, go_on: Callable[[], None] | None
) -> Iterator[None]:
    """Has SQLite ask now and then, within its statements, whether to go on.

    Around everything that a transaction does, so that ending it leaves nothing half done.

    Args:
        connection: Where the statements run; in one thread.
        go_on: What is asked; what it raises ends the statement at hand, and leaves the block.
            None asks nothing.
    """
    if go_on is None:
        yield
        return
    go_on()
    raised: list[BaseException] = []

    def ask() -> bool:
        try:
            go_on()
        except BaseException as error:  # noqa: BLE001 - SQLite would drop it; raised below
            raised.append(error)
        return bool(raised)

    raw = connection
    if not isinstance(raw, sqlite3.Connection):
        driver = raw.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        raw = driver
    raw.set_progress_handler(ask, _INSTRUCTIONS)
    try:
        yield
    except (DBAPIError, sqlite3.OperationalError):
        if raised:
            raise raised[0] from None
        raise
    finally:
        raw.set_progress_handler(None, 0)
