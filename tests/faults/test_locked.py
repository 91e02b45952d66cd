"""Another program holds the database: edits wait for it, and say so when it takes too long."""

import subprocess
import sys
import time

import pytest

from photomanager.errors import LibraryError
from photomanager.library import database
from photomanager.operations import tagging
from tests.faults import libraries

HOLD = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("running", flush=True)
time.sleep(float(sys.argv[2]))
connection.execute("ROLLBACK")
"""


def hold(folder, seconds):
    words = [sys.executable, "-c", HOLD, str(folder / "library.db"), str(seconds)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "running\n"
    return process


@pytest.fixture
def folder(tmp_path):
    libraries.make(tmp_path / "library")
    return tmp_path / "library"


def test_an_edit_waits_until_the_other_program_is_done(folder, how_many):
    workspace = libraries.reopen(folder)
    seconds = how_many(2, 10)
    with hold(folder, seconds):
        began = time.monotonic()
        done = tagging.tag(workspace, [1], origin="window", add=["mine"])
        assert time.monotonic() - began > seconds / 2
    assert done.changed == 1
    workspace.library.close()
    libraries.check(folder)


def test_an_edit_that_cannot_wait_longer_says_so_and_changes_nothing(folder, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 200)
    workspace = libraries.reopen(folder)
    with hold(folder, 60) as process:
        with pytest.raises(LibraryError, match="locked by another program"):
            tagging.tag(workspace, [1], origin="window", add=["mine"])
        process.kill()
    assert tagging.tag(workspace, [1], origin="window", add=["mine"]).changed == 1
    workspace.library.close()
    assert libraries.rows(folder / "library.db", "SELECT count(*) FROM statement") == [(1,)]
