"""Photos for benchmarks: a folder of yours under many names, or generated ones."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path


def fill(target: Path, count: int, source: Path | None) -> list[Path]:
    """Makes `count` JPEG files in `target`, copied from `source` or from generated photos.

    Each copy gets a trailing comment, so that no two files are the same photo.
    """
    target.mkdir(parents=True, exist_ok=True)
    originals = _originals(target.parent / "originals", source)
    made = []
    for number in range(count):
        original = originals[number % len(originals)]
        copy = target / f"{number:05}-{original.stem[:40]}.jpg"
        shutil.copyfile(original, copy)
        with copy.open("ab") as stream:
            stream.write(f"copy {number}".encode())
        made.append(copy)
    # Written pages would be flushed while the first contender runs.
    os.sync()
    return made


def _originals(folder: Path, source: Path | None) -> list[Path]:
    if source is not None:
        found = sorted(
            path for path in source.iterdir() if path.suffix.lower() in (".jpg", ".jpeg")
        )
        if not found:
            raise SystemExit(f"There are no JPEG files in {source}.")
        return found
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(7)
    made = []
    for number in range(6):
        path = folder / f"generated-{number}.jpg"
        coarse = random.integers(0, 255, (24, 32, 3), np.uint8)
        smooth = np.asarray(Image.fromarray(coarse).resize((3264, 2448), Image.Resampling.BICUBIC))
        grain = random.normal(0, 9, smooth.shape)
        Image.fromarray(np.clip(smooth + grain, 0, 255).astype(np.uint8)).save(path, quality=90)
        made.append(path)
    return made
