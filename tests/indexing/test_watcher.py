import threading
import time

import pytest

from photomanager.indexing import watcher as watcher_module
from photomanager.indexing.run import IndexReport
from photomanager.indexing.watcher import Watcher, watch
from photomanager.library.records import RootId

ALBUM = RootId(1)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(watcher_module, "QUIET_S", 0.2)


@pytest.fixture
def watcher(tmp_path):
    (tmp_path / "album").mkdir()
    with Watcher() as running:
        running.follow({ALBUM: bytes(tmp_path / "album")})
        yield running


def test_a_new_photo_is_hinted_at(watcher, tmp_path):
    (tmp_path / "album" / "a.jpg").write_bytes(b"x")
    assert watcher.wait(10) == {ALBUM}
    assert watcher.wait(0) == set()


def test_a_new_folder_and_what_is_moved_in_are_hinted_at(watcher, tmp_path):
    (tmp_path / "outside.jpg").write_bytes(b"x")
    (tmp_path / "album" / "sub").mkdir()
    assert watcher.wait(10) == {ALBUM}
    (tmp_path / "outside.jpg").rename(tmp_path / "album" / "sub" / "inside.jpg")
    assert watcher.wait(10) == {ALBUM}
    (tmp_path / "album" / "sub" / "inside.jpg").unlink()
    assert watcher.wait(10) == {ALBUM}


def test_other_files_and_other_folders_are_not(watcher, tmp_path):
    (tmp_path / "album" / "notes.txt").write_text("words")
    (tmp_path / "beside.jpg").write_bytes(b"x")
    assert watcher.wait(0.6) == set()


def test_a_hint_waits_until_it_is_quiet():
    with Watcher() as watcher:
        stop = threading.Event()

        def copy():
            while not stop.wait(0.05):
                watcher.hint(ALBUM)

        copying = threading.Thread(target=copy)
        copying.start()
        assert watcher.wait(0.6) == set()
        stop.set()
        copying.join()
        assert watcher.wait(10) == {ALBUM}


def test_a_sidecar_is_a_hint_too(watcher, tmp_path):
    watcher.follow({ALBUM: bytes(tmp_path / "album")})
    (tmp_path / "album" / "notes.txt").write_bytes(b"x")
    assert watcher.wait(0.5) == set()
    (tmp_path / "album" / "a.jpg.XMP").write_bytes(b"x")
    assert watcher.wait(10) == {ALBUM}


def test_a_hint_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(watcher_module, "_LATEST_S", 0.0)
    with Watcher() as watcher:
        watcher.hint(ALBUM)
        assert watcher.wait(0) == {ALBUM}


def test_a_folder_that_is_gone_is_not_watched_and_nothing_breaks(watcher, tmp_path):
    watcher.follow({RootId(2): bytes(tmp_path / "gone")})
    (tmp_path / "album" / "a.jpg").write_bytes(b"x")
    assert watcher.wait(0.5) == set()


class FakeIndexer:
    """Reports one photo the first time, none the second, and is interrupted the third."""

    def __init__(self, folder):
        self._folder = folder
        self.runs = []

    def folder_paths(self, roots):
        return {root: bytes(self._folder) for root in roots}

    def run(self, roots):
        self.runs.append(roots)
        if len(self.runs) == 3:
            raise KeyboardInterrupt
        return IndexReport(2 - len(self.runs), 0, 0, 0, 0, 0, 0.0)


def test_watching_reports_what_it_indexed_until_it_is_interrupted(tmp_path):
    indexer = FakeIndexer(tmp_path)
    reports = []
    done = threading.Event()

    def write():
        number = 0
        while not done.wait(0.4):
            number += 1
            (tmp_path / f"{number}.jpg").write_bytes(b"x")

    writing = threading.Thread(target=write)
    writing.start()
    began = time.monotonic()
    try:
        watch(indexer, [ALBUM], reports.append)
    finally:
        done.set()
        writing.join()
    assert time.monotonic() - began < 30
    assert indexer.runs == [[ALBUM]] * 3
    assert [report.indexed for report in reports] == [1]
