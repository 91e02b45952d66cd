"""A running worker process with the two threads that listen to it."""

from __future__ import annotations

import collections
import contextlib
import logging
import os
import queue
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import psutil

import photomanager
from photomanager.errors import WorkerError
from photomanager.indexing import protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from io import BufferedIOBase

_log = logging.getLogger(__name__)

_END_LIMIT_S = 1.0
_NICENESS = 19


class WorkerProcess:
    """One process; for one thread.

    Args:
        command: How it is started.
        setup: What it is told first.

    Attributes:
        messages: What it says; None at its end.
        ready: Whether it has loaded its network.

    Raises:
        WorkerError: It cannot be started.
    """

    def __init__(self, command: Sequence[str], setup: protocol.Setup) -> None:
        self.messages: queue.SimpleQueue[protocol.Message | None] = queue.SimpleQueue()
        self.ready = False
        # Enough for what faulthandler says of many threads.
        self._words: collections.deque[str] = collections.deque(maxlen=1_000)
        try:
            self._popen = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(),
            )
        except OSError as error:
            raise WorkerError(
                f"The part of the program that reads photos cannot be started ({error.strerror}); "
                "install the program again."
            ) from error
        self._watched = psutil.Process(self._popen.pid)
        self._threads = [
            threading.Thread(target=self._hear, name="worker-messages", daemon=True),
            threading.Thread(target=self._hear_words, name="worker-words", daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self.send(setup)

    @property
    def pid(self) -> int:
        """The system's number of it."""
        return self._popen.pid

    def memory(self) -> int:
        """Bytes that the process holds in memory; 0 when it has just ended."""
        try:
            return int(self._watched.memory_info().rss)
        except psutil.NoSuchProcess:
            return 0

    def step_back(self) -> None:
        """Lets other programs come first."""
        lower = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", _NICENESS)
        with contextlib.suppress(psutil.Error):  # it may have ended, or the system forbids it
            self._watched.nice(lower)

    def send(self, message: protocol.Message) -> None:
        """Says something to it; that it has died is heard where it is listened to."""
        assert self._popen.stdin is not None
        try:
            protocol.send(cast("BinaryIO", self._popen.stdin), message)
        except OSError:
            # It has died. The end of its output says so too, and there it is dealt with.
            _log.debug("worker does not listen")

    def end(self) -> str:
        """Closes its input, kills it if that does not end it, and returns its last words."""
        assert self._popen.stdin is not None
        with contextlib.suppress(OSError):
            self._popen.stdin.close()
        try:
            self._popen.wait(_END_LIMIT_S)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
        for thread in self._threads:
            thread.join()
        return "\n".join(self._words)

    def _hear(self) -> None:
        assert self._popen.stdout is not None
        with self._popen.stdout as stream:
            try:
                while (message := protocol.receive(cast("BufferedIOBase", stream))) is not None:
                    self.messages.put(message)
            except protocol.ProtocolError as error:
                _log.warning("worker: %s", error)
        self.messages.put(None)

    def _hear_words(self) -> None:
        assert self._popen.stderr is not None
        with self._popen.stderr as stream:
            for line in stream:
                words = line.decode("utf-8", "replace").rstrip()
                self._words.append(words)
                _log.debug("worker: %s", words)


def _environment() -> dict[str, str]:
    """The environment of the worker: this very package, and one thread for each product."""
    return os.environ | {
        # With -P the current folder, which may hold anything, is not searched for modules.
        "PYTHONPATH": str(Path(photomanager.__file__).parent.parent),
        "OMP_NUM_THREADS": "1",
        # Decoders allocate and free large pictures on several threads; separate heaps for
        # each would keep the memory.
        "MALLOC_ARENA_MAX": "2",
    }
