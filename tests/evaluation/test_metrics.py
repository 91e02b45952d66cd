import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from photomanager.evaluation.metrics import (
    average_precision,
    mean_average_precision,
    precision_and_coverage,
    top_k,
)

# Few distinct scores, so that ties are common.
RANKINGS = st.integers(1, 30).flatmap(
    lambda n: st.tuples(
        arrays(np.bool_, n).filter(np.any), arrays(np.int64, n, elements=st.integers(-3, 3))
    )
)


@settings(deadline=None)  # importing scikit-learn takes seconds
@given(RANKINGS)
def test_average_precision_is_that_of_scikit_learn(ranking):
    metrics = pytest.importorskip("sklearn.metrics")
    relevant, scores = ranking
    expected = metrics.average_precision_score(relevant, scores)
    assert average_precision(relevant, scores) == pytest.approx(expected)


@settings(deadline=None)
@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_top_k_is_that_of_scikit_learn(k, seed):
    metrics = pytest.importorskip("sklearn.metrics")
    rng = np.random.default_rng(seed)
    scores, truth = rng.random((20, 5)), rng.integers(0, 5, 20)
    expected = metrics.top_k_accuracy_score(truth, scores, k=k, labels=range(5))
    assert top_k(scores, truth, k) == pytest.approx(expected)


def test_of_equal_scores_the_first_class_wins():
    scores = np.zeros((1, 3))
    assert top_k(scores, np.array([0]), 1) == 1
    assert top_k(scores, np.array([1]), 1) == 0
    assert top_k(scores, np.array([1]), 2) == 1


def test_mean_average_precision_leaves_out_tags_nobody_has():
    relevant = np.array([[1, 0, 0], [0, 1, 0]], bool)
    scores = np.array([[0.9, 0.9, 0.5], [0.1, 0.1, 0.5]])
    assert mean_average_precision(relevant, scores) == pytest.approx((1 + 0.5) / 2)


def test_nothing_relevant_is_no_question():
    with pytest.raises(ValueError, match="relevant item"):
        average_precision([False, False], [1, 2])
    with pytest.raises(ValueError, match="relevant item"):
        mean_average_precision(np.zeros((2, 2), bool), np.zeros((2, 2)))


def test_precision_rises_and_coverage_falls_with_the_threshold():
    correct, confidences = [True, True, False, False], [0.9, 0.6, 0.6, 0.2]
    assert precision_and_coverage(correct, confidences, 0.0) == (0.5, 1.0)
    assert precision_and_coverage(correct, confidences, 0.6) == (pytest.approx(2 / 3), 0.75)
    assert precision_and_coverage(correct, confidences, 0.9) == (1.0, 0.25)
    assert precision_and_coverage(correct, confidences, 0.95) == (None, 0.0)
