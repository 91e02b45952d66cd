"""How far a piece of long work is, how fast it goes, and the wish to pause or to stop it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")

# A rate over less says nothing.
_SOON_S = 1.0


class Stopped(Exception):  # noqa: N818 - what the user wanted is no error
    """The user has stopped the work; nothing of it is left."""


class Progress:
    """One piece of long work; read, paused and stopped on any thread.

    Args:
        what: What is done, in the user's language.
        total: Of how many; 0 while that is not known.
        photos: Whether photos are counted; else only the share that is done means something.
        stops: Whether it can be stopped without leaving anything half done.
        pauses: Whether it can be paused.
        clock: Seconds, for tests.

    Attributes:
        done: How many are done.
        stop: Set when it shall end early.
        ended: Set when it is over.
    """

    def __init__(
        self,
        what: str = "",
        total: int = 0,
        *,
        photos: bool = True,
        stops: bool = True,
        pauses: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.what = what
        self.total = total
        self.photos = photos
        self.stops = stops
        self.pauses = pauses
        self.done = 0
        self.stop = threading.Event()
        self.ended = threading.Event()
        self._clock = clock
        self._goes = threading.Event()
        self._goes.set()
        self._begun: float | None = None
        self._rested = 0.0

    # -- for the one who works --------------------------------------------------------------

    def run(self, work: Callable[[], _Result]) -> _Result:
        """Does the work and notes when it began and that it is over."""
        self._begun = self._clock()
        try:
            return work()
        finally:
            self.ended.set()

    def note(self, done: int, total: int) -> None:
        """Takes how far it is."""
        self.done, self.total = done, total

    def note_or_stop(self, done: int, total: int) -> None:
        """Takes how far it is.

        Raises:
            Stopped: It shall end; the work must take back what it has begun.
        """
        self.note(done, total)
        self.go_on()

    def go_on(self) -> None:
        """Does nothing, as long as it need not end.

        Raises:
            Stopped: It shall end; the work must take back what it has begun.
        """
        if self.stop.is_set():
            raise Stopped

    def stopped(self) -> bool:
        """Whether it shall end now; waits while it is paused."""
        if not self._goes.is_set():
            since = self._clock()
            self._goes.wait()
            self._rested += self._clock() - since
        return self.stop.is_set()

    # -- for the one who watches ------------------------------------------------------------

    @property
    def waiting(self) -> bool:
        """Whether other work comes first."""
        return self._begun is None

    @property
    def paused(self) -> bool:
        """Whether it rests."""
        return not self._goes.is_set()

    def set_paused(self, paused: bool) -> None:
        """Lets it rest, or go on."""
        if paused:
            self._goes.clear()
        else:
            self._goes.set()

    def end(self) -> None:
        """Wishes that it stops, also when it is paused."""
        self.stop.set()
        self._goes.set()

    @property
    def rate(self) -> float:
        """How many a second; 0 while that is not known."""
        if self._begun is None or not self.done:
            return 0.0
        worked = self._clock() - self._begun - self._rested
        return self.done / worked if worked >= _SOON_S else 0.0

    @property
    def remaining_s(self) -> float | None:
        """Seconds left at this rate; None while that is not known."""
        return (self.total - self.done) / self.rate if self.rate and self.total else None
