from photomanager.operations import folders, problems
from tests.indexing.workspaces import fake_indexer, open_workspace


def test_a_failed_file_is_tried_again_only_when_asked(tmp_path, make_photo):
    folder = tmp_path / "album"
    make_photo(folder / "good.png", seed=1)
    (folder / "empty.jpg").touch()
    with open_workspace(tmp_path / "library") as workspace:
        folders.add(workspace, folder, origin="cli")
        fake_indexer(workspace).run()
        listed = problems.problems(workspace)
        assert [one.path for one in listed] == [str(folder / "empty.jpg")]
        assert "is empty" in listed[0].reason
        assert tried(workspace) == 1
        fake_indexer(workspace).run()
        assert tried(workspace) == 1
        assert problems.retry(workspace) == 1
        assert tried(workspace) == 0
        fake_indexer(workspace).run()
        assert tried(workspace) == 1
        assert problems.problems(workspace) == listed


def tried(workspace):
    with workspace.library.database.read() as connection:
        query = "SELECT attempts FROM file WHERE state = 'failed'"
        return connection.exec_driver_sql(query).scalar_one()
