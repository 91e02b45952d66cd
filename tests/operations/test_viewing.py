import numpy as np
import pytest
from PIL import Image
from sqlalchemy import text

from photomanager.errors import DecodeError, UnknownPhotoError
from photomanager.imaging import decode
from photomanager.operations import viewing
from photomanager.operations.viewing import histogram, view
from tests import taught_library


@pytest.fixture
def workspace(tmp_path):
    made = taught_library.make(tmp_path / "library", 3, scored=False)
    photos = tmp_path / "photos"
    photos.mkdir()
    picture = Image.new("RGB", (1200, 800), (200, 40, 10))
    picture.paste((0, 0, 255), (0, 0, 600, 800))
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    picture.save(photos / "1.jpg", quality=95, exif=exif)
    content = decode.content_hash((photos / "1.jpg").read_bytes())
    with made.library.database.write() as connection:
        folder = str(photos).encode()
        connection.execute(text("UPDATE root SET path = :path"), {"path": folder})
        connection.execute(
            text("UPDATE file SET content_hash = :hash WHERE photo_id = 1"), {"hash": content}
        )
        connection.execute(text("UPDATE photo SET width = 800, height = 1200 WHERE id = 1"))
        connection.execute(
            text(
                "UPDATE file SET content_hash = NULL, state = 'failed', reason = '2.jpg is empty.'"
                " WHERE photo_id = 2"
            )
        )
    yield made
    made.library.close()


def test_a_photo_is_shown_upright_and_no_larger_than_wanted(workspace):
    shown = view(workspace, 1, 300)
    assert shown.pixels.shape == (300, 200, 3)
    assert (shown.width, shown.height, shown.whole) == (800, 1200, False)
    top, bottom = shown.pixels[60, 100], shown.pixels[240, 100]
    assert (top[2], bottom[0]) == (pytest.approx(255, abs=6), pytest.approx(200, abs=6))


def test_all_of_it_has_every_pixel(workspace):
    shown = view(workspace, 1, None)
    assert shown.pixels.shape == (1200, 800, 3)
    assert shown.whole
    assert shown.pixels.flags.c_contiguous


def test_a_small_photo_is_not_enlarged(workspace):
    shown = view(workspace, 1, 5000)
    assert shown.pixels.shape == (1200, 800, 3)
    assert shown.whole


def test_a_huge_photo_is_shown_at_a_fraction(workspace, monkeypatch):
    monkeypatch.setattr(viewing, "MOST_PIXELS", 300_000)
    shown = view(workspace, 1, None)
    assert shown.pixels.shape == (600, 400, 3)
    assert (shown.width, shown.height) == (800, 1200)
    assert not view(workspace, 1, 300).whole


def test_what_cannot_be_shown_says_why(workspace, tmp_path):
    with pytest.raises(DecodeError, match=r"2\.jpg is empty"):
        view(workspace, 2, 300)
    with pytest.raises(UnknownPhotoError):
        view(workspace, 99, 300)
    with pytest.raises(DecodeError, match="is gone"):
        view(workspace, 3, 300)
    with workspace.library.database.write() as connection:
        connection.execute(text("UPDATE root SET state = 'offline'"))
    with pytest.raises(DecodeError, match="is not connected"):
        view(workspace, 1, 300)
    with workspace.library.database.write() as connection:
        connection.execute(text("UPDATE root SET state = 'online'"))
    (tmp_path / "photos" / "1.jpg").write_bytes(b"other bytes")
    with pytest.raises(DecodeError, match="has changed since"):
        view(workspace, 1, 300)


def test_a_histogram_counts_each_colour():
    pixels = np.zeros((20, 30, 3), np.uint8)
    pixels[:10, :, 0] = 255
    pixels[..., 2] = 7
    counted = histogram(pixels)
    assert counted.shape == (3, 256)
    assert (counted[0, 255], counted[0, 0], counted[1, 0], counted[2, 7]) == (300, 300, 600, 600)
    assert histogram(np.zeros((3000, 4000, 3), np.uint8))[0, 0] < 400_000
