"""Who comes first."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from photomanager import priority

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do it themselves")


def _niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def _stepping_back(start: int) -> tuple[int, int]:
    """Niceness of a thread that stepped back from there, and of one that it started."""
    found = []

    def work() -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), start)
        priority.step_back()
        found.append(_niceness())
        child = threading.Thread(target=lambda: found.append(_niceness()))
        child.start()
        child.join()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return found[0], found[1]


def test_a_thread_steps_back_with_those_it_starts_and_no_other() -> None:
    before = _niceness()
    found, child = _stepping_back(before)
    assert found == child
    assert found > before or before >= 10
    assert _niceness() == before


def test_who_is_nicer_already_stays_so() -> None:
    assert _stepping_back(19) == (19, 19)
