import os
import shutil
import sys
import threading
import time

import pytest
from filelock import FileLock
from sqlalchemy import select

from photomanager.errors import DiskFullError, LibraryError
from photomanager.indexing import indexer as indexer_module
from photomanager.indexing.indexer import LOCK_NAME, is_indexing
from photomanager.library import photos as stored_photos
from photomanager.library import places
from photomanager.library.schema import file, photo, vector
from photomanager.operations import folders, photos, tagging
from photomanager.operations.search import search
from tests.indexing.fake_worker import CRASHES
from tests.indexing.workspaces import fake_indexer, open_workspace


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(tmp_path, make_photo):
    folder = tmp_path / "album"
    for number in range(6):
        make_photo(folder / f"{number}.png", seed=number)
    return folder


def index(workspace, *paths):
    roots = [folders.add(workspace, path, origin="cli").id for path in paths]
    report = fake_indexer(workspace).run(roots or None)
    return {
        name: getattr(report, name)
        for name in ("indexed", "unchanged", "moved", "missing", "failed", "ignored")
        if getattr(report, name)
    }


def ids(workspace, folder, *names):
    return [photos.resolve(workspace, str(folder / name)) for name in names]


def states(workspace):
    with workspace.library.database.read() as connection:
        return {
            row.name: row.state for row in connection.execute(select(file.c.name, file.c.state))
        }


def codes(workspace):
    with workspace.library.database.read() as connection:
        return dict(map(tuple, connection.execute(select(vector.c.photo_id, vector.c.code))))


def test_what_the_rules_leave_out_is_out_of_sight_and_comes_back_with_its_tags(workspace, album):
    index(workspace, album)
    three, four = ids(workspace, album, "3.png", "4.png")
    tagging.tag(workspace, [three], add=["Rex"])
    (album / ".photomanagerignore").write_text("3.png\n")
    (album / "4.png").unlink()
    assert index(workspace, album) == {"unchanged": 4, "missing": 1}
    assert three not in search(workspace, "").photo_ids
    assert search(workspace, "state:confirmed Rex").photo_ids == []
    assert four in search(workspace, "").photo_ids
    (found,) = folders.folders(workspace)
    assert found.photos == 5
    with workspace.library.database.read() as connection:
        assert places.out_of_reach(connection).tolist() == [four]
    (album / ".photomanagerignore").unlink()
    assert index(workspace, album) == {"unchanged": 5, "missing": 1}
    assert search(workspace, "state:confirmed Rex").photo_ids == [three]


def test_videos_and_other_files_are_counted(workspace, album):
    for name in ("a.mp4", "b.MOV", "notes.txt", "Thumbs.db", ".hidden.mp4"):
        (album / name).write_bytes(b"words")
    root = folders.add(workspace, album, origin="cli").id
    report = fake_indexer(workspace).run([root])
    assert (report.ignored, report.videos) == (3, 2)
    (found,) = folders.folders(workspace)
    assert (found.videos, found.others) == (2, 1)


def test_new_photos_are_indexed_and_known_ones_left_alone(workspace, album):
    (album / "notes.txt").write_text("words")
    assert index(workspace, album) == {"indexed": 6, "ignored": 1}
    assert index(workspace, album) == {"unchanged": 6, "ignored": 1}
    rows = photos.rows(workspace, range(1, 7))
    assert [row.name for row in rows] == [f"{n}.png" for n in range(6)]
    assert {row.state for row in rows} == {"ok"}
    assert len(photos.thumbnails(workspace, range(1, 7))) == 6
    mapped, _ = workspace.library.vectors(workspace.space_id).codes()
    assert mapped.tolist() == [1, 2, 3, 4, 5, 6]


def test_no_worker_starts_when_nothing_is_new(workspace, album, tmp_path):
    index(workspace, album)
    broken = indexer_module.Indexer(workspace, command=(str(tmp_path / "no worker"),))
    assert broken.run().unchanged == 6


def test_an_edited_photo_keeps_its_identity_and_gets_a_new_vector(workspace, album, make_photo):
    index(workspace, album)
    (before,) = ids(workspace, album, "2.png")
    old = codes(workspace)
    tagging.tag(workspace, [before], add=("mine",))
    make_photo(album / "2.png", seed=99, size=(70, 50))
    assert index(workspace) == {"indexed": 1, "unchanged": 5}
    assert ids(workspace, album, "2.png") == [before]
    new = codes(workspace)
    assert {n for n in new if new[n] != old[n]} == {before}
    (row,) = photos.rows(workspace, [before])
    assert (row.width, row.height) == (70, 50)
    assert ("mine", "confirmed") in [(tag.name, tag.state) for tag in row.tags]
    with workspace.library.database.read() as connection:
        taught = connection.exec_driver_sql("SELECT code FROM lesson").scalar_one()
    assert taught == new[before]


def test_a_touched_file_is_unchanged(workspace, album):
    index(workspace, album)
    os.utime(album / "1.png", ns=(1, 1))
    assert index(workspace) == {"unchanged": 6}
    assert index(workspace) == {"unchanged": 6}


@pytest.mark.parametrize("uuid", ["0" * 36, "f" * 36])
def test_a_moved_photo_keeps_its_tags(workspace, album, uuid):
    index(workspace, album)
    (before,) = ids(workspace, album, "3.png")
    # Whether another photo's lessons stand first or last in the index must not matter.
    with workspace.library.database.write() as connection:
        connection.exec_driver_sql("UPDATE photo SET uuid = ? WHERE id = ?", (uuid, before))
    tagging.tag(workspace, [before], add=("mine",))
    (album / "sub").mkdir()
    (album / "3.png").rename(album / "sub" / "new.png")
    assert index(workspace) == {"moved": 1, "unchanged": 5}
    assert ids(workspace, album, "sub/new.png") == [before]
    assert len(states(workspace)) == 6
    assert index(workspace) == {"unchanged": 6}


def test_a_photo_moved_to_another_folder_keeps_its_identity(workspace, album, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    index(workspace, album, other)
    (before,) = ids(workspace, album, "3.png")
    (album / "3.png").rename(other / "3.png")
    # Only the new place is scanned; that the old one is empty is looked up.
    assert index(workspace, other) == {"moved": 1}
    assert ids(workspace, other, "3.png") == [before]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0.png", "0.PNG"),
        ("CAF\u00c9.png", "caf\u00e9.png"),
        ("caf\u00e9.png", "cafe\u0301.png"),
        ("cafe\u0301.png", "caf\u00e9.png"),
    ],
)
def test_another_spelling_of_a_name_is_the_same_photo(workspace, album, before, after):
    (album / "0.png").rename(album / before)
    index(workspace, album)
    (photo_id,) = ids(workspace, album, before)
    tagging.tag(workspace, [photo_id], add=["Rex"])
    (album / before).rename(album / after)
    assert index(workspace, album) == {"moved": 1, "unchanged": 5}
    assert ids(workspace, album, after) == [photo_id]
    assert search(workspace, "state:confirmed Rex").photo_ids == [photo_id]


def test_a_name_is_found_in_either_spelling(workspace, album):
    (album / "0.png").rename(album / "cafe\u0301.png")
    index(workspace, album)
    assert search(workspace, "path:caf\u00e9").count == 1


def test_a_copy_has_a_life_of_its_own(workspace, album):
    index(workspace, album)
    shutil.copy2(album / "3.png", album / "copy.png")
    assert index(workspace) == {"indexed": 1, "unchanged": 6}
    first, second = ids(workspace, album, "3.png", "copy.png")
    assert first != second
    assert codes(workspace)[first] == codes(workspace)[second]


def test_of_two_copies_of_a_missing_photo_one_is_the_photo(workspace, album):
    index(workspace, album)
    (before,) = ids(workspace, album, "3.png")
    shutil.copy2(album / "3.png", album / "x.png")
    (album / "3.png").rename(album / "y.png")
    assert index(workspace) == {"indexed": 1, "moved": 1, "unchanged": 5}
    assert ids(workspace, album, "x.png") == [before]


def test_a_missing_photo_is_kept_and_comes_back(workspace, album, tmp_path):
    index(workspace, album)
    (album / "4.png").rename(tmp_path / "aside.png")
    assert index(workspace) == {"missing": 1, "unchanged": 5}
    (row,) = photos.rows(workspace, [5])
    assert row.state == "missing"
    (tmp_path / "aside.png").rename(album / "4.png")
    assert index(workspace) == {"unchanged": 6}
    assert photos.rows(workspace, [5])[0].state == "ok"


def test_an_unplugged_folder_is_offline_and_nothing_is_missing(workspace, album, tmp_path):
    index(workspace, album)
    album.rename(tmp_path / "unplugged")
    assert index(workspace) == {}
    (folder,) = folders.folders(workspace)
    assert folder.state == "offline"
    assert "is not there" in folder.reason
    assert {row.state for row in photos.rows(workspace, range(1, 7))} == {"offline"}
    album.mkdir()  # the mount point alone
    assert index(workspace) == {}
    album.rmdir()
    (tmp_path / "unplugged").rename(album)
    assert index(workspace) == {"unchanged": 6}
    assert folders.folders(workspace)[0].reason is None


def test_files_that_fail_are_set_aside_until_they_change(workspace, album, make_photo):
    (album / "1.png").write_bytes(b"")
    (album / "text.jpg").write_text("words")
    make_photo(album / "crash.png", size=CRASHES)
    assert index(workspace, album) == {"indexed": 5, "failed": 3}
    assert index(workspace) == {"unchanged": 5, "failed": 3}
    with workspace.library.database.read() as connection:
        problems = dict(stored_photos.problems(connection, 10))
    assert "is empty" in problems[os.fsencode(album / "1.png")]
    assert "holds text" in problems[os.fsencode(album / "text.jpg")]
    assert "crash" in problems[os.fsencode(album / "crash.png")]
    make_photo(album / "1.png", seed=1)
    assert index(workspace) == {"indexed": 1, "unchanged": 5, "failed": 2}


def test_a_failure_that_may_pass_is_tried_again(workspace, album, monkeypatch):
    (album / "2.png").chmod(0)
    if os.access(album / "2.png", os.R_OK):
        pytest.skip("the superuser may read everything")
    assert index(workspace, album) == {"indexed": 5, "failed": 1}
    (album / "2.png").chmod(0o600)
    assert index(workspace) == {"indexed": 1, "unchanged": 5}


def test_a_file_that_never_was_indexed_leaves_no_trace(workspace, album):
    (album / "half.jpg").write_bytes(b"\xff\xd8\xff")
    index(workspace, album)
    (album / "half.jpg").unlink()
    assert index(workspace) == {"unchanged": 6}
    assert len(states(workspace)) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf8_works_from_end_to_end(workspace, tmp_path, make_photo):
    folder = tmp_path / os.fsdecode(b"\xe9t\xe9")
    make_photo(folder / os.fsdecode(b"caf\xe9.png"))
    (folder / os.fsdecode(b"bad\xff.jpg")).write_bytes(b"")
    assert index(workspace, folder) == {"indexed": 1, "failed": 1}
    (found,) = ids(workspace, folder, os.fsdecode(b"caf\xe9.png"))
    (row,) = photos.rows(workspace, [found])
    assert row.name == "caf\ufffd.png"
    assert index(workspace) == {"unchanged": 1, "failed": 1}


def test_originals_are_never_changed(workspace, album):
    def look():
        return {
            path: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
            for path in sorted(album.rglob("*"))
        }

    before = look()
    index(workspace, album)
    tagging.tag(workspace, [1], add=("mine",))
    index(workspace)
    assert look() == before


def test_progress_counts_up_to_the_end(workspace, album):
    told = []
    root = folders.add(workspace, album, origin="cli").id
    fake_indexer(workspace).run([root], on_progress=told.append)
    phases = [one.phase for one in told]
    assert phases == sorted(phases, key=["scanning", "indexing"].index)
    done = [one.done for one in told if one.phase == "indexing"]
    assert done == sorted(done)
    assert (told[-1].done, told[-1].total) == (6, 6)
    assert told[-1].rate > 0


def test_a_stopped_run_keeps_what_it_finished_and_goes_on_later(workspace, tmp_path, make_photo):
    for number in range(80):
        make_photo(tmp_path / "many" / f"{number:02}.jpg", seed=number, size=(500, 400))
    root = folders.add(workspace, tmp_path / "many", origin="cli").id
    stop = threading.Event()

    def stop_early(progress):
        if progress.phase == "indexing":
            stop.set()

    first = fake_indexer(workspace).run([root], on_progress=stop_early, stop=stop)
    assert 0 < first.indexed < 80
    second = fake_indexer(workspace).run([root])
    assert first.indexed + second.indexed == 80
    assert second.unchanged == first.indexed


def test_only_one_process_indexes_a_library(workspace, album, monkeypatch):
    monkeypatch.setattr(indexer_module, "_LOCK_WAIT_S", 0.1)
    root = folders.add(workspace, album, origin="cli").id
    assert not is_indexing(workspace.library)
    with FileLock(workspace.library.directory / LOCK_NAME):
        assert is_indexing(workspace.library)
        with pytest.raises(LibraryError, match="another window or command"):
            fake_indexer(workspace).run([root])
    assert fake_indexer(workspace).run([root]).indexed == 6


def wait_until(true, seconds=30):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.02)


def indexed(workspace):
    with workspace.library.database.read() as connection:
        query = select(photo.c.id).where(photo.c.width.is_not(None))
        return len(connection.execute(query).all())


def test_in_the_background_new_photos_are_found_by_themselves(workspace, album, make_photo):
    running = fake_indexer(workspace)
    try:
        folders.add(workspace, album, origin="window")
        running.start()
        wait_until(lambda: running.progress().phase == "idle" and indexed(workspace) == 6)
        time.sleep(0.5)  # until the folder is watched
        make_photo(album / "later.png", seed=77)
        wait_until(lambda: indexed(workspace) == 7)
    finally:
        running.stop()


def test_in_the_background_a_drive_put_in_again_is_found_by_itself(workspace, album, tmp_path):
    running = fake_indexer(workspace)

    def state():
        return folders.folders(workspace)[0].state

    try:
        folders.add(workspace, album, origin="window")
        running.start()
        wait_until(lambda: running.progress().phase == "idle" and indexed(workspace) == 6)
        album.rename(tmp_path / "unplugged")
        wait_until(lambda: state() == "offline")
        (tmp_path / "unplugged").rename(album)
        wait_until(lambda: state() == "online")
    finally:
        running.stop()


def test_a_folder_added_while_indexing_is_looked_at_at_once(workspace, tmp_path, make_photo):
    for number in range(150):
        make_photo(tmp_path / "many" / f"{number}.jpg", seed=number, size=(500, 400))
    make_photo(tmp_path / "few" / "x.png", seed=1000)
    running = fake_indexer(workspace)
    try:
        folders.add(workspace, tmp_path / "many", origin="window")
        running.start()
        wait_until(lambda: indexed(workspace) > 0)
        folders.add(workspace, tmp_path / "few", origin="window")
        running.start()
        wait_until(lambda: "x.png" in states(workspace))
        assert indexed(workspace) < 151
        wait_until(lambda: indexed(workspace) == 151)
    finally:
        running.stop()


def test_a_paused_indexer_does_nothing_until_it_is_resumed(workspace, album):
    running = fake_indexer(workspace)
    try:
        running.pause()
        assert running.progress().phase == "paused"
        folders.add(workspace, album, origin="window")
        running.start()
        time.sleep(0.6)
        assert indexed(workspace) == 0
        running.resume()
        wait_until(lambda: running.progress().phase == "idle" and indexed(workspace) == 6)
    finally:
        running.stop()


def test_the_background_waits_for_another_process(workspace, album, monkeypatch):
    monkeypatch.setattr(indexer_module, "_LOCK_WAIT_S", 0.1)
    running = fake_indexer(workspace)
    folders.add(workspace, album, origin="window")
    try:
        with FileLock(workspace.library.directory / LOCK_NAME):
            running.start()
            wait_until(lambda: running.progress().phase == "elsewhere")
        wait_until(lambda: indexed(workspace) == 6)
    finally:
        running.stop()


def test_a_fault_in_the_background_becomes_a_sentence(workspace, album, tmp_path):
    running = indexer_module.Indexer(workspace, command=(str(tmp_path / "no worker"),))
    folders.add(workspace, album, origin="window")
    try:
        running.start()
        wait_until(lambda: running.progress().problem is not None)
        assert "cannot be started" in running.progress().problem
    finally:
        running.stop()


def test_the_background_goes_on_by_itself_when_the_fault_is_over(workspace, album, monkeypatch):
    monkeypatch.setattr(indexer_module, "_HELD_S", 0.2)
    full = [True]
    run = indexer_module.Run.report

    def report(*arguments):
        if full:
            raise DiskFullError("The disk is full.")
        return run(*arguments)

    monkeypatch.setattr(indexer_module.Run, "report", report)
    folders.add(workspace, album, origin="window")
    running = fake_indexer(workspace)
    running.start()
    try:
        wait_until(lambda: running.progress().problem == "The disk is full.")
        full.clear()
        wait_until(lambda: indexed(workspace) == 6)
        wait_until(lambda: running.progress().problem is None)
    finally:
        running.stop()


def test_the_background_waits_while_it_is_told_to_and_a_command_does_not(
    workspace, album, monkeypatch
):
    monkeypatch.setattr(indexer_module, "_HELD_S", 0.2)
    folders.add(workspace, album, origin="window")
    held = ["The battery is low."]
    indexer = fake_indexer(workspace, why_wait=lambda: held[0] if held else None)
    indexer.start()
    try:
        wait_until(lambda: indexer.progress().problem == "The battery is low.")
        assert set(states(workspace).values()) == {"pending"}
        held.clear()
        wait_until(lambda: set(states(workspace).values()) == {"indexed"})
        wait_until(lambda: indexer.progress().problem is None)
    finally:
        indexer.stop()
    held.append("The battery is low.")
    (album / "0.png").write_bytes((album / "1.png").read_bytes())
    assert indexer.run().indexed == 1
