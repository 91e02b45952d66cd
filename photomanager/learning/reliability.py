"""Does a confidence mean what it says? The reliability diagram of predictions that were tested.

Predictions are put into bins by their confidence. Where the machine is honest, the share that
was right in each bin is the mean confidence in it (Niculescu-Mizil and Caruana, Predicting good
probabilities with supervised learning, 2005). The gap, weighted by how many predictions each
bin holds, is the expected calibration error (Naeini et al., 2015).

The answers come from questions that people chose to answer, so the diagram shows how honest the
confidence was on those; it claims no precision (`precision` does, from audit cards).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.learning.running_score import Prediction

BINS = 10
_CERTAIN = 10_000
# Two-sided 90 % of the normal distribution.
_Z = 1.645


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of about the same confidence.

    Attributes:
        count: How many.
        confidence: Their mean confidence, 0 to 1.
        right: Share of the photos that had the tag, 0 to 1.
        low: Lower end of that share's 90 % interval (Wilson 1927).
        high: Upper end.
    """

    count: int
    confidence: float
    right: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The diagram.

    Attributes:
        bins: Those that hold any prediction, by rising confidence.
        error: Expected calibration error, 0 to 1; 0 without predictions.
    """

    bins: tuple[Bin, ...]
    error: float

    @property
    def count(self) -> int:
        """Predictions in all bins."""
        return sum(one.count for one in self.bins)


def reliability(tested: Sequence[Prediction]) -> Reliability:
    """The diagram of some tested predictions; any thread."""
    sorted_in: list[list[Prediction]] = [[] for _ in range(BINS)]
    for one in tested:
        sorted_in[min(one.confidence * BINS // _CERTAIN, BINS - 1)].append(one)
    bins = tuple(_bin(some) for some in sorted_in if some)
    total = sum(one.count for one in bins)
    gap = math.fsum(one.count * abs(one.confidence - one.right) for one in bins)
    return Reliability(bins, gap / total if total else 0.0)


def _bin(some: Sequence[Prediction]) -> Bin:
    count = len(some)
    right = sum(one.verdict for one in some) / count
    low, high = _interval(right, count)
    confidence = sum(one.confidence for one in some) / count / _CERTAIN
    return Bin(count, confidence, right, low, high)


def _interval(share: float, count: int) -> tuple[float, float]:
    weight = _Z * _Z / count
    centre = (share + weight / 2) / (1 + weight)
    half = _Z / (1 + weight) * math.sqrt(share * (1 - share) / count + weight / (4 * count))
    return max(0.0, centre - half), min(1.0, centre + half)
