"""Looks at the library's disk before work is done that might not fit on it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from photomanager.errors import DiskFullError
from photomanager.library.database import readable, worded

if TYPE_CHECKING:
    from pathlib import Path

# Thumbnail 45 kB in the mean of camera photos, vector, guesses and history 3 kB.
BYTES_PER_PHOTO = 48_000
# For edits, the database's log and a copy of it.
RESERVE_BYTES = 200_000_000


def require(library: Path, photos: int) -> None:
    """Refuses to index photos that the disk has no room for.

    Args:
        library: The library's folder.
        photos: How many are to be indexed.

    Raises:
        DiskFullError: There is too little room, with how much is needed.
    """
    with worded(library):
        free = shutil.disk_usage(library).free
    needed = photos * BYTES_PER_PHOTO + RESERVE_BYTES
    if free < needed:
        number = f"{photos:,}"
        raise DiskFullError(
            f"The disk that holds the library {readable(library)} has {_size(free)} left, and "
            f"{number} photos need about {_size(needed)}. Free some space and try again."
        )


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
