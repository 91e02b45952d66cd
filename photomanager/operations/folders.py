"""Photo folders: add, remove, say where one lies now, list. Indexing them is the indexer's work.

All but the list are operations that undo takes back. No undo forgets a photo: that of adding a
folder hides its photos, as removing it does.
"""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.errors import FolderError
from photomanager.indexing import scanner, scoring
from photomanager.library import (
    changes,
    history,
    lessons,
    photos,
    roots,
    scanned_files,
    schema,
)
from photomanager.library.overlap import relative
from photomanager.library.records import RootId
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from photomanager.library.roots import Root
    from photomanager.library.scanned_files import KnownFile
    from photomanager.operations.workspace import Workspace

_log = logging.getLogger(__name__)

KIND = "folder"
# So many of a folder's photos are looked for in its new place.
_SAMPLE = 200
# Drives of cameras know the time to two seconds.
_COARSEST_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Folder:
    """A photo folder of the library.

    Attributes:
        id: Row.
        path: For people; bytes that are not UTF-8 are shown as �.
        state: "online" or "offline".
        reason: One sentence about what is wrong with it, None when nothing is.
        photos: Photos in it, whatever their state.
        pending: Files that wait to be indexed.
        failed: Files that could not be read.
        videos: Videos seen by the last scan, which are not shown.
        others: Other files that are no photos, likewise.
    """

    id: RootId
    path: str
    state: str
    reason: str | None
    photos: int
    pending: int
    failed: int
    videos: int
    others: int


def add(workspace: Workspace, path: Path, *, origin: str) -> Folder:
    """Adds a folder, to be indexed next; one that is there already is simply returned.

    A folder inside one of the library's folders is part of that one, which is returned; folders
    of the library inside the new one become part of the new one. A removed folder comes back
    with its photos and tags. A folder whose drive was given another name, and whose files all
    lie here, is that folder, see `relocate`.

    Args:
        workspace: The open library.
        path: The folder; relative to the current one, or with a leading "~".
        origin: Who asks: window, cli, api.

    Raises:
        FolderError: There is no such folder, it may not be read, or it belongs to the library.
        LibraryError: Disk or file are at fault.
    """
    folder = _checked(path.expanduser(), workspace.library.directory)
    encoded = os.fsencode(folder.as_posix())
    renamed = _renamed(workspace, encoded)
    if renamed is not None:
        return relocate(workspace, renamed, folder, origin=origin)
    with workspace.library.database.write(durable=True) as connection:
        everything = roots.all_roots(connection)
        around = [one for one in everything if relative(encoded, one.path) is not None]
        if around:
            return _folders(connection, around)[0]
        summary = sentence(f"Added the folder {roots.readable(encoded)}")
        recorder = history.Recorder(connection, origin, KIND, summary)
        with _each_taught_once(workspace, connection):
            root_id = roots.add(connection, recorder, encoded)
        _tell(connection, root_id, recorder)
        added = [root for root in roots.all_roots(connection) if root.id == root_id]
        _log.info("folder %d added by %s", root_id, origin)
        return _folders(connection, added)[0]


def remove(workspace: Workspace, folder_id: int, *, origin: str) -> None:
    """Takes a folder out of the library; its files are not touched.

    Photos and tags are kept for 90 days, in case the folder comes back; undo shows them at once.

    Args:
        workspace: The open library.
        folder_id: The folder's row.
        origin: Who asks: window, cli, api.

    Raises:
        FolderError: The library has no such folder.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.write(durable=True) as connection:
        known = [root for root in roots.all_roots(connection) if root.id == folder_id]
        if not known:
            raise FolderError("This folder is not in the library; it may have been removed before.")
        summary = sentence(f"Removed the folder {roots.readable(known[0].path)}")
        recorder = history.Recorder(connection, origin, KIND, summary)
        roots.remove(recorder, known[0].id)
        _tell(connection, known[0].id, recorder)
        _log.info("folder %d removed by %s", folder_id, origin)


def relocate(workspace: Workspace, folder_id: int, path: Path, *, origin: str) -> Folder:
    """Says where a folder lies now: its drive has another name, or it was moved as a whole.

    Photos keep their tags; what is new or gone there is found by the next run of indexing. Undo
    takes the folder back to its old place.

    Args:
        workspace: The open library.
        folder_id: The folder's row.
        path: Where it lies now.
        origin: Who asks: window, cli, api.

    Raises:
        FolderError: The library has no such folder, the place cannot be read, belongs to another
            folder of the library, or holds none of the folder's photos.
        LibraryError: Disk or file are at fault.
    """
    place = _checked(path.expanduser(), workspace.library.directory)
    encoded = os.fsencode(place.as_posix())
    with workspace.library.database.read() as connection:
        known = roots.all_roots(connection, removed=True)
        files = list(scanned_files.known_files(connection, RootId(folder_id)))
    moved = next((one for one in known if one.id == folder_id and not one.removed), None)
    if moved is None:
        raise FolderError("This folder is not in the library; it may have been removed before.")
    _check_place(encoded, [one for one in known if one.id != folder_id and not one.removed])
    sample = files[:: max(1, len(files) // _SAMPLE)]
    if sample and not any(os.path.lexists(photos.absolute(encoded, one)) for one in sample):
        raise FolderError(
            f"None of the photos of {roots.readable(moved.path)} is in {roots.readable(encoded)}; "
            "name the folder that holds them now."
        )
    old, new = roots.readable(moved.path), roots.readable(encoded)
    with workspace.library.database.write(durable=True) as connection:
        if encoded != moved.path:
            summary = sentence(f"Moved the folder {old} to {new}")
            recorder = history.Recorder(connection, origin, KIND, summary)
            with _each_taught_once(workspace, connection):
                for other in known:
                    if other.path == encoded:  # removed: what it knew of is this folder's now
                        roots.take_files(connection, moved.id, other)
                        recorder.delete(schema.root, [(other.id,)])
                recorder.update(schema.root, [{"id": moved.id, "path": encoded}])
                roots.settle(connection, moved.id)
            roots.forget_state(connection, moved.id)
            _tell(connection, moved.id, recorder)
        (found,) = [one for one in roots.all_roots(connection) if one.id == moved.id]
        return _folders(connection, [found])[0]


def _renamed(workspace: Workspace, place: bytes) -> RootId | None:
    """The folder of the library whose drive was elsewhere and is here now, with its files.

    A copy on another drive is none: tags stay with what is on the drive that is away.
    """
    with workspace.library.database.read() as connection:
        known = roots.all_roots(connection)
        if any(_overlap(place, one.path) for one in known):
            return None
        gone = [one for one in known if not scanner.is_as_it_was(one)]
        files = {one.id: scanned_files.known_files(connection, one.id) for one in gone}
    for one in gone:
        there = [item for item in files[one.id].items() if item[1].state == "indexed"]
        sample = there[:: max(1, len(there) // _SAMPLE)]
        if (
            sample
            and one.device is not None
            and scanner.lies_on(place, one.device)
            and not scanner.lies_on(one.path, one.device)
            and all(_is_same(photos.absolute(place, path), file) for path, file in sample)
        ):
            return one.id
    return None


def _is_same(path: bytes, known: KnownFile) -> bool:
    """Whether a file lies there that looks like this one."""
    try:
        found = os.stat(path)  # noqa: PTH116 - pathlib has no bytes
    except OSError:
        return False
    apart = abs(found.st_mtime_ns - known.mtime_ns)
    return found.st_size == known.size and apart <= _COARSEST_NS


def settle_again(workspace: Workspace, connection: Connection, root_ids: Sequence[int]) -> None:
    """Brings folders in order whose rows undo or redo has put back, in its transaction."""
    if root_ids:
        with _each_taught_once(workspace, connection):
            roots.settle_again(connection, root_ids)


@contextmanager
def _each_taught_once(workspace: Workspace, connection: Connection) -> Iterator[None]:
    """Learns anew if photos that were taught turn out to be one photo."""
    before = lessons.taught_photos(connection)
    yield
    if lessons.taught_photos(connection) < before:
        tagger = workspace.taggers.current(connection)
        scoring.learn(connection, workspace.taggers, tagger, lessons.taught_tags(connection))
        changes.record(connection, "facts", {"all": True})


def _check_place(place: bytes, others: list[Root]) -> None:
    """Two folders of the library must not hold the same files."""
    for other in others:
        if _overlap(place, other.path):
            raise FolderError(
                f"{roots.readable(place)} shares photos with {roots.readable(other.path)}, which "
                "the library knows already; name another folder."
            )


def _overlap(one: bytes, other: bytes) -> bool:
    return relative(one, other) is not None or relative(other, one) is not None


def folders(workspace: Workspace) -> list[Folder]:
    """The library's folders, in the order they were added."""
    with workspace.library.database.read() as connection:
        return _folders(connection, roots.all_roots(connection))


def _folders(connection: Connection, found: list[Root]) -> list[Folder]:
    states = photos.counts(connection)
    return [
        Folder(
            id=one.id,
            path=roots.readable(one.path),
            state=one.state,
            reason=one.reason,
            photos=sum(states.get(one.id, {}).values()),
            pending=states.get(one.id, {}).get("pending", 0),
            failed=states.get(one.id, {}).get("failed", 0),
            videos=one.videos,
            others=one.others,
        )
        for one in found
    ]


def _tell(connection: Connection, root_id: RootId, recorder: history.Recorder) -> None:
    changes.record(connection, "roots", {"roots": [root_id]}, recorder.operation.uuid)
    changes.record(connection, "photos", {"all": True}, recorder.operation.uuid)


def _checked(path: Path, library: Path) -> Path:
    """The folder's real path, or a sentence about what is wrong with it."""
    name = roots.readable(os.fsencode(path))
    try:
        folder = path.resolve(strict=True)
        with os.scandir(folder):
            pass
    except FileNotFoundError:
        raise FolderError(f"The folder {name} does not exist; check its name.") from None
    except NotADirectoryError:
        raise FolderError(f"{name} is a file, not a folder; name the folder it lies in.") from None
    except PermissionError:
        raise FolderError(
            f"The folder {name} may not be read; give yourself the right to read it."
        ) from None
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise FolderError(f"The folder {name} cannot be read ({error}); check its drive.") from None
    own = library.resolve()
    if folder == own or own in folder.parents:
        raise FolderError(
            f"The folder {name} belongs to the photo library itself; name a folder of photos."
        )
    return folder
