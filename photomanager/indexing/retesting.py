"""What was predicted before each answer, said again when the scale of predictions has changed.

A shift of a tag's confidence is measured on predictions made before the answers
(`learning.correction`). They are log-odds on the scale of the library's mean, of the tags above and
below, of the photos' vectors and of this program's rules. When one of these is new, what was
predicted on the old scale says nothing about confidences on the new one. Then every answer is
predicted anew by what its tag had been taught before that answer, as it was the first time: test,
then train. So predictions are a pure function of lessons, tree, mean and vectors: saying them again
changes no bit unless one of these has changed, and an undo that brings the old one back brings
back the old predictions.

An answer that is undone is predicted again when it is brought back.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import text

from photomanager.indexing.relearning import lessons_of
from photomanager.indexing.vector_batch import stored_vectors
from photomanager.learning.tagger import Tagger
from photomanager.library import answers, lessons

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from photomanager.learning.heads import Heads
    from photomanager.library.lessons import ActiveLesson, SpokenLesson

_RENEW = text("UPDATE lesson SET opinion = :opinion WHERE id = :id AND opinion IS NOT :opinion")


def test_again(connection: Connection, tagger: Tagger, space_id: int) -> None:
    """Predicts all answers anew.

    Takes a few milliseconds for each answer that came by itself: its tag is learned as it was then.

    Args:
        connection: A write transaction; learned tags must be learned anew after it.
        tagger: With the new mean and rules; what it has learned is not looked at.
        space_id: The space of the codes.
    """
    for tag in answers.asked_about(connection):
        if tag in tagger.tree:
            _test_tag(connection, tagger, space_id, tag)


def test_tags(
    connection: Connection,
    tagger: Tagger,
    space_id: int,
    taught: Iterable[int],
    elsewhere: Iterable[int],
) -> None:
    """Predicts anew the answers about some tags.

    Args:
        connection: As in `test_again`.
        tagger: With the new tree.
        space_id: The space of the codes.
        taught: Tags whose lessons are others now, which concerns the tags above and below them;
            those that are gone are passed over.
        elsewhere: Tags above or below which others lie now.
    """
    tree = tagger.tree
    concerned = set(elsewhere)
    for tag in taught:
        if tag in tree:
            concerned.update(tree.below(tag), tree.ancestors(tag))
    if not concerned:
        return
    for tag in answers.asked_about(connection):
        if tag in concerned:
            _test_tag(connection, tagger, space_id, tag)


def test_operation(
    connection: Connection, tagger: Tagger, space_id: int, operation_id: int
) -> None:
    """Predicts anew the answers of an operation that holds again: the scale may be another by now.

    Args:
        connection: A write transaction, in which it holds again.
        tagger: As in `test_again`.
        space_id: The space of the codes.
        operation_id: The operation; no later one holds.
    """
    for tag in answers.asked_about(connection, operation_id):
        if tag in tagger.tree:
            _test_tag(connection, tagger, space_id, tag, operation_id)


def _test_tag(
    connection: Connection,
    tagger: Tagger,
    space_id: int,
    tag: int,
    operation_id: int | None = None,
) -> None:
    ids = _tags_by_uuid(connection, {*tagger.tree.below(tag), *tagger.tree.ancestors(tag)})
    spoken = lessons.spoken(connection, space_id, ids)
    due: dict[int, list[SpokenLesson]] = {}
    for one in spoken:
        answered = one.word.source in (lessons.ASKED, lessons.AUDIT)
        if answered and ids[one.word.tag_uuid] == tag:
            due.setdefault(one.operation_id, []).append(one)
    if operation_id is not None:
        due = {operation_id: due[operation_id]}
    photos = _Photos(
        connection, space_id, [one.word.photo_uuid for some in due.values() for one in some]
    )
    newest: dict[tuple[str, str], ActiveLesson] = {}
    renewed = []
    for one in spoken:
        tested = due.pop(one.operation_id, [])  # what an operation says is predicted at once
        if tested:
            before = _taught_by(tagger, tag, newest.values(), ids)
            opinions = _opinions(before, tag, tested, photos)
            renewed += [
                {"id": answer.id, "opinion": opinion}
                for answer, opinion in zip(tested, opinions, strict=True)
            ]
        key = one.word.photo_uuid, one.word.tag_uuid
        if key not in newest or lessons.weight(newest[key]) < lessons.weight(one.word):
            newest[key] = one.word
    if renewed:
        connection.execute(_RENEW, renewed)


def _tags_by_uuid(connection: Connection, tag_ids: Iterable[int]) -> dict[str, int]:
    query = text("SELECT uuid, id FROM tag WHERE id IN (SELECT value FROM json_each(:tags))")
    rows = connection.execute(query, {"tags": json.dumps(sorted(tag_ids))})
    return {row.uuid: row.id for row in rows}


def _taught_by(
    tagger: Tagger, tag: int, words: Iterable[ActiveLesson], ids: Mapping[str, int]
) -> Tagger:
    """A tagger that has learned the tag from these last words, and nothing else."""
    given: dict[int, list[ActiveLesson]] = {}
    for word in words:
        if word.verdict and word.code is not None:
            given.setdefault(ids[word.tag_uuid], []).append(word)
    taught = lessons_of(tagger.tree, tag, given)
    learned = {} if taught is None else {tag: tagger.learn(tag, taught)[1]}
    return Tagger(tagger.tree, tagger.ground, learned)


class _Photos:
    """The heads of some photos; those that have left the library have none."""

    def __init__(self, connection: Connection, space_id: int, uuids: Sequence[str]) -> None:
        query = text(
            "SELECT id, uuid FROM photo WHERE uuid IN (SELECT value FROM json_each(:uuids))"
        )
        rows = connection.execute(query, {"uuids": json.dumps(sorted({*uuids}))}).all()
        found = stored_vectors(connection, space_id, sorted(row.id for row in rows))
        self._heads = found.heads
        place = {photo: number for number, photo in enumerate(found.photos.tolist())}
        self._places = {row.uuid: place[row.id] for row in rows if row.id in place}

    def __contains__(self, uuid: str) -> bool:
        return uuid in self._places

    def heads(self, uuids: Sequence[str]) -> Heads:
        """Of these photos, which must be here."""
        places = [self._places[uuid] for uuid in uuids]
        return self._heads[0][places], self._heads[1][places]


def _opinions(
    before: Tagger, tag: int, tested: Sequence[SpokenLesson], photos: _Photos
) -> list[float | None]:
    """What a tagger thinks of each answered photo; None where it cannot tell."""
    opinions: list[float | None] = []
    for one in tested:
        opinion = None
        if one.word.code is not None and one.word.photo_uuid in photos:
            code = np.frombuffer(one.word.code, np.int8)[np.newaxis]
            opinion = before.opinion(tag, code, photos.heads([one.word.photo_uuid]))
        opinions.append(None if opinion is None else float(opinion[0]))
    return opinions
