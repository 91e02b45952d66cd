import struct
import zlib

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms

from photomanager.errors import DecodeError
from photomanager.imaging import decode
from photomanager.imaging.decode import UnreadableError
from tests.imaging.pictures import QUARTERS, dng, encoded, quarters, shown_quarters

ORIENTED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def as_camera_stores(image, orientation):
    """The pixels a camera writes so that `orientation` shows `image` upright."""
    method = ORIENTED[orientation]
    return image if method is None else image.transpose(method)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_every_orientation_comes_out_upright(kind, orientation):
    stored = as_camera_stores(quarters((120, 80)), orientation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = decode.decode(encoded(stored, kind, exif=exif), "a")
    assert (picture.width, picture.height) == (120, 80)
    assert picture.image.size == (120, 80)
    assert shown_quarters(picture.image) == QUARTERS


@pytest.mark.parametrize("orientation", range(1, 9))
def test_heic_is_turned_once(orientation):
    pillow_heif.register_heif_opener()
    stored = as_camera_stores(quarters((128, 64)), orientation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    # As bytes, it becomes a rotation of the container as well, as phones write it.
    picture = decode.decode(encoded(stored, "HEIF", exif=exif.tobytes()), "a.heic")
    assert (picture.width, picture.height) == (128, 64)
    assert shown_quarters(picture.image) == QUARTERS


def test_a_large_turned_jpeg_keeps_its_true_size():
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = as_camera_stores(quarters((3000, 2000)), 6)
    picture = decode.decode(encoded(stored, "JPEG", exif=exif), "a.jpg")
    assert (picture.width, picture.height) == (3000, 2000)
    assert picture.image.size == (750, 500)
    assert shown_quarters(picture.image) == QUARTERS


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(
    ("size", "least"), [((4000, 3000), (512, 384)), ((6000, 400), (512, 384)), ((300, 200), (1, 1))]
)
def test_enough_pixels_are_kept_and_not_many_more(kind, size, least):
    picture = decode.decode(encoded(quarters(size), kind), "a")
    assert (picture.width, picture.height) == size
    width, height = picture.image.size
    assert width >= min(size[0], least[0])
    assert height >= min(size[1], least[1])
    assert min(width, height) <= 2 * decode.SHORT_SIDE


def test_transparency_is_laid_on_white():
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 20, 40))
    picture = decode.decode(encoded(image, "PNG"), "a.png").image
    assert picture.getpixel((5, 20)) == (0, 0, 255)
    assert picture.getpixel((35, 20)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["P", "L", "LA", "1"])
def test_other_modes_become_rgb(mode):
    grey = Image.linear_gradient("L").convert(mode)
    options = {"transparency": 0} if mode == "P" else {}
    picture = decode.decode(encoded(grey, "PNG", **options), "a.png").image
    assert picture.mode == "RGB"
    assert min(picture.getpixel((128, 250))) > 200


def test_sixteen_bits_keep_their_range():
    values = np.linspace(0, 65535, 256, dtype=np.uint16)[None].repeat(16, 0)
    picture = decode.decode(encoded(Image.fromarray(values), "PNG"), "a.png").image
    shown = np.asarray(picture)[8, :, 0]
    assert abs(shown.astype(int) - np.arange(256)).max() <= 1


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (0.0, 255.0), (-5.0, 9.0), (0.0, 1e9)])
def test_floating_point_tiff_is_shown(low, high):
    values = np.linspace(low, high, 64, dtype=np.float32)[None].repeat(16, 0)
    picture = decode.decode(encoded(Image.fromarray(values), "TIFF"), "a.tif").image
    shown = np.asarray(picture)[8, :, 0].astype(int)
    assert shown[0] == 0
    assert shown[-1] >= 254
    assert (np.diff(shown) >= 0).all()


def test_cmyk_jpeg_has_its_colours():
    image = Image.new("CMYK", (64, 64), (0, 255, 255, 0))
    red = decode.decode(encoded(image, "JPEG"), "a.jpg").image.getpixel((32, 32))
    assert red[0] > 200
    assert max(red[1:]) < 60


def test_a_profile_of_its_own_is_brought_to_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    image = Image.new("LAB", (32, 32), (255, 128, 128))
    picture = decode.decode(encoded(image, "TIFF", icc_profile=lab), "a.tif").image
    assert min(picture.getpixel((16, 16))) > 245


def test_a_broken_profile_does_not_hide_the_picture():
    data = encoded(quarters((64, 64)), "JPEG", icc_profile=b"nonsense")
    assert shown_quarters(decode.decode(data, "a.jpg").image) == QUARTERS


def test_animation_shows_its_first_frame():
    frames = [quarters((40, 40)), Image.new("RGB", (40, 40), "black")]
    for kind in ("GIF", "WEBP"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        assert shown_quarters(decode.decode(data, "a").image) == QUARTERS


def test_contents_count_and_not_the_name():
    picture = decode.decode(encoded(quarters((40, 40)), "PNG"), "a.jpg")
    assert picture.format == "PNG"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"Dear diary,\nno picture today.\n", "holds text"),
        ("Grüße aus Köln".encode(), "holds text"),
        (bytes(range(256)) * 4, "not a picture of a kind"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
    ],
)
def test_what_is_no_picture_is_named_for_what_it_is(data, sentence):
    with pytest.raises(DecodeError, match=sentence) as caught:
        decode.decode(data, "holiday.jpg")
    assert str(caught.value).startswith("holiday.jpg ")
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_a_file_cut_short_fails_with_a_sentence(kind):
    random = np.random.default_rng(1).integers(0, 256, (200, 300, 3), np.uint8)
    data = encoded(Image.fromarray(random), kind)
    with pytest.raises(DecodeError, match=r"^a\.x (ends too early|is damaged)"):
        decode.decode(data[: len(data) // 2], "a.x")


def png_header(width, height):
    """A PNG that claims a size and holds next to nothing."""

    def chunk(name, data):
        crc = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + crc

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"x" * 64)


@pytest.mark.parametrize("size", [(30_000, 30_000), (100_000, 4_000), (20_000, 18_000)])
def test_a_bomb_is_refused_by_its_header(size):
    with pytest.raises(DecodeError, match=f"{size[0]} × {size[1]} pixels"):
        decode.decode(png_header(*size), "bomb.png")


@pytest.mark.slow
def test_two_hundred_megapixels_are_read():
    picture = decode.decode(encoded(quarters((16_000, 12_500)), "JPEG", quality=30), "a.jpg")
    assert (picture.width, picture.height) == (16_000, 12_500)
    assert shown_quarters(picture.image) == QUARTERS


def test_the_limit_is_kept_for_jpeg_at_any_scale():
    # The frame header of a real JPEG, made larger: nothing is decoded before the check.
    data = bytearray(encoded(quarters((64, 64)), "JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 65_000, 65_000)
    with pytest.raises(DecodeError, match="65000 × 65000"):
        decode.decode(bytes(data), "a.jpg")


def test_broken_exif_does_not_hide_the_picture():
    data = encoded(quarters((64, 64)), "JPEG", exif=b"Exif\0\0nonsense")
    assert shown_quarters(decode.decode(data, "a.jpg").image) == QUARTERS


def test_raw_shows_its_embedded_preview():
    preview = encoded(quarters((600, 400)), "JPEG")
    picture = decode.decode(dng((64, 48), preview), "a.dng")
    assert picture.format == "RAW"
    assert (picture.width, picture.height) == (64, 48)
    assert shown_quarters(picture.image) == QUARTERS


def test_raw_without_preview_is_developed():
    picture = decode.decode(dng((64, 48), None), "a.dng")
    assert picture.format == "RAW"
    assert (picture.width, picture.height) == (64, 48)
    assert picture.image.size == (32, 24)


def test_a_name_like_raw_does_not_hide_another_picture():
    picture = decode.decode(encoded(quarters((40, 40)), "PNG"), "a.nef")
    assert shown_quarters(picture.image) == QUARTERS


def test_read_file_says_what_is_wrong(tmp_path):
    with pytest.raises(UnreadableError, match=r"no\.jpg is gone"):
        decode.read_file(bytes(tmp_path / "no.jpg"))
    with pytest.raises(UnreadableError, match="is a folder"):
        decode.read_file(bytes(tmp_path))
    (tmp_path / "a.jpg").write_bytes(b"x")
    assert decode.read_file(bytes(tmp_path / "a.jpg")) == b"x"


def test_content_hash_is_that_of_the_bytes():
    assert decode.content_hash(b"") == bytes.fromhex("99aa06d3014798d86001c324468d497f")
    assert decode.content_hash(b"a") != decode.content_hash(b"b")
