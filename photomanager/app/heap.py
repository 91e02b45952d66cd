"""Keeps the window's memory together, so that it goes back to the system, and garbage cheap.

The C library gives every thread a heap of its own, up to eight for each processor, and what one
edit of a large library leaves behind in each of them is lost to all others: three times the
memory after an hour of work, measured at 100,000 photos.
"""

from __future__ import annotations

import ctypes
import gc
import sys

# `M_ARENA_MAX` of malloc.h in glibc, and how many heaps all threads share.
_ARENA_MAX, _HEAPS = -8, 2


def settle() -> None:
    """To be called once, when everything is imported and before the program starts threads.

    All threads share two heaps, where the system can do that. And what has been imported is left
    out when Python looks for garbage, which stops all threads: no tenth of a second now and then.
    """
    gc.freeze()
    if sys.platform == "linux":
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if set_option is not None:
            set_option(_ARENA_MAX, _HEAPS)
