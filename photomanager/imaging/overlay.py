"""Evidence drawn over a photo: grey where nothing speaks for the tag, warm where much does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    # Fractions of the upright photo: left, top, right, bottom.
    Box = tuple[float, float, float, float]

# The picture that people get has a long side of at least this many pixels.
_LONG_SIDE = 1024
# From a little evidence to the most: dark red, orange, light yellow.
_WARM = np.array([(150, 20, 10), (245, 120, 20), (255, 225, 120)], np.float64)
# The strongest colour hides no more than this of the photo.
_COVER = 0.75
_DIMMED = 0.35

_PAPER, _INK, _FAINT_INK = (28, 28, 30), (245, 245, 245), (185, 185, 190)
# Pillow's own font has the Latin letters only; these are looked for where systems keep fonts.
_FONTS = ("NotoSans-Regular.ttf", "DejaVuSans.ttf", "Arial Unicode.ttf", "segoeui.ttf")


def blend(
    picture: Image.Image, cells: NDArray[np.float64], seen: Box, grid: Box
) -> NDArray[np.uint8]:
    """The photo in grey with evidence in warm colours; what the network did not see is dimmed.

    The strongest cell has the strongest colour, whatever its log-odds; cells that speak
    against the tag are left grey. May be called from any thread.

    Args:
        picture: The upright photo.
        cells: float64[h, w], the evidence of each cell.
        seen: The part of the photo that the network saw.
        grid: What the cells cover; may begin within that part or reach beyond it.

    Returns:
        uint8[height, width, 3] of the picture's size.
    """
    grey = np.asarray(picture.convert("L"), np.float64)[..., np.newaxis]
    height, width = grey.shape[:2]
    left, right = round(seen[0] * width), max(round(seen[2] * width), 1)
    top, bottom = round(seen[1] * height), max(round(seen[3] * height), 1)
    canvas = np.repeat(grey * _DIMMED, 3, axis=2)
    inside = grey[top:bottom, left:right]
    strength = _smooth(cells, seen, grid, (right - left, bottom - top))[..., np.newaxis]
    cover = _COVER * np.sqrt(strength)
    canvas[top:bottom, left:right] = inside * (1 - cover) + _warm(strength[..., 0]) * cover
    return np.asarray(np.rint(canvas), np.uint8)


def draw(
    picture: bytes,
    cells: NDArray[np.float64],
    seen: Box,
    grid: Box,
    *,
    title: str,
    lines: Sequence[str],
) -> bytes:
    """A PNG for people: the photo as `blend` colours it, with a legend below.

    Args:
        picture: The upright photo as a JPEG of our own making.
        cells: float64[h, w], the evidence of each cell.
        seen: The part of the photo that the network saw.
        grid: What the cells cover.
        title: First line of the legend.
        lines: Further lines, smaller.
    """
    with Image.open(io.BytesIO(picture)) as opened:
        photo = opened.convert("RGB")
    scale = max(1.0, _LONG_SIDE / max(photo.size))
    size = (max(1, round(photo.width * scale)), max(1, round(photo.height * scale)))
    photo = photo.resize(size, Image.Resampling.BICUBIC)
    coloured = Image.fromarray(blend(photo, cells, seen, grid))
    legend = _legend(max(coloured.width, _LONG_SIDE // 2), title, lines)
    page = Image.new("RGB", (legend.width, coloured.height + legend.height), _PAPER)
    page.paste(coloured, ((page.width - coloured.width) // 2, 0))
    page.paste(legend, (0, coloured.height))
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def _smooth(
    cells: NDArray[np.float64], seen: Box, grid: Box, size: tuple[int, int]
) -> NDArray[np.float64]:
    """float64[height, width] from 0 to 1: the cells for the tag, blown up without edges."""
    strongest = float(cells.max(initial=0.0))
    if strongest <= 0:
        return np.zeros(size[::-1])
    # One more cell on each side, for what is seen may reach beyond the grid.
    share = np.pad(np.maximum(cells, 0) / strongest, 1, mode="edge").astype(np.float32)
    height, width = cells.shape
    across, down = width / (grid[2] - grid[0]), height / (grid[3] - grid[1])
    box = (
        1 + (seen[0] - grid[0]) * across,
        1 + (seen[1] - grid[1]) * down,
        1 + (seen[2] - grid[0]) * across,
        1 + (seen[3] - grid[1]) * down,
    )
    smooth = Image.fromarray(share).resize(size, Image.Resampling.BICUBIC, box=box)
    # Bicubic swings below and above the values that it joins.
    return np.clip(np.asarray(smooth, np.float64), 0, 1)


def _warm(strength: NDArray[np.float64]) -> NDArray[np.float64]:
    """float64[..., 3]: the colour of each strength from 0 to 1."""
    stops = np.linspace(0, 1, len(_WARM))
    return np.stack([np.interp(strength, stops, channel) for channel in _WARM.T], axis=-1)


def _legend(width: int, title: str, lines: Sequence[str]) -> Image.Image:
    """A strip with the title and, broken where they are too long, the lines."""
    margin, large, small = width // 40 + 4, _font(30), _font(20)
    rows = [(part, large, _INK) for part in _wrapped(title, large, width - 2 * margin)]
    for line in lines:
        rows += [(part, small, _FAINT_INK) for part in _wrapped(line, small, width - 2 * margin)]
    heights = [int(font.size * 1.45) for _, font, _ in rows]
    strip = Image.new("RGB", (width, sum(heights) + 2 * margin), _PAPER)
    pen = ImageDraw.Draw(strip)
    top = margin
    for (text, font, colour), height in zip(rows, heights, strict=True):
        pen.text((margin, top), text, fill=colour, font=font)
        top += height
    return strip


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The text in pieces that fit the width, broken between words where there are any."""
    pieces: list[str] = []
    for word in text.split():
        longer = f"{pieces[-1]} {word}" if pieces else word
        if pieces and font.getlength(longer) <= width:
            pieces[-1] = longer
            continue
        pieces.append("")
        for letter in word:
            if font.getlength(pieces[-1] + letter) > width:
                pieces.append("")
            pieces[-1] += letter
    return pieces


def _font(size: int) -> ImageFont.FreeTypeFont:
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found
