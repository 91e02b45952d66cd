"""What audit answers prove, and what the dial asks for."""

import pytest

from photomanager.learning import precision
from photomanager.learning.correction import Answer
from photomanager.learning.precision import Dial


def test_so_many_right_answers_prove_so_much() -> None:
    assert precision.lower_bound(0, 0) == 0.0
    assert precision.lower_bound(0, 9) == 0.0
    assert precision.lower_bound(22, 22) == pytest.approx(0.1 ** (1 / 22))
    assert precision.lower_bound(45, 45) > 0.95 > precision.lower_bound(44, 44)


def test_the_bound_is_the_exact_one_of_the_binomial() -> None:
    beta = pytest.importorskip("scipy.stats").beta
    for right, asked in ((1, 2), (8, 10), (37, 40), (150, 200)):
        exact = beta.ppf(0.1, right, asked - right + 1)
        assert precision.lower_bound(right, asked) == pytest.approx(exact, abs=1e-9)


def test_more_precision_asks_for_more_confidence() -> None:
    wanted = (0.5, 0.8, 0.9, 0.95, 0.99)
    for thresholds in (
        [precision.known_threshold(one) for one in wanted],
        [precision.invented_threshold(one, checked=False) for one in wanted],
        [precision.invented_threshold(one, checked=True) for one in wanted],
    ):
        assert thresholds == sorted(thresholds)
        assert 0 < thresholds[0] < thresholds[-1] < 1
    assert precision.known_threshold(0.9) == pytest.approx(0.6)


def test_answers_lower_a_threshold_only_where_they_prove_it() -> None:
    proof = [(0.87, True)] * 22
    assert precision.proven_threshold(0.9, 0.9, proof) == 0.85
    assert precision.proven_threshold(0.9, 0.9, proof[1:]) == 0.9
    assert precision.proven_threshold(0.9, 0.95, proof) == 0.9
    # What is proven far below says nothing about what lies between.
    assert precision.proven_threshold(0.9, 0.9, [(0.62, True)] * 100 + [(0.87, False)]) == 0.9


def test_only_answers_at_or_above_the_threshold_are_counted() -> None:
    answers = [Answer(2.0, verdict=True), Answer(2.0, verdict=False), Answer(-2.0, verdict=True)]
    assert precision.right_of(answers, 0.0, 0.8) == (1, 2)
    assert precision.right_of(answers, 4.0, 0.8) == (2, 3)


def test_a_tag_can_have_a_dial_of_its_own() -> None:
    dial = Dial(0.9, {7: 0.99})
    assert (dial.of(7), dial.of(8)) == (0.99, 0.9)
