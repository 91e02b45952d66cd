"""What is done in a namespace of its own, where file systems may be mounted.

python -m tests.faults.in_namespace NAME PLACE
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from photomanager.errors import DiskFullError, FolderError, LibraryError
from photomanager.indexing import watcher as watcher_module
from photomanager.library.library import Library
from photomanager.operations import folders, tagging, undo
from tests.faults import libraries
from tests.faults.test_moved import wait_until_equal
from tests.indexing.workspaces import fake_indexer, open_workspace

_MEGABYTE = 1 << 20


def mount(*words):
    subprocess.run(["mount", *map(str, words)], check=True)


def fails(kind, action):
    """The sentence with which an action fails."""
    try:
        action()
    except kind as error:
        return str(error)
    raise AssertionError(f"{action} went through")


def disk_full(place):
    """Edits fail with a sentence while there is no room, and go on when there is again."""
    mount("-t", "tmpfs", "-o", "size=8m", "none", place)
    folder = place / "library"
    libraries.make(folder)
    workspace = libraries.reopen(folder)
    tagging.tag(workspace, [1], origin="window", add=["kept"])
    ballast = place / "ballast"
    with ballast.open("wb") as stream:
        try:
            while True:
                stream.write(bytes(65_536))
        except OSError:
            pass  # that was the aim
    sentences = set()
    for photo in range(2, 40):
        try:
            tagging.tag(workspace, [photo], origin="window", add=[f"new {photo}"])
        except DiskFullError as error:
            sentences.add(str(error))
    assert len(sentences) == 1, sentences
    libraries.check(folder)
    ballast.unlink()
    assert tagging.tag(workspace, [40], origin="window", add=["after"]).changed == 1
    workspace.library.close()
    libraries.check(folder)
    words = "SELECT name FROM tag JOIN statement ON tag_id = tag.id"
    found = {name for (name,) in libraries.rows(folder / "library.db", words)}
    assert {"kept", "after"} <= found


def disk_full_while_indexing(place):
    """Nothing is begun that has no room, and everything when it has."""
    photos = place / "photos"
    mount("-t", "tmpfs", "-o", "size=20m", "none", place / "disk")
    with open_workspace(place / "disk" / "library") as workspace:
        root = folders.add(workspace, photos, origin="cli").id
        sentence = fails(DiskFullError, lambda: fake_indexer(workspace).run([root]))
        assert "Free some space" in sentence
    mount("-o", "remount,size=400m", place / "disk")
    with open_workspace(place / "disk" / "library") as workspace:
        report = fake_indexer(workspace).run([root])
        assert (report.indexed, report.failed) == (12, 0)


def read_only(place):
    """A library on a read-only medium is refused with a sentence and stays as it is."""
    folder = place / "library"
    libraries.make(folder)
    mount("--bind", folder, folder)
    mount("-o", "remount,bind,ro", folder)
    before = (folder / "library.db").read_bytes()
    sentence = fails(LibraryError, lambda: Library.open(folder))
    assert "cannot be written" in sentence, sentence
    assert (folder / "library.db").read_bytes() == before
    mount("-o", "remount,bind,rw", folder)
    workspace = libraries.reopen(folder)
    assert tagging.tag(workspace, [1], origin="window", add=["new"]).changed == 1
    workspace.library.close()
    libraries.check(folder)


def unplugged(place):
    """A drive that goes and comes back: offline, nothing dropped, and all there again."""
    photos, drive, port = place / "photos", place / "drive", place / "port"
    mount("-t", "tmpfs", "none", drive)
    shutil.copytree(photos, drive / "trip")
    mount("--bind", drive, port)
    with open_workspace(place / "library") as workspace:
        indexer = fake_indexer(workspace)
        root = folders.add(workspace, port, origin="cli").id
        assert indexer.run([root]).indexed == 12
        tagging.tag(workspace, list(range(1, 13)), origin="cli", add=["trip"])
        for _ in range(2):
            subprocess.run(["umount", port], check=True)
            report = indexer.run([root])
            assert (report.missing, report.indexed) == (0, 0)
            (folder,) = folders.folders(workspace)
            assert (folder.state, folder.photos) == ("offline", 12)
            mount("--bind", drive, port)
            report = indexer.run([root])
            assert (report.missing, report.indexed, report.unchanged) == (0, 0, 12)
            assert folders.folders(workspace)[0].state == "online"
        # Another, empty drive in the same place.
        subprocess.run(["umount", port], check=True)
        mount("-t", "tmpfs", "none", port)
        assert indexer.run([root]).missing == 0
        assert folders.folders(workspace)[0].state == "offline"
    statements = "SELECT count(*) FROM statement"
    assert libraries.rows(place / "library" / "library.db", statements) == [(12,)]


def unplugged_inside(place):
    """A drive within a folder goes: its photos are not missing, and no copy takes their tags."""
    photos, drive, port = place / "photos", place / "drive", place / "port"
    inside = port / "holidays" / "drive"
    inside.mkdir(parents=True)
    shutil.move(photos / "0.jpg", port / "0.jpg")
    mount("-t", "tmpfs", "none", drive)
    shutil.copytree(photos, drive / "trip")
    mount("--bind", drive, inside)
    with open_workspace(place / "library") as workspace:
        indexer = fake_indexer(workspace)
        root = folders.add(workspace, port, origin="cli").id
        assert indexer.run([root]).indexed == 12
        tagging.tag(workspace, list(range(1, 13)), origin="cli", add=["trip"])
        for how in ("empty", "no folder"):
            subprocess.run(["umount", inside], check=True)
            if how == "no folder":
                inside.rmdir()
            report = indexer.run([root])
            assert (report.missing, report.indexed) == (0, 0)
            (folder,) = [one for one in folders.folders(workspace) if one.id == root]
            assert "connect its drive" in folder.reason
            # What was there is copied elsewhere meanwhile.
            shutil.copytree(photos, port / how)
            report = indexer.run([root])
            assert (report.moved, report.indexed) == (0, 11)
            inside.mkdir(exist_ok=True)
            mount("--bind", drive, inside)
            report = indexer.run([root])
            assert (report.missing, report.indexed) == (0, 0)
            (folder,) = [one for one in folders.folders(workspace) if one.id == root]
            assert folder.reason is None
        # What is deleted on the drive itself is missing, and then found among the copies.
        (inside / "trip" / "1.jpg").unlink()
        assert indexer.run([root]).missing == 1
    tagged = """
        SELECT count(*) FROM statement JOIN file ON file.photo_id = statement.photo_id
        WHERE file.name LIKE 'holidays/drive/trip/%' AND file.state = 'indexed'
    """
    assert libraries.rows(place / "library" / "library.db", tagged) == [(10,)]


def mounted_twice(place):
    """One drive in two places is one folder, whichever of them is added, located or taken out."""
    photos, port = place / "photos", place / "port"
    (photos / "trip").mkdir()
    (photos / "0.jpg").rename(photos / "trip" / "0.jpg")
    mount("--bind", photos, port)
    with open_workspace(place / "library") as workspace:
        indexer = fake_indexer(workspace)
        inner = folders.add(workspace, photos / "trip", origin="cli")
        assert indexer.run().indexed == 1
        tagging.tag(workspace, [1], origin="cli", add=["trip"])
        other = folders.add(workspace, place / "drive", origin="cli")
        for taken in (port, port / "trip"):
            sentence = fails(
                FolderError,
                lambda taken=taken: folders.relocate(workspace, other.id, taken, origin="cli"),
            )
            assert "shares photos" in sentence
        outer = folders.add(workspace, port, origin="cli")
        assert folders.add(workspace, photos, origin="cli").id == outer.id
        assert {one.id for one in folders.folders(workspace)} == {outer.id, other.id}
        assert indexer.run().indexed == 11
        undo.undo(workspace)
        assert {one.id for one in folders.folders(workspace)} == {inner.id, other.id}
        assert indexer.run().unchanged == 1
    tagged = "SELECT path FROM file JOIN statement USING (photo_id)"
    assert libraries.rows(place / "library" / "library.db", tagged) == [(b"0.jpg",)]


def few_watches(place):
    """Beyond the system's limit of watches a folder is looked through instead, and that is said."""
    Path("/proc/sys/user/max_inotify_watches").write_text("8")
    photos = place / "photos"
    for number in range(20):
        (photos / f"folder {number}").mkdir()
    watcher_module.UNWATCHED_S = 1.0
    with open_workspace(place / "library") as workspace:
        folders.add(workspace, photos, origin="cli")
        indexer = fake_indexer(workspace)
        indexer.start()
        try:
            wait_until_equal(workspace, photos, 30)
            shutil.copy(photos / "3.jpg", photos / "folder 19" / "late.jpg")
            wait_until_equal(workspace, photos, 30)
            assert "max_user_watches" in str(indexer.progress().problem)
        finally:
            indexer.stop()


def watches_run_out(place):
    """A folder that comes while the limit is reached: said at once, and looked through instead."""
    Path("/proc/sys/user/max_inotify_watches").write_text("8")
    photos = place / "photos"
    watcher_module.UNWATCHED_S = 1.0
    with open_workspace(place / "library") as workspace:
        folders.add(workspace, photos, origin="cli")
        indexer = fake_indexer(workspace)
        indexer.start()
        try:
            wait_until_equal(workspace, photos, 30)
            assert indexer.progress().problem is None
            for number in range(20):
                (photos / f"folder {number}").mkdir()
            deadline = time.monotonic() + 10
            while "max_user_watches" not in str(indexer.progress().problem):
                assert time.monotonic() < deadline
                time.sleep(0.05)
            for number in range(20):
                shutil.copy(photos / "3.jpg", photos / f"folder {number}" / "late.jpg")
                if number % 5 == 4:
                    wait_until_equal(workspace, photos, 30)
            assert "max_user_watches" in str(indexer.progress().problem)
        finally:
            indexer.stop()


if __name__ == "__main__":
    name, where = sys.argv[1], Path(sys.argv[2])
    {
        "disk_full": disk_full,
        "disk_full_while_indexing": disk_full_while_indexing,
        "few_watches": few_watches,
        "mounted_twice": mounted_twice,
        "read_only": read_only,
        "unplugged": unplugged,
        "unplugged_inside": unplugged_inside,
        "watches_run_out": watches_run_out,
    }[name](where)
