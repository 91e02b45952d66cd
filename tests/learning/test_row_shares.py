"""Work on many rows, shared among threads."""

import numpy as np
import pytest

from photomanager.learning.row_shares import in_shares


@pytest.mark.parametrize("rows", [0, 1, 20_000, 40_001, 200_003])
def test_every_row_is_in_one_share(rows):
    met = np.zeros(rows, np.int64)

    def work(top, end):
        met[top:end] += 1

    in_shares(rows, work)
    assert (met == 1).all()


def test_an_error_in_a_share_is_the_callers():
    def work(top, end):
        raise ValueError((top, end))

    with pytest.raises(ValueError, match="0"):
        in_shares(100_000, work)
