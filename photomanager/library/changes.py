"""The change feed: how open windows and other processes learn what a commit changed.

Every write transaction appends one row or a few. Kinds: photos, facts, tags, learner,
roots, problems, settings, searches. A payload names ids, e.g. ``{"photos": [1, 2]}``, or says
``{"all": true}``: reload everything of that kind.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, get_args

from sqlalchemy import delete, insert, select

from photomanager.library.schema import change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from photomanager.library.database import Database

ChangeKind = Literal[
    "photos", "facts", "tags", "learner", "roots", "problems", "settings", "searches"
]
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)

# A reader that must reload more rows than this reloads everything just as fast.
MOST_IDS = 1_000
# A reader that slept through more than this many changes reloads everything.
KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the feed.

    Attributes:
        seq: Grows with every entry.
        kind: What sort of thing changed.
        payload: The ids concerned, or ``{"all": True}``.
        operation_uuid: The user's operation behind it, so that a window knows its own echo.
    """

    seq: int
    kind: str
    payload: dict[str, Any]
    operation_uuid: str | None


def record(
    connection: Connection,
    kind: ChangeKind,
    payload: Mapping[str, Any],
    operation_uuid: str | None = None,
) -> int:
    """Appends one entry in the caller's write transaction and returns its number.

    Lists of more than `MOST_IDS` ids turn the payload into ``{"all": true}``.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind of change: {kind}")
    told = dict(payload)
    if any(isinstance(value, list | tuple) and len(value) > MOST_IDS for value in told.values()):
        told = {"all": True}
    added = connection.execute(
        insert(change).values(
            at=time.time_ns() // 1000,
            kind=kind,
            operation_uuid=operation_uuid,
            payload=json.dumps(told, separators=(",", ":")),
        )
    )
    assert added.inserted_primary_key is not None
    seq = int(added.inserted_primary_key[0])
    connection.execute(delete(change).where(change.c.seq <= seq - KEPT))
    return seq


def last_seq(connection: Connection) -> int:
    """The number of the newest entry, 0 before the first."""
    newest = connection.execute(
        select(change.c.seq).order_by(change.c.seq.desc()).limit(1)
    ).scalar_one_or_none()
    return int(newest or 0)


def last_time(connection: Connection) -> datetime | None:
    """When the newest entry was made, None before the first."""
    newest = connection.execute(
        select(change.c.at).order_by(change.c.seq.desc()).limit(1)
    ).scalar_one_or_none()
    return None if newest is None else datetime.fromtimestamp(newest / 1e6, UTC)


class ChangeReader:
    """Reads what was committed since it was made, by any thread and process.

    Use it from one thread at a time; `poll` costs some ten microseconds while nothing happens.

    Args:
        database: The library's database.

    Raises:
        LibraryError: When disk or file are at fault.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        # PRAGMA data_version compares with what this very connection saw last.
        self._connection = database.private()
        self._version = self._data_version()
        self._seq = self._newest()

    def last_seq(self) -> int:
        """The number of the newest entry this reader has returned or skipped."""
        return self._seq

    def poll(self) -> list[Change]:
        """The entries since the last call, oldest first.

        A reader that slept through more entries than are kept gets one entry
        ``{"all": True}`` for each kind.
        """
        with self._database.worded():
            version = self._data_version()
            if version == self._version:
                return []
            self._version = version
            rows = self._connection.execute(
                "SELECT seq, kind, payload, operation_uuid FROM change WHERE seq > ? ORDER BY seq",
                (self._seq,),
            ).fetchall()
        if not rows:
            return []
        missed = rows[0][0] > self._seq + 1
        self._seq = rows[-1][0]
        if missed:
            return [Change(self._seq, kind, {"all": True}, None) for kind in KINDS]
        return [Change(seq, kind, json.loads(text), uuid) for seq, kind, text, uuid in rows]

    def close(self) -> None:
        """Gives the connection back; the reader is of no use afterwards."""
        self._connection.close()

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _newest(self) -> int:
        row = self._connection.execute("SELECT max(seq) FROM change").fetchone()
        return int(row[0] or 0)
