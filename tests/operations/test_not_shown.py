"""What lies in the folders and is no photo of its own, on real files."""

import shutil

from photomanager.operations import folders, not_shown
from photomanager.operations.not_shown import NotShown
from tests.indexing.workspaces import fake_indexer, open_workspace


def test_each_kind_is_listed_once(tmp_path, make_photo):
    folder = tmp_path / "album"
    make_photo(folder / "a.png", seed=1)
    make_photo(folder / "pair.jpg", seed=2)
    (folder / "pair.cr2").write_bytes((folder / "pair.jpg").read_bytes() + b"raw")
    shutil.copy(folder / "a.png", folder / "z again.png")
    (folder / "sub").mkdir()
    for name in ("film.mov", "sub/clip.mp4", "notes.txt", ".hidden"):
        (folder / name).write_text("x")
    with open_workspace(tmp_path / "library") as workspace:
        folders.add(workspace, folder, origin="cli")
        fake_indexer(workspace).run()
        (known,) = folders.folders(workspace)
        assert (known.videos, known.others) == (2, 1)
        found = not_shown.not_shown(workspace)
        assert found == [
            NotShown(str(folder / "film.mov"), "video"),
            NotShown(str(folder / "sub/clip.mp4"), "video"),
            NotShown(str(folder / "notes.txt"), "other"),
            NotShown(str(folder / "pair.cr2"), "raw", str(folder / "pair.jpg")),
            NotShown(str(folder / "z again.png"), "copy", str(folder / "a.png")),
        ]
        walked = not_shown.not_shown(workspace, lambda: True)
        assert {one.kind for one in walked} == {"raw", "copy"}, "a stopped walk lists no more"
        folders.remove(workspace, known.id, origin="cli")
        assert not_shown.not_shown(workspace) == []
