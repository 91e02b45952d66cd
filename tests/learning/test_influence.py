import math

import numpy as np
import pytest

from photomanager.learning import influence
from photomanager.learning.ground import Anchor, Ground, Lessons
from photomanager.learning.tagger import Tagger
from photomanager.learning.words import Word, WordTree

STEP = 4 / 127


@pytest.fixture
def tagger():
    random = np.random.default_rng(1)
    tree = WordTree([Word(1, None, (0, 1)), Word(2, None, ())], classes=4)
    anchor = Anchor(random.integers(-300, 300, 24), 50)
    return Tagger(tree, Ground(random.normal(size=(4, 24)), anchor, STEP), {})


def codes(count, seed):
    return np.random.default_rng(seed).integers(-90, 91, (count, 24)).astype(np.int8)


@pytest.mark.parametrize("tag", [1, 2], ids=["known", "invented"])
@pytest.mark.parametrize(("yes", "no"), [(1, 0), (0, 1), (4, 3)])
def test_a_pull_is_what_learning_without_the_lesson_loses(tagger, tag, yes, no):
    lessons = Lessons(codes(yes, 2), codes(no, 3), direct=True)
    photo = codes(1, 4)
    found = influence.pulls(tagger, tag, lessons, photo[0])
    assert sorted(one.position for one in found) == list(range(yes + no))
    assert (np.diff([abs(one.log_odds) for one in found]) <= 0).all()
    assert {one.alike for one in found} == {0}
    whole = tagger.learn(tag, lessons)[1].score.log_odds(photo)[0]
    for position, pull in [(one.position, one.log_odds) for one in found]:
        without = Lessons(
            lessons.positive[[n for n in range(yes) if n != position]],
            lessons.negative[[n for n in range(no) if n != position - yes]],
            direct=True,
        )
        assert pull == whole - tagger.learn(tag, without)[1].score.log_odds(photo)[0]


def test_a_photo_is_pulled_by_the_lesson_about_itself(tagger):
    photo = codes(1, 5)
    lessons = Lessons(np.concatenate([codes(3, 6), photo]), codes(2, 7), direct=True)
    first = influence.pulls(tagger, 2, lessons, photo[0])[0]
    assert first.position == 3
    assert first.log_odds > 0


def test_a_burst_is_left_out_as_a_whole_and_shown_by_the_one_most_like_the_photo(tagger):
    photo = codes(1, 5)
    near = np.repeat(photo, 5, axis=0)
    near[:4, 0] += np.array([4, 3, 2, 1], np.int8)  # the last is the photo itself
    lessons = Lessons(np.concatenate([codes(3, 6), near]), codes(2, 7), direct=True)
    first = influence.pulls(tagger, 2, lessons, photo[0])[0]
    alone = tagger.learn(2, Lessons(lessons.positive[:3], lessons.negative, direct=True))[1]
    whole = tagger.learn(2, lessons)[1].score.log_odds(photo)[0]
    assert first.log_odds == whole - alone.score.log_odds(photo)[0]
    assert first.log_odds > 1
    assert first.alike == 4
    largest = (lessons.positive.astype(int) @ photo[0].astype(int)).argmax()
    assert first.position == largest


def test_of_many_lessons_the_strongest_are_found(tagger, monkeypatch):
    lessons = Lessons(codes(60, 8), codes(50, 9), direct=True)
    photo = codes(1, 10)[0]
    everything = influence.pulls(tagger, 2, lessons, photo)
    monkeypatch.setattr(influence, "ALL_LESSONS", 100)
    some = influence.pulls(tagger, 2, lessons, photo)
    assert len(some) == influence.CANDIDATES
    assert set(some) <= set(everything)
    assert set(everything[:5]) <= set(some)


def test_an_effect_is_the_difference_of_two_confidences():
    assert influence.effect(0.8, math.log(4)) == pytest.approx(0.3)
    assert influence.effect(0.5, -math.log(4)) == pytest.approx(-0.3)
    assert influence.effect(1.0, 3.0) == 0.0
    assert influence.effect(0.9, 1e6) == pytest.approx(0.9)
