import io

import pytest
from PIL import Image

from photomanager.imaging import decode, thumbnail
from tests.imaging.pictures import QUARTERS, encoded, quarters, shown_quarters


@pytest.mark.parametrize(
    ("size", "expected"),
    [((2000, 1500), (512, 384)), ((1500, 2000), (384, 512)), ((90, 60), (90, 60))],
)
def test_long_side_is_512_and_nothing_is_enlarged(size, expected):
    picture = decode.decode(encoded(quarters(size), "JPEG"), "a.jpg")
    with Image.open(io.BytesIO(thumbnail.make(picture))) as image:
        assert image.format == "JPEG"
        assert image.size == expected
        assert shown_quarters(image) == QUARTERS


@pytest.mark.parametrize("size", [(3000, 1), (1, 3000), (1, 1)])
def test_a_line_keeps_a_pixel(size):
    picture = decode.decode(encoded(Image.new("RGB", size), "PNG"), "a.png")
    with Image.open(io.BytesIO(thumbnail.make(picture))) as image:
        assert min(image.size) == 1
        assert max(image.size) <= 512


def test_nothing_of_the_files_own_metadata_goes_along():
    exif = Image.Exif()
    exif[0x010F] = "Secret"
    data = encoded(quarters((40, 40)), "JPEG", exif=exif, icc_profile=b"profile")
    made = thumbnail.make(decode.decode(data, "a.jpg"))
    assert b"Secret" not in made
    assert b"profile" not in made


def test_equal_photos_give_equal_bytes():
    data = encoded(quarters((900, 700)), "JPEG")
    assert len({thumbnail.make(decode.decode(data, "a.jpg")) for _ in range(3)}) == 1
