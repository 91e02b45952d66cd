"""The machine's guesses after a lesson: one tag on all photos, the tags above where needed.

Reaches the same rows of `machine` as `Tagger.facts` the short way: a taught tag is scored on
all photos, and the tags above it only on the photos where a child's row changed.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from photomanager.indexing import file_guesses, guesses
from photomanager.learning.tagger import LEAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.indexing.vector_batch import Vectors
    from photomanager.learning.heads import Heads
    from photomanager.learning.tagger import Tagger

    Ids = NDArray[np.int64]
    # int32[n] confidence per 10,000 by the tag itself, and bool[n] whether that sets it
    Opinion = tuple[NDArray[np.int32], NDArray[np.bool_]]

# One thread for all libraries of the process: only one transaction writes at a time.
_ASIDE = ThreadPoolExecutor(1, "scoring")


@dataclass(frozen=True, slots=True, eq=False)
class Rescored:
    """What a rescoring changed.

    Attributes:
        photos: int64[m], photos of which any guess changed, ascending.
        scored: Photos that were looked at.
        rows: Rows written or removed.
        suggestions_added: Guesses that are new and not sure.
        automatic_added: Tags newly set without being asked.
    """

    photos: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    scored: int = 0
    rows: int = 0
    suggestions_added: int = 0
    automatic_added: int = 0


def rescore(
    connection: Connection, tagger: Tagger, vectors: Vectors, tag_ids: Iterable[int], version: int
) -> Rescored:
    """Brings the guesses of these tags, and of those above them, up to date.

    Args:
        connection: A write transaction.
        tagger: With what is learned now.
        vectors: All photos.
        tag_ids: Tags whose own opinion changed on any photo.
        version: The row of `tagger_version`.
    """
    tree = tagger.tree
    whole = set(tag_ids)
    above = {one for tag in whole for one in tree.ancestors(tag)} - whole
    before: dict[int, guesses.Guesses] = {}
    done: dict[int, guesses.Difference] = {}
    for tag in tree.deepest_first:
        if tag in whole:
            # numpy and SQLite both let go of the interpreter: one multiplies, the other reads.
            opinion = _ASIDE.submit(_opinion, tagger, vectors, tag).result
            part, old = vectors, guesses.of_tags(connection, [tag])
            for one in above - before.keys():
                before[one] = guesses.of_tags(connection, [one])
        elif tag in above:
            below = [done[child] for child in tree.children(tag) if child in done]
            old = before[tag].of_photos(guesses.photos_of(below))
            part = vectors.among(guesses.unsettled(old, below))
            old = old.of_photos(part.photos)
            opinion = partial(_opinion, tagger, part, tag)
        else:
            continue
        if len(part.photos) or len(old.rows):
            new = _guesses(connection, tagger, part, tag, opinion)
            done[tag] = guesses.write(connection, old, new, version, whole=tag in whole)
    return together(list(done.values()), scored=len(vectors.photos) if whole else 0)


def _guesses(
    connection: Connection,
    tagger: Tagger,
    vectors: Vectors,
    tag: int,
    opinion: Callable[[], Opinion],
) -> guesses.Guesses:
    """One tag's rows on these photos; the rows of its children are right already."""
    children = np.array(tagger.tree.children(tag), np.int64)
    told = file_guesses.Said.of(connection, tagger, tag)
    said = guesses.of_tags(connection, children.tolist(), vectors.photos, via=False)
    own, own_sure = told.join(vectors.photos, *opinion())
    guessed = own >= LEAST
    guessed[np.searchsorted(vectors.photos, said.photos)] = True
    worth = np.flatnonzero(guessed)
    confidence = np.zeros((len(worth), len(children)), np.int32)
    automatic = np.zeros(confidence.shape, np.bool_)
    row = np.searchsorted(vectors.photos[worth], said.photos)
    column = np.searchsorted(children, said.rows[:, 1])
    confidence[row, column] = said.rows[:, 2]
    automatic[row, column] = said.rows[:, 3] == 1
    joined, sure, via = tagger.combine(
        tag, own[worth], own_sure[worth], confidence, automatic, children
    )
    kept = joined >= LEAST
    photos = vectors.photos[worth][kept]
    tag_column = np.full(len(photos), tag, np.int64)
    return guesses.Guesses.of(photos, tag_column, joined[kept], sure[kept], via[kept])


def _opinion(tagger: Tagger, vectors: Vectors, tag: int) -> Opinion:
    heads = vectors.heads if tagger.known(tag) else _no_heads(len(vectors.photos))
    own = tagger.own(tag, vectors.codes, heads)
    return own, tagger.sure(tag, own, vectors.codes, heads)


def _no_heads(n: int) -> Heads:
    return np.empty((n, 0), np.uint16), np.empty((n, 0), np.uint16)


def together(parts: Sequence[guesses.Difference], *, scored: int) -> Rescored:
    """What several writings came to.

    Args:
        parts: Of different tags or photos.
        scored: Photos that were looked at.
    """
    return Rescored(
        photos=guesses.photos_of(parts),
        scored=scored,
        rows=sum(part.rows for part in parts),
        suggestions_added=sum(part.suggestions_added for part in parts),
        automatic_added=sum(part.automatic_added for part in parts),
    )
