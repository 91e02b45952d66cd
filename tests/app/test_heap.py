import os
import subprocess
import sys

import pytest

# Threads that each allocate; counts the heaps beside the main one ("heap nr=" in malloc's report).
PROGRAM = """
import ctypes, threading
from PySide6.QtGui import QGuiApplication
from photomanager.app.heap import settle
application = QGuiApplication([])
if {shared}:
    settle(application)
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


# Makes much that stays, in another thread, and then lets the application's timers fire.
GARBAGE = """
import gc, threading
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from photomanager.app import heap
application = QGuiApplication([])
heap.TIDY_MS = 50
if {settled}:
    heap.settle(application)
kept, looked = [], []
def note(phase, info):
    if phase == "start" and info["generation"] == 2:
        looked.append(threading.current_thread() is threading.main_thread())
gc.callbacks.append(note)
def work():
    kept.extend([number] for number in range(500_000))
other = threading.Thread(target=work)
other.start()
other.join()
beside = len(looked)
application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
behind = len(looked) - beside
QTimer.singleShot(500, application.quit)
application.exec()
here = looked[beside:]
print(beside, behind, len(here) - behind, all(here))
"""


def looks_at_the_old(*, settled):
    program = GARBAGE.format(settled=settled)
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    return int(said[0]), int(said[1]), int(said[2]), said[3] == "True"


def test_garbage_is_looked_for_on_the_thread_of_the_window_and_on_no_other():
    beside, _, _, _ = looks_at_the_old(settled=False)
    assert beside > 0
    beside, behind, here, all_here = looks_at_the_old(settled=True)
    assert beside == 0
    assert behind == 1  # while the user looks at another program
    assert here > 1
    assert all_here


# Takes 200 MB in small pieces, frees all but every hundredth; prints the MB held before and after.
HOLES = """
import ctypes
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from photomanager.app import heap
def held():
    with open("/proc/self/status") as status:
        (line,) = [line for line in status if line.startswith("RssAnon:")]
    return int(line.split()[1]) // 1024
application = QGuiApplication([])
heap.TIDY_MS = heap.GIVE_BACK_MS = 50
if {settled}:
    heap.settle(application)
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
pieces = [libc.malloc(20_000) for _ in range(10_000)]
for piece in pieces:
    ctypes.memset(piece, 1, 20_000)
for number, piece in enumerate(pieces):
    if number % 100 != 99:
        libc.free(ctypes.c_void_p(piece))
before = held()
QTimer.singleShot(500, application.quit)
application.exec()
print(before, held())
"""


def held(*, settled):
    program = HOLES.format(settled=settled)
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    return int(said[0]), int(said[1])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other heaps")
def test_what_is_free_goes_back_to_the_system():
    before, after = held(settled=False)
    assert before - after < 20
    before, after = held(settled=True)
    assert before - after > 150
