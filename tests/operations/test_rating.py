import os

import pytest
from sqlalchemy import text

from photomanager.errors import RatingError, UnknownPhotoError
from photomanager.library import changes, history, photos, readings
from photomanager.operations import folders, rating, search, undo
from photomanager.operations import photos as found_photos
from photomanager.operations.rating import Marks, mark
from tests import taught_library
from tests.imaging.test_sidecar import packet
from tests.indexing.workspaces import fake_indexer, open_workspace

INDEXED = {
    "width": 640, "height": 480, "taken_at": 5, "taken_zone": None, "rating": 2,
    "label": "Blue", "pick": None, "title": "From the file", "description": None,
    "latitude": None, "longitude": None, "metadata": "{}",
}  # fmt: skip


@pytest.fixture
def workspace(tmp_path):
    made = taught_library.make(tmp_path / "library", 30)
    yield made
    made.library.close()


def marks_of(workspace, *ids):
    with workspace.library.database.read() as connection:
        return [(r.rating, r.pick, r.label) for r in photos.marks(connection, ids)]


def index_again(workspace, photo_id, **columns):
    with workspace.library.database.write(durable=False) as connection:
        photos.store_photos(connection, [{"photo_id": photo_id, **INDEXED, **columns}])


def test_many_photos_are_rated_in_one_operation(workspace):
    outcome = mark(workspace, range(1, 21), Marks(rating=4))
    assert (outcome.changed, outcome.summary) == (20, "Rated 4 stars on 20 photos")
    assert marks_of(workspace, 1, 20, 21) == [(4, None, None), (4, None, None), (None,) * 3]
    with workspace.library.database.read() as connection:
        assert history.next_undo(connection).uuid == outcome.operation


def test_what_is_marked_so_already_does_not_count(workspace):
    mark(workspace, [1, 2], Marks(rating=3))
    assert mark(workspace, [1, 2, 3], Marks(rating=3)).changed == 1
    again = mark(workspace, [1, 2, 3], Marks(rating=3))
    assert (again.changed, again.operation) == (0, None)
    assert mark(workspace, [9], Marks(rating=0)).changed == 0


def test_flag_and_label_come_and_go_by_themselves(workspace):
    mark(workspace, [1], Marks(pick=1, label="red"))
    mark(workspace, [1], Marks(rating=5))
    assert marks_of(workspace, 1) == [(5, 1, "Red")]
    mark(workspace, [1], Marks(pick=None, label=None))
    assert marks_of(workspace, 1) == [(5, None, None)]


def test_undo_and_redo_bring_each_photo_its_own_marks(workspace):
    mark(workspace, [1], Marks(rating=1, label="Green"))
    before = taught_library.kept(workspace)
    mark(workspace, [1, 2, 3], Marks(rating=5, pick=-1, label=None))
    after = taught_library.kept(workspace)
    undo.undo(workspace)
    assert taught_library.kept(workspace) == before
    undo.redo(workspace)
    assert taught_library.kept(workspace) == after


def test_undo_leaves_what_the_indexer_has_filled_in_since(workspace):
    mark(workspace, [1], Marks(rating=5))
    index_again(workspace, 1)
    (undone,) = undo.undo(workspace).undone
    assert undone.skipped == ()
    with workspace.library.database.read() as connection:
        row = photos.rows(connection, [1])[0]
    assert (row.rating, row.width, row.title) == (2, 640, "From the file")


def test_undo_leaves_a_newer_mark_and_says_so(workspace):
    mark(workspace, [1, 2], Marks(rating=5))
    with workspace.library.database.write() as connection:
        connection.execute(text("UPDATE photo SET rating = 1, marked_at = 7 WHERE id = 1"))
    (undone,) = undo.undo(workspace).undone
    assert undone.skipped == (
        "The rating of photo id:1 has been changed since and stays as it is.",
    )
    assert marks_of(workspace, 1, 2) == [(1, None, None), (None, None, None)]


def test_the_users_marks_hold_against_the_files(workspace):
    index_again(workspace, 1)
    assert marks_of(workspace, 1) == [(2, None, "Blue")]
    mark(workspace, [1], Marks(rating=0))
    index_again(workspace, 1, rating=4, label="Red")
    assert marks_of(workspace, 1) == [(0, None, "Blue")]
    undo.undo(workspace)
    index_again(workspace, 1, rating=4, label="Red")
    assert marks_of(workspace, 1) == [(4, None, "Red")]


def test_undo_shows_what_the_file_says_now(workspace):
    index_again(workspace, 1, rating=3)
    mark(workspace, [1], Marks(rating=5))
    mark(workspace, [1], Marks(label="red"))
    marked = taught_library.kept(workspace)
    index_again(workspace, 1, rating=4, label="Green", pick=1)
    assert marks_of(workspace, 1) == [(5, None, "Red")]
    with workspace.library.database.read() as connection:
        said = readings.stored(connection, [1])[1]
    assert (said["rating"], said["label"]) == (4, "Green")
    assert [one.skipped for one in undo.undo(workspace, 2).undone] == [(), ()]
    assert marks_of(workspace, 1) == [(4, 1, "Green")]
    assert [one.skipped for one in undo.redo(workspace, 2).redone] == [(), ()]
    assert taught_library.kept(workspace) == marked


def test_undo_shows_what_a_file_beside_the_photo_says_now(tmp_path, make_photo):
    picture = make_photo(tmp_path / "album" / "x.jpg")
    beside = tmp_path / "album" / "x.jpg.xmp"
    with open_workspace(tmp_path / "fake") as workspace:
        folders.add(workspace, tmp_path / "album", origin="cli")
        beside.write_bytes(packet([], rating=3))
        fake_indexer(workspace).run()
        found = found_photos.resolve(workspace, str(picture))
        mark(workspace, [found], Marks(rating=5))
        beside.write_bytes(packet([], rating=4))
        os.utime(beside, ns=(1, 1))
        fake_indexer(workspace).run()
        assert marks_of(workspace, found) == [(5, None, None)]
        undo.undo(workspace)
        assert marks_of(workspace, found) == [(4, None, None)]
        assert fake_indexer(workspace).run().changed is False


def test_other_windows_hear_of_it(workspace):
    reader = changes.ChangeReader(workspace.library.database)
    mark(workspace, [3, 4], Marks(pick=1))
    (told,) = reader.poll()
    assert (told.kind, told.payload) == ("facts", {"photos": [3, 4]})
    undo.undo(workspace)
    assert {3, 4} <= {
        photo for one in reader.poll() if one.kind == "facts" for photo in one.payload["photos"]
    }
    reader.close()


@pytest.mark.parametrize(
    "marks", [Marks(rating=6), Marks(rating=-1), Marks(pick=3), Marks(label="mauve")]
)
def test_what_does_not_exist_is_refused(workspace, marks):
    with pytest.raises(RatingError):
        mark(workspace, [1], marks)
    assert marks_of(workspace, 1) == [(None, None, None)]


def test_an_unknown_photo_changes_nothing(workspace):
    with pytest.raises(UnknownPhotoError):
        mark(workspace, [1, 999], Marks(rating=3))
    assert marks_of(workspace, 1) == [(None, None, None)]


def test_a_label_is_known_in_any_case():
    assert rating.label_named(" RED ") == "Red"


def test_marks_are_found_and_sorted(workspace):
    mark(workspace, [1, 2], Marks(rating=5))
    mark(workspace, [3], Marks(rating=3, pick=1))
    mark(workspace, [4], Marks(label="purple", pick=-1))

    def found(query, order="relevance"):
        return search.search(workspace, query, order=order).photo_ids

    assert sorted(found("rating:>=3")) == [1, 2, 3]
    assert found("rating:1..4") == [3]
    assert len(found("rating:0")) == 27
    assert found("pick:yes") == [3]
    assert found("pick:rejected") == [4]
    assert len(found("pick:none")) == 28
    assert found("label:PURPLE") == [4]
    assert found("label:any") == [4]
    assert len(found("label:none")) == 29
    assert found("rating:>3 -pick:yes label:red") == []
    by_rating = found("", "rating")
    assert set(by_rating[:2]) == {1, 2}
    assert by_rating[2] == 3
    assert len(by_rating) == 30
