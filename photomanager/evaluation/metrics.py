"""How good a ranking is, in the usual numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def top_k(scores: NDArray[np.float64], truth: NDArray[np.int64], k: int) -> float:
    """Share of rows whose true class is among the k classes with the highest scores.

    Of classes with equal scores the one with the lower number comes first.

    Args:
        scores: [n, classes], higher is likelier.
        truth: [n], the number of the true class.
        k: How many classes count as an answer.
    """
    own = scores[np.arange(len(scores)), truth][:, np.newaxis]
    numbers = np.arange(scores.shape[1])
    before = (scores > own) | ((scores == own) & (numbers < truth[:, np.newaxis]))
    return float((before.sum(axis=1) < k).mean())


def average_precision(relevant: ArrayLike, scores: ArrayLike) -> float:
    """Mean, over the relevant items, of the precision at the place where each is found.

    Items with equal scores are one step of the ranking, so their order cannot matter. This is
    the sum over all steps of the recall gained times the precision there.

    Args:
        relevant: bool[n].
        scores: [n], higher comes first.

    Raises:
        ValueError: No item is relevant.
    """
    hits = np.asarray(relevant, bool)
    if not hits.any():
        raise ValueError("average precision needs a relevant item")
    values = np.asarray(scores, np.float64)
    order = np.argsort(-values, kind="stable")
    hits, values = hits[order], values[order]
    last_of_step = np.append(np.flatnonzero(np.diff(values)), len(values) - 1)
    found = np.cumsum(hits)[last_of_step]
    precision = found / (last_of_step + 1)
    gained = np.diff(found, prepend=0) / hits.sum()
    return float((gained * precision).sum())


def mean_average_precision(relevant: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """Mean of the average precisions of the columns that have a relevant row.

    Args:
        relevant: bool[n, tags].
        scores: [n, tags].

    Raises:
        ValueError: No column has one.
    """
    columns = np.flatnonzero(relevant.any(axis=0))
    if not len(columns):
        raise ValueError("mean average precision needs a relevant item")
    return float(np.mean([average_precision(relevant[:, c], scores[:, c]) for c in columns]))


def precision_and_coverage(
    correct: ArrayLike, confidences: ArrayLike, threshold: float
) -> tuple[float | None, float]:
    """What answering only from a confidence on brings.

    Args:
        correct: bool[n], whether each answer is right.
        confidences: [n], of each answer.
        threshold: Answers below it are withheld.

    Returns:
        Share of right ones among the answers given (None if none is), and share of answers given.
    """
    given = np.asarray(confidences, np.float64) >= threshold
    right = np.asarray(correct, bool)[given]
    return (float(right.mean()) if len(right) else None), float(given.mean())
