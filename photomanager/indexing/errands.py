"""Single files, looked at or worked on for somebody who waits, in a worker process.

Decoders and exiv2 are native code, and a damaged file may crash them. So the process that owns
window and database neither decodes a photo nor reads or writes its metadata: it has a worker
process (`worker`, without a network) do it, supervised like any other. A crash costs the file a
plain sentence and the worker a new start.
"""

from __future__ import annotations

import threading
import time
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from photomanager.errors import DecodeError, MetadataError, WorkerError
from photomanager.imaging.kinds import display
from photomanager.indexing import protocol
from photomanager.indexing.supervisor import TIME_LIMIT_S, WORKER_COMMAND, Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from photomanager.imaging.fields import Fields
    from photomanager.indexing.protocol import Buffer, Described, Looked, Rewritten, Shrunk

# One for the photo that is shown, one for its neighbour or for writing.
_PROCESSES = 2
# After so long without an errand their memory is given back; starting takes a third of a second.
IDLE_S = 120.0
# Beside its time limit, for an errand whose worker has to be started twice.
_STARTS_S = 20.0


class Errands:
    """Worker processes for single files, started when needed; usable from every thread.

    Args:
        command: How a worker is started; tests run one that crashes.
        time_limit: Seconds that one file may take.
        idle: Seconds after which processes without work end.

    Attributes:
        close: Ends the processes at once, whatever they are doing, and runs no more errands:
            somebody who closes the window shall not wait for a decoder that hangs. Happens by
            itself when nobody holds the errands any more.
    """

    def __init__(
        self,
        *,
        command: Sequence[str] = WORKER_COMMAND,
        time_limit: float = TIME_LIMIT_S,
        idle: float = IDLE_S,
    ) -> None:
        setup = protocol.Setup("", threads=1)
        self._patience = time_limit + _STARTS_S
        self._pool = _Pool(
            lambda: Supervisor(setup, command=command, time_limit=time_limit), _PROCESSES, idle
        )
        self.close = weakref.finalize(self, self._pool.close)

    def look(self, path: bytes, content_hash: bytes, edge: int, *, fitted: bool) -> Looked:
        """Decodes a photo; see `protocol.Look`.

        Raises:
            DecodeError: The file is gone, damaged, another than it was, or crashes the decoder.
            WorkerError: The worker process does not work at all.
        """
        errand = protocol.Look(0, path, content_hash, edge, fitted)
        return cast("Looked", self._run(errand, DecodeError))

    def decoded(self, path: bytes) -> Looked:
        """Decodes whatever photo lies there, as large as indexing does.

        Raises:
            DecodeError: The file cannot be read, is damaged, or crashes the decoder.
            WorkerError: The worker process does not work at all.
        """
        return cast("Looked", self._run(protocol.Look(0, path, b"", 0, fitted=False), DecodeError))

    def thumbnail(self, path: bytes, content_hash: bytes) -> bytes:
        """A photo's thumbnail as JPEG, made anew.

        Raises:
            DecodeError: As for `look`.
            WorkerError: Likewise.
        """
        errand = protocol.Shrink(0, path, content_hash)
        return cast("Shrunk", self._run(errand, DecodeError)).thumbnail

    def describe(self, path: bytes) -> dict[str, Any]:
        """What a photo file itself says (`imaging.metadata.Metadata.more`), no sidecar.

        Raises:
            DecodeError: The file cannot be read, or crashes the reader.
            WorkerError: The worker process does not work at all.
        """
        return cast("Described", self._run(protocol.Describe(0, path), DecodeError)).more

    def rewritten(self, path: bytes, fields: Fields, *, sidecar: bool, there: bool) -> Buffer:
        """A file's contents with these fields in its metadata; empty if all are there already.

        Args:
            path: Absolute path.
            fields: What shall be there.
            sidecar: Whether it is an XMP file, else it is a photo.
            there: Whether it is there yet.

        Raises:
            MetadataError: The file cannot be read, would lose something, or crashes the writer.
            WorkerError: The worker process does not work at all.
        """
        errand = protocol.Rewrite(
            0,
            path,
            sidecar,
            there,
            keywords=[list(one) for one in fields.keywords],
            gone=[list(one) for one in fields.gone],
            rating=fields.rating,
            label=fields.label,
        )
        return cast("Rewritten", self._run(errand, MetadataError)).contents

    def _run(
        self, errand: protocol.Errand, error: type[DecodeError | MetadataError]
    ) -> protocol.Outcome:
        with self._pool.one() as supervisor:
            outcome = answer(supervisor, errand, self._patience, self._pool.is_closed)
        if isinstance(outcome, protocol.Failed):
            raise error(outcome.reason)
        return outcome


def answer(
    supervisor: Supervisor,
    task: protocol.Task,
    patience: float,
    given_up: Callable[[], bool] = lambda: False,
) -> protocol.Outcome:
    """Has a worker that has nothing else to do work on one file, and waits for it.

    Args:
        supervisor: Of the worker.
        task: What to do.
        patience: Seconds to wait.
        given_up: Asked now and then; True ends the wait.

    Raises:
        WorkerError: The worker process does not work at all, says nothing for so long, or nobody
            waits for it any more.
    """
    deadline = time.monotonic() + patience
    if not given_up():
        supervisor.ask(task)
    while not given_up() and time.monotonic() < deadline:
        for outcome in supervisor.outcomes():
            return outcome
    if given_up():
        raise WorkerError(
            f"The program was closed before {display(task.path)} was done; open it again."
        )
    raise WorkerError(
        f"The part of the program that reads photos does not answer about {display(task.path)}; "
        "try again when the computer is less busy."
    )


class _Pool:
    """Supervisors, each for one errand at a time; those without one end after a while."""

    def __init__(self, make: Callable[[], Supervisor], most: int, idle: float) -> None:
        self._make = make
        self._turn = threading.BoundedSemaphore(most)
        self._idle_s = idle
        # The garbage collector may close the pool in a thread that holds it.
        self._mutex = threading.RLock()
        self._resting: list[Supervisor] = []
        self._timer: threading.Timer | None = None
        self._closed = False

    def is_closed(self) -> bool:
        """Whether no errand is worth waiting for."""
        return self._closed

    @contextmanager
    def one(self) -> Iterator[Supervisor]:
        """A supervisor that nobody else has; waits until there is one."""
        with self._turn:
            with self._mutex:
                supervisor = self._resting.pop() if self._resting else self._make()
            try:
                yield supervisor
            except BaseException:
                supervisor.close()  # it may still be at work
                raise
            self._rest(supervisor)

    def close(self) -> None:
        with self._mutex:
            self._closed = True
            if self._timer is not None:
                self._timer.cancel()
        self._end_resting()

    def _rest(self, supervisor: Supervisor) -> None:
        with self._mutex:
            self._resting.append(supervisor)
            if self._timer is not None:
                self._timer.cancel()
            if not self._closed:
                self._timer = threading.Timer(self._idle_s, self._end_resting)
                self._timer.daemon = True
                self._timer.start()
                return
        self._end_resting()

    def _end_resting(self) -> None:
        with self._mutex:
            resting, self._resting = self._resting, []
        for supervisor in resting:
            supervisor.close()
