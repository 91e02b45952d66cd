"""Waiting for what happens in another thread or process."""

import time


def wait_until(happens, seconds=60):
    """Waits until this says yes; fails when that takes too long."""
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.02)
