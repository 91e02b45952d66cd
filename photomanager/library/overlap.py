"""Whether one folder lies in another: by its name, or by any other name that the disk knows it by.

Where case does not matter, where a disk is mounted twice or a link leads, one folder has several
names, and two folders of the library could hold the same files.
"""

from __future__ import annotations

import os


def relative(inner: bytes, outer: bytes) -> bytes | None:
    """The path of a folder within another, empty if they are the same, None if it is elsewhere.

    A folder that is not there now is known by its name alone.

    Args:
        inner: Absolute path.
        outer: Absolute path.
    """
    start = outer.rstrip(b"/") + b"/"
    if (inner + b"/").startswith(start):
        return inner[len(start) :]
    wanted = identity(outer)
    if wanted is None:
        return None
    parts = inner.split(b"/")
    for end in range(len(parts), 0, -1):
        if identity(b"/".join(parts[:end]) or b"/") == wanted:
            return b"/".join(parts[end:])
    return None


def identity(path: bytes) -> tuple[int, int] | None:
    """What tells a folder from all others, None if it is not there or its disk does not say."""
    try:
        status = os.stat(path)  # noqa: PTH116 - pathlib has no bytes
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else None
