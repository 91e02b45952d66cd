"""The head's opinion of many photos, summed over the classes that mean a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from photomanager.learning.row_shares import in_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    # uint16[n, 16] classes and uint16[n, 16] probabilities per 65,535 of n photos
    Heads = tuple[NDArray[np.uint16], NDArray[np.uint16]]

# A confidence is a whole number per 10,000.
CERTAIN = 10_000
_FULL_SHARE = 65_535
# Several classes agree on a word while none of them holds more than this of its probability.
_LARGEST_PER_CENT = 85
# Photos looked at a time.
_ROWS = 1024


def masses(columns_above: NDArray[np.int64], words: int, heads: Heads) -> NDArray[np.int64]:
    """int64[n, words]: the head's probability of every word, per 65,535.

    Args:
        columns_above: int64[classes, m]: the words that a class adds to (`words.WordTree`).
        words: How many there are.
        heads: Of n photos.
    """
    keys, weights = _spread(columns_above, words, heads)
    # Whole numbers below 2⁵³, so the sums are exact in any order.
    sums = np.bincount(keys, weights, minlength=len(heads[0]) * (words + 1))
    return sums.reshape(-1, words + 1)[:, :words].astype(np.int64)


def mass_of(below: NDArray[np.bool_], heads: Heads) -> NDArray[np.int64]:
    """int64[n]: the head's probability of one word, per 65,535.

    Args:
        below: bool[classes], those that mean the word.
        heads: Of n photos.
    """
    classes, shares = heads
    mass = np.zeros(len(classes), np.int64)
    if not below.any():
        return mass

    def fill(top: int, end: int) -> None:
        for first in range(top, end, _ROWS):
            rows = slice(first, min(first + _ROWS, end))
            inside = np.flatnonzero(below.take(classes[rows]))  # few; below 2⁵³ sums are exact
            photo = inside // classes.shape[1]
            mass[rows] = np.bincount(photo, shares[rows].ravel()[inside], len(mass[rows]))

    in_shares(len(classes), fill)
    return mass


def agreement(
    columns_above: NDArray[np.int64], mass: NDArray[np.int64], heads: Heads
) -> NDArray[np.bool_]:
    """bool[n, words]: whether several classes agree on a word, instead of one alone.

    One class that is unsure of itself is often wrong. Where several spell the same thing, as
    breeds do of a dog, it is sure although none of them is.

    Args:
        columns_above: As in `masses`.
        mass: What `masses` says of them.
        heads: Likewise.
    """
    words = mass.shape[1]
    keys, weights = _spread(columns_above, words, heads)
    largest = np.zeros(len(mass) * (words + 1), np.int64)
    np.maximum.at(largest, keys, weights)
    return _shared(largest.reshape(-1, words + 1)[:, :words], mass)


def agreement_of(classes: NDArray[np.int64], heads: Heads) -> NDArray[np.bool_]:
    """bool[n]: `agreement` on the one word that these classes mean."""
    inside = np.where(np.isin(heads[0], classes), heads[1], 0).astype(np.int64)
    return _shared(inside.max(axis=1, initial=0), inside.sum(axis=1))


def _shared(largest: NDArray[np.int64], mass: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.asarray(largest * 100 <= mass * _LARGEST_PER_CENT)


def _spread(
    columns_above: NDArray[np.int64], words: int, heads: Heads
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cells of a table of n rows and words + 1 columns, and what each gets."""
    classes, shares = heads
    columns = columns_above[classes]
    keys = columns + np.arange(len(classes))[:, None, None] * (words + 1)
    weights = np.broadcast_to(shares[:, :, None], columns.shape)
    return keys.ravel(), weights.ravel().astype(np.int64)


def per_ten_thousand(mass: NDArray[np.int64]) -> NDArray[np.int32]:
    """int32[n]: a probability per 65,535 as a confidence."""
    rounded = (mass * CERTAIN + _FULL_SHARE // 2) // _FULL_SHARE
    return np.minimum(rounded, CERTAIN).astype(np.int32)
