"""Which question teaches most."""

import numpy as np

from photomanager.learning import review
from photomanager.learning.gaussian import Prior
from photomanager.learning.review import TaggedSoFar, Weighed

STEP = 4 / 127


def weighed(codes: np.ndarray, confidences: list[float]) -> Weighed:
    nothing = np.zeros(codes.shape[1])
    taught = TaggedSoFar(Prior(nothing, 1.0), nothing, codes[:0], codes[:0], 0.3, STEP)
    return review.weigh(taught, codes, np.array(confidences))


def test_a_photo_with_many_like_it_decides_more_than_a_single_one() -> None:
    crowd, alone = np.eye(8, dtype=np.int8)[0] * 120, np.eye(8, dtype=np.int8)[1] * 120
    found = weighed(np.stack([crowd] * 5 + [alone]), [0.5] * 6)
    effects = dict(zip(found.rows.tolist(), found.effects.tolist(), strict=True))
    assert effects[0] > effects[5]
    assert effects[5] == 0


def test_after_a_question_one_about_another_kind_comes_first() -> None:
    one, other = np.eye(8, dtype=np.int8)[0] * 120, np.eye(8, dtype=np.int8)[1] * 120
    found = weighed(np.stack([one] * 5 + [other] * 4), [0.5] * 9)
    first = int(found.order().argmax())
    assert found.rows[first] < 5
    left = found.asked(first)
    assert found.rows[first] not in left.rows
    assert left.rows[int(left.order().argmax())] >= 5


def test_what_was_taught_already_is_asked_last() -> None:
    codes = np.stack([np.eye(8, dtype=np.int8)[n] * 120 for n in (0, 0, 1, 1)])
    nothing = np.zeros(8)
    taught = TaggedSoFar(Prior(nothing, 1.0), nothing, codes[:1], codes[:0], 0.3, STEP)
    found = review.weigh(taught, codes, np.full(4, 0.5))
    order = dict(zip(found.rows.tolist(), found.order().tolist(), strict=True))
    assert order[0] == order[1] == 0
    assert order[2] > 0


def test_a_no_that_moves_many_a_little_comes_after_an_answer_that_decides_few() -> None:
    axes = np.eye(8, dtype=np.int8) * 120
    found = weighed(np.stack([axes[0]] * 40 + [axes[1]] * 8), [0.02] * 40 + [0.5] * 8)
    first = int(found.rows[int(found.order().argmax())])
    assert first >= 40


def test_of_equal_gains_the_tag_with_fewer_lessons_is_asked_about_first() -> None:
    one = weighed(np.stack([np.eye(8, dtype=np.int8)[0] * 120] * 5), [0.5] * 5)
    later = one.asked(0)
    again = Weighed(
        one.rows, one.effects, one.gains, one.codes, one.nearest, one.open, one.lessons + 9
    )
    assert later.lessons == one.lessons + 1
    assert one.order()[0] > again.order()[0] > 0


def test_a_fifth_is_set_aside_evenly_and_never_chosen() -> None:
    photos = np.arange(1, 20_001)
    aside = review.set_aside(2**127 + 5, 7, photos)
    assert np.array_equal(aside, review.set_aside(2**127 + 5, 7, photos))
    for part in aside.reshape(4, -1):
        assert abs(part.mean() - 0.2) < 0.02
    other_tag, other_library = (
        review.set_aside(2**127 + 5, 8, photos),
        review.set_aside(6, 7, photos),
    )
    for other in (other_tag, other_library):
        assert abs((aside & other).mean() - 0.04) < 0.01
    codes = np.random.default_rng(1).integers(-60, 60, (500, 8)).astype(np.int8)
    nothing = np.zeros(8)
    taught = TaggedSoFar(Prior(nothing, 1.0), nothing, codes[:0], codes[:0], 0.3, STEP)
    found = review.weigh(taught, codes, np.full(500, 0.5), aside[:500])
    assert not aside[found.rows].any()
    assert len(found.rows) == review.MOST_ASKED
