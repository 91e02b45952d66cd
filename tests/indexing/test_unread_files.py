"""Photos that were rated and tagged, and whose files then went elsewhere before they were read."""

import os
import shutil

import pytest

from photomanager.indexing.run import Run
from photomanager.operations import folders, photos, rating, search, tagging, undo
from tests.indexing.tagged_album import workspace
from tests.indexing.workspaces import fake_indexer, scan_only

__all__ = ["workspace"]


@pytest.fixture
def album(workspace, tmp_path, make_photo):
    """A folder that has been scanned, and of which nothing has been read."""
    folder = tmp_path / "album"
    for number in range(3):
        make_photo(folder / f"{number}.jpg", seed=number, size=(60 + number, 48))
    folders.add(workspace, folder, origin="cli")
    scan_only(workspace)
    rating.mark(workspace, [2], rating.Marks(rating=4))
    tagging.tag(workspace, [2], add=["kept"])
    return folder


def shown(workspace):
    """By path in its folder: stars, and whether the tag is there."""
    rows = photos.rows(workspace, search.search(workspace, "").photo_ids)
    return {
        os.path.relpath(row.path, workspace.library.directory.parent): (
            row.rating,
            "kept" in {tag.name for tag in row.tags if tag.state == "confirmed"},
        )
        for row in rows
    }


WHAT_WAS_SAID = (4, True)
NOTHING = (None, False)


def move(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(source, target)


def test_what_was_said_goes_along_within_a_folder(workspace, album):
    move(album / "1.jpg", album / "best" / "1.jpg")
    fake_indexer(workspace).run()
    assert shown(workspace) == {
        "album/0.jpg": NOTHING,
        "album/2.jpg": NOTHING,
        "album/best/1.jpg": WHAT_WAS_SAID,
    }
    assert fake_indexer(workspace).run().missing == 0
    undo.undo(workspace, 2)
    assert shown(workspace)["album/best/1.jpg"] == NOTHING


def test_and_into_another_folder_whichever_is_looked_at_first(workspace, album, tmp_path):
    other = tmp_path / "other"
    move(album / "1.jpg", other / "1.jpg")
    root = folders.add(workspace, other, origin="cli").id
    assert fake_indexer(workspace).run([root]).indexed == 1
    fake_indexer(workspace).run()
    assert shown(workspace)["other/1.jpg"] == WHAT_WAS_SAID
    assert "album/1.jpg" not in shown(workspace)


def test_also_when_it_was_moved_between_scanning_and_reading(workspace, album, monkeypatch):
    index = Run._index

    def moved_first(run, ids):
        if (album / "1.jpg").exists():
            move(album / "1.jpg", album / "best" / "1.jpg")
        index(run, ids)

    monkeypatch.setattr(Run, "_index", moved_first)
    assert fake_indexer(workspace).run().failed == 1
    fake_indexer(workspace).run()
    assert shown(workspace)["album/best/1.jpg"] == WHAT_WAS_SAID
    assert len(shown(workspace)) == 3


def test_one_that_comes_back_is_read(workspace, album, tmp_path):
    move(album / "1.jpg", tmp_path / "outside" / "1.jpg")
    fake_indexer(workspace).run()
    assert shown(workspace)["album/1.jpg"] == WHAT_WAS_SAID
    move(tmp_path / "outside" / "1.jpg", album / "1.jpg")
    report = fake_indexer(workspace).run()
    assert (report.indexed, report.missing) == (1, 0)
    assert shown(workspace)["album/1.jpg"] == WHAT_WAS_SAID


def test_what_only_looks_like_it_gets_nothing(workspace, album, make_photo):
    before = (album / "1.jpg").stat()
    move(album / "1.jpg", album.parent / "gone.jpg")
    make_photo(album / "later" / "1.jpg", seed=1, size=(61, 48))  # the same, at another time
    os.utime(album / "2.jpg", ns=(before.st_mtime_ns,) * 2)  # the same time, another name
    fake_indexer(workspace).run()
    assert shown(workspace) == {
        "album/0.jpg": NOTHING,
        "album/1.jpg": WHAT_WAS_SAID,
        "album/2.jpg": NOTHING,
        "album/later/1.jpg": NOTHING,
    }


def test_of_two_alike_neither_gets_anything(workspace, album):
    for place in ("one", "two"):
        (album / place).mkdir()
        shutil.copy2(album / "1.jpg", album / place / "1.jpg")
    (album / "1.jpg").unlink()
    fake_indexer(workspace).run()
    assert shown(workspace)["album/1.jpg"] == WHAT_WAS_SAID
    assert shown(workspace)["album/one/1.jpg"] == shown(workspace)["album/two/1.jpg"] == NOTHING


def test_what_the_rules_leave_alone_has_not_gone(workspace, album):
    (album / "copy").mkdir()
    shutil.copy2(album / "1.jpg", album / "copy" / "1.jpg")
    (album / ".photomanagerignore").write_text("/1.jpg\n")
    fake_indexer(workspace).run()
    assert shown(workspace)["album/copy/1.jpg"] == NOTHING
    (album / ".photomanagerignore").unlink()
    fake_indexer(workspace).run()
    assert shown(workspace)["album/1.jpg"] == WHAT_WAS_SAID
