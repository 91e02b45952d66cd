"""What could not be read, and trying it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.library import changes, photos, roots
from photomanager.operations import folders

if TYPE_CHECKING:
    from photomanager.operations.workspace import Workspace

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or folder that could not be read, and one sentence why."""

    path: str
    reason: str


def problems(workspace: Workspace) -> list[Problem]:
    """Folders, then files, that could not be read; at most 10,000 files.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    found = [
        Problem(folder.path, folder.reason)
        for folder in folders.folders(workspace)
        if folder.reason is not None
    ]
    with workspace.library.database.read() as connection:
        failed = photos.problems(connection, _MOST)
    return found + [Problem(roots.readable(path), reason) for path, reason in failed]


def retry(workspace: Workspace) -> int:
    """Lets the next scan try every failed file again, also those that will surely fail again.

    Returns:
        How many files that are.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.write() as connection:
        count = photos.forgive_failures(connection)
        if count:
            changes.record(connection, "problems", {"all": True})
    return count
