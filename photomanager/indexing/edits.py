"""Which changed files have been edited where they lie, as far as that can be told by now.

Of a file whose contents nobody knows it cannot be said whether it was edited, or whether another
file took its place while what it held went where it was looked already. The next look tells: so
while something has happened in the folders, such a file waits for that, and no longer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from photomanager.indexing.renames import Followed


class Edits:
    """What seems edited, over many looks; used by one thread at a time.

    Attributes:
        found: The files that seem edited, by row, with what they hold.
        has_fled: Whether a file that this look saw has gone elsewhere before it was read.
        are_left: Whether any of them was left to the next look.
    """

    def __init__(self) -> None:
        self.found: Mapping[int, bytes] = {}
        self.has_fled = False
        self.are_left = False
        self._before: Mapping[int, bytes] = {}

    def begin(self) -> None:
        """A look begins."""
        self._before, self.found = self.found, {}
        self.has_fled = self.are_left = False

    def follow(self, followed: Followed) -> None:
        """Takes over what `renames` has found."""
        self.found = followed.edited
        self.has_fled |= not followed.is_sure

    def unclear(self, *, has_news: bool) -> frozenset[int]:
        """Those that shall not be read now.

        Args:
            has_news: Whether anything has happened where nobody has looked yet.
        """
        if self.has_fled:
            left = frozenset(self.found)
        elif has_news:
            before = self._before
            left = frozenset(one for one, now in self.found.items() if before.get(one) != now)
        else:
            left = frozenset()
        self.are_left |= bool(left)
        return left
