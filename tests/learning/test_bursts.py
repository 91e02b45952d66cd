from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photomanager.learning import bursts
from photomanager.learning.bursts import one_a_burst
from photomanager.learning.gaussian import TagGaussian
from photomanager.learning.ground import Anchor, Ground, Lessons
from photomanager.learning.tagger import Tagger
from photomanager.learning.words import Word, WordTree
from tests.taught_library import random_codes

DIMENSIONS = 96


def burst(seed: int, photos: int, shake: int = 4, dimensions: int = DIMENSIONS) -> np.ndarray:
    """Codes of photos taken one after the other."""
    rng = np.random.default_rng(seed)
    first = rng.integers(-40, 41, dimensions)
    shaken = first + rng.integers(-shake, shake + 1, (photos, dimensions))
    return np.clip(shaken, -127, 127).astype(np.int8)


def rows(codes: np.ndarray) -> list[bytes]:
    return sorted(row.tobytes() for row in codes)


def by_definition(codes: np.ndarray) -> list[bytes]:
    """Groups and their means in plain Python."""
    whole = [[int(value) for value in row] for row in codes]
    groups: list[set[int]] = [{one} for one in range(len(whole))]
    for i, a in enumerate(whole):
        for j, b in enumerate(whole):
            apart = sum((x - y) ** 2 for x, y in zip(a, b, strict=True))
            if 8 * apart <= sum(x * x for x in a) + sum(y * y for y in b):
                together = next(g for g in groups if i in g) | next(g for g in groups if j in g)
                groups = [g for g in groups if not g & together] + [together]
    means = []
    for group in groups:
        sums = [sum(whole[one][d] for one in group) for d in range(codes.shape[1])]
        means.append([(2 * s + len(group)) // (2 * len(group)) for s in sums])
    return rows(np.array(means, np.int8))


@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(0, 6), st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_it_is_what_the_definition_says_in_whatever_order(
    seed: int, photos: int, others: int, shake: int
) -> None:
    codes = np.concatenate(
        [burst(seed, photos, shake, 24), burst(seed + 1, photos, shake, 24)]
        + [burst(seed + 2 + one, 1, 0, 24) for one in range(others)]
    )
    expected = by_definition(codes)
    assert rows(one_a_burst(codes)) == expected
    shuffled = np.random.default_rng(seed).permutation(codes)
    assert rows(one_a_burst(shuffled)) == expected


def test_a_burst_is_one_photo_and_others_stay_as_they_are() -> None:
    others = random_codes(5, 1, DIMENSIONS)
    found = one_a_burst(np.concatenate([burst(7, 12), others]))
    assert len(found) == 6
    assert set(rows(others)) < set(rows(found))
    assert one_a_burst(others) is others


def test_the_same_photo_taught_twice_is_taught_once() -> None:
    codes = random_codes(3, 1, DIMENSIONS)
    assert rows(one_a_burst(np.concatenate([codes, codes]))) == rows(codes)


def test_photos_that_are_near_a_third_belong_together() -> None:
    start, end = burst(1, 1, 0)[0].astype(int), burst(2, 1, 0)[0].astype(int)
    steps = np.linspace(0, 1, 30)[:, np.newaxis]
    drifting = np.rint((1 - steps) * start + steps * end).astype(np.int8)
    assert len(one_a_burst(drifting)) == 1
    assert len(one_a_burst(drifting[[0, -1]])) == 2


def test_blocks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = np.concatenate([burst(seed, 1 + seed % 4) for seed in range(60)])
    codes = np.random.default_rng(1).permutation(codes)
    whole = rows(one_a_burst(codes))
    monkeypatch.setattr(bursts, "_ROWS", 7)
    assert rows(one_a_burst(codes)) == whole
    assert len(whole) == 60


@pytest.mark.parametrize("dimensions", [512, 1280])
def test_the_largest_codes_are_compared_exactly(dimensions: int) -> None:
    codes = np.full((3, dimensions), 127, np.int8)
    codes[2] = -127
    assert rows(one_a_burst(codes)) == rows(codes[1:])


def test_a_code_without_length_is_alone() -> None:
    codes = np.concatenate([np.zeros((1, DIMENSIONS), np.int8), burst(1, 2)])
    assert len(one_a_burst(codes)) == 2
    assert len(one_a_burst(codes[:1])) == 1
    assert len(one_a_burst(codes[:0])) == 0


def test_among_very_many_lessons_no_burst_is_looked_for() -> None:
    codes = np.repeat(random_codes(1, 1, 8), bursts._MOST + 1, axis=0)
    assert one_a_burst(codes) is codes
    assert len(one_a_burst(codes[1:])) == 1


def test_a_tag_remembers_a_burst_as_one_lesson() -> None:
    others = random_codes(4, 3, DIMENSIONS)
    memory = TagGaussian.of(np.concatenate([burst(5, 9), others]), burst(6, 2))
    assert (len(memory.positive), len(memory.negative)) == (5, 1)
    assert np.array_equal(memory.sum_positive, memory.positive.sum(axis=0, dtype=np.int64))


def test_a_burst_teaches_what_one_photo_teaches_and_is_no_surer() -> None:
    anchor = Anchor(random_codes(60, 4, DIMENSIONS).sum(axis=0, dtype=np.int64), 60)
    ground = Ground(np.zeros((0, DIMENSIONS)), anchor, 4 / 127)
    tagger = Tagger(WordTree([Word(1, None, ())], 0), ground, {})
    photos, others, no = burst(5, 9), random_codes(2, 3, DIMENSIONS), random_codes(3, 6, DIMENSIONS)
    one = np.concatenate([one_a_burst(photos), others])
    _, many = tagger.learn(1, Lessons(np.concatenate([photos, others]), no, direct=True))
    _, single = tagger.learn(1, Lessons(one, no, direct=True))
    assert np.array_equal(many.score.weights, single.score.weights)
    assert many.score.bias == single.score.bias
    assert many.calibration == single.calibration
