"""The head's opinion of many photos, summed over the classes that mean a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    # uint16[n, 16] classes and uint16[n, 16] probabilities per 65,535 of n photos
    Heads = tuple[NDArray[np.uint16], NDArray[np.uint16]]

# A confidence is a whole number per 10,000.
CERTAIN = 10_000
_FULL_SHARE = 65_535


def masses(columns_above: NDArray[np.int64], words: int, heads: Heads) -> NDArray[np.int64]:
    """int64[n, words]: the head's probability of every word, per 65,535.

    Args:
        columns_above: int64[classes, m]: the words that a class adds to (`words.WordTree`).
        words: How many there are.
        heads: Of n photos.
    """
    classes, shares = heads
    n = len(classes)
    columns = columns_above[classes]
    keys = columns + np.arange(n)[:, None, None] * (words + 1)
    weights = np.broadcast_to(shares[:, :, None], columns.shape)
    # Whole numbers below 2⁵³, so the sums are exact in any order.
    sums = np.bincount(keys.ravel(), weights.ravel(), minlength=n * (words + 1))
    return sums.reshape(n, words + 1)[:, :words].astype(np.int64)


def per_ten_thousand(mass: NDArray[np.int64]) -> NDArray[np.int32]:
    """int32[n]: a probability per 65,535 as a confidence."""
    rounded = (mass * CERTAIN + _FULL_SHARE // 2) // _FULL_SHARE
    return np.minimum(rounded, CERTAIN).astype(np.int32)
