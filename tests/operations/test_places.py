import os

import pytest
from sqlalchemy import insert, update

from photomanager.library import tags
from photomanager.library.schema import file, photo, root
from photomanager.operations import folders, half_typed, places, tagging
from photomanager.operations.places import Place
from photomanager.operations.tag_tree import tag_tree
from tests import taught_library

PATHS = (b"a.jpg", b"b/c.jpg", b"b/d/e.jpg", b"b/d/f.jpg", b"b-2/g.jpg", b"b0/h.jpg", b"\xff/i.jpg")


@pytest.fixture
def workspace(tmp_path):
    made = taught_library.make(tmp_path / "library", 12)
    with made.library.database.write() as connection:
        for number, path in enumerate(PATHS, 1):
            name = path.decode("utf-8", "replace")
            change = update(file).where(file.c.photo_id == number)
            connection.execute(change.values(path=path, name=name))
    yield made
    made.library.close()


def only(workspace, ids, tag):
    """Makes a tag stand on these photos and on no other, whatever the learner thinks."""
    tagging.tag(workspace, ids, add=[tag])
    tagging.tag(workspace, [n for n in range(1, 13) if n not in ids], reject=[tag])


def found(workspace, place, text="", order="name", **more):
    return set(places.find(workspace, place, text, order, **more))


def test_a_folder_holds_what_lies_in_and_below_it(workspace):
    assert found(workspace, Place("folder", 1, b"b/")) == {2, 3, 4}
    assert found(workspace, Place("folder", 1, b"b/d/")) == {3, 4}
    assert found(workspace, Place("folder", 1, b"\xff/")) == {7}
    assert found(workspace, Place("folder", 1)) == set(range(1, 13))
    assert found(workspace, Place("folder", 2)) == set()


def test_subfolders_are_listed_with_their_photos(workspace):
    listed = places.subfolders(workspace, 1, b"")
    assert [(one.name, one.prefix, one.files, one.divided) for one in listed] == [
        ("b", b"b/", 3, True),
        ("b-2", b"b-2/", 1, False),
        ("b0", b"b0/", 1, False),
        ("\ufffd", b"\xff/", 1, False),
    ]
    assert [one.prefix for one in places.subfolders(workspace, 1, b"b/")] == [b"b/d/"]
    assert places.subfolders(workspace, 1, b"b/d/") == []


def test_a_text_is_searched_for_within_a_place(workspace):
    only(workspace, [2, 3, 9], "Rex")
    assert found(workspace, Place("folder", 1, b"b/"), "Rex") == {2, 3}
    assert found(workspace, Place("query", query="Rex"), "", "relevance") == {2, 3, 9}
    assert found(workspace, Place("query", query="Rex"), "path:d/") == {3}
    assert found(workspace, Place(), "Rex", among="path:d/") == {3}


def test_a_tag_is_meant_by_its_row(workspace):
    only(workspace, [2], "Rex")
    with workspace.library.database.write() as connection:
        animal, rex = tags.by_name(connection, "animal"), tags.by_name(connection, "Rex")
        namesake = tags.create(connection, "Rex", origin="user", parent_id=animal.id)
    only(workspace, [5], namesake.id)
    assert found(workspace, Place("tag", tag_id=rex.id)) == {2}
    assert found(workspace, Place("tag", tag_id=namesake.id)) == {5}
    assert 5 in found(workspace, Place("tag", tag_id=animal.id))
    assert found(workspace, Place("tag", tag_id=9_999)) == set()


def test_what_came_lately_and_what_is_out_of_reach(workspace):
    with workspace.library.database.write() as connection:
        connection.execute(update(photo).values(added_at=1))
    assert found(workspace, Place("recent")) == set()
    with workspace.library.database.write() as connection:
        connection.execute(insert(photo).values(id=50, uuid="new", added_at=4 * 10**15))
        values = {"photo_id": 50, "root_id": 1, "path": b"z.jpg", "name": "z.jpg"}
        state = {"size": 1, "mtime_ns": 1, "state": "missing"}
        connection.execute(insert(file).values(**values, **state))
    assert found(workspace, Place("recent")) == {50}
    assert found(workspace, Place("offline")) == {50}
    assert places.standing(workspace) == places.Standing(recent=1, offline=1)
    with workspace.library.database.write() as connection:
        connection.execute(update(root).values(state="offline"))
    assert places.standing(workspace).offline == 13
    assert os.fsencode("z.jpg") == b"z.jpg"


def test_what_is_out_of_sight_is_not_counted(workspace):
    with workspace.library.database.write() as connection:
        run = connection.exec_driver_sql
        run("UPDATE file SET state = 'missing' WHERE photo_id = 1")
        run("INSERT INTO left_out SELECT id, 0 FROM file WHERE photo_id = 1")
        columns = {"id": 2, "uuid": "two", "path": b"/x", "added_at": 0, "removed_at": 1}
        connection.execute(insert(root).values(**columns))
        run("UPDATE file SET root_id = 2 WHERE photo_id IN (2, 3)")
        run("UPDATE photo SET added_at = 4000000000000000")
    there = set(range(4, 13))
    assert found(workspace, Place("recent")) == there
    assert places.standing(workspace).recent == len(there)
    (listed,) = folders.folders(workspace)
    assert found(workspace, Place("folder", 1)) == there
    assert listed.photos == len(there)
    with workspace.library.database.write() as connection:
        connection.execute(update(root).where(root.c.id == 1).values(state="offline"))
    assert found(workspace, Place("offline")) == there
    assert places.standing(workspace).offline == len(there)


def test_answers_are_counted_as_they_are_found(workspace):
    review, untagged = places.to_answer(workspace)
    assert review == len(found(workspace, Place("review")))
    assert untagged == len(found(workspace, Place("untagged")))
    assert review > 0


def test_the_tree_has_what_is_used_and_what_stands_above(workspace):
    with workspace.library.database.write() as connection:
        boat = tags.by_name(connection, "boat")
        tags.create(connection, "Unused", origin="user", parent_id=boat.id)
    tree = {node.tag.name: node for node in tag_tree(workspace)}
    assert [node.tag.name for node in tree["boat"].children] == ["Unused"]
    assert list(tree) == sorted(tree, key=str.casefold)
    assert tree["boat"].count == len(found(workspace, Place("tag", tag_id=boat.id)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("poo", '(tag:"poodle" OR poo)'),
        ("date:2024 -hus", 'date:2024 -(tag:"husky" OR hus)'),
        ("(cat OR POO", '(cat OR (tag:"poodle" OR POO)'),
        ("dog", "dog"),  # a tag's whole name
        ("cat p", "cat"),  # too short to mean anything yet
        ("cat -p", "cat"),
        ("cat 7", "cat 7"),
        ("xyz", "xyz"),
        ("poo ", "poo "),  # the word is finished
        ('"poo', '"poo'),
        ("tag:poo", "tag:poo"),
        ("cat OR", "cat OR"),
        ("", ""),
    ],
)
def test_half_a_word_stands_for_what_begins_so(workspace, typed, meant):
    assert half_typed.completed(workspace, typed) == meant


def test_half_a_word_finds_photos(workspace):
    tagging.tag(workspace, [4], add=["Holiday at sea"])
    for typed in ("holi", "sea", "holiday a"):
        text = half_typed.completed(workspace, typed)
        assert 4 in found(workspace, Place(), text), typed
