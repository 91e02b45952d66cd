"""Predictions are said again when their scale has changed, and only then are they others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, text

from photomanager.indexing import retesting, scoring
from photomanager.library import vectors
from photomanager.library.schema import imported
from photomanager.operations import keywords, tag_admin
from photomanager.operations.review import answer, questions
from photomanager.operations.tagging import tag
from photomanager.operations.undo import redo, undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Answers about an invented tag, a word of the network's, and tags below and above others."""
    made = taught_library.make(tmp_path / "library", 120)
    tag(made, [1, 2, 3, 4], add=["Rex"])
    tag_admin.move(made, "Rex", "dog")
    tag(made, [5, 6, 7], add=["pets"])
    tag(made, [8], reject=["animal"])
    for one in questions(made, 12, ["Rex", "dog", "boat", "pets"]).questions:
        answer(made, one, "yes" if one.photo_id % 2 else "no")
    for photo in range(20, 30):
        tag(made, [photo], reject=["Rex"], source="asked")
        tag(made, [photo + 10], confirm=["dog"], source="audit")
        tag(made, [photo + 20], reject=["pets"], source="asked")
    tag(made, [9], confirm=["Rex"])
    yield made
    made.library.close()


def opinions(workspace: Workspace, name: str | None = None) -> dict[str, float | None]:
    """By lesson, of all tags or one."""
    with workspace.library.database.read() as connection:
        query = text(
            "SELECT lesson.uuid, opinion FROM lesson JOIN tag ON tag.uuid = tag_uuid"
            " WHERE source != 'user' AND (:name IS NULL OR name = :name)"
        )
        return {row.uuid: row.opinion for row in connection.execute(query, {"name": name})}


def unsaid(workspace: Workspace, count: int) -> list[int]:
    """Photos about which nobody has said anything; which were asked about is drawn at random."""
    with workspace.library.database.read() as connection:
        query = text(
            "SELECT id FROM photo WHERE uuid NOT IN (SELECT photo_uuid FROM lesson)"
            " AND id NOT IN (SELECT photo_id FROM imported) ORDER BY id LIMIT :count"
        )
        return list(connection.execute(query, {"count": count}).scalars())


def test_all(workspace: Workspace) -> None:
    with workspace.library.database.write() as connection:
        tagger = workspace.taggers.uncommitted(connection)
        retesting.test_again(connection, tagger, workspace.space_id)


def arrive(workspace: Workspace, first: int, last: int) -> None:
    """So many photos more; at a doubling the library's mean is taken anew."""
    taught_library.add_photos(workspace, list(range(first, last + 1)))
    taught_library.index(workspace, list(range(first, last + 1)), seed=9)


def pulled_back(workspace: Workspace) -> dict[str, Any]:
    """What an undo must bring back, and the predictions."""
    return {**taught_library.kept(workspace), "opinions": [opinions(workspace)]}


def test_on_the_same_scale_each_prediction_is_the_first_one_to_the_bit(
    workspace: Workspace,
) -> None:
    first = opinions(workspace)
    assert sum(one is not None for one in first.values()) >= 35
    with workspace.library.database.write() as connection:
        connection.execute(text("UPDATE lesson SET opinion = 50 WHERE opinion IS NOT NULL"))
    test_all(workspace)
    assert opinions(workspace) == first


def test_the_answers_of_a_tag_keep_its_scale_when_one_below_it_is_taught(
    workspace: Workspace,
) -> None:
    first = opinions(workspace, "dog")
    tag(workspace, [60, 61, 62, 63], confirm=["Rex"])
    tag(workspace, [64], reject=["animal"])
    test_all(workspace)
    assert opinions(workspace, "dog") == first


def test_a_new_mean_gives_new_predictions_of_undone_and_superseded_answers_too(
    workspace: Workspace,
) -> None:
    tag(workspace, [70], confirm=["Rex"], source="asked")
    tag(workspace, [70], reject=["Rex"])  # a change of mind
    tag(workspace, [71], confirm=["Rex"], source="asked")
    first = opinions(workspace, "Rex")
    undo(workspace)
    arrive(workspace, 121, 200)
    redo(workspace)
    second = opinions(workspace, "Rex")
    same = [one for one in first if first[one] == second[one] and first[one] is not None]
    assert same == []
    test_all(workspace)
    assert opinions(workspace, "Rex") == second


def test_a_tag_above_a_word_of_the_networks_is_predicted_as_one(workspace: Workspace) -> None:
    before = pulled_back(workspace)
    first = opinions(workspace, "pets")
    tag_admin.move(workspace, "cat", "pets")
    second = opinions(workspace, "pets")
    assert set(first) == set(second)
    assert not {one for one in first if first[one] == second[one]}
    after = pulled_back(workspace)
    test_all(workspace)
    assert pulled_back(workspace) == after
    undo(workspace)
    assert pulled_back(workspace) == before
    redo(workspace)
    assert pulled_back(workspace) == after


@pytest.mark.parametrize(("gone", "kept"), [("pets", "cat"), ("boat", "pets"), ("pets", "Rex")])
def test_a_merged_tag_is_predicted_by_all_that_teaches_it(
    workspace: Workspace, gone: str, kept: str
) -> None:
    before = pulled_back(workspace)
    tag_admin.merge(workspace, gone, kept)
    after = pulled_back(workspace)
    test_all(workspace)
    assert pulled_back(workspace) == after
    undo(workspace)
    assert pulled_back(workspace) == before


def test_predictions_forget_keywords_with_the_tag(workspace: Workspace) -> None:
    with workspace.library.database.write() as connection:
        dog = connection.execute(text("SELECT id FROM tag WHERE name = 'dog'")).scalar_one()
        rows = [{"photo_id": one, "tag_id": dog, "source": "file"} for one in range(90, 100)]
        connection.execute(insert(imported), rows)
    keywords.agree(workspace, True)
    for photo in unsaid(workspace, 5):
        tag(workspace, [photo], confirm=["dog"], source="asked")
    before, first = pulled_back(workspace), opinions(workspace, "dog")
    keywords.agree(workspace, False)
    after, second = pulled_back(workspace), opinions(workspace, "dog")
    assert sum(first[one] != second[one] for one in first) == 5
    test_all(workspace)
    assert pulled_back(workspace) == after
    undo(workspace)
    assert pulled_back(workspace) == before
    redo(workspace)
    assert pulled_back(workspace) == after


def test_predictions_follow_an_edited_photo(workspace: Workspace) -> None:
    first = opinions(workspace, "Rex")
    codes = taught_library.random_codes(1, seed=11)
    heads = taught_library.random_heads(1, seed=11)
    row = (1, codes[0].tobytes(), heads[0][0].tobytes() + heads[1][0].tobytes())
    with workspace.library.database.write() as connection:
        vectors.put(connection, workspace.space_id, [row])
        scoring.score_batch(connection, workspace.taggers, [1])
    second = opinions(workspace, "Rex")
    assert first != second
    test_all(workspace)
    assert opinions(workspace, "Rex") == second
