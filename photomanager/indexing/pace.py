"""How fast files are done, over the last seconds."""

from __future__ import annotations

import collections
import time

_OVER_S = 10.0


class Pace:
    """Remembers how many files were done when; begins with none done now."""

    def __init__(self) -> None:
        self._history = collections.deque([(time.monotonic(), 0)])

    def at(self, now: float, done: int, total: int) -> tuple[float, float | None]:
        """Files a second, and the seconds left at this rate, None while that is not known.

        Args:
            now: Monotonic time.
            done: Files done by now.
            total: Files to do.
        """
        self._history.append((now, done))
        while len(self._history) > 2 and now - self._history[0][0] > _OVER_S:
            self._history.popleft()
        then, done_then = self._history[0]
        if now <= then or done <= done_then:
            return 0.0, None
        rate = (done - done_then) / (now - then)
        return rate, max(0, total - done) / rate
