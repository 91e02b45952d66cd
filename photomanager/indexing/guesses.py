"""Rows of the table `machine`: reading them as arrays, writing only what differs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Guesses:
    """Some rows of `machine`, ordered by photo and tag.

    Attributes:
        rows: int64[m, 5]: photo, tag, confidence per 10,000, automatic, via (0 for none).
    """

    rows: NDArray[np.int64]

    @classmethod
    def of(cls, *columns: NDArray[np.generic]) -> Guesses:
        """From the five columns, in any order of rows."""
        rows = np.stack([column.astype(np.int64) for column in columns], axis=1)
        return cls(rows[np.lexsort((rows[:, 1], rows[:, 0]))])

    @property
    def photos(self) -> Ids:
        """int64[m], ascending."""
        return self.rows[:, 0]

    def of_photos(self, photo_ids: Ids) -> Guesses:
        """Only the rows of these photos."""
        return Guesses(self.rows[np.isin(self.photos, photo_ids)])


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """What one writing changed.

    Attributes:
        photos: int64, photos of which a row changed, ascending, each once.
        rows: Rows written or removed.
        suggestions_added: New rows that are not sure.
        automatic_added: Rows that are sure and were not.
    """

    photos: Ids
    rows: int
    suggestions_added: int
    automatic_added: int


def of_tags(
    connection: Connection, tag_ids: Sequence[int], photo_ids: Ids | None = None
) -> Guesses:
    """The rows of these tags, on all photos or on some."""
    query = _OF_TAGS if photo_ids is None else _OF_TAGS_AND_PHOTOS
    return _read(connection, query, tag_ids, photo_ids)


def of_photos(connection: Connection, photo_ids: Ids) -> Guesses:
    """All rows of these photos."""
    return _read(connection, _OF_PHOTOS, (), photo_ids)


def write(connection: Connection, old: Guesses, new: Guesses, version: int) -> Difference:
    """Turns the rows `old`, as read from the table, into `new`.

    Args:
        connection: A write transaction.
        old: What the table has of the photos and tags in question.
        new: What it shall have of them.
        version: The row of `tagger_version` that stands behind new and changed rows.
    """
    keys_old, keys_new = _keys(old.rows), _keys(new.rows)
    place = np.searchsorted(keys_old, keys_new)
    place_inside = np.minimum(place, max(len(keys_old) - 1, 0))
    known = (place < len(keys_old)) & (
        keys_old[place_inside] == keys_new if len(keys_old) else np.zeros(len(keys_new), np.bool_)
    )
    differs = ~known
    if len(keys_old):
        differs |= (old.rows[place_inside] != new.rows).any(axis=1)
    put = new.rows[differs]
    gone = old.rows[~np.isin(keys_old, keys_new, assume_unique=True)]
    if len(gone):
        connection.exec_driver_sql(
            "DELETE FROM machine WHERE photo_id = ? AND tag_id = ?",
            list(map(tuple, gone[:, :2].tolist())),
        )
    if len(put):
        connection.exec_driver_sql(_UPSERT, [(*row, version) for row in put.tolist()])
    was_sure = np.zeros(len(new.rows), np.bool_)
    was_sure[known] = old.rows[place[known], 3] == 1
    return Difference(
        photos=np.unique(np.concatenate([put[:, 0], gone[:, 0]])),
        rows=len(put) + len(gone),
        suggestions_added=int((~known & (new.rows[:, 3] == 0)).sum()),
        automatic_added=int(((new.rows[:, 3] == 1) & ~was_sure).sum()),
    )


_COLUMNS = "SELECT photo_id, tag_id, confidence, automatic, coalesce(via_tag_id, 0) FROM machine"
# S608: nothing but these constants enters the text.
_OF_TAGS = f"{_COLUMNS} WHERE tag_id IN (SELECT value FROM json_each(:tags))"  # noqa: S608
_OF_PHOTOS = f"{_COLUMNS} WHERE photo_id IN (SELECT value FROM json_each(:photos))"  # noqa: S608
# The plus keeps SQLite from walking all rows of a tag for every photo.
_OF_TAGS_AND_PHOTOS = (
    f"{_COLUMNS} WHERE photo_id IN (SELECT value FROM json_each(:photos))"  # noqa: S608
    " AND +tag_id IN (SELECT value FROM json_each(:tags))"
)
_UPSERT = (
    "INSERT INTO machine (photo_id, tag_id, confidence, automatic, via_tag_id, version_id)"
    " VALUES (?, ?, ?, ?, nullif(?, 0), ?) ON CONFLICT (photo_id, tag_id) DO UPDATE SET"
    " confidence = excluded.confidence, automatic = excluded.automatic,"
    " via_tag_id = excluded.via_tag_id, version_id = excluded.version_id"
)


def _read(
    connection: Connection, query: str, tag_ids: Sequence[int], photo_ids: Ids | None
) -> Guesses:
    values = {"tags": json.dumps(list(tag_ids))}
    if photo_ids is not None:
        values["photos"] = json.dumps(photo_ids.tolist())
    # The driver's own tuples: SQLAlchemy's rows take numpy ten times as long to read.
    found = connection.connection.cursor().execute(query, values).fetchall()
    numbers = np.fromiter(chain.from_iterable(found), np.int64, 5 * len(found))
    rows = numbers.reshape(-1, 5)
    return Guesses(rows[np.lexsort((rows[:, 1], rows[:, 0]))])


def _keys(rows: NDArray[np.int64]) -> Ids:
    """One ascending number for each photo and tag."""
    return (rows[:, 0] << 32) | rows[:, 1]
