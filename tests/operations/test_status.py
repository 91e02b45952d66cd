from filelock import FileLock

from photomanager.indexing.indexer import LOCK_NAME
from photomanager.library.schema import SCHEMA_VERSION
from photomanager.operations import folders, status, tagging, undo
from tests.indexing.workspaces import fake_indexer, open_workspace


def test_the_state_of_a_library(tmp_path, make_photo):
    folder = tmp_path / "album"
    for number in range(3):
        make_photo(folder / f"{number}.png", seed=number)
    (folder / "empty.jpg").touch()
    (tmp_path / "drive").mkdir()
    with open_workspace(tmp_path / "library") as workspace:
        empty = status.status(workspace)
        assert (empty.photos, empty.tags, empty.lessons) == (0, 0, 0)
        assert (empty.folders, empty.problems) == ((), ())
        for path in (folder, tmp_path / "drive"):
            folders.add(workspace, path, origin="cli")
        (tmp_path / "drive").rmdir()
        fake_indexer(workspace).run()
        before = status.status(workspace)
        tagging.tag(workspace, [1, 2], add=("mine",))
        now = status.status(workspace)
        assert now.library == str(tmp_path / "library")
        assert now.version == SCHEMA_VERSION
        assert now.photos == 4
        assert now.tags == before.tags + 1
        assert now.lessons == 2
        assert [one.state for one in now.folders] == ["online", "offline"]
        assert (now.folders[0].photos, now.folders[0].failed) == (4, 1)
        problems = {one.path: one.reason for one in now.problems}
        assert "is empty" in problems[str(folder / "empty.jpg")]
        assert "is not there" in problems[str(tmp_path / "drive")]
        assert (now.worker.indexing, now.worker.network) == (False, "fake")
        undo.undo(workspace, origin="cli")
        assert status.status(workspace).lessons == 0
        with FileLock(workspace.library.directory / LOCK_NAME):
            assert status.status(workspace).worker.indexing
