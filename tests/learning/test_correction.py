"""A shift of the confidence, from answers to random cards."""

import math
import random

import pytest

from photomanager.learning import correction
from photomanager.learning.correction import Answer


def answers(count: int, shift: float, seed: int = 1) -> list[Answer]:
    """Answers of a world in which every opinion should be `shift` higher."""
    chance = random.Random(seed)
    opinions = [chance.uniform(-3, 1) for _ in range(count)]
    return [
        Answer(one, verdict=chance.random() < 1 / (1 + math.exp(-one - shift))) for one in opinions
    ]


def test_few_answers_shift_nothing_and_many_find_the_shift() -> None:
    assert correction.of_library(answers(9, 1.5)) is None
    found = correction.of_library(answers(4000, 1.5))
    assert found == pytest.approx(1.5, abs=0.2)


def test_the_shift_of_all_is_taken_only_now_and_then() -> None:
    told = answers(200, 1.0)
    shifts = {correction.of_library(told[:count]) for count in range(10, 201)}
    assert len(shifts) == 8  # at 10, 15, 22, 33, 49, 73, 109 and 163 answers


def test_a_chosen_question_says_half_as_much_as_a_drawn_one() -> None:
    drawn = correction.of_tag([Answer(1.0, verdict=False)] * 5, 0.0)
    chosen = [Answer(1.0, verdict=False, drawn=False)]
    assert drawn < correction.of_tag(chosen * 5, 0.0) < 0
    assert correction.of_tag(chosen * 10, 0.0) == pytest.approx(drawn)


def test_only_the_newest_answers_of_a_tag_count() -> None:
    old, new = [Answer(0.0, verdict=False)] * 500, [Answer(0.0, verdict=True)] * 200
    assert correction.of_tag(old + new, 0.0) == correction.of_tag(new, 0.0) > 0


def test_a_tag_without_answers_has_the_shift_of_all() -> None:
    assert correction.of_tag([], 1.25) == 1.25


def test_one_answer_moves_a_tag_a_little_and_the_way_it_points() -> None:
    wrong = correction.of_tag([Answer(2.0, verdict=False)], 1.0)
    right = correction.of_tag([Answer(-2.0, verdict=True)], 1.0)
    assert 0 < wrong < 1 < right < 2


def test_the_order_of_answers_does_not_matter() -> None:
    told = answers(40, 0.5)
    assert correction.of_tag(told, 0.0) == correction.of_tag(told[::-1], 0.0)


def test_answers_that_are_all_right_shift_no_farther_than_the_prior_lets_them() -> None:
    assert correction.of_tag([Answer(0.0, verdict=True)] * 1000, 0.0) < 8
