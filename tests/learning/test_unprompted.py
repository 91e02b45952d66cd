from __future__ import annotations

import numpy as np
import pytest

from photomanager.learning.precision import Dial, agreed_threshold, known_threshold
from photomanager.learning.unprompted import Unprompted
from photomanager.learning.words import Word, WordTree
from tests.learning.test_tagger import heads

ANIMAL, DOG, POODLE, HOUND, SEAL = 1, 2, 3, 4, 5

TREE = WordTree(
    [
        Word(ANIMAL, None, ()),
        Word(DOG, ANIMAL, ()),
        Word(POODLE, DOG, (0,)),
        Word(HOUND, DOG, (1, 2)),
        Word(SEAL, ANIMAL, (3,), evidence=False),
    ],
    6,
)


def sure(opinion: dict[int, float], dial: Dial | None = None) -> set[int]:
    found = Unprompted(TREE, dial or Dial()).words(heads(opinion))[0]
    return {tag for tag, column in TREE.column.items() if found[column]}


def test_one_class_needs_more_than_several_that_agree() -> None:
    assert sure({0: 0.59}) == set()
    assert sure({0: 0.61}) == {ANIMAL, DOG, POODLE}
    assert sure({0: 0.21, 1: 0.21}) == {ANIMAL, DOG}
    assert sure({0: 0.17, 1: 0.18}) == set()


def test_a_second_class_that_hardly_counts_is_no_agreement() -> None:
    assert sure({0: 0.48, 1: 0.05}) == set()
    assert sure({0: 0.44, 1: 0.09}) == {ANIMAL, DOG}


def test_misused_classes_are_no_agreement() -> None:
    assert sure({0: 0.3, 3: 0.25}) == set()


def test_a_higher_dial_asks_for_more_of_both() -> None:
    assert known_threshold(0.9) == pytest.approx(0.6)
    assert agreed_threshold(0.9) == pytest.approx(0.36)
    strict = Dial(0.9, {DOG: 0.97})
    assert sure({0: 0.3, 1: 0.3}, strict) == {ANIMAL}
    assert sure({0: 0.4, 1: 0.4}, strict) == {ANIMAL, DOG}


def test_one_word_alone_is_judged_as_all_together() -> None:
    generator = np.random.default_rng(3)
    shares = generator.dirichlet(np.full(6, 0.4), 500)
    opinions = heads(*({number: float(one) for number, one in enumerate(row)} for row in shares))
    rule = Unprompted(TREE, Dial())
    together = rule.words(opinions)
    assert 0 < together.sum() < together.size
    for tag, column in TREE.column.items():
        trusted = TREE.trusted_below(tag)
        inside = np.where(np.isin(opinions[0], trusted), opinions[1], 0).sum(axis=1, dtype=np.int64)
        said = ((inside * 10_000 + 32_767) // 65_535).astype(np.int32)
        np.testing.assert_array_equal(rule.word(tag, said, opinions), together[:, column])


def test_a_taught_word_has_its_own_threshold_and_keeps_the_agreement() -> None:
    rule = Unprompted(TREE, Dial())
    said = np.array([5_500, 4_500, 4_500], np.int32)
    opinions = heads({0: 0.5}, {0: 0.25, 1: 0.2}, {0: 0.45})
    assert rule.word(DOG, said, opinions).tolist() == [False, True, False]
    assert rule.word(DOG, said, opinions, taught=0.5).tolist() == [True, True, False]


def test_agreement_does_not_override_a_threshold_that_audits_raised() -> None:
    rule = Unprompted(TREE, Dial())
    said = np.array([9_500, 8_000], np.int32)
    opinions = heads({0: 0.4, 1: 0.4}, {0: 0.4, 1: 0.4})
    assert rule.word(DOG, said, opinions, taught=0.9).tolist() == [True, False]
