"""Folders inside one another come and go, by hand, by undo and by redo: no photo loses its tag."""

import os

import pytest

from photomanager.operations import folders, photos, search, tagging, undo
from tests.faults import libraries
from tests.indexing.workspaces import fake_indexer, open_workspace

PLACES = ("p", "p/a", "p/a/deep", "p/b", "q")


class Hands:
    """What a user does at random, and which tag each path must have."""

    def __init__(self, workspace, album, make_photo, chance):
        self.workspace, self.album, self.make, self.chance = workspace, album, make_photo, chance
        self.seed = 0
        self.wanted = {}
        for place in PLACES:
            for number in range(2):
                self.paint(album / place / f"{number}.jpg")

    def paint(self, path):
        self.seed += 1
        self.make(path, seed=self.seed, size=(48, 32))
        os.utime(path, ns=(self.seed * 10**9,) * 2)

    def add(self):
        folders.add(self.workspace, self.album / self.chance.choice(PLACES), origin="cli")

    def remove(self):
        known = folders.folders(self.workspace)
        if known:
            folders.remove(self.workspace, self.chance.choice(known).id, origin="cli")

    def undo(self):
        # Tags are what must not go; an undo of one would be right to take it.
        if (undo.next_undo(self.workspace) or "").split(" ")[0] in ("Added", "Removed"):
            assert undo.undo(self.workspace).undone[0].skipped == ()

    def redo(self):
        assert all(one.skipped == () for one in undo.redo(self.workspace).redone)

    def edit(self):
        self.paint(self.chance.choice(sorted(self.album.rglob("*.jpg"))))

    def tag(self):
        fake_indexer(self.workspace).run()
        shown = photos.rows(self.workspace, search.search(self.workspace, "").photo_ids)
        if shown:
            row = self.chance.choice(shown)
            self.wanted[row.path] = f"tag {self.seed}"
            self.seed += 1
            tagging.tag(self.workspace, [row.id], origin="cli", add=[self.wanted[row.path]])

    def check(self):
        fake_indexer(self.workspace).run()
        libraries.check(self.workspace.library.directory)
        shown = photos.rows(self.workspace, search.search(self.workspace, "").photo_ids)
        paths = sorted(row.path for row in shown)
        within = [f"{one.path}/" for one in folders.folders(self.workspace)]
        assert not [(a, b) for a in within for b in within if a != b and a.startswith(b)]
        there = [str(one) for one in self.album.rglob("*.jpg")]
        assert paths == sorted(one for one in there if one.startswith(tuple(within)))


@pytest.mark.slow
def test_random_folders(tmp_path, make_photo, chance, how_many):
    with open_workspace(tmp_path / "library") as workspace:
        hands = Hands(workspace, tmp_path / "photos", make_photo, chance)
        hands.add()
        hands.tag()
        for _ in range(how_many(25, 400)):
            chance.choice(
                [hands.add, hands.remove, hands.undo, hands.redo, hands.edit, hands.tag]
            )()
            if chance.random() < 0.3:
                hands.check()
        for place in PLACES:
            folders.add(workspace, tmp_path / "photos" / place, origin="cli")
        hands.check()
        for path, name in hands.wanted.items():
            found = photos.resolve(workspace, path)
            assert found in search.search(workspace, f'state:confirmed tag:"{name}"').photo_ids
