"""What is done in a namespace of its own, where file systems may be mounted.

python -m tests.faults.in_namespace NAME PLACE
"""

import contextlib
import lzma
import shutil
import subprocess
import sys
from pathlib import Path

from photomanager.errors import DiskFullError, FolderError, LibraryError
from photomanager.indexing import disk_space, run
from photomanager.indexing import indexer as indexer_module
from photomanager.indexing import watcher as watcher_module
from photomanager.library.library import Library
from photomanager.library.schema import SCHEMA_VERSION
from photomanager.operations import folders, tagging, undo
from tests.faults import libraries
from tests.faults.patience import wait_until
from tests.faults.test_moved import wait_until_equal
from tests.indexing.workspaces import fake_indexer, open_workspace

_PAGE = 4096
DATABASES = Path(__file__).parents[1] / "library" / "databases"


def mount(*words):
    subprocess.run(["mount", *map(str, words)], check=True)


def fails(kind, action):
    """The sentence with which an action fails."""
    try:
        action()
    except kind as error:
        return str(error)
    raise AssertionError(f"{action} went through")


def fill(disk, *, left=0):
    """Leaves so many bytes of room; the file that takes the rest."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        # Others may write at the same time, until there is no room at all.
        while shutil.disk_usage(disk).free - left >= _PAGE:
            with contextlib.suppress(OSError):
                stream.write(bytes(_PAGE))
    return ballast


def disk_full(place):
    """Edits fail with a sentence while there is no room, and go on when there is again."""
    mount("-t", "tmpfs", "-o", "size=8m", "none", place)
    folder = place / "library"
    libraries.make(folder)
    workspace = libraries.reopen(folder)
    tagging.tag(workspace, [1], origin="window", add=["kept"])
    ballast = fill(place)
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


def disk_fills_while_indexing(place):
    """What is stored stays, a sentence says why no more is, and with room it goes on by itself."""
    photos = vary(place / "photos", 30)
    disk = place / "disk"
    mount("-t", "tmpfs", "-o", "size=60m", "none", disk)
    disk_space.RESERVE_BYTES = 0
    run._BATCH = 4
    indexer_module._HELD_S = 0.5
    with open_workspace(disk / "library") as workspace:
        folders.add(workspace, photos, origin="cli")
        indexer = fake_indexer(workspace)
        indexer.start()
        try:
            wait_until(lambda: len(indexed(disk / "library")) >= 20)
            tagging.tag(workspace, [1], origin="window", add=["kept"])
            ballast = fill(disk)
            wait_until(lambda: "is full. Free some space" in str(indexer.progress().problem))
            kept = indexed(disk / "library")
            assert 20 <= len(kept) < 360
            libraries.check(disk / "library")
            assert kept <= indexed(disk / "library")
            ballast.unlink()
            wait_until_equal(workspace, photos, 60)
            wait_until(lambda: indexer.progress().problem is None)
        finally:
            indexer.stop()
        failed = "SELECT count(*) FROM file WHERE state != 'indexed' OR reason IS NOT NULL"
        assert libraries.rows(disk / "library" / "library.db", failed) == [(0,)]
        assert len(indexed(disk / "library")) == 372
    libraries.check(disk / "library")
    words = "SELECT name FROM tag JOIN statement ON tag_id = tag.id"
    assert libraries.rows(disk / "library" / "library.db", words) == [("kept",)]


def vary(photos, times):
    """Puts so many photos beside each, which look alike and are files of their own."""
    for photo in sorted(photos.iterdir()):
        for number in range(times):
            other = photos / f"{photo.stem} {number}.jpg"
            other.write_bytes(photo.read_bytes() + number.to_bytes(2, "big"))
    return photos


def indexed(library):
    """The photos of a library that have vectors."""
    query = "SELECT path FROM file JOIN vector USING (photo_id) WHERE state = 'indexed'"
    return {path for (path,) in libraries.rows(library / "library.db", query)}


def disk_full_while_migrating(place):
    """Whatever room there is: the old library or the new one, never less, and a sentence."""
    disk = place / "disk"
    mount("-t", "tmpfs", "-o", "size=24m", "none", disk)
    truth = "SELECT photo_id, tag_id, verdict FROM statement ORDER BY 1, 2"
    path = disk / "library" / "library.db"
    for version in range(1, SCHEMA_VERSION):
        stored = lzma.decompress((DATABASES / f"version-{version}.db.xz").read_bytes())
        path.parent.mkdir()
        path.write_bytes(stored)
        before = libraries.rows(path, truth)
        assert before
        left, sentences = 0, []
        while True:
            ballast = fill(disk, left=left)
            try:
                Library.open(path.parent).close()
                break
            except DiskFullError as error:
                sentences.append(str(error))
            ballast.unlink()
            libraries.check(path.parent)
            ((found,),) = libraries.rows(path, "PRAGMA user_version")
            assert version <= found <= SCHEMA_VERSION
            assert libraries.rows(path, truth) == before
            for copy in (path.parent / "backups").glob("*"):
                assert libraries.rows(copy, "PRAGMA integrity_check") == [("ok",)], copy
            left += len(stored) // 20 // _PAGE * _PAGE
        assert len(sentences) > 5
        assert all("is full. Free some space" in one for one in sentences)
        assert libraries.rows(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
        assert libraries.rows(path, truth) == before
        libraries.check(path.parent)
        ballast.unlink()
        shutil.rmtree(path.parent)


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


def plugged_in_elsewhere(place):
    """A drive that comes back under another name and is added there is the folder it was."""
    drive, old, new = place / "drive", place / "port", place / "port 1"
    mount("-t", "tmpfs", "none", drive)
    shutil.copytree(place / "photos", drive / "trip")
    new.mkdir()
    mount("--bind", drive, old)
    with open_workspace(place / "library") as workspace:
        indexer = fake_indexer(workspace)
        root = folders.add(workspace, old, origin="cli").id
        assert indexer.run().indexed == 12
        tagging.tag(workspace, list(range(1, 13)), origin="cli", add=["trip"])
        subprocess.run(["umount", old], check=True)
        assert indexer.run().missing == 0
        shutil.copytree(drive, place / "copy")
        copy = folders.add(workspace, place / "copy", origin="cli").id
        assert copy != root
        folders.remove(workspace, copy, origin="cli")
        mount("--bind", drive, new)
        assert folders.add(workspace, new, origin="cli").id == root
        report = indexer.run()
        assert (report.missing, report.indexed, report.unchanged) == (0, 0, 12)
    tagged = "SELECT count(*) FROM statement JOIN file USING (photo_id) WHERE state = 'indexed'"
    assert libraries.rows(place / "library" / "library.db", tagged) == [(12,)]


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


@contextlib.contextmanager
def with_few_watches(place):
    """An indexer that watches the photos and knows them all, where few folders can be watched."""
    Path("/proc/sys/user/max_inotify_watches").write_text("8")
    watcher_module.UNWATCHED_S = 1.0
    with open_workspace(place / "library") as workspace:
        folders.add(workspace, place / "photos", origin="cli")
        indexer = fake_indexer(workspace)
        indexer.start()
        try:
            wait_until_equal(workspace, place / "photos", 30)
            yield workspace, indexer
        finally:
            indexer.stop()


def few_watches(place):
    """Beyond the system's limit of watches a folder is looked through instead, and that is said."""
    photos = place / "photos"
    for number in range(20):
        (photos / f"folder {number}").mkdir()
    with with_few_watches(place) as (workspace, indexer):
        shutil.copy(photos / "3.jpg", photos / "folder 19" / "late.jpg")
        wait_until_equal(workspace, photos, 30)
        assert "max_user_watches" in str(indexer.progress().problem)


def watches_run_out(place):
    """A folder that comes while the limit is reached: said at once, and looked through instead."""
    photos = place / "photos"
    with with_few_watches(place) as (workspace, indexer):
        assert indexer.progress().problem is None
        for number in range(20):
            (photos / f"folder {number}").mkdir()
        wait_until(lambda: "max_user_watches" in str(indexer.progress().problem), 10)
        for number in range(20):
            shutil.copy(photos / "3.jpg", photos / f"folder {number}" / "late.jpg")
            if number % 5 == 4:
                wait_until_equal(workspace, photos, 30)
        assert "max_user_watches" in str(indexer.progress().problem)


if __name__ == "__main__":
    name, where = sys.argv[1], Path(sys.argv[2])
    {
        "disk_fills_while_indexing": disk_fills_while_indexing,
        "disk_full": disk_full,
        "disk_full_while_indexing": disk_full_while_indexing,
        "disk_full_while_migrating": disk_full_while_migrating,
        "few_watches": few_watches,
        "mounted_twice": mounted_twice,
        "plugged_in_elsewhere": plugged_in_elsewhere,
        "read_only": read_only,
        "unplugged": unplugged,
        "unplugged_inside": unplugged_inside,
        "watches_run_out": watches_run_out,
    }[name](where)
