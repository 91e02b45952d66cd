from __future__ import annotations

import numpy as np
import pytest

from photomanager.learning import calibration
from photomanager.learning.calibration import SILENT, Calibration
from photomanager.learning.correction import Answer


def invented(
    positives: int = 5,
    typical: float = -40.0,
    spread: float = 9.0,
    distance: float = 8.0,
    library: float | None = None,
) -> Calibration:
    return calibration.of_invented(
        positives=positives, typical=typical, spread=spread, distance=distance, library=library
    )


def test_confidence_is_the_sigmoid_in_ten_thousandths() -> None:
    fitted = Calibration(slope=0.5, offset=-1.0, threshold=0.9)
    given = fitted.confidence(np.array([2.0, -1e9, 1e9, 6.0]))
    assert given.tolist() == [5000, 0, 10_000, 8808]
    assert fitted.confidence(np.array([2.0]), np.array([1.0])).tolist() == [7311]


def test_more_examples_make_bolder_and_three_make_sure() -> None:
    fits = {n: invented(positives=n) for n in (1, 2, 3, 50)}
    slopes = [fits[n].slope for n in fits]
    assert slopes == sorted(slopes)
    assert [fits[n].threshold <= 1 for n in fits] == [False, False, True, True]


def test_a_vague_tag_is_not_suggested_everywhere() -> None:
    vague = invented(typical=-0.5, spread=1.0)
    ordinary = vague.confidence(np.array([-0.5 + 2.49 * 1.0]))
    assert ordinary[0] < 1000


def test_a_tag_without_examples_or_direction_is_silent() -> None:
    assert invented(positives=0) is SILENT
    assert invented(spread=0.0) is SILENT


def test_a_tag_far_from_the_librarys_mean_is_thought_rarer() -> None:
    assert invented(distance=10.0).shift < invented(distance=6.0).shift
    told = [invented(distance=d, library=-2.0).shift for d in (6.0, 8.0, 10.0)]
    assert told == sorted(told, reverse=True)
    assert told[1] == -2.0


def test_answers_move_the_shift_and_the_dial_the_threshold_alone() -> None:
    before = invented()
    wrong = before.answered([Answer(4.0, verdict=False)] * 5)
    assert wrong.shift < before.shift
    assert before.answered([]) == before
    moved = before.at_dial([], 0.9, 0.9)
    assert (moved.threshold, moved.shift) == (0.9, before.shift)
    assert invented(positives=2).at_dial([], 0.9, 0.9).threshold > 1


def test_lessons_shift_a_known_word_slowly() -> None:
    slopes = [calibration.of_known(n).slope for n in (1, 5, 50, 5000)]
    assert slopes == sorted(slopes)
    assert slopes[0] < 0.05 < slopes[1] == pytest.approx(0.1)
    assert slopes[-1] < 0.2


def test_the_heads_share_keeps_away_from_certainty() -> None:
    logits = calibration.head_logit(np.array([0, 65_535 // 2, 65_535]))
    assert logits[0] == pytest.approx(-logits[2])
    assert abs(logits[1]) < 1e-4
