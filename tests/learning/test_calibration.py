from __future__ import annotations

import numpy as np
import pytest

from photomanager.learning import calibration
from photomanager.learning.calibration import SILENT, Calibration


def test_confidence_is_the_sigmoid_in_ten_thousandths() -> None:
    fitted = Calibration(slope=0.5, offset=-1.0, threshold=0.9)
    given = fitted.confidence(np.array([2.0, -1e9, 1e9, 6.0]))
    assert given.tolist() == [5000, 0, 10_000, 8808]
    assert fitted.confidence(np.array([2.0]), np.array([1.0])).tolist() == [7311]


def test_more_examples_make_bolder_and_three_make_sure() -> None:
    fits = {
        n: calibration.of_invented(positives=n, typical=-40.0, spread=9.0) for n in (1, 2, 3, 50)
    }
    slopes = [fits[n].slope for n in fits]
    assert slopes == sorted(slopes)
    assert [fits[n].threshold <= 1 for n in fits] == [False, False, True, True]


def test_a_vague_tag_is_not_suggested_everywhere() -> None:
    vague = calibration.of_invented(positives=5, typical=-0.5, spread=1.0)
    ordinary = vague.confidence(np.array([-0.5 + 2.49 * 1.0]))
    assert ordinary[0] < 1000


def test_a_tag_without_examples_or_direction_is_silent() -> None:
    assert calibration.of_invented(positives=0, typical=-3.0, spread=2.0) is SILENT
    assert calibration.of_invented(positives=4, typical=0.0, spread=0.0) is SILENT


def test_lessons_shift_a_known_word_slowly() -> None:
    slopes = [calibration.of_known(n).slope for n in (1, 5, 50, 5000)]
    assert slopes == sorted(slopes)
    assert slopes[0] < 0.05 < slopes[1] == pytest.approx(0.1)
    assert slopes[-1] < 0.2


def test_the_heads_share_keeps_away_from_certainty() -> None:
    logits = calibration.head_logit(np.array([0, 65_535 // 2, 65_535]))
    assert logits[0] == pytest.approx(-logits[2])
    assert abs(logits[1]) < 1e-4
