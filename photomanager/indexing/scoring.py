"""From lessons to the machine's guesses in the database.

`TaggerCache` gives the tagger that matches what a connection sees. `relearn` learns tags from
their lessons and stores what was learned; `rescore` brings the guesses up to date and writes
only the rows that differ; `score_batch` is what indexing calls for freshly stored vectors.

The table `machine` is a pure function of vectors, heads, anchor, tree and active lessons: a
row exists where `Tagger.facts` says so. `rescore` reaches the same rows the short way: a
taught tag is scored on all photos, and the tags above it only on the photos where a child's
row changed. All functions that write take the caller's write transaction.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import delete, func, insert, select, text

from photomanager.learning.calibration import Calibration
from photomanager.learning.gaussian import LinearScore
from photomanager.learning.tagger import LEAST, Anchor, Ground, Learned, Lessons, Tagger
from photomanager.learning.words import Word, WordTree
from photomanager.library import lessons, tags
from photomanager.library.schema import anchor, change, tag_learner, tagger_version, vector
from photomanager.recognition.feature_space import STEP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.learning.tagger import Heads
    from photomanager.library.library import Library
    from photomanager.recognition.feature_space import FeatureSpace
    from photomanager.recognition.vocabulary import Vocabulary

    Ids = NDArray[np.int64]

# Raise it when the same lessons and heads shall give other guesses (calibration, policy).
_RULES = 1
# The library has a mean from this many photos on; the snapshot is renewed at tenfold sizes.
_FIRST_ANCHOR = 50


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Photos with what the network made of them.

    Attributes:
        photos: int64[n], ascending.
        codes: int8[n, d].
        heads: uint16[n, 16] classes and uint16[n, 16] probabilities per 65,535.
    """

    photos: Ids
    codes: NDArray[np.int8]
    heads: Heads


@dataclass(frozen=True, slots=True)
class Rescored:
    """What a rescoring changed.

    Attributes:
        photos: Photos of which any guess changed, ascending.
        scored: Photos that were looked at.
        rows: Rows written or removed.
        suggestions_added: Guesses that are new and not sure.
        automatic_added: Tags newly set without being asked.
    """

    photos: tuple[int, ...] = ()
    scored: int = 0
    rows: int = 0
    suggestions_added: int = 0
    automatic_added: int = 0


class TaggerCache:
    """The current tagger, kept until a commit changes what it was made of.

    Args:
        library: The open library.
        vocabulary: The words that the network knows.
        space: The feature space in which the library's vectors are stored.

    May be used from any thread.
    """

    def __init__(self, library: Library, vocabulary: Vocabulary, space: FeatureSpace) -> None:
        self.library = library
        self._classes = {one.key: one.classes for one in vocabulary.concepts}
        self._prototypes = np.asarray(space.prototypes, np.float64)
        self._space_hash = space.space_hash
        self._mutex = threading.Lock()
        self._kept: tuple[tuple[Any, ...], Tagger] | None = None
        rules = (_RULES, vocabulary.version, hashlib.sha256(self._prototypes.tobytes()).hexdigest())
        self._version_name = hashlib.sha256(repr(rules).encode()).hexdigest()[:16]

    def space_id(self, connection: Connection) -> int:
        """The row of this cache's space."""
        found = connection.execute(
            text("SELECT id FROM space WHERE hash = :hash"), {"hash": self._space_hash}
        )
        return int(found.scalar_one())

    def current(self, connection: Connection) -> Tagger:
        """The tagger for what this connection sees; ask before the transaction writes."""
        space_id = self.space_id(connection)
        token = (space_id, *_token(connection, space_id))
        with self._mutex:
            if self._kept is not None and self._kept[0] == token:
                return self._kept[1]
        tagger = self._load(connection, space_id)
        with self._mutex:
            self._kept = (token, tagger)
        return tagger

    def version(self, connection: Connection) -> tuple[int, bool]:
        """The row of `tagger_version` for this program's rules, and whether it is new."""
        space_id = self.space_id(connection)
        known = connection.execute(
            select(tagger_version.c.id).where(
                tagger_version.c.space_id == space_id,
                tagger_version.c.name == self._version_name,
            )
        ).scalar_one_or_none()
        if known is not None:
            return int(known), False
        added = connection.execute(
            insert(tagger_version).values(
                space_id=space_id, name=self._version_name, created_at=time.time_ns() // 1000
            )
        )
        assert added.inserted_primary_key is not None
        return int(added.inserted_primary_key[0]), True

    def _load(self, connection: Connection, space_id: int) -> Tagger:
        words = [
            Word(
                tag=one.id,
                parent=one.parent_id,
                classes=self._classes.get(one.vocabulary_key or "", ()),
                automatic=one.automatic,
                enabled=one.enabled,
            )
            for one in tags.all_tags(connection)
        ]
        tree = WordTree(words, len(self._prototypes))
        dimensions = self._prototypes.shape[1]
        ground = Ground(self._prototypes, _anchor(connection, space_id, dimensions), STEP)
        return Tagger(tree, ground, _learned(connection, space_id))


# -- reading ----------------------------------------------------------------------------------


def stored_vectors(
    connection: Connection, space_id: int, photo_ids: Sequence[int] | None = None
) -> Vectors:
    """Vectors from the table, as this connection sees it, uncommitted ones too."""
    query = select(vector.c.photo_id, vector.c.code, vector.c.head).where(
        vector.c.space_id == space_id
    )
    if photo_ids is not None:
        wanted = json.dumps([int(photo) for photo in photo_ids])
        query = query.where(vector.c.photo_id.in_(text("(SELECT value FROM json_each(:ids))")))
        query = query.params(ids=wanted)
    rows = connection.execute(query.order_by(vector.c.photo_id)).all()
    n = len(rows)
    codes = np.frombuffer(b"".join(row.code for row in rows), np.int8)
    words = np.frombuffer(b"".join(row.head for row in rows), "<u2").reshape(n, -1)
    half = words.shape[1] // 2
    photos = np.fromiter((row.photo_id for row in rows), np.int64, n)
    return Vectors(photos, codes.reshape(n, -1), (words[:, :half], words[:, half:]))


def mapped_vectors(library: Library, connection: Connection, space_id: int) -> Vectors:
    """All vectors from the mapped file; not after this transaction has stored vectors."""
    file = library.vectors(space_id)
    file.catch_up(connection)
    photos, codes = file.codes()
    return Vectors(photos, codes, file.heads(photos))
