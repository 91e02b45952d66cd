"""Starter tags: a prior that ships, on top of which lessons count exactly."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest

from photomanager.errors import LearnerFileError, ModelError
from photomanager.learning import gaussian, learner_file
from photomanager.learning.ground import Anchor, Ground, Lessons
from photomanager.learning.heads import CERTAIN
from photomanager.learning.learner_file import FileTag, LearnerFile
from photomanager.learning.precision import Dial
from photomanager.learning.starter import STARTER_FILE, Starter, Starters, experience, starters
from photomanager.learning.tagger import Tagger
from photomanager.learning.taught_sums import TagSums, TaughtSums
from photomanager.learning.words import Word, WordTree
from tests.taught_library import random_codes

if TYPE_CHECKING:
    from pathlib import Path

STEP = 4 / 127
DIMENSIONS = 16
BEACH, LAKE = 1, 2
STRANGE = 0.9999  # no photo is so near to a mean
SHIFT = np.linspace(-30, 30, DIMENSIONS)


def photos(n: int, seed: int, side: int) -> np.ndarray:
    """Codes that lie to one side or the other."""
    codes = random_codes(n, seed, DIMENSIONS) / 3 + side * SHIFT
    return np.clip(np.rint(codes), -127, 127).astype(np.int8)


YES, NO = photos(60, 1, 1), photos(200, 2, -1)


def sums(*, head: float = 0.0, least: float = 0.0) -> TaughtSums:
    everything = np.concatenate([YES, NO]).astype(np.int64)
    one = TagSums(
        tag=0,
        positives=len(YES),
        negatives=len(NO),
        sum_positive=YES.sum(axis=0, dtype=np.int64),
        sum_negative=NO.sum(axis=0, dtype=np.int64),
        slope=2.0,
        offset=-0.25,
        threshold=0.9,
        least=least,
        head=head,
    )
    return TaughtSums(
        len(everything), everything.sum(axis=0), everything.T @ everything, (one,), (("set", 260),)
    )


def starter(*, head: float = 0.0, least: float = 0.0) -> Starter:
    return starters(sums(head=head, least=least), STEP)[0]


def tagger(one: Starter, wanted: float = 0.9) -> Tagger:
    tree = WordTree([Word(BEACH, None, (), starter=one), Word(LAKE, None, (0,), starter=one)], 4)
    prototypes = np.zeros((4, DIMENSIONS))
    anchor = Anchor(np.zeros(DIMENSIONS, np.int64), 0)
    return Tagger(tree, Ground(prototypes, anchor, STEP, Dial(wanted)), {})


def heads(n: int, share: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    shares = np.zeros((n, 16), np.uint16)
    shares[:, 0] = round(share * 65535)
    return np.zeros((n, 16), np.uint16), shares


def test_the_score_is_the_discriminant_of_means_and_scatter() -> None:
    z = np.concatenate([YES, NO]) * STEP
    centred = z - z.mean(axis=0)
    covariance = np.eye(DIMENSIONS) + centred.T @ centred / gaussian.SCATTER_WEIGHT
    yes, no = YES.mean(axis=0) * STEP, NO.mean(axis=0) * STEP
    weights = np.linalg.solve(covariance, yes - no)
    codes = random_codes(50, 9, DIMENSIONS)
    expected = codes * STEP @ weights - (yes + no) @ weights / 2
    assert starter().score.log_odds(codes) == pytest.approx(expected, abs=0.02)


def test_both_ways_of_counting_lessons_on_top_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    lessons = Lessons(photos(9, 3, -1), photos(7, 4, 1), direct=True)
    codes = random_codes(50, 9, DIMENSIONS)
    over_lessons = tagger(starter()).learn(BEACH, lessons)[1].score.log_odds(codes)
    monkeypatch.setattr(gaussian, "WOODBURY_LESSONS", 0)
    over_dimensions = tagger(starter()).learn(BEACH, lessons)[1].score.log_odds(codes)
    assert over_dimensions == pytest.approx(over_lessons, abs=0.02)
    assert not np.allclose(starter().score.log_odds(codes), over_lessons, atol=0.1)


def test_no_lessons_and_lessons_taken_back_are_the_same_bits() -> None:
    untaught = tagger(starter())
    nothing = np.empty((0, DIMENSIONS), np.int8)
    empty = untaught.learn(BEACH, Lessons(nothing, nothing, direct=True))[1].score
    assert np.array_equal(empty.weights, untaught.score(BEACH).weights)
    assert (empty.scale, empty.bias) == (untaught.score(BEACH).scale, untaught.score(BEACH).bias)
    taught = untaught.with_learned(
        {BEACH: untaught.learn(BEACH, Lessons(YES[:3], NO[:3], direct=True))[1]}
    )
    back = taught.with_learned({BEACH: None})
    assert np.array_equal(back.score(BEACH).weights, untaught.score(BEACH).weights)


def test_rejections_make_a_starter_tag_less_sure() -> None:
    before = tagger(starter())
    rejected = photos(80, 6, 1)
    learned = before.learn(BEACH, Lessons(rejected[:0], rejected, direct=True))[1]
    after = before.with_learned({BEACH: learned})
    shown = photos(20, 7, 1)
    sure = before.own(BEACH, shown, heads(20))
    unsure = after.own(BEACH, shown, heads(20))
    assert (unsure < sure).all()
    assert before.sure(BEACH, sure, shown, heads(20)).all()
    assert not after.sure(BEACH, unsure, shown, heads(20)).all()


@pytest.mark.parametrize(("wanted", "threshold"), [(0.9, 0.9), (0.5, 0.5), (0.99, 0.99)])
def test_the_threshold_follows_the_dial(wanted: float, threshold: float) -> None:
    taught = tagger(starter(), wanted).taught(BEACH)
    assert taught is not None
    assert taught.calibration.threshold == pytest.approx(threshold)


def test_a_stranger_is_suggested_with_less_confidence_and_not_tagged() -> None:
    codes = photos(20, 8, 1)
    near, far = tagger(starter()), tagger(starter(least=STRANGE))
    own = near.own(BEACH, codes, heads(20))
    assert (own > 9_000).all()
    assert near.sure(BEACH, own, codes, heads(20)).all()
    less = far.own(BEACH, codes, heads(20))
    assert (less < own).all()
    opinions = [one.opinion(BEACH, codes, heads(20)) for one in (near, far)]
    assert opinions[0] - opinions[1] == pytest.approx(np.full(20, 2.9))
    assert not far.sure(BEACH, less, codes, heads(20)).any()


def test_of_a_stranger_the_head_alone_decides_until_lessons_speak() -> None:
    codes = photos(20, 8, 1)
    far = tagger(starter(head=0.5, least=STRANGE))
    for share in (0.02, 0.4):
        own = far.own(LAKE, codes, heads(20, share))
        assert own == pytest.approx(np.full(20, share * CERTAIN), abs=1)
        assert far.confidences(LAKE, codes, heads(20, share))[0] * CERTAIN == pytest.approx(own)
    assert not far.leverage(LAKE, codes).any()
    near = tagger(starter(head=0.5))
    assert (near.leverage(LAKE, codes) == 2.0).all()
    prototype = far.deciding(LAKE, codes[:1])
    assert not prototype.weights.any()  # the tests' head has none
    assert far.deciding(BEACH, codes[:1]) is far.score(BEACH)
    assert near.deciding(LAKE, codes[:1]) is near.score(LAKE)


def test_lessons_bring_the_opinion_of_strangers_back_little_by_little() -> None:
    codes = photos(20, 8, 1)
    near, far = tagger(starter(head=0.5)), tagger(starter(head=0.5, least=STRANGE))
    lacking = []
    for lessons in (1, 5, 50):
        taught = Lessons(photos(lessons, 5, 1), NO[:0], direct=True)
        opinions = []
        for one in (near, far):
            learned = one.learn(LAKE, taught)[1]
            after = one.with_learned({LAKE: learned})
            opinions.append(after.opinion(LAKE, codes, heads(20, 0.01)))
        lacking.append(float((opinions[0] - opinions[1]).mean()))
        slope = experience(learned.lessons) * learned.calibration.slope
        assert after.leverage(LAKE, codes) == pytest.approx(np.full(20, slope))
    assert lacking == sorted(lacking, reverse=True)
    assert 0 < lacking[-1] < lacking[0] / 4


def test_a_photo_is_no_other_stranger_in_a_batch() -> None:
    codes = np.concatenate([photos(600, 8, 1), random_codes(900, 9, DIMENSIONS)])
    one = tagger(starter(head=0.5, least=0.9))
    some = np.arange(0, 1500, 37)
    head = heads(1500, 0.2)
    for tag in (BEACH, LAKE):
        own = one.own(tag, codes, head)
        assert len(set(one.leverage(LAKE, codes).tolist())) == 2
        alone = [one.own(tag, codes[row : row + 1], heads(1, 0.2))[0] for row in some]
        assert own[some].tolist() == alone
        assert (one.confidences(tag, codes, head)[0] * CERTAIN).round().tolist() == own.tolist()


def test_what_the_head_thinks_is_added_or_enough_by_itself() -> None:
    codes = photos(5, 8, -1)
    one = tagger(starter(head=0.5))
    low, high = one.own(LAKE, codes, heads(5, 0.0)), one.own(LAKE, codes, heads(5, 0.5))
    assert (high >= low).all()
    assert high.sum() > low.sum()
    assert not one.sure(LAKE, low, codes, heads(5, 0.0)).any()
    assert one.sure(LAKE, low, codes, heads(5, 0.7)).all()


# -- the file ---------------------------------------------------------------------------------


def written(folder: Path, space: str = "space") -> Path:
    tag = FileTag("00000000-0000-4000-8000-000000000001", "beach", None, "starter:beach")
    learner = LearnerFile("net", space, DIMENSIONS, (tag,), (), sums())
    path = folder / STARTER_FILE
    path.write_bytes(learner_file.to_bytes(learner))
    return path


def test_a_file_of_sums_comes_back_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path)
    found = learner_file.read(path).sums
    assert found is not None
    assert (found.photos, found.sources) == (260, (("set", 260),))
    assert np.array_equal(found.products, sums().products)
    assert np.array_equal(found.total, sums().total)
    assert np.array_equal(found.tags[0].sum_negative, sums().tags[0].sum_negative)
    assert found.tags[0].threshold == 0.9
    loaded = Starters.load(tmp_path, "space", STEP)
    assert np.array_equal(loaded.by_key["starter:beach"].score.weights, starter().score.weights)
    first = path.read_bytes()
    assert written(tmp_path).read_bytes() == first
    with zipfile.ZipFile(path) as archive:
        assert b"260" in archive.read("READ ME.txt")


def test_a_network_without_the_file_has_no_starter_tags(tmp_path: Path) -> None:
    assert Starters.load(tmp_path, "space", STEP).by_key == {}


def test_another_networks_file_is_refused(tmp_path: Path) -> None:
    written(tmp_path, space="elsewhere")
    with pytest.raises(ModelError, match="belongs to another network"):
        Starters.load(tmp_path, "space", STEP)


def test_a_changed_member_is_found(tmp_path: Path) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["sums.i64"] = members["sums.i64"][:-8]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(LearnerFileError, match="damaged"):
        Starters.load(tmp_path, "space", STEP)
