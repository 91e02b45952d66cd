import json
import shutil

import pytest
from PIL import Image

from photomanager.errors import UnknownPhotoError
from photomanager.operations import folders, photos, tagging
from tests.indexing.workspaces import fake_indexer, open_workspace


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(workspace, tmp_path, make_photo):
    folder = tmp_path / "album"
    exif = Image.Exif()
    exif[0x0110] = "Camera"
    exif[0x0132] = "2020:02:29 12:30:00"
    make_photo(folder / "a.jpg", seed=1, size=(80, 60), exif=exif)
    make_photo(folder / "sub" / "b.jpg", seed=2)
    (folder / "broken.jpg").write_bytes(b"")
    folders.add(workspace, folder, origin="cli")
    fake_indexer(workspace).run()
    return folder


def test_rows_come_as_asked_for(workspace, album):
    rows = photos.rows(workspace, [3, 1, 99, 2])
    assert [row.id for row in rows] == [3, 1, 2]
    first = next(row for row in rows if row.name == "a.jpg")
    assert first.path == str(album / "a.jpg")
    assert first.directory == str(album)
    assert (first.width, first.height, first.state) == (80, 60, "ok")
    assert len(first.content_hash) == 16
    assert next(row for row in rows if row.name == "b.jpg").directory == str(album / "sub")
    assert next(row for row in rows if row.name == "broken.jpg").state == "failed"


def test_tags_are_on_the_row(workspace, album):
    photo = photos.resolve(workspace, str(album / "a.jpg"))
    tagging.tag(workspace, [photo], add=("mine",))
    (row,) = photos.rows(workspace, [photo])
    assert ("mine", "confirmed") in [(tag.name, tag.state) for tag in row.tags]


def test_details_say_what_the_file_says(workspace, album):
    details = photos.details(workspace, photos.resolve(workspace, str(album / "a.jpg")))
    assert details.size == (album / "a.jpg").stat().st_size
    assert details.reason is None
    assert details.metadata == {
        "taken": "2020-02-29 12:30:00",
        "width": 80,
        "height": 60,
        "format": "JPEG",
        "camera": "Camera",
    }
    assert json.loads(json.dumps(details.metadata)) == details.metadata


def test_details_say_where_the_faces_are(workspace, album):
    found = photos.details(workspace, photos.resolve(workspace, str(album / "a.jpg"))).faces
    assert [(face.left, face.top, face.width, face.height, face.score) for face in found] == [
        (0.1, 0.2, 0.3, 0.4, 0.9)
    ]
    broken = photos.resolve(workspace, str(album / "broken.jpg"))
    assert photos.details(workspace, broken).faces is None


def test_details_of_a_broken_file_say_why(workspace, album):
    details = photos.details(workspace, photos.resolve(workspace, str(album / "broken.jpg")))
    assert details.row.state == "failed"
    assert "is empty" in details.reason
    assert details.metadata == {}


def test_a_photo_is_found_by_path_number_and_uuid(workspace, album, monkeypatch, tmp_path):
    photo = photos.resolve(workspace, str(album / "sub" / "b.jpg"))
    (row,) = photos.rows(workspace, [photo])
    monkeypatch.chdir(album)
    (tmp_path / "link").symlink_to(album)
    for text in (
        "sub/b.jpg",
        "./sub/../sub/b.jpg",
        f"id:{photo}",
        f"id:{row.uuid}",
        str(tmp_path / "link" / "sub" / "b.jpg"),
    ):
        assert photos.resolve(workspace, text) == photo


@pytest.mark.parametrize("text", ["nothing.jpg", "id:99", "id:", "id:x", "", "/"])
def test_an_unknown_photo_is_said(workspace, album, text):
    with pytest.raises(UnknownPhotoError):
        photos.resolve(workspace, text)
    with pytest.raises(UnknownPhotoError, match="id:99"):
        photos.details(workspace, 99)


def test_a_lost_thumbnail_is_made_again_from_the_same_bytes(workspace, album):
    photo = photos.resolve(workspace, str(album / "a.jpg"))
    before = photos.thumbnails(workspace, [photo])
    workspace.library.thumbnails.close()
    shutil.rmtree(workspace.library.directory / "cache")
    assert photos.thumbnails(workspace, [photo]) == before
    (album / "a.jpg").unlink()
    assert photos.thumbnails(workspace, [photo]) == before  # it was kept


def test_a_lost_thumbnail_is_not_made_from_other_bytes(workspace, album, make_photo):
    photo = photos.resolve(workspace, str(album / "a.jpg"))
    workspace.library.thumbnails.close()
    shutil.rmtree(workspace.library.directory / "cache")
    make_photo(album / "a.jpg", seed=50)
    assert photos.thumbnails(workspace, [photo]) == {}
    (album / "a.jpg").unlink()
    assert photos.thumbnails(workspace, [photo]) == {}


def test_an_unread_photo_has_no_thumbnail(workspace, album):
    broken = photos.resolve(workspace, str(album / "broken.jpg"))
    assert photos.thumbnails(workspace, [broken, 99]) == {}


def test_copies_are_counted(workspace, album):
    shutil.copy(album / "a.jpg", album / "sub" / "again.jpg")
    fake_indexer(workspace).run()
    names = {"a.jpg": 1, "again.jpg": 1, "b.jpg": 0}
    ids = [
        photos.resolve(workspace, str(path)) for path in album.rglob("*.jpg") if path.stat().st_size
    ]
    assert {row.name: row.copies for row in photos.rows(workspace, ids)} == names
    copied = photos.resolve(workspace, str(album / "a.jpg"))
    assert photos.details(workspace, copied).copies == (str(album / "sub" / "again.jpg"),)
    (album / "sub" / "again.jpg").unlink()
    fake_indexer(workspace).run()
    first = photos.resolve(workspace, str(album / "a.jpg"))
    assert photos.rows(workspace, [first])[0].copies == 0
    assert photos.details(workspace, first).copies == ()
