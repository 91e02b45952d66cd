"""The user's words about photos: how they are written down, as statements and as lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from photomanager.learning.heads import CERTAIN
from photomanager.library import facts, lessons
from photomanager.library.records import PhotoId, TagId
from photomanager.library.schema import statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from photomanager.indexing.vector_batch import Vectors
    from photomanager.learning.tagger import Tagger
    from photomanager.library import history
    from photomanager.library.records import Tag


@dataclass(frozen=True, slots=True)
class Word:
    """One statement to make: a verdict about one photo and tag."""

    photo: Row[Any]
    tag: Tag
    verdict: int


def lessons_of(
    tagger: Tagger, words: Sequence[Word], known: Vectors, at: int
) -> list[lessons.NewLesson]:
    """A lesson for each word, with what the learner thought before.

    Args:
        tagger: As it was before these words.
        words: What is said.
        known: Those of the photos that have a vector.
        at: Microseconds since 1970, later than all lessons before.
    """
    place = {photo: row for row, photo in enumerate(known.photos.tolist())}
    before = {one: _predictions(tagger, one, known) for one in {word.tag.id for word in words}}
    given = []
    for number, word in enumerate(words):
        row = place.get(word.photo.id)
        given.append(
            lessons.NewLesson(
                uuid=lessons.ordered_uuid(at, number),
                photo_uuid=word.photo.uuid,
                tag_uuid=word.tag.uuid,
                verdict=word.verdict,
                code=None if row is None else known.codes[row].tobytes(),
                content_hash=word.photo.hash,
                **({"log_odds": None} if row is None else before[word.tag.id][row]),
            )
        )
    return given


def _predictions(tagger: Tagger, tag_id: int, known: Vectors) -> list[dict[str, Any]]:
    """What the machine thinks of one tag on each photo, as a lesson keeps it."""
    log_odds = tagger.log_odds(tag_id, known.codes).tolist()
    opinions = tagger.opinion(tag_id, known.codes, known.heads)
    if opinions is None:
        return [{"log_odds": one} for one in log_odds]
    confidences, _ = tagger.confidences(tag_id, known.codes, known.heads)
    return [
        {"log_odds": score, "opinion": opinion, "confidence": round(confidence * CERTAIN)}
        for score, opinion, confidence in zip(
            log_odds, opinions.tolist(), confidences.tolist(), strict=True
        )
    ]


def state(
    connection: Connection,
    recorder: history.Recorder,
    words: Sequence[Word],
    given: Sequence[lessons.NewLesson],
) -> None:
    """Makes the statements say what the user now says of each photo and tag.

    Args:
        connection: A write transaction.
        recorder: The operation.
        words: What is said.
        given: The lesson that each word is.
    """
    present = {
        (one.photo_id, one.tag_id)
        for one in facts.statements(connection, {word.photo.id for word in words})
    }
    fresh, changed, gone = [], [], []
    for word, one in zip(words, given, strict=True):
        key = (PhotoId(word.photo.id), TagId(word.tag.id))
        row = {
            "photo_id": key[0],
            "tag_id": key[1],
            "verdict": word.verdict,
            "at": recorder.operation.at,
            "lesson_uuid": one.uuid,
        }
        if not word.verdict:
            gone.append(key)
        elif key in present:
            changed.append(row)
        else:
            fresh.append(row)
    recorder.delete(statement, gone)
    recorder.update(statement, changed)
    recorder.insert(statement, fresh)
