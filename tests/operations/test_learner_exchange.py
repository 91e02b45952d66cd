"""Export, import, merging two people's learners; rolling back; taking back a version's work."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from photomanager import paths
from photomanager.errors import LearnerFileError, TagError
from photomanager.indexing import arrivals, scoring
from photomanager.learning import learner_file
from photomanager.library import facts, stopping, tags
from photomanager.operations import roll_back, tag_admin
from photomanager.operations.learner_exchange import difference, export, import_learner
from photomanager.operations.search import search
from photomanager.operations.tagging import tag
from photomanager.operations.undo import redo, undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace

    Make = Callable[..., Workspace]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Workspace] = []

    def library(name: str, photos: int = 80, *, elsewhere: bool = False) -> Workspace:
        """A library; the photos of one `elsewhere` have other identities and contents."""
        workspace = taught_library.make(tmp_path / name, photos)
        made.append(workspace)
        if elsewhere:
            with workspace.library.database.write() as connection:
                connection.exec_driver_sql("UPDATE photo SET uuid = ? || uuid", (f"{name}-",))
                connection.exec_driver_sql("UPDATE file SET content_hash = randomblob(16)")
        return workspace

    yield library
    for workspace in made:
        workspace.library.close()


def learned(workspace: Workspace) -> list[Any]:
    return taught_library.learners(workspace)


def shown(workspace: Workspace, photo: int) -> dict[str, str]:
    with workspace.library.database.read() as connection:
        return {one.name: one.state for one in facts.shown(connection, [photo])[photo]}


def is_a_pure_function(workspace: Workspace) -> None:
    before = taught_library.kept(workspace)
    with workspace.library.database.write() as connection:
        assert scoring.rescore_all(connection, workspace.taggers).rows == 0
    assert taught_library.kept(workspace) == before


def now() -> datetime:
    return datetime.now(UTC)


def test_a_learner_arrives_as_it_left(make: Make, tmp_path: Path) -> None:
    mine, new = make("mine"), make("new", elsewhere=True)
    tag(mine, [1, 2, 3], add=["Rex"])
    tag(mine, [4], reject=["Rex", "dog"])
    tag(mine, [5], confirm=["dog"])
    tag_admin.move(mine, "Rex", "dog")
    file = tmp_path / "me.learner"
    sent = export(mine, file)
    assert (sent.tags, sent.lessons) == (2, 6)
    got = import_learner(new, file)
    assert (got.tags, got.lessons, got.statements) == (2, 6, 0)
    assert learned(new) == learned(mine)
    assert taught_library.machine(new) == taught_library.machine(mine)
    with new.library.database.read() as connection:
        rex = tags.by_name(connection, "dog/Rex")
        assert rex is not None
        assert rex.origin == "imported"
    is_a_pure_function(new)


def test_importing_twice_changes_nothing(make: Make, tmp_path: Path) -> None:
    mine, new = make("mine"), make("new", elsewhere=True)
    tag(mine, [1, 2, 3], add=["Rex"])
    export(mine, tmp_path / "me.learner")
    import_learner(new, tmp_path / "me.learner")
    for workspace in (mine, new):
        before = taught_library.tables(workspace)
        again = import_learner(workspace, tmp_path / "me.learner")
        assert (again.tags, again.lessons, again.operation) == (0, 0, None)
        assert taught_library.tables(workspace) == before


class Enough(Exception):  # noqa: N818 - the user has had enough
    pass


@pytest.mark.parametrize("questions", [1, 2, 10, 50])
def test_an_import_that_is_stopped_leaves_the_library_as_it_was(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, questions: int
) -> None:
    monkeypatch.setattr(stopping, "_INSTRUCTIONS", 200)
    mine, new = make("mine"), make("new", elsewhere=True)
    tag(mine, [1, 2, 3], add=["Rex"])
    tag(mine, [5], confirm=["dog"])
    export(mine, tmp_path / "me.learner")
    before, asked = taught_library.tables(new), 0

    def go_on() -> None:
        nonlocal asked
        asked += 1
        if asked == questions:
            raise Enough

    with pytest.raises(Enough):
        import_learner(new, tmp_path / "me.learner", go_on=go_on)
    assert taught_library.tables(new) == before
    assert import_learner(new, tmp_path / "me.learner").lessons == 4, "and it can come again"
    is_a_pure_function(new)


def test_an_export_that_is_stopped_writes_no_file(make: Make, tmp_path: Path) -> None:
    mine = make("mine")
    tag(mine, [1], add=["Rex"])

    def go_on() -> None:
        raise Enough

    with pytest.raises(Enough):
        export(mine, tmp_path / "me.learner", go_on=go_on)
    assert not (tmp_path / "me.learner").exists()


def test_undo_of_an_import_is_exact_and_it_can_come_again(make: Make, tmp_path: Path) -> None:
    mine, new = make("mine"), make("new")
    tag(mine, [1, 2], add=["Rex"])
    tag(mine, [3], confirm=["boat"])
    export(mine, tmp_path / "me.learner")
    tag(new, [3, 9], reject=["boat"])
    before = taught_library.kept(new)
    import_learner(new, tmp_path / "me.learner")
    after = taught_library.kept(new)
    assert undo(new).undone[0].skipped == ()
    assert taught_library.kept(new) == before
    redo(new)
    assert taught_library.kept(new) == after
    undo(new)
    tag(new, [10], confirm=["cat"])
    assert import_learner(new, tmp_path / "me.learner").lessons == 3
    is_a_pure_function(new)
    undo(new, 2)
    assert taught_library.kept(new) == before


def test_lessons_of_photos_that_are_here_become_statements_unless_the_user_has_spoken(
    make: Make, tmp_path: Path
) -> None:
    theirs, mine = make("theirs"), make("mine")
    tag(theirs, [1, 2, 3], add=["Rex"])
    tag(theirs, [4], confirm=["boat"])
    tag(mine, [4], reject=["boat"])
    tag(mine, [2], add=["Rex"])
    tag(mine, [2], remove=["Rex"])
    export(theirs, tmp_path / "their.learner")
    assert import_learner(mine, tmp_path / "their.learner").statements == 2
    assert shown(mine, 1)["Rex"] == "confirmed"
    assert shown(mine, 4)["boat"] == "rejected"
    assert shown(mine, 2).get("Rex") != "confirmed"
    counts = {row[0]: row[1:3] for row in learned(mine)}
    assert counts == {"Rex": (2, 0), "boat": (0, 1)}
    is_a_pure_function(mine)
    tag(mine, [1], remove=["Rex"])
    assert {row[0]: row[1:3] for row in learned(mine)}["Rex"] == (1, 0)


def test_two_peoples_learners_in_either_order_give_the_same_bits(
    make: Make, tmp_path: Path
) -> None:
    files = []
    for name, photos in (("ann", [1, 2, 3, 4]), ("bob", [3, 4, 5, 6])):
        person = make(name)
        with person.library.database.write() as connection:
            # The same pictures in two libraries: same contents, other identities.
            connection.exec_driver_sql("UPDATE photo SET uuid = ? || uuid", (f"{name}-",))
        tag(person, photos, add=["Rex"])
        tag(person, photos[:2], reject=["boat"])
        tag(person, photos[1:2], confirm=["boat"])
        files.append(tmp_path / f"{name}.learner")
        export(person, files[-1])
    results = []
    for name, order in (("one", files), ("other", files[::-1])):
        for photos in (80, 5):
            merged = make(f"{name}-{photos}", photos)
            if photos == 80:
                with merged.library.database.write() as connection:
                    connection.exec_driver_sql("UPDATE file SET content_hash = randomblob(16)")
                    connection.exec_driver_sql("UPDATE photo SET uuid = 'x' || uuid")
            for file in order:
                import_learner(merged, file)
            states = [shown(merged, photo) for photo in range(1, 6)]
            results.append((photos, learned(merged), taught_library.machine(merged), states))
            is_a_pure_function(merged)
    assert results[:2] == results[2:]
    counts = {row[0]: row[1:3] for row in results[0][1]}
    assert counts["Rex"] == (6, 0)  # two photos are in both


def test_a_withdrawal_travels_without_its_vector(make: Make, tmp_path: Path) -> None:
    mine, new = make("mine"), make("new")
    tag(mine, [1, 2], add=["Rex"])
    export(mine, tmp_path / "first.learner")
    import_learner(new, tmp_path / "first.learner")
    tag(mine, [2], remove=["Rex"])
    export(mine, tmp_path / "second.learner")
    withdrawn = [one for one in learner_file.read(tmp_path / "second.learner").lessons][-1]
    assert (withdrawn.verdict, withdrawn.code) == (0, None)
    import_learner(new, tmp_path / "second.learner")
    assert learned(new) == learned(mine)
    assert shown(new, 2).get("Rex") != "confirmed"
    changed = difference(tmp_path / "first.learner", tmp_path / "second.learner")
    assert (changed.only_first, changed.only_second, changed.both) == ({"Rex": 1}, {"Rex": 1}, 1)


def test_lessons_of_a_merged_tag_go_to_the_tag_it_became(make: Make, tmp_path: Path) -> None:
    mine, new = make("mine"), make("new", elsewhere=True)
    tag(mine, [1, 2], add=["Rex"])
    export(mine, tmp_path / "first.learner")
    import_learner(new, tmp_path / "first.learner")
    tag(new, [9], add=["Bello"])
    tag_admin.merge(new, "Rex", "Bello")
    tag(mine, [3], confirm=["Rex"])
    export(mine, tmp_path / "second.learner")
    assert import_learner(new, tmp_path / "second.learner").lessons == 1
    assert [row[:3] for row in learned(new)] == [("Bello", 4, 0)]


def test_a_deleted_tag_comes_back_with_a_learner_file(make: Make, tmp_path: Path) -> None:
    mine = make("mine")
    tag(mine, [1, 2], add=["Rex"])
    export(mine, tmp_path / "me.learner")
    tag(mine, [3], confirm=["Rex"])
    tag_admin.delete(mine, "Rex")
    other = make("other", elsewhere=True)
    import_learner(other, tmp_path / "me.learner")
    tag(other, [40], confirm=["Rex"])
    export(other, tmp_path / "other.learner")
    import_learner(mine, tmp_path / "other.learner")
    assert [row[:3] for row in learned(mine)] == [("Rex", 4, 0)]
    assert shown(mine, 3)["Rex"] == "confirmed"
    is_a_pure_function(mine)


def test_a_learner_of_another_network_is_refused(make: Make, tmp_path: Path) -> None:
    mine = make("mine")
    tag(mine, [1], add=["Rex"])
    with mine.library.database.write() as connection:
        connection.exec_driver_sql("UPDATE space SET network = 'other', hash = 'fedcba9876543210'")
    export(mine, tmp_path / "me.learner")
    new = make("new")
    before = taught_library.tables(new)
    with pytest.raises(LearnerFileError, match=r"another network \(other\)"):
        import_learner(new, tmp_path / "me.learner")
    assert taught_library.tables(new) == before


def test_lessons_from_the_future_are_refused(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, new = make("mine"), make("new")
    tag(mine, [1], add=["Rex"])
    export(mine, tmp_path / "me.learner")
    with monkeypatch.context() as clock:
        clock.setattr("time.time_ns", lambda: 1_700_000_000_000_000_000)
        with pytest.raises(LearnerFileError, match="from the future"):
            import_learner(new, tmp_path / "me.learner")
    assert learned(new) == []


def test_a_name_that_cannot_be_taken_leaves_nothing_half_done(make: Make, tmp_path: Path) -> None:
    mine, new = make("mine"), make("new")
    tag(mine, [1], add=["Rex"])
    with mine.library.database.write() as connection:
        connection.exec_driver_sql("UPDATE tag SET name = ? WHERE name = 'Rex'", ("x" * 300,))
    export(mine, tmp_path / "me.learner")
    before = taught_library.tables(new)
    with pytest.raises(TagError, match="too long"):
        import_learner(new, tmp_path / "me.learner")
    assert taught_library.tables(new) == before


def test_rolling_back_is_one_undoable_step(make: Make, tmp_path: Path) -> None:
    mine, theirs = make("mine"), make("theirs", elsewhere=True)
    tag(theirs, [7, 8], add=["Bello"])
    export(theirs, tmp_path / "their.learner")
    tag(mine, [1, 2], add=["Rex"])
    then, moment = taught_library.kept(mine), now()
    tag(mine, [2], reject=["Rex"])
    tag(mine, [3], add=["Hasso"])
    import_learner(mine, tmp_path / "their.learner")
    tag_admin.merge(mine, "Hasso", "Bello")
    tag_admin.move(mine, "Rex", "dog")
    before = taught_library.kept(mine)
    outcome = roll_back.roll_back(mine, moment)
    assert len(outcome.taken_back) == 5
    assert outcome.skipped == ()
    assert taught_library.kept(mine) == then
    is_a_pure_function(mine)
    assert undo(mine).undone[0].kind == roll_back.ROLL_BACK
    assert taught_library.kept(mine) == before
    is_a_pure_function(mine)
    redo(mine)
    assert taught_library.kept(mine) == then
    assert roll_back.roll_back(mine, now()).operation is None


def test_a_rollback_can_be_rolled_back(make: Make) -> None:
    mine = make("mine")
    tag(mine, [1, 2], add=["Rex"])
    first = now()
    tag(mine, [3], confirm=["Rex"])
    full, second = taught_library.kept(mine), now()
    roll_back.roll_back(mine, first)
    tag(mine, [4], confirm=["Rex"])
    roll_back.roll_back(mine, second)
    assert taught_library.kept(mine) == full
    is_a_pure_function(mine)


def test_all_work_of_a_tagger_version_is_taken_back_in_one_step(make: Make) -> None:
    mine = make("mine")
    tag(mine, [1], confirm=["boat"])
    (version,) = roll_back.versions(mine)
    assert version.guesses == len(taught_library.machine(mine))
    before = taught_library.kept(mine)
    assert set(shown(mine, 1).values()) > {"confirmed"}
    assert roll_back.take_back_version(mine, version.name) == version.guesses
    assert shown(mine, 1) == {"boat": "confirmed"}
    assert shown(mine, 2) == {}
    with mine.library.database.read() as connection:
        boat = tags.by_name(connection, "boat")
        assert boat is not None
        assert tags.counts(connection) == {boat.id: 1}
    assert search(mine, "boat").count == 1
    assert roll_back.take_back_version(mine, version.name) == 0
    undo(mine)
    assert taught_library.kept(mine) == before
    with pytest.raises(TagError, match="no tagger version"):
        roll_back.take_back_version(mine, "nothing")


def test_a_photo_that_comes_after_its_lessons_is_known_by_its_content(
    make: Make, tmp_path: Path
) -> None:
    theirs, mine = make("theirs"), make("mine", 60)
    with theirs.library.database.write() as connection:
        connection.exec_driver_sql("UPDATE photo SET uuid = 'their-' || uuid")
    tag(theirs, [70, 71, 72], add=["Rex"])
    tag(theirs, [73], reject=["boat"])
    export(theirs, tmp_path / "their.learner")
    assert import_learner(mine, tmp_path / "their.learner").statements == 0
    counts = {row[0]: row[1:3] for row in learned(mine)}
    late = [70, 71, 73, 74]
    taught_library.add_photos(mine, late)
    with mine.library.database.write() as connection:
        contents = {photo: photo.to_bytes(16, "big") for photo in late}
        arrivals.welcome(connection, mine.space_id, contents)
    taught_library.index(mine, late)
    assert [shown(mine, photo).get("Rex") for photo in (70, 71)] == ["confirmed"] * 2
    assert shown(mine, 73)["boat"] == "rejected"
    assert shown(mine, 74).get("Rex") != "confirmed"
    assert {row[0]: row[1:3] for row in learned(mine)} == counts
    is_a_pure_function(mine)
    undo(mine)
    assert shown(mine, 70).get("Rex") is None
    assert learned(mine) == []
    redo(mine)
    assert shown(mine, 70)["Rex"] == "confirmed"


def test_a_photo_of_which_the_user_has_spoken_keeps_to_itself(make: Make, tmp_path: Path) -> None:
    theirs, mine = make("theirs"), make("mine", 60)
    with theirs.library.database.write() as connection:
        connection.exec_driver_sql("UPDATE photo SET uuid = 'their-' || uuid")
    tag(theirs, [70], add=["Rex"])
    export(theirs, tmp_path / "their.learner")
    import_learner(mine, tmp_path / "their.learner")
    taught_library.add_photos(mine, [70])
    tag(mine, [70], add=["holiday"])
    with mine.library.database.write() as connection:
        arrivals.welcome(connection, mine.space_id, {70: (70).to_bytes(16, "big")})
    assert shown(mine, 70) == {"holiday": "confirmed"}


def test_starter_tags_need_no_import(make: Make) -> None:
    shipped = paths.model_dir("efficientnet-lite2") / "starter.learner"
    with pytest.raises(LearnerFileError, match="starter tags"):
        import_learner(make("own"), shipped, origin="cli")
