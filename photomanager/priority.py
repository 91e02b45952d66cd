"""Which of the program's threads comes first where there are fewer processors than work.

The system shares processors out equally. So the thread of the window stood in line behind those
that index and read for it, for half of every long pause while photos were indexed.
"""

from __future__ import annotations

import os
import sys
import threading

# Niceness, as Linux calls it; the worker process has 19. The same for all threads: one that comes
# first while another holds Python's lock only makes the window wait longer.
_NICENESS = 10


def step_back() -> None:
    """Lets threads and programs that have not stepped back come before this thread, for good.

    The threads and processes that it starts inherit that. Other systems than Linux put the thread
    that shows a window first by themselves.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        now = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, max(now, _NICENESS))
