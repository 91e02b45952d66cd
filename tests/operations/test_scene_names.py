"""Independent answers turned into chances of exactly one name."""

from __future__ import annotations

import pytest

from photomanager.operations.scene_names import exclusive
from photomanager.recognition.scene_names import SceneNames
from photomanager.recognition.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
SCENES = SceneNames.load(VOCABULARY)


def chances(**confidences: int) -> dict[str, float]:
    return exclusive(SCENES, VOCABULARY, {SCENES.keys[n]: c for n, c in confidences.items()})


def test_a_single_name_keeps_its_confidence() -> None:
    found = chances(bridge=8_000)
    assert found.pop("bridge") == pytest.approx(0.8)
    assert set(found.values()) == {0.0}


def test_two_names_share_what_one_of_them_must_hold() -> None:
    # Only one: .8 · .1 and .2 · .9; none: .2 · .1. Both at once is not among the outcomes.
    found = chances(bridge=8_000, car=9_000)
    assert found["bridge"] == pytest.approx(0.08 / 0.28)
    assert found["car"] == pytest.approx(0.18 / 0.28)


def test_a_name_keeps_only_what_no_name_below_it_says() -> None:
    found = chances(animals=9_500, dog=9_000, cat=500)
    assert max(found, key=lambda name: found[name]) == "dog"
    assert found["animals"] == pytest.approx(found["cat"])  # 5 in a hundred are left to each


def test_names_of_different_depth_are_told_apart() -> None:
    # Nature contains the coast, and the coast the beach, with a word between that has no name.
    found = chances(nature=9_900, coast=9_800, beach=9_700)
    assert max(found, key=lambda name: found[name]) == "beach"
    assert found["nature"] == pytest.approx(found["coast"])


def test_certainty_divides_by_nothing() -> None:
    found = chances(sunset=10_000, sky=10_000, night=10_000)
    assert found["sunset"] == pytest.approx(found["night"])
    assert found["sky"] == 0.0
    assert 0.99 < sum(found.values()) < 1
