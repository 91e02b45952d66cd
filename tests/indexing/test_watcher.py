import threading
import time

import pytest

from photomanager.indexing import watcher as watcher_module
from photomanager.indexing.hints import Hint
from photomanager.indexing.index_report import IndexReport
from photomanager.indexing.watcher import Watcher, watch
from photomanager.library.records import RootId

ALBUM = RootId(1)
EVERYTHING = {ALBUM: Hint.of_everything()}


def at(*folders, trees=()):
    return {ALBUM: Hint(set(folders), set(trees))}


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
    assert watcher.wait(10) == at(b"")
    assert watcher.wait(0) == {}


def test_a_new_folder_and_what_is_moved_in_are_hinted_at(watcher, tmp_path):
    (tmp_path / "outside.jpg").write_bytes(b"x")
    (tmp_path / "album" / "sub").mkdir()
    assert watcher.wait(10) == at(trees=[b"sub"])
    (tmp_path / "outside.jpg").rename(tmp_path / "album" / "sub" / "inside.jpg")
    assert watcher.wait(10) == at(b"sub")
    (tmp_path / "album" / "sub" / "inside.jpg").unlink()
    assert watcher.wait(10) == at(b"sub")


def test_what_moves_within_is_hinted_at_in_both_places(watcher, tmp_path):
    album = tmp_path / "album"
    (album / "one").mkdir()
    (album / "one" / "a.jpg").write_bytes(b"x")
    assert watcher.wait(10) == at(b"one", trees=[b"one"])
    (album / "one" / "a.jpg").rename(album / "b.jpg")
    assert watcher.wait(10) == at(b"one", b"")
    (album / "one").rename(album / "two")
    assert watcher.wait(10)[ALBUM].trees == {b"one", b"two"}


def test_other_files_and_other_folders_are_not(watcher, tmp_path):
    (tmp_path / "album" / "notes.txt").write_text("words")
    (tmp_path / "beside.jpg").write_bytes(b"x")
    assert watcher.wait(0.6) == {}


def test_a_hint_waits_until_it_is_quiet():
    with Watcher() as watcher:
        stop = threading.Event()

        def copy():
            while not stop.wait(0.05):
                watcher.hint(ALBUM)

        copying = threading.Thread(target=copy)
        copying.start()
        assert watcher.wait(0.6) == {}
        stop.set()
        copying.join()
        assert watcher.wait(10) == EVERYTHING


def test_a_sidecar_is_a_hint_too(watcher, tmp_path):
    watcher.follow({ALBUM: bytes(tmp_path / "album")})
    (tmp_path / "album" / "notes.txt").write_bytes(b"x")
    assert watcher.wait(0.5) == {}
    (tmp_path / "album" / "a.jpg.XMP").write_bytes(b"x")
    assert watcher.wait(10) == at(b"")


def test_a_file_without_a_suffix_may_be_a_photo(watcher, tmp_path):
    (tmp_path / "album" / "IMG_0001").write_bytes(b"x")
    assert watcher.wait(10) == at(b"")
    (tmp_path / "album" / "notes.txt").write_bytes(b"x")
    assert watcher.wait(0.5) == {}


def test_what_is_ignored_is_no_hint_until_the_rules_change(watcher, tmp_path):
    album = tmp_path / "album"
    (album / ".photomanagerignore").write_text("drafts/\n")
    assert watcher.wait(10) == EVERYTHING
    (album / "drafts").mkdir()
    (album / "drafts" / "a.jpg").write_bytes(b"x")
    (album / ".hidden.jpg").write_bytes(b"x")
    assert watcher.wait(0.8) == {}
    (album / ".photomanagerignore").write_text("")
    assert watcher.wait(10) == EVERYTHING
    (album / "drafts" / "b.jpg").write_bytes(b"x")
    assert watcher.wait(10) == at(b"drafts")


def test_a_hint_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(watcher_module, "_LATEST_S", 0.0)
    with Watcher() as watcher:
        watcher.hint(ALBUM)
        assert watcher.wait(0) == EVERYTHING


def test_a_folder_that_is_gone_is_not_watched_and_nothing_breaks(watcher, tmp_path):
    watcher.follow({RootId(2): bytes(tmp_path / "gone")})
    (tmp_path / "album" / "a.jpg").write_bytes(b"x")
    assert watcher.wait(0.5) == {}


def hinted(watcher):
    """As the indexer asks: again and again, without waiting."""
    for _ in range(200):
        found = watcher.wait(0.05)
        if found:
            return found
    return {}


def test_a_drive_put_in_again_is_looked_at_and_watched(watcher, tmp_path, monkeypatch):
    monkeypatch.setattr(watcher_module, "RETURN_S", 0.05)
    monkeypatch.setattr(watcher, "_look", 0.0)
    (tmp_path / "album").rename(tmp_path / "taken out")
    assert hinted(watcher) == EVERYTHING
    (tmp_path / "album").mkdir()  # another directory at the same place, as after mounting
    assert hinted(watcher) == EVERYTHING
    (tmp_path / "album" / "new.jpg").write_bytes(b"x")
    assert hinted(watcher) == at(b"")


def test_watching_that_has_died_begins_anew_with_a_look_at_everything(
    watcher, tmp_path, monkeypatch
):
    monkeypatch.setattr(watcher_module, "RETURN_S", 0.05)
    monkeypatch.setattr(watcher, "_look", 0.0)
    (dying,) = watcher._observer.emitters
    dying.stop()
    dying.join()
    assert hinted(watcher) == EVERYTHING
    (tmp_path / "album" / "new.jpg").write_bytes(b"x")
    assert hinted(watcher) == at(b"")


def test_what_cannot_be_watched_is_looked_through_now_and_then(tmp_path, monkeypatch):
    monkeypatch.setattr(watcher_module, "UNWATCHED_S", 0.5)
    monkeypatch.setattr("photomanager.drives.network_kind", lambda _path: "nfs4")
    with Watcher() as watcher:
        watcher.follow({ALBUM: bytes(tmp_path)})
        assert watcher.problem is None
        for _ in range(2):
            began = time.monotonic()
            assert watcher.wait(10) == EVERYTHING
            assert time.monotonic() - began < 5


def refuse(*_words, **_options):
    """The system has no further watch to give."""
    raise OSError(28, "inotify watch limit reached")


def test_beyond_the_systems_limit_a_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(watcher_module, "UNWATCHED_S", 0.5)
    with Watcher() as watcher:
        with monkeypatch.context() as patch:
            patch.setattr("watchdog.observers.api.BaseObserver.schedule", refuse)
            watcher.follow({ALBUM: bytes(tmp_path)})
        assert "max_user_watches" in watcher.problem
        assert watcher.wait(10) == EVERYTHING
        watcher.follow({ALBUM: bytes(tmp_path)})  # the limit was raised
        assert watcher.problem is None
        (tmp_path / "a.jpg").write_bytes(b"x")
        assert watcher.wait(0.4) == at(b"")


def test_a_limit_reached_by_a_new_folder_is_noticed_at_once(watcher, tmp_path, monkeypatch):
    monkeypatch.setattr(watcher_module, "UNWATCHED_S", 0.5)
    with monkeypatch.context() as patch:
        patch.setattr("watchdog.observers.api.BaseObserver.schedule", refuse)
        (tmp_path / "album" / "a.jpg").write_bytes(b"x")
        assert hinted(watcher) == at(b"")
        assert watcher.problem is None  # a file needs no watch
        (tmp_path / "album" / "new").mkdir()
        assert hinted(watcher) == at(trees=[b"new"])
        assert "max_user_watches" in watcher.problem
        for _ in range(2):
            assert watcher.wait(10) == EVERYTHING
            watcher.scanned(EVERYTHING, changed=False, complete=True)
    watcher.follow({ALBUM: bytes(tmp_path / "album")})  # the limit was raised
    assert watcher.problem is None
    (tmp_path / "album" / "new" / "b.jpg").write_bytes(b"x")
    assert hinted(watcher) == at(b"new")


def test_who_watches_from_the_command_line_is_told_of_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("watchdog.observers.api.BaseObserver.schedule", refuse)
    monkeypatch.setattr(watcher_module, "UNWATCHED_S", 0.1)
    indexer, problems = FakeIndexer(tmp_path), []
    watch(indexer, [ALBUM], lambda _report: None, problems.append)
    assert len(indexer.runs) == 3
    (problem,) = problems
    assert "max_user_watches" in problem


def test_a_scan_that_found_something_is_followed_by_others(watcher, monkeypatch):
    monkeypatch.setattr(watcher_module, "WATCHED_S", 3.0)
    watcher.scanned(EVERYTHING, changed=True, complete=True)
    began = time.monotonic()
    assert watcher.wait(10) == EVERYTHING
    first = time.monotonic() - began
    watcher.scanned(EVERYTHING, changed=True, complete=True)
    assert watcher.wait(10) == EVERYTHING
    assert time.monotonic() - began - first > first
    watcher.scanned(EVERYTHING, changed=False, complete=True)
    assert watcher.wait(1.0) == {}
    assert watcher.wait(10) == EVERYTHING


def test_a_look_at_places_is_followed_by_one_at_everything(watcher, tmp_path, monkeypatch):
    monkeypatch.setattr(watcher_module, "AFTER_S", 0.5)
    (tmp_path / "album" / "a.jpg").write_bytes(b"x")
    assert watcher.wait(10) == at(b"")
    watcher.scanned(at(b""), changed=False, complete=True)
    assert watcher.wait(10) == EVERYTHING
    watcher.scanned(EVERYTHING, changed=False, complete=True)
    assert watcher.wait(1.0) == {}


def test_a_look_at_everything_makes_room_for_hints_but_not_for_ever(watcher, monkeypatch):
    watcher.hint(ALBUM, b"a/b.jpg")
    assert not watcher.is_urgent()  # it is not quiet yet
    time.sleep(0.25)
    assert watcher.is_urgent()
    watcher.scanned(EVERYTHING, changed=False, complete=False)
    assert watcher.is_urgent()
    assert watcher.wait(0) == at(b"a")
    assert not watcher.is_urgent()
    watcher.scanned(at(b"a"), changed=True, complete=True)
    monkeypatch.setattr(watcher_module, "_LATEST_S", 0.0)
    watcher.hint(ALBUM, b"a/b.jpg")
    assert not watcher.is_urgent()
    assert watcher.wait(0) == at(b"a")
    assert watcher.wait(0) == EVERYTHING
    monkeypatch.setattr(watcher_module, "_LATEST_S", 30.0)
    watcher.scanned(EVERYTHING, changed=False, complete=True)
    watcher.hint(ALBUM, b"a/b.jpg")
    time.sleep(0.25)
    assert watcher.is_urgent()


def test_while_hints_gather_nothing_else_is_looked_at(watcher):
    watcher.scanned(EVERYTHING, changed=False, complete=False)  # due at once
    watcher.hint(ALBUM, b"a.jpg")
    assert watcher.wait(0) == {}
    assert watcher.wait(10) == at(b"")
    assert watcher.wait(0) == EVERYTHING


def test_after_a_fault_it_is_looked_again(watcher, monkeypatch):
    monkeypatch.setattr(watcher_module, "_AGAIN_S", 0.3)
    watcher.scanned(EVERYTHING, changed=False, complete=False)
    assert watcher.wait(0) == EVERYTHING
    began = time.monotonic()  # and nobody says that it has come to an end
    assert watcher.wait(10) == EVERYTHING
    assert time.monotonic() - began < 5


def test_after_a_sleep_all_folders_are_looked_at(watcher, monkeypatch):
    assert watcher.wait(0) == {}
    wall = time.time
    monkeypatch.setattr(watcher_module.time, "time", lambda: wall() + 3600)
    assert watcher.wait(0) == EVERYTHING
    assert watcher.wait(0) == {}


class FakeIndexer:
    """Reports one photo the first time, none the second, and is interrupted the third."""

    def __init__(self, folder):
        self._folder = folder
        self.runs = []

    def folder_paths(self, roots):
        return {root: bytes(self._folder) for root in roots}

    def look(self, hints, is_urgent, has_news):
        assert not is_urgent()
        assert not has_news()
        self.runs.append(hints)
        if len(self.runs) == 3:
            raise KeyboardInterrupt
        return IndexReport(2 - len(self.runs), 0, 0, 0, 0, 0, 0.0, changed=len(self.runs) == 1)


def test_watching_reports_what_it_indexed_until_it_is_interrupted(tmp_path):
    indexer = FakeIndexer(tmp_path)
    reports, problems = [], []
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
        watch(indexer, [ALBUM], reports.append, problems.append)
    finally:
        done.set()
        writing.join()
    assert time.monotonic() - began < 30
    # At once; then after what came, or after what it found: whatever is first.
    assert indexer.runs[0] == EVERYTHING
    assert len(indexer.runs) == 3
    assert [report.indexed for report in reports] == [1]
    assert problems == []
