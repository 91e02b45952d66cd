"""Photos unlike those that taught a tag."""

import numpy as np

from photomanager.learning.familiarity import Familiarity, familiar


def test_photos_like_the_confirmed_ones_are_known_and_others_are_not() -> None:
    random = np.random.default_rng(1)
    kind = random.normal(0, 30, 64)
    alike = np.clip(np.rint(kind + random.normal(0, 20, (30, 64))), -127, 127).astype(np.int8)
    strange = np.clip(np.rint(random.normal(0, 36, (30, 64))), -127, 127).astype(np.int8)
    known = Familiarity.of(alike[:10].sum(axis=0, dtype=np.int64), 10)
    assert known.knows(alike[10:]).all()
    assert not known.knows(strange).any()
    assert not known.knows(-alike[10:]).any()


def test_one_photo_is_judged_as_in_any_batch() -> None:
    random = np.random.default_rng(2)
    codes = random.integers(-127, 128, (200, 64)).astype(np.int8)
    known = Familiarity.of(codes[:60].sum(axis=0, dtype=np.int64), 60)
    alone = [bool(known.knows(codes[row : row + 1])[0]) for row in range(200)]
    assert alone == known.knows(codes).tolist()
    other = Familiarity.of(codes[60:90].sum(axis=0, dtype=np.int64), 30)
    both = np.stack([known.knows(codes), other.knows(codes)], axis=1)
    assert np.array_equal(familiar([known, other], codes), both)


def test_a_mean_of_fewer_photos_asks_for_less() -> None:
    total = np.ones(4, np.int64)
    leasts = [Familiarity.of(total, photos).least for photos in (1, 3, 10, 1000)]
    assert leasts == sorted(leasts)


def test_without_a_confirmed_photo_nothing_is_known() -> None:
    nothing = Familiarity.of(np.zeros(4, np.int64), 0)
    assert not nothing.knows(np.ones((2, 4), np.int8)).any()
