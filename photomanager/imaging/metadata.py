"""What a photo's files say of it: EXIF, IPTC and XMP, read by exiv2.

A photo's own file and its XMP sidecars are read together. Where they differ, the sidecar is
right: other programs write it because they leave the photo alone. Keywords count while any of
the files has them.

Never raises: a file whose metadata is broken is still a photo. exiv2's XMP toolkit is not
safe on several threads, so one file is read at a time; it takes about a millisecond.
"""

from __future__ import annotations

import logging
import re
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import exiv2

from photomanager.imaging import coordinates, sidecar

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger(__name__)
# Whoever uses exiv2's XMP holds this.
toolkit = threading.Lock()

exiv2.LogMsg.setLevel(exiv2.LogMsg.Level.mute)

# Text longer than this is not a caption but a maker's data.
_LONGEST_TEXT = 10_000
_MOST_KEYWORDS = 1_000
_OFFSET = "Exif.Photo.OffsetTime"
# IPTC keeps day and time apart; `_Texts` puts them together.
_IPTC_DATE, _IPTC_TIME = "Iptc.Application2.DateCreated", "Iptc.Application2.TimeCreated"
# Date, fraction of a second and zone.
_DATES = (
    ("Exif.Photo.DateTimeOriginal", "Exif.Photo.SubSecTimeOriginal", _OFFSET + "Original"),
    ("Exif.Photo.DateTimeDigitized", "Exif.Photo.SubSecTimeDigitized", _OFFSET + "Digitized"),
    ("Xmp.exif.DateTimeOriginal", "", ""),
    ("Xmp.photoshop.DateCreated", "", ""),
    ("Xmp.xmp.CreateDate", "", ""),
    (_IPTC_DATE, "", ""),
    ("Exif.Image.DateTime", "Exif.Photo.SubSecTime", _OFFSET),
)
_DATE = re.compile(
    r"(\d{4})[:\-/.](\d\d)[:\-/.](\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.(\d+))?"
    r"\s*(Z|[+\-]\d\d:?\d\d)?"
)
_ZONE = re.compile(r"[+\-]\d\d:\d\d")
# Cameras write these into every photo.
_NO_DESCRIPTIONS = frozenset(
    {
        "OLYMPUS DIGITAL CAMERA",
        "SONY DSC",
        "SAMSUNG",
        "MINOLTA DIGITAL CAMERA",
        "Default",
        "default",
    }
)
_EXPOSURE = {
    "exposure": "Exif.Photo.ExposureTime",
    "aperture": "Exif.Photo.FNumber",
    "focal_length": "Exif.Photo.FocalLength",
    "exposure_bias": "Exif.Photo.ExposureBiasValue",
    "flash": "Exif.Photo.Flash",
    "subject_distance": "Exif.Photo.SubjectDistance",
    "subject_range": "Exif.Photo.SubjectDistanceRange",
    "scene": "Exif.Photo.SceneCaptureType",
    "rendered": "Exif.Photo.CustomRendered",
}
# What makers write when the close-up setting is on.
_MACRO = (
    "Exif.CanonCs.Macro",
    "Exif.Fujifilm.Macro",
    "Exif.OlympusCs.MacroMode",
    "Exif.Panasonic.Macro",
)
_SCREENSHOT = "screenshot"
# exiv2 knows an XMP file by its first line.
_BEFORE_PACKET = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_AFTER_PACKET = b'\n<?xpacket end="w"?>'


@dataclass(frozen=True, slots=True)
class Metadata:
    """The parts of a photo's metadata that the library keeps.

    Attributes:
        taken_at: The camera's wall clock, microseconds since 1970 without conversion.
        taken_zone: The camera's zone, "+02:00", when the file says so.
        rating: 0 to 5 stars; None when none was given or the photo was rejected (−1).
        pick: −1 when another program marked the photo as rejected.
        label: Colour label as written.
        title: Title, or else headline.
        description: Caption.
        latitude: Degrees north.
        longitude: Degrees east.
        more: JSON-ready: make, camera, lens, software, exposure (s), aperture (f-number), iso,
            focal_length (mm), exposure_bias (EV), altitude (m), flash, subject_distance (m),
            subject_range, scene and rendered (as EXIF numbers them), macro (true),
            projection, burst (the camera's id of it), screenshot (true), city, country, keywords,
            and hierarchy: keywords with those above them, as "Animal|Dog".
        unread: Whether a file that may say more could not be read or understood: it is being
            written, say. What it said before still holds then.
    """

    taken_at: int | None = None
    taken_zone: str | None = None
    rating: int | None = None
    pick: int | None = None
    label: str | None = None
    title: str | None = None
    description: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    more: dict[str, Any] = field(default_factory=dict)
    unread: bool = False


def read(data: bytes, sidecars: Sequence[bytes | None] = ()) -> Metadata:
    """Reads what a photo's files say; empty where they say nothing.

    Args:
        data: The whole photo file.
        sidecars: Its XMP sidecars, the one to be believed first; None for one that is there and
            cannot be read.
    """
    texts = _Texts()
    beside = [utf8(one) for one in sidecars if one is not None]
    unread = len(beside) < len(sidecars)
    with toolkit:
        for contents in beside:
            unread |= not _take(texts, contents) and not sidecar.is_whole(contents)
        _take(texts, _xmp_of_gif(data) or data)
    try:
        return replace(_collect(texts), unread=unread)
    except Exception as error:  # noqa: BLE001 - nor may what it gave
        _log.debug("metadata not understood: %s", error)
        return Metadata(unread=unread)


def _take(texts: _Texts, contents: bytes) -> bool:
    """Whether a file says anything in XMP; exiv2 is silent about packets that end too early."""
    try:
        image = opened(contents)
        texts.take(image)
        return not image.xmpData().empty()
    except Exception as error:  # noqa: BLE001 - exiv2 raises anything on hostile bytes
        _log.debug("metadata not read: %s", error)
        return False


def opened(contents: bytes) -> Any:
    """An exiv2 image with its metadata read; under `toolkit`."""
    # A file may bind a known prefix to a name of its own, and exiv2 would remember it.
    exiv2.XmpProperties.unregisterNs()
    image = exiv2.ImageFactory.open(contents)
    image.readMetadata()
    return image


def utf8(packet: bytes) -> bytes:
    """An XMP packet in the encoding that exiv2 reads; some programs write UTF-16."""
    if packet[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return packet.decode("utf-16", "replace").encode()
    return packet


def _xmp_of_gif(data: bytes) -> bytes | None:
    """The XMP packet of a GIF, which exiv2 does not read; None for all other files."""
    if not data.startswith(b"GIF8"):
        return None
    start = data.find(b"<x:xmpmeta")
    end = data.find(b"</x:xmpmeta>", start)
    if not 0 <= start < end:
        return None
    return _BEFORE_PACKET + data[start : end + len(b"</x:xmpmeta>")] + _AFTER_PACKET


class _Texts:
    """The three blocks by key; copies all texts out, because exiv2's own objects may dangle."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}

    def take(self, image: Any) -> None:
        """Adds one file's texts behind those taken before."""
        for block in (image.exifData(), image.iptcData(), image.xmpData()):
            for datum in block:
                key = datum.key()
                if key.startswith(_WANTED):
                    self._values.setdefault(key, []).extend(texts_of(datum))
        days, times = (self._values.get(key, []) for key in (_IPTC_DATE, _IPTC_TIME))
        pairs = zip(days, times, strict=False)
        self._values[_IPTC_DATE] = [f"{day[:10]} {time}" for day, time in pairs]

    def one(self, *keys: str) -> str | None:
        """The first text that is not empty."""
        for key in keys:
            for value in self._values.get(key, ()):
                if value:
                    return value
        return None

    def every(self, *keys: str) -> list[str]:
        """All texts of all these keys, each once, in order."""
        return list(dict.fromkeys(v for key in keys for v in self._values.get(key, ()) if v))

    def number(self, key: str) -> float | None:
        """A number or fraction."""
        return coordinates.number(self.one(key))


_WANTED = (
    "Exif.Image.Make", "Exif.Image.Model", "Exif.Image.DateTime", "Exif.Image.Rating",
    "Exif.Image.ImageDescription", "Exif.Photo.DateTime", "Exif.Photo.SubSecTime",
    "Exif.Photo.OffsetTime", "Exif.Photo.LensModel", "Exif.Photo.ExposureTime",
    "Exif.Photo.FNumber", "Exif.Photo.FocalLength", "Exif.Photo.ExposureBiasValue",
    "Exif.Photo.ISOSpeedRatings", "Exif.GPSInfo.GPS", "Exif.Canon.LensModel",
    "Exif.Photo.Flash", "Exif.Photo.SubjectDistance", "Exif.Photo.SceneCaptureType",
    "Exif.Photo.CustomRendered", "Exif.Photo.UserComment", "Exif.Image.Software",
    "Exif.Image.XPKeywords", *_MACRO, "Xmp.GPano.ProjectionType", "Xmp.GCamera.BurstID",
    "Xmp.digiKam.TagsList", "Xmp.exif.UserComment", "Xmp.xmp.CreatorTool",
    "Xmp.dc.title", "Xmp.dc.description", "Xmp.dc.subject", "Xmp.lr.hierarchicalSubject",
    "Xmp.xmp.Rating", "Xmp.xmp.Label", "Xmp.xmp.CreateDate", "Xmp.photoshop.DateCreated",
    "Xmp.exif.DateTimeOriginal", "Xmp.aux.Lens", "Iptc.Application2.ObjectName",
    "Iptc.Application2.Caption", "Iptc.Application2.Keywords", "Iptc.Application2.Headline",
    "Iptc.Application2.City", "Iptc.Application2.CountryName", _IPTC_DATE, _IPTC_TIME,
    "Xmp.photoshop.Headline", "Xmp.photoshop.City", "Xmp.photoshop.Country",
    "Xmp.exif.GPSLatitude", "Xmp.exif.GPSLongitude",
)  # fmt: skip


def texts_of(datum: Any) -> list[str]:
    """All texts of one field, as a database and a person can take them."""
    value = datum.value()
    if isinstance(value, exiv2.LangAltValue):
        texts = list(dict(value).values())
        texts.sort(key=lambda text: text != value.toString(0))
    elif isinstance(value, exiv2.XmpArrayValue):
        texts = [value.toString(i) for i in range(min(value.count(), _MOST_KEYWORDS))]
    elif datum.key().startswith("Exif.Image.XP"):  # Windows: UTF-16, between semicolons
        numbers = bytes(int(number) for number in datum.toString().split()[:_LONGEST_TEXT])
        texts = numbers.decode("utf-16-le", "replace").split(";")
    else:
        texts = [datum.toString()]
    return [_clean(text) for text in texts]


def _clean(text: Any) -> str:
    """Text that a database and a person can take; Latin-1 where it was not UTF-8."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    raw = text.encode("utf-8", "surrogateescape")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return str(text).replace("\0", "").strip()[:_LONGEST_TEXT]


def _collect(texts: _Texts) -> Metadata:
    taken_at, zone = _taken(texts)
    rating = texts.number("Xmp.xmp.Rating")
    if rating is None:
        rating = texts.number("Exif.Image.Rating")
    latitude, longitude = _degrees(texts, "Latitude", 90), _degrees(texts, "Longitude", 180)
    if latitude is None or longitude is None:
        latitude = longitude = None
    return Metadata(
        taken_at=taken_at,
        taken_zone=zone,
        rating=int(rating) if rating is not None and 0 <= rating <= 5 else None,
        pick=-1 if rating == -1 else None,
        label=texts.one("Xmp.xmp.Label"),
        title=texts.one(
            "Xmp.dc.title",
            "Iptc.Application2.ObjectName",
            "Xmp.photoshop.Headline",
            "Iptc.Application2.Headline",
        ),
        description=_description(texts),
        latitude=latitude,
        longitude=longitude,
        more=_more(texts),
    )


def _description(texts: _Texts) -> str | None:
    found = texts.every(
        "Xmp.dc.description", "Iptc.Application2.Caption", "Exif.Image.ImageDescription"
    )
    return next((text for text in found if text not in _NO_DESCRIPTIONS), None)


def _more(texts: _Texts) -> dict[str, Any]:
    more: dict[str, Any] = {
        "make": texts.one("Exif.Image.Make"),
        "camera": texts.one("Exif.Image.Model"),
        "lens": texts.one("Exif.Photo.LensModel", "Xmp.aux.Lens", "Exif.Canon.LensModel"),
        "iso": texts.number("Exif.Photo.ISOSpeedRatings"),
        "software": texts.one("Exif.Image.Software", "Xmp.xmp.CreatorTool"),
        "altitude": texts.number("Exif.GPSInfo.GPSAltitude"),
        "city": texts.one("Xmp.photoshop.City", "Iptc.Application2.City"),
        "country": texts.one("Xmp.photoshop.Country", "Iptc.Application2.CountryName"),
        "macro": any(texts.number(key) == 1 for key in _MACRO) or None,
        "projection": texts.one("Xmp.GPano.ProjectionType"),
        "burst": texts.one("Xmp.GCamera.BurstID"),
        "screenshot": _is_screenshot(texts) or None,
        "keywords": texts.every(
            "Xmp.dc.subject", "Iptc.Application2.Keywords", "Exif.Image.XPKeywords"
        ),
        "hierarchy": _hierarchy(texts),
    }
    more |= {name: texts.number(key) for name, key in _EXPOSURE.items()}
    return {name: value for name, value in more.items() if value not in (None, [])}


def _is_screenshot(texts: _Texts) -> bool:
    """Apple's systems say so in the comment."""
    comment = texts.one("Exif.Photo.UserComment", "Xmp.exif.UserComment") or ""
    return comment.rpartition("]")[2].removeprefix("charset=Ascii ").lower() == _SCREENSHOT


def _hierarchy(texts: _Texts) -> list[str]:
    """Keywords with those above them: digiKam puts "/" between, Lightroom and others "|"."""
    digikam = [path.replace("/", "|") for path in texts.every("Xmp.digiKam.TagsList")]
    return list(dict.fromkeys([*texts.every("Xmp.lr.hierarchicalSubject"), *digikam]))


def _taken(texts: _Texts) -> tuple[int | None, str | None]:
    for date_key, fraction_key, zone_key in _DATES:
        match = _DATE.search(texts.one(date_key) or "")
        if match is None:
            continue
        year, month, day, hour, minute, second, fraction, zone = match.groups()
        try:
            moment = datetime(
                int(year),
                int(month),
                int(day),
                int(hour),
                int(minute),
                int(second or 0),
                tzinfo=UTC,
            )
        except ValueError:  # 0000:00:00, the thirteenth month
            continue
        fraction = fraction or texts.one(fraction_key) or ""
        micros = int(fraction[:6].ljust(6, "0")) if fraction.isascii() and fraction.isdigit() else 0
        zone = zone or texts.one(zone_key) or ""
        zone = "+00:00" if zone == "Z" else zone
        if re.fullmatch(r"[+\-]\d{4}", zone):
            zone = f"{zone[:3]}:{zone[3:]}"
        whole = round((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
        return whole * 1_000_000 + micros, zone if _ZONE.fullmatch(zone) else None
    return None, None


def _degrees(texts: _Texts, which: str, limit: int) -> float | None:
    key = f"Exif.GPSInfo.GPS{which}"
    found = coordinates.of_exif(texts.one(key), texts.one(key + "Ref"), limit)
    # exiv2 makes EXIF of it in XMP files, but not in photos.
    return coordinates.of_xmp(texts.one(f"Xmp.exif.GPS{which}"), limit) if found is None else found
