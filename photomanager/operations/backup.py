"""A consistent copy of the library's database, made while the library is in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.library import backup as copies

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made and checked.

    Attributes:
        file: The copy.
        photos: How many photos it knows.
    """

    file: Path
    photos: int


def backup(workspace: Workspace, directory: Path | None = None) -> Backup:
    """Copies the database into a new file and checks the copy.

    Args:
        workspace: The library to copy.
        directory: Where to; else the library's own backups folder, in which copies that
            newer ones stand in for are then deleted.

    Raises:
        LibraryError: When the folder cannot be written, the disk is full, or the library is
            damaged; nothing half made is left.
    """
    return Backup(*copies.backup(workspace.library, directory))
