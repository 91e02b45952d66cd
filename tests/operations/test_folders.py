import os
import shutil

import pytest
from sqlalchemy import select, update

from photomanager.errors import FolderError
from photomanager.indexing import scanner, scoring
from photomanager.library import facts, overlap, roots, tags
from photomanager.library.schema import root, statement, tag_learner
from photomanager.operations import folders, photos, search, tagging, undo
from tests.indexing.workspaces import fake_indexer, open_workspace


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


def add(workspace, path):
    return folders.add(workspace, path, origin="cli")


def test_a_folder_is_added_once(workspace, tmp_path):
    (tmp_path / "a").mkdir()
    first = add(workspace, tmp_path / "a")
    assert first.path == str(tmp_path / "a")
    assert (first.state, first.reason, first.photos) == ("online", None, 0)
    assert add(workspace, tmp_path / "a") == first
    assert folders.folders(workspace) == [first]


def test_relative_paths_and_links_name_the_same_folder(workspace, tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    first = add(workspace, tmp_path / "a")
    monkeypatch.chdir(tmp_path / "a")
    assert add(workspace, tmp_path.__class__()) == first
    assert add(workspace, tmp_path / "link") == first


def test_a_folder_inside_another_is_part_of_it(workspace, tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    outer = add(workspace, tmp_path / "a")
    assert add(workspace, tmp_path / "a" / "b") == outer


def test_a_folder_by_another_name_is_not_added_twice(workspace, tmp_path, monkeypatch):
    """As where upper and lower case are the same, or where a disk is mounted twice."""
    (tmp_path / "Photos").mkdir()
    (tmp_path / "photos" / "2019").mkdir(parents=True)
    outer = add(workspace, tmp_path / "Photos")
    monkeypatch.setattr(overlap, "identity", lambda path: path.lower())
    assert add(workspace, tmp_path / "photos") == outer
    assert add(workspace, tmp_path / "photos" / "2019") == outer


def test_a_folder_around_another_takes_it_in(workspace, tmp_path, make_photo):
    make_photo(tmp_path / "a" / "b" / "x.png")
    inner = add(workspace, tmp_path / "a" / "b")
    fake_indexer(workspace).run()
    outer = add(workspace, tmp_path / "a")
    assert outer.id != inner.id
    assert [one.path for one in folders.folders(workspace)] == [str(tmp_path / "a")]
    report = fake_indexer(workspace).run()
    assert (report.indexed, report.unchanged) == (0, 1)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing", "does not exist"),
        ("file.txt", "is a file, not a folder"),
        ("library", "belongs to the photo library"),
        ("library/cache", "belongs to the photo library"),
        ("circle", "cannot be read|does not exist"),
    ],
)
def test_what_cannot_be_added_is_said(workspace, tmp_path, name, sentence):
    (tmp_path / "file.txt").write_text("words")
    (tmp_path / "library" / "cache").mkdir(exist_ok=True)
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(FolderError, match=sentence) as caught:
        add(workspace, tmp_path / name)
    assert name in str(caught.value)
    assert folders.folders(workspace) == []


def test_a_folder_without_rights(workspace, tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(FolderError, match="may not be read"):
        add(workspace, tmp_path / "closed")


def test_the_library_may_lie_inside_a_photo_folder(workspace, tmp_path, make_photo):
    make_photo(tmp_path / "x.png")
    make_photo(tmp_path / "library" / "cache" / "y.png")
    add(workspace, tmp_path)
    assert fake_indexer(workspace).run().indexed == 1


def test_a_removed_folder_is_gone_and_comes_back_whole(workspace, tmp_path, make_photo):
    make_photo(tmp_path / "a" / "x.png")
    added = add(workspace, tmp_path / "a")
    fake_indexer(workspace).run()
    (row,) = photos.rows(workspace, [photos.resolve(workspace, str(tmp_path / "a" / "x.png"))])
    folders.remove(workspace, added.id, origin="cli")
    assert folders.folders(workspace) == []
    assert (tmp_path / "a" / "x.png").exists()
    with pytest.raises(FolderError, match="not in the library"):
        folders.remove(workspace, added.id, origin="cli")
    add(workspace, tmp_path / "a")
    assert fake_indexer(workspace).run().unchanged == 1
    assert photos.rows(workspace, [row.id]) == [row]


def test_a_photo_of_a_removed_folder_found_elsewhere_keeps_its_identity(
    workspace, tmp_path, make_photo
):
    make_photo(tmp_path / "a" / "b" / "x.png")
    inner = add(workspace, tmp_path / "a" / "b")
    fake_indexer(workspace).run()
    before = photos.resolve(workspace, str(tmp_path / "a" / "b" / "x.png"))
    folders.remove(workspace, inner.id, origin="cli")
    add(workspace, tmp_path / "a")
    report = fake_indexer(workspace).run()
    assert report.indexed == 0
    assert photos.resolve(workspace, str(tmp_path / "a" / "b" / "x.png")) == before


def relocate(workspace, folder, path):
    return folders.relocate(workspace, folder.id, path, origin="window")


def states(workspace):
    rows = photos.rows(workspace, [1, 2])
    return [(row.path, row.state) for row in rows]


def test_a_folder_that_was_moved_keeps_its_photos_and_undo_takes_it_back(
    workspace, tmp_path, make_photo
):
    old, new = tmp_path / "old", tmp_path / "other drive" / "new"
    for name in ("x.png", "sub/y.png"):
        make_photo(old / name, seed=len(name))
    folder = add(workspace, old)
    fake_indexer(workspace).run()
    new.parent.mkdir()
    old.rename(new)
    fake_indexer(workspace).run()
    assert folders.folders(workspace)[0].state == "offline"
    found = relocate(workspace, folder, new)
    assert (found.id, found.path, found.state, found.photos) == (folder.id, str(new), "online", 2)
    report = fake_indexer(workspace).run()
    assert (report.indexed, report.unchanged, report.missing) == (0, 2, 0)
    assert {path for path, _ in states(workspace)} == {str(new / "x.png"), str(new / "sub/y.png")}
    new.rename(old)
    fake_indexer(workspace).run()  # the row changes: the folder is offline now
    (undone,) = undo.undo(workspace).undone
    assert undone.summary == f"Moved the folder {old} to {new}"
    assert undone.skipped == ()
    fake_indexer(workspace).run()
    assert [one.state for one in folders.folders(workspace)] == ["online"]
    assert {path for path, _ in states(workspace)} == {str(old / "x.png"), str(old / "sub/y.png")}


def test_a_place_without_any_of_its_photos_is_not_taken(workspace, tmp_path, make_photo):
    make_photo(tmp_path / "a" / "b" / "x.png")
    make_photo(tmp_path / "strangers" / "z.png")
    folder = add(workspace, tmp_path / "a" / "b")
    fake_indexer(workspace).run()
    for wrong in ("strangers", "a"):
        with pytest.raises(FolderError, match="None of the photos"):
            relocate(workspace, folder, tmp_path / wrong)
    assert folders.folders(workspace)[0].path == str(tmp_path / "a" / "b")
    assert undo.next_undo(workspace) == f"Added the folder {tmp_path / 'a' / 'b'}"


@pytest.fixture
def drive(monkeypatch):
    """Has a folder seem to be a drive of its own wherever it holds anything, by this name."""
    device_of = scanner.device_of
    drives = {}

    def instead(path):
        inside = [one for one in drives if path.startswith(os.fsencode(one)) and any(one.iterdir())]
        return drives[inside[0]] if inside else device_of(path)

    monkeypatch.setattr(scanner, "device_of", instead)
    return drives.__setitem__


@pytest.fixture
def offline(workspace, tmp_path, make_photo, drive):
    """A folder on a drive that is away now; what was on it."""
    for name in ("x.png", "sub/y.png"):
        make_photo(tmp_path / "DISK" / name, seed=len(name))
    drive(tmp_path / "DISK", "8:f00d")
    folder = add(workspace, tmp_path / "DISK")
    fake_indexer(workspace).run()
    tag(workspace, tmp_path / "DISK" / "x.png", "kept")
    (tmp_path / "DISK").rename(tmp_path / "away")
    (tmp_path / "DISK").mkdir()
    fake_indexer(workspace).run()
    assert [one.state for one in folders.folders(workspace)] == ["offline"]
    return folder, tmp_path / "away"


def test_an_offline_drive_that_is_added_under_another_name_is_known(
    workspace, tmp_path, offline, drive
):
    (folder, away), new = offline, tmp_path / "NEW"
    away.rename(new)
    drive(new, "9:f00d")
    found = add(workspace, new)
    assert (found.id, found.path, found.photos) == (folder.id, str(new), 2)
    report = fake_indexer(workspace).run()
    assert (report.indexed, report.unchanged, report.missing) == (0, 2, 0)
    assert shown(workspace) == {str(new / "x.png"): ["kept"], str(new / "sub/y.png"): []}
    assert undo.next_undo(workspace) == f"Moved the folder {tmp_path / 'DISK'} to {new}"


@pytest.mark.parametrize("difference", ["drive", "missing", "time", "size"])
def test_a_folder_with_the_same_names_is_another(workspace, tmp_path, offline, drive, difference):
    (folder, away), new = offline, tmp_path / "NEW"
    shutil.copytree(away, new)
    drive(new, "9:ffff" if difference == "drive" else "9:f00d")
    if difference == "missing":
        (new / "sub" / "y.png").unlink()
    if difference == "time":
        os.utime(new / "x.png", (1, 1))
    if difference == "size":
        before = (new / "x.png").stat()
        (new / "x.png").write_bytes(b"x")
        os.utime(new / "x.png", ns=(before.st_mtime_ns,) * 2)
    assert add(workspace, new).id != folder.id
    assert [one.path for one in folders.folders(workspace)] == [folder.path, str(new)]


def test_a_drive_that_is_where_it_was_is_in_no_other_place(workspace, tmp_path, offline, drive):
    (folder, away), new = offline, tmp_path / "NEW"
    shutil.copytree(away, new)
    drive(new, "9:f00d")
    (tmp_path / "DISK" / "another.txt").touch()  # the drive is there, its photos are deleted
    assert add(workspace, new).id != folder.id


def shown(workspace):
    """The paths of all photos that are shown, and the tags that the user gave them."""
    ids = search.search(workspace, "").photo_ids
    with workspace.library.database.read() as connection:
        said = facts.statements(connection, ids)
        names = {one.id: one.name for one in tags.all_tags(connection)}
    given = {row.id: [] for row in photos.rows(workspace, ids)}
    for one in said:
        given[one.photo_id].append(names[one.tag_id])
    return {row.path: given[row.id] for row in photos.rows(workspace, ids)}


def tag(workspace, path, name):
    tagging.tag(workspace, [photos.resolve(workspace, str(path))], add=[name])


def remove(workspace, folder):
    folders.remove(workspace, folder.id, origin="window")


def test_undo_brings_a_removed_folder_back_at_once(workspace, tmp_path, make_photo):
    picture = make_photo(tmp_path / "a" / "x.png")
    folder = add(workspace, tmp_path / "a")
    fake_indexer(workspace).run()
    tag(workspace, picture, "Grandma")
    before = shown(workspace)
    assert before == {str(picture): ["Grandma"]}
    remove(workspace, folder)
    assert shown(workspace) == {}
    assert undo.next_undo(workspace) == f"Removed the folder {tmp_path / 'a'}"
    (undone,) = undo.undo(workspace).undone
    assert (undone.kind, undone.skipped) == (folders.KIND, ())
    assert shown(workspace) == before
    assert [one.id for one in folders.folders(workspace)] == [folder.id]
    undo.redo(workspace)
    assert shown(workspace) == {}


def test_undo_of_adding_hides_and_forgets_nothing(workspace, tmp_path, make_photo):
    picture = make_photo(tmp_path / "a" / "x.png")
    folder = add(workspace, tmp_path / "a")
    fake_indexer(workspace).run()
    before = shown(workspace)
    undo.undo(workspace)
    assert shown(workspace) == {}
    assert folders.folders(workspace) == []
    fake_indexer(workspace).run()
    undo.redo(workspace)
    assert shown(workspace) == before
    undo.undo(workspace)
    assert add(workspace, tmp_path / "a").id == folder.id
    assert shown(workspace) == before
    assert picture.exists()


def test_what_undo_hides_is_kept_as_long_as_what_is_removed(workspace, tmp_path, make_photo):
    """However long ago the folder was added."""
    make_photo(tmp_path / "a" / "x.png")
    add(workspace, tmp_path / "a")
    fake_indexer(workspace).run()
    before = shown(workspace)
    long_ago = (roots.KEPT_AFTER_REMOVAL_S + 60) * 1_000_000
    with workspace.library.database.write() as connection:
        for column in ("before", "after"):
            connection.exec_driver_sql(
                f"UPDATE operation_change SET {column} = json_set({column}, '$.removed_at',"
                f" json_extract({column}, '$.removed_at') - {long_ago})"
                f" WHERE json_extract({column}, '$.removed_at') > 0"
            )
    undo.undo(workspace)
    fake_indexer(workspace).run()  # which forgets what was removed long ago
    undo.redo(workspace)
    assert shown(workspace) == before


def test_undo_of_adding_a_folder_around_others_leaves_them(workspace, tmp_path, make_photo):
    inside, outside = make_photo(tmp_path / "p/a/x.png"), make_photo(tmp_path / "p/y.png", seed=2)
    inner = add(workspace, tmp_path / "p" / "a")
    fake_indexer(workspace).run()
    tag(workspace, inside, "Grandma")
    outer = add(workspace, tmp_path / "p")
    fake_indexer(workspace).run()
    both = {str(inside): ["Grandma"], str(outside): []}
    assert shown(workspace) == both
    assert [one.id for one in folders.folders(workspace)] == [outer.id]
    (undone,) = undo.undo(workspace).undone
    assert undone.skipped == ()
    assert shown(workspace) == {str(inside): ["Grandma"]}
    assert [one.id for one in folders.folders(workspace)] == [inner.id]
    assert fake_indexer(workspace).run().unchanged == 1
    undo.redo(workspace)
    assert shown(workspace) == both
    assert [one.id for one in folders.folders(workspace)] == [outer.id]


def test_an_edited_photo_of_a_removed_folder_keeps_its_tags_in_a_folder_inside(
    workspace, tmp_path, make_photo
):
    picture = make_photo(tmp_path / "p" / "a" / "x.png")
    outer = add(workspace, tmp_path / "p")
    fake_indexer(workspace).run()
    tag(workspace, picture, "Grandma")
    remove(workspace, outer)
    make_photo(picture, seed=9)
    add(workspace, tmp_path / "p" / "a")
    fake_indexer(workspace).run()
    assert shown(workspace) == {str(picture): ["Grandma"]}
    assert add(workspace, tmp_path / "p").id == outer.id
    fake_indexer(workspace).run()
    assert shown(workspace) == {str(picture): ["Grandma"]}
    undo.undo(workspace, 3)
    assert [one.id for one in folders.folders(workspace)] == [outer.id]
    assert shown(workspace) == {str(picture): ["Grandma"]}


def test_a_folder_can_be_located_where_a_removed_one_was(workspace, tmp_path, make_photo):
    make_photo(tmp_path / "old" / "x.png")
    make_photo(tmp_path / "new" / "y.png", seed=2)
    folder, other = add(workspace, tmp_path / "old"), add(workspace, tmp_path / "new")
    fake_indexer(workspace).run()
    tag(workspace, tmp_path / "old" / "x.png", "Grandma")
    tag(workspace, tmp_path / "new" / "y.png", "beach")
    remove(workspace, other)
    (tmp_path / "old" / "x.png").rename(tmp_path / "new" / "x.png")
    relocate(workspace, folder, tmp_path / "new")
    fake_indexer(workspace).run()
    x, y = (str(tmp_path / "new" / name) for name in ("x.png", "y.png"))
    assert shown(workspace) == {x: ["Grandma"], y: ["beach"]}
    (undone,) = undo.undo(workspace).undone
    assert undone.skipped == ()
    assert [one.path for one in folders.folders(workspace)] == [str(tmp_path / "old")]
    undo.redo(workspace)
    fake_indexer(workspace).run()
    assert shown(workspace) == {x: ["Grandma"], y: ["beach"]}


def test_undo_of_locating_finds_another_folder_that_was_there(workspace, tmp_path, make_photo):
    make_photo(tmp_path / "old" / "x.png")
    folder = add(workspace, tmp_path / "old")
    fake_indexer(workspace).run()
    tag(workspace, tmp_path / "old" / "x.png", "Grandma")
    (tmp_path / "old").rename(tmp_path / "new")
    relocate(workspace, folder, tmp_path / "new")
    make_photo(tmp_path / "old" / "z.png", seed=3)
    add(workspace, tmp_path / "old")
    fake_indexer(workspace).run()
    undo.undo(workspace)
    (undone,) = undo.undo(workspace).undone
    assert undone.skipped == ()
    assert [one.path for one in folders.folders(workspace)] == [str(tmp_path / "old")]
    assert shown(workspace)[str(tmp_path / "old" / "x.png")] == ["Grandma"]
    assert str(tmp_path / "old" / "z.png") in shown(workspace)
    (redone,) = undo.redo(workspace).redone
    assert redone.skipped == ()
    assert [one.path for one in folders.folders(workspace)] == [str(tmp_path / "new")]


def test_photos_that_turn_out_to_be_one_teach_once(workspace, tmp_path, make_photo):
    picture = make_photo(tmp_path / "p" / "a" / "x.png")
    strange = make_photo(tmp_path / "q" / "x.png", seed=5)
    outer = add(workspace, tmp_path / "p")
    fake_indexer(workspace).run()
    tag(workspace, picture, "Grandma")
    remove(workspace, outer)
    inner = add(workspace, tmp_path / "q")
    fake_indexer(workspace).run()
    tagging.tag(workspace, [photos.resolve(workspace, str(strange))], reject=["Grandma"])
    strange.replace(picture)
    with workspace.library.database.write() as connection:
        # As an earlier version left it: found below the removed folder as another photo.
        place = os.fsencode(picture.parent)
        connection.execute(update(root).where(root.c.id == inner.id).values(path=place))
    add(workspace, tmp_path / "p")
    with workspace.library.database.write() as connection:
        assert connection.execute(select(statement.c.verdict)).scalars().all() == [-1]
        learned = connection.execute(select(tag_learner.c.positives, tag_learner.c.negatives))
        assert list(map(tuple, learned)) == [(0, 1)]
        assert scoring.rescore_all(connection, workspace.taggers).rows == 0


def test_one_folder_by_two_names_is_one(workspace, tmp_path, make_photo, monkeypatch):
    """As where upper and lower case are the same, or where a disk is mounted twice."""
    make_photo(tmp_path / "photos" / "trip" / "x.png")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "Photos").mkdir()
    inner, other = (
        add(workspace, tmp_path / "photos" / "trip"),
        add(workspace, tmp_path / "elsewhere"),
    )
    fake_indexer(workspace).run()
    tag(workspace, tmp_path / "photos" / "trip" / "x.png", "Grandma")
    monkeypatch.setattr(overlap, "identity", lambda path: path.lower())
    with pytest.raises(FolderError, match="shares photos with"):
        relocate(workspace, other, tmp_path / "Photos")
    outer = add(workspace, tmp_path / "Photos")
    assert [one.id for one in folders.folders(workspace)] == [other.id, outer.id]
    assert shown(workspace) == {str(tmp_path / "Photos" / "trip" / "x.png"): ["Grandma"]}
    undo.undo(workspace)
    assert [one.id for one in folders.folders(workspace)] == [inner.id, other.id]
    assert shown(workspace) == {str(tmp_path / "photos" / "trip" / "x.png"): ["Grandma"]}


@pytest.mark.parametrize("wrong", ["a", "a/inside", "."])
def test_two_folders_never_hold_the_same_photos(workspace, tmp_path, wrong):
    for name in ("a/inside", "b"):
        (tmp_path / "photos" / name).mkdir(parents=True)
    add(workspace, tmp_path / "photos" / "a")
    other = add(workspace, tmp_path / "photos" / "b")
    with pytest.raises(FolderError, match="shares photos with"):
        relocate(workspace, other, tmp_path / "photos" / wrong)


def test_an_unknown_folder_cannot_be_moved(workspace, tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(FolderError, match="not in the library"):
        folders.relocate(workspace, 77, tmp_path / "a", origin="window")
