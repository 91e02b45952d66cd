"""Real files for the photos of the taught library."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PIL import Image
from sqlalchemy import update

from photomanager.library.schema import root

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def put_files(workspace: Any, folder: Path, photo_ids: Iterable[int]) -> Path:
    """Makes the library's folder a real one that holds the files of these photos."""
    folder.mkdir()
    for number in photo_ids:
        Image.new("RGB", (32, 24), (number, 90, 200)).save(folder / f"{number}.jpg")
    with workspace.library.database.write() as connection:
        connection.execute(update(root).values(path=os.fsencode(folder)))
    return folder
