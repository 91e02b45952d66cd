"""Camera RAW files through LibRaw: the embedded preview, else a quick look at the sensor."""

from __future__ import annotations

import io
from dataclasses import dataclass

import rawpy
from PIL import Image

# A preview with a shorter long side is only an icon: develop the sensor's data instead.
_LEAST_PREVIEW = 480
# LibRaw's `flip` as EXIF orientation.
_ORIENTATION = {0: 1, 3: 3, 5: 8, 6: 6}


@dataclass(frozen=True, slots=True)
class RawPicture:
    """What a RAW file offers for showing; exactly one of `jpeg` and `image` is given.

    Attributes:
        jpeg: The embedded preview as a JPEG file.
        image: Upright RGB picture, when there is no preview worth the name.
        width: Of the upright photo at full size.
        height: Of the upright photo at full size.
        orientation: EXIF orientation that makes the sensor's picture upright.
    """

    jpeg: bytes | None
    image: Image.Image | None
    width: int
    height: int
    orientation: int


def read(data: bytes) -> RawPicture | None:
    """Opens a RAW file from its bytes; None when LibRaw does not know its kind.

    Raises:
        rawpy.LibRawError: The file is damaged.
    """
    try:
        opened = rawpy.imread(io.BytesIO(data))
    except rawpy.LibRawFileUnsupportedError:
        return None
    with opened:
        sizes = opened.sizes
        size = (sizes.width, sizes.height)
        width, height = size[::-1] if sizes.flip in (5, 6) else size
        orientation = _ORIENTATION.get(sizes.flip, 1)
        jpeg = _preview(opened)
        if jpeg is not None:
            return RawPicture(jpeg, None, width, height, orientation)
        pixels = opened.postprocess(half_size=True, use_camera_wb=True, output_bps=8)
        return RawPicture(None, Image.fromarray(pixels), width, height, orientation)


def _preview(opened: rawpy.RawPy) -> bytes | None:
    try:
        preview = opened.extract_thumb()
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
        return None
    if preview.format != rawpy.ThumbFormat.JPEG:
        return None
    with Image.open(io.BytesIO(preview.data), formats=("JPEG",)) as image:
        return bytes(preview.data) if max(image.size) >= _LEAST_PREVIEW else None
