import os
import subprocess
import sys

import pytest

# Threads that each allocate; counts the heaps beside the main one ("heap nr=" in malloc's report).
PROGRAM = """
import ctypes, threading
from photomanager.app.heap import settle
if {shared}:
    settle()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
waiting = threading.Barrier(9)
def work():
    libc.malloc(5000)
    waiting.wait()
for _ in range(8):
    threading.Thread(target=work).start()
waiting.wait()
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""

LIMITS = {"MALLOC_ARENA_MAX", "GLIBC_TUNABLES"}


def heaps(*, shared: bool) -> int:
    words = [sys.executable, "-c", PROGRAM.format(shared=shared)]
    # Some people limit the heaps of all their programs.
    free = {name: value for name, value in os.environ.items() if name not in LIMITS}
    said = subprocess.run(words, env=free, capture_output=True, text=True, check=True).stdout
    return said.count("<heap nr=")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other heaps")
def test_threads_share_two_heaps():
    assert heaps(shared=True) <= 2 < heaps(shared=False)
