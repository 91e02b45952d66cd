"""A photo as large as it is looked at: decoded anew from its file, never kept on disk.

Decoded in a process of its own (`indexing.errands`), however often the file was before: the same
bytes at another size take another way through the decoder.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from photomanager.errors import DecodeError, UnknownPhotoError
from photomanager.library import photos
from photomanager.library.roots import readable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from photomanager.operations.workspace import Workspace

# A picture of more pixels is shown at a half, a third …: 48 megapixels take 144 MB.
MOST_PIXELS = 48_000_000
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

    Only the very bytes that were indexed are shown.

    Args:
        workspace: The library.
        photo_id: The photo.
        edge: Pixels wanted on the longest side; None: all, as far as memory allows.

    Raises:
        UnknownPhotoError: There is no such photo.
        DecodeError: The file cannot be shown now; says why.
        LibraryError: Disk or file are at fault.
        WorkerError: The worker process does not work at all.
    """
    row = _row(workspace, photo_id)
    path = photos.absolute(row.root_path, row.path)
    name = os.path.basename(readable(path))  # noqa: PTH119 - the path may be no text
    if row.root_state == "offline":
        raise DecodeError(f"The folder of {name} is not connected; connect it to see the photo.")
    wanted = _longest(row.width, row.height) if edge is None else edge
    found = workspace.errands.look(path, row.content_hash, wanted, fitted=edge is not None)
    pixels = np.frombuffer(found.pixels, np.uint8).reshape(found.rows, found.columns, 3)
    whole = edge is None or max(pixels.shape) >= max(found.width, found.height)
    return View(pixels, found.width, found.height, whole, histogram(pixels))


def histogram(pixels: NDArray[np.uint8]) -> NDArray[np.int64]:
    """int64[3, 256]: how often each value of red, green and blue comes, in a sample."""
    step = max(1, math.isqrt(pixels.shape[0] * pixels.shape[1] // _SAMPLES))
    sample = pixels[::step, ::step]
    return np.stack([np.bincount(sample[..., one].ravel(), minlength=256) for one in range(3)])


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
