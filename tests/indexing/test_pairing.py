"""RAW files and the pictures beside them, through every change that folders can see."""

import os
import shutil

import pytest
from sqlalchemy import select, update

from photomanager.indexing import pairing
from photomanager.library import facts
from photomanager.library import photos as stored_photos
from photomanager.library.schema import file, photo
from photomanager.operations import folders, photos, rating, tagging
from photomanager.operations.search import search
from tests.imaging.test_sidecar import packet
from tests.indexing.workspaces import fake_indexer, open_workspace, scan_only


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    return folder


@pytest.fixture
def shoot(make_photo, tmp_path):
    """Writes a picture, a RAW file, or both. LibRaw not knowing it, a RAW file is read as TIFF."""

    def write(folder, name, seed, *suffixes):
        for suffix in suffixes:
            if suffix == "JPG":
                made = make_photo(tmp_path / "made.jpg", seed=seed)
            else:
                made = make_photo(tmp_path / "made.tif", seed=seed + 100)
            folder.mkdir(exist_ok=True)
            shutil.move(made, folder / f"{name}.{suffix}")

    return write


def index(workspace, album):
    root = folders.add(workspace, album, origin="cli").id
    return fake_indexer(workspace).run([root])


def files(workspace):
    """(photo, role, state) of each file by name."""
    with workspace.library.database.read() as connection:
        query = select(file.c.name, file.c.photo_id, file.c.role, file.c.state)
        return {row.name: (row.photo_id, row.role, row.state) for row in connection.execute(query)}


def shown(workspace):
    """The photos that are listed, which must be all that there are, and their main files."""
    with workspace.library.database.read() as connection:
        everyone = set(connection.execute(select(photo.c.id)).scalars())
    ids = search(workspace, "", order="name").photo_ids
    assert set(ids) == everyone
    rows = photos.rows(workspace, ids)
    (folder,) = folders.folders(workspace)
    assert len(rows) == len(ids) == folder.photos
    return {row.id: (row.name, row.state) for row in rows}


def problems(workspace):
    """The files that are listed as unreadable, and why."""
    with workspace.library.database.read() as connection:
        return [(os.fsdecode(path), why) for path, why in stored_photos.problems(connection, 99)]


def tags(workspace, photo_id):
    (row,) = photos.rows(workspace, [photo_id])
    return [tag.name for tag in row.tags if tag.state == "confirmed"]


def test_a_picture_goes_with_each_raw_file_of_its_name():
    names = [b"a/1.CR2", b"a/1.JPG", b"b/1.NEF", b"a/2.jpg", b"a/3.dng", b"a/3.heic", b"a/3.Jpeg"]
    assert pairing.pictures_beside(names) == {b"a/1.CR2": b"a/1.JPG", b"a/3.dng": b"a/3.Jpeg"}


def test_they_are_one_photo_and_the_raw_file_is_only_hashed(workspace, album, shoot):
    shoot(album, "1", 1, "CR2", "JPG")
    shoot(album, "2", 2, "CR2")
    shoot(album, "3", 3, "JPG")
    report = index(workspace, album)
    assert (report.indexed, report.failed) == (3, 0)
    assert files(workspace)["1.CR2"] == (*files(workspace)["1.JPG"][:1], "raw", "indexed")
    assert set(shown(workspace).values()) == {("1.JPG", "ok"), ("2.CR2", "ok"), ("3.JPG", "ok")}
    photo_id = photos.resolve(workspace, str(album / "1.CR2"))
    assert photo_id == files(workspace)["1.JPG"][0]
    assert photos.details(workspace, photo_id).raw == (str(album / "1.CR2"),)
    again = index(workspace, album)
    assert (again.indexed, again.changed) == (0, False)


@pytest.mark.parametrize(("first", "second"), [("CR2", "JPG"), ("JPG", "CR2")])
def test_one_that_comes_later_joins_and_tags_stay(workspace, album, shoot, first, second):
    shoot(album, "1", 1, first)
    index(workspace, album)
    (before,) = shown(workspace)
    tagging.tag(workspace, [before], add=["Rex"])
    shoot(album, "1", 1, second)
    index(workspace, album)
    assert shown(workspace) == {before: ("1.JPG", "ok")}
    assert tags(workspace, before) == ["Rex"]
    (row,) = photos.rows(workspace, [before])
    assert photos.thumbnails(workspace, [before])
    with workspace.library.database.read() as connection:
        picture = select(file.c.content_hash).where(file.c.name == "1.JPG")
        assert row.content_hash == connection.execute(picture).scalar_one()


def test_pairs_move_together(workspace, album, shoot):
    shoot(album, "1", 1, "CR2", "JPG")
    index(workspace, album)
    (before,) = shown(workspace)
    tagging.tag(workspace, [before], add=["Rex"])
    (album / "sub").mkdir()
    for suffix in ("CR2", "JPG"):
        shutil.move(album / f"1.{suffix}", album / "sub" / f"renamed.{suffix}")
    assert index(workspace, album).moved == 1
    assert shown(workspace) == {before: ("renamed.JPG", "ok")}
    assert tags(workspace, before) == ["Rex"]
    assert files(workspace) == {
        "sub/renamed.JPG": (before, "main", "indexed"),
        "sub/renamed.CR2": (before, "raw", "indexed"),
    }


def test_when_the_picture_is_deleted_the_raw_file_keeps_the_tags(workspace, album, shoot):
    shoot(album, "1", 1, "CR2", "JPG")
    index(workspace, album)
    (before,) = shown(workspace)
    tagging.tag(workspace, [before], add=["Rex"])
    (album / "1.JPG").rename(album.parent / "away.jpg")
    index(workspace, album)
    assert shown(workspace) == {before: ("1.CR2", "ok")}
    assert tags(workspace, before) == ["Rex"]
    (album.parent / "away.jpg").rename(album / "1.JPG")
    index(workspace, album)
    assert shown(workspace) == {before: ("1.JPG", "ok")}
    assert tags(workspace, before) == ["Rex"]


def test_a_raw_file_that_waits_to_take_the_pictures_place_moves_with_the_tags(
    workspace, album, shoot
):
    shoot(album, "1", 1, "CR2", "JPG")
    index(workspace, album)
    (before,) = shown(workspace)
    tagging.tag(workspace, [before], add=["Rex"])
    (album / "1.JPG").unlink()
    scan_only(workspace)
    assert files(workspace) == {"1.CR2": (before, "main", "pending")}
    (album / "1.CR2").rename(album / "moved.CR2")
    index(workspace, album)
    assert shown(workspace) == {before: ("moved.CR2", "ok")}
    assert tags(workspace, before) == ["Rex"]


def test_a_deleted_raw_file_changes_nothing_for_the_photo(workspace, album, shoot):
    shoot(album, "1", 1, "CR2", "JPG")
    index(workspace, album)
    (before,) = shown(workspace)
    (album / "1.CR2").unlink()
    assert index(workspace, album).missing == 0
    assert shown(workspace) == {before: ("1.JPG", "ok")}


def test_a_picture_that_moves_away_takes_the_tags_along(workspace, album, shoot):
    shoot(album, "1", 1, "CR2", "JPG")
    index(workspace, album)
    (before,) = shown(workspace)
    tagging.tag(workspace, [before], add=["Rex"])
    (album / "best").mkdir()
    shutil.move(album / "1.JPG", album / "best" / "1.JPG")
    index(workspace, album)
    assert sorted(shown(workspace).values()) == [("1.CR2", "ok"), ("1.JPG", "ok")]
    assert shown(workspace)[before] == ("1.JPG", "ok")
    assert tags(workspace, before) == ["Rex"]


def test_two_that_were_both_taught_apart_stay_apart(workspace, album, shoot):
    shoot(album, "1", 1, "CR2")
    shoot(album, "2", 2, "JPG")
    index(workspace, album)
    one, two = sorted(shown(workspace))
    tagging.tag(workspace, [one], add=["Rex"])
    rating.mark(workspace, [two], rating.Marks(rating=5))
    (album / "2.JPG").rename(album / "1.JPG")
    index(workspace, album)
    assert shown(workspace) == {one: ("1.CR2", "ok"), two: ("1.JPG", "ok")}


def test_a_damaged_picture_does_not_hide_the_raw_file(workspace, album, shoot):
    (album / "1.JPG").write_bytes(b"\xff\xd8\xff no picture")
    index(workspace, album)
    shoot(album, "1", 1, "CR2")
    index(workspace, album)
    assert set(shown(workspace).values()) == {("1.CR2", "ok"), ("1.JPG", "failed")}


@pytest.mark.parametrize("rated", [False, True])
def test_a_picture_damaged_from_the_start_and_mended(workspace, album, shoot, rated):
    shoot(album, "1", 1, "CR2", "JPG")
    good = (album / "1.JPG").read_bytes()
    (album / "1.JPG").write_bytes(good[: len(good) // 2])
    report = index(workspace, album)
    assert (report.indexed, report.failed) == (1, 1)
    assert sorted(shown(workspace).values()) == [("1.CR2", "ok"), ("1.JPG", "failed")]
    raw = files(workspace)["1.CR2"][0]
    assert photos.thumbnails(workspace, [raw])
    assert [name for name, _ in problems(workspace)] == [str(album / "1.JPG")]
    assert index(workspace, album).changed is False
    if rated:
        tagging.tag(workspace, [raw], add=["Rex"])
    (album / "1.JPG").write_bytes(good)
    index(workspace, album)
    ((only, seen),) = shown(workspace).items()
    assert seen == ("1.JPG", "ok")
    assert files(workspace)["1.CR2"] == (only, "raw", "indexed")
    assert tags(workspace, only) == (["Rex"] if rated else [])
    assert (only == raw) or not rated
    assert not problems(workspace)
    assert index(workspace, album).changed is False


def test_a_picture_that_gets_damaged_leaves_photo_and_tags_to_the_raw_file(workspace, album, shoot):
    shoot(album, "1", 1, "CR2", "JPG")
    shoot(album, "1", 2, "DNG")
    index(workspace, album)
    (before,) = shown(workspace)
    tagging.tag(workspace, [before], add=["Rex"])
    good = (album / "1.JPG").read_bytes()
    (album / "1.JPG").write_bytes(good[: len(good) // 2])
    index(workspace, album)
    assert shown(workspace)[before] == ("1.CR2", "ok")
    assert sorted(shown(workspace).values()) == [("1.CR2", "ok"), ("1.JPG", "failed")]
    assert files(workspace)["1.DNG"] == (before, "raw", "indexed")
    assert tags(workspace, before) == ["Rex"]
    (album / "1.JPG").write_bytes(good)
    index(workspace, album)
    assert shown(workspace) == {before: ("1.JPG", "ok")}
    assert tags(workspace, before) == ["Rex"]
    (album / "1.JPG").write_bytes(good[: len(good) // 2])
    index(workspace, album)
    (album / "1.JPG").unlink()
    index(workspace, album)
    assert shown(workspace) == {before: ("1.CR2", "ok")}


def test_when_both_are_damaged_both_are_listed(workspace, album):
    (album / "1.JPG").write_bytes(b"\xff\xd8\xff no picture")
    (album / "1.CR2").write_bytes(b"II no picture")
    assert index(workspace, album).failed == 2
    assert sorted(shown(workspace).values()) == [("1.CR2", "failed"), ("1.JPG", "failed")]
    assert index(workspace, album).changed is False


def test_a_picture_that_cannot_be_read_just_now_stays_the_photo(workspace, album, shoot):
    shoot(album, "1", 1, "CR2", "JPG")
    index(workspace, album)
    before = files(workspace)
    with workspace.library.database.write() as connection:
        query = update(file).where(file.c.name == "1.JPG")
        connection.execute(query.values(state="failed", attempts=0, content_hash=None))
    (root,) = (one.id for one in folders.folders(workspace))
    assert not pairing.part(workspace.library, [root])
    index(workspace, album)
    assert files(workspace) == before


def test_two_raw_files_of_one_picture(workspace, album, shoot):
    shoot(album, "1", 1, "CR2", "JPG")
    shoot(album, "1", 2, "DNG")
    index(workspace, album)
    (only,) = shown(workspace)
    (album / "1.JPG").unlink()
    index(workspace, album)
    assert shown(workspace) == {only: ("1.CR2", "ok")}
    assert files(workspace)["1.DNG"] == (only, "raw", "indexed")


def imported(workspace, photo_id):
    with workspace.library.database.read() as connection:
        found = facts.shown(connection, [photo_id])[photo_id]
        rating = connection.execute(select(photo.c.rating).where(photo.c.id == photo_id)).scalar()
    return {tag.name for tag in found if tag.state == "imported"}, rating


@pytest.mark.parametrize("name", ["1.CR2.xmp", "1.CR2.XMP", "1.xmp"])
def test_what_is_written_beside_the_raw_file_is_said_of_the_photo(workspace, album, shoot, name):
    shoot(album, "1", 1, "CR2", "JPG")
    shoot(album, "2", 2, "CR2", "JPG")
    (album / name).write_bytes(packet(["Zelt"], rating=4))
    index(workspace, album)
    one, two = sorted(shown(workspace))
    assert imported(workspace, one) == ({"Zelt"}, 4)
    assert imported(workspace, two) == (set(), None)
    assert index(workspace, album).changed is False
    (album / name).write_bytes(packet(["See"], rating=2))
    assert index(workspace, album).indexed == 1
    assert imported(workspace, one) == ({"See"}, 2)
    (album / name).unlink()
    assert index(workspace, album).indexed == 1
    assert imported(workspace, one) == (set(), None)
    assert index(workspace, album).changed is False


def test_of_several_sidecars_the_pictures_own_is_believed_first(workspace, album, shoot):
    shoot(album, "1", 1, "CR2", "JPG")
    (album / "1.xmp").write_bytes(packet(["shared"], rating=1))
    index(workspace, album)
    (only,) = shown(workspace)
    assert imported(workspace, only) == ({"shared"}, 1)
    (album / "1.CR2.xmp").write_bytes(packet(["raw"], rating=2))
    index(workspace, album)
    assert imported(workspace, only) == ({"shared", "raw"}, 2)
    (album / "1.JPG.xmp").write_bytes(packet(["own"], rating=3))
    index(workspace, album)
    assert imported(workspace, only) == ({"shared", "raw", "own"}, 3)


def test_a_raw_file_that_comes_later_brings_its_sidecar(workspace, album, shoot):
    shoot(album, "1", 1, "JPG")
    index(workspace, album)
    (only,) = shown(workspace)
    shoot(album, "1", 1, "CR2")
    (album / "1.CR2.xmp").write_bytes(packet(["raw"], rating=2))
    index(workspace, album)
    assert imported(workspace, only) == ({"raw"}, 2)
    assert shown(workspace) == {only: ("1.JPG", "ok")}
    (album / "1.CR2").unlink()
    index(workspace, album)
    assert imported(workspace, only) == (set(), None)
