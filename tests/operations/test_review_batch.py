"""Batches of questions: what they hold, and answering them as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from photomanager.errors import TagError, UnknownPhotoError
from photomanager.operations.review import questions
from photomanager.operations.review_batch import LEAST_CARDS, LIKELY, answer_batch, batch, left
from photomanager.operations.tagging import tag
from photomanager.operations.undo import next_undo, undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library", 300)
    yield made
    made.library.close()


def guessed(workspace: Workspace, name: str) -> list[tuple[int, int, int]]:
    """Photo and sureness of the likely guesses, in the order of the table."""
    with workspace.library.database.read() as connection:
        query = text(
            "SELECT photo_id, confidence, machine.automatic FROM machine"
            " JOIN tag ON tag.id = tag_id WHERE name = :name AND via_tag_id IS NULL"
            " AND confidence >= :likely ORDER BY photo_id"
        )
        values = {"name": name, "likely": round(10_000 * LIKELY)}
        return [tuple(row) for row in connection.execute(query, values)]


def test_suggestions_come_first_and_the_surest_last(workspace: Workspace) -> None:
    everything = guessed(workspace, "dog")
    suggested = [one for one in everything if not one[2]]
    sure = [one for one in everything if one[2]]
    assert suggested
    assert sure
    expected = sorted(suggested, key=lambda one: (-one[1], one[0]))
    expected += sorted(sure, key=lambda one: (one[1], one[0]))
    found = batch(workspace, "dog", limit=len(suggested) + 3)
    assert found is not None
    photos = [photo for photo, _, _ in expected]
    assert [one.photo_id for one in found.cards] == photos[: len(suggested) + 3]
    assert found.left == len(sure) - 3
    assert all(one.confidence >= LIKELY for one in found.cards)
    assert found.cards[0].path == f"/photos/{found.cards[0].photo_id}.jpg"


def test_without_a_name_the_tag_with_most_to_ask_is_taken(workspace: Workspace) -> None:
    def suggested(name: str) -> int:
        return sum(not automatic for _, _, automatic in guessed(workspace, name))

    found = batch(workspace)
    assert found is not None
    names = [name for _, name, _, _ in taught_library.WORDS]
    assert suggested(found.tag) == max(map(suggested, names))
    assert len(found.cards) >= LEAST_CARDS


def test_a_batch_is_one_operation_and_one_undo(workspace: Workspace) -> None:
    before = taught_library.kept(workspace), taught_library.machine(workspace)
    found = batch(workspace, "cat", limit=6)
    assert found is not None
    photos = [one.photo_id for one in found.cards]
    outcome = answer_batch(workspace, found.tag, photos[:4], photos[4:], asked=found.guessed)
    assert (outcome.changed, outcome.lessons) == (6, 6)
    assert next_undo(workspace) == 'Confirmed "cat" on 4 photos, rejected it on 2'
    with workspace.library.database.read() as connection:
        query = text("SELECT photo_id, verdict FROM statement")
        said = {tuple(row) for row in connection.execute(query)}
        sources = set(connection.execute(text("SELECT source FROM lesson")).scalars())
    assert said == {(one, 1 if one in photos[:4] else -1) for one in photos}
    assert sources == {"asked"}
    undo(workspace)
    assert (taught_library.kept(workspace), taught_library.machine(workspace)) == before


def test_what_is_answered_never_comes_again(workspace: Workspace) -> None:
    seen = set[int]()
    while (found := batch(workspace, "cat")) is not None:
        photos = [one.photo_id for one in found.cards]
        assert not seen.intersection(photos)
        seen.update(photos)
        answer_batch(workspace, "cat", photos, [])
    assert len(seen) > 12


def test_an_answer_given_twice_changes_nothing(workspace: Workspace) -> None:
    answer_batch(workspace, "cat", [1, 2], [3])
    again = answer_batch(workspace, "cat", [1, 2], [3])
    assert (again.changed, again.operation) == (0, None)


def test_more_like_this_takes_what_looks_alike(workspace: Workspace) -> None:
    tag(workspace, [7], add=["Rex"])
    found = batch(workspace, "Rex", like=7, limit=5)
    assert found is not None
    photos = [one.photo_id for one in found.cards]
    assert 7 not in photos
    codes = taught_library.random_codes(300, 7).astype(float)
    cosine = codes @ codes[6] / (abs(codes) ** 2).sum(axis=1) ** 0.5
    nearest = [int(n) + 1 for n in (-cosine).argsort() if n != 6]
    assert photos == nearest[:5]
    assert not found.guessed  # chosen for looking alike, so no proof of what a confidence means
    answer_batch(workspace, "Rex", photos, [])
    again = batch(workspace, "Rex", like=7, limit=5)
    assert again is not None
    assert [one.photo_id for one in again.cards] == nearest[5:10]


def test_a_no_to_a_word_answers_for_all_below_it(workspace: Workspace) -> None:
    with workspace.library.database.read() as connection:
        query = text(
            "SELECT photo_id, name FROM machine JOIN tag ON tag.id = tag_id"
            " WHERE via_tag_id IS NULL AND NOT machine.automatic AND name IN ('poodle', 'cat')"
        )
        waiting = [tuple(row) for row in connection.execute(query)]
    photo = next(one for one, name in waiting if name == "poodle")
    before = left(workspace), left(workspace, "poodle")
    tag(workspace, [photo], reject=["animal"])
    assert left(workspace, "poodle") == before[1] - 1
    assert left(workspace) < before[0]
    seen: list[int] = []
    while (found := batch(workspace, "poodle", without=seen)) is not None:
        seen += [one.photo_id for one in found.cards]
    assert seen
    assert photo not in seen
    asked = questions(workspace, 5_000, ["dog", "poodle", "animal", "cat"]).questions
    assert asked
    assert photo not in {one.photo_id for one in asked}


def test_a_photo_without_a_vector_is_like_none(workspace: Workspace) -> None:
    taught_library.add_photos(workspace, [999])
    assert batch(workspace, "dog", like=999) is None


def test_a_name_nobody_knows_is_an_error(workspace: Workspace) -> None:
    with pytest.raises(TagError, match="dgo"):
        batch(workspace, "dgo")
    with pytest.raises(UnknownPhotoError):
        answer_batch(workspace, "dog", [5000], [])
