"""Photos with their codes and heads, from the table or from the mapped file."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.learning.heads import Heads
    from photomanager.library.library import Library

    Ids = NDArray[np.int64]


class Vectors:
    """Photos with what the network made of them.

    Args:
        photos: int64[n], ascending.
        codes: int8[n, d].
        heads: Gives uint16[m, 16] classes and uint16[m, 16] probabilities per 65,535 of m of
            the photos; asked once, and only if a word of the network's is scored.
    """

    def __init__(self, photos: Ids, codes: NDArray[np.int8], heads: Callable[[Ids], Heads]) -> None:
        self.photos = photos
        self.codes = codes
        self._heads = heads

    @cached_property
    def heads(self) -> Heads:
        """Classes and probabilities of all photos."""
        return self._heads(self.photos)

    def among(self, photo_ids: Ids) -> Vectors:
        """Those of these photos (ascending) that have a vector."""
        wanted = photo_ids[np.isin(photo_ids, self.photos, assume_unique=True)]
        rows = np.searchsorted(self.photos, wanted)
        return Vectors(wanted, self.codes[rows], self._heads)


def stored_vectors(
    connection: Connection, space_id: int, photo_ids: Sequence[int] | None = None
) -> Vectors:
    """Vectors from the table, as this connection sees it, uncommitted ones too."""
    wanted = None if photo_ids is None else json.dumps([int(photo) for photo in photo_ids])
    rows = connection.execute(
        text(
            "SELECT photo_id, code, head FROM vector WHERE space_id = :space"
            " AND (:ids IS NULL OR photo_id IN (SELECT value FROM json_each(:ids)))"
            " ORDER BY photo_id"
        ),
        {"space": space_id, "ids": wanted},
    ).all()
    n = len(rows)
    width = -1 if n else 0  # numpy cannot tell how wide no rows are
    codes = np.frombuffer(b"".join(row.code for row in rows), np.int8)
    words = np.frombuffer(b"".join(row.head for row in rows), "<u2").reshape(n, width)
    half = words.shape[1] // 2
    photos = np.fromiter((row.photo_id for row in rows), np.int64, n)

    def heads(some: Ids) -> Heads:
        found = words[np.searchsorted(photos, some)]
        return found[:, :half], found[:, half:]

    return Vectors(photos, codes.reshape(n, width), heads)


def mapped_vectors(
    library: Library,
    connection: Connection,
    space_id: int,
    photo_ids: Sequence[int] | None = None,
) -> Vectors:
    """Vectors from the mapped file; not after this transaction has stored vectors.

    Args:
        library: Whose file it is.
        connection: What it sees is in the file then.
        space_id: The feature space.
        photo_ids: Some photos, ascending; by default all.
    """
    file = library.vectors(space_id)
    file.catch_up(connection)
    photos, codes = file.codes(photo_ids)
    return Vectors(photos, codes, file.heads)
