"""Test, then train: the score of the last answers and of those before."""

from photomanager.learning.running_score import Prediction, running_score


def test_the_last_fifty_are_counted_apart() -> None:
    before = [Prediction(9_000, verdict=True)] * 81 + [Prediction(9_000, verdict=False)] * 19
    recent = [Prediction(2_000, verdict=False)] * 46 + [Prediction(2_000, verdict=True)] * 4
    assert str(running_score(before + recent)) == "last 50 answers: 92 % right, before: 81 %"


def test_few_answers_have_no_before() -> None:
    assert str(running_score([])) == "no answers yet"
    assert str(running_score([Prediction(5_000, verdict=True)])) == "last answer: 100 % right"
