"""Which of the system's events in a photo folder may concern a photo."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler

from photomanager.imaging import kinds, sidecar
from photomanager.indexing.ignore_rules import FILE_NAME, IgnoreRules

if TYPE_CHECKING:
    from collections.abc import Callable

_TOLD = frozenset({"created", "modified", "closed", "moved", "deleted"})


class FolderEvents(FileSystemEventHandler):
    """Passes on what may concern a photo; called on the observer's one thread.

    Args:
        root: The photo folder, absolute.
        on_place: Told where something happened, relative to it (None: nobody knows), and whether
            that is, or was, a folder.
    """

    def __init__(self, root: bytes, on_place: Callable[[bytes | None, bool], None]) -> None:
        self._on_place = on_place
        self._root = root.rstrip(b"/") + b"/"
        self._rules = IgnoreRules(root)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog."""
        if event.event_type not in _TOLD:
            return
        if event.is_directory and event.event_type == "modified":
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self._note(os.fsencode(path), is_folder=event.is_directory)

    def _note(self, path: bytes, *, is_folder: bool) -> None:
        if not path.startswith(self._root):  # the folder itself
            self._on_place(None, False)
            return
        relative = path[len(self._root) :]
        if relative.rpartition(b"/")[2] == FILE_NAME:
            self._rules = IgnoreRules(self._root)
            self._on_place(None, False)
        elif not self._rules.ignores(relative, is_folder=is_folder) and (
            is_folder
            or kinds.is_photo_name(path)
            or sidecar.is_sidecar_name(path)
            or not kinds.suffix(path)  # only a look into it tells
        ):
            self._on_place(relative, is_folder)
