"""Only what was asked counts as the answer to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from photomanager.errors import TagError, UnknownPhotoError
from photomanager.library import asked_questions
from photomanager.operations.listed_questions import answer_listed, list_questions
from photomanager.operations.review import questions
from photomanager.operations.tagging import tag
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library", 200)
    tag(made, [1, 2, 3, 4], add=["Rex"])
    yield made
    made.library.close()


def sources(workspace: Workspace) -> list[str]:
    with workspace.library.database.read() as connection:
        return list(connection.execute(text("SELECT source FROM lesson ORDER BY id")).scalars())


def test_answers_to_a_list_printed_a_while_ago_count(workspace: Workspace) -> None:
    cards = list_questions(workspace, 10).questions
    assert cards == questions(workspace, 10).questions
    before = len(sources(workspace))
    for one in reversed(cards):
        assert answer_listed(workspace, one.photo_id, one.tag, "yes")
        list_questions(workspace, 3)
    assert sources(workspace)[before:] == [
        "audit" if one.audit else "asked" for one in reversed(cards)
    ]


def test_a_photo_that_the_user_picked_is_his_own_word(workspace: Workspace) -> None:
    asked = {one.photo_id for one in list_questions(workspace, 10, ["boat"]).questions}
    before = len(sources(workspace))
    picked = [photo for photo in range(1, 201) if photo not in asked][:40]
    for photo in picked:
        verdict = "yes" if photo % 2 else "no"
        assert not answer_listed(workspace, photo, "boat", verdict)  # type: ignore[arg-type]
    assert set(sources(workspace)[before:]) == {"user"}


def test_anything_can_be_skipped_and_bad_names_get_a_sentence(workspace: Workspace) -> None:
    assert not answer_listed(workspace, 9, "boat", "skip")
    asked = {one.photo_id for one in questions(workspace, 500, ["boat"]).questions}
    assert 9 not in asked
    with pytest.raises(TagError, match="no tag"):
        answer_listed(workspace, 9, "nobody", "yes")
    with pytest.raises(UnknownPhotoError, match="id:999"):
        answer_listed(workspace, 999, "boat", "yes")


def test_so_many_questions_are_remembered_the_newest_first(workspace: Workspace) -> None:
    with workspace.library.database.write() as connection:
        asked_questions.remember(connection, [(f"photo-{n}", "tag") for n in range(1_500)])
        asked_questions.remember(connection, [("photo", "tag")])
        assert asked_questions.was_asked(connection, "photo", "tag")
        assert asked_questions.was_asked(connection, "photo-1499", "tag")
        assert not asked_questions.was_asked(connection, "photo-0", "tag")
        value = connection.execute(
            text("SELECT value FROM library_info WHERE key = 'asked_questions'")
        ).scalar_one()
        assert value.count("photo") == 1_000
