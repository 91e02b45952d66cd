"""What this program writes into metadata, and how it is put into exiv2's three blocks.

Keywords go flat into dc:subject and with those above them into lr:hierarchicalSubject and
digiKam:TagsList, where other programs look for them. IPTC and Windows' keywords are kept in
step where a file has them already (as the Metadata Working Group's guidelines 2.0 have it), and
never added. Every other field stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import exiv2

from photomanager.imaging import metadata

if TYPE_CHECKING:
    from photomanager.imaging.fields import Fields

SUBJECT, LIGHTROOM, DIGIKAM = (
    "Xmp.dc.subject",
    "Xmp.lr.hierarchicalSubject",
    "Xmp.digiKam.TagsList",
)
RATING, LABEL = "Xmp.xmp.Rating", "Xmp.xmp.Label"
_IPTC, _IPTC_CHARSET = "Iptc.Application2.Keywords", "Iptc.Envelope.CharacterSet"
_WINDOWS, _EXIF_RATING = "Exif.Image.XPKeywords", "Exif.Image.Rating"
OWN_FIELDS = frozenset(
    (SUBJECT, LIGHTROOM, DIGIKAM, RATING, LABEL, _IPTC, _IPTC_CHARSET, _WINDOWS, _EXIF_RATING)
)
_UTF8 = "\x1b%G"


def put(image: Any, fields: Fields) -> bool:
    """Puts the fields into an image's metadata; the caller writes it.

    Args:
        image: An exiv2 image whose metadata has been read.
        fields: What shall be there.

    Returns:
        Whether anything has changed.
    """
    xmp = image.xmpData()
    changed = _put_list(xmp, SUBJECT, [path[-1] for path in fields.keywords], _flat_gone(fields))
    for key, between in ((LIGHTROOM, "|"), (DIGIKAM, "/")):
        wanted = [between.join(path) for path in fields.keywords]
        gone = [between.join(path) for path in fields.gone]
        changed |= _put_list(xmp, key, wanted, gone)
    if fields.rating is not None:
        changed |= _put_text(xmp, RATING, str(fields.rating))
    if fields.label is not None:
        changed |= _put_text(xmp, LABEL, fields.label)
    return _put_iptc(image.iptcData(), fields) | _put_exif(image.exifData(), fields) | changed


def _flat_gone(fields: Fields) -> list[str]:
    """Names that no keyword keeps."""
    kept = {path[-1].casefold() for path in fields.keywords}
    return [path[-1] for path in fields.gone if path[-1].casefold() not in kept]


def _merged(now: list[str], wanted: list[str], gone: list[str]) -> list[str]:
    """What is there, without what shall go, and with what is missing; the order stays."""
    out = {one.casefold() for one in gone}
    kept = [one for one in now if one.casefold() not in out]
    there = {one.casefold() for one in kept}
    return kept + [one for one in dict.fromkeys(wanted) if one.casefold() not in there]


def _put_list(xmp: Any, key: str, wanted: list[str], gone: list[str]) -> bool:
    now = [text for datum in xmp if datum.key() == key for text in metadata.texts_of(datum)]
    merged = _merged(now, wanted, gone)
    if merged == now:
        return False
    _erase(xmp, exiv2.XmpKey(key))
    if merged:
        array = exiv2.XmpArrayValue(exiv2.TypeId.xmpBag)
        for one in merged:
            array.read(one)
        xmp.add(exiv2.XmpKey(key), array)
    return True


def _put_text(block: Any, key: str, text: str) -> bool:
    now = next((datum.toString() for datum in block if datum.key() == key), None)
    if now == text:
        return False
    block[key] = text
    return True


def _put_iptc(iptc: Any, fields: Fields) -> bool:
    """Keeps IPTC's keywords in step, unless its texts are in an encoding we might spoil."""
    now = [datum.toString() for datum in iptc if datum.key() == _IPTC]
    if not now:
        return False
    merged = _merged(now, [path[-1] for path in fields.keywords], _flat_gone(fields))
    if merged == now:
        return False
    ascii_only = all(datum.toString().isascii() for datum in iptc)
    if not ascii_only and iptc.detectCharset() != "UTF-8":
        return False
    while _erase(iptc, exiv2.IptcKey(_IPTC)):
        pass
    for one in merged:
        iptc.add(exiv2.IptcKey(_IPTC), exiv2.StringValue(one))
    if not all(one.isascii() for one in merged):
        iptc[_IPTC_CHARSET] = _UTF8
    return True


def _put_exif(exif: Any, fields: Fields) -> bool:
    """Windows' keywords and stars, where there are any."""
    there = {datum.key(): metadata.texts_of(datum) for datum in exif if datum.key() in OWN_FIELDS}
    changed = False
    if _WINDOWS in there:
        now = there[_WINDOWS]
        merged = _merged(now, [path[-1] for path in fields.keywords], _flat_gone(fields))
        if merged != now:
            encoded = (";".join(merged) + "\0").encode("utf-16-le")
            exif[_WINDOWS] = " ".join(str(byte) for byte in encoded)
            changed = True
    if _EXIF_RATING in there and fields.rating is not None:
        stars = str(max(0, fields.rating))
        if there[_EXIF_RATING] != [stars]:
            exif[_EXIF_RATING] = stars
            changed = True
    return changed


def _erase(block: Any, key: Any) -> bool:
    """Removes the first field of this key; whether there was one."""
    found = block.findKey(key)
    if found == block.end():
        return False
    block.erase(found)
    return True
