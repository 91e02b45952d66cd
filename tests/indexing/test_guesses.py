"""What one writing of guesses says to the tags above."""

import numpy as np
import pytest

from photomanager.indexing import guesses
from tests import taught_library


def rows(*lines):
    return guesses.Guesses.of(*np.array(lines, np.int64).reshape(-1, 5).T)


def step(photo, confidence, *, turned=False):
    return guesses.Difference(np.array([[photo, 9, confidence, turned]], np.int64), 0, 0)


@pytest.mark.parametrize(
    ("confidence", "turned", "concerned"),
    [
        (3_999, False, False),  # stays below
        (3_999, True, True),  # the parent may become automatic, or no longer be
        (4_000, False, True),  # was or is as likely
        (6_000, False, True),
    ],
)
def test_a_parent_is_looked_at_again_only_where_the_child_may_matter(confidence, turned, concerned):
    above = rows((7, 1, 4_000, 0, 0))
    below = [step(7, confidence, turned=turned)]
    assert guesses.unsettled(above, below).tolist() == ([7] if concerned else [])


def test_a_photo_without_a_row_of_the_parent_is_always_looked_at():
    assert guesses.unsettled(rows(), [step(3, 1_000), step(3, 2_000)]).tolist() == [3]
    assert guesses.unsettled(rows((7, 1, 4_000, 0, 0)), []).tolist() == []


@pytest.mark.parametrize("every", [1, 7])  # all rows in one walk, or few by their keys
@pytest.mark.parametrize("whole", [True, False])
def test_the_table_holds_what_was_written(tmp_path, every, whole):
    workspace = taught_library.make(tmp_path / "library")
    with workspace.library.database.write() as connection:
        tag = connection.exec_driver_sql("SELECT id FROM tag WHERE name = 'dog'").scalar_one()
        old = guesses.of_tags(connection, [tag])
        new = guesses.Guesses(old.rows.copy())
        new.rows[::every, 2] -= 1
        # Some of them also through another tag.
        new.rows[:: 3 * every, 4] = np.where(new.rows[:: 3 * every, 4] == 0, tag, 0)
        version = workspace.taggers.version(connection)
        difference = guesses.write(connection, old, new, version, whole=whole)
        written = guesses.of_tags(connection, [tag])
        others = guesses.of_tags(connection, range(1, tag))
    assert len(old.rows) > 20
    assert difference.rows == len(old.rows[::every])
    assert written.rows.tolist() == new.rows.tolist()
    assert others.rows.tolist() == _stored(workspace, tag)
    workspace.library.close()


def test_a_walk_over_a_tag_does_not_meet_rows_that_come_and_go_with_it(tmp_path):
    workspace = taught_library.make(tmp_path / "library")
    with workspace.library.database.write() as connection:
        tag = connection.exec_driver_sql("SELECT id FROM tag WHERE name = 'dog'").scalar_one()
        whole = guesses.of_tags(connection, [tag]).rows
        version = workspace.taggers.version(connection)
        for before, after in ((whole, whole[:-3]), (whole[:-3], whole), (whole, whole[3:])):
            kept = guesses.Guesses(after.copy())
            kept.rows[:, 2] -= 1
            guesses.write(connection, guesses.Guesses(before), kept, version, whole=True)
            assert guesses.of_tags(connection, [tag]).rows.tolist() == kept.rows.tolist()
            guesses.write(connection, kept, guesses.Guesses(after), version, whole=True)
    workspace.library.close()


@pytest.mark.parametrize("count", [1, 7, 60])  # looked up one by one, or sifted from all
def test_rows_of_some_photos_are_those_among_all(tmp_path, monkeypatch, count):
    monkeypatch.setattr(guesses, "_FEW_PHOTOS", 20)
    workspace = taught_library.make(tmp_path / "library", 60)
    with workspace.library.database.write() as connection:
        connection.exec_driver_sql("UPDATE machine SET via_tag_id = 5 WHERE photo_id % 3 = 1")
    every = _stored(workspace, 1_000_000)
    wanted = np.arange(1, 1 + count)
    tags = sorted({tag for _, tag, *_ in every})[1:]
    with workspace.library.database.read() as connection:
        found = guesses.of_tags(connection, tags, wanted)
        without = guesses.of_tags(connection, tags, wanted, via=False)
    expected = [row for row in every if row[0] <= count and row[1] in tags]
    assert found.rows.tolist() == expected
    assert without.rows.tolist() == [[*row[:4], 0] for row in expected]
    workspace.library.close()


def _stored(workspace, below):
    with workspace.library.database.read() as connection:
        return [
            list(row)
            for row in connection.exec_driver_sql(
                "SELECT photo_id, tag_id, confidence, automatic, coalesce(via_tag_id, 0)"
                " FROM machine WHERE tag_id < ? ORDER BY tag_id, photo_id",
                (below,),
            )
        ]
