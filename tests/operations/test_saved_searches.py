import pytest

from photomanager.errors import QueryError, SavedSearchError, TagError
from photomanager.library.changes import ChangeReader
from photomanager.operations.saved_searches import delete, rename, reorder, save, searches
from photomanager.operations.undo import redo, undo
from tests import taught_library


@pytest.fixture
def workspace(tmp_path):
    made = taught_library.make(tmp_path / "library", 4)
    yield made
    made.library.close()


def named(workspace):
    return [(one.name, one.query) for one in searches(workspace)]


def test_saving_undo_and_redo(workspace):
    save(workspace, " Dogs  2024 ", "dog date:2024")
    save(workspace, "Cats", "cat")
    assert named(workspace) == [("Dogs 2024", "dog date:2024"), ("Cats", "cat")]
    assert undo(workspace).undone[0].summary == 'Saved the search "Cats"'
    assert named(workspace) == [("Dogs 2024", "dog date:2024")]
    redo(workspace)
    assert [name for name, _ in named(workspace)] == ["Dogs 2024", "Cats"]


def test_saving_under_a_known_name_replaces_the_text(workspace):
    first = save(workspace, "Dogs", "dog")
    again = save(workspace, "DOGS", "dog -cat")
    assert again.uuid == first.uuid
    assert named(workspace) == [("DOGS", "dog -cat")]
    undo(workspace)
    assert named(workspace) == [("Dogs", "dog")]


def test_what_cannot_be_understood_is_not_saved(workspace):
    with pytest.raises(QueryError):
        save(workspace, "Dogs", "dog AND (")
    with pytest.raises(TagError):
        save(workspace, "  ", "dog")
    assert named(workspace) == []


def test_renaming(workspace):
    dogs = save(workspace, "Dogs", "dog")
    save(workspace, "Cats", "cat")
    with pytest.raises(SavedSearchError, match='"Cats" already'):
        rename(workspace, dogs.uuid, "cats")
    rename(workspace, dogs.uuid, "dogs")
    rename(workspace, dogs.uuid, "Hounds")
    assert named(workspace)[0] == ("Hounds", "dog")
    undo(workspace, 2)
    assert named(workspace)[0] == ("Dogs", "dog")


def test_deleting(workspace):
    dogs = save(workspace, "Dogs", "dog")
    delete(workspace, dogs.uuid)
    assert named(workspace) == []
    with pytest.raises(SavedSearchError, match="Undo brings it back"):
        delete(workspace, dogs.uuid)
    undo(workspace)
    assert searches(workspace) == [dogs]


def test_reordering_keeps_what_was_not_named(workspace):
    made = {name: save(workspace, name, name).uuid for name in ("a", "b", "c")}
    reorder(workspace, [made["c"], "unknown", made["a"]])
    assert [name for name, _ in named(workspace)] == ["c", "a", "b"]
    undo(workspace)
    assert [name for name, _ in named(workspace)] == ["a", "b", "c"]


def test_other_windows_hear_of_it(workspace):
    reader = ChangeReader(workspace.library.database)
    save(workspace, "Dogs", "dog")
    assert [one.kind for one in reader.poll()] == ["searches"]
    undo(workspace)
    assert "searches" in [one.kind for one in reader.poll()]
    reader.close()
