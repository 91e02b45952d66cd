"""What each tag is taught by the active lessons, and the rows that keep what it learned."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import delete, select, text
from sqlalchemy.dialects.sqlite import insert

from photomanager.indexing import auditing
from photomanager.learning.calibration import Calibration
from photomanager.learning.familiarity import Familiarity
from photomanager.learning.gaussian import LinearScore
from photomanager.learning.ground import Learned, Lessons
from photomanager.library import lessons
from photomanager.library.query_tags import one_of
from photomanager.library.schema import tag_learner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.learning.correction import Answer
    from photomanager.learning.gaussian import TagGaussian
    from photomanager.learning.tagger import Tagger
    from photomanager.learning.words import WordTree


def relearn(
    connection: Connection, tagger: Tagger, space_id: int, tag_ids: Iterable[int]
) -> dict[int, Learned | None]:
    """Learns tags anew after lessons about some were given or taken back, and stores it.

    A lesson about a tag can teach every tag above it and below it; those that have neither a
    lesson of their own nor a confirmed photo below them stay untaught.

    Args:
        connection: A write transaction.
        tagger: Its tree and ground are used, and its learned tags to find what changed.
        space_id: The space of the codes.
        tag_ids: Tags that the changed lessons name.

    Returns:
        What changed: the tags taught anew, and (None) those no longer taught.
    """
    tree = tagger.tree
    concerned, sources = set[int](), set[int]()
    for tag in tag_ids:
        line = (tag, *tree.ancestors(tag))
        concerned.update(tree.below(tag), line)
        sources.update(tree.below(line[-1]))
    given = _given(connection, space_id, sources)
    # A word like "dog" has a hundred words below it, and hardly any was taught.
    spoken = {one for tag in given for one in (tag, *tree.ancestors(tag))}
    answers = auditing.answers_by_tag(connection, sorted(concerned & spoken))
    changed: dict[int, Learned | None] = {}
    rows = []
    for tag in sorted(concerned):
        taught = lessons_of(tree, tag, given, answers.get(tag, ())) if tag in spoken else None
        if taught is None:
            if tag in tagger.learned:
                changed[tag] = None
            continue
        memory, learned = tagger.learn(tag, taught)
        if not _same(tagger.learned.get(tag), learned):
            changed[tag] = learned
        rows.append(_learner_row(tag, space_id, memory, learned))
    _store_learners(connection, space_id, rows, [tag for tag in changed if changed[tag] is None])
    return changed


class StoredLearners:
    """What every taught tag learned, as stored; kept in memory from one reading to the next.

    A learner is 9 kB and a library may have thousands, but an operation changes only a few:
    the index of digests says which. So another process's changes are seen too.

    May be used from any thread.
    """

    def __init__(self) -> None:
        self._kept = _Kept(0, None, {}, {})

    def read(self, connection: Connection, space_id: int, tree: WordTree) -> dict[int, Learned]:
        """What this connection sees, its own changes too."""
        kept = self._kept  # replaced as a whole, never changed
        # Past SQLAlchemy, which would take ten times as long for a thousand tags.
        found = connection.connection.cursor().execute(_DIGESTS, (space_id,)).fetchall()
        digests: dict[int, bytes] = dict(found)
        holds = kept.of(space_id, tree)
        fresh = [tag for tag in digests if holds.get(tag) != digests[tag]]
        learned = dict(kept.learned) if holds else {}
        learned.update(_stored(connection, space_id, tree, fresh))
        if len(learned) > len(digests):
            learned = {tag: learned[tag] for tag in digests}
        self._kept = _Kept(space_id, tree, digests, learned)
        return dict(learned)


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """What was read last: of one space, as the words of one tree, by tag."""

    space_id: int
    tree: WordTree | None
    digests: dict[int, bytes]
    learned: dict[int, Learned]

    def of(self, space_id: int, tree: WordTree) -> dict[int, bytes]:
        """The digests of what may be used again in this space and with this tree."""
        before = self.tree
        if before is None or space_id != self.space_id:
            return {}
        if tree is before:
            return self.digests
        return {
            tag: digest
            for tag, digest in self.digests.items()
            if tag in tree and _kind(tree, tag) == _kind(before, tag)
        }


_DIGESTS = "SELECT tag_id, digest FROM tag_learner WHERE space_id = ?"


def _stored(
    connection: Connection, space_id: int, tree: WordTree, tag_ids: Sequence[int]
) -> dict[int, Learned]:
    if not tag_ids:
        return {}
    rows = connection.execute(
        select(
            tag_learner.c.tag_id,
            tag_learner.c.weights,
            tag_learner.c.scale,
            tag_learner.c.bias,
            tag_learner.c.slope,
            tag_learner.c.offset,
            tag_learner.c.threshold,
            tag_learner.c.shift,
            tag_learner.c.positives,
            tag_learner.c.negatives,
            tag_learner.c.sum_positive,
        ).where(tag_learner.c.space_id == space_id, one_of(tag_learner.c.tag_id, tag_ids))
    )
    return {
        row.tag_id: Learned(
            LinearScore(np.frombuffer(row.weights, "<i2").astype(np.int16), row.scale, row.bias),
            Calibration(row.slope, row.offset, row.threshold, row.shift),
            _familiarity(tree, row.tag_id, np.frombuffer(row.sum_positive, "<i8"), row.positives),
            row.positives + row.negatives if tree[row.tag_id].starter is not None else 0,
        )
        for row in rows
    }


def _kind(tree: WordTree, tag: int) -> str:
    if tree[tag].starter is not None:
        return "starter"
    return "invented" if tree.invented(tag) else "known"


def _familiarity(
    tree: WordTree, tag: int, total: NDArray[np.int64], photos: int
) -> Familiarity | None:
    """Which photos a tag may be set on unasked, as in `Tagger.learn`."""
    starter = tree[tag].starter
    if starter is not None:
        return starter.familiarity(total)
    return Familiarity.of(total, photos) if tree.invented(tag) else None


def teaching(
    connection: Connection, tree: WordTree, space_id: int, tag: int
) -> list[lessons.ActiveLesson]:
    """The lessons that teach a tag: of each photo the newest applicable, oldest first."""
    given = _given(connection, space_id, {*tree.below(tag), *tree.ancestors(tag)})
    return _newest(tree, tag, given)


def _given(
    connection: Connection, space_id: int, tag_ids: Iterable[int]
) -> dict[int, list[lessons.ActiveLesson]]:
    """The active lessons with a code by the tag they name, oldest first."""
    rows = connection.execute(
        text("SELECT uuid, id FROM tag WHERE id IN (SELECT value FROM json_each(:tags))"),
        {"tags": json.dumps(sorted(tag_ids))},
    ).all()
    ids = {row.uuid: row.id for row in rows}
    given: dict[int, list[lessons.ActiveLesson]] = {}
    for one in lessons.active(connection, space_id, ids):
        if one.code is not None:
            given.setdefault(ids[one.tag_uuid], []).append(one)
    return given


def lessons_of(
    tree: WordTree,
    tag: int,
    given: Mapping[int, list[lessons.ActiveLesson]],
    answers: Sequence[Answer] = (),
) -> Lessons | None:
    """What the tag is taught, None if nothing: each photo by its newest applicable verdict.

    Args:
        tree: Whose tags are above and below it.
        tag: The tag.
        given: By the tag that they name, the last words that have a code and are no withdrawals.
        answers: About the tag itself.
    """
    newest = _newest(tree, tag, given)
    if not newest:
        return None
    positive = [one.code for one in newest if one.verdict > 0 and one.code is not None]
    negative = [one.code for one in newest if one.verdict < 0 and one.code is not None]
    width = len((positive or negative)[0])
    direct = bool(given.get(tag))
    codes = _matrix(positive, width), _matrix(negative, width)
    return Lessons(*codes, direct=direct, answers=tuple(answers))


def _newest(
    tree: WordTree, tag: int, given: Mapping[int, list[lessons.ActiveLesson]]
) -> list[lessons.ActiveLesson]:
    """Of each photo the newest applicable lesson; none if nothing is said at or below the tag."""
    own = given.get(tag, [])
    below = [
        one for lower in tree.below(tag)[1:] for one in given.get(lower, ()) if one.verdict > 0
    ]
    if not own and not below:
        return []
    above = [
        one for upper in tree.ancestors(tag) for one in given.get(upper, ()) if one.verdict < 0
    ]
    applicable = sorted([*own, *below, *above], key=lambda one: one.uuid)
    newest = {one.photo_uuid: one for one in applicable}
    return sorted(newest.values(), key=lambda one: one.uuid)


def _matrix(codes: Sequence[bytes], width: int) -> NDArray[np.int8]:
    return np.frombuffer(b"".join(codes), np.int8).reshape(-1, width)


def _same(one: Learned | None, other: Learned) -> bool:
    return (
        one is not None
        and one.calibration == other.calibration
        and (one.score.scale, one.score.bias) == (other.score.scale, other.score.bias)
        and np.array_equal(one.score.weights, other.score.weights)
        and one.lessons == other.lessons
        and _same_kind(one.familiarity, other.familiarity)
    )


def _same_kind(one: Familiarity | None, other: Familiarity | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.least == other.least and np.array_equal(one.centre, other.centre)


def _learner_row(tag: int, space_id: int, memory: TagGaussian, learned: Learned) -> dict[str, Any]:
    row = {
        "positives": len(memory.positive),
        "negatives": len(memory.negative),
        "sum_positive": memory.sum_positive.astype("<i8").tobytes(),
        "sum_negative": memory.sum_negative.astype("<i8").tobytes(),
        "weights": learned.score.weights.astype("<i2").tobytes(),
        "scale": learned.score.scale,
        "bias": learned.score.bias,
        "slope": learned.calibration.slope,
        "offset": learned.calibration.offset,
        "threshold": learned.calibration.threshold,
        "shift": learned.calibration.shift,
    }
    digest = hashlib.blake2b(repr(row).encode(), digest_size=8).digest()
    return {"tag_id": tag, "space_id": space_id, **row, "digest": digest}


def _store_learners(
    connection: Connection, space_id: int, rows: list[dict[str, Any]], gone: Sequence[int]
) -> None:
    if rows:
        upsert = insert(tag_learner)
        values = {name: upsert.excluded[name] for name in rows[0] if not name.endswith("_id")}
        upsert = upsert.on_conflict_do_update(index_elements=["tag_id", "space_id"], set_=values)
        connection.execute(upsert, rows)
    if gone:
        connection.execute(
            delete(tag_learner).where(
                tag_learner.c.space_id == space_id, tag_learner.c.tag_id.in_(gone)
            )
        )
