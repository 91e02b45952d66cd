"""Another program holds the database: edits wait for it, and say so when it takes too long."""

import subprocess
import sys
import time

import pytest

from photomanager.errors import LibraryError
from photomanager.indexing import indexer as indexer_module
from photomanager.indexing import run
from photomanager.library import database
from photomanager.operations import folders, tagging
from tests.faults import libraries
from tests.faults.patience import wait_until
from tests.indexing.workspaces import fake_indexer, open_workspace

PHOTOS = 400
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


INDEXED = "SELECT count(*) FROM file JOIN vector USING (photo_id) WHERE state = 'indexed'"


@pytest.fixture
def indexing(tmp_path, make_photo, monkeypatch):
    """A library, tagged, that is being indexed, and how many photos it has by now."""
    monkeypatch.setattr(run, "_BATCH", 4)
    monkeypatch.setattr(indexer_module, "_HELD_S", 0.5)
    for number in range(PHOTOS):
        make_photo(tmp_path / "photos" / f"{number:03}.jpg", seed=number)
    with open_workspace(tmp_path / "library") as workspace:
        folders.add(workspace, tmp_path / "photos", origin="cli")
        indexer = fake_indexer(workspace)
        indexer.start()

        def count():
            ((found,),) = libraries.rows(workspace.library.database.path, INDEXED)
            return found

        wait_until(lambda: count() >= 20)
        tagging.tag(workspace, [1], origin="window", add=["mine"])
        try:
            yield workspace, indexer, count
            wait_until(lambda: count() == PHOTOS)
            wait_until(lambda: indexer.progress().problem is None)
        finally:
            indexer.stop()
        state = "SELECT state, count(*) FROM file WHERE reason IS NULL GROUP BY 1"
        path = workspace.library.database.path
        assert libraries.rows(path, state) == [("indexed", PHOTOS)]
        assert libraries.rows(path, "SELECT photo_id FROM statement") == [(1,)]
    libraries.check(tmp_path / "library")


@pytest.mark.slow
def test_indexing_waits_until_the_other_program_is_done_and_goes_on(indexing, how_many):
    workspace, indexer, count = indexing
    seconds = how_many(2, 10)
    with hold(workspace.library.directory, seconds):
        before = count()
        deadline = time.monotonic() + seconds - 0.5
        while time.monotonic() < deadline:
            assert count() == before < PHOTOS
            assert indexer.progress().problem is None
            time.sleep(0.1)


@pytest.mark.slow
def test_indexing_that_cannot_wait_longer_says_so_and_goes_on_afterwards(monkeypatch, request):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 200)
    workspace, indexer, count = request.getfixturevalue("indexing")
    with hold(workspace.library.directory, 60) as process:
        wait_until(lambda: "is locked by another program" in str(indexer.progress().problem))
        assert count() < PHOTOS
        process.kill()
