"""Questions to the user: the best next ones, and among them some drawn at random.

Every fifth card is an audit card: drawn at random, in turns from the tags that the machine set
without being asked and from its suggestions, so that the share of right ones says how good
each of the two is. The other cards are ordered by what an answer would change
(`learning.review`). The draw depends on the library and on what was answered so far, and on
nothing else: asked again before an answer, the same cards come. Random cards are drawn from a
fifth of the guesses, told by photo and tag, and the other cards never are: so of what was asked
it is known which cards were random (`listed_questions` knows what was asked).

A photo and tag that was answered, withdrawn or skipped is never asked again.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal

import numpy as np
from sqlalchemy import text

from photomanager.indexing import guesses
from photomanager.indexing.relearning import teaching
from photomanager.indexing.vector_batch import mapped_vectors
from photomanager.learning import calibration, review
from photomanager.learning.heads import CERTAIN
from photomanager.library import answers, changes, facts, history, lessons, tags
from photomanager.library.records import PhotoId
from photomanager.library.schema import question_skipped
from photomanager.operations.asked_tags import photo_rows, unknown_tag
from photomanager.operations.scores import path_of
from photomanager.operations.tagging import TagOutcome, bring_up_to_date, tag
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.indexing.vector_batch import Vectors
    from photomanager.learning.review import Weighed
    from photomanager.learning.tagger import Tagger
    from photomanager.operations.workspace import Workspace

Verdict = Literal["yes", "no", "skip"]

AUDIT_EVERY = 5
# Every third of them is about a tag that was set unasked: those alone prove a precision, but
# the others, which are right half of the time, say more about the confidence.
_SURE_EVERY = 2
# Tags that are looked at: those about which most is open.
_TAGS = 64
# Draws before an audit card is given up, when nearly all guesses are answered.
_DRAWS = 200


@dataclass(frozen=True, slots=True)
class Question:
    """Is this tag right on this photo?

    Attributes:
        photo_id: The photo.
        path: Where it lies, for people.
        tag: The tag's name, or its path in the tree where others have the same name.
        confidence: Shown now, 0 to 1.
        effect: About how many other photos an answer decides (`learning.review`).
        audit: Whether the card was drawn at random.
    """

    photo_id: PhotoId
    path: str
    tag: str
    confidence: float
    effect: float
    audit: bool


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """The next questions, the best first.

    Attributes:
        questions: At most as many as asked for.
        worth_answering: Whether an answer would decide at least one other photo.
    """

    questions: tuple[Question, ...]
    worth_answering: bool


def questions(workspace: Workspace, limit: int, names: Sequence[str] = ()) -> ReviewQueue:
    """The best next questions.

    Args:
        workspace: Library and tagger.
        limit: How many at most.
        names: Tags to ask about; by default all.

    Raises:
        TagError: A name is unknown or ambiguous.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        wanted = [_named(connection, name) for name in names]
        session = _Session(workspace, connection, wanted)
        cards, worth = session.cards(limit)
    return ReviewQueue(tuple(cards), worth)


def answer(
    workspace: Workspace, question: Question, verdict: Verdict, *, origin: str = "window"
) -> TagOutcome:
    """Answers a question: a lesson, or with "skip" only that it is not asked again.

    Args:
        workspace: Library and tagger.
        question: One of `questions`; only its photo and tag are looked at.
        verdict: yes, no or skip; each can be undone.
        origin: window, cli or api.

    Raises:
        TagError: The tag is gone.
        UnknownPhotoError: The photo is gone.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    if verdict == "skip":
        return _skip(workspace, question, origin)
    with workspace.library.database.read() as connection:
        tag_id = _named(connection, question.tag)
    photos, names = [question.photo_id], [question.tag]
    (drawn,) = _set_aside(workspace, tag_id, np.array(photos, np.int64)).tolist()
    source = lessons.AUDIT if drawn else lessons.ASKED
    if verdict == "yes":
        return tag(workspace, photos, confirm=names, origin=origin, source=source)
    return tag(workspace, photos, reject=names, origin=origin, source=source)


def _skip(workspace: Workspace, question: Question, origin: str) -> TagOutcome:
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True) as connection:
        (photo,) = photo_rows(connection, [question.photo_id])
        found = tags.by_name(connection, question.tag)
        if found is None:
            raise unknown_tag(connection, question.tag)
        if photo.id in answers.closed(connection, found.uuid):
            return TagOutcome(0, 0, 0, None, 0, 0)
        recorder = history.Recorder(
            connection, origin, "skip", sentence(f'Skipped "{found.name}" once')
        )
        at = recorder.operation.at
        recorder.insert(
            question_skipped, [{"photo_uuid": photo.uuid, "tag_uuid": found.uuid, "at": at}]
        )
        changes.record(connection, "settings", {"all": True}, recorder.operation.uuid)
        return TagOutcome(0, 0, 0, recorder.operation.uuid, 0, 0)


def _set_aside(workspace: Workspace, tag_id: int, photos: NDArray[np.int64]) -> NDArray[np.bool_]:
    """bool[n]: which guesses are left for random cards."""
    return review.set_aside(uuid.UUID(workspace.library.uuid).int, tag_id, photos)


def _key(card: Question) -> tuple[int, str]:
    return card.photo_id, card.tag


def _named(connection: Connection, name: str) -> int:
    found = tags.by_name(connection, name)
    if found is None:
        raise unknown_tag(connection, name)
    return found.id


# -- what is open -----------------------------------------------------------------------------

# A guess that came from a tag below may be drawn: it is shown, so it must be answered for.
_COUNTS = """
SELECT tag_id, machine.automatic, count(*) AS guesses,
    sum(confidence * (10000 - confidence)) AS doubt
FROM machine JOIN tag ON tag.id = tag_id
WHERE tag.enabled AND (:every OR tag_id IN (SELECT value FROM json_each(:tags)))
GROUP BY tag_id, machine.automatic ORDER BY tag_id, machine.automatic
"""
_NTH = """
SELECT photo_id FROM machine WHERE tag_id = :tag AND automatic = :automatic
ORDER BY photo_id LIMIT 1 OFFSET :place
"""


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """The guesses of one tag that nobody has answered, and how they are weighed."""

    tag: int
    photos: NDArray[np.int64]
    confidences: NDArray[np.float64]
    weighed: Weighed


class _Session:
    """One look at a library: what is open, and the cards that follow from it."""

    def __init__(self, workspace: Workspace, connection: Connection, wanted: Sequence[int]) -> None:
        self._workspace = workspace
        self._connection = connection
        self._tagger: Tagger = workspace.taggers.current(connection)
        self._vectors: Vectors = mapped_vectors(workspace.library, connection, workspace.space_id)
        self._tree = tags.TagTree(tags.all_tags(connection))
        self._counts = connection.execute(
            text(_COUNTS), {"every": not wanted, "tags": str(list(wanted))}
        ).all()
        self._closed: dict[int, set[int]] = {}
        self._taken: set[tuple[int, str]] = set()
        self._answered = answers.count(connection)

    def cards(self, limit: int) -> tuple[list[Question], bool]:
        """The next cards, and whether any is worth an answer."""
        best = self._best()
        first = next(best, None)
        worth = first is not None and first.effect >= review.LEAST_EFFECT
        ranked = chain([] if first is None else [first], best)
        cards: list[Question] = []
        while len(cards) < limit:
            card = self._audit(len(cards)) if self._is_audit(len(cards)) else None
            if card is None:
                card = next((one for one in ranked if _key(one) not in self._taken), None)
            card = card or self._audit(len(cards))  # all that is left may be set aside
            if card is None:
                break
            cards.append(card)
            self._taken.add(_key(card))
        return cards, worth

    # -- the best ---------------------------------------------------------------------------

    def _best(self) -> Iterator[Question]:
        """The unanswered guesses in the order in which they are best asked."""
        doubt: dict[int, int] = {}
        for row in self._counts:
            doubt[row.tag_id] = doubt.get(row.tag_id, 0) + row.doubt
        most = sorted(doubt, key=lambda one: (-doubt[one], one))[:_TAGS]
        open_tags = [one for one in map(self._open, most) if one is not None]
        orders = [one.weighed.order() for one in open_tags]
        while open_tags:
            place = int(np.argmax([order.max() for order in orders]))
            one, best = open_tags[place], int(orders[place].argmax())
            guess = int(one.weighed.rows[best])
            photo = int(one.photos[guess])
            effect = float(one.weighed.effects[best])
            card = self._card(photo, one.tag, float(one.confidences[guess]), effect)
            if card is not None:
                yield card
            weighed = one.weighed.asked(best)
            if len(weighed.rows):
                open_tags[place] = _Open(one.tag, one.photos, one.confidences, weighed)
                orders[place] = weighed.order()
            else:
                del open_tags[place], orders[place]

    def _open(self, tag_id: int) -> _Open | None:
        found = guesses.of_tags(self._connection, [tag_id])
        # A guess that came from a tag below is best asked about that tag.
        rows = found.rows[found.rows[:, 4] == 0]
        closed = self._closed_photos(tag_id)
        rows = rows[~np.isin(rows[:, 0], np.fromiter(closed, np.int64, len(closed)))]
        vectors = self._vectors.among(rows[:, 0])
        rows = rows[np.isin(rows[:, 0], vectors.photos)]
        if not len(rows):
            return None
        confidences = rows[:, 2] / CERTAIN
        kept = _set_aside(self._workspace, tag_id, vectors.photos)
        weighed = review.weigh(self._taught(tag_id), vectors.codes, confidences, kept)
        if not len(weighed.rows):
            return None
        return _Open(tag_id, vectors.photos, confidences, weighed)

    def _taught(self, tag_id: int) -> review.TaggedSoFar:
        tagger = self._tagger
        taught = teaching(self._connection, tagger.tree, self._workspace.space_id, tag_id)
        codes = [(one.verdict, one.code) for one in taught if one.code is not None]
        step, anchor = tagger.ground.step, tagger.ground.anchor.mean(tagger.ground.step)
        sides = [
            np.frombuffer(b"".join(code for said, code in codes if said == side), np.int8)
            for side in (1, -1)
        ]
        slope = calibration.of_known(len(codes) + 1).slope
        said = tagger.taught(tag_id)
        if said is not None and (tagger.tree[tag_id].starter or tagger.tree.invented(tag_id)):
            slope = said.calibration.slope or slope
        return review.TaggedSoFar(
            prior=tagger.prior(tag_id),
            anchor=anchor,
            positive=sides[0].reshape(-1, len(anchor)),
            negative=sides[1].reshape(-1, len(anchor)),
            slope=slope,
            step=step,
        )

    # -- the random -------------------------------------------------------------------------

    def _is_audit(self, place: int) -> bool:
        return (self._answered + place) % AUDIT_EVERY == AUDIT_EVERY - 1

    def _audit(self, place: int) -> Question | None:
        """A guess drawn evenly from the open sure ones set aside, or in turn from the unsure."""
        number = self._answered + place
        automatic = int(number // AUDIT_EVERY % _SURE_EVERY == 0)
        return self._drawn(automatic, number) or self._drawn(1 - automatic, number)

    def _drawn(self, automatic: int, number: int) -> Question | None:
        counts = [row for row in self._counts if row.automatic == automatic]
        total = sum(row.guesses for row in counts)
        for attempt in range(_DRAWS if total else 0):
            seed = f"{self._workspace.library.uuid}:{number}:{attempt}".encode()
            place = int.from_bytes(hashlib.sha256(seed).digest()[:8], "big") % total
            for row in counts:
                if place < row.guesses:
                    break
                place -= row.guesses
            values = {"tag": row.tag_id, "automatic": automatic, "place": place}
            photo = self._connection.execute(text(_NTH), values).scalar_one()
            aside = _set_aside(self._workspace, row.tag_id, np.array([photo], np.int64))
            if not aside.all() or photo in self._closed_photos(row.tag_id):
                continue
            card = self._card(photo, row.tag_id, None, 0.0, audit=True)
            if card is not None and _key(card) not in self._taken:
                return card
        return None

    # -- cards ------------------------------------------------------------------------------

    def _closed_photos(self, tag_id: int) -> set[int]:
        """Photos about which this tag is answered, by a word about it, above or below it."""
        if tag_id not in self._closed:
            tree = self._tagger.tree
            line = (tag_id, *tree.ancestors(tag_id))
            said = facts.answered_states(self._connection, tag_id, tree.below(tag_id), line)
            uuid = self._tree[tag_id].uuid
            self._closed[tag_id] = set(said) | answers.closed(self._connection, uuid)
        return self._closed[tag_id]

    def _card(
        self,
        photo: int,
        tag_id: int,
        confidence: float | None,
        effect: float,
        *,
        audit: bool = False,
    ) -> Question | None:
        """None if the photo's folder was removed."""
        path = path_of(self._connection, photo)
        if path is None:
            return None
        if confidence is None:
            row = guesses.of_tags(self._connection, [tag_id], np.array([photo], np.int64)).rows[0]
            confidence = int(row[2]) / CERTAIN
        return Question(PhotoId(photo), path, self._name(tag_id), confidence, effect, audit)

    def _name(self, tag_id: int) -> str:
        """The tag's name; its path if others have the same name."""
        name = self._tree[tag_id].name
        if len(tags.all_by_name(self._connection, name)) == 1:
            return name
        path = self._tree.path(tag_id)
        return path if "/" in path else f"/{path}"
