"""Thousands of files renamed and moved, while the program is off and while it watches."""

import threading
import time

import pytest

from photomanager.indexing import watcher as watcher_module
from photomanager.operations import folders, tagging
from tests.faults import libraries
from tests.indexing.workspaces import fake_indexer, open_workspace

TAGGED = """
    SELECT file.path, tag.name, statement.verdict FROM statement
    JOIN tag ON tag.id = statement.tag_id
    JOIN file ON file.photo_id = statement.photo_id AND file.state = 'indexed'
    ORDER BY 1, 2
"""


def scatter(folder, chance):
    """Renames and moves every photo, across folders; the path of each by its contents."""
    names = [f"place {n}" for n in range(7)] + ["deep/er/est", "Ünï cödé"]
    for name in names:
        (folder / name).mkdir(parents=True, exist_ok=True)
    files = sorted(path for path in folder.rglob("*.jpg"))
    chance.shuffle(files)
    for number, path in enumerate(files):
        path.rename(folder / chance.choice(names) / f"{chance.randrange(10**9):09} {number}.jpg")


def renumber(folder, _chance):
    """Gives every photo the name of the next, as when a number is put in at the start."""
    files = sorted(folder.rglob("*.jpg"))
    places = [*files[1:], files[-1].with_name(f"{files[-1].stem} last.jpg")]
    for path in files:
        path.rename(path.with_suffix(".between"))
    for path, place in zip(files, places, strict=True):
        path.with_suffix(".between").rename(place)


@pytest.fixture
def album(tmp_path, make_photo, how_many):
    for number in range(how_many(120, 5_000)):
        make_photo(tmp_path / "photos" / f"{number:04}.jpg", seed=number, size=(48, 32))
    return tmp_path / "photos"


def tag_by_contents(workspace, folder):
    """Gives each third photo a tag; returns which contents have which."""
    wanted = {}
    for number, path in enumerate(sorted(folder.rglob("*.jpg"))):
        if number % 3 == 0:
            name = f"tag {number % 4}"
            wanted[path.read_bytes()] = name
    for name in sorted(set(wanted.values())):
        ids = [
            photo
            for photo, path in libraries.rows(
                workspace.library.directory / "library.db", "SELECT photo_id, path FROM file"
            )
            if wanted.get((folder / path.decode()).read_bytes()) == name
        ]
        tagging.tag(workspace, ids, origin="cli", add=[name])
    return wanted


def check(workspace, folder, wanted):
    path = workspace.library.directory / "library.db"
    found = {
        (folder / name.decode()).read_bytes(): tag
        for name, tag, _verdict in libraries.rows(path, TAGGED)
    }
    assert found == wanted
    gone = "SELECT count(*) FROM file WHERE state != 'indexed'"
    assert libraries.rows(path, gone) == [(0,)]


@pytest.mark.slow
def test_while_the_program_is_off(album, tmp_path, chance):
    with open_workspace(tmp_path / "library") as workspace:
        indexer = fake_indexer(workspace)
        root = folders.add(workspace, album, origin="cli").id
        indexer.run([root])
        wanted = tag_by_contents(workspace, album)
        for change in (scatter, renumber, scatter, renumber):
            change(album, chance)
            report = indexer.run([root])
            assert report.moved == len(list(album.rglob("*.jpg")))
            check(workspace, album, wanted)


@pytest.mark.slow
@pytest.mark.parametrize("change", [scatter, renumber])
def test_while_the_program_watches(album, tmp_path, chance, monkeypatch, how_many, change):
    monkeypatch.setattr(watcher_module, "QUIET_S", 0.3)
    with open_workspace(tmp_path / "library") as workspace:
        indexer = fake_indexer(workspace)
        root = folders.add(workspace, album, origin="cli").id
        indexer.run([root])
        wanted = tag_by_contents(workspace, album)
        indexer.start()
        try:
            moving = threading.Thread(target=change, args=(album, chance))
            moving.start()
            moving.join()
            wait_until_equal(workspace, album, how_many(60, 600))
        finally:
            indexer.stop()
        check(workspace, album, wanted)


def wait_until_equal(workspace, folder, seconds):
    """Waits until the library knows exactly the files that lie in the folder."""
    deadline = time.monotonic() + seconds
    query = "SELECT path FROM file WHERE state = 'indexed'"
    path = workspace.library.directory / "library.db"
    while True:
        there = {str(one.relative_to(folder)).encode() for one in folder.rglob("[!.]*.jpg")}
        known = {bytes(one) for (one,) in libraries.rows(path, query)}
        if known == there:
            return
        if time.monotonic() > deadline:
            differ = "SELECT path, state, reason FROM file WHERE state != 'indexed'"
            raise AssertionError(
                f"too many {sorted(known - there)}, too few {sorted(there - known)}; "
                f"{libraries.rows(path, differ)}"
            )
        time.sleep(0.2)
