"""From a file's bytes to an upright RGB picture, decoded once for every use.

A photo is read once: the same bytes give the hash, the metadata and the pixels. JPEG files
are decoded at the smallest of libjpeg's scales that still serves thumbnail and network;
other formats are decoded whole and reduced in bands, so that memory stays bounded.

Everything here may be called from any thread. Files come from anywhere, so whatever a
parser raises on them is turned into a `DecodeError` with one plain sentence.
"""

from __future__ import annotations

import io
import math
import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pillow_heif
import xxhash
from PIL import AvifImagePlugin, Image, UnidentifiedImageError

from photomanager.errors import DecodeError
from photomanager.imaging import kinds, raw
from photomanager.imaging.colour import to_srgb
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

# What thumbnail (512 on the long side) and network (292 on the short one) want at least, where
# the original has it. Decoding more changes codes by less than the JPEG's own quality does
# (cosine to the full decode .997 instead of .995) and takes a fifth longer in all.
SHORT_SIDE = 384
LONG_SIDE = 512
MAX_PIXELS = 400_000_000
# A picture whose decoder needs more than this is refused …
MAX_MEMORY = 1 << 30
# … and one that needs more than this is decoded while no other such picture is.
LARGE = 64 << 20
MAX_FILE_BYTES = 1 << 30

_FORMATS = (
    *("JPEG", "PNG", "WEBP", "GIF", "BMP", "DIB", "TIFF", "AVIF", "HEIF", "JPEG2000", "PSD"),
)
_BAND_PIXELS = 4_000_000
_TRANSPOSE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112

# The files of one worker share the machine: photos use one thread each.
pillow_heif.register_heif_opener(decode_threads=1)
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
# Pillow warns and refuses by its own limit while opening; `_check_size` is ours.
Image.MAX_IMAGE_PIXELS = None

_large_gate = threading.Lock()


@dataclass(frozen=True, slots=True)
class Wanted:
    """How large a picture must at least be, where the original is.

    Attributes:
        short: Pixels on the short side.
        long: Pixels on the long side.
    """

    short: int
    long: int


FOR_INDEXING = Wanted(SHORT_SIDE, LONG_SIDE)


class UnreadableError(DecodeError):
    """The file could not be read this time: rights and disks can be put right."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded photo.

    Attributes:
        image: Upright, RGB, sRGB; at least as large as was wanted, if the original is.
        width: Of the upright original in pixels.
        height: Of the upright original in pixels.
        format: Pillow's name of the format found, "RAW" for camera files.
    """

    image: Image.Image
    width: int
    height: int
    format: str


def read_file(path: bytes) -> bytes:
    """The whole contents of a photo.

    Raises:
        UnreadableError: The file is gone, may not be read, or the disk fails.
        DecodeError: The file is too large to be a photo.
    """
    name = kinds.display(path)
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - pathlib has no bytes
            if os.fstat(stream.fileno()).st_size > MAX_FILE_BYTES:
                raise DecodeError(
                    f"{name} is larger than {MAX_FILE_BYTES >> 20} MB, which no photo is; "
                    "move it out of the photo folder."
                )
            return stream.read()
    except FileNotFoundError:
        raise UnreadableError(f"{name} is gone; scan the folder again.") from None
    except PermissionError:
        raise UnreadableError(
            f"{name} may not be read; give yourself the right to read it."
        ) from None
    except IsADirectoryError:
        raise UnreadableError(f"{name} is a folder, not a photo.") from None
    except OSError as error:
        raise UnreadableError(
            f"{name} cannot be read ({error.strerror}); check the disk it lies on."
        ) from error


def content_hash(data: bytes) -> bytes:
    """16 bytes that identify the contents: xxh3-128."""
    return xxhash.xxh3_128_digest(data)


def decode(data: bytes, name: str, wanted: Wanted = FOR_INDEXING) -> Picture:
    """Decodes a photo, by default as large as thumbnail and network want it.

    Args:
        data: The whole file.
        name: The file's name, for the sentence; its suffix tells camera RAW from TIFF.
        wanted: The least size that serves.

    Raises:
        DecodeError: The contents are no picture, damaged, incomplete or too large.
    """
    if not data:
        raise DecodeError(f"{name} is empty: it holds no picture; copy it again.")
    try:
        if kinds.is_raw_name(name.encode("utf-8", "replace")):
            found = _decode_raw(data, name, wanted)
            if found is not None:
                return found
        return _decode_picture(data, name, wanted)
    except DecodeError:
        raise
    except MemoryError as error:
        raise DecodeError(f"{name} needs more memory than there is; make it smaller.") from error
    except UnidentifiedImageError as error:
        raise DecodeError(_why_unknown(data, name)) from error
    except Exception as error:
        # Parsers raise anything at all on hostile bytes.
        raise DecodeError(_why_broken(error, name)) from error


def _decode_picture(data: bytes, name: str, wanted: Wanted) -> Picture:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        full = image.size
        icc = image.info.get("icc_profile")
        if image.format in ("JPEG", "MPO"):
            scale = _least_scale(full, wanted)
            image.draft(None, (math.ceil(full[0] * scale), math.ceil(full[1] * scale)))
        memory = _memory(image, full)
        _check_size(full, memory, image.format or "", name)
        with _room(memory):
            image.load()
            small = to_srgb(_reduced(image, wanted), icc)
        orientation = _orientation(image)
        width, height = full[::-1] if orientation >= 5 else full
        return Picture(_upright(small, orientation), width, height, image.format or "")


def _decode_raw(data: bytes, name: str, wanted: Wanted) -> Picture | None:
    """The embedded preview, else the sensor's data at half size; None when LibRaw knows neither."""
    with _room(len(data) * 4):
        opened = raw.read(data)
    if opened is None:
        return None
    if opened.jpeg is None:
        assert opened.image is not None
        return Picture(_reduced(opened.image, wanted), opened.width, opened.height, "RAW")
    preview = _decode_picture(opened.jpeg, name, wanted)
    # Some cameras write the preview as the sensor lies, without saying how it was held.
    if (preview.width > preview.height) != (opened.width > opened.height):
        preview = replace(preview, image=_upright(preview.image, opened.orientation))
    return Picture(preview.image, opened.width, opened.height, "RAW")


def _least_scale(size: tuple[int, int], wanted: Wanted) -> float:
    """The fraction of the original that is enough, 1 at most."""
    return min(1.0, max(wanted.short / max(1, min(size)), wanted.long / max(1, *size)))


def _memory(image: Image.Image, full: tuple[int, int]) -> int:
    """Bytes the decoder will need; `full` is the size before `draft` made it smaller."""
    per_pixel = {"1": 1, "L": 1, "P": 1, "I;16": 6, "I;16B": 6, "I": 9, "F": 9}.get(image.mode, 4)
    needed = image.width * image.height * per_pixel
    if image.info.get("progressive"):
        # libjpeg keeps two bytes a coefficient for the whole picture, whatever the scale; a
        # layer is (name, samples across, samples down, table).
        layers = getattr(image, "layer", ())
        whole = max((across * down for _, across, down, _ in layers), default=1)
        samples = sum(across * down for _, across, down, _ in layers) / whole
        needed += int(full[0] * full[1] * 2 * samples)
    return needed


def _check_size(size: tuple[int, int], memory: int, format_name: str, name: str) -> None:
    pixels = size[0] * size[1]
    if pixels > MAX_PIXELS or memory > MAX_MEMORY:
        raise DecodeError(
            f"{name} has {size[0]} × {size[1]} pixels, more than can be decoded safely in a "
            f"{format_name} file; save a smaller copy."
        )


@contextmanager
def _room(memory: int) -> Iterator[None]:
    """Lets only one large picture be in memory at a time."""
    if memory < LARGE:
        yield
        return
    with _large_gate:
        yield


def _reduced(image: Image.Image, wanted: Wanted) -> Image.Image:
    """The picture at the smallest fraction 1/n that is enough, in RGB, CMYK or LAB.

    Works in horizontal bands, so that beside the decoded original only a band is copied.
    """
    factor = int(1 / _least_scale(image.size, wanted))
    if image.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        image = _eight_bits(image)
    if factor == 1 and image.mode in ("RGB", "CMYK") and "transparency" not in image.info:
        return image
    rows = max(factor, _BAND_PIXELS // max(1, image.width) // factor * factor)
    out: Image.Image | None = None
    for top in range(0, image.height, rows):
        bottom = min(image.height, top + rows)
        band = _flat(image.crop((0, top, image.width, bottom)))
        band = band.reduce(factor) if factor > 1 else band
        if out is None:
            out = Image.new(band.mode, (band.width, -(-image.height // factor)))
        out.paste(band, (0, top // factor))
    assert out is not None
    return out


def _flat(image: Image.Image) -> Image.Image:
    """RGB, with transparency laid on white; CMYK and LAB stay for their profile."""
    if image.mode in ("RGB", "CMYK", "LAB") and "transparency" not in image.info:
        return image
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey in 8 bits from 16 or 32 bits or floats, which Pillow would only cut off."""
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image, np.uint16) >> 8).astype(np.uint8))
    values: NDArray[np.floating] = np.nan_to_num(
        np.asarray(image, np.float32), posinf=0.0, neginf=0.0
    )
    low, high = float(values.min()), float(values.max())
    if low < 0 or high > 65_535:
        values = (values - low) * (255 / max(high - low, 1e-12))
    elif high > 255:
        values = values / 257
    elif image.mode == "F" and high <= 1:
        values = values * 255
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


def _orientation(image: Image.Image) -> int:
    """How the camera was held, 1 to 8; 1 when the file does not say or its EXIF is broken."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - a broken EXIF block must not hide the picture
        return 1
    return value if isinstance(value, int) and value in _TRANSPOSE else 1


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    method = _TRANSPOSE.get(orientation)
    return image if method is None else image.transpose(method)


def _why_unknown(data: bytes, name: str) -> str:
    if kinds.looks_like_photo(data[: kinds.HEAD_BYTES]):
        return sentence(f"{name} is damaged at its beginning and cannot be shown; copy it again.")
    if b"\0" not in data[:4096]:
        try:
            data[:4096].decode("utf-8", "strict")
        except UnicodeDecodeError as error:
            if error.end < min(len(data), 4096) - 3:
                return sentence(f"{name} is not a picture of a kind that this program reads.")
        return sentence(f"{name} is not a picture: it holds text.")
    return sentence(f"{name} is not a picture of a kind that this program reads.")


def _why_broken(error: Exception, name: str) -> str:
    text = str(error).lower()
    if "truncated" in text or "not enough" in text or isinstance(error, EOFError):
        return sentence(f"{name} ends too early: it was not copied completely; copy it again.")
    detail = " ".join(str(error).split()).rstrip(".")[:120] or type(error).__name__
    return sentence(f"{name} is damaged and cannot be shown ({detail}); copy it again.")
