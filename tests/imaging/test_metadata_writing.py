import io
import json
import os
import shutil
import subprocess

import exiv2
import numpy as np
import pytest
from PIL import Image

from photomanager.errors import MetadataError
from photomanager.imaging import metadata
from photomanager.imaging.fields import Fields
from photomanager.imaging.metadata_writing import photo_bytes, sidecar_bytes
from tests.imaging.pictures import encoded, quarters
from tests.imaging.test_metadata import tagged
from tests.imaging.test_sidecar import packet

FIELDS = Fields((("Tier", "Hund"), ("Straße, neu",)), rating=4, label="Red")


def compared_with(program, package):
    """Skips a test where another program is missing, but not in CI: there it fails."""
    missing = shutil.which(program) is None and not os.environ.get("CI")
    return pytest.mark.skipif(missing, reason=f"needs the Debian package {package}")


EXIFTOOL = compared_with("exiftool", "libimage-exiftool-perl")
EXIV2 = compared_with("exiv2", "exiv2")
KINDS = ["JPEG", "TIFF", "PNG", "WEBP"]


def check(data):
    found = metadata.read(data)
    assert found.more["keywords"] == ["Hund", "Straße, neu"]
    assert found.more["hierarchy"] == ["Tier|Hund", "Straße, neu"]
    assert (found.rating, found.label) == (4, "Red")


def pixels(data):
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("kind", KINDS)
def test_into_a_photo_and_every_pixel_stays(kind):
    data = tagged({"Exif.Image.Make": "Canon", "Xmp.dc.title": "Title"}, kind)
    written = photo_bytes(data, FIELDS, "a")
    check(written)
    assert (pixels(written) == pixels(data)).all()
    found = metadata.read(written)
    assert (found.title, found.more["make"]) == ("Title", "Canon")
    assert photo_bytes(written, FIELDS, "a") is None


def test_what_shall_go_goes_and_the_rest_stays():
    data = tagged(
        {
            "Xmp.dc.subject": ["Hund", "See", "fremd"],
            "Xmp.lr.hierarchicalSubject": ["Tier|Hund", "Wasser|See"],
            "Iptc.Application2.Keywords": ["Hund", "See"],
        }
    )
    gone = Fields((("Boot",),), gone=(("Wasser", "See"),))
    found = metadata.read(photo_bytes(data, gone, "a"))
    assert found.more["keywords"] == ["Hund", "fremd", "Boot"]
    assert found.more["hierarchy"] == ["Tier|Hund", "Boot"]


def test_iptc_and_windows_keywords_are_kept_in_step_but_never_added():
    assert "Iptc" not in str(_keys(photo_bytes(tagged({}), FIELDS, "a")))
    image = exiv2.ImageFactory.open(tagged({"Iptc.Application2.Keywords": ["See"]}))
    image.readMetadata()
    windows = " ".join(str(byte) for byte in "See\0".encode("utf-16-le"))
    image.exifData()["Exif.Image.XPKeywords"] = windows
    image.writeMetadata()
    written = photo_bytes(bytes(image.io().mmap()), FIELDS, "a")
    names = ["Hund", "Straße, neu", "See"]
    assert metadata.read(written).more["keywords"] == names
    assert sorted(_value(written, "Iptc.Application2.Keywords")) == sorted(names)
    assert sorted(_value(written, "Exif.Image.XPKeywords")) == sorted(names)


def _opened(data):
    image = exiv2.ImageFactory.open(data)
    image.readMetadata()
    return image


def _value(data, key):
    image = _opened(data)  # which must live as long as its fields are looked at
    blocks = (image.exifData(), image.iptcData(), image.xmpData())
    return [
        text
        for block in blocks
        for one in block
        if one.key() == key
        for text in metadata.texts_of(one)
    ]


def _keys(data):
    image = _opened(data)
    blocks = (image.exifData(), image.iptcData(), image.xmpData())
    return [one.key() for block in blocks for one in block]


def test_the_exif_block_of_a_jpeg_stays_to_the_byte():
    exif = Image.Exif()
    exif[0x0106] = 2  # PhotometricInterpretation, which exiv2 would leave out of a JPEG
    exif[0x010F] = "Maker"
    data = encoded(quarters((64, 48)), "JPEG", exif=exif)
    block = exif.tobytes()
    assert block in data
    written = photo_bytes(data, FIELDS, "a")
    assert block in written
    check(written)


def test_stars_in_the_exif_block_are_kept_in_step():
    written = photo_bytes(tagged({"Exif.Image.Rating": "2"}), FIELDS, "a")
    assert _value(written, "Exif.Image.Rating") == ["4"]


def test_several_exif_blocks_are_refused():
    first, second = (encoded(quarters((64, 48)), "JPEG", exif=_exif(name)) for name in "ab")
    start = second.index(b"\xff\xe1")
    length = 2 + int.from_bytes(second[start + 2 : start + 4])
    with pytest.raises(MetadataError, match="several"):
        photo_bytes(first[:2] + second[start : start + length] + first[2:], FIELDS, "a")


def _exif(make):
    exif = Image.Exif()
    exif[0x010F] = make
    return exif


def test_a_file_with_names_of_its_own_spoils_no_later_one():
    poison = (
        packet([])
        .replace(b"http://ns.adobe.com/xap/1.0/", b"a")
        .replace(b' xmlns:xmp="a"', b' xmlns:xmp="a" xmp:CreateDate="2021"')
    )
    metadata.read(encoded(quarters((8, 8)), "JPEG"), [poison])
    assert b'xmlns:xmp="http://ns.adobe.com/xap/1.0/"' in photo_bytes(tagged({}), FIELDS, "a")


def test_a_film_behind_a_photo_stays():
    data = encoded(quarters((64, 48)), "JPEG") + b"\0\0\0\x18ftypmp42 the film"
    assert photo_bytes(data, FIELDS, "a").endswith(b"the film")


@pytest.mark.parametrize("kind", ["GIF", "BMP", "AVIF"])
def test_other_kinds_are_refused(kind):
    with pytest.raises(MetadataError, match="sidecar"):
        photo_bytes(encoded(quarters((64, 48)), kind), FIELDS, "a")


@pytest.mark.parametrize("data", [b"", b"text", encoded(quarters((64, 48)), "JPEG")[:400]])
def test_damaged_files_are_refused(data):
    with pytest.raises(MetadataError):
        photo_bytes(data, FIELDS, "a")


def test_a_new_sidecar():
    written = sidecar_bytes(None, FIELDS, "a.xmp")
    check(written)
    assert sidecar_bytes(written, FIELDS, "a.xmp") is None


def test_a_sidecar_of_another_program_keeps_all_that_is_in_it():
    theirs = packet(["Zelt"], 2).replace(
        b" <dc:subject>",
        b"""<darktable:history xmlns:darktable="http://darktable.sf.net/"><rdf:Seq>
        <rdf:li darktable:num="0" darktable:operation="exposure"/></rdf:Seq></darktable:history>
        <crs:Note xmlns:crs="http://own.example/"><rdf:Alt>
        <rdf:li xml:lang="x-default">two
lines</rdf:li></rdf:Alt></crs:Note> <dc:subject>""",
    )
    written = sidecar_bytes(theirs, FIELDS, "a.xmp")
    before, after = (dict(_texts(one)) for one in (theirs, written))
    for key, value in before.items():
        if key not in ("Xmp.dc.subject", "Xmp.xmp.Rating"):
            assert after[key] == value
    assert any("darktable" in key for key in after)
    assert metadata.read(written).more["keywords"] == ["Zelt", "Hund", "Straße, neu"]
    assert metadata.read(written).rating == 4


def _texts(data):
    image = _opened(data)
    return [(one.key(), one.toString()) for one in image.xmpData()]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_sidecar_in_another_encoding(encoding):
    theirs = packet(["Zelt"]).decode().encode(encoding)
    assert metadata.read(b"", [theirs]).more["keywords"] == ["Zelt"]
    written = sidecar_bytes(theirs, Fields((("Straße",),)), "a.xmp")
    assert metadata.read(b"", [written]).more["keywords"] == ["Zelt", "Straße"]


@pytest.mark.parametrize("broken", [b"<x:xmpmeta", b"\xff\xfe\x00", b"no XMP at all"])
def test_a_sidecar_that_cannot_be_understood_is_not_overwritten(broken):
    with pytest.raises(MetadataError, match="stays as it is"):
        sidecar_bytes(broken, FIELDS, "a.xmp")


# -- as others read it ------------------------------------------------------------------------


@EXIFTOOL
@pytest.mark.parametrize("kind", [*KINDS, "XMP"])
def test_exiftool_reads_what_was_written(tmp_path, kind):
    path = tmp_path / f"a.{kind.lower()}"
    if kind == "XMP":
        path.write_bytes(sidecar_bytes(None, FIELDS, "a"))
    else:
        path.write_bytes(photo_bytes(tagged({}, kind), FIELDS, "a"))
    words = ["-XMP-dc:Subject", "-HierarchicalSubject", "-TagsList", "-XMP-xmp:Rating", "-Label"]
    out = subprocess.run(
        ["exiftool", "-j", *words, str(path)], check=True, capture_output=True, text=True
    )
    said = json.loads(out.stdout)[0]
    assert said["Subject"] == ["Hund", "Straße, neu"]
    assert said["HierarchicalSubject"] == ["Tier|Hund", "Straße, neu"]
    assert said["TagsList"] == ["Tier/Hund", "Straße, neu"]
    assert (said["Rating"], said["Label"]) == (4, "Red")


@EXIFTOOL
def test_what_exiftool_writes_is_read_and_kept(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(encoded(quarters((64, 48)), "JPEG"))
    words = ["-Subject=Zelt", "-Subject=See", "-HierarchicalSubject=Wasser|See", "-Rating=2"]
    more = ["-TagsList=Lager/Zelt", "-Caption-Abstract=Text", "-XMP-photoshop:City=Ulm"]
    subprocess.run(["exiftool", "-q", "-overwrite_original", *words, *more, str(path)], check=True)
    found = metadata.read(path.read_bytes())
    assert found.more["keywords"] == ["Zelt", "See"]
    assert found.more["hierarchy"] == ["Wasser|See", "Lager|Zelt"]
    written = photo_bytes(path.read_bytes(), Fields((("Boot",),)), "a")
    path.write_bytes(written)
    out = subprocess.run(
        ["exiftool", "-j", "-Subject", "-City", "-Caption-Abstract", str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    said = json.loads(out.stdout)[0]
    assert said["Subject"] == ["Zelt", "See", "Boot"]
    assert (said["City"], said["Caption-Abstract"]) == ("Ulm", "Text")


@EXIV2
@pytest.mark.parametrize("kind", KINDS)
def test_the_exiv2_command_reads_what_was_written(tmp_path, kind):
    path = tmp_path / f"a.{kind.lower()}"
    path.write_bytes(photo_bytes(tagged({}, kind), FIELDS, "a"))
    out = subprocess.run(
        ["exiv2", "-PXkt", "pr", str(path)], check=True, capture_output=True, text=True
    )
    said = dict(line.split(maxsplit=1) for line in out.stdout.splitlines())
    assert said["Xmp.dc.subject"] == "Hund, Straße, neu"
    assert said["Xmp.xmp.Rating"] == "4"
