"""Starts the worker process, feeds it, and survives whatever a file does to it.

The worker is a fresh process (never a fork of a window with threads) and gets one file after
another, only so many at a time. Answers are handed on in the order in which the files were
asked for, so nothing that is stored depends on which thread was faster.

When the worker dies, its last words name the thread that crashed, and so the file, which is set
aside. When they do not, the files it had started are asked for again one at a time, and the one it
dies with alone is set aside. A file that takes too long is known at once; one that takes too much
memory is the only one being decoded by then (`worker`), or found like one that crashes.
"""

from __future__ import annotations

import logging
import queue
import re
import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import psutil

from photomanager.errors import WorkerError
from photomanager.imaging.kinds import display
from photomanager.indexing import protocol
from photomanager.indexing.worker_process import WorkerProcess
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self

_log = logging.getLogger(__name__)

# Files asked for and not yet handed on. Enough to keep the worker busy while the library is
# written; few enough that memory stays small and wishes (`waiting_files`) come soon.
_OUTSTANDING = 64
TIME_LIMIT_S = 60.0
# The largest picture that is decoded at all takes two thirds of it (`decode.MAX_MEMORY`).
MEMORY_LIMIT = min(3 << 30, psutil.virtual_memory().total // 2)
_TICK_S = 0.1
WORKER_COMMAND = (sys.executable, "-P", "-m", "photomanager.indexing.worker")


# What faulthandler says first of the thread that crashed; `threading.get_ident` in hexadecimals.
_CRASHED = re.compile(r"^Current thread 0x([0-9a-f]+)", re.MULTILINE)
# Up to this part of the memory limit several files are decoded at a time.
_ROOMY = 3
# So often the worker may end without having started on a file before we give up.
_FUTILE_STARTS = 2


@dataclass(slots=True)
class _Asked:
    """A request until its outcome is handed on."""

    request: protocol.Task
    sent: bool = False
    started: float | None = None
    thread: int = 0
    outcome: protocol.Outcome | None = None


class Supervisor:
    """One worker process at a time, and the files it was given. For one thread.

    Args:
        setup: What the worker is told at its start.
        command: How the worker is started; tests run one with another network.
        time_limit: Seconds that one file may take.
        memory_limit: Bytes that the worker may hold.
        polite: Whether other programs come first, because nobody waits for the worker.

    Attributes:
        starts: Worker processes started so far.
    """

    def __init__(
        self,
        setup: protocol.Setup,
        *,
        command: Sequence[str] = WORKER_COMMAND,
        time_limit: float = TIME_LIMIT_S,
        memory_limit: int = MEMORY_LIMIT,
        polite: bool = False,
    ) -> None:
        self.starts = 0
        self._setup = replace(setup, roomy=memory_limit // _ROOMY)
        self._command = tuple(command)
        self._time_limit = time_limit
        self._memory_limit = memory_limit
        self._polite = polite
        self._process: WorkerProcess | None = None
        self._asked: dict[int, _Asked] = {}
        # After a crash: the files that may be at fault, to be tried one at a time.
        self._suspects: list[int] = []
        self._futile = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def room(self) -> int:
        """How many more files may be asked for now."""
        return _OUTSTANDING - len(self._asked)

    @property
    def outstanding(self) -> int:
        """Files asked for whose outcomes have not been handed on."""
        return len(self._asked)

    @property
    def process_id(self) -> int | None:
        """The worker's process, None while there is none."""
        return None if self._process is None else self._process.pid

    def ask(self, request: protocol.Task) -> None:
        """Gives the worker a file, starting the worker if there is none.

        Raises:
            WorkerError: The worker cannot be started.
        """
        self._asked[request.id] = _Asked(request)
        self._feed()

    def outcomes(self, wait: float = _TICK_S) -> Iterator[protocol.Outcome]:
        """What has become known, in the order asked for; nothing after `wait` idle seconds.

        Raises:
            WorkerError: The worker does not work at all.
        """
        if self._process is not None and self._unanswered():
            self._listen(wait)
            self._set_aside_hanging()
            self._set_aside_greedy()
        while self._asked:
            file_id, first = next(iter(self._asked.items()))
            if first.outcome is None:
                return
            del self._asked[file_id]
            yield first.outcome

    def close(self) -> None:
        """Ends the worker; what it was still working on is forgotten."""
        self._asked.clear()
        self._suspects.clear()
        self._end_process()

    # -- the conversation -------------------------------------------------------------------

    def _feed(self) -> None:
        """Sends whatever may be sent now: everything, or one suspect alone."""
        if self._process is None:
            self.starts += 1
            self._process = WorkerProcess(self._command, self._setup)
            if self._polite:
                self._process.step_back()
        may_be_sent = self._suspects[:1] or list(self._asked)
        for file_id in may_be_sent:
            asked = self._asked[file_id]
            if not asked.sent and asked.outcome is None:
                asked.sent = True
                self._process.send(asked.request)

    def _listen(self, wait: float) -> None:
        """Takes in what the worker has said, waiting for the first message only."""
        process = self._process
        assert process is not None
        try:
            message = process.messages.get(timeout=wait)
            while True:
                self._understand(message)
                if self._process is not process:
                    return
                message = process.messages.get_nowait()
        except queue.Empty:
            return

    def _understand(self, message: protocol.Message | None) -> None:
        assert self._process is not None
        match message:
            case protocol.Ready():
                self._process.ready = True
            case protocol.Started():
                self._futile = 0
                self._asked[message.id].started = time.monotonic()
                self._asked[message.id].thread = message.thread
            case protocol.Fatal():
                self._end_process()
                raise WorkerError(message.reason)
            case _ if isinstance(message, protocol.Outcome):
                self._asked[message.id].outcome = message
                if message.id in self._suspects:
                    self._suspects.remove(message.id)
                    self._feed()
            case _:
                self._died()

    # -- when it goes wrong -----------------------------------------------------------------

    def _died(self) -> None:
        """The worker has ended by itself: find out with which file."""
        assert self._process is not None
        was_ready = self._process.ready
        words = self._end_process()
        _log.warning("worker ended unexpectedly: %s", words)
        guilty = self._crashed(words)
        if guilty is None and self._suspects:
            guilty = self._suspects[0]  # it was alone
        if guilty is not None:
            self._set_aside(guilty, sentence("makes the decoder crash"))
        else:
            self._suspect_started()
        if not was_ready or self._futile > _FUTILE_STARTS:
            last = words.strip().splitlines()[-1:] or ["it said nothing"]
            raise WorkerError(
                "The part of the program that reads photos does not start "
                f"({last[0]}); install the program again."
            )
        self._ask_again()

    def _crashed(self, words: str) -> int | None:
        """The file that the thread which crashed had taken up last; None if that is not known."""
        found = _CRASHED.search(words)  # nothing when it was killed from outside
        thread = int(found[1], 16) if found else None
        return next((one.request.id for one in self._started()[::-1] if one.thread == thread), None)

    def _suspect_started(self) -> None:
        """From now on these files are tried one at a time."""
        self._suspects = [one.request.id for one in self._started()]
        self._futile += not self._suspects

    def _set_aside_hanging(self) -> None:
        """Ends the worker when a file has taken too long, and does without that file."""
        limit = time.monotonic() - self._time_limit
        hanging = [one.request.id for one in self._started() if (one.started or limit) < limit]
        if hanging:
            _log.warning("worker hangs; it is started again")
            self._end_process()
            for file_id in hanging:
                limit_s = f"{self._time_limit:.0f}"
                self._set_aside(file_id, sentence(f"takes longer than {limit_s} s to decode"))
            self._ask_again()

    def _set_aside_greedy(self) -> None:
        """Ends the worker when it holds too much memory, and does without the file at fault."""
        if self._process is None or self._process.memory() <= self._memory_limit:
            return
        _log.warning("worker takes too much memory; it is started again")
        self._end_process()
        started = self._started()
        if len(started) == 1:
            self._set_aside(started[0].request.id, sentence("needs more memory than a photo may"))
        else:
            self._suspect_started()
        self._ask_again()

    def _ask_again(self) -> None:
        """Has a new worker do everything that the old one did not finish."""
        unanswered = self._unanswered()
        for asked in unanswered:
            asked.sent, asked.started = False, None
        if unanswered:
            self._feed()

    def _set_aside(self, file_id: int, what: str) -> None:
        request = self._asked[file_id].request
        name = display(request.path)
        reason = sentence(
            f"{name} was set aside: it {what}; check it with another program."
            if isinstance(request, protocol.Request)
            else f"{name} was left alone: it {what}; check it with another program."
        )
        self._asked[file_id].outcome = protocol.Failed(file_id, reason, lasting=True)
        if file_id in self._suspects:
            self._suspects.remove(file_id)

    def _started(self) -> list[_Asked]:
        """Those that the worker has taken up, the latest last."""
        started = [one for one in self._unanswered() if one.started is not None]
        return sorted(started, key=lambda one: one.started or 0.0)

    def _unanswered(self) -> list[_Asked]:
        return [asked for asked in self._asked.values() if asked.outcome is None]

    def _end_process(self) -> str:
        """Ends the worker, if there is one; its last words."""
        process, self._process = self._process, None
        return "" if process is None else process.end()
