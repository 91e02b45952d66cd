"""Batches: many questions about one tag at once, answered as one: "these twelve look like dog".

A batch holds likely guesses that nobody has answered, so that most of it is right and the few
that are not stand out: first suggestions, the likeliest first, then tags that were set unasked,
the least sure first. Its answer is one operation: a lesson for each photo, learned together,
taken back by one undo. The photos were chosen, not drawn, so no precision is claimed from them;
but they were chosen by their confidence, so their answers say what a confidence means as those
to chosen questions do (`learning.correction`). Photos chosen for looking like another one say
nothing of the kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import text

from photomanager.indexing import guesses
from photomanager.indexing.vector_batch import mapped_vectors
from photomanager.learning.heads import CERTAIN
from photomanager.library import answers, facts, history, lessons, tags
from photomanager.library.records import PhotoId
from photomanager.operations.asked_tags import known_tag, photo_rows
from photomanager.operations.scores import path_of
from photomanager.operations.similar import cosines
from photomanager.operations.tagging import KIND, TagOutcome, bring_up_to_date, teach, verdict_words
from photomanager.sentences import done_on, photo_count, sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.library.records import Tag, TagRef
    from photomanager.operations.workspace import Workspace

# As many as fit on a small screen and are taken in at a glance.
CARDS = 12
# With fewer, single questions are asked as fast.
LEAST_CARDS = 4
# The head is modest: where it says three in ten, most of what it says is right. Less likely
# guesses are better asked one by one.
LIKELY = 0.3
# Tags that are looked at for one that has enough left, the richest first.
_TAGS = 32


@dataclass(frozen=True, slots=True)
class BatchCard:
    """One photo of a batch.

    Attributes:
        photo_id: The photo.
        path: Where it lies, for people.
        confidence: That it has the tag, shown now, 0 to 1.
    """

    photo_id: PhotoId
    path: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Batch:
    """Photos that are asked about together.

    Attributes:
        tag: The tag's name, or its path where others have the same name.
        cards: The photos, in the order said above.
        left: How many more such photos wait behind these.
        guessed: Whether they were chosen for their guesses, not for looking like a photo.
    """

    tag: str
    cards: tuple[BatchCard, ...]
    left: int
    guessed: bool


def batch(
    workspace: Workspace,
    tag_name: TagRef | None = None,
    *,
    like: int | None = None,
    without: Collection[int] = (),
    limit: int = CARDS,
) -> Batch | None:
    """The next photos to ask about together; None if none are left.

    Args:
        workspace: Library and tagger.
        tag_name: The tag; by default the one with the most likely guesses left.
        like: A photo: takes those that look most like it, guessed or not ("more like this").
        without: Photos not to ask about now.
        limit: How many at most.

    Raises:
        TagError: The name is unknown or ambiguous.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        tree = tags.TagTree(tags.all_tags(connection))
        if tag_name is not None:
            found = known_tag(connection, tag_name)
            return _of_tag(workspace, connection, tree, found, like, without, limit)
        for tag_id in _richest(connection):
            asked = _of_tag(workspace, connection, tree, tree[tag_id], None, without, limit)
            if asked is not None and len(asked.cards) >= min(LEAST_CARDS, limit):
                return asked
    return None


def answer_batch(
    workspace: Workspace,
    tag_name: TagRef,
    confirmed: Sequence[int],
    rejected: Sequence[int],
    *,
    asked: bool = False,
    origin: str = "window",
) -> TagOutcome:
    """Answers a batch: one operation, a lesson for each photo.

    Args:
        workspace: Library and tagger.
        tag_name: The batch's tag.
        confirmed: Photos that have the tag.
        rejected: Photos that have not.
        asked: Whether these are all the photos of a batch of guesses (`Batch.guessed`). A part
            of them is chosen by the answer, and says nothing of what a confidence means.
        origin: window, cli or api.

    Raises:
        TagError: The tag is gone.
        UnknownPhotoError: A photo is gone.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True) as connection:
        tagger = workspace.taggers.current(connection)
        found = known_tag(connection, tag_name)
        said = {
            (one.photo_id, one.verdict)
            for one in facts.statements(connection, [*confirmed, *rejected])
            if one.tag_id == found.id
        }
        news = [
            (row, found, verdict)
            for photos, verdict in ((confirmed, 1), (rejected, -1))
            for row in photo_rows(connection, photos)
            if (row.id, verdict) not in said
        ]
        if not news:
            return TagOutcome(0, 0, 0, None, 0, 0)
        summary = _summary(found.name, [verdict for _, _, verdict in news])
        recorder = history.Recorder(connection, origin, KIND, summary)
        source = lessons.ASKED if asked else lessons.USER
        return teach(workspace, connection, tagger, recorder, news, source)


def _summary(name: str, verdicts: Sequence[int]) -> str:
    """'Confirmed "dog" on 10 photos, rejected it on 2', as the menu shows it."""
    yes, no = verdicts.count(1), verdicts.count(-1)
    photos = photo_count(yes or no)
    if yes and no:
        return sentence(f'Confirmed "{name}" on {photos}, rejected it on {no}')
    return done_on([verdict_words(1 if yes else -1, f'"{name}"')], yes or no)


# A guess that came from a tag below is asked about that tag.
_RICHEST = """
SELECT tag_id, sum(NOT machine.automatic) AS suggested, count(*) AS likely
FROM machine JOIN tag ON tag.id = tag_id
WHERE via_tag_id IS NULL AND tag.enabled AND confidence >= :likely
GROUP BY tag_id ORDER BY suggested DESC, likely DESC, tag_id LIMIT :limit
"""


def _richest(connection: Connection) -> list[int]:
    values = {"likely": round(LIKELY * CERTAIN), "limit": _TAGS}
    return list(connection.execute(text(_RICHEST), values).scalars())


def _of_tag(
    workspace: Workspace,
    connection: Connection,
    tree: tags.TagTree,
    found: Tag,
    like: int | None,
    without: Collection[int],
    limit: int,
) -> Batch | None:
    closed = _closed(connection, tree, found) | set(without)
    if like is None:
        photos, confidences = _likely(connection, found.id, closed)
    else:
        photos, confidences = _alike(workspace, connection, found.id, like, closed)
    cards = []
    for photo, confidence in zip(photos.tolist(), confidences.tolist(), strict=True):
        path = path_of(connection, photo)
        if path is not None:
            cards.append(BatchCard(PhotoId(photo), path, confidence))
        if len(cards) == limit:
            break
    if not cards:
        return None
    left = max(0, len(photos) - len(cards))
    return Batch(tree.distinct(found.id), tuple(cards), left, guessed=like is None)


def _likely(
    connection: Connection, tag_id: int, closed: set[int]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Unanswered likely guesses: suggestions from the top, then sure ones from the bottom."""
    rows = guesses.of_tags(connection, [tag_id]).rows
    rows = rows[(rows[:, 4] == 0) & (rows[:, 2] >= LIKELY * CERTAIN)]
    rows = rows[_open(rows[:, 0], closed)]
    sure = rows[:, 3]
    rows = rows[np.lexsort((np.where(sure, rows[:, 2], -rows[:, 2]), sure))]
    return rows[:, 0], rows[:, 2] / CERTAIN


def _alike(
    workspace: Workspace, connection: Connection, tag_id: int, like: int, closed: set[int]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Unanswered photos by the cosine of their codes with one photo's, the nearest first."""
    vectors = mapped_vectors(workspace.library, connection, workspace.space_id)
    place = np.flatnonzero(vectors.photos == like)
    if not place.size:
        return np.empty(0, np.int64), np.empty(0)
    nearness = cosines(vectors.codes, int(place[0]))
    open_ones = np.flatnonzero(_open(vectors.photos, closed | {like}))
    nearest = open_ones[np.argsort(-nearness[open_ones], kind="stable")][: 4 * CARDS]
    part = vectors.among(np.sort(vectors.photos[nearest]))
    tagger = workspace.taggers.current(connection)
    confidence, _ = tagger.confidences(tag_id, part.codes, part.heads)
    photos = vectors.photos[nearest]
    return photos, confidence[np.searchsorted(part.photos, photos)]


def _open(photos: NDArray[np.int64], closed: Iterable[int]) -> NDArray[np.bool_]:
    return ~np.isin(photos, np.fromiter(closed, np.int64))


def _closed(connection: Connection, tree: tags.TagTree, found: Tag) -> set[int]:
    """Photos about which this tag is answered, by a word about it, above or below it."""
    line = (found.id, *tree.ancestors(found.id))
    states = facts.states_of(connection, found.id, tree.below(found.id), line)
    said = {int(photo) for photo, state in states.items() if state in _SAID}
    return said | answers.closed(connection, found.uuid)


_SAID = ("confirmed", "rejected", "imported")


_WAITING = """
FROM machine JOIN tag ON tag.id = machine.tag_id
WHERE via_tag_id IS NULL AND NOT machine.automatic AND tag.enabled
    AND (:tag IS NULL OR machine.tag_id = :tag)
"""
# What a no says of the tags below, and a yes of those above, is answered too.
_LEFT = f"""
WITH RECURSIVE line(tag_id, above) AS (
    SELECT id, id FROM tag
    UNION ALL SELECT line.tag_id, tag.parent_id FROM line JOIN tag ON tag.id = line.above
    WHERE tag.parent_id IS NOT NULL
), answered AS (
    SELECT photo_id, line.tag_id FROM statement AS said
    JOIN line ON line.above = said.tag_id AND said.verdict < 0
    UNION SELECT photo_id, line.above FROM statement AS said
    JOIN line ON line.tag_id = said.tag_id AND said.verdict > 0
)
SELECT (SELECT count(*) {_WAITING}) - (SELECT count(*) {_WAITING}
    AND (machine.tag_id, machine.photo_id) IN (SELECT tag_id, photo_id FROM answered))
"""  # noqa: S608 - a constant


def left(workspace: Workspace, tag_name: TagRef | None = None) -> int:
    """How many suggestions nobody has answered, about one tag or all.

    Raises:
        TagError: The name is unknown or ambiguous.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        found = None if tag_name is None else known_tag(connection, tag_name)
        values = {"tag": None if found is None else found.id}
        return int(connection.execute(text(_LEFT), values).scalar_one())
