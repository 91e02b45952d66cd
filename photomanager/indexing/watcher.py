"""Hints that something in a photo folder may have changed.

A hint only says: look there again. Systems lose events, run out of watches, sleep, and know
nothing of what happens on a network drive; the scan of everything stays the truth. So a folder is
hinted at

- when the system tells of a change in it and it has been quiet for a moment: at the places that it
  told of, so that a photo among a hundred thousand is there at once;
- as a whole soon after that, and later again while something is found: what came into a new folder
  before the system watched it, and what the system did not tell, is found then;
- every hour, and at once when the computer has slept;
- every few minutes when it cannot be watched: on a network drive, or beyond the system's limit.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from photomanager import drives
from photomanager.indexing.folder_events import FolderEvents
from photomanager.indexing.hints import Hint
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from watchdog.observers.api import BaseObserver, ObservedWatch

    from photomanager.indexing.indexer import Indexer, IndexReport
    from photomanager.library.records import RootId

_log = logging.getLogger(__name__)

# A camera card is copied for minutes: scan when it has been quiet for a moment …
QUIET_S = 1.0
# … but not later than this after the first event.
_LATEST_S = 30.0
# After a look at the places that were told of, everything is looked at, but not at once: they come
# one after the other. Hints go before a look at everything, though not for longer than _LATEST_S.
AFTER_S = 5.0
# After a look that came to no end because of a fault.
_AGAIN_S = 60.0
WATCHED_S = 3_600.0
# No event tells that a drive is put in again, and a watch on one taken out stays deaf.
RETURN_S = 3.0
UNWATCHED_S = 300.0
# The clock on the wall runs on while the computer sleeps, the monotonic one stands still.
_SLEPT_S = 30.0


@dataclass(slots=True)
class _Followed:
    """A folder, and what is known about looking at it.

    Attributes:
        path: Absolute.
        watch: None where the system sends no events.
        identity: Which directory it was when last looked at: device and inode; None: none.
        remote: Whether asking if it is there may take minutes.
        due: Monotonic time of the next look, whatever the system says.
        patience: Seconds until the next look if the last one found something.
        grown: Whether folders in it came or went, so that perhaps not all of them are watched.
    """

    path: bytes
    watch: ObservedWatch | None
    identity: tuple[int, int] | None
    remote: bool
    due: float
    patience: float = 0.0
    grown: bool = False


class Watcher:
    """Collects hints about folders; usable from every thread.

    Attributes:
        problem: A sentence when a folder should be watched and cannot be.
    """

    def __init__(self) -> None:
        self.problem: str | None = None
        self._observer: BaseObserver | None = None
        self._followed: dict[RootId, _Followed] = {}
        self._condition = threading.Condition()
        self._hints: dict[RootId, Hint] = {}
        self._first = 0.0
        self._last = 0.0
        # Since when a look at everything has not come to its end because of hints.
        self._postponed: float | None = None
        self._slept = time.time() - time.monotonic()
        self._look = time.monotonic() + RETURN_S
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def follow(self, folders: Mapping[RootId, bytes]) -> None:
        """Watches these folders, by absolute path, and no others; call it before they are scanned.

        What happens to a folder after this call is hinted at sooner or later.
        """
        if self._observer is None:
            self._observer = Observer()
            self._observer.start()
        with self._condition:
            gone = [
                root_id
                for root_id, known in self._followed.items()
                if folders.get(root_id) != known.path
            ]
        for root_id in gone:
            self._unwatch(self._followed.pop(root_id))
        self.problem = None
        for root_id, path in folders.items():
            known = self._followed.get(root_id)
            if known is None:
                identity, watch = _identity(path), self._watch(root_id, path)
                due = time.monotonic() + _period(watch)
                self._followed[root_id] = _Followed(path, watch, identity, _is_remote(path), due)
            elif known.watch is None:  # perhaps the limit has been raised
                known.watch = self._watch(root_id, path)

    def wait(self, timeout: float) -> dict[RootId, Hint]:
        """Where to look, once it is quiet there; nowhere after `timeout` seconds."""
        self._look_for_returned()
        self._look_for_limit()
        deadline = time.monotonic() + timeout
        with self._condition:
            while True:
                now = time.monotonic()
                if self._is_quiet(now):
                    hints, self._hints = self._hints, {}
                    return hints
                if not self._hints or self._is_overdue(now):
                    due = self._due(now)
                    if due:
                        return {root_id: Hint.of_everything() for root_id in due}
                if now >= deadline or self._closed:
                    return {}
                self._condition.wait(min(deadline - now, QUIET_S / 4))

    def is_urgent(self) -> bool:
        """Whether a look at everything shall end early, for something else is worth a look."""
        if not self._hints:
            return False
        with self._condition:
            now = time.monotonic()
            return self._is_quiet(now) and not self._is_overdue(now)

    def has_news(self) -> bool:
        """Whether anything has happened where nobody has looked yet."""
        return bool(self._hints)

    def hint(self, root_id: RootId, path: bytes | None = None, *, is_folder: bool = False) -> None:
        """Notes that something happened in this folder.

        Args:
            root_id: The photo folder.
            path: What it happened to, relative; None: nobody knows.
            is_folder: Whether that is, or was, a folder.
        """
        with self._condition:
            self._last = time.monotonic()
            if not self._hints:
                self._first = self._last
            hint = self._hints.setdefault(root_id, Hint())
            if path is None:
                hint.add_everything()
            elif is_folder:
                hint.add_folder(path)
            else:
                hint.add_file(path)
            if root_id in self._followed:
                self._followed[root_id].patience = 0.0
                self._followed[root_id].grown |= is_folder
            self._condition.notify_all()

    def scanned(self, hints: Mapping[RootId, Hint], *, changed: bool, complete: bool) -> None:
        """Notes the end of a look; one that found something is followed by another.

        Args:
            hints: Where.
            changed: Whether anything was found or tried. A file that fails each time is looked
                at less and less often.
            complete: Whether it came to its end; everything is looked at again then.
        """
        with self._condition:
            now = time.monotonic()
            for root_id, hint in hints.items():
                known = self._followed.get(root_id)
                if known is None:
                    continue
                period = _period(known.watch)
                if not complete:
                    known.due = now
                elif not hint.everywhere:
                    known.due = min(known.due, now + AFTER_S)
                else:
                    known.patience = min(2 * known.patience or QUIET_S, period) if changed else 0.0
                    known.due = now + (known.patience or period)
            if not complete:
                self._postponed = self._postponed or now
            elif any(hint.everywhere for hint in hints.values()):
                self._postponed = None

    def close(self) -> None:
        """Stops watching."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _look_for_returned(self) -> None:
        """Hints at folders that came, went or became others, and watches those that are there.

        The lock is not held: the observer calls `hint` under a lock of its own.
        """
        if time.monotonic() < self._look:
            return
        self._begin_anew_if_dead()
        for root_id, known in self._followed.items():
            if known.remote or (identity := _identity(known.path)) == known.identity:
                continue
            known.identity, known.remote = identity, _is_remote(known.path)
            self._unwatch(known)
            if identity is not None:
                known.watch = self._watch(root_id, known.path)
            self.hint(root_id)
        self._look = time.monotonic() + RETURN_S

    def _look_for_limit(self) -> None:
        """Beyond the system's limit new folders are not watched, which nobody else would tell."""
        for known in self._followed.values():
            if not known.grown:
                continue
            known.grown = False
            if known.watch is None:
                continue
            assert self._observer is not None
            try:
                _require_another_watch(self._observer)
            except OSError as error:
                self._unwatch(known)
                self._note_refused(known.path, error)
                with self._condition:
                    known.due = min(known.due, time.monotonic() + UNWATCHED_S)

    def _begin_anew_if_dead(self) -> None:
        """A thread of the observer that a fault has ended would never tell anything again."""
        observer = self._observer
        if observer is None or all(one.is_alive() for one in (observer, *observer.emitters)):
            return
        _log.error("watching has ended by itself; it begins anew")
        observer.stop()
        self._observer = Observer()
        self._observer.start()
        for root_id, known in self._followed.items():
            known.watch = self._watch(root_id, known.path)
            self.hint(root_id)

    def _is_quiet(self, now: float) -> bool:
        """Whether there are hints, and it is time to follow them; the lock is held."""
        if not self._hints:
            return False
        return now >= min(self._last + QUIET_S, self._first + _LATEST_S)

    def _is_overdue(self, now: float) -> bool:
        """Whether a look at everything has made room for long enough; the lock is held."""
        return self._postponed is not None and now >= self._postponed + _LATEST_S

    def _due(self, now: float) -> set[RootId]:
        """Folders to look at although nothing was heard of them; the lock is held."""
        slept, self._slept = self._slept, time.time() - now
        if self._slept - slept > _SLEPT_S:
            due = set(self._followed)
        else:
            due = {root_id for root_id, known in self._followed.items() if now >= known.due}
        for root_id in due:
            known = self._followed[root_id]
            # Until its end is noted.
            known.due = now + min(_AGAIN_S, _period(known.watch))
        return due

    def _watch(self, root_id: RootId, path: bytes) -> ObservedWatch | None:
        if _is_remote(path):  # whoever writes there tells another computer
            return None
        if _identity(path) is None:  # looked for again and again, and watched when it is there
            return None
        assert self._observer is not None

        def on_place(place: bytes | None, is_folder: bool) -> None:
            self.hint(root_id, place, is_folder=is_folder)

        watch: ObservedWatch | None = None
        try:
            handler = FolderEvents(path, on_place)
            watch = self._observer.schedule(handler, os.fsdecode(path), recursive=True)
            _require_another_watch(self._observer)
        except OSError as error:
            if watch is not None:
                self._observer.unschedule(watch)
            self._note_refused(path, error)
            return None
        return watch

    def _note_refused(self, path: bytes, error: OSError) -> None:
        _log.warning("folder is not watched: %s", error)
        if os.path.isdir(path):  # noqa: PTH112 - pathlib has no bytes
            name = path.decode("utf-8", "replace")
            minutes = round(UNWATCHED_S / 60)
            self.problem = sentence(
                f"The system cannot watch all folders in {name}, so it is looked through every "
                f"{minutes} minutes; raise its limit (fs.inotify.max_user_watches) to see "
                "changes at once."
            )

    def _unwatch(self, known: _Followed) -> None:
        if known.watch is not None and self._observer is not None:
            self._observer.unschedule(known.watch)
            known.watch = None


def _require_another_watch(observer: BaseObserver) -> None:
    """Tries one more watch: below a folder's top watchdog keeps to itself that it got none.

    Raises:
        OSError: The system's limit is reached; no further folder can be watched.
    """
    with TemporaryDirectory() as folder:
        observer.unschedule(observer.schedule(FileSystemEventHandler(), folder))


def _is_remote(path: bytes) -> bool:
    return drives.network_kind(Path(os.fsdecode(path))) is not None


def _identity(path: bytes) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - pathlib has no bytes
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _period(watch: ObservedWatch | None) -> float:
    return UNWATCHED_S if watch is None else WATCHED_S


def watch(
    indexer: Indexer,
    roots: Sequence[RootId],
    on_report: Callable[[IndexReport], None],
    on_problem: Callable[[str], None],
) -> None:
    """Indexes what changes in these folders until the user interrupts with Ctrl+C.

    Args:
        indexer: Of the open library.
        roots: The folders.
        on_report: Told about every scan that found something.
        on_problem: Told a sentence when a folder cannot be watched.
    """
    told: str | None = None
    try:
        with Watcher() as watcher:
            watcher.follow(indexer.folder_paths(roots))
            # What came while nobody watched.
            hints = {root_id: Hint.of_everything() for root_id in roots}
            while True:
                if watcher.problem is not None and watcher.problem != told:
                    told = watcher.problem
                    on_problem(told)
                if hints:
                    report = indexer.look(hints, watcher.is_urgent, watcher.has_news)
                    watcher.scanned(hints, changed=report.changed, complete=report.complete)
                    if report.changed:
                        on_report(report)
                hints = watcher.wait(timeout=RETURN_S)
    except KeyboardInterrupt:
        return
