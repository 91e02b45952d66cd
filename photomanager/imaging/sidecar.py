"""XMP files beside a photo: which they are, and what is in them.

Two namings are in use: darktable and digiKam write `photo.jpg.xmp`, Adobe's programs
`photo.xmp`. The first belongs to one file and is believed first; the second is shared by all
files that differ in their suffix alone. Of a picture with a RAW file beside it the picture's own
comes first, then the RAW file's own, then the shared one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from photomanager.imaging import kinds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SUFFIX = b".xmp"
# Larger ones are no metadata.
LARGEST = 16 << 20


@dataclass(frozen=True, slots=True)
class Sidecar:
    """One XMP file as it was read.

    Attributes:
        name: Its name in the photo's folder.
        data: Its contents; empty when they stand under another name already, None if it cannot
            be read.
        size: Bytes.
        mtime_ns: When it was written last.
    """

    name: bytes
    data: bytes | None
    size: int
    mtime_ns: int


def is_sidecar_name(name: bytes) -> bool:
    """Whether a file of this name may belong to a photo."""
    return kinds.suffix(name) == SUFFIX


def own_path(photo: bytes) -> bytes:
    """The sidecar of this file alone: `photo.jpg.xmp`."""
    return photo + SUFFIX


def shared_path(photo: bytes) -> bytes:
    """The sidecar as Adobe's programs name it: `photo.xmp`."""
    return os.path.splitext(photo)[0] + SUFFIX  # noqa: PTH122 - pathlib has no bytes


def paths(photo: bytes, raws: Iterable[bytes] = ()) -> tuple[bytes, ...]:
    """Where a photo's sidecars would lie, the one to be believed first; other cases too.

    Args:
        photo: The photo's own file.
        raws: RAW files that belong to it, beside it.
    """
    places = (own_path(photo), *map(own_path, raws), shared_path(photo))
    return tuple(dict.fromkeys((*places, *map(_upper, places))))


def read(
    photo: bytes, raws: Iterable[bytes] = (), left_alone: Collection[bytes] = ()
) -> list[Sidecar]:
    """The sidecars that are there.

    One file under two names says everything once, but is named twice.

    Args:
        photo: The photo's own file.
        raws: RAW files that belong to it, beside it.
        left_alone: Names of sidecars that are not read, even if they are there.
    """
    found: list[Sidecar] = []
    seen: set[tuple[int, int]] = set()
    for path in paths(photo, raws):
        name = os.path.basename(path)  # noqa: PTH119
        if name in left_alone:
            continue
        try:
            with open(path, "rb") as stream:  # noqa: PTH123
                status = os.fstat(stream.fileno())
                identity = (status.st_dev, status.st_ino)
                if status.st_size > LARGEST:
                    continue
                # Hard links, or a place where case does not matter.
                again = identity in seen
                data = b"" if again else stream.read()
                seen.add(identity)
                found.append(Sidecar(name, data, status.st_size, status.st_mtime_ns))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            continue
        except OSError:  # a network drive that does not answer just now
            found.append(Sidecar(name, None, 0, 0))
    return found


def is_whole(packet: bytes) -> bool:
    """Whether an XMP file is well-formed XML: one that is just being written is not."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(packet, True)
    except expat.ExpatError:
        return False
    return True


def _upper(path: bytes) -> bytes:
    return path[: -len(SUFFIX)] + SUFFIX.upper()
