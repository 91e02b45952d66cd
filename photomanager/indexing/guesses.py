"""Rows of the table `machine`: reading them as arrays, writing only what differs."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Integer, case, literal_column, select, tuple_

from photomanager.library.query_tags import columns, one_of
from photomanager.library.schema import machine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection

    Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Guesses:
    """Some rows of `machine`, in the order of the table: by tag and photo.

    Attributes:
        rows: int64[m, 5]: photo, tag, confidence per 10,000, automatic, via (0 for none).
    """

    rows: NDArray[np.int64]

    @classmethod
    def of(cls, *fields: NDArray[np.generic]) -> Guesses:
        """From the five columns, in any order of rows."""
        # Column by column in memory, for that is how they are compared.
        rows = np.stack([field.astype(np.int64) for field in fields]).T
        keys = _keys(rows)
        return cls(rows if (np.diff(keys) > 0).all() else rows[np.argsort(keys)])

    @property
    def photos(self) -> Ids:
        """int64[m], ascending within each tag."""
        return self.rows[:, 0]

    @property
    def confidences(self) -> NDArray[np.int64]:
        """int64[m], per 10,000."""
        return self.rows[:, 2]

    def of_photos(self, photo_ids: Ids) -> Guesses:
        """Only the rows of these photos."""
        wanted = np.zeros(1 + max(self.photos.max(initial=0), photo_ids.max(initial=0)), np.bool_)
        wanted[photo_ids] = True
        return Guesses(self.rows[wanted[self.photos]])


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """What one writing changed.

    Attributes:
        steps: int64[m, 4], a row for each row written or removed: photo, tag, the larger of its
            confidences before and after, and whether `automatic` became another.
        suggestions_added: New rows that are not sure.
        automatic_added: Rows that are sure and were not.
    """

    steps: NDArray[np.int64]
    suggestions_added: int
    automatic_added: int

    @property
    def rows(self) -> int:
        """Rows written or removed."""
        return len(self.steps)


def of_tags(
    connection: Connection,
    tag_ids: Sequence[int],
    photo_ids: Ids | None = None,
    *,
    via: bool = True,
) -> Guesses:
    """The rows of these tags, on all photos or on some.

    Args:
        connection: A view of the library.
        tag_ids: The tags.
        photo_ids: The photos, by default all.
        via: Whether to read `via` too; it is 0 otherwise.
    """
    if photo_ids is not None and len(photo_ids) <= _FEW_PHOTOS:
        # The plus keeps SQLite from walking all rows of a tag for every photo; and in the index
        # it sees of which tags they are, before it looks a row up.
        row = machine.alias("row")
        these = select(row.c.tag_id, row.c.photo_id).where(
            one_of(row.c.photo_id, photo_ids.tolist()),
            one_of(literal_column("+row.tag_id", Integer), tag_ids),
        )
        return _read(connection, tuple_(machine.c.tag_id, machine.c.photo_id).in_(these), via=via)
    only = tag_ids[0] if len(tag_ids) == 1 else None
    found = _read(connection, one_of(machine.c.tag_id, tag_ids), via=via, only=only)
    return found if photo_ids is None else found.of_photos(photo_ids)


def of_photos(connection: Connection, photo_ids: Ids) -> Guesses:
    """All rows of these photos."""
    return _read(connection, one_of(machine.c.photo_id, photo_ids.tolist()))


def write(
    connection: Connection, old: Guesses, new: Guesses, version: int, *, whole: bool = False
) -> Difference:
    """Turns the rows `old`, as read from the table, into `new`.

    Args:
        connection: A write transaction.
        old: What the table has of the photos and tags in question.
        new: What it shall have of them.
        version: The row of `tagger_version` that stands behind new and changed rows.
        whole: Whether these are all rows of one tag.
    """
    keys_old, keys_new = _keys(old.rows), _keys(new.rows)
    known, before = np.zeros(len(keys_new), np.bool_), np.zeros_like(new.rows)
    stays = np.zeros(len(keys_old), np.bool_)
    if len(keys_old):
        place = np.minimum(np.searchsorted(keys_old, keys_new), len(keys_old) - 1)
        known = keys_old[place] == keys_new
        np.multiply(old.rows.T.take(place, axis=1), known, out=before.T)
        stays[place[known]] = True
    differs = ~known | (before != new.rows).any(axis=1)
    turned = before[:, 3] != new.rows[:, 3]
    gone = old.rows[~stays]
    _run(connection, _DELETE, gone[:, :2])
    adjusted = differs & known & ~turned
    if whole and adjusted.sum() * _WORTH_A_WALK > len(old.rows):
        walked = adjusted & (before[:, 4] == new.rows[:, 4])
        _walk(connection, old, new.photos[walked], new.confidences[walked], version)
        adjusted &= ~walked
    _run(connection, _ADJUST, new.rows[adjusted], version)
    _run(connection, _UPSERT, new.rows[differs & (~known | turned)], version)
    larger = np.maximum(before[:, 2], new.confidences)
    steps = [one[differs] for one in (*new.rows.T[:2], larger, turned)]
    return Difference(
        steps=np.concatenate([steps, gone.T[:4]], axis=1).T,
        suggestions_added=int((~known & (new.rows[:, 3] == 0)).sum()),
        automatic_added=int((turned & (new.rows[:, 3] == 1)).sum()),
    )


def photos_of(differences: Sequence[Difference]) -> Ids:
    """int64: the photos of which any row changed, ascending, each once."""
    return _each_once(_steps(differences)[:, 0])


def unsettled(above: Guesses, below: Sequence[Difference]) -> Ids:
    """Photos on which a tag must be looked at again because a tag below it changed.

    A row of a child says nothing new about its parent if it stays below the parent's confidence,
    before and after, and its `automatic` stays.

    Args:
        above: All rows that the tag above has of the changed photos.
        below: What changed below it.
    """
    steps = _steps(below)
    confidence = np.zeros(1 + max(steps[:, 0].max(initial=0), above.photos.max(initial=0)))
    confidence[above.photos] = above.confidences
    matters = (steps[:, 2] >= confidence[steps[:, 0]]) | (steps[:, 3] == 1)
    return _each_once(steps[matters, 0])


# Up to so many photos, looking each up is faster than reading all rows of the tags.
_FEW_PHOTOS = 2_000

_DELETE = "DELETE FROM machine WHERE photo_id = ?1 AND tag_id = ?2"
_UPSERT = (
    "INSERT INTO machine (photo_id, tag_id, confidence, automatic, via_tag_id, version_id)"
    " VALUES (?1, ?2, ?3, ?4, nullif(?5, 0), ?6) ON CONFLICT (tag_id, photo_id) DO UPDATE SET"
    " confidence = excluded.confidence, automatic = excluded.automatic,"
    " via_tag_id = excluded.via_tag_id, version_id = excluded.version_id"
)
# What most rows need after a lesson. `automatic` is not named, so its index is not touched.
_ADJUST = (
    "UPDATE machine SET confidence = ?3, via_tag_id = nullif(?5, 0), version_id = ?6"
    " WHERE photo_id = ?1 AND tag_id = ?2 AND automatic = ?4"
)


# The same for many rows of one tag that differ in nothing but confidence, in one walk over all of
# them: finding a row by its key takes as long as walking over five. Rows that stay as they are
# are written again, which is quicker than to ask of every row whether it does.
_WALK = "UPDATE machine SET confidence = adjusted(photo_id), version_id = ?1 WHERE tag_id = ?2"
_WORTH_A_WALK = 5


def _walk(
    connection: Connection, old: Guesses, photos: Ids, confidences: NDArray[np.int64], version: int
) -> None:
    """Gives rows of a tag their new confidence.

    Args:
        connection: A write transaction.
        old: All rows that the table has of the tag, or had a moment ago; at least one.
        photos: int64[n], of some of them.
        confidences: int64[n], what they shall have.
        version: The row of `tagger_version`.
    """
    adjusted = np.zeros(1 + int(old.photos[-1]), np.int64)
    adjusted[old.photos] = old.confidences
    adjusted[photos] = confidences
    raw = _sqlite(connection)
    raw.create_function("adjusted", 1, adjusted.data.__getitem__, deterministic=True)
    try:
        raw.execute(_WALK, (version, int(old.rows[0, 1])))
    finally:
        raw.create_function("adjusted", 1, None)


def _run(
    connection: Connection, statement: str, rows: NDArray[np.int64], version: int | None = None
) -> None:
    """Runs a statement for every row, past SQLAlchemy, which would copy them one by one."""
    if len(rows):
        columns: list[list[int]] = rows.T.tolist()
        if version is not None:
            columns.append([version] * len(rows))
        _sqlite(connection).executemany(statement, zip(*columns, strict=True))


def _sqlite(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def _read(
    connection: Connection,
    *conditions: ColumnElement[bool],
    via: bool = True,
    only: int | None = None,
) -> Guesses:
    """Rows; without `via`, and without asking for the tag, if it is `only` this one.

    SQLite takes longer to hand a number over than to find it, so three travel as one, and of
    `via`, which few rows have, only what there is.
    """
    one = machine.c
    fields = [one.photo_id.op("<<")(15) + 2 * one.confidence + one.automatic.cast(Integer)]
    if only is None:
        fields.append(one.tag_id)
    if via:
        key = one.tag_id.op("<<")(32) + one.photo_id
        fields += [case((one.via_tag_id.is_not(None), key)), one.via_tag_id]
    number, *others = columns(connection, select(*fields).where(*conditions))
    tags = np.full(len(number), only) if only is not None else others.pop(0)
    photos, through = number >> 15, np.zeros(len(number), np.int64)
    if via and others[0].size:
        keys = tags << 32 | photos
        order = np.argsort(keys)
        through[order[np.searchsorted(keys, others[0], sorter=order)]] = others[1]
    return Guesses.of(photos, tags, number >> 1 & (1 << 14) - 1, number & 1, through)


def _steps(differences: Sequence[Difference]) -> NDArray[np.int64]:
    return np.concatenate([np.empty((0, 4), np.int64), *(one.steps for one in differences)])


def _each_once(ids: Ids) -> Ids:
    """The ids in ascending order; a fraction of what `np.unique` takes for small numbers."""
    return np.flatnonzero(np.bincount(ids))


def _keys(rows: NDArray[np.int64]) -> Ids:
    """One ascending number for each tag and photo."""
    return (rows[:, 1] << 32) | rows[:, 0]
