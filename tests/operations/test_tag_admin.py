"""Renaming, merging, deleting and moving tags: what goes along, what is refused, exact undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from photomanager.errors import TagError
from photomanager.indexing import scoring
from photomanager.operations import tag_admin
from photomanager.operations.tagging import tag
from photomanager.operations.undo import redo, undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library")
    tag(made, [1, 2, 3], add=["Rex"])
    tag(made, [4, 5], add=["Bello"])
    tag(made, [6], reject=["Rex"])
    tag(made, [3], reject=["Bello"])
    yield made
    made.library.close()


def learned(workspace: Workspace) -> dict[str, Any]:
    return {row[0]: row[1:] for row in taught_library.learners(workspace)}


def counts(workspace: Workspace) -> dict[str, tuple[int, int]]:
    return {name: row[:2] for name, row in learned(workspace).items()}


def statements(workspace: Workspace) -> set[tuple[int, str, int]]:
    with workspace.library.database.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT photo_id, name, verdict FROM statement JOIN tag ON tag.id = tag_id"
        )
        return {(row[0], row[1], row[2]) for row in rows}


def is_a_pure_function(workspace: Workspace) -> None:
    """The long way, from the lessons alone, finds nothing to change."""
    before = taught_library.kept(workspace)
    with workspace.library.database.write() as connection:
        assert scoring.rescore_all(connection, workspace.taggers).rows == 0
    assert taught_library.kept(workspace) == before


def test_a_renamed_tag_keeps_what_it_learned(workspace: Workspace) -> None:
    before = learned(workspace)["Rex"]
    outcome = tag_admin.rename(workspace, "rex", "  Rex   the dog ")
    assert outcome.tag == "Rex the dog"
    assert learned(workspace)["Rex the dog"] == before
    assert (1, "Rex the dog", 1) in statements(workspace)
    assert tag_admin.rename(workspace, "Rex the dog", "REX THE DOG").operation is not None
    assert tag_admin.rename(workspace, "rex the dog", "REX THE DOG").operation is None


def test_a_merged_tag_teaches_the_other_by_the_newest_word_of_each_photo(
    workspace: Workspace,
) -> None:
    outcome = tag_admin.merge(workspace, "Bello", "Rex")
    assert (outcome.tag, outcome.photos) == ("Rex", 3)
    assert counts(workspace) == {"Rex": (4, 2)}
    assert statements(workspace) == {
        *((photo, "Rex", 1) for photo in (1, 2, 4, 5)),
        (3, "Rex", -1),
        (6, "Rex", -1),
    }
    is_a_pure_function(workspace)
    tag(workspace, [7], confirm=["Rex"])
    assert counts(workspace) == {"Rex": (5, 2)}


def test_a_merged_tag_can_be_merged_on(workspace: Workspace) -> None:
    tag(workspace, [10], add=["Hasso"])
    tag_admin.merge(workspace, "Bello", "Rex")
    tag_admin.merge(workspace, "Rex", "Hasso")
    assert counts(workspace) == {"Hasso": (5, 2)}
    is_a_pure_function(workspace)
    undo(workspace, 2)
    assert counts(workspace) == {"Rex": (3, 1), "Bello": (2, 1), "Hasso": (1, 0)}


def test_a_withdrawal_of_one_tag_does_not_take_back_the_other(workspace: Workspace) -> None:
    tag(workspace, [4], confirm=["Rex"])
    tag(workspace, [4], remove=["Rex"])
    before = taught_library.kept(workspace)
    tag_admin.merge(workspace, "Bello", "Rex")
    assert (4, "Rex", 1) in statements(workspace)
    assert counts(workspace) == {"Rex": (4, 2)}
    is_a_pure_function(workspace)
    undo(workspace)
    assert taught_library.kept(workspace) == before
    redo(workspace)
    assert counts(workspace) == {"Rex": (4, 2)}
    tag(workspace, [4], remove=["Rex"])
    assert counts(workspace) == {"Rex": (3, 2)}


def test_a_word_of_the_recogniser_merged_into_a_tag_lends_it_what_the_network_knows(
    workspace: Workspace,
) -> None:
    guesses = {row[:3] for row in taught_library.machine(workspace) if row[1] == "boat"}
    tag_admin.merge(workspace, "boat", "Bello")
    tag_admin.rename(workspace, "Bello", "ship")
    with workspace.library.database.read() as connection:
        tagger = workspace.taggers.current(connection)
        ship = connection.exec_driver_sql("SELECT id FROM tag WHERE name = 'ship'").scalar_one()
        assert tagger.known(ship)
    assert guesses
    is_a_pure_function(workspace)


def test_a_tag_moved_under_another_teaches_it(workspace: Workspace) -> None:
    tag_admin.move(workspace, "Rex", "dog")
    assert counts(workspace)["dog"] == (3, 0)
    assert counts(workspace)["animal"] == (3, 0)
    is_a_pure_function(workspace)
    tag_admin.move(workspace, "Rex", "cat")
    assert "dog" not in counts(workspace)
    is_a_pure_function(workspace)
    tag_admin.move(workspace, "Rex", None)
    assert set(counts(workspace)) == {"Rex", "Bello"}
    is_a_pure_function(workspace)


def test_a_moved_word_takes_its_classes_along(workspace: Workspace) -> None:
    def confidences(name: str) -> dict[int, int]:
        return {row[0]: row[2] for row in taught_library.machine(workspace) if row[1] == name}

    poodle, boat, dog = (confidences(name) for name in ("poodle", "boat", "dog"))
    assert any(boat.get(photo, 0) < sure for photo, sure in poodle.items())
    tag_admin.move(workspace, "poodle", "boat")
    assert confidences("poodle") == poodle
    after = confidences("boat")
    assert all(after[photo] >= sure for photo, sure in poodle.items())
    assert sum(confidences("dog").values()) < sum(dog.values())
    is_a_pure_function(workspace)


def test_tags_below_a_deleted_tag_move_up(workspace: Workspace) -> None:
    tag_admin.move(workspace, "Rex", "Bello")
    tag_admin.move(workspace, "Bello", "dog")
    tag_admin.delete(workspace, "Bello")
    assert counts(workspace)["dog"] == (3, 0)
    assert not any(name == "Bello" for _, name, _ in statements(workspace))
    is_a_pure_function(workspace)


def test_a_tag_switched_off_is_not_guessed(workspace: Workspace) -> None:
    assert "dog" in {row[1] for row in taught_library.machine(workspace)}
    tag_admin.switch(workspace, "dog", enabled=False)
    assert "dog" not in {row[1] for row in taught_library.machine(workspace)}
    is_a_pure_function(workspace)
    tag_admin.switch(workspace, "dog", enabled=True, automatic=False)
    assert not any(row[3] for row in taught_library.machine(workspace) if row[1] == "dog")
    is_a_pure_function(workspace)
    assert tag_admin.switch(workspace, "dog", enabled=True).operation is None


CHANGES: list[Callable[[Workspace], Any]] = [
    lambda library: tag_admin.rename(library, "Rex", "Waldi"),
    lambda library: tag_admin.merge(library, "Bello", "Rex"),
    lambda library: tag_admin.merge(library, "Bello", "dog"),
    lambda library: tag_admin.merge(library, "dog", "Bello"),
    lambda library: tag_admin.move(library, "Rex", "poodle"),
    lambda library: tag_admin.move(library, "dog", "boat"),
    lambda library: tag_admin.move(library, "poodle", None),
    lambda library: tag_admin.delete(library, "Rex"),
    lambda library: tag_admin.switch(library, "dog", enabled=False),
    lambda library: tag_admin.switch(library, "dog", automatic=False),
]


@pytest.mark.parametrize("change", CHANGES)
def test_undo_and_redo_are_exact(workspace: Workspace, change: Callable[[Workspace], Any]) -> None:
    with workspace.library.database.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO imported (photo_id, tag_id, source)"
            " SELECT 8, id, 'dc:subject' FROM tag WHERE name = 'Bello'"
        )
        connection.exec_driver_sql(
            "INSERT INTO tag_synonym SELECT id, 'hund', 'Hund' FROM tag WHERE name = 'Bello'"
        )
    before = taught_library.kept(workspace)
    assert change(workspace).operation is not None
    after = taught_library.kept(workspace)
    assert after != before
    is_a_pure_function(workspace)
    assert undo(workspace).undone[0].skipped == ()
    assert taught_library.kept(workspace) == before
    assert redo(workspace).redone[0].skipped == ()
    assert taught_library.kept(workspace) == after


REFUSED: list[tuple[Callable[[Workspace], Any], str]] = [
    (lambda library: tag_admin.rename(library, "Rex", "  "), "needs a name"),
    (lambda library: tag_admin.rename(library, "Rex", "x" * 300), "too long"),
    (lambda library: tag_admin.rename(library, "Rex", "bello"), 'There is a tag "Bello"'),
    (lambda library: tag_admin.rename(library, "Rax", "Bello"), 'Did you mean "Rex"'),
    (lambda library: tag_admin.move(library, "animal", "poodle"), "below it"),
    (lambda library: tag_admin.move(library, "dog", "dog"), "below it"),
    (lambda library: tag_admin.move(library, "dog", "nowhere"), "There is no tag"),
    (lambda library: tag_admin.merge(library, "Rex", "rex"), "into itself"),
    (lambda library: tag_admin.merge(library, "dog", "boat"), "words of the recogniser"),
    (lambda library: tag_admin.delete(library, "dog"), "Switch it off"),
]


@pytest.mark.parametrize(("change", "sentence"), REFUSED)
def test_what_is_refused_gets_a_sentence_and_changes_nothing(
    workspace: Workspace, change: Callable[[Workspace], Any], sentence: str
) -> None:
    before = taught_library.tables(workspace)
    with pytest.raises(TagError, match=sentence):
        change(workspace)
    assert taught_library.tables(workspace) == before


def test_names_taken_in_the_new_place_are_refused(workspace: Workspace) -> None:
    tag_admin.move(workspace, "Bello", "Rex")
    tag(workspace, [9], add=["Bella"])
    tag_admin.rename(workspace, "Bella", "Bello")
    with pytest.raises(TagError, match="in that place already"):
        tag_admin.delete(workspace, "Rex")
    with pytest.raises(TagError, match="lies below"):
        tag_admin.merge(workspace, "Rex", "Rex/Bello")
    with pytest.raises(TagError, match="in that place already"):
        tag_admin.move(workspace, "Rex/Bello", None)
