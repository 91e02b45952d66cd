"""The generic images that networks are quantised with and feature spaces are fitted on.

No image that judges the tagger may stand here: the numbers in the model cards would be worth
nothing.
"""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from photomanager.errors import FolderError
from photomanager.recognition import embedder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"}
_THUMBNAIL_SIDE = 64
_IMAGES_DECODED_AHEAD = 128


@dataclass(frozen=True)
class ImageSource:
    """One named set of images.

    Attributes:
        name: How the model card calls it.
        files: Its images, in a fixed order.
        thumbnails: Whether each image is first reduced to a square of 64 pixels, so that the
            space also knows what a small or blurred picture looks like.
    """

    name: str
    files: tuple[Path, ...]
    thumbnails: bool = False


def shipped_sources(data: Path) -> list[ImageSource]:
    """The images behind the shipped spaces, below a folder of unpacked data sets.

    Labels play no part: file and folder names are only sorted.

    Raises:
        FolderError: A data set is missing.
    """
    samples = find_images(data / "imagenet_samples")
    tiny = find_images(data / "tiny-imagenet-200" / "train")
    return [
        ImageSource("ImageNet samples, one photo for each of 1000 classes", samples),
        ImageSource("the same, reduced to 64 pixels", samples, thumbnails=True),
        ImageSource("Tiny ImageNet-200, first 50 training images of each class", tiny),
    ]


def sources_of_folder(folder: Path) -> list[ImageSource]:
    """The images below any folder of the user's, and copies of them reduced to 64 pixels.

    Raises:
        FolderError: There are no images.
    """
    files = find_images(folder)
    return [
        ImageSource(f"images of {folder.name}", files),
        ImageSource("the same, reduced to 64 pixels", files, thumbnails=True),
    ]


def find_images(folder: Path) -> tuple[Path, ...]:
    """All images below a folder, sorted by path.

    Raises:
        FolderError: The folder is missing or holds no image.
    """
    files = (path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)
    found = tuple(sorted(files))
    if not found:
        raise FolderError(f"There are no images in {folder}; name the folder that holds them.")
    return found


def prepared(
    files: Sequence[Path], size: int, *, thumbnails: bool = False
) -> Iterator[NDArray[np.uint8]]:
    """Network inputs of the images, in order, decoded on two threads ahead of their use."""

    def prepare(path: Path) -> NDArray[np.uint8]:
        with Image.open(path) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
        if thumbnails:
            square = (_THUMBNAIL_SIDE, _THUMBNAIL_SIDE)
            upright = ImageOps.fit(upright, square, Image.Resampling.BICUBIC)
        return embedder.prepare(upright, size)

    with ThreadPoolExecutor(max_workers=2) as pool:
        remaining = iter(files)
        while chunk := list(itertools.islice(remaining, _IMAGES_DECODED_AHEAD)):
            yield from pool.map(prepare, chunk)
