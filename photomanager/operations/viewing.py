"""A photo as large as it is looked at: decoded anew from its file, never kept on disk."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from photomanager.errors import DecodeError, UnknownPhotoError
from photomanager.library import photos
from photomanager.library.roots import readable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from photomanager.operations.workspace import Workspace

# A picture of more pixels is shown at a half, a third …: 48 megapixels take 144 MB.
MOST_PIXELS = 48_000_000
_BAND_PIXELS = 1_000_000
_SAMPLES = 250_000  # pixels that a histogram looks at


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One decoded photo.

    Attributes:
        pixels: uint8[h, w, 3], upright, sRGB, contiguous.
        width: Of the upright original in pixels.
        height: Of the upright original in pixels.
        whole: Whether `pixels` has all the detail that the file offers.
        histogram: int64[3, 256], how many of the sampled pixels have each red, green and blue.
    """

    pixels: NDArray[np.uint8]
    width: int
    height: int
    whole: bool
    histogram: NDArray[np.int64]


def view(workspace: Workspace, photo_id: int, edge: int | None) -> View:
    """Decodes a photo for looking at it; any thread, up to a second for a large file.

    Only bytes that the worker process has decoded before without harm are decoded here, in
    the process of the window.

    Args:
        workspace: The library.
        photo_id: The photo.
        edge: Pixels wanted on the longest side; None: all, as far as memory allows.

    Raises:
        UnknownPhotoError: There is no such photo.
        DecodeError: The file cannot be shown now; says why.
        LibraryError: Disk or file are at fault.
    """
    # The decoders take a moment to load, and browsing thumbnails does without.
    from photomanager.imaging import decode

    row = _row(workspace, photo_id)
    path = photos.absolute(row.root_path, row.path)
    name = os.path.basename(readable(path))  # noqa: PTH119 - the path may be no text
    if row.root_state == "offline":
        raise DecodeError(f"The folder of {name} is not connected; connect it to see the photo.")
    data = decode.read_file(path)
    if decode.content_hash(data) != row.content_hash:
        raise DecodeError(f"{name} has changed since; it is shown when it has been read again.")
    if edge is None:
        picture = decode.decode(data, name, decode.Wanted(1, _longest(row.width, row.height)))
        image = picture.image
    else:
        picture = decode.decode(data, name, decode.Wanted(1, edge))
        image = _at_most(picture.image, edge)
    pixels = _pixels(image)
    whole = edge is None or max(image.size) >= max(picture.width, picture.height)
    return View(pixels, picture.width, picture.height, whole, histogram(pixels))


def histogram(pixels: NDArray[np.uint8]) -> NDArray[np.int64]:
    """int64[3, 256]: how often each value of red, green and blue comes, in a sample."""
    step = max(1, math.isqrt(pixels.shape[0] * pixels.shape[1] // _SAMPLES))
    sample = pixels[::step, ::step]
    return np.stack([np.bincount(sample[..., one].ravel(), minlength=256) for one in range(3)])


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    """uint8[h, w, 3], copied in bands: numpy by itself would need the memory three times over."""
    pixels = np.empty((image.height, image.width, 3), np.uint8)
    rows = max(1, _BAND_PIXELS // image.width)
    for top in range(0, image.height, rows):
        bottom = min(image.height, top + rows)
        band = image.crop((0, top, image.width, bottom)).convert("RGB")
        pixels[top:bottom] = np.asarray(band)
    return pixels


def _row(workspace: Workspace, photo_id: int) -> Any:
    with workspace.library.database.read() as connection:
        rows = photos.rows(connection, [photo_id])
    if not rows:
        raise UnknownPhotoError(f"The library has no photo id:{photo_id}; search for it again.")
    row = rows[0]
    if row.content_hash is None:
        raise DecodeError(row.reason or "This photo has not been read yet; it will be shown soon.")
    return row


def _longest(width: int, height: int) -> int:
    """The longest side at which a photo of this size stays within `MOST_PIXELS`."""
    fraction = math.ceil(math.sqrt(width * height / MOST_PIXELS))
    return max(width, height) // max(1, fraction)


def _at_most(image: Image.Image, edge: int) -> Image.Image:
    """Smoothly made smaller to `edge` pixels on the longest side, never enlarged."""
    scale = edge / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)
