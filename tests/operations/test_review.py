"""Questions worth asking, answers to them, and what they calibrate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from photomanager.errors import SettingError, TagError
from photomanager.library import answers
from photomanager.operations.precision import precision, set_precision
from photomanager.operations.review import AUDIT_EVERY, answer, questions
from photomanager.operations.tag_admin import merge
from photomanager.operations.tagging import tag
from photomanager.operations.undo import redo, undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.review import Question
    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library", 200)
    tag(made, [1, 2, 3, 4], add=["Rex"])
    yield made
    made.library.close()


def verdict(question: Question) -> str:
    """What a user who never changes his mind says."""
    return "yes" if question.photo_id % 2 else "no"


def lessons(workspace: Workspace) -> list[tuple[object, ...]]:
    with workspace.library.database.read() as connection:
        query = text("SELECT source, opinion, confidence, verdict FROM lesson ORDER BY id")
        return [tuple(row) for row in connection.execute(query)]


def test_the_same_questions_come_until_one_is_answered(workspace: Workspace) -> None:
    queue = questions(workspace, 12)
    assert len(queue.questions) == 12
    assert questions(workspace, 12) == queue
    assert len({(one.photo_id, one.tag) for one in queue.questions}) == 12


def test_nothing_is_ever_asked_twice(workspace: Workspace) -> None:
    asked = set[tuple[int, str]]()
    kinds = ("yes", "no", "skip")
    for number in range(60):
        (one,) = questions(workspace, 1, ["dog", "boat"]).questions
        assert (one.photo_id, one.tag) not in asked
        asked.add((one.photo_id, one.tag))
        answer(workspace, one, kinds[number % 3])
    assert {name for _, name in asked} == {"dog", "boat"}


def test_a_withdrawn_answer_is_not_asked_again(workspace: Workspace) -> None:
    (one,) = questions(workspace, 1, ["boat"]).questions
    answer(workspace, one, "yes")
    tag(workspace, [one.photo_id], remove=["boat"])
    again = questions(workspace, 500, ["boat"]).questions
    assert one.photo_id not in {other.photo_id for other in again}


def test_every_fifth_card_is_drawn_at_random_and_kept_as_such(workspace: Workspace) -> None:
    audits = [one.audit for one in questions(workspace, 20).questions]
    assert sum(audits) == 20 // AUDIT_EVERY
    before = len(lessons(workspace))
    for one in questions(workspace, 5).questions:
        answer(workspace, one, verdict(one))
    sources = [row[0] for row in lessons(workspace)[before:]]
    assert sources.count("audit") == 1
    assert sources.count("asked") == 4


def test_an_answer_is_known_to_be_to_a_random_card_without_being_told(
    workspace: Workspace,
) -> None:
    cards = questions(workspace, 10).questions
    assert sum(one.audit for one in cards) == 2
    before = len(lessons(workspace))
    for one in reversed(cards):  # from a list printed a while ago, as on the command line
        answer(workspace, replace(one, audit=False), verdict(one))
    sources = [row[0] for row in lessons(workspace)[before:]]
    assert sources == ["audit" if one.audit else "asked" for one in reversed(cards)]


def test_what_is_left_for_random_cards_is_asked_when_nothing_else_is(workspace: Workspace) -> None:
    asked = questions(workspace, 5_000, ["boat"]).questions
    with workspace.library.database.read() as connection:
        count = text("SELECT count(*) FROM machine JOIN tag ON tag.id = tag_id WHERE name = 'boat'")
        assert len(asked) >= 0.95 * connection.execute(count).scalar_one()


def test_a_lesson_keeps_what_was_shown_before_it(workspace: Workspace) -> None:
    (one,) = questions(workspace, 1, ["boat"]).questions
    answer(workspace, one, "no")
    source, opinion, confidence, given = lessons(workspace)[-1]
    assert (source, given) == ("asked", -1)
    assert confidence == round(one.confidence * 10_000)
    assert isinstance(opinion, float)
    assert lessons(workspace)[0][1:3] == (None, None)  # Rex had no opinion of the first photos


def test_answers_shift_a_tag_and_undo_is_exact(workspace: Workspace) -> None:
    states = [taught_library.kept(workspace)]
    for one in questions(workspace, 10, ["boat"]).questions:
        answer(workspace, one, "no")
        states.append(taught_library.kept(workspace))
    with workspace.library.database.read() as connection:
        shift = connection.execute(
            text("SELECT shift FROM tag_learner JOIN tag ON tag.id = tag_id WHERE name = 'boat'")
        ).scalar_one()
    assert shift < 0
    for state in states[-2::-1]:
        undo(workspace)
        assert taught_library.kept(workspace) == state
    assert len(redo(workspace, 99).redone) == 10
    assert taught_library.kept(workspace) == states[-1]


def test_answers_that_correct_all_tags_are_undone_to_the_bit(workspace: Workspace) -> None:
    tag(workspace, [5, 6, 7, 8], add=["holiday"])
    with workspace.library.database.read() as connection:
        query = "SELECT shift FROM tag_learner JOIN tag ON tag.id = tag_id WHERE name = 'holiday'"
        (shift,) = connection.execute(text(query)).scalars()
    before = taught_library.kept(workspace)
    for photo in range(20, 31):  # eleven answers: all invented tags get a shift
        tag(workspace, [photo], reject=["Rex"], source="audit")
    tagger = workspace.taggers
    with workspace.library.database.read() as connection:
        current = tagger.current(connection)
        assert current.ground.shift is not None
    with workspace.library.database.read() as connection:
        query = "SELECT shift FROM tag_learner JOIN tag ON tag.id = tag_id WHERE name = 'holiday'"
        (now,) = connection.execute(text(query)).scalars()
    assert now < shift  # although nobody was asked about "holiday"
    after = taught_library.kept(workspace)
    undo(workspace, 11)
    assert taught_library.kept(workspace) == before
    redo(workspace, 11)
    assert taught_library.kept(workspace) == after


def test_the_dial_moves_what_is_set_unasked_and_back(workspace: Workspace) -> None:
    before = taught_library.kept(workspace)
    automatic = sum(row[3] for row in taught_library.machine(workspace))
    assert set_precision(workspace, 0.99).wanted == 0.99
    assert sum(row[3] for row in taught_library.machine(workspace)) < automatic
    assert set_precision(workspace, 0.5, "boat").own
    assert precision(workspace, "boat").wanted == 0.5
    assert precision(workspace, "cat").wanted == 0.99
    undo(workspace, 2)
    assert taught_library.kept(workspace) == before


def test_a_dial_that_stands_there_already_is_no_operation(workspace: Workspace) -> None:
    set_precision(workspace, 0.95)
    before = taught_library.tables(workspace)
    set_precision(workspace, 0.95)
    assert taught_library.tables(workspace) == before


def test_bad_settings_and_names_are_refused_in_words(workspace: Workspace) -> None:
    with pytest.raises(SettingError, match=r"Choose one from 0\.5 to 0\.99"):
        set_precision(workspace, 1.0)
    with pytest.raises(TagError, match="There is no tag"):
        precision(workspace, "nobody's")
    with pytest.raises(TagError, match="There is no tag"):
        questions(workspace, 1, ["nobody's"])


def test_a_claim_counts_random_answers_about_sure_guesses_alone(workspace: Workspace) -> None:
    sure = [row[0] for row in taught_library.machine(workspace) if row[1] == "boat" and row[3]]
    tag(workspace, sure[:1], confirm=["boat"])
    assert precision(workspace).claim.asked == 0
    tag(workspace, sure[1:3], confirm=["boat"], source="audit")
    claim = precision(workspace, "boat").claim
    assert claim.right == claim.asked <= 2
    assert precision(workspace).score.recent == 3


def test_a_change_of_mind_counts_after_a_merge(workspace: Workspace) -> None:
    tag(workspace, [5, 6, 7, 8], add=["Rexy"])
    tag(workspace, [20], confirm=["Rexy"], source="audit")
    merge(workspace, "Rexy", "Rex")
    tag(workspace, [20], reject=["Rex"])
    with workspace.library.database.read() as connection:
        (one,) = answers.given(connection)
    assert (one.verdict, one.drawn) == (-1, True)


def test_a_dial_and_a_skipped_question_follow_a_merged_tag(workspace: Workspace) -> None:
    tag(workspace, [5, 6, 7, 8], add=["Rexy"])
    set_precision(workspace, 0.97, "Rexy")
    one = next(one for one in questions(workspace, 50, ["Rexy"]).questions if one.photo_id > 8)
    answer(workspace, one, "skip")
    merge(workspace, "Rexy", "Rex")
    assert precision(workspace, "Rex").wanted == 0.97
    asked = questions(workspace, 200, ["Rex"]).questions
    assert one.photo_id not in {other.photo_id for other in asked}
    set_precision(workspace, 0.8, "Rex")
    assert precision(workspace, "Rex").wanted == 0.8
    set_precision(workspace, None, "Rex")
    assert not precision(workspace, "Rex").own
    undo(workspace, 3)
    assert precision(workspace, "Rexy").wanted == 0.97


def test_a_word_that_was_asked_about_is_not_set_through_words_that_the_network_knows(
    workspace: Workspace,
) -> None:
    def automatic() -> int:
        with workspace.library.database.read() as connection:
            query = (
                "SELECT count(*) FROM machine JOIN tag ON tag.id = tag_id"
                " WHERE name = 'animal' AND machine.automatic"
            )
            return int(connection.execute(text(query)).scalar_one())

    before = automatic()
    assert before > 0
    with workspace.library.database.read() as connection:
        query = (
            "SELECT photo_id FROM machine JOIN tag ON tag.id = tag_id WHERE name = 'animal'"
            " AND machine.automatic ORDER BY confidence DESC LIMIT 10"
        )
        photos = list(connection.execute(text(query)).scalars())
    tag(workspace, photos, reject=["animal"], source="audit")
    assert automatic() < before - len(photos)
