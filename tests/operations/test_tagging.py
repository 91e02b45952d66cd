from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from photomanager.errors import TagError, UnknownPhotoError
from photomanager.indexing import scoring
from photomanager.library import facts, tags
from photomanager.library.records import PhotoId, TagId
from photomanager.operations.asked_tags import Asked
from photomanager.operations.precision import set_precision
from photomanager.operations.review import Question, answer
from photomanager.operations.scores import scores
from photomanager.operations.tagging import tag, tag_in_turn
from photomanager.operations.undo import next_redo, next_undo, redo, undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library")
    yield made
    made.library.close()


def shown(workspace: Workspace, photo: int) -> dict[str, str]:
    with workspace.library.database.read() as connection:
        listed = facts.shown(connection, [photo])
    return {one.name: one.state for one in listed[photo]}


def counts(workspace: Workspace) -> dict[str, tuple[int, int]]:
    return {row[0]: (row[1], row[2]) for row in taught_library.learners(workspace)}


def test_adding_creates_the_tag_and_teaches_it(workspace: Workspace) -> None:
    outcome = tag(workspace, [1, 2, 3], add=["Rex"])
    assert (outcome.changed, outcome.lessons, outcome.rescored) == (3, 3, 80)
    assert outcome.operation is not None
    assert shown(workspace, 1)["Rex"] == "confirmed"
    assert counts(workspace) == {"Rex": (3, 0)}


def test_saying_it_again_changes_nothing(workspace: Workspace) -> None:
    tag(workspace, [1], add=["Rex"])
    before = taught_library.tables(workspace)
    outcome = tag(workspace, [1], add=["rex"], confirm=["REX"])
    assert (outcome.changed, outcome.lessons, outcome.operation) == (0, 0, None)
    assert taught_library.tables(workspace) == before


def test_withdrawing_brings_back_what_was_beneath(workspace: Workspace) -> None:
    before = shown(workspace, 1)
    machine = taught_library.machine(workspace)
    tag(workspace, [1], reject=["poodle"])
    outcome = tag(workspace, [1], remove=["poodle"])
    assert (outcome.changed, outcome.lessons) == (1, 1)
    assert shown(workspace, 1) == before
    assert taught_library.machine(workspace) == machine
    assert taught_library.learners(workspace) == []


def test_a_confirmed_child_teaches_its_parents(workspace: Workspace) -> None:
    tag(workspace, [1, 2], confirm=["poodle"])
    assert counts(workspace) == {"animal": (2, 0), "dog": (2, 0), "poodle": (2, 0)}


def test_a_rejected_parent_teaches_only_children_that_have_lessons(workspace: Workspace) -> None:
    tag(workspace, [1], confirm=["poodle"])
    tag(workspace, [2], reject=["animal"])
    assert counts(workspace) == {"animal": (1, 1), "dog": (1, 1), "poodle": (1, 1)}
    names = {"animal", "dog", "poodle", "husky", "cat"}
    rejected = shown(workspace, 2)
    assert {name: rejected[name] for name in names & set(rejected)} == {"animal": "rejected"}


def test_the_newest_statement_counts(workspace: Workspace) -> None:
    tag(workspace, [1], confirm=["poodle"])
    tag(workspace, [1], reject=["animal"])
    assert counts(workspace)["poodle"] == (0, 1)
    assert shown(workspace, 1)["poodle"] == "rejected"
    outcome = tag(workspace, [1], confirm=["poodle"])
    assert outcome.lessons == 1
    assert counts(workspace)["poodle"] == (1, 0)
    assert shown(workspace, 1)["poodle"] == "confirmed"
    assert "animal" not in shown(workspace, 1)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"confirm": ["poodel"]}, 'There is no tag "poodel". Did you mean "poodle"?'),
        ({"reject": ["zzz"]}, 'There is no tag "zzz". Add it to a photo first.'),
        ({"add": ["  "]}, "A tag needs a name."),
        ({"add": ["x" * 201]}, "is too long"),
        ({"add": ["Rex"], "reject": ["Dog"], "remove": ["dog"]}, "in two ways at once"),
    ],
)
def test_bad_names_get_a_sentence_and_change_nothing(
    workspace: Workspace, asked: dict[str, list[str]], sentence: str
) -> None:
    before = taught_library.tables(workspace)
    with pytest.raises(TagError) as caught:
        tag(workspace, [1], **asked)
    assert sentence in str(caught.value)
    assert taught_library.tables(workspace) == before


def test_a_name_that_differs_in_case_only_is_the_same_tag(workspace: Workspace) -> None:
    tag(workspace, [1], add=["Rex"])
    tag(workspace, [2], add=["REX"])
    assert shown(workspace, 2)["Rex"] == "confirmed"
    assert "REX" not in shown(workspace, 2)


def test_of_contradictory_lessons_the_last_stands_and_both_stay_in_the_log(
    workspace: Workspace,
) -> None:
    tag(workspace, [1], add=["boat"])
    tag(workspace, [1], reject=["boat"])
    assert shown(workspace, 1)["boat"] == "rejected"
    with workspace.library.database.read() as connection:
        log = connection.exec_driver_sql("SELECT verdict FROM lesson ORDER BY uuid").scalars().all()
    assert log == [1, -1]
    assert {row[0]: row[1:3] for row in taught_library.learners(workspace)} == {"boat": (0, 1)}


def test_an_unknown_photo_gets_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(UnknownPhotoError, match="id:999"):
        tag(workspace, [1, 999], add=["Rex"])


def test_undo_of_a_new_tag_leaves_no_trace(workspace: Workspace) -> None:
    before = taught_library.kept(workspace)
    scored = scores(workspace, "poodle")
    tag(workspace, [1, 2, 3], add=["Rex"], reject=["poodle"])
    assert taught_library.kept(workspace) != before
    assert next_undo(workspace) == 'Confirmed "Rex"; rejected "poodle" on 3 photos'
    undone = undo(workspace)
    assert [one.skipped for one in undone.undone] == [()]
    assert taught_library.kept(workspace) == before
    assert scores(workspace, "poodle") == scored


def test_redo_is_exact_and_ends_with_something_new(workspace: Workspace) -> None:
    tag(workspace, [1, 2, 3], add=["Rex"])
    tag(workspace, [4], reject=["Rex"])
    after = taught_library.kept(workspace)
    undo(workspace, 2)
    assert len(redo(workspace, 5).redone) == 2
    assert taught_library.kept(workspace) == after
    undo(workspace)
    assert next_redo(workspace) == 'Rejected "Rex" on 1 photo'
    tag(workspace, [5], add=["Rex"])
    assert next_redo(workspace) is None
    assert redo(workspace).redone == ()
    undo(workspace, 9)
    assert undo(workspace).undone == ()
    assert len(redo(workspace, 9).redone) == 2


def test_undo_leaves_alone_what_has_changed_since(workspace: Workspace) -> None:
    tag(workspace, [1, 2], confirm=["dog"])
    with workspace.library.database.write() as connection:
        connection.execute(text("DELETE FROM statement WHERE photo_id = 1"))
    (undone,) = undo(workspace).undone
    assert undone.skipped == ("The tag of photo id:1 has been changed since and stays as it is.",)
    assert "dog" not in {k for k, v in shown(workspace, 2).items() if v == "confirmed"}


def test_a_photo_without_a_vector_teaches_when_it_has_one(tmp_path: Path) -> None:
    early = taught_library.make(tmp_path / "early", 80)
    taught_library.add_photos(early, [81])
    tag(early, [1, 2, 81], add=["Rex"])
    assert counts(early) == {"Rex": (2, 0)}
    taught_library.index(early, [81])
    late = taught_library.make(tmp_path / "late", 80)
    taught_library.add_photos(late, [81])
    taught_library.index(late, [81])
    tag(late, [1, 2, 81], add=["Rex"])
    assert taught_library.learners(early) == taught_library.learners(late)
    assert taught_library.machine(early) == taught_library.machine(late)
    early.library.close()
    late.library.close()


def test_the_short_way_of_rescoring_ends_where_the_long_way_does(workspace: Workspace) -> None:
    tag(workspace, [1, 2, 3], add=["Rex"])
    tag(workspace, list(range(5, 15)), confirm=["poodle"])
    tag(workspace, [20, 21], reject=["dog"], add=["pet"])
    tag(workspace, [22], reject=["animal"])
    before = taught_library.machine(workspace), taught_library.learners(workspace)
    with workspace.library.database.write() as connection:
        again = scoring.rescore_all(connection, workspace.taggers)
    assert (again.rows, again.scored) == (0, 80)
    assert before == (taught_library.machine(workspace), taught_library.learners(workspace))


def test_a_tags_dial_and_answers_about_all_go_the_short_way_too(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def long_way(*_arguments: object) -> None:
        raise AssertionError("scored everything")

    with monkeypatch.context() as patch:
        patch.setattr(scoring, "rescore_all", long_way)
        tag(workspace, [1, 2, 3], add=["Rex"])
        tag(workspace, [41, 42, 43], add=["Bella"])
        tag(workspace, list(range(5, 15)), confirm=["poodle"])
        shifts = set()
        for photo in range(20, 36):
            name = "Rex" if photo % 2 else "Bella"
            card = Question(PhotoId(photo), "", name, 0.5, 0.0, audit=True)
            answer(workspace, card, "yes" if photo % 3 else "no")
            shifts.add(_shift(workspace))
        assert len(shifts) == 3  # none, with the tenth answer, with the fifteenth
        for wanted, name in ((0.99, "Rex"), (0.5, "dog"), (0.99, "boat"), (None, "Rex")):
            set_precision(workspace, wanted, name)
        undo(workspace, origin="window")
    before = taught_library.machine(workspace), taught_library.learners(workspace)
    with workspace.library.database.write() as connection:
        again = scoring.rescore_all(connection, workspace.taggers)
    assert (again.rows, again.scored) == (0, 80)
    assert before == (taught_library.machine(workspace), taught_library.learners(workspace))


def _shift(workspace: Workspace) -> float | None:
    with workspace.library.database.read() as connection:
        return workspace.taggers.current(connection).ground.shift


def test_what_is_said_in_turn_ends_where_saying_it_one_by_one_does(tmp_path: Path) -> None:
    asked = [
        Asked((1, 2), add=("Rex",)),
        Asked((5, 6), confirm=("poodle",)),
        Asked((3, 999), add=("nobody",)),  # no such photo
        Asked((1,), remove=("Rex",)),
        Asked((3, 4), reject=("dog",), add=("rex",)),
        Asked((5,), confirm=("poodle",)),  # nothing new
    ]
    together = taught_library.make(tmp_path / "together")
    apart = taught_library.make(tmp_path / "apart")
    outcomes = tag_in_turn(together, asked)
    singly = []
    for one in asked:
        (outcome,) = tag_in_turn(apart, [one])
        singly.append(outcome)
    for one, other in zip(outcomes, singly, strict=True):
        if isinstance(one, UnknownPhotoError):
            assert str(one) == str(other)
        else:
            assert (one.changed, one.lessons) == (other.changed, other.lessons)
    assert [isinstance(one, UnknownPhotoError) for one in outcomes].index(True) == 2
    assert taught_library.machine(together) == taught_library.machine(apart)
    assert taught_library.learners(together) == taught_library.learners(apart)
    assert predictions(together) == predictions(apart)
    assert [getattr(one, "rescored", 0) for one in outcomes] == [0, 0, 0, 0, 80, 0]
    undo(together, 2)  # each is an operation of its own
    undo(apart, 2)
    assert shown(together, 1)["Rex"] == "confirmed"
    assert taught_library.machine(together) == taught_library.machine(apart)
    together.library.close()
    apart.library.close()


def predictions(workspace: Workspace) -> list[Any]:
    """What the learner thought before each lesson: it had learned those before."""
    with workspace.library.database.read() as connection:
        return [
            tuple(row)
            for row in connection.exec_driver_sql(
                "SELECT verdict, log_odds, opinion, confidence FROM lesson ORDER BY uuid"
            )
        ]


def test_scores_name_every_photo_taught_or_not(workspace: Workspace) -> None:
    untaught = scores(workspace, "boat")
    assert len(untaught.rows) == 80
    assert untaught.rows[0].path == f"/photos/{untaught.rows[0].photo_id}.jpg"
    tag(workspace, [1], add=["Rex"])
    taught = {row.photo_id: row for row in scores(workspace, "rex").rows}
    assert taught[1].state == "confirmed"
    assert taught[1].log_odds == max(row.log_odds for row in taught.values())
    with pytest.raises(TagError, match="no tag"):
        scores(workspace, "zzz")


def test_of_two_tags_with_one_name_the_row_says_which(workspace: Workspace) -> None:
    tag(workspace, [1], add=["Rex"])
    with workspace.library.database.write() as connection:
        animal = tags.by_name(connection, "animal")
        assert animal is not None
        namesake = tags.create(connection, "Rex", origin="user", parent_id=animal.id)
    with pytest.raises(TagError, match="Several tags"):
        tag(workspace, [2], add=["Rex"])
    tag(workspace, [2], confirm=[namesake.id])
    with workspace.library.database.read() as connection:
        said = facts.statements(connection, [1, 2])
    assert [one.photo_id for one in said if one.tag_id == namesake.id] == [2]


def test_a_row_that_is_gone_is_no_new_tag(workspace: Workspace) -> None:
    with pytest.raises(TagError, match="no longer there"):
        tag(workspace, [1], add=[TagId(9_999)])
