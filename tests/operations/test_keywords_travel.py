"""What travels with a learner beside the user's word: keywords of files, contents of photos."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, update

from photomanager.indexing import scoring
from photomanager.learning import learner_file
from photomanager.library import facts, tags
from photomanager.library.schema import file, imported
from photomanager.operations import keywords, roll_back
from photomanager.operations.learner_exchange import export, import_learner
from photomanager.operations.precision import precision, set_precision
from photomanager.operations.tagging import tag
from photomanager.operations.undo import undo
from tests import taught_library
from tests.taught_library import learners

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace

    Make = Callable[..., Workspace]


EDITED = b"edited" + bytes(10)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Workspace] = []

    def library(name: str, photos: int = 80) -> Workspace:
        made.append(taught_library.make(tmp_path / name, photos))
        return made[-1]

    yield library
    for workspace in made:
        workspace.library.close()


def shown(workspace: Workspace, photo: int) -> dict[str, str]:
    with workspace.library.database.read() as connection:
        return {one.name: one.state for one in facts.shown(connection, [photo])[photo]}


def is_a_pure_function(workspace: Workspace) -> None:
    with workspace.library.database.write() as connection:
        assert scoring.rescore_all(connection, workspace.taggers).rows == 0


def with_keywords(workspace: Workspace, name: str, photos: list[int]) -> None:
    """Files of these photos have the keyword, and it teaches."""
    with workspace.library.database.write() as connection:
        found = tags.by_name(connection, name)
        assert found is not None
        rows = [{"photo_id": one, "tag_id": found.id, "source": "file"} for one in photos]
        connection.execute(insert(imported), rows)
    keywords.agree(workspace, True)


def test_keywords_do_not_become_the_users_word_by_an_import(make: Make, tmp_path: Path) -> None:
    theirs, mine = make("theirs"), make("mine")
    tag(theirs, [1], confirm=["boat"])
    export(theirs, tmp_path / "their.learner")
    with_keywords(mine, "boat", [4, 5, 6])
    assert import_learner(mine, tmp_path / "their.learner").statements == 1
    assert [shown(mine, photo)["boat"] for photo in (1, 4, 5, 6)] == [
        "confirmed",
        *["imported"] * 3,
    ]
    is_a_pure_function(mine)


def test_keywords_travel_as_keywords(make: Make, tmp_path: Path) -> None:
    theirs, mine = make("theirs"), make("mine")
    with_keywords(theirs, "boat", [4, 5, 6])
    tag(theirs, [7], confirm=["boat"])
    export(theirs, tmp_path / "their.learner")
    got = import_learner(mine, tmp_path / "their.learner")
    assert (got.lessons, got.statements) == (4, 1)
    assert learners(mine) == learners(theirs)
    assert shown(mine, 4).get("boat") != "confirmed"
    assert shown(mine, 7)["boat"] == "confirmed"


def test_a_persons_word_in_a_learner_counts_more_than_a_keyword(make: Make, tmp_path: Path) -> None:
    theirs, mine = make("theirs"), make("mine")
    tag(theirs, [4], reject=["boat"])
    export(theirs, tmp_path / "their.learner")
    with_keywords(mine, "boat", [4, 5])
    import_learner(mine, tmp_path / "their.learner")
    assert {row[0]: row[1:3] for row in learners(mine)}["boat"] == (1, 1)


def test_a_roll_back_takes_keyword_lessons_back_and_leaves_dial_and_skips(make: Make) -> None:
    mine = make("mine")
    before, moment = learners(mine), datetime.now(UTC)
    with_keywords(mine, "boat", [4, 5, 6])
    set_precision(mine, 0.95)
    assert learners(mine) != before
    outcome = roll_back.roll_back(mine, moment)
    assert len(outcome.taken_back) == 1
    assert learners(mine) == before
    assert keywords.agreed(mine) is None
    assert precision(mine).wanted == 0.95
    undo(mine)
    assert learners(mine) != before
    is_a_pure_function(mine)


def test_lessons_are_known_by_the_content_that_their_photo_has_now(
    make: Make, tmp_path: Path
) -> None:
    mine = make("mine", 40)
    taught_library.add_photos(mine, [50])
    with mine.library.database.write() as connection:
        connection.exec_driver_sql("UPDATE file SET content_hash = NULL WHERE photo_id = 50")
    tag(mine, [50, 1], add=["Rex"])  # photo 50 waits to be indexed
    with mine.library.database.write() as connection:
        connection.execute(
            update(file).where(file.c.photo_id.in_([1, 50])).values(content_hash=EDITED)
        )
    taught_library.index(mine, [1, 50])
    export(mine, tmp_path / "me.learner")
    told = learner_file.read(tmp_path / "me.learner").lessons
    assert [one.content_hash for one in told] == [EDITED] * 2


def test_lessons_of_an_earlier_version_get_the_content_of_their_photo(
    make: Make, tmp_path: Path
) -> None:
    mine = make("mine", 40)
    tag(mine, [1, 2], add=["Rex"])
    with mine.library.database.write() as connection:
        connection.exec_driver_sql("UPDATE lesson SET content_hash = NULL")
    export(mine, tmp_path / "me.learner")
    told = learner_file.read(tmp_path / "me.learner").lessons
    assert {one.content_hash for one in told} == {n.to_bytes(16, "big") for n in (1, 2)}
