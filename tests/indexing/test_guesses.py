"""What one writing of guesses says to the tags above."""

import numpy as np
import pytest

from photomanager.indexing import guesses


def rows(*lines):
    return guesses.Guesses.of(*np.array(lines, np.int64).reshape(-1, 5).T)


def step(photo, confidence, *, turned=False):
    return guesses.Difference(np.array([[photo, 9, confidence, turned]], np.int64), 0, 0)


@pytest.mark.parametrize(
    ("confidence", "turned", "concerned"),
    [
        (3_999, False, False),  # stays below
        (3_999, True, True),  # the parent may become automatic, or no longer be
        (4_000, False, True),  # was or is as likely
        (6_000, False, True),
    ],
)
def test_a_parent_is_looked_at_again_only_where_the_child_may_matter(confidence, turned, concerned):
    above = rows((7, 1, 4_000, 0, 0))
    below = [step(7, confidence, turned=turned)]
    assert guesses.unsettled(above, below).tolist() == ([7] if concerned else [])


def test_a_photo_without_a_row_of_the_parent_is_always_looked_at():
    assert guesses.unsettled(rows(), [step(3, 1_000), step(3, 2_000)]).tolist() == [3]
    assert guesses.unsettled(rows((7, 1, 4_000, 0, 0)), []).tolist() == []
