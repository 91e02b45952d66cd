"""Puts a new file in the place of an old one in one step, with its times and rights."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress

from photomanager.errors import MetadataError
from photomanager.imaging import kinds


def replace(
    path: bytes, data: bytes | memoryview, old: os.stat_result | None, *, keep_times: bool
) -> None:
    """Writes a file whole or not at all.

    Args:
        path: Where; a link is followed.
        data: The new contents.
        old: The file as it was when its contents were read, None if there was none.
        keep_times: Whether the new file shall look as old as the one before.

    Raises:
        MetadataError: The place is read-only or full, or somebody else has changed the file.
    """
    name = kinds.display(path)
    target = os.path.realpath(path)
    folder = os.path.dirname(target)  # noqa: PTH120 - pathlib has no bytes
    if old is not None and not old.st_mode & stat.S_IWUSR:
        raise MetadataError(f"{name} is write-protected; give yourself the right to change it.")
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=b".photomanager-", suffix=b".tmp", dir=folder)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _look_alike(draft, target, old, keep_times=keep_times)
        if not _is_as_read(target, old):
            raise MetadataError(f"{name} has just been changed by another program; try again.")
        os.replace(draft, target)  # noqa: PTH105
        draft = None
        _settle(folder)
    except PermissionError:
        where = kinds.display(folder) or "/"
        raise MetadataError(
            f"{name} cannot be written: the folder {where} is read-only; give yourself the right"
            " to write there."
        ) from None
    except OSError as error:
        raise MetadataError(
            f"{name} cannot be written ({error.strerror}); look at the disk it lies on."
        ) from error
    finally:
        if draft is not None:
            with suppress(OSError):
                os.unlink(draft)  # noqa: PTH108


def _look_alike(
    draft: bytes, target: bytes, old: os.stat_result | None, *, keep_times: bool
) -> None:
    """Gives the draft the rights of the old file, or those that new files get."""
    if old is None:
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(draft, 0o666 & ~umask)  # noqa: PTH101
        return
    shutil.copystat(target, draft)
    with suppress(PermissionError):  # only root may give files away
        os.chown(draft, old.st_uid, old.st_gid)
    times = (old.st_atime_ns, old.st_mtime_ns) if keep_times else None
    os.utime(draft, ns=times) if times else os.utime(draft)


def _is_as_read(target: bytes, old: os.stat_result | None) -> bool:
    try:
        now = os.stat(target)  # noqa: PTH116
    except FileNotFoundError:
        return old is None
    return old is not None and (now.st_ino, now.st_size, now.st_mtime_ns) == (
        old.st_ino,
        old.st_size,
        old.st_mtime_ns,
    )


def _settle(folder: bytes) -> None:
    """Lets the new name survive a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
