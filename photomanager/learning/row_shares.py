"""Work on the rows of a whole library, shared among threads."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Below so many photos each it would not pay.
_ROWS_A_THREAD = 16_384
_THREADS = min(4, os.cpu_count() or 1)


def in_shares(rows: int, work: Callable[[int, int], None]) -> None:
    """Calls `work(top, end)` so that every row is in one share.

    The shares are worked on at once, by threads that are gone afterwards; numpy lets go of the
    interpreter while it copies, looks up and multiplies.

    Args:
        rows: How many there are.
        work: Must not touch rows of other shares.
    """
    share = max(_ROWS_A_THREAD, -(-rows // _THREADS))
    tops = range(0, rows, share)
    if len(tops) < 2:
        work(0, rows)
        return
    with ThreadPoolExecutor(len(tops)) as pool:
        list(pool.map(lambda top: work(top, min(top + share, rows)), tops))
