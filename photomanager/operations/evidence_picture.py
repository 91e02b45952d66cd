"""The picture of an explanation: the photo with its evidence laid over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.errors import OutputError
from photomanager.imaging import overlay
from photomanager.recognition.embedder import seen_square
from photomanager.recognition.evidence import cell_span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from photomanager.operations.explain import Explanation


def save_overlay(explanation: Explanation, target: Path, lines: Sequence[str]) -> None:
    """Writes the picture for people as PNG: the photo with its evidence, and a legend.

    Args:
        explanation: What is drawn.
        target: The file, which must not exist.
        lines: The legend (`explain.in_words`).

    Raises:
        OutputError: The file exists already or cannot be written.
    """
    png = overlay.draw(
        explanation.picture,
        explanation.cells,
        explanation.seen,
        explanation.grid,
        title=f"{explanation.tag}: {explanation.confidence:.0%} sure",
        lines=lines,
    )
    refuse_existing(target)
    try:
        with target.open("xb") as stream:
            stream.write(png)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written ({error.strerror}); name another place."
        ) from error


def refuse_existing(target: Path) -> None:
    """Nothing is overwritten; asked before the work as well as after it.

    Raises:
        OutputError: Something lies there already.
    """
    if target.exists() or target.is_symlink():
        raise OutputError(f"{target} exists already; delete it first or name another file.")


def seen_part(width: int, height: int) -> overlay.Box:
    """What the network sees of an upright photo of this size, in fractions of it."""
    left, top, right, bottom = seen_square(width, height)
    return left / width, top / height, right / width, bottom / height


def grid_of(seen: overlay.Box, cells: tuple[int, ...], input_size: int) -> overlay.Box:
    """Where the cells lie on the photo."""
    across, down = seen[2] - seen[0], seen[3] - seen[1]
    left, right = cell_span(cells[1], input_size)
    top, bottom = cell_span(cells[0], input_size)
    return (
        seen[0] + left * across,
        seen[1] + top * down,
        seen[0] + right * across,
        seen[1] + bottom * down,
    )
