"""A few numbers about a picture's pixels: colour, tones, sharpness.

Measured on the small picture that the thumbnail is made of, so that they cost about three
milliseconds and mean the same for photos of any size.

Sharpness follows Crété, Dolmiere, Ladret and Nicolas, "The blur effect: perception and
estimation with a new no-reference perceptual blur metric" (SPIE 6492, 2007): blur a picture
again, and see how much of its differences between neighbouring pixels goes. A sharp one loses
most of them, a blurred one had none to lose. Here each tile of a grid is judged for itself and
the best tile counts, because a sharp face before a soft background is no blurred photo.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import ImageChops

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL import Image

_GRID = 8
# Pixels that the second blur averages, along each direction.
_BLUR = 9
# Tiles whose mean difference of neighbours is above this show what can be sharp or blurred; a
# picture blurred so much that too few tiles do is judged by those above the second number.
_DETAIL = (2.0, 1.0)
# A picture with fewer such tiles cannot be judged: sky, fog, a night.
_LEAST_TILES = 16
_LEAST_SIDE = 64


@dataclass(frozen=True, slots=True)
class Pixels:
    """What pixels say of a picture.

    Attributes:
        colour: 0 to 255: largest minus smallest of red, green and blue, which all but one pixel
            in a hundred stay below; 0 is grey.
        contrast: Standard deviation of the grey values, 0 to 127.
        median: The middle grey value, 0 to 255.
        bright: The grey value that nine in ten pixels stay below.
        flat: Share of pixels that equal their neighbour, 0 to 1: large for drawn pictures.
        sharpness: 0 (blurred) to 1 of the sharpest tile, across and down; None if too few
            tiles show enough to tell.
    """

    colour: int
    contrast: float
    median: int
    bright: int
    flat: float
    sharpness: tuple[float, float] | None

    def record(self) -> dict[str, Any]:
        """JSON-ready, without what is not known."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def measure(image: Image.Image) -> Pixels:
    """Measures a picture; any thread.

    Args:
        image: Mode RGB, as small as its thumbnail.
    """
    shades = image.convert("L")
    grey = np.asarray(shades)
    tones = np.array(shades.histogram())
    return Pixels(
        colour=_colour(image),
        contrast=round(_spread(tones), 1),
        median=_percentile(tones, 50),
        bright=_percentile(tones, 90),
        flat=round(min(_repeated(grey), _repeated(grey.T)), 3),
        sharpness=_sharpness(grey.astype(np.int16)),
    )


def _colour(image: Image.Image) -> int:
    """The colourfulness that 99 pixels in a hundred stay below."""
    red, green, blue = (image.reduce(2) if min(image.size) > 1 else image).split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    smallest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return _percentile(np.array(ImageChops.subtract(largest, smallest).histogram()), 99)


def _percentile(counts: NDArray[np.int64], percent: int) -> int:
    """The value that this share of the counted values does not exceed."""
    reached = np.cumsum(counts) * 100 >= percent * counts.sum()
    return int(reached.argmax())


def _spread(counts: NDArray[np.int64]) -> float:
    """Standard deviation of the counted values."""
    values = np.arange(len(counts))
    mean = np.average(values, weights=counts)
    return float(np.sqrt(np.average((values - mean) ** 2, weights=counts)))


def _repeated(grey: NDArray[np.uint8]) -> float:
    """The share of pixels that are exactly as their neighbour, 0 for a single column."""
    if grey.shape[1] < 2:
        return 0.0
    return np.count_nonzero(grey[:, 1:] == grey[:, :-1]) / grey[:, 1:].size


def _sharpness(grey: NDArray[np.int16]) -> tuple[float, float] | None:
    if min(grey.shape) < _LEAST_SIDE:
        return None
    across, down = _detail(grey), _detail(np.ascontiguousarray(grey.T))
    for least in _DETAIL:
        if min((detail > least).sum() for detail, _ in (across, down)) >= _LEAST_TILES:
            return _best(*across, least), _best(*down, least)
    return None


def _best(detail: NDArray[np.float64], lost: NDArray[np.float64], least: float) -> float:
    """The share of its differences that the sharpest tile with enough of them has lost."""
    shown = detail > least
    return round(float((lost[shown] / detail[shown]).max()), 3)


def _detail(grey: NDArray[np.int16]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The mean difference of neighbours in a row, and how much of it a blur takes, by tile."""
    # The mean of pixels 0 to 8 less that of 1 to 9 is a ninth of pixel 0 less pixel 9.
    after = np.abs(grey[:, _BLUR:] - grey[:, :-_BLUR])
    before = np.abs(np.diff(grey, axis=1))[:, _BLUR // 2 :][:, : after.shape[1]]
    lost = np.maximum(before * np.int16(_BLUR) - after, 0)
    return _tiles(before), _tiles(lost) / _BLUR


def _tiles(values: NDArray[np.int16]) -> NDArray[np.float64]:
    """float64[64]: the mean of each tile; rows and columns that do not fill one are left out."""
    height, width = (side // _GRID for side in values.shape)
    whole = values[: height * _GRID, : width * _GRID]
    rows = np.add.reduceat(whole, range(0, height * _GRID, height), axis=0, dtype=np.int32)
    sums = np.add.reduceat(rows, range(0, width * _GRID, width), axis=1)
    return np.asarray(sums.ravel() / (height * width), np.float64)
