"""Whether a confidence means what it says."""

import math

import pytest
from sklearn.calibration import calibration_curve

from photomanager.learning.reliability import reliability
from photomanager.learning.running_score import Prediction


def test_bins_are_those_of_an_independent_program():
    tested = [Prediction(137 * n % 10_000, n % 3 == 0) for n in range(400)]
    share, mean = calibration_curve(
        [one.verdict for one in tested], [one.confidence / 10_000 for one in tested], n_bins=10
    )
    bins = reliability(tested).bins
    assert [one.right for one in bins] == pytest.approx(list(share))
    assert [one.confidence for one in bins] == pytest.approx(list(mean))
    assert sum(one.count for one in bins) == reliability(tested).count == 400


def test_the_error_is_the_weighted_gap():
    tested = [Prediction(9_000, n < 6) for n in range(10)] + [Prediction(1_000, False)] * 10
    found = reliability(tested)
    assert found.error == pytest.approx((10 * 0.3 + 10 * 0.1) / 20)


def test_an_honest_machine_has_no_error_and_certainty_has_a_bin():
    honest = [Prediction(10_000, True)] * 4 + [Prediction(0, False)] * 4
    found = reliability(honest)
    assert found.error == 0
    assert [(one.confidence, one.right) for one in found.bins] == [(0.0, 0.0), (1.0, 1.0)]


def test_few_answers_leave_a_wide_interval():
    def width(count):
        (one,) = reliability([Prediction(9_500, n % 2 == 0) for n in range(count)]).bins
        assert 0 <= one.low <= one.right <= one.high <= 1
        return one.high - one.low

    assert width(4) > 0.6
    assert width(400) == pytest.approx(2 * 1.645 * math.sqrt(0.25 / 400), rel=0.02)


def test_without_answers_there_is_nothing():
    assert reliability([]).bins == ()
    assert reliability([]).error == 0
