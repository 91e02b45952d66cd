"""Work off the GUI thread, answers back on it.

Seven pools by purpose: `read` (one thread: searches, rows), `count` (one thread: the sidebar's
numbers), `thumbnails` (one thread, so that scrolling never holds up a search), `pictures` (two
threads: whole photos, so that the next one is decoded beside the one looked at), `look` (one
thread: has the network look at a photo again, which takes seconds), `files` (one thread: writes,
reads and moves files, which takes minutes) and `write` (one thread: edits happen in the order in
which they were asked for). All of them come after the window's own thread (`priority`).

A request on a named channel supersedes the older ones on it: what has not started never runs,
what has finished too late is dropped.
"""

from __future__ import annotations

import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Literal, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from photomanager import priority

if TYPE_CHECKING:
    from collections.abc import Callable

Pool = Literal["read", "count", "thumbnails", "pictures", "look", "files", "write"]

# Every call into Qt lets go of Python's lock, and must wait this long for it while another thread
# computes. At Python's own 5 ms, painting one screen beside a busy thread takes 80 ms.
SWITCH_S = 0.0005

# With Python's lock every thread that computes takes an equal share of the window's: two that read
# for it made its longest blocks twice as long while photos are indexed.
_THREADS: dict[Pool, int] = {
    "read": 1,
    "count": 1,
    "thumbnails": 1,
    "pictures": 2,
    "files": 1,
    "write": 1,
}


class Tasks(Protocol):
    """What the window needs of a runner; tests use `InlineTasks`."""

    def run(
        self,
        pool: Pool,
        function: Callable[[], Any],
        done: Callable[[Any, BaseException | None], None],
        *,
        channel: str | None = None,
    ) -> None:
        """Runs `function` in `pool`, then `done(result, error)` on the GUI thread."""

    def cancel(self, channel: str) -> None:
        """Forgets what was asked for on a channel."""

    def close(self) -> None:
        """Waits for what runs, drops what has not started, and delivers nothing more."""


class _Channels:
    """The newest request of each channel."""

    def __init__(self) -> None:
        self._newest: dict[str, int] = {}
        self._lock = threading.Lock()

    def begin(self, channel: str | None) -> int:
        if channel is None:
            return 0
        with self._lock:
            generation = self._newest.get(channel, 0) + 1
            self._newest[channel] = generation
            return generation

    def holds(self, channel: str | None, generation: int) -> bool:
        if channel is None:
            return True
        with self._lock:
            return self._newest.get(channel) == generation


class _LoosePool:
    """One thread whose work nobody waits for when the program ends."""

    def __init__(self, name: str) -> None:
        self._waiting: SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = SimpleQueue()
        self._closed = False
        threading.Thread(target=self._work, name=name, daemon=True).start()

    def submit(self, function: Callable[[], Any]) -> Future[Any]:
        future: Future[Any] = Future()
        self._waiting.put((function, future))
        return future

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        del wait, cancel_futures  # it never waits, and drops what has not started
        self._closed = True
        self._waiting.put(None)

    def _work(self) -> None:
        priority.step_back()
        while (asked := self._waiting.get()) is not None and not self._closed:
            function, future = asked
            try:
                result = function()
            except Exception as error:  # noqa: BLE001 - handed to whoever asked
                future.set_exception(error)
            else:
                future.set_result(result)


class TaskRunner(QObject):
    """Threads for the window; create and call it on the GUI thread only."""

    # A closure to call on the GUI thread.
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_S)
        self._channels = _Channels()
        self._closed = False
        self._pools: dict[str, ThreadPoolExecutor | _LoosePool] = {
            name: ThreadPoolExecutor(threads, f"window-{name}", priority.step_back)
            for name, threads in _THREADS.items()
        }
        self._pools["look"] = _LoosePool("window-look")
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        pool: Pool,
        function: Callable[[], Any],
        done: Callable[[Any, BaseException | None], None],
        *,
        channel: str | None = None,
    ) -> None:
        """Runs `function` in `pool`, then `done(result, error)` on the GUI thread."""
        if self._closed:
            return
        generation = self._channels.begin(channel)

        def work() -> Any:
            if not self._channels.holds(channel, generation):
                return None
            return function()

        def finish(future: Future[Any]) -> None:
            if future.cancelled() or self._closed:
                return
            error = future.exception()

            def answer() -> None:
                if self._channels.holds(channel, generation):
                    done(None if error else future.result(), error)

            self._delivered.emit(answer)

        self._pools[pool].submit(work).add_done_callback(finish)

    def cancel(self, channel: str) -> None:
        """Forgets what was asked for on a channel."""
        self._channels.begin(channel)

    def close(self) -> None:
        """Waits for what runs, drops what has not started, and delivers nothing more.

        Nobody waits for a look at a photo, which takes seconds. Edits that were asked for are
        still written: the user has seen them accepted.
        """
        self._closed = True
        for name, pool in self._pools.items():
            pool.shutdown(wait=True, cancel_futures=name != "write")

    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._closed:
            answer()


class InlineTasks:
    """Runs everything at once on the calling thread: makes the window synchronous in tests."""

    def run(
        self,
        pool: Pool,
        function: Callable[[], Any],
        done: Callable[[Any, BaseException | None], None],
        *,
        channel: str | None = None,
    ) -> None:
        """Runs `function` and then `done`, before it returns."""
        del pool, channel
        try:
            result = function()
        except Exception as error:  # noqa: BLE001 - handed to the caller, as the threads do
            done(None, error)
        else:
            done(result, None)

    def cancel(self, channel: str) -> None:
        """Nothing is ever under way."""

    def close(self) -> None:
        """Nothing is ever under way."""
