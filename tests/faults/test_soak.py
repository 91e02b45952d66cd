"""Files come, grow slowly, move and go for a while; in the end the library equals a fresh scan."""

import time

import pytest

from photomanager.indexing import watcher as watcher_module
from photomanager.operations import folders
from tests.faults import libraries
from tests.faults.test_moved import wait_until_equal
from tests.indexing.workspaces import fake_indexer, open_workspace

FILES = """
    SELECT file.path, file.size, file.content_hash, file.state, photo.width, vector.code
    FROM file JOIN photo ON photo.id = file.photo_id
    LEFT JOIN vector ON vector.photo_id = photo.id
    WHERE file.state != 'missing' ORDER BY 1
"""


class Life:
    """Random things that happen in a folder of photos."""

    def __init__(self, folder, make_photo, chance, tmp_path):
        self.folder, self.make, self.chance = folder, make_photo, chance
        self.outside = tmp_path / "outside"
        self.outside.mkdir()
        self.number = 0

    def any_photo(self):
        photos = sorted(self.folder.rglob("0*.jpg"))
        return self.chance.choice(photos) if photos else self.create()

    def place(self):
        folder = self.folder / self.chance.choice(["a", "b", "b/c", "d e"])
        folder.mkdir(parents=True, exist_ok=True)
        self.number += 1
        return folder / f"{self.number:05}.jpg"

    def create(self):
        return self.make(self.place(), seed=self.number)

    def write_slowly(self):
        data = self.make(self.outside / "slow.jpg", seed=self.number + 10**6).read_bytes()
        with self.place().open("wb") as stream:
            for begin in range(0, len(data), 400):
                stream.write(data[begin : begin + 400])
                stream.flush()
                time.sleep(0.05)

    def move(self):
        self.any_photo().rename(self.place())

    def edit(self):
        self.number += 1
        self.make(self.any_photo(), seed=self.number + 2 * 10**6)

    def delete(self):
        self.any_photo().unlink()

    def move_out_and_in(self):
        path = self.any_photo()
        kept = path.rename(self.outside / "kept.jpg")
        time.sleep(self.chance.uniform(0, 0.4))
        kept.rename(self.place())

    def replace(self):
        self.make(self.outside / "new.jpg", seed=self.number + 3 * 10**6).rename(self.any_photo())

    def rename_folder(self):
        folders = [one for one in self.folder.iterdir() if one.is_dir()]
        if folders:
            self.number += 1
            self.chance.choice(folders).rename(self.folder / f"folder {self.number}")

    def rubbish(self):
        (self.folder / f".hidden {self.number}.jpg").write_bytes(b"no photo")
        (self.folder / "notes.txt").write_text("words")

    def happen(self):
        deeds = [self.create, self.create, self.create, self.write_slowly, self.move, self.edit]
        deeds += [self.delete, self.move_out_and_in, self.replace, self.rename_folder, self.rubbish]
        self.chance.choice(deeds)()


@pytest.mark.slow
def test_the_library_equals_a_fresh_scan(tmp_path, make_photo, chance, how_many, monkeypatch):
    monkeypatch.setattr(watcher_module, "QUIET_S", 0.3)
    monkeypatch.setattr(watcher_module, "_LATEST_S", 3.0)
    folder = tmp_path / "photos"
    folder.mkdir()
    life = Life(folder, make_photo, chance, tmp_path)
    for _ in range(10):
        life.create()
    with open_workspace(tmp_path / "watched") as workspace:
        folders.add(workspace, folder, origin="cli")
        indexer = fake_indexer(workspace)
        indexer.start()
        try:
            end = time.monotonic() + how_many(15, 600)
            while time.monotonic() < end:
                life.happen()
                time.sleep(chance.uniform(0, 0.3))
            wait_until_equal(workspace, folder, 40)
            settle(indexer)
        finally:
            indexer.stop()
    with open_workspace(tmp_path / "fresh") as workspace:
        root = folders.add(workspace, folder, origin="cli").id
        fake_indexer(workspace).run([root])
    watched = libraries.rows(tmp_path / "watched" / "library.db", FILES)
    assert watched == libraries.rows(tmp_path / "fresh" / "library.db", FILES)
    assert watched
    libraries_are_whole = libraries.rows(tmp_path / "watched" / "library.db", "PRAGMA quick_check")
    assert libraries_are_whole == [("ok",)]


def settle(indexer):
    """Waits until the indexer has had nothing to do for a while."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < 2.0:
        if indexer.progress().phase != "idle":
            quiet_since = time.monotonic()
        time.sleep(0.05)
