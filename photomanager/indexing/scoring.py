"""From lessons to the machine's guesses in the database.

`TaggerCache` gives the tagger that matches what a connection sees. `learn` follows changed
lessons (`relearning`, `rescoring`); `score_batch` is what indexing calls for freshly stored
vectors; `rescore_all` makes everything anew.

The table `machine` is a pure function of vectors, heads, anchor, tree and active lessons: a
row exists where `Tagger.facts` says so. All functions that write take the caller's write
transaction.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import insert, select, text

from photomanager.indexing import anchors, auditing, file_guesses, guesses, retesting
from photomanager.indexing.relearning import StoredLearners, relearn
from photomanager.indexing.rescoring import Rescored, rescore, together
from photomanager.indexing.vector_batch import Vectors, mapped_vectors, stored_vectors
from photomanager.learning.ground import Ground
from photomanager.learning.starter import Starters
from photomanager.learning.tagger import Tagger
from photomanager.learning.words import Word, WordTree
from photomanager.library import changes, lessons
from photomanager.library.schema import tagger_version
from photomanager.recognition.feature_space import STEP

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.library.library import Library
    from photomanager.recognition.feature_space import FeatureSpace
    from photomanager.recognition.vocabulary import Vocabulary

    Ids = NDArray[np.int64]
    Ingredients = tuple[Any, ...]
    _Row = tuple[int, int | None, str | None, int, int]  # of `_WORDS`

# Raise it when the same lessons and heads shall give other guesses (calibration, policy).
_RULES = 11
# Photos rescored at a time from the table: 3 MB of vectors.
_CHUNK = 4096


@dataclass(frozen=True, slots=True, eq=False)
class _Grown:
    """The tree that was made last, and the word of every row it was made of."""

    words: dict[_Row, Word]
    tree: WordTree


class TaggerCache:
    """The current tagger, kept until a commit changes what it was made of.

    Args:
        library: The open library.
        vocabulary: The words that the network knows.
        space: The feature space in which the library's vectors are stored.
        starters: What was taught before anybody used the program.

    May be used from any thread.
    """

    def __init__(
        self,
        library: Library,
        vocabulary: Vocabulary,
        space: FeatureSpace,
        starters: Starters | None = None,
    ) -> None:
        self.library = library
        self.starters = starters or Starters({})
        self._concepts = vocabulary.by_key
        self._prototypes = np.asarray(space.prototypes, np.float64)
        self._space_hash = space.space_hash
        self._mutex = threading.Lock()
        self._kept: tuple[Ingredients, Tagger] | None = None
        self._grown = _Grown({}, WordTree([], len(self._prototypes)))
        self._learners = StoredLearners()
        prototypes = hashlib.sha256(self._prototypes.tobytes()).hexdigest()
        rules = (_RULES, vocabulary.version, prototypes, self.starters.digest)
        self._version_name = hashlib.sha256(repr(rules).encode()).hexdigest()[:16]

    def space_id(self, connection: Connection) -> int:
        """The row of this cache's space."""
        found = connection.execute(
            text("SELECT id FROM space WHERE hash = :hash"), {"hash": self._space_hash}
        )
        return int(found.scalar_one())

    def current(self, connection: Connection) -> Tagger:
        """The tagger for what this connection sees; ask before the transaction writes."""
        ingredients = self.ingredients(connection)
        with self._mutex:
            if self._kept is not None and self._kept[0] == ingredients:
                return self._kept[1]
        tagger = self.uncommitted(connection)
        self.keep(ingredients, tagger)
        return tagger

    def ingredients(self, connection: Connection) -> Ingredients:
        """What the tagger of all that this connection sees is known by."""
        space_id = self.space_id(connection)
        return (space_id, *connection.execute(text(_INGREDIENTS), {"space": space_id}).one())

    def keep(self, ingredients: Ingredients, tagger: Tagger) -> None:
        """Saves the next reader from making this tagger; only once its changes are committed."""
        with self._mutex:
            self._kept = (ingredients, tagger)

    def uncommitted(self, connection: Connection) -> Tagger:
        """A tagger made anew from what the connection sees, its own changes too; not kept."""
        space_id = self.space_id(connection)
        tree = self._tree(connection)
        dimensions = self._prototypes.shape[1]
        dial, shift = auditing.dial(connection), auditing.shift_of_library(connection, tree)
        anchor = anchors.newest(connection, space_id, dimensions)
        ground = Ground(self._prototypes, anchor, STEP, dial, shift)
        return Tagger(tree, ground, self._learners.read(connection, space_id, tree))

    def with_new_tags(self, connection: Connection, tagger: Tagger) -> Tagger:
        """The tagger with tags that a user has just made; nothing was taught of them yet."""
        return Tagger(self._tree(connection), tagger.ground, tagger.learned)

    def _tree(self, connection: Connection) -> WordTree:
        """The tree of all tags; few lessons change it, so it is kept for the next."""
        # Past SQLAlchemy, which would take ten times as long for a thousand tags.
        rows = connection.connection.cursor().execute(_WORDS).fetchall()
        with self._mutex:
            grown = self._grown
        if list(grown.words) != rows:
            words = {row: grown.words.get(row) or self._word(row) for row in rows}
            grown = _Grown(words, WordTree(words.values(), len(self._prototypes)))
            with self._mutex:
                self._grown = grown
        return grown.tree

    def _word(self, row: _Row) -> Word:
        tag, parent, key, automatic, enabled = row
        concept = self._concepts.get(key or "")
        return Word(
            tag=tag,
            parent=parent,
            classes=() if concept is None else concept.classes,
            automatic=bool(automatic),
            enabled=bool(enabled),
            evidence=concept is None or concept.evidence,
            starter=self.starters.by_key.get(key or ""),
        )

    def is_up_to_date(self, connection: Connection) -> bool:
        """Whether the library's guesses were made by this program's rules."""
        return self._known_version(connection) is not None

    def version(self, connection: Connection) -> int:
        """The row of `tagger_version` for this program's rules; added if it is new."""
        known = self._known_version(connection)
        if known is not None:
            return known
        space_id = self.space_id(connection)
        added = connection.execute(
            insert(tagger_version).values(
                space_id=space_id, name=self._version_name, created_at=time.time_ns() // 1000
            )
        )
        assert added.inserted_primary_key is not None
        return int(added.inserted_primary_key[0])

    def _known_version(self, connection: Connection) -> int | None:
        return connection.execute(
            select(tagger_version.c.id).where(
                tagger_version.c.space_id == self.space_id(connection),
                tagger_version.c.name == self._version_name,
            )
        ).scalar_one_or_none()


_WORDS = "SELECT id, parent_id, vocabulary_key, automatic, enabled FROM tag ORDER BY id"
# What a tagger is made of; while nothing of it changes, the tagger holds. The change feed is
# pruned, so the history stands beside it.
_INGREDIENTS = """
SELECT (SELECT max(id) FROM operation),
       (SELECT max(seq) FROM change WHERE kind IN ('learner', 'tags')),
       (SELECT max(at) FROM change WHERE kind IN ('learner', 'tags')),
       (SELECT count(*) FROM tag), (SELECT max(id) FROM tag),
       (SELECT max(photos) FROM anchor WHERE space_id = :space),
       (SELECT value FROM library_info WHERE key = 'vocabulary')
"""


# -- learning ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Due:
    """What is learned and not yet scored.

    Attributes:
        tagger: With what is learned now.
        tags: Tags whose own opinion changed.
        everything: Whether all tags must be learned and scored anew.
    """

    tagger: Tagger
    tags: frozenset[int] = frozenset()
    everything: bool = False

    def after(self, before: Due) -> Due:
        """This and what was due before it."""
        return Due(self.tagger, self.tags | before.tags, self.everything or before.everything)


def learn(
    connection: Connection, cache: TaggerCache, tagger: Tagger, tag_ids: Iterable[int]
) -> Rescored:
    """After lessons about these tags changed: learns (`learn_only`) and scores the library."""
    return score(connection, cache, learn_only(connection, cache, tagger, tag_ids))


def learn_only(
    connection: Connection,
    cache: TaggerCache,
    tagger: Tagger,
    tag_ids: Iterable[int],
) -> Due:
    """After lessons about these tags changed: learns, and says what must be scored.

    If the dial of a tag was moved, or enough questions were answered to correct all invented tags,
    those follow; if the dial of all tags was moved, everything.

    Args:
        connection: A write transaction.
        cache: Of the vectors' space.
        tagger: The tagger before the lessons, with a tree that has all the tags.
        tag_ids: Tags that the lessons name.
    """
    ground = auditing.ground(connection, tagger)
    moved = auditing.moved_by(tagger, ground)
    if moved is None:
        return Due(tagger, everything=True)
    again, dialled = moved
    now = tagger if ground is tagger.ground else Tagger(tagger.tree, ground, tagger.learned)
    changed = relearn(connection, now, cache.space_id(connection), again.union(tag_ids))
    after = now.with_learned(changed)
    speaking = {tag for tag in changed if tagger.speaks(tag) or after.speaks(tag)}
    return Due(after, frozenset(speaking | dialled))


def score(
    connection: Connection, cache: TaggerCache, due: Due, vectors: Vectors | None = None
) -> Rescored:
    """Scores the library for what was learned.

    Args:
        connection: A write transaction.
        cache: Whose library is scored.
        due: What was learned.
        vectors: All photos; by default the committed ones, from the mapped file.
    """
    if due.everything:
        return rescore_all(connection, cache)
    if not due.tags:
        return Rescored()
    if vectors is None:
        vectors = mapped_vectors(cache.library, connection, cache.space_id(connection))
    return rescore(connection, due.tagger, vectors, due.tags, cache.version(connection))


def rescore_all(connection: Connection, cache: TaggerCache) -> Rescored:
    """Learns every taught tag anew and scores every photo; writes only what differs.

    For changes from under the lessons: a new anchor, other rules, a moved tag.
    """
    space_id = cache.space_id(connection)
    before = cache.uncommitted(connection)
    taught = lessons.taught_tags(connection)
    changed = relearn(connection, before, space_id, [*taught, *before.learned])
    tagger = before.with_learned(changed)
    version = cache.version(connection)
    everyone = text("SELECT photo_id FROM vector WHERE space_id = :space ORDER BY photo_id")
    photos = list(connection.execute(everyone, {"space": space_id}).scalars())
    done = []
    for top in range(0, len(photos), _CHUNK):
        part = stored_vectors(connection, space_id, photos[top : top + _CHUNK])
        old = guesses.of_photos(connection, part.photos)
        file_guesses.refresh(connection, part.photos.tolist())
        done.append(guesses.write(connection, old, _facts(connection, tagger, part), version))
    return together(done, scored=len(photos))


def _facts(connection: Connection, tagger: Tagger, vectors: Vectors) -> guesses.Guesses:
    facts = tagger.facts(vectors.codes, vectors.heads)
    found = guesses.Guesses.of(
        vectors.photos[facts.photo], facts.tag, facts.confidence, facts.automatic, facts.via
    )
    return file_guesses.join(connection, tagger, vectors.photos, found)


# -- indexing ---------------------------------------------------------------------------------


def bring_up_to_date(connection: Connection, cache: TaggerCache) -> Rescored:
    """Scores everything anew if the library was last scored by other rules; else nothing.

    Called when a library is opened for writing, so that an operation never mixes its own
    changes with those of a new version of the program.
    """
    if cache.is_up_to_date(connection):
        return Rescored()
    cache.version(connection)
    changes.record(connection, "learner", {"all": True})
    changes.record(connection, "facts", {"all": True})
    retesting.test_again(connection, cache.uncommitted(connection), cache.space_id(connection))
    return rescore_all(connection, cache)


def score_batch(connection: Connection, cache: TaggerCache, photo_ids: Sequence[int]) -> Rescored:
    """Everything that follows from vectors that this transaction has just stored.

    Lessons given before a photo was indexed, or before its file was edited, get the new code;
    the photos get their guesses; and if the library has doubled, its mean is taken anew and
    every taught tag with it.

    Args:
        connection: The write transaction that stored the vectors.
        cache: Of the vectors' space.
        photo_ids: The photos.
    """
    renewed = bring_up_to_date(connection, cache)
    space_id = cache.space_id(connection)
    tagger = cache.uncommitted(connection) if renewed.scored else cache.current(connection)
    followed = lessons.follow_vectors(connection, space_id, photo_ids)
    done = [renewed]
    if followed:
        concerned = _ids(connection, followed)
        retesting.test_tags(connection, tagger, space_id, concerned, ())
        everything = stored_vectors(connection, space_id)
        due = learn_only(connection, cache, tagger, concerned)
        done.append(score(connection, cache, due, everything))
        tagger = cache.uncommitted(connection)
        changes.record(connection, "learner", {"tags": concerned})
    version = cache.version(connection)
    file_guesses.refresh(connection, photo_ids)
    concerned_photos = sorted({*photo_ids, *file_guesses.find_bursts(connection, photo_ids)})
    part = stored_vectors(connection, space_id, concerned_photos)
    old = guesses.of_photos(connection, np.array(concerned_photos, np.int64))
    written = guesses.write(connection, old, _facts(connection, tagger, part), version)
    done.append(together([written], scored=len(part.photos)))
    if anchors.update_anchor(connection, space_id):
        changes.record(connection, "learner", {"all": True})
        retesting.test_again(connection, cache.uncommitted(connection), space_id)
        done.append(rescore_all(connection, cache))
    return _sum(done)


def _ids(connection: Connection, tag_uuids: Iterable[str]) -> list[int]:
    rows = connection.execute(
        text("SELECT id FROM tag WHERE uuid IN (SELECT value FROM json_each(:uuids)) ORDER BY id"),
        {"uuids": json.dumps(sorted(tag_uuids))},
    )
    return list(rows.scalars())


def _sum(parts: Sequence[Rescored]) -> Rescored:
    return Rescored(
        photos=np.array(sorted({one for part in parts for one in part.photos.tolist()}), np.int64),
        scored=max((part.scored for part in parts), default=0),
        rows=sum(part.rows for part in parts),
        suggestions_added=sum(part.suggestions_added for part in parts),
        automatic_added=sum(part.automatic_added for part in parts),
    )
