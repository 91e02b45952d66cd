"""Which photos must be read again because an XMP file beside them came, went or changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from photomanager.imaging import sidecar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from photomanager.library.scanned_files import FoundFile, KnownFile
    from photomanager.library.sidecars import KnownSidecar

    _State = tuple[bytes, int, int]  # path without regard to the suffix's case, size, mtime_ns


def changed(
    found: Iterable[FoundFile],
    files: Mapping[bytes, KnownFile],
    known: Sequence[KnownSidecar],
    raws: Mapping[int, Sequence[bytes]],
) -> list[int]:
    """The files of a folder whose sidecars are no longer as they were read, by row.

    Args:
        found: The sidecars that lie in the folder now.
        files: What the library knows of the folder, by relative path.
        known: The sidecars that were read.
        raws: Relative paths of the RAW files beside pictures, by the picture's row.
    """
    now: dict[bytes, set[_State]] = defaultdict(set)
    for one in found:
        if one.size <= sidecar.LARGEST:  # larger ones are not read
            now[_folded(one.path)].add(_state(one))
    then: dict[int, set[_State]] = defaultdict(set)
    for read in known:
        then[read.file_id].add(_state(read))
    if not now and not then:
        return []
    due = []
    for path, one_file in files.items():
        if one_file.role != "main":  # sidecars are the picture's
            continue
        places = {_folded(place) for place in sidecar.paths(path, raws.get(one_file.id, ()))}
        beside = {state for place in places for state in now.get(place, ())}
        if beside != then.get(one_file.id, set()):
            due.append(one_file.id)
    return due


def _state(one: FoundFile | KnownSidecar) -> _State:
    return _folded(one.path), one.size, one.mtime_ns


def _folded(path: bytes) -> bytes:
    """Some file systems do not tell the cases apart, so the suffix is compared without."""
    return path[: -len(sidecar.SUFFIX)] + sidecar.SUFFIX
