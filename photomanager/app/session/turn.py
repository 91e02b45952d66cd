"""Requests that wait for one another and are carried out in one go."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """One thing that is asked for.

    Attributes:
        what: What the operation is given.
        done: Takes its outcome.
        otherwise: Called after an error, which is reported, to show the truth again.
    """

    what: Any
    done: Callable[[Any], None]
    otherwise: Callable[[], None]


class Turn:
    """What an operation is given together: whatever was asked for before it began.

    Args:
        operation: Takes what was asked for, in order, and gives an outcome or an error for each.
    """

    def __init__(self, operation: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
        self._operation = operation
        self._begun = False
        self._requests: list[Request] = []
        self._mutex = threading.Lock()

    @property
    def requests(self) -> Sequence[Request]:
        """In the order in which they joined."""
        return self._requests

    def join(self, request: Request) -> bool:
        """Adds a request, unless it is too late; on the GUI thread."""
        with self._mutex:
            if not self._begun:
                self._requests.append(request)
            return not self._begun

    def run(self) -> Sequence[Any]:
        """Carries them out; on any thread."""
        with self._mutex:
            self._begun = True
        return self._operation([request.what for request in self._requests])
