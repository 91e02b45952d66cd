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


def test_what_is_ignored_is_no_hint_until_the_rules_change(watcher, tmp_path):
    album = tmp_path / "album"
    (album / ".photomanagerignore").write_text("drafts/\n")
    assert watcher.wait(10) == {ALBUM}
    (album / "drafts").mkdir()
    (album / "drafts" / "a.jpg").write_bytes(b"x")
    (album / ".hidden.jpg").write_bytes(b"x")
    assert watcher.wait(0.8) == set()
    (album / ".photomanagerignore").write_text("")
    assert watcher.wait(10) == {ALBUM}
    (album / "drafts" / "b.jpg").write_bytes(b"x")
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


def hinted(watcher):
    """As the indexer asks: again and again, without waiting."""
    for _ in range(200):
        found = watcher.wait(0.05)
        if found:
            return found
    return set()


def test_a_drive_put_in_again_is_looked_at_and_watched(watcher, tmp_path, monkeypatch):
    monkeypatch.setattr(watcher_module, "RETURN_S", 0.05)
    monkeypatch.setattr(watcher, "_look", 0.0)
    (tmp_path / "album").rename(tmp_path / "taken out")
    assert hinted(watcher) == {ALBUM}
    (tmp_path / "album").mkdir()  # another directory at the same place, as after mounting
    assert hinted(watcher) == {ALBUM}
    (tmp_path / "album" / "new.jpg").write_bytes(b"x")
    assert hinted(watcher) == {ALBUM}


def test_what_cannot_be_watched_is_looked_through_now_and_then(tmp_path, monkeypatch):
    monkeypatch.setattr(watcher_module, "UNWATCHED_S", 0.5)
    monkeypatch.setattr("photomanager.drives.network_kind", lambda _path: "nfs4")
    with Watcher() as watcher:
        watcher.follow({ALBUM: bytes(tmp_path)})
        assert watcher.problem is None
        for _ in range(2):
            began = time.monotonic()
            assert watcher.wait(10) == {ALBUM}
            assert time.monotonic() - began < 5


def test_beyond_the_systems_limit_a_sentence_says_so(tmp_path, monkeypatch):
    def refuse(*_words, **_options):
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watcher_module, "UNWATCHED_S", 0.5)
    with Watcher() as watcher:
        with monkeypatch.context() as patch:
            patch.setattr("watchdog.observers.api.BaseObserver.schedule", refuse)
            watcher.follow({ALBUM: bytes(tmp_path)})
        assert "max_user_watches" in watcher.problem
        assert watcher.wait(10) == {ALBUM}
        watcher.follow({ALBUM: bytes(tmp_path)})  # the limit was raised
        assert watcher.problem is None
        (tmp_path / "a.jpg").write_bytes(b"x")
        assert watcher.wait(0.4) == {ALBUM}


def test_a_scan_that_found_something_is_followed_by_others(watcher, monkeypatch):
    monkeypatch.setattr(watcher_module, "WATCHED_S", 3.0)
    watcher.scanned([ALBUM], changed=True)
    began = time.monotonic()
    assert watcher.wait(10) == {ALBUM}
    first = time.monotonic() - began
    watcher.scanned([ALBUM], changed=True)
    assert watcher.wait(10) == {ALBUM}
    assert time.monotonic() - began - first > first
    watcher.scanned([ALBUM], changed=False)
    assert watcher.wait(1.0) == set()
    assert watcher.wait(10) == {ALBUM}


def test_after_a_sleep_all_folders_are_looked_at(watcher, monkeypatch):
    assert watcher.wait(0) == set()
    wall = time.time
    monkeypatch.setattr(watcher_module.time, "time", lambda: wall() + 3600)
    assert watcher.wait(0) == {ALBUM}
    assert watcher.wait(0) == set()


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
        return IndexReport(2 - len(self.runs), 0, 0, 0, 0, 0, 0.0, changed=len(self.runs) == 1)


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
    # At once, after what it found, and after what came.
    assert indexer.runs == [[ALBUM]] * 3
    assert [report.indexed for report in reports] == [1]
