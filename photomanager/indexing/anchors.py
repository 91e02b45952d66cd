"""The anchor: snapshots of the library's mean, the weak negative of every tag.

A snapshot, so that adding photos does not move every score from under the user; renewed at each
doubling, because the first photos are often those of one folder and say little of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import func, insert, select, text

from photomanager.learning.ground import Anchor
from photomanager.library.schema import anchor

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sqlalchemy import Connection

# The library has a mean from this many photos on.
FIRST_SIZE = 50
# Photos in folder order, tags of five examples, mean average precision at 450, 999 and 2,206
# photos: .817, .739, .681; with a snapshot at tenfold sizes only .758, .730, .674.
_GROWTH = 2


def newest(connection: Connection, space_id: int, dimensions: int) -> Anchor:
    """The snapshot that holds; one of no photos while the library is too small."""
    row = connection.execute(
        select(anchor.c.photos, anchor.c.sum)
        .where(anchor.c.space_id == space_id)
        .order_by(anchor.c.photos.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return Anchor(np.zeros(dimensions, np.int64), 0)
    return Anchor(np.frombuffer(row.sum, "<i8").astype(np.int64), row.photos)


def update_anchor(connection: Connection, space_id: int) -> bool:
    """Takes the library's mean at 50, 100, 200 … photos; True if every tag must be relearned.

    The mean of the first photos by id, taken when none before them is still pending: the
    same snapshot whatever the order in which the photos were finished.
    """
    last = connection.execute(
        select(func.max(anchor.c.photos)).where(anchor.c.space_id == space_id)
    ).scalar()
    size = FIRST_SIZE if last is None else last * _GROWTH
    taken = False
    while (total := _sum_of_first(connection, space_id, size)) is not None:
        connection.execute(
            insert(anchor).values(space_id=space_id, photos=size, sum=total.astype("<i8").tobytes())
        )
        taken = True
        size *= _GROWTH
    return taken and bool(connection.execute(text("SELECT EXISTS (SELECT 1 FROM lesson)")).scalar())


def _sum_of_first(connection: Connection, space_id: int, size: int) -> NDArray[np.int64] | None:
    """int64[d] over the first photos by id; None while there are too few or one is pending."""
    last = connection.execute(
        text(
            "SELECT photo_id FROM vector WHERE space_id = :space"
            " ORDER BY photo_id LIMIT 1 OFFSET :before"
        ),
        {"space": space_id, "before": size - 1},
    ).scalar()
    if last is None:
        return None
    pending = text(
        "SELECT EXISTS (SELECT 1 FROM file WHERE state = 'pending' AND photo_id < :last)"
    )
    if connection.execute(pending, {"last": last}).scalar():
        return None
    codes = connection.execute(
        text("SELECT code FROM vector WHERE space_id = :space AND photo_id <= :last"),
        {"space": space_id, "last": last},
    ).scalars()
    joined = np.frombuffer(b"".join(codes), np.int8).reshape(size, -1)
    return np.asarray(joined.sum(axis=0, dtype=np.int64))
