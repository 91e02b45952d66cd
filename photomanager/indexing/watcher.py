"""Hints that something in a photo folder has changed.

A hint only says: scan this folder again. Systems lose events and run out of watches; the scan
stays the truth, and without hints photos are found at the next scan.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from typing import TYPE_CHECKING, Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from photomanager.imaging import kinds, sidecar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from watchdog.observers.api import BaseObserver, ObservedWatch

    from photomanager.indexing.indexer import Indexer, IndexReport
    from photomanager.library.records import RootId

_log = logging.getLogger(__name__)

# A camera card is copied for minutes: scan when it has been quiet for a moment …
QUIET_S = 2.0
# … but not later than this after the first event.
_LATEST_S = 30.0
_TOLD = frozenset({"created", "modified", "closed", "moved", "deleted"})


class Watcher:
    """Collects hints about folders; usable from every thread."""

    def __init__(self) -> None:
        self._observer: BaseObserver | None = None
        self._watches: dict[RootId, ObservedWatch] = {}
        self._condition = threading.Condition()
        self._hinted: set[RootId] = set()
        self._first = 0.0
        self._last = 0.0
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def follow(self, folders: Mapping[RootId, bytes]) -> None:
        """Watches these folders, by absolute path, and no others."""
        if self._observer is None:
            self._observer = Observer()
            self._observer.start()
        for root_id in set(self._watches) - set(folders):
            self._observer.unschedule(self._watches.pop(root_id))
        for root_id, path in folders.items():
            if root_id in self._watches:
                continue
            try:
                self._watches[root_id] = self._observer.schedule(
                    _Handler(self, root_id), os.fsdecode(path), recursive=True
                )
            except OSError as error:
                # Too many folders for the system, or the folder has just gone.
                _log.warning("folder is not watched: %s", error)

    def wait(self, timeout: float) -> set[RootId]:
        """The folders to scan, once it is quiet there; none after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        with self._condition:
            while True:
                now = time.monotonic()
                if self._hinted and (now >= min(self._last + QUIET_S, self._first + _LATEST_S)):
                    hinted, self._hinted = self._hinted, set()
                    return hinted
                if now >= deadline or self._closed:
                    return set()
                self._condition.wait(min(deadline - now, QUIET_S / 4))

    def hint(self, root_id: RootId) -> None:
        """Notes that something happened in this folder."""
        with self._condition:
            self._last = time.monotonic()
            if not self._hinted:
                self._first = self._last
            self._hinted.add(root_id)
            self._condition.notify_all()

    def close(self) -> None:
        """Stops watching."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None


class _Handler(FileSystemEventHandler):
    """Passes on what may concern a photo."""

    def __init__(self, watcher: Watcher, root_id: RootId) -> None:
        self._watcher = watcher
        self._root_id = root_id

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _TOLD:
            return
        if event.is_directory and event.event_type == "modified":
            return
        paths = (os.fsencode(path) for path in (event.src_path, event.dest_path) if path)
        if event.is_directory or any(_concerns_photos(path) for path in paths):
            self._watcher.hint(self._root_id)


def watch(
    indexer: Indexer, roots: Sequence[RootId], on_report: Callable[[IndexReport], None]
) -> None:
    """Indexes what changes in these folders until the user interrupts with Ctrl+C.

    Args:
        indexer: Of the open library.
        roots: The folders.
        on_report: Told about every scan that found something.
    """
    try:
        with Watcher() as watcher:
            watcher.follow(indexer.folder_paths(roots))
            while True:
                hinted = watcher.wait(timeout=60.0)
                if hinted:
                    report = indexer.run(sorted(hinted))
                    if report.indexed or report.moved or report.failed or report.missing:
                        on_report(report)
    except KeyboardInterrupt:
        return


def _concerns_photos(path: bytes) -> bool:
    """Whether a file of this name is a photo, or says something of one."""
    return kinds.is_photo_name(path) or sidecar.is_sidecar_name(path)
