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
    positions, pulls = influence.pulls(tagger, tag, lessons, photo[0])
    assert sorted(positions) == list(range(yes + no))
    assert (np.diff(np.abs(pulls)) <= 0).all()
    whole = tagger.learn(tag, lessons)[1].score.log_odds(photo)[0]
    for position, pull in zip(positions, pulls, strict=True):
        without = Lessons(
            lessons.positive[[n for n in range(yes) if n != position]],
            lessons.negative[[n for n in range(no) if n != position - yes]],
            direct=True,
        )
        assert pull == whole - tagger.learn(tag, without)[1].score.log_odds(photo)[0]


def test_a_photo_is_pulled_by_the_lesson_about_itself(tagger):
    photo = codes(1, 5)
    lessons = Lessons(np.concatenate([codes(3, 6), photo]), codes(2, 7), direct=True)
    positions, pulls = influence.pulls(tagger, 2, lessons, photo[0])
    assert positions[0] == 3
    assert pulls[0] > 0


def test_of_many_lessons_the_strongest_are_found(tagger, monkeypatch):
    lessons = Lessons(codes(60, 8), codes(50, 9), direct=True)
    photo = codes(1, 10)[0]
    all_positions, all_pulls = influence.pulls(tagger, 2, lessons, photo)
    monkeypatch.setattr(influence, "ALL_LESSONS", 100)
    positions, pulls = influence.pulls(tagger, 2, lessons, photo)
    assert len(positions) == influence.CANDIDATES
    assert (
        dict(zip(positions, pulls, strict=True)).items()
        <= dict(zip(all_positions, all_pulls, strict=True)).items()
    )
    assert set(all_positions[:5]) <= set(positions)


def test_an_effect_is_the_difference_of_two_confidences():
    assert influence.effect(0.8, math.log(4)) == pytest.approx(0.3)
    assert influence.effect(0.5, -math.log(4)) == pytest.approx(-0.3)
    assert influence.effect(1.0, 3.0) == 0.0
    assert influence.effect(0.9, 1e6) == pytest.approx(0.9)
