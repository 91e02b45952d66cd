"""When the network alone is sure enough of a word to set it without being asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from photomanager.learning import precision
from photomanager.learning.heads import (
    CERTAIN,
    agreement,
    agreement_of,
    masses,
    per_ten_thousand,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from photomanager.learning.heads import Heads
    from photomanager.learning.precision import Dial
    from photomanager.learning.words import WordTree


@dataclass(frozen=True, eq=False)
class Unprompted:
    """The rule: enough probability, or less of it if several classes agree on the word.

    Only classes that are evidence count: what the head calls a punching bag for want of a
    better word is no sports equipment either.

    Attributes:
        tree: The words.
        dial: The precision wanted.
    """

    tree: WordTree
    dial: Dial

    def words(self, heads: Heads) -> NDArray[np.bool_]:
        """bool[n, words]: which words, none of them taught, are sure on n photos."""
        above = self.tree.trusted_columns_above
        mass = masses(above, len(self.tree.column), heads)
        trusted = per_ten_thousand(mass)
        agreed = (trusted >= self._agreed_thresholds) & agreement(above, mass, heads)
        return np.asarray((trusted >= self._thresholds) | agreed)

    def word(
        self, tag: int, said: NDArray[np.int32], heads: Heads, taught: float | None = None
    ) -> NDArray[np.bool_]:
        """bool[n]: whether one word is sure.

        Args:
            tag: The word.
            said: int32[n], its confidence per 10,000.
            heads: Of the same photos.
            taught: The threshold from 0 to 1 that the word was taught, if it was. If answers
                to audit cards have raised it, agreement is no longer enough.
        """
        wanted = self.dial.of(tag)
        usual = precision.known_threshold(wanted)
        threshold = usual if taught is None else taught
        enough = np.asarray(said >= _at(threshold))
        if threshold > usual:
            return enough
        if taught is not None and taught > precision.known_threshold(wanted):
            return enough  # answers say what the confidence means; agreement adds nothing
        unsure = np.flatnonzero(~enough & (said >= _at(precision.agreed_threshold(wanted))))
        classes = self.tree.trusted_below(tag)
        if unsure.size and classes.size:
            enough[unsure] = agreement_of(classes, (heads[0][unsure], heads[1][unsure]))
        return enough

    @cached_property
    def _thresholds(self) -> NDArray[np.int32]:
        return self._per_word(precision.known_threshold)

    @cached_property
    def _agreed_thresholds(self) -> NDArray[np.int32]:
        return self._per_word(precision.agreed_threshold)

    def _per_word(self, threshold: Callable[[float], float]) -> NDArray[np.int32]:
        column = self.tree.column
        found = np.full(len(column), _at(threshold(self.dial.everywhere)), np.int32)
        for tag, wanted in self.dial.tags.items():
            if tag in column:
                found[column[tag]] = _at(threshold(wanted))
        return found


def _at(threshold: float) -> int:
    """A threshold per 10,000."""
    return round(threshold * CERTAIN)
