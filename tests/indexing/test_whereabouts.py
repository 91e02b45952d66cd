"""Files that move while they wait, copies of what is away, and what is said meanwhile."""

import shutil

from sqlalchemy import update

from photomanager.library import roots
from photomanager.library.schema import file, vector
from photomanager.operations import folders, photos, rating, tagging, undo
from tests.indexing.tagged_album import (
    album,
    lessons_are_right,
    name,
    picture,
    rename,
    shown,
    states,
    workspace,
)
from tests.indexing.workspaces import fake_indexer, scan_only

__all__ = ["album", "workspace"]


def test_a_file_that_waits_to_be_read_again_moves_with_its_tags(workspace, album):
    """After a change of network, or of a sidecar, while indexing is held."""
    with workspace.library.database.write() as connection:
        connection.execute(update(file).values(state="pending"))
    rename(album, ("IMG_1.jpg", "sub/1.jpg"))
    with workspace.library.database.write() as connection:
        connection.execute(vector.delete())
    fake_indexer(workspace).run()
    assert shown(workspace)["sub/1.jpg"] == picture(1)
    assert lessons_are_right(workspace)


def test_it_may_be_missing_for_a_while(workspace, album, tmp_path):
    with workspace.library.database.write() as connection:
        connection.execute(update(file).values(state="pending"))
    (album / "IMG_1.jpg").rename(tmp_path / "away")
    scan_only(workspace)
    assert states(workspace)["IMG_1.jpg"] == "missing"
    (tmp_path / "away").rename(album / "IMG_1.jpg")
    scan_only(workspace)
    assert states(workspace)["IMG_1.jpg"] == "pending"
    (album / "IMG_1.jpg").rename(album / "elsewhere.jpg")
    fake_indexer(workspace).run()
    assert shown(workspace)["elsewhere.jpg"] == picture(1)


def test_a_drive_that_is_away_keeps_its_tags_from_a_copy(workspace, album, tmp_path):
    backup = tmp_path / "backup"
    shutil.copytree(album, tmp_path / "drive")
    shutil.rmtree(album)
    album.mkdir()  # an empty mount point
    fake_indexer(workspace).run()
    shutil.copytree(tmp_path / "drive", backup)
    folders.add(workspace, backup, origin="cli")
    assert fake_indexer(workspace).run().moved == 0
    album.rmdir()
    shutil.copytree(tmp_path / "drive", album)
    fake_indexer(workspace).run()
    for number in range(1, 5):
        found = photos.resolve(workspace, str(album / f"IMG_{number}.jpg"))
        (row,) = photos.rows(workspace, [found])
        assert [one.name for one in row.tags if one.state == "confirmed"] == [f"picture {number}"]


def test_another_drive_under_the_same_path_is_no_proof_either(workspace, album, tmp_path):
    with workspace.library.database.write() as connection:
        (root,) = roots.all_roots(connection)
        roots.set_online(connection, root.id, "another", None, scanned=True)
    backup = tmp_path / "backup"
    shutil.copytree(album, backup)
    second = folders.add(workspace, backup, origin="cli").id
    (album / "IMG_1.jpg").unlink()
    assert fake_indexer(workspace).run([second]).moved == 0


def test_stars_on_a_file_that_never_decoded(workspace, album, tmp_path):
    (album / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture")
    fake_indexer(workspace).run()
    found = photos.resolve(workspace, str(album / "broken.jpg"))
    rating.mark(workspace, [found], rating.Marks(rating=5))
    (album / "broken.jpg").rename(tmp_path / "away.jpg")
    fake_indexer(workspace).run()
    (tmp_path / "away.jpg").rename(album / "broken.jpg")
    fake_indexer(workspace).run()
    assert photos.rows(workspace, [found])[0].rating == 5


def test_what_is_said_of_a_file_before_it_is_known_to_have_moved(workspace, album):
    (album / "IMG_1.jpg").rename(album / "moved.jpg")
    scan_only(workspace)
    found = photos.resolve(workspace, str(album / "moved.jpg"))
    old = photos.resolve(workspace, str(album / "IMG_1.jpg"))
    rating.mark(workspace, [found], rating.Marks(rating=5, pick=1, label="Red"))
    tagging.tag(workspace, [found], add=["Rex"], reject=["picture 1"])
    assert fake_indexer(workspace).run().moved == 1
    (row,) = photos.rows(workspace, [photos.resolve(workspace, str(album / "moved.jpg"))])
    assert row.id == old
    assert (row.rating, row.pick, row.label) == (5, 1, "Red")
    assert {one.name: one.state for one in row.tags if one.state in ("confirmed", "rejected")} == {
        "Rex": "confirmed",
        "picture 1": "rejected",
    }
    assert lessons_are_right(workspace)
    undo.undo(workspace)
    assert shown(workspace)["moved.jpg"] == (["picture 1"], 5)
    undo.undo(workspace)
    assert shown(workspace)["moved.jpg"] == picture(1)


def test_copies_that_are_gone_are_known_by_their_names(workspace, album, make_photo):
    for place in ("a/one.jpg", "a/two.jpg", "b/one.jpg"):
        make_photo(album / place, seed=9)
    fake_indexer(workspace).run()
    for number, place in enumerate(("a/one.jpg", "a/two.jpg", "b/one.jpg"), start=1):
        name(workspace, album / place, number)
    # They are found in another order than before.
    for before, after in (("b", "1 new"), ("a", "2 new")):
        (album / after).mkdir()
        (album / before).rename(album / after / before)
    fake_indexer(workspace).run()
    now = shown(workspace)
    assert now["1 new/b/one.jpg"] == picture(3)
    assert now["2 new/a/one.jpg"] == picture(1)
    assert now["2 new/a/two.jpg"] == picture(2)
