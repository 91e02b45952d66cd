from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from sqlalchemy import text

from photomanager.errors import LibraryError
from photomanager.indexing import anchors, scoring
from photomanager.indexing.vector_batch import stored_vectors
from photomanager.library import lessons
from photomanager.operations.tagging import tag
from tests import taught_library

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


def snapshots(workspace: Workspace) -> list[tuple[int, bytes]]:
    with workspace.library.database.read() as connection:
        return list(map(tuple, connection.execute(text("SELECT photos, sum FROM anchor"))))


def test_the_anchor_is_the_exact_sum_of_the_first_fifty(tmp_path: Path) -> None:
    workspace = taught_library.make(tmp_path / "library", 80)
    expected = taught_library.random_codes(80, 7)[:50].sum(axis=0, dtype=np.int64)
    assert snapshots(workspace) == [(50, expected.tobytes())]
    workspace.library.close()


def test_the_anchor_is_taken_anew_at_each_doubling(tmp_path: Path) -> None:
    workspace = taught_library.make(tmp_path / "library", 230, scored=False)
    taught_library.index(workspace, list(range(1, 190)))
    assert [size for size, _ in snapshots(workspace)] == [50, 100]
    taught_library.index(workspace, list(range(190, 231)))
    expected = taught_library.random_codes(230, 7)[:200].sum(axis=0, dtype=np.int64)
    assert snapshots(workspace)[2:] == [(200, expected.tobytes())]
    workspace.library.close()


def test_the_anchor_waits_for_photos_that_come_before(tmp_path: Path) -> None:
    workspace = taught_library.make(tmp_path / "library", 80, scored=False)
    with workspace.library.database.write() as connection:
        connection.execute(text("UPDATE file SET state = 'pending' WHERE photo_id = 3"))
    taught_library.index(workspace, [n for n in range(1, 81) if n != 3])
    assert snapshots(workspace) == []
    with workspace.library.database.write() as connection:
        connection.execute(text("UPDATE file SET state = 'indexed' WHERE photo_id = 3"))
    taught_library.index(workspace, [3])
    whole = taught_library.make(tmp_path / "whole", 80)
    assert snapshots(workspace) == snapshots(whole)
    workspace.library.close()
    whole.library.close()


@pytest.mark.parametrize("batch", [1, 7, 80])
def test_batches_and_early_lessons_leave_no_trace(tmp_path: Path, batch: int) -> None:
    """Taught before the anchor exists, the tag ends as if it were taught after."""
    early = taught_library.make(tmp_path / "early", 80, scored=False)
    taught_library.index(early, list(range(1, 21)))
    tag(early, [1, 2, 3], add=["Rex"])
    tag(early, [4], confirm=["poodle"])
    for start in range(21, 81, batch):
        taught_library.index(early, list(range(start, min(start + batch, 81))))
    late = taught_library.make(tmp_path / "late", 80)
    tag(late, [1, 2, 3], add=["Rex"])
    tag(late, [4], confirm=["poodle"])
    assert taught_library.learners(early) == taught_library.learners(late)
    assert taught_library.machine(early) == taught_library.machine(late)
    early.library.close()
    late.library.close()


def test_the_tagger_is_kept_until_something_it_is_made_of_changes(tmp_path: Path) -> None:
    workspace = taught_library.make(tmp_path / "library", 60)
    with workspace.library.database.read() as connection:
        first = workspace.taggers.current(connection)
        assert workspace.taggers.current(connection) is first
    tag(workspace, [1], add=["Rex"])
    with workspace.library.database.read() as connection:
        second = workspace.taggers.current(connection)
    assert second is not first
    assert len(second.learned) == 1
    workspace.library.close()


def test_the_tagger_that_a_lesson_leaves_is_the_one_that_is_stored(tmp_path: Path) -> None:
    workspace = taught_library.make(tmp_path / "library", 60)
    for number in range(12):
        tag(workspace, [1 + number], add=["Rex", f"Rex {number}", "poodle"], source=lessons.AUDIT)
        tag(workspace, [20 + number], reject=["Rex"], source=lessons.AUDIT)
        with workspace.library.database.read() as connection:
            kept = workspace.taggers.current(connection)
            made = workspace.taggers.uncommitted(connection)
            every = stored_vectors(connection, workspace.space_id)
        assert kept is not made
        assert kept.ground.shift == made.ground.shift
        ours, theirs = (one.facts(every.codes, every.heads) for one in (kept, made))
        for column in ("photo", "tag", "confidence", "automatic", "via"):
            np.testing.assert_array_equal(getattr(ours, column), getattr(theirs, column))
    assert made.ground.shift is not None
    workspace.library.close()


def test_a_lesson_that_fails_leaves_no_tagger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = taught_library.make(tmp_path / "library", 60)

    def fail(*arguments: object) -> None:
        raise LibraryError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(scoring, "score", fail)
        with pytest.raises(LibraryError):
            tag(workspace, [1], add=["Rex"])
    with workspace.library.database.read() as connection:
        assert not workspace.taggers.current(connection).learned
    workspace.library.close()


def test_no_anchor_means_a_mean_of_zero(tmp_path: Path) -> None:
    workspace = taught_library.make(tmp_path / "library", 49)
    with workspace.library.database.read() as connection:
        found = anchors.newest(connection, workspace.space_id, 32)
    assert found.photos == 0
    assert not found.mean(4 / 127).any()
    workspace.library.close()
