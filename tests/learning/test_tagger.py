from __future__ import annotations

import numpy as np
import pytest

from photomanager.learning.calibration import Calibration
from photomanager.learning.ground import Anchor, Ground, Lessons
from photomanager.learning.heads import CERTAIN
from photomanager.learning.tagger import LEAST, Tagger
from photomanager.learning.words import Word, WordTree
from tests.taught_library import random_codes

STEP = 4 / 127
DIMENSIONS = 16
ANIMAL, DOG, POODLE, CAT, REX = 1, 2, 3, 4, 5


def tagger(*, automatic: bool = True, enabled: bool = True, evidence: bool = True) -> Tagger:
    words = [
        Word(REX, DOG, ()),
        Word(ANIMAL, None, ()),
        Word(DOG, ANIMAL, (0,)),
        Word(POODLE, DOG, (1, 2), automatic, enabled, evidence),
        Word(CAT, ANIMAL, (3,)),
    ]
    prototypes = np.random.default_rng(1).normal(0, 1, (4, DIMENSIONS))
    total = random_codes(60, 2, DIMENSIONS).sum(axis=0, dtype=np.int64)
    return Tagger(WordTree(words, 4), Ground(prototypes, Anchor(total, 60), STEP), {})


def heads(*photos: dict[int, float]) -> tuple[np.ndarray, np.ndarray]:
    classes = np.zeros((len(photos), 16), np.uint16)
    shares = np.zeros((len(photos), 16), np.uint16)
    for row, photo in enumerate(photos):
        for place, (number, share) in enumerate(photo.items()):
            classes[row, place], shares[row, place] = number, round(share * 65535)
    return classes, shares


def taught(before: Tagger, tag: int, yes: int, no: int, *, direct: bool = True) -> Tagger:
    lessons = Lessons(
        random_codes(yes, 5, DIMENSIONS), random_codes(no, 6, DIMENSIONS), direct=direct
    )
    return before.with_learned({tag: before.learn(tag, lessons)[1]})


def rows(found: Tagger, codes: np.ndarray, opinions: tuple[np.ndarray, np.ndarray]) -> list:
    facts = found.facts(codes, opinions)
    return list(
        zip(
            facts.photo.tolist(),
            facts.tag.tolist(),
            facts.confidence.tolist(),
            facts.automatic.tolist(),
            facts.via.tolist(),
            strict=True,
        )
    )


def test_an_untaught_word_has_the_heads_mass_below_it() -> None:
    opinions = heads({0: 0.2, 1: 0.3, 2: 0.2, 3: 0.05})
    found = rows(tagger(), random_codes(1, 1, DIMENSIONS), opinions)
    assert found == [
        (0, ANIMAL, 7500, True, 0),
        (0, DOG, 7000, True, 0),
        (0, POODLE, 5000, True, 0),
    ]


def test_a_word_that_may_not_be_automatic_leaves_it_to_its_parent() -> None:
    found = rows(tagger(automatic=False), random_codes(1, 1, DIMENSIONS), heads({1: 0.9}))
    assert {(tag, sure) for _, tag, _, sure, _ in found} == {
        (ANIMAL, True),
        (DOG, True),
        (POODLE, False),
    }


def test_a_word_that_is_no_evidence_makes_nothing_above_it_sure() -> None:
    codes, opinions = random_codes(1, 1, DIMENSIONS), heads({1: 0.9})
    found = rows(tagger(automatic=False, evidence=False), codes, opinions)
    assert [(tag, confidence, sure) for _, tag, confidence, sure, _ in found] == [
        (ANIMAL, 9000, False),
        (DOG, 9000, False),
        (POODLE, 9000, False),
    ]


def test_a_word_that_is_switched_off_says_nothing() -> None:
    found = rows(tagger(enabled=False), random_codes(1, 1, DIMENSIONS), heads({1: 0.9}))
    assert [tag for _, tag, *_ in found] == [ANIMAL, DOG]


def test_a_parent_names_the_child_it_came_through() -> None:
    found = taught(tagger(), REX, 5, 0)
    code = random_codes(5, 5, DIMENSIONS)[:1]
    sure = {tag: (confidence, via) for _, tag, confidence, _, via in rows(found, code, heads({}))}
    assert sure[REX][0] >= LEAST
    assert sure[DOG] == (sure[REX][0], REX)
    assert sure[ANIMAL] == (sure[REX][0], DOG)


def test_a_known_word_taught_from_below_keeps_the_heads_opinion() -> None:
    found = taught(tagger(), DOG, 20, 0, direct=False)
    codes = random_codes(3, 1, DIMENSIONS)
    opinions = heads({0: 0.4}, {1: 0.5}, {})
    assert rows(found, codes, opinions) == rows(tagger(), codes, opinions)
    assert not np.array_equal(found.log_odds(DOG, codes), tagger().log_odds(DOG, codes))


def test_lessons_shift_the_heads_opinion_towards_what_was_said() -> None:
    codes = random_codes(10, 5, DIMENSIONS)
    opinions = heads(*[{3: 0.5}] * 10)
    one, other = (
        tagger().with_learned({CAT: tagger().learn(CAT, Lessons(*sides, direct=True))[1]})
        for sides in ((codes, codes[:0]), (codes[:0], codes))
    )
    assert (one.own(CAT, codes, opinions) > other.own(CAT, codes, opinions)).all()


def test_a_photos_facts_do_not_depend_on_its_company() -> None:
    found = taught(taught(tagger(), REX, 6, 3), CAT, 4, 9)
    rng = np.random.default_rng(3)
    codes = random_codes(1500, 8, DIMENSIONS)
    opinions = heads(*[{n: rng.uniform(0, 0.25) for n in range(4)} for _ in range(1500)])
    whole = rows(found, codes, opinions)
    for one in (0, 700, 1499):
        alone = rows(found, codes[[one]], (opinions[0][[one]], opinions[1][[one]]))
        assert [row[1:] for row in alone] == [row[1:] for row in whole if row[0] == one]


@pytest.mark.parametrize("tag", [ANIMAL, DOG, POODLE, CAT, REX])
def test_confidences_of_one_tag_agree_with_the_facts(tag: int) -> None:
    found = taught(taught(tagger(), REX, 6, 3), DOG, 4, 2)
    codes = random_codes(40, 8, DIMENSIONS)
    opinions = heads(*[{0: n / 80, 1: n / 90} for n in range(40)])
    confidence, via = found.confidences(tag, codes, opinions)
    kept = np.rint(confidence * CERTAIN) >= LEAST
    facts = {row[0]: (row[2], row[4]) for row in rows(found, codes, opinions) if row[1] == tag}
    assert facts == {
        photo: (round(confidence[photo] * CERTAIN), via[photo]) for photo in np.flatnonzero(kept)
    }


def test_silence_is_a_slope_of_zero() -> None:
    found = taught(tagger(), REX, 0, 5)
    assert not found.speaks(REX)
    assert isinstance(found.learned[REX].calibration, Calibration)
    assert not found.own(REX, random_codes(9, 1, DIMENSIONS), heads(*[{}] * 9)).any()
