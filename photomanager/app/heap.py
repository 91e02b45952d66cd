"""Keeps the window's memory together, so that it goes back to the system, and garbage cheap.

The C library gives every thread a heap of its own, up to eight for each processor, and what one
edit of a large library leaves behind in each of them is lost to all others: three times the
memory after an hour of work, measured at 100,000 photos. And what is free in the middle of a heap
stays with the program: 15 MB after minutes of work, and a little more with every edit.

Python looks for garbage whenever enough has been made, in whichever thread made it, and stops
all others meanwhile: at 100,000 photos for a tenth of a second if that thread is not the only
one that wants the processor.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

# `M_ARENA_MAX` of malloc.h in glibc, and how many heaps all threads share.
_ARENA_MAX, _HEAPS = -8, 2
# Python asks after so many looks at the young whether to look at the old, too.
_NEVER = 1_000_000_000
TIDY_MS = 5_000
GIVE_BACK_MS = 60_000


def settle(application: QGuiApplication) -> None:
    """To be called once, when everything is imported and before the program starts threads.

    All threads share two heaps, where the system can do that. Python looks for garbage on the
    thread of the window alone, often, and then only among what is new since the last look: that
    takes some milliseconds. What has been imported, or has lasted longer, is looked at when the
    user turns to another program. What is free goes back to the system every minute, which takes
    up to 5 ms, and 20 after an edit of the whole library.

    Args:
        application: Lives as long as the program.
    """
    gc.freeze()
    young, middling, _ = gc.get_threshold()
    gc.set_threshold(young, middling, _NEVER)
    timer = QTimer(application, interval=TIDY_MS)
    timer.timeout.connect(_tidy)
    timer.start()
    # By then the window is built: most of what is new now stays, and to look at it takes long.
    QTimer.singleShot(TIDY_MS * 4 // 5, application, gc.freeze)
    application.applicationStateChanged.connect(_tidy_behind)
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        if hasattr(library, "mallopt") and hasattr(library, "malloc_trim"):  # musl has neither
            library.mallopt(_ARENA_MAX, _HEAPS)
            giving_back = QTimer(application, interval=GIVE_BACK_MS)
            giving_back.timeout.connect(lambda: library.malloc_trim(0))
            # Never together with a look for garbage.
            QTimer.singleShot(TIDY_MS // 2, giving_back, giving_back.start)


def _tidy() -> None:
    gc.collect()
    gc.freeze()


def _tidy_behind(state: Qt.ApplicationState) -> None:
    if state != Qt.ApplicationState.ApplicationActive:
        gc.unfreeze()
        _tidy()
