"""Photos into the system's trash: the one way in which this program removes a file.

Nothing is deleted. What the library knows of the photos stays, out of sight, and is shown again
when they are put back from the trash. That is how this is taken back: no undo of ours could get
a file out of every system's trash.
"""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import send2trash
from sqlalchemy import select

from photomanager.library import changes, photos, scanned_files
from photomanager.library.query_tags import one_of
from photomanager.library.roots import readable
from photomanager.library.schema import file, root, sidecar
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from photomanager.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TrashOutcome:
    """What went.

    Attributes:
        moved: Photos whose files are in the trash now.
        failed: (path, reason) of files that could not be moved and lie where they were.
        stopped: Whether it was stopped before all had gone.
    """

    moved: int
    failed: tuple[tuple[str, str], ...]
    stopped: bool = False


def move_to_trash(
    workspace: Workspace,
    photo_ids: Sequence[int],
    *,
    discard: Callable[[bytes], None] = send2trash.send2trash,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
    stopped: Callable[[], bool] = lambda: False,
) -> TrashOutcome:
    """Moves the files of photos, with their raw files and sidecars, to the system's trash.

    Off the GUI thread: a trash on another disk copies. Files that are missing already are left
    out. A raw file or sidecar goes only after its photo.

    Args:
        workspace: Library and tagger.
        photo_ids: The photos.
        discard: Moves one file, by absolute path.
        on_progress: Called with photos done and all of them, before each.
        stopped: Asked before each photo; True ends it: what has gone is noted, the others stay.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        found = _files(connection, photo_ids)
    gone: list[int] = []
    failed: list[tuple[str, str]] = []
    moved = 0
    ended = False
    for done, (main, companions) in enumerate(found):
        on_progress(done, len(found))
        if ended := stopped():
            break
        reason = _discard(main.path, discard)
        if reason is not None:
            failed.append((readable(main.path), reason))
            continue
        gone.append(main.id)
        moved += 1
        for path, file_id in companions:
            reason = _discard(path, discard)
            if reason is not None:
                failed.append((readable(path), reason))
            elif file_id is not None:
                gone.append(file_id)
    if gone:
        with workspace.library.database.write() as connection:
            scanned_files.mark_trashed(connection, gone)
            changes.record(connection, "photos", {"all": True})
    return TrashOutcome(moved, tuple(failed), ended)


@dataclass(frozen=True, slots=True)
class _File:
    id: int
    photo_id: int
    role: str
    path: bytes


def _files(
    connection: Connection, photo_ids: Sequence[int]
) -> list[tuple[_File, list[tuple[bytes, int | None]]]]:
    """Each photo's own file with what belongs to it: paths, and rows of raw files."""
    rows = connection.execute(
        select(file.c.id, file.c.photo_id, file.c.role, file.c.path, root.c.path.label("root"))
        .join(root, root.c.id == file.c.root_id)
        .where(one_of(file.c.photo_id, list(photo_ids)), file.c.state != "missing")
        .order_by(file.c.id)
    )
    files = [
        _File(row.id, row.photo_id, row.role, photos.absolute(row.root, row.path)) for row in rows
    ]
    belonging: dict[int, list[tuple[bytes, int | None]]] = defaultdict(list)
    mains = {one.photo_id: one for one in files if one.role == "main"}
    for one in files:
        if one.role != "main" and one.photo_id in mains:
            belonging[mains[one.photo_id].id].append((one.path, one.id))
    paths = {one.id: one.path for one in mains.values()}
    beside = select(sidecar.c.file_id, sidecar.c.name).where(one_of(sidecar.c.file_id, list(paths)))
    for file_id, name in connection.execute(beside):
        folder = os.path.dirname(paths[file_id])  # noqa: PTH120 - pathlib has no bytes
        belonging[file_id].append((folder + b"/" + name, None))
    return [(one, belonging[one.id]) for one in mains.values()]


def _discard(path: bytes, discard: Callable[[bytes], None]) -> str | None:
    """Moves one file; the reason if it could not be, None also for one that is not there."""
    if not os.path.lexists(path):
        return None
    try:
        discard(path)
    except OSError as error:
        return sentence(
            f"{readable(path)} cannot be moved to the trash ({error.strerror or error})."
        )
    return None
