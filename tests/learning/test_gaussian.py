from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.naive_bayes import GaussianNB

from photomanager.learning import gaussian
from photomanager.learning.gaussian import LinearScore, Prior, TagGaussian
from tests.taught_library import random_codes

STEP = 4 / 127


def learned(yes: np.ndarray, no: np.ndarray, weight: float = 1.0) -> LinearScore:
    d = yes.shape[1]
    anchor = np.linspace(-0.2, 0.2, d)
    return TagGaussian.of(yes, no).score(Prior(anchor + 0.1, weight), anchor, STEP)


def same(one: LinearScore, other: LinearScore) -> bool:
    return (one.scale, one.bias) == (other.scale, other.bias) and np.array_equal(
        one.weights, other.weights
    )


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_the_order_of_lessons_never_matters(n_yes: int, n_no: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    yes, no = random_codes(n_yes, seed, 48), random_codes(n_no, seed + 1, 48)
    assert same(learned(yes, no), learned(rng.permutation(yes), rng.permutation(no)))


@pytest.mark.parametrize("dimensions", [32, 512, 1280])
def test_chunks_never_matter_and_products_are_exact(dimensions: int) -> None:
    codes = random_codes(1500, 3, dimensions)
    codes[0] = 127
    weights = np.random.default_rng(4).integers(-32767, 32768, (3, dimensions)).astype(np.int16)
    weights[0] = 32767
    exact = codes.astype(np.int64) @ weights.T.astype(np.int64)
    assert np.array_equal(gaussian.integer_products(codes, weights), exact)
    score = learned(codes[:5], codes[5:9])
    whole = score.log_odds(codes)
    cut = np.concatenate(
        [score.log_odds(codes[:1]), score.log_odds(codes[1:700]), score.log_odds(codes[700:])]
    )
    assert np.array_equal(whole, cut)
    assert np.array_equal(whole, gaussian.log_odds([score, score], codes)[:, 1])


def test_both_ways_of_solving_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    yes, no = random_codes(60, 1, 64), random_codes(50, 2, 64)
    over_lessons = learned(yes, no)
    monkeypatch.setattr(gaussian, "WOODBURY_LESSONS", 0)
    over_dimensions = learned(yes, no)
    codes = random_codes(200, 5, 64)
    assert over_dimensions.log_odds(codes) == pytest.approx(over_lessons.log_odds(codes), abs=0.01)


def test_the_formula_of_the_design_literally() -> None:
    yes, no = random_codes(30, 1), random_codes(20, 2)
    d = yes.shape[1]
    anchor, prior = np.linspace(-1, 1, d), np.linspace(1, -1, d)
    z_yes, z_no = yes * STEP, no * STEP
    mean_yes = (40 * prior + z_yes.sum(0)) / (40 + 30)
    mean_no = (20 * anchor + z_no.sum(0)) / (20 + 20)
    scatter = sum((z - z.mean(0)).T @ (z - z.mean(0)) for z in (z_yes, z_no))
    inverse = np.linalg.inv(np.eye(d) + scatter / 500)
    z = random_codes(100, 3) * STEP
    expected = z @ inverse @ (mean_yes - mean_no) - 0.5 * (
        mean_yes @ inverse @ mean_yes - mean_no @ inverse @ mean_no
    )
    score = TagGaussian.of(yes, no).score(Prior(prior, 40.0), anchor, STEP)
    assert score.log_odds(random_codes(100, 3)) == pytest.approx(expected, abs=0.01)


def _no_priors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaussian, "ANCHOR_WEIGHT", 0.0)


def test_with_few_lessons_it_decides_as_naive_bayes_with_one_variance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _no_priors(monkeypatch)
    monkeypatch.setattr(gaussian, "SCATTER_WEIGHT", 1e12)
    yes, no, new = random_codes(12, 1), random_codes(12, 2), random_codes(400, 3)
    oracle = GaussianNB(priors=[0.5, 0.5])
    oracle.fit(np.concatenate([yes, no]) * STEP, [1] * 12 + [0] * 12)
    oracle.var_[:] = 1.0
    nothing = Prior(np.zeros(yes.shape[1]), 0.0)
    score = TagGaussian.of(yes, no).score(nothing, nothing.mean, STEP)
    difference = np.diff(oracle.predict_log_proba(new * STEP), axis=1)[:, 0]
    clear = np.abs(difference) < 500
    assert score.log_odds(new)[clear] == pytest.approx(difference[clear], abs=0.01)
    assert np.array_equal(score.log_odds(new) > 0, oracle.predict(new * STEP) == 1)


def test_with_many_lessons_it_decides_as_linear_discriminant_analysis(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _no_priors(monkeypatch)
    monkeypatch.setattr(gaussian, "SCATTER_WEIGHT", 1.0)  # the identity hardly counts
    yes, no, new = random_codes(300, 1, 16), random_codes(300, 2, 16), random_codes(400, 3, 16)
    yes = np.clip(yes.astype(int) + 10, -127, 127).astype(np.int8)
    oracle = LinearDiscriminantAnalysis(solver="lsqr", priors=[0.5, 0.5])
    oracle.fit(np.concatenate([yes, no]) * STEP, [1] * 300 + [0] * 300)
    nothing = Prior(np.zeros(16), 0.0)
    score = TagGaussian.of(yes, no).score(nothing, nothing.mean, STEP)
    ours = score.log_odds(new)
    theirs = oracle.decision_function(new * STEP)
    assert np.corrcoef(ours, theirs)[0, 1] == pytest.approx(1.0, abs=1e-4)
    assert (np.sign(ours) == np.sign(theirs)).mean() > 0.99


def test_without_lessons_an_invented_tag_says_nothing() -> None:
    nothing = np.empty((0, 8), np.int8)
    anchor = np.linspace(-1, 1, 8)
    score = TagGaussian.of(nothing, nothing).score(Prior(anchor, 1.0), anchor, STEP)
    assert not score.log_odds(random_codes(10, 1, 8)).any()


def test_position_and_spread_of_the_background() -> None:
    score = learned(random_codes(5, 1), random_codes(5, 2))
    at = random_codes(1, 9)
    assert score.at(at[0] * STEP, STEP) == pytest.approx(score.log_odds(at)[0])
    z = np.random.default_rng(0).normal(0, 1, (20_000, at.shape[1]))
    odds = z @ score.weights * (score.scale / STEP) + score.bias
    assert score.spread(STEP) == pytest.approx(odds.std(), rel=0.03)
