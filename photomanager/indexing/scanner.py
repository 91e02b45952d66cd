"""Finds out what lies in a photo folder, and what of it is new.

The scan is the truth: whatever watchers report is only a hint to scan. It reads no file, only
names, sizes and times, and compares them in memory with everything the library knows of the
folder. Files come in the byte order of their paths, so that ids do not depend on chance.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from photomanager.imaging import kinds, sidecar
from photomanager.indexing.ignore_rules import IgnoreRules
from photomanager.library.photos import absolute
from photomanager.library.scanned_files import FoundFile
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from photomanager.indexing.hints import Hint
    from photomanager.library.roots import Root
    from photomanager.library.scanned_files import KnownFile

# So many known files are looked for when the folder is on another device than last time.
_SAMPLE = 50


@dataclass(slots=True)
class Walk:
    """One walk through a folder; iterate over it once.

    Args:
        root: Absolute path of the folder.
        skip: A folder that is left out: the library's own.
        elsewhere: Other photo folders: links that lead into them are not followed.
        stopped: Asked now and then; True ends the walk early.
        passed: Told of each file that is no photo: its relative path, and whether it is a video.
        hint: Which parts of the folder to walk through; None: all of it.

    Attributes:
        rules: What is left alone, and not counted either.
        videos: How many videos were seen.
        others: How many other files that are no photos.
        unreadable: Folders that could not be read, relative.
        sidecars: XMP files, which belong to photos.
        mounts: Folders on another file system than the folder they lie in, relative.
        complete: Whether the walk has come to its end.
        beyond: Whether only a walk through all of the folder can tell what lies in these parts.
    """

    root: bytes
    skip: bytes = b""
    elsewhere: Sequence[bytes] = ()
    stopped: Callable[[], bool] = lambda: False
    passed: Callable[[bytes, bool], None] = lambda _path, _video: None
    hint: Hint | None = None
    rules: IgnoreRules = field(init=False)
    videos: int = 0
    others: int = 0
    unreadable: list[bytes] = field(default_factory=list)
    sidecars: list[FoundFile] = field(default_factory=list)
    mounts: list[bytes] = field(default_factory=list)
    complete: bool = False
    beyond: bool = False
    _real: tuple[bytes, ...] = field(init=False)
    _linked: set[tuple[int, int]] = field(default_factory=set, init=False)
    _names: dict[bytes, frozenset[bytes]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.rules = IgnoreRules(self.root)
        self._real = tuple(map(os.path.realpath, (self.root, *self.elsewhere)))

    def __iter__(self) -> Iterator[FoundFile]:
        for place, deep in [(b"", True)] if self.hint is None else self.hint.places():
            if self._is_plain(place):
                yield from self._folder(place, set(), deep=deep)
        unread = self.stopped() or self.beyond or b"" in self.unreadable
        self.complete = not unread

    def _is_plain(self, place: bytes) -> bool:
        """Whether to walk through a part of the folder, if it is still there.

        Where a link leads, and what is the same place in another spelling (case does not matter
        everywhere), is known to a walk through everything only.
        """
        above = b""
        for name in place.split(b"/") if place else ():
            here = above + b"/" + name if above else name
            path = absolute(self.root, here)
            if path == self.skip or self.rules.ignores_in(above, name, is_folder=True):
                return False
            if os.path.lexists(path) and (
                name not in self._names_in(above) or os.path.islink(path)  # noqa: PTH114
            ):
                self.beyond = True
                return False
            above = here
        return True

    def _names_in(self, folder: bytes) -> frozenset[bytes]:
        if folder not in self._names:
            path = absolute(self.root, folder) if folder else self.root
            try:
                self._names[folder] = frozenset(os.listdir(path))  # noqa: PTH208
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]

    def _folder(
        self, relative: bytes, above: set[tuple[int, int]], *, deep: bool = True
    ) -> Iterator[FoundFile]:
        path = absolute(self.root, relative) if relative else self.root
        try:
            here = os.stat(path)  # noqa: PTH116 - pathlib has no bytes
            with os.scandir(path) as listing:
                entries = self._entries(relative, listing)
        except FileNotFoundError:
            if relative:  # gone since its parent was read
                return
            self.unreadable.append(relative)
            return
        except OSError:
            self.unreadable.append(relative)
            return
        identity = (here.st_dev, here.st_ino)
        if identity in above:  # a link that leads back up
            return
        if relative and is_mounted(path, here.st_dev):
            self.mounts.append(relative)
        prefix = relative + b"/" if relative else b""
        for name, entry in entries:
            if self.stopped():
                return
            if name.endswith(b"/"):
                if deep and self._is_walked(entry):
                    yield from self._folder(prefix + entry.name, above | {identity})
            else:
                found = self._file(prefix, entry)
                if found is not None:
                    yield found

    def _entries(
        self, folder: bytes, listing: Iterable[os.DirEntry[bytes]]
    ) -> list[tuple[bytes, os.DirEntry[bytes]]]:
        """What is not left alone. A folder's name ends in "/", so that files come in path order."""
        found = []
        for entry in listing:
            is_folder = _is_folder(entry)
            if not self.rules.ignores_in(folder, entry.name, is_folder=is_folder):
                found.append((entry.name + b"/" * is_folder, entry))
        return sorted(found)

    def _is_walked(self, entry: os.DirEntry[bytes]) -> bool:
        if entry.path == self.skip:
            return False
        if not entry.is_symlink():
            return True
        if self.hint is not None:
            self.beyond = True
            return False
        return self._is_new_place(entry)

    def _is_new_place(self, link: os.DirEntry[bytes]) -> bool:
        """Whether what a link to a folder leads to is walked on no other way."""
        if self._leads_inside(link.path):
            return False
        status = link.stat()
        target = (status.st_dev, status.st_ino)
        if target in self._linked:
            return False
        self._linked.add(target)
        return True

    def _leads_inside(self, path: bytes) -> bool:
        """Whether a link's target is found anyway, in this or another photo folder."""
        target = os.path.realpath(path)
        return any(
            target == root or target.startswith(root.rstrip(b"/") + b"/") for root in self._real
        )

    def _file(self, prefix: bytes, entry: os.DirEntry[bytes]) -> FoundFile | None:
        beside = sidecar.is_sidecar_name(entry.name)
        if not beside and not kinds.is_photo_name(entry.name) and not _may_be_photo(entry):
            self._pass(prefix + entry.name, video=kinds.is_video_name(entry.name))
            return None
        try:
            status = entry.stat()
        except OSError:  # a link to nowhere, or gone meanwhile
            self._pass(prefix + entry.name)
            return None
        if not stat.S_ISREG(status.st_mode) or (
            entry.is_symlink() and self._leads_inside(entry.path)
        ):
            self._pass(prefix + entry.name)
            return None
        found = FoundFile(prefix + entry.name, status.st_size, status.st_mtime_ns)
        if beside:
            self.sidecars.append(found)
            return None
        return found

    def _pass(self, path: bytes, *, video: bool = False) -> None:
        if video:
            self.videos += 1
        else:
            self.others += 1
        self.passed(path, video)


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _may_be_photo(entry: os.DirEntry[bytes]) -> bool:
    """Whether a file without a suffix begins like a picture."""
    try:
        if kinds.suffix(entry.name) or not entry.is_file():
            return False
        with open(entry.path, "rb") as stream:  # noqa: PTH123 - pathlib has no bytes
            return kinds.looks_like_photo(stream.read(kinds.HEAD_BYTES))
    except OSError:
        return False


@dataclass(slots=True)
class Comparison:
    """A folder's files against what the library knows.

    Attributes:
        new: Files at paths never seen, as they come.
        changed: (file id, as found) of files with another size or time, or worth another try.
        returned: File ids of missing files that are back as they were.
        missing: File ids that were not found; empty unless the walk was complete.
        unchanged: Number of indexed files as they were.
        failed: Number of files that are known to fail, as they were.
    """

    new: list[FoundFile] = field(default_factory=list)
    changed: list[tuple[int, FoundFile]] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    unchanged: int = 0
    failed: int = 0

    def take(self, found: FoundFile, known: KnownFile | None) -> None:
        """Sorts one file in."""
        if known is None:
            self.new.append(found)
        elif (known.size, known.mtime_ns) != (found.size, found.mtime_ns):
            self.changed.append((known.id, found))
        elif known.state == "indexed":
            self.unchanged += 1
        elif known.state == "failed" and known.attempts:
            self.failed += 1
        elif known.state == "missing" and known.hashed:
            self.returned.append(known.id)
            self.unchanged += 1
        elif known.state != "pending":
            self.changed.append((known.id, found))

    def finish(self, walk: Walk, known: Mapping[bytes, KnownFile], seen: set[bytes]) -> None:
        """Names the missing, now that everything has been seen."""
        if not walk.complete:
            return
        unread = tuple(path + b"/" for path in walk.unreadable)
        self.missing = [
            one.id
            for path, one in known.items()
            if path not in seen and one.state != "missing" and not path.startswith(unread)
        ]


def device_of(path: bytes) -> str:
    """Which file system the folder is on; numbers alone change when disks are plugged in again.

    Raises:
        OSError: There is no such folder.
    """
    number = os.stat(path).st_dev  # noqa: PTH116 - pathlib has no bytes
    if not hasattr(os, "statvfs"):
        return f"{number:x}"
    return f"{number:x}:{os.statvfs(path).f_fsid:x}"


def lies_on(path: bytes, device: str) -> bool:
    """Whether a folder, or the place where it was, is on this file system (of `device_of`)."""
    while not os.path.lexists(path) and path.strip(b"/"):
        path = os.path.dirname(path)  # noqa: PTH120
    try:
        return _lasting(device_of(path)) == _lasting(device)
    except OSError:
        return False


def _lasting(device: str) -> str:
    """What stays of a file system's name when it is plugged in again, if it has such a thing."""
    number = device.rpartition(":")[2]
    return device if number == "0" else number


def is_mounted(path: bytes, device: int | None = None) -> bool:
    """Whether a folder is on another file system than the one that it lies in.

    Args:
        path: Absolute.
        device: `st_dev` of the folder; None: look.
    """
    try:
        here = os.stat(path).st_dev if device is None else device  # noqa: PTH116
        return here != os.stat(os.path.dirname(path)).st_dev  # noqa: PTH116, PTH120
    except OSError:
        return False


def is_as_it_was(root: Root) -> bool:
    """Whether the folder is there as the last look at all of it left it, as far as it shows."""
    if root.state != "online" or root.scanned_at is None:
        return False
    try:
        with os.scandir(root.path) as listing:
            empty = next(iter(listing), None) is None
        return not empty and root.device == device_of(root.path)
    except OSError:
        return False


def why_empty(path: bytes) -> str:
    """One sentence about a folder in which a drive should be."""
    name = path.decode("utf-8", "replace")
    return sentence(f"The folder {name} is empty; connect its drive, or remove the folder.")


def why_offline(root: Root, known: Iterable[tuple[bytes, KnownFile]]) -> str | None:
    """One sentence when the folder is not what it was, else None.

    A drive that is not plugged in often leaves an empty folder, or another drive, under the
    same path. Neither means that the photos are gone.

    Args:
        root: The folder.
        known: Relative path and row of files that were there.
    """
    name = root.path.decode("utf-8", "replace")
    known = list(known)
    try:
        with os.scandir(root.path) as listing:
            empty = next(iter(listing), None) is None
        device = device_of(root.path)
    except FileNotFoundError:
        return sentence(f"The folder {name} is not there; connect its drive, or remove the folder.")
    except NotADirectoryError:
        return sentence(f"{name} is no longer a folder; put the folder back, or remove it.")
    except PermissionError:
        return sentence(f"The folder {name} may not be read; give yourself the right to read it.")
    except OSError as error:
        return sentence(f"The folder {name} cannot be read ({error.strerror}); check its drive.")
    if not known:
        return None
    if empty:
        return why_empty(root.path)
    if root.device in (None, device):
        return None
    sample = known[:: max(1, len(known) // _SAMPLE)]
    there = sum(os.path.lexists(absolute(root.path, path)) for path, _ in sample)
    if 2 * there >= len(sample):
        return None
    return (
        f"The folder {name} is on another drive than before, without its photos; connect the "
        "right drive, or remove the folder."
    )
