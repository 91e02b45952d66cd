import pytest
from PIL import Image

from photomanager.imaging import kinds
from tests.imaging.pictures import encoded


@pytest.mark.parametrize("name", [b"a.jpg", b"A.JPEG", b"caf\xe9.HeIc", b"x.y.png", b"a.CR2"])
def test_photos(name):
    assert kinds.is_photo_name(name)


@pytest.mark.parametrize("name", [b"a.txt", b"jpg", b"a.jpg.xmp", b"a.jpg~", b"a.mp4", b""])
def test_other_files(name):
    assert not kinds.is_photo_name(name)


def test_raw_is_told_from_other_pictures():
    assert kinds.is_raw_name(b"a.NEF")
    assert not kinds.is_raw_name(b"a.tif")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "AVIF"])
def test_first_bytes_tell_a_picture(kind):
    data = encoded(Image.new("RGB", (8, 8)), kind)
    assert kinds.looks_like_photo(data[: kinds.HEAD_BYTES])


@pytest.mark.parametrize("head", [b"", b"#!/bin/sh", b"RIFF\0\0\0\0AVI ", b"\0\0\0\x18ftypmp42"])
def test_first_bytes_of_other_files(head):
    assert not kinds.looks_like_photo(head)


def test_names_are_shown_without_their_folder():
    assert kinds.display(b"/photos/caf\xe9.jpg") == "caf\ufffd.jpg"
