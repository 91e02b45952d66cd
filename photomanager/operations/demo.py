"""Photos to try the program with, for people who want to look before they add their own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from photomanager import paths
from photomanager.errors import FolderError
from photomanager.operations import folders

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.operations.folders import Folder
    from photomanager.operations.workspace import Workspace


def add(workspace: Workspace, target: Path, *, origin: str) -> Folder:
    """Copies the bundled photos and adds their folder, to be indexed next.

    They are copied because what belongs to the program may move or go with its next version.

    Args:
        workspace: The library.
        target: The folder they shall lie in; what is there already stays.
        origin: Who asks: window, cli, api.

    Raises:
        FolderError: They cannot be copied there.
        LibraryError: Disk or file are at fault.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        for photo in sorted((paths.resource_dir() / "demo").iterdir()):
            if not (target / photo.name).exists():
                shutil.copyfile(photo, target / photo.name)
    except OSError as error:
        raise FolderError(
            f"The sample photos cannot be copied to {target} ({error.strerror}); "
            "make room there or give yourself the right to write."
        ) from error
    return folders.add(workspace, target, origin=origin)
