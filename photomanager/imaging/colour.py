"""Pictures with a colour profile of their own, brought to sRGB, as screens and networks want."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageCms


def to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The picture in sRGB, mode RGB.

    Args:
        image: Mode RGB, CMYK or LAB.
        icc: The file's profile; one that is broken or does not fit the mode is ignored.
    """
    transform = _transform(icc, image.mode) if icc or image.mode == "LAB" else None
    if transform is not None:
        converted = ImageCms.applyTransform(image, transform)
        assert converted is not None
        return converted
    return image if image.mode == "RGB" else image.convert("RGB")


@lru_cache(maxsize=16)
def _transform(icc: bytes | None, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The way to sRGB, or None when there is nothing to do or no way."""
    try:
        if icc is None:
            profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        else:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if mode == "RGB" and "srgb" in ImageCms.getProfileDescription(profile).lower():
            return None
        return ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
