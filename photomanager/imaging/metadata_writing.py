"""Writes keywords, rating and label beside photos and into them, and harms nothing else.

Everything is made in memory and looked at again before a file is touched: every field of other
programs must still be there with the same text, and of a photo every pixel. Then the new file
takes the old one's place in one step (`replacing`). What does not pass is refused with a sentence.

JPEG, TIFF, PNG and WebP can be written into. Camera RAW, HEIC and AVIF cannot: their makers keep
offsets that nobody else knows how to move.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageSequence

from photomanager.errors import MetadataError
from photomanager.imaging import metadata, written_fields

if TYPE_CHECKING:
    from photomanager.imaging.fields import Fields

WRITABLE_FORMATS = frozenset({"JPEG", "MPO", "TIFF", "PNG", "WEBP"})
_START_OF_SCAN = b"\xff\xda"
_MOST_PIXELS = 400_000_000


def sidecar_bytes(existing: bytes | None, fields: Fields, name: str) -> bytes | None:
    """The contents of an XMP file with the fields in it.

    Args:
        existing: The file as it is, None if there is none.
        fields: What shall be there.
        name: Of the file, for the sentence.

    Returns:
        The new contents, None if all of it is there already.

    Raises:
        MetadataError: The file is no XMP, or would lose something.
    """
    with metadata.toolkit:
        before = _packet_image(existing, name)
        kept = _foreign(before)
        if not written_fields.put(before, fields):
            return None
        before.writeXmpFromPacket(False)
        before.writeMetadata()
        after = metadata.opened(bytes(before.io().mmap()))
        if _foreign(after) != kept:
            raise MetadataError(
                f"{name} holds something that would be lost; it stays as it is. Write your tags"
                " with the program that made it."
            )
        packet: str = after.xmpPacket()
    return packet.encode()


def photo_bytes(data: bytes, fields: Fields, name: str) -> bytes | None:
    """The contents of a photo file with the fields in it and the same picture.

    Args:
        data: The whole file.
        fields: What shall be there.
        name: Of the file, for the sentence.

    Returns:
        The new contents, None if all of it is there already.

    Raises:
        MetadataError: The file's kind cannot be written into, its metadata is damaged, or
            something in it would change.
    """
    picture = _picture(data, name)
    with metadata.toolkit:
        try:
            image = metadata.opened(data)
            kept = _foreign(image)
            if not written_fields.put(image, fields):
                return None
            image.writeMetadata()
            new = _with_old_exif(bytes(image.io().mmap()), data)
            after = metadata.opened(new)
            unharmed = _foreign(after) == kept
        except Exception as error:
            # exiv2 raises anything on damaged files.
            raise MetadataError(
                f"{name} has metadata that cannot be written ({error}); write a sidecar instead."
            ) from error
    if not unharmed or _picture(new, name) != picture or not new.endswith(_tail(data)):
        raise MetadataError(
            f"{name} would not stay the same but for its tags; it was left alone. Write a sidecar"
            " instead."
        )
    return new


def _packet_image(existing: bytes | None, name: str) -> Any:
    """An XMP packet in a picture of one pixel.

    exiv2 translates an XMP file's fields into EXIF and back when it writes one; in a picture
    it leaves them alone.
    """
    image = metadata.opened(_one_pixel())
    if existing is None or not existing.strip():
        return image
    try:
        image.setXmpPacket(metadata.utf8(existing).decode("utf-8-sig"))
        image.writeXmpFromPacket(True)
        image.writeMetadata()
        found = metadata.opened(bytes(image.io().mmap()))
        understood = found.xmpData().count() > 0
    except Exception as error:
        # exiv2 raises anything on damaged files.
        raise _not_understood(name) from error
    if not understood:
        raise _not_understood(name)
    return found


def _not_understood(name: str) -> MetadataError:
    return MetadataError(
        f"{name} is no XMP file that can be understood; it stays as it is. Move it away to have a"
        " new one written."
    )


def _one_pixel() -> bytes:
    out = io.BytesIO()
    Image.new("L", (1, 1)).save(out, "PNG")
    return out.getvalue()


def _foreign(image: Any) -> dict[str, list[str]]:
    """All fields that are not ours to write, with their texts."""
    fields: dict[str, list[str]] = {}
    for block in (image.exifData(), image.iptcData(), image.xmpData()):
        for datum in block:
            key = datum.key()
            if key not in written_fields.OWN_FIELDS and key not in _OF_THE_FILE:
                fields.setdefault(key, []).append(datum.toString())
    return fields


# Where something lies in the file, which moves when it grows, and what describes a TIFF's pixels
# and means nothing elsewhere: the pixels themselves are compared.
_OF_THE_FILE = frozenset(
    {
        *("Exif.Image.ExifTag", "Exif.Image.GPSTag", "Exif.Image.SubIFDs"),
        *("Exif.Image.XMLPacket", "Exif.Image.IPTCNAA", "Exif.Photo.InteroperabilityTag"),
        *("Exif.Image.JPEGInterchangeFormat", "Exif.Image.JPEGInterchangeFormatLength"),
        *("Exif.Thumbnail.JPEGInterchangeFormat", "Exif.MakerNote.Offset"),
        *(f"Exif.{group}.StripOffsets" for group in ("Image", "Image2", "Image3", "Thumbnail")),
        *("Exif.Image.TileOffsets", "Exif.Image.PhotometricInterpretation"),
    }
)


def _picture(data: bytes, name: str) -> tuple[Any, ...]:
    """Everything seen of a photo: each frame's size, mode, profile and a hash of its pixels."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.format not in WRITABLE_FORMATS:
                raise MetadataError(
                    f"{name} is a {image.format} file, which cannot be written into safely; write"
                    " a sidecar instead."
                )
            if image.width * image.height > _MOST_PIXELS:
                raise MetadataError(f"{name} is too large to be checked; write a sidecar instead.")
            return (image.format, *(_frame(frame) for frame in ImageSequence.Iterator(image)))
    except MetadataError:
        raise
    except Exception as error:
        # Pillow raises anything on damaged files.
        raise MetadataError(
            f"{name} cannot be read whole ({error}); write a sidecar instead."
        ) from error


def _with_old_exif(new: bytes, old: bytes) -> bytes:
    """A JPEG with the EXIF block that it had, if nothing in it was to change.

    exiv2 writes the block anew in any case, and a maker's notes may hold offsets that nobody
    but the maker knows. Of several blocks it would drop all but one.
    """
    before, after = _exif_segments(old), _exif_segments(new)
    if len(before) > 1:
        raise MetadataError("several EXIF blocks")
    if len(before) != 1 or len(after) != 1:
        return new
    kept = new[: after[0].start] + old[before[0]] + new[after[0].stop :]
    return kept if _own_exif(kept) == _own_exif(new) else new


def _own_exif(data: bytes) -> dict[str, str]:
    image = metadata.opened(data)  # which must live as long as its fields are looked at
    fields = image.exifData()
    own = written_fields.OWN_FIELDS
    return {datum.key(): datum.toString() for datum in fields if datum.key() in own}


def _exif_segments(data: bytes) -> list[slice]:
    """Where EXIF blocks lie in a JPEG (ITU-T T.81, B.1.1.4), marker and length included."""
    found = []
    at = 2
    while data.startswith(b"\xff\xd8") and data[at : at + 1] == b"\xff" and data[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            found.append(slice(at, end))
        at = end
    return found


def _tail(data: bytes) -> bytes:
    """The end of a JPEG, from its last scan on: phones hide films there."""
    return data[data.rfind(_START_OF_SCAN) :] if data.startswith(b"\xff\xd8") else b""


def _frame(frame: Image.Image) -> tuple[Any, ...]:
    pixels = hashlib.blake2b(frame.tobytes()).digest()
    return frame.size, frame.mode, frame.info.get("icc_profile"), pixels
