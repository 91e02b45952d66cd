"""Photos come, grow slowly, change places, are tagged and go for a while, with the watcher on.

In the end the library equals a fresh scan, and every tag sits on the contents it was given to.
"""

import time

import pytest

from photomanager.indexing import watcher as watcher_module
from photomanager.operations import folders
from tests.faults import libraries
from tests.faults.life import Life
from tests.indexing.workspaces import fake_indexer, open_workspace

FILES = """
    SELECT root.path, file.path, file.role, file.size, file.content_hash, file.state, photo.width,
        vector.code, (SELECT main.path FROM file AS main
            WHERE main.photo_id = file.photo_id AND main.role = 'main'),
        (SELECT group_concat(name, ', ') FROM (SELECT tag.name AS name FROM imported
            JOIN tag ON tag.id = imported.tag_id WHERE imported.photo_id = photo.id ORDER BY 1))
    FROM file JOIN photo ON photo.id = file.photo_id JOIN root ON root.id = file.root_id
    LEFT JOIN vector ON vector.photo_id = photo.id
    WHERE file.state != 'missing' ORDER BY 1, 2
"""
SAID = """
    SELECT tag.name, file.content_hash, file.state, photo.uuid, photo.rating FROM statement
    JOIN tag ON tag.id = statement.tag_id JOIN photo ON photo.id = statement.photo_id
    JOIN file ON file.photo_id = photo.id AND file.role = 'main'
"""


@pytest.fixture
def life(tmp_path, make_photo, chance):
    for name in ("photos", "backup", "outside"):
        (tmp_path / name).mkdir()
    made = Life(tmp_path / "photos", tmp_path / "backup", tmp_path / "outside", make_photo, chance)
    for _ in range(10):
        made.create()
    return made


@pytest.mark.slow
def test_the_library_equals_a_fresh_scan(tmp_path, life, chance, how_many, monkeypatch):
    monkeypatch.setattr(watcher_module, "QUIET_S", 0.3)
    monkeypatch.setattr(watcher_module, "_LATEST_S", 3.0)
    life.copy()
    path = tmp_path / "watched" / "library.db"
    with open_workspace(tmp_path / "watched") as workspace:
        for folder in (life.folder, life.backup):
            folders.add(workspace, folder, origin="cli")
        indexer = fake_indexer(workspace)
        indexer.start()
        try:
            end = time.monotonic() + how_many(15, 600)
            while time.monotonic() < end:
                life.happen(workspace)
                time.sleep(chance.uniform(0, 0.3))
            wait_until_all_is_read(path, life, 60)
            settle(indexer)
        finally:
            indexer.stop()
    with open_workspace(tmp_path / "fresh") as workspace:
        for folder in (life.folder, life.backup):
            folders.add(workspace, folder, origin="cli")
        fake_indexer(workspace).run()
    watched = libraries.rows(path, FILES)
    assert watched == libraries.rows(tmp_path / "fresh" / "library.db", FILES)
    assert watched
    life.check(libraries.rows(path, SAID))
    libraries.check(tmp_path / "watched")


def wait_until_all_is_read(path, life, seconds):
    """Waits until the library has read exactly the files that lie in both folders."""
    deadline = time.monotonic() + seconds
    query = """
        SELECT root.path || '/' || file.path, file.state, file.reason
        FROM file JOIN root ON root.id = file.root_id WHERE file.state != 'missing'
    """
    while True:
        there = {
            str(one)
            for folder in (life.folder, life.backup)
            for suffix in ("jpg", "CR2")
            for one in folder.rglob(f"[!.]*.{suffix}")
        }
        rows = libraries.rows(path, query)
        known = {row[0] for row in rows if row[1] == "indexed"}
        if known == there and len(rows) == len(there):
            return
        if time.monotonic() > deadline:
            waiting = [row for row in rows if row[1] != "indexed"]
            raise AssertionError(
                f"too many {sorted(known - there)}, too few {sorted(there - known)}; {waiting}"
            )
        time.sleep(0.2)


def settle(indexer):
    """Waits until the indexer has had nothing to do for a while."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < 2.0:
        if indexer.progress().phase != "idle":
            quiet_since = time.monotonic()
        time.sleep(0.05)
