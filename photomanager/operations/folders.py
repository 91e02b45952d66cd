"""Photo folders: add, remove, list. Indexing them is the indexer's work."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.errors import FolderError
from photomanager.library import changes, photos, roots

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from photomanager.library.records import RootId
    from photomanager.library.roots import Root
    from photomanager.operations.workspace import Workspace

_log = logging.getLogger(__name__)


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
    """

    id: RootId
    path: str
    state: str
    reason: str | None
    photos: int
    pending: int
    failed: int


def add(workspace: Workspace, path: Path, *, origin: str) -> Folder:
    """Adds a folder, to be indexed next; one that is there already is simply returned.

    A folder inside one of the library's folders is part of that one, which is returned; folders
    of the library inside the new one become part of the new one. A removed folder comes back
    with its photos and tags.

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
    with workspace.library.database.write() as connection:
        around = [
            root
            for root in roots.all_roots(connection)
            if encoded == root.path or encoded.startswith(root.path.rstrip(b"/") + b"/")
        ]
        if around:
            return _folders(connection, around)[0]
        root_id = roots.add(connection, encoded)
        changes.record(connection, "roots", {"roots": [root_id]})
        changes.record(connection, "photos", {"all": True})
        added = [root for root in roots.all_roots(connection) if root.id == root_id]
        _log.info("folder %d added by %s", root_id, origin)
        return _folders(connection, added)[0]


def remove(workspace: Workspace, folder_id: int, *, origin: str) -> None:
    """Takes a folder out of the library; its files are not touched.

    Photos and tags are kept for 90 days, in case the folder comes back.

    Args:
        workspace: The open library.
        folder_id: The folder's row.
        origin: Who asks: window, cli, api.

    Raises:
        FolderError: The library has no such folder.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.write() as connection:
        known = [root for root in roots.all_roots(connection) if root.id == folder_id]
        if not known:
            raise FolderError("This folder is not in the library; it may have been removed before.")
        roots.remove(connection, known[0].id)
        changes.record(connection, "roots", {"roots": [known[0].id]})
        changes.record(connection, "photos", {"all": True})
        _log.info("folder %d removed by %s", folder_id, origin)


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
        )
        for one in found
    ]


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
