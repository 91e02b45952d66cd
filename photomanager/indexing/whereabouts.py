"""Whether a file that is known by its contents still lies where it lay, and which one has moved.

Of several files with the same contents only those that have gone can have moved: what is still
there has been copied. A drive that is not plugged in has taken its files along; they have not gone.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from photomanager.indexing import scanner
from photomanager.library import mounts, moved_files
from photomanager.library.photos import absolute

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

    from photomanager.library.photos import SameContents


class Whereabouts:
    """Asks the disks, about each folder once; for one batch.

    Args:
        connection: A view of the library.
        changed: Rows of files that had other contents when they were compared with their hashes.
    """

    def __init__(self, connection: Connection, changed: Collection[int] = ()) -> None:
        self._connection = connection
        self._changed = changed
        self._there: dict[bytes, bool] = {}
        self._away: dict[int, tuple[bytes, ...]] = {}

    def has_left(self, same: SameContents) -> bool:
        """Whether the contents are no longer where they were."""
        if same.removed or self._is_changed(same):
            return True
        if not self._is_there(same):
            return same.missing
        if not os.path.lexists(same.path):
            return True
        return self.is_written_over(same)

    def is_written_over(self, same: SameContents) -> bool:
        """Whether something else lies at the file's path for certain."""
        if self._is_changed(same):
            return True
        if same.size is None or same.size < 0:
            return False
        try:
            return os.stat(same.path).st_size != same.size  # noqa: PTH116 - no bytes
        except OSError:
            return False

    def _is_changed(self, same: SameContents) -> bool:
        """Known by its size as well: that of a file that has found its place since is known."""
        return same.size is None and same.id in self._changed

    def _is_there(self, same: SameContents) -> bool:
        """Whether the file's folder is there, on the drive on which it was."""
        if same.root_path not in self._there:
            self._there[same.root_path] = _is_on(same.root_path, same.device)
            inside = mounts.known(self._connection, same.root_id)
            drives = [absolute(same.root_path, one) for one in inside]
            away = [one + b"/" for one in drives if not scanner.is_mounted(one)]
            self._away[same.root_id] = tuple(away)
        on_its_drive = not same.path.startswith(self._away[same.root_id])
        return self._there[same.root_path] and on_its_drive


def _is_on(folder: bytes, device: str | None) -> bool:
    try:
        return device is not None and scanner.device_of(folder) == device
    except OSError:
        return False


def moved_to(
    path: bytes,
    candidates: Iterable[SameContents],
    disks: Whereabouts,
    named: Collection[bytes] = (),
) -> SameContents | None:
    """Which of several files with the same contents, all gone, has become the one at this path.

    Copies keep their names when folders are moved, and their folders when they are renamed. What
    has gone altogether has rather moved than what was written over, which may have been edited.

    Args:
        path: Absolute.
        candidates: The files that have gone.
        disks: What tells where files are.
        named: Names of other files that have been found, for which one may be meant.
    """
    folder, name = os.path.split(path)

    def likeness(one: SameContents) -> tuple[bool | int, ...]:
        before = moved_files.name_before(one.path, one.id)
        lay_in, called = os.path.split(before)
        return (
            called != name,
            called in named,
            os.path.basename(lay_in) != os.path.basename(folder),  # noqa: PTH119
            lay_in != folder,
            disks.is_written_over(one),
            one.id,
        )

    return min(candidates, key=likeness, default=None)


def names(paths: Iterable[bytes]) -> set[bytes]:
    """The names of files without their folders."""
    return {os.path.basename(path) for path in paths}  # noqa: PTH119


def by_contents(found: Sequence[SameContents]) -> dict[bytes, list[SameContents]]:
    """The files that can move by themselves, by what they hold."""
    sorted_out: dict[bytes, list[SameContents]] = {}
    for one in found:
        if not one.raw:
            sorted_out.setdefault(one.content_hash, []).append(one)
    return sorted_out
