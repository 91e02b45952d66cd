import json

import exiv2
import pytest
from PIL import Image

from photomanager.imaging import metadata
from tests.imaging.pictures import encoded, quarters


def tagged(tags, kind="JPEG"):
    """A picture with exiv2's own tags: key to text, or to a list for arrays."""
    image = exiv2.ImageFactory.open(encoded(quarters((32, 32)), kind))
    image.readMetadata()
    blocks = {"Exif": image.exifData(), "Iptc": image.iptcData(), "Xmp": image.xmpData()}
    for key, value in tags.items():
        block = blocks[key.split(".")[0]]
        if isinstance(value, list) and key.startswith("Iptc"):
            for one in value:
                block.add(exiv2.IptcKey(key), exiv2.StringValue(one))
        elif isinstance(value, list):
            array = exiv2.XmpArrayValue(exiv2.TypeId.xmpBag)
            for one in value:
                array.read(one)
            block.add(exiv2.XmpKey(key), array)
        else:
            block[key] = value
    image.writeMetadata()
    return bytes(image.io().mmap())


def test_a_camera_photo():
    found = metadata.read(
        tagged(
            {
                "Exif.Image.Make": "Canon",
                "Exif.Image.Model": "EOS",
                "Exif.Photo.DateTimeOriginal": "2020:02:29 23:59:58",
                "Exif.Photo.SubSecTimeOriginal": "25",
                "Exif.Photo.OffsetTimeOriginal": "+02:00",
                "Exif.Photo.ExposureTime": "1/250",
                "Exif.Photo.FNumber": "28/10",
                "Exif.Photo.ISOSpeedRatings": "400",
                "Exif.Photo.FocalLength": "50/1",
                "Exif.Photo.LensModel": "EF 50mm",
                "Exif.GPSInfo.GPSLatitude": "33/1 51/1 216/10",
                "Exif.GPSInfo.GPSLatitudeRef": "S",
                "Exif.GPSInfo.GPSLongitude": "151/1 12/1 0/1",
                "Exif.GPSInfo.GPSLongitudeRef": "E",
            }
        )
    )
    # The camera's wall clock, whatever its zone.
    assert found.taken_at == 1_583_020_798_250_000
    assert found.taken_zone == "+02:00"
    assert found.latitude == pytest.approx(-33.856)
    assert found.longitude == pytest.approx(151.2)
    assert found.more == {
        "make": "Canon",
        "camera": "EOS",
        "lens": "EF 50mm",
        "iso": 400.0,
        "exposure": 0.004,
        "aperture": 2.8,
        "focal_length": 50.0,
    }


def test_what_people_and_programs_wrote():
    found = metadata.read(
        tagged(
            {
                "Xmp.xmp.Rating": "4",
                "Xmp.xmp.Label": "Green",
                "Xmp.dc.title": "Straße",
                "Xmp.dc.description": "Ein Bild",
                "Xmp.dc.subject": ["Hund", "Wald, dunkel"],
                "Iptc.Application2.Keywords": ["Hund", "See"],
                "Xmp.lr.hierarchicalSubject": ["Tier|Hund"],
            }
        )
    )
    assert (found.rating, found.pick, found.label) == (4, None, "Green")
    assert (found.title, found.description) == ("Straße", "Ein Bild")
    assert found.more["keywords"] == ["Hund", "Wald, dunkel", "See"]
    assert found.more["hierarchy"] == ["Tier|Hund"]


@pytest.mark.parametrize(
    ("rating", "stars", "pick"),
    [("-1", None, -1), ("0", 0, None), ("5", 5, None), ("99", None, None)],
)
def test_rating_and_rejection(rating, stars, pick):
    found = metadata.read(tagged({"Xmp.xmp.Rating": rating}))
    assert (found.rating, found.pick) == (stars, pick)


@pytest.mark.parametrize(
    "date", ["0000:00:00 00:00:00", "2020:13:01 00:00:00", "    :  :     :  :  ", "yesterday"]
)
def test_a_date_that_is_none(date):
    assert metadata.read(tagged({"Exif.Image.DateTime": date})).taken_at is None


def test_the_original_date_goes_before_the_changed_one():
    tags = {
        "Exif.Image.DateTime": "2024:01:01 00:00:00",
        "Exif.Photo.DateTimeDigitized": "1970:01:01 00:00:01",
    }
    assert metadata.read(tagged(tags)).taken_at == 1_000_000


def test_a_zone_within_the_date():
    found = metadata.read(tagged({"Xmp.xmp.CreateDate": "1970-01-01T00:01:00.5+01:00"}))
    assert (found.taken_at, found.taken_zone) == (60_500_000, "+01:00")


def test_impossible_places_are_none():
    tags = {
        "Exif.GPSInfo.GPSLatitude": "95/1 0/1 0/1",
        "Exif.GPSInfo.GPSLatitudeRef": "N",
        "Exif.GPSInfo.GPSLongitude": "10/1 0/1 0/0",
        "Exif.GPSInfo.GPSLongitudeRef": "E",
    }
    found = metadata.read(tagged(tags))
    assert (found.latitude, found.longitude) == (None, None)


@pytest.mark.parametrize("suffix", ["JPEG", "PNG"])
def test_a_place_that_only_xmp_tells(suffix):
    tags = {
        "Xmp.exif.GPSLatitude": "51,30.5N",
        "Xmp.exif.GPSLongitude": "0,7,30W",
        "Xmp.photoshop.City": "London",
        "Xmp.photoshop.Country": "United Kingdom",
        "Xmp.photoshop.Headline": "Fog",
    }
    found = metadata.read(tagged(tags, suffix))
    assert (found.latitude, found.longitude) == pytest.approx((51.508333, -0.125))
    assert (found.more["city"], found.more["country"]) == ("London", "United Kingdom")
    assert found.title == "Fog"


@pytest.mark.parametrize("text", ["91,0N", "51,30.5", "51N 30", "N", "north"])
def test_places_that_xmp_does_not_tell(text):
    tags = {"Xmp.exif.GPSLatitude": text, "Xmp.exif.GPSLongitude": "0,7.5W"}
    assert metadata.read(tagged(tags)).latitude is None


def test_iptc_keeps_day_and_time_apart():
    tags = {
        "Iptc.Application2.DateCreated": "1970-01-02",
        "Iptc.Application2.TimeCreated": "00:00:01+02:00",
        "Iptc.Application2.City": "Ulm",
    }
    found = metadata.read(tagged(tags))
    assert (found.taken_at, found.taken_zone) == (86_401_000_000, "+02:00")
    assert found.more["city"] == "Ulm"


def test_a_cameras_placeholder_is_no_description():
    tags = {"Exif.Image.ImageDescription": "OLYMPUS DIGITAL CAMERA         "}
    assert metadata.read(tagged(tags)).description is None


def test_text_in_an_old_encoding_is_still_text():
    exif = Image.Exif()
    exif[0x010F] = b"Caf\xe9"
    make = metadata.read(encoded(quarters((16, 16)), "JPEG", exif=exif)).more["make"]
    assert make == "Café"
    assert json.dumps(make).isascii()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_other_formats(kind):
    exif = Image.Exif()
    exif[0x0110] = "Camera"
    data = encoded(quarters((16, 16)), kind, exif=exif)
    assert metadata.read(data).more["camera"] == "Camera"


@pytest.mark.parametrize(
    "data", [b"", b"text", b"\xff\xd8\xff", encoded(quarters((16, 16)), "JPEG")[:300], bytes(9999)]
)
def test_nothing_is_raised_for_rubbish(data):
    assert metadata.read(data) == metadata.Metadata()
