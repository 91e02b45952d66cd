"""The files that wait to be indexed, in the order in which they are handed out.

First what somebody is looking at, then photos in the order of their rows, then RAW files of pairs:
only their hashes are wanted. Files that seem edited come last of all, when it is known that what
they held before lies nowhere else (`renames`).
"""

from __future__ import annotations

import collections
import os
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from photomanager.library import pairs, photos

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from photomanager.library.library import Library
    from photomanager.library.photos import PendingFile
    from photomanager.library.records import RootId

_FETCHED = 512


class Wishes:
    """Photos that somebody is looking at; usable from every thread."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._photo_ids: list[int] = []

    def prefer(self, photo_ids: Sequence[int]) -> None:
        """Wishes for these photos, and no longer for earlier ones."""
        with self._mutex:
            self._photo_ids = list(photo_ids)

    def take(self) -> list[int]:
        """What was wished for since the last call."""
        with self._mutex:
            taken, self._photo_ids = self._photo_ids, []
        return taken


class WaitingFiles:
    """One pass over the files that wait, fetched in portions; each is handed out once.

    Args:
        library: The library.
        root_ids: The folders.
        space_id: The space of the vectors.
        wishes: What to hand out first.
        edited: Rows of the files that come last.
        unclear: Gives those of the edited that shall not be handed out at all.
    """

    def __init__(
        self,
        library: Library,
        root_ids: Sequence[RootId],
        space_id: int,
        wishes: Wishes,
        edited: Collection[int] = (),
        unclear: Callable[[], Collection[int]] = tuple,
    ) -> None:
        self._library = library
        self._space_id = space_id
        self._root_ids = root_ids
        self._wishes = wishes
        self._last = frozenset(edited)
        self._unclear = unclear
        self._wished: collections.deque[PendingFile] = collections.deque()
        self._fetched: collections.deque[PendingFile] = collections.deque()
        # With their paths, for the row of a file that has moved may be given to another.
        self._handed: set[tuple[int, bytes]] = set()
        self._after = 0
        self._raw = False
        self._again = bool(edited)

    def take(self, number: int, *, is_idle: bool = True) -> Iterator[PendingFile]:
        """Up to so many of the next files.

        Args:
            number: How many.
            is_idle: Whether all that was handed out before is stored.
        """
        wanted = self._wishes.take()
        if wanted:
            self._wished = collections.deque(self._pending(0, len(wanted), wanted))
        for _ in range(number):
            found = self._next(is_idle=is_idle)
            if found is None:
                return
            is_idle = False
            self._handed.add((found.id, found.path))
            yield found

    def _next(self, *, is_idle: bool) -> PendingFile | None:
        while True:
            if self._wished:
                found = self._wished.popleft()
            elif self._fetched:
                found = self._fetched.popleft()
            elif not self._fetch(is_idle=is_idle):
                return None
            else:
                continue
            if (found.id, found.path) not in self._handed and found.id not in self._last:
                return found

    def _fetch(self, *, is_idle: bool) -> bool:
        """Whether there may be more."""
        self._fetched.extend(self._pending(self._after, _FETCHED))
        if self._fetched:
            self._after = self._fetched[-1].id
        elif not self._raw:
            self._raw, self._after = True, 0
        elif not is_idle:
            return False
        elif self._again:
            # What moved away from a path has left a new file there.
            self._again, self._raw, self._after = False, False, 0
        elif self._last:
            left = self._last.intersection(self._unclear())
            if left == self._last:
                return False
            self._last, self._raw, self._after = left, False, 0
        else:
            return False
        return True

    def _pending(
        self, after: int, limit: int, photo_ids: Sequence[int] | None = None
    ) -> list[PendingFile]:
        raw = self._raw and photo_ids is None
        with self._library.database.read() as connection:
            found = photos.pending(
                connection, self._root_ids, self._space_id, after, limit, raw=raw, only=photo_ids
            )
            if raw:
                return found
            raws = pairs.raw_files(connection, [one.photo_id for one in found])
        return [_with_raws(one, raws[one.photo_id]) for one in found]


def _with_raws(one: PendingFile, raws: Sequence[bytes]) -> PendingFile:
    """The file and those of the RAW files that lie beside it; after a move, some may not yet."""
    folder = os.path.dirname(one.path)  # noqa: PTH120 - pathlib has no bytes
    beside = tuple(raw for raw in raws if os.path.dirname(raw) == folder)  # noqa: PTH120
    return replace(one, raws=beside) if beside else one
