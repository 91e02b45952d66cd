"""All tags at a glance, and one closely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from photomanager.errors import TagError
from photomanager.operations import review
from photomanager.operations.precision import precision, set_precision
from photomanager.operations.tag_admin import move, switch
from photomanager.operations.tag_board import board, report
from photomanager.operations.tagging import tag
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.tag_board import BoardRow
    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library", 60)
    tag(made, [1, 2, 3], add=["Rex"])
    tag(made, [4, 5], reject=["Rex"])
    with made.library.database.write() as connection:
        rex = connection.execute(text("SELECT id FROM tag WHERE name = 'Rex'")).scalar_one()
        connection.execute(
            text("INSERT INTO imported (photo_id, tag_id, source) VALUES (:p, :t, 'dc:subject')"),
            [{"p": photo, "t": rex} for photo in (3, 20, 21)],
        )
    yield made
    made.library.close()


def row(workspace: Workspace, name: str) -> BoardRow:
    return next(one for one in board(workspace) if one.name == name)


def test_each_photo_counts_in_the_state_that_holds(workspace: Workspace) -> None:
    states: dict[str, list[int]] = {}
    with workspace.library.database.read() as connection:
        guesses = connection.execute(
            text(
                "SELECT photo_id, machine.automatic FROM machine"
                " JOIN tag ON tag.id = tag_id WHERE name = 'Rex'"
            )
        ).all()
    said = {1: "confirmed", 2: "confirmed", 3: "confirmed", 4: "rejected", 5: "rejected"}
    said |= {20: "imported", 21: "imported"}
    for photo, automatic in guesses:
        said.setdefault(photo, "automatic" if automatic else "suggested")
    for photo, state in said.items():
        states.setdefault(state, []).append(photo)
    counts = row(workspace, "Rex").counts
    for state in ("confirmed", "imported", "automatic", "suggested", "rejected"):
        assert getattr(counts, state) == len(states.get(state, [])), state
    assert counts.shown == len(said) - 2
    assert counts.suggested > 0


def test_what_was_taken_back_of_a_version_is_not_counted(workspace: Workspace) -> None:
    assert row(workspace, "dog").counts.automatic > 0
    with workspace.library.database.write() as connection:
        connection.execute(text("UPDATE tagger_version SET retracted_at = 1"))
    counts = row(workspace, "dog").counts
    assert (counts.automatic, counts.suggested) == (0, 0)
    assert row(workspace, "Rex").counts.confirmed == 3


def test_every_tag_has_a_row_in_the_order_of_the_tree(workspace: Workspace) -> None:
    paths = [one.path for one in board(workspace)]
    assert paths == sorted(paths, key=str.casefold)
    assert {"animal/dog/poodle", "Rex", "thing"} < set(paths)
    assert row(workspace, "Rex").used
    assert not row(workspace, "Rex").word
    assert row(workspace, "dog").word
    switch(workspace, "boat", enabled=False)
    assert row(workspace, "boat").used


def test_namesakes_are_told_apart_by_their_path(workspace: Workspace) -> None:
    tag(workspace, [9], add=["Bello"])
    move(workspace, "Bello", "dog")
    tag(workspace, [10], add=["Bello things"])
    names = {one.name for one in board(workspace)}
    assert "Bello" in names
    with workspace.library.database.write() as connection:
        connection.execute(
            text("UPDATE tag SET name = 'Bello', normal = 'bello' WHERE name = 'Bello things'")
        )
    names = {one.name for one in board(workspace)}
    assert {"animal/dog/Bello", "/Bello"} <= names
    assert report(workspace, "/Bello").precision.tag == "Bello"


def test_score_and_claim_are_those_of_the_single_tag(workspace: Workspace) -> None:
    for _ in range(25):
        (one,) = review.questions(workspace, 1).questions
        review.answer(workspace, one, "yes" if one.photo_id % 2 else "no")
    for one in board(workspace):
        alone = precision(workspace, one.name)
        assert (one.score, one.claim) == (alone.score, alone.claim)
        assert (one.wanted, one.own, one.threshold) == (alone.wanted, alone.own, alone.threshold)
    assert sum(one.claim.asked for one in board(workspace)) == precision(workspace).claim.asked


def test_a_dial_of_its_own_shows(workspace: Workspace) -> None:
    set_precision(workspace, 0.97, "cat")
    assert (row(workspace, "cat").wanted, row(workspace, "cat").own) == (0.97, True)
    assert (row(workspace, "boat").wanted, row(workspace, "boat").own) == (0.9, False)


def test_the_report_holds_every_tested_answer(workspace: Workspace) -> None:
    tag(workspace, [30, 31, 32], confirm=["dog"])
    tag(workspace, [33], reject=["dog"])
    one = report(workspace, "dog")
    assert one.reliability.count == 4
    assert one.precision == precision(workspace, "dog")
    assert report(workspace).reliability.count > 4
    with pytest.raises(TagError, match="dgo"):
        report(workspace, "dgo")
