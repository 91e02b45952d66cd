"""Decides who indexes a library and when: once for a command, or all the time for the window.

One OS lock in the library's folder elects who indexes; it goes with the process that holds
it, however that ends. What is done under the lock is in `run`.
"""

from __future__ import annotations

import logging
import math
import os
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from photomanager import priority
from photomanager.errors import LibraryError, PhotoManagerError
from photomanager.indexing import face_search, protocol
from photomanager.indexing.edits import Edits
from photomanager.indexing.hints import Hint
from photomanager.indexing.index_report import IndexProgress, IndexReport
from photomanager.indexing.run import Run
from photomanager.indexing.supervisor import TIME_LIMIT_S, WORKER_COMMAND, Supervisor
from photomanager.indexing.waiting_files import Wishes
from photomanager.indexing.watcher import Watcher
from photomanager.library import roots
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from photomanager.indexing.run import OnProgress, Parts
    from photomanager.library.library import Library
    from photomanager.library.records import RootId

__all__ = ["IndexProgress", "IndexReport", "Indexer"]

_log = logging.getLogger(__name__)

LOCK_NAME = "indexing.lock"
# A command waits this long for a window that is just scanning; a window asks again this often.
_LOCK_WAIT_S = 5.0
_POLL_S = 0.25
# So often it looks whether what it has to wait for is over.
_HELD_S = 30.0
_EVERYTHING = Hint.of_everything()


class Indexer:
    """Brings the library up to date with its folders.

    `run` works in the caller's thread. `start` has a thread of its own do it, now and
    whenever the folders change. All methods may be called from any thread.

    Args:
        parts: The open library and what recognises its photos.
        threads: Threads that decode photos; 0 takes one for each processor.
        command: How the worker process is started.
        time_limit: Seconds that one file may take.
        why_wait: Gives a sentence while the background thread shall not read photos.
    """

    def __init__(
        self,
        parts: Parts,
        *,
        threads: int = 0,
        command: Sequence[str] = WORKER_COMMAND,
        time_limit: float = TIME_LIMIT_S,
        why_wait: Callable[[], str | None] = lambda: None,
    ) -> None:
        self._parts = parts
        self._library = parts.library
        self._setup = protocol.Setup(
            str(parts.manifest.folder),
            threads or _processors(),
            face_model=str(face_search.folder()),
        )
        self._command = command
        self._time_limit = time_limit
        self._why_wait = why_wait
        self._look_again = math.inf
        self._wishes = Wishes()
        self._edits = Edits()
        self._mutex = threading.Lock()
        self._progress = IndexProgress()
        self._unwatched: str | None = None
        self._thread: threading.Thread | None = None
        self._asked = threading.Event()
        self._halt = threading.Event()
        self._pause = threading.Event()
        self._stopping = False

    # -- once -------------------------------------------------------------------------------

    def run(
        self,
        folders: Sequence[RootId] | None = None,
        on_progress: OnProgress | None = None,
        stop: threading.Event | None = None,
    ) -> IndexReport:
        """Scans these folders, or all, and indexes what is new in them.

        Args:
            folders: Rows of the folders; None for all.
            on_progress: Called in this thread, a few times a second.
            stop: Set it to end the run early; what is finished is kept.

        Raises:
            LibraryError: Another process is indexing this library, or the disk is at fault.
            WorkerError: The worker process does not work at all.
        """
        with self._elected(_LOCK_WAIT_S):
            return self._run(folders, on_progress, stop or threading.Event())

    def look(
        self,
        hints: Mapping[RootId, Hint],
        is_urgent: Callable[[], bool],
        has_news: Callable[[], bool] = lambda: False,
    ) -> IndexReport:
        """Scans places where something may have changed, and indexes what is new there.

        Args:
            hints: The places in each folder.
            is_urgent: Asked now and then; whether a look at all of a folder shall end early.
            has_news: Asked now and then; whether anything has happened in the folders meanwhile.

        Raises:
            LibraryError: As for `run`.
            WorkerError: Likewise.
        """
        with self._elected(_LOCK_WAIT_S):
            stop = threading.Event()
            return self._run(None, None, stop, hints=hints, is_urgent=is_urgent, has_news=has_news)

    def folder_paths(self, folders: Sequence[RootId] | None = None) -> dict[RootId, bytes]:
        """The absolute paths of these folders, or of all; some may not be there at the moment."""
        with self._library.database.read() as connection:
            found = roots.all_roots(connection)
        return {one.id: one.path for one in found if folders is None or one.id in folders}

    def prefer(self, photo_ids: Sequence[int]) -> None:
        """Has these photos, which somebody is looking at, read before all others that wait."""
        self._wishes.prefer(photo_ids)

    def progress(self) -> IndexProgress:
        """Where indexing stands."""
        with self._mutex:
            return self._progress

    # -- all the time -----------------------------------------------------------------------

    def start(self) -> None:
        """Scans and indexes all folders in the background, now and when they change.

        Called again, it looks for new folders and photos before it goes on indexing.
        """
        with self._mutex:
            self._asked.set()
            self._halt.set()
            if self._thread is None:
                self._stopping = False
                self._thread = threading.Thread(target=self._work, name="indexer", daemon=True)
                self._thread.start()

    def pause(self) -> None:
        """Stops working, until `resume`; the worker process ends."""
        with self._mutex:
            self._pause.set()
            self._halt.set()
            self._progress = replace(self._progress, phase="paused", rate=0.0, remaining_s=None)

    def resume(self) -> None:
        """Goes on where `pause` stopped."""
        with self._mutex:
            self._pause.clear()
            self._halt.clear()
            self._progress = replace(self._progress, phase="idle")
            self._asked.set()

    def stop(self) -> None:
        """Ends the background thread and waits for it; what is finished is kept."""
        with self._mutex:
            thread, self._thread = self._thread, None
            self._stopping = True
            self._halt.set()
            self._asked.set()
        if thread is not None:
            thread.join()
        with self._mutex:
            self._halt.clear()
            self._asked.clear()

    def _work(self) -> None:
        priority.step_back()
        with Watcher() as watcher:
            while not self._stopping:
                hinted = watcher.wait(timeout=0.0)
                self._tell_if_unwatched(watcher)
                if self._asked.wait(_POLL_S):
                    self._asked.clear()
                    self._work_once(watcher, None)
                elif hinted:
                    self._work_once(watcher, hinted)
                elif time.monotonic() >= self._look_again:
                    self._look_again += _HELD_S
                    if self._why_wait() is None:
                        self._work_once(watcher, None)

    def _tell_if_unwatched(self, watcher: Watcher) -> None:
        """At once, and not only after the next look, which may take long."""
        if watcher.problem is not None and watcher.problem != self._unwatched:
            self._unwatched = watcher.problem
            with self._mutex:
                self._progress = replace(self._progress, problem=watcher.problem)

    def _work_once(self, watcher: Watcher, hints: Mapping[RootId, Hint] | None) -> None:
        with self._mutex:
            if self._pause.is_set() or self._stopping:
                return
            self._halt.clear()
        problem: str | None = None
        try:
            watcher.follow(self.folder_paths())
            with self._elected(0.0):
                report = self._run(
                    None,
                    None,
                    self._halt,
                    hints=hints,
                    is_urgent=watcher.is_urgent,
                    has_news=watcher.has_news,
                    background=True,
                )
            # Folders may have been added meanwhile.
            paths = self.folder_paths()
            watcher.follow(paths)
            self._unwatched = watcher.problem
            watcher.scanned(
                hints or dict.fromkeys(paths, _EVERYTHING),
                changed=report.changed,
                complete=report.complete,
            )
            problem = report.held or self._unwatched
            self._look_again = time.monotonic() + _HELD_S if report.held else math.inf
        except _ElsewhereError:
            self._show(IndexProgress(phase="elsewhere"))
            # Whoever indexes now may end at any moment.
            if not self._halt.wait(_LOCK_WAIT_S):
                self._asked.set()
            return
        except PhotoManagerError as error:
            # What was heard of meanwhile is found by the look at everything that follows.
            problem = str(error)
            self._look_again = time.monotonic() + _HELD_S
        except Exception:  # noqa: BLE001 - the window goes on without indexing
            _log.exception("indexing stopped")
            problem = sentence("Indexing stopped because of a fault of this program; see its log.")
        with self._mutex:
            phase = "paused" if self._pause.is_set() else "idle"
            self._progress = replace(
                self._progress, phase=phase, rate=0.0, remaining_s=None, problem=problem
            )

    # -- both ways --------------------------------------------------------------------------

    def _run(
        self,
        folders: Collection[RootId] | None,
        on_progress: OnProgress | None,
        stop: threading.Event,
        *,
        hints: Mapping[RootId, Hint] | None = None,
        is_urgent: Callable[[], bool] = lambda: False,
        has_news: Callable[[], bool] = lambda: False,
        background: bool = False,
    ) -> IndexReport:
        def supervisor() -> Supervisor:
            return Supervisor(
                self._setup, command=self._command, time_limit=self._time_limit, polite=background
            )

        def show(progress: IndexProgress) -> None:
            self._show(progress)
            if on_progress is not None:
                on_progress(progress)

        why_wait = self._why_wait if background else lambda: None
        run = Run(
            self._parts,
            supervisor,
            show,
            stop,
            wishes=self._wishes,
            why_wait=why_wait,
            is_urgent=is_urgent,
            has_news=has_news,
            edits=self._edits,
        )
        report = run.report(folders, hints)
        with self._mutex:
            if not self._pause.is_set():
                self._progress = replace(self._progress, phase="idle", rate=0.0, remaining_s=None)
        return report

    def _show(self, progress: IndexProgress) -> None:
        with self._mutex:
            if not self._pause.is_set():
                # What is the matter with watching holds while folders are looked through, too.
                self._progress = replace(progress, problem=self._unwatched)

    @contextmanager
    def _elected(self, wait: float) -> Iterator[None]:
        """Holds the lock of the one process that indexes this library."""
        lock = FileLock(self._library.directory / LOCK_NAME, thread_local=False)
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            name = os.fsencode(self._library.directory).decode("utf-8", "replace")
            raise _ElsewhereError(
                f"The library {name} is being indexed by another window or command; "
                "wait until it has finished."
            ) from None
        try:
            yield
        finally:
            lock.release()


class _ElsewhereError(LibraryError):
    """Another process holds the lock."""


def is_indexing(library: Library) -> bool:
    """Whether some process, perhaps this one, is indexing the library now."""
    lock = FileLock(library.directory / LOCK_NAME, thread_local=False)
    try:
        with lock.acquire(timeout=0):
            return False
    except Timeout:
        return True


def _processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
