"""Near-identical photos count as one lesson.

Whoever confirms the twelve photos of a burst has said one thing, not twelve. Counted as twelve,
the burst would pull the tag's mean to itself and, being so alike, make the tag look narrow.

Two photos are near-identical if, with a and b their codes,

    |a − b|² ≤ (|a|² + |b|²) / 8

which for codes of equal length is a cosine of at least 7/8. Measured on 819 natural scenes, each
turned into a burst of five (cut by up to 6 %, turned by up to 1°, 10 % brighter or darker): 92 %
of the bursts become one lesson, and of the 335,000 pairs of different photos 10 are joined,
among them the set's own retakes. docs/learner.md has what other limits do.

Photos that are near-identical to a third belong together, so the result does not depend on the
order. All sums are of whole numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Codes = NDArray[np.int8]
    Positions = NDArray[np.int64]

# 8·|a − b|² ≤ |a|² + |b|².
_NEAR = 8
# Every photo is compared with every other, which takes 50 ms here. Among so many lessons those of
# one burst say little, and more are taken as they are.
_MOST = 2048
# Sums over so many columns stay below 2²⁴ and are exact in float32: 1024 · 127 · 127.
_COLUMNS = 1024
# Photos compared with all later ones at a time.
_ROWS = 256


def one_a_burst(codes: Codes) -> Codes:
    """The codes (int8[n, d]) with each group of near-identical ones replaced by its mean.

    The mean is rounded to whole steps. A pure function of the set of codes: their order decides
    only the order of the rows returned. May be called from any thread.
    """
    numbers, member = np.unique(groups(codes), return_inverse=True)
    if len(numbers) == len(codes):
        return codes
    totals = np.zeros((len(numbers), codes.shape[1]), np.int64)
    np.add.at(totals, member, codes)
    counts = np.bincount(member)[:, np.newaxis]
    return np.asarray((2 * totals + counts) // (2 * counts), np.int8)


def groups(codes: Codes) -> Positions:
    """int64[n]: for each of the codes (int8[n, d]) the place of the first in its burst.

    Its own place if it is no part of a burst, and if there are so many that none is searched for.
    May be called from any thread.
    """
    group = np.arange(len(codes))
    if len(codes) > _MOST:
        return group
    for first, second in _near_pairs(codes):
        group = _joined(group, first, second)
    return group


def _near_pairs(codes: Codes) -> Iterator[tuple[Positions, Positions]]:
    """Positions of near-identical codes, the smaller first, a part for each block of rows."""
    exact: NDArray[Any] = codes.astype("f4" if codes.shape[1] <= _COLUMNS else "f8")
    norms = (_NEAR - 1) * np.square(codes, dtype=np.int64).sum(axis=1)
    for top in range(0, len(codes) - 1, _ROWS):
        rows = slice(top, top + _ROWS)
        products = (exact[rows] @ exact[top:].T).astype(np.int64)
        near = 2 * _NEAR * products >= norms[rows, np.newaxis] + norms[top:]
        first, second = np.nonzero(np.triu(near, 1))
        yield first + top, second + top


def _joined(group: Positions, first: Positions, second: Positions) -> Positions:
    """Group numbers after joining pairs; a group's number is the smallest position in it."""
    while not np.array_equal(group[first], group[second]):
        lowest = np.minimum(group[first], group[second])
        joined = group.copy()
        np.minimum.at(joined, group[first], lowest)
        np.minimum.at(joined, group[second], lowest)
        while not np.array_equal(group, joined):
            group, joined = joined, joined[joined]
    return group
