import pytest
from PIL import Image

from photomanager.errors import FolderError
from photomanager.operations import demo, folders
from tests import taught_library


@pytest.fixture
def workspace(tmp_path):
    made = taught_library.make(tmp_path / "library", 1)
    yield made
    made.library.close()


def test_the_photos_are_copied_with_their_credits_and_added(workspace, tmp_path):
    target = tmp_path / "new" / "Sample photos"
    added = demo.add(workspace, target, origin="window")
    assert added.path == str(target)
    photos = sorted(target.glob("*.jpg"))
    assert len(photos) >= 10
    credits = (target / "CREDITS.md").read_text()
    for photo in photos:
        assert photo.stem in credits
        with Image.open(photo) as opened:
            opened.load()
    photos[0].write_bytes(b"mine now")
    demo.add(workspace, target, origin="window")
    assert photos[0].read_bytes() == b"mine now"
    assert sum(one.path == str(target) for one in folders.folders(workspace)) == 1


def test_a_place_that_cannot_be_written_is_said(workspace, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(FolderError, match="sample photos cannot be copied"):
        demo.add(workspace, tmp_path / "file" / "photos", origin="window")
