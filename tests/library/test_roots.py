import time

import pytest
from sqlalchemy import delete, insert, select, update

from photomanager.library import photos, roots, scanned_files, tags
from photomanager.library.history import Recorder
from photomanager.library.library import Library
from photomanager.library.scanned_files import FoundFile
from photomanager.library.schema import file, photo, root, statement, tag


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def connection(library):
    with library.database.write() as opened:
        yield opened


def recorder(connection):
    return Recorder(connection, "cli", "folder", "Changed folders")


def add(connection, path, *names):
    root_id = roots.add(connection, recorder(connection), path)
    scanned_files.add_found(connection, root_id, [FoundFile(name, 1, 1) for name in names])
    return root_id


def paths(connection):
    query = select(root.c.path, file.c.path, file.c.photo_id).join_from(file, root)
    return {photos.absolute(row[0], row[1]): row[2] for row in connection.execute(query)}


def test_a_folder_is_added_once_and_listed_in_order(connection):
    first = add(connection, b"/b")
    second = add(connection, b"/a\xff")
    assert add(connection, b"/b") == first
    assert [(one.id, one.path) for one in roots.all_roots(connection)] == [
        (first, b"/b"),
        (second, b"/a\xff"),
    ]


def test_a_removed_folder_is_hidden_and_comes_back_with_its_photos(connection):
    root_id = add(connection, b"/a", b"x.jpg")
    roots.remove(recorder(connection), root_id)
    assert roots.all_roots(connection) == []
    assert [one.removed for one in roots.all_roots(connection, removed=True)] == [True]
    assert photos.by_path(connection, b"/a/x.jpg") is None
    assert add(connection, b"/a") == root_id
    assert photos.by_path(connection, b"/a/x.jpg") == 1


def test_folders_inside_a_new_one_become_part_of_it(connection):
    add(connection, b"/p/2023", b"a.jpg", b"sub/b\xe9.jpg")
    add(connection, b"/p2", b"c.jpg")
    before = paths(connection)
    outer = add(connection, b"/p")
    assert [one.path for one in roots.all_roots(connection)] == [b"/p2", b"/p"]
    assert paths(connection) == before
    names = connection.execute(select(file.c.name).where(file.c.root_id == outer))
    assert sorted(names.scalars()) == ["2023/a.jpg", "2023/sub/b\ufffd.jpg"]


def test_the_root_of_the_file_system_takes_everything(connection):
    add(connection, b"/p", b"a.jpg")
    add(connection, b"/")
    assert paths(connection) == {b"/p/a.jpg": 1}
    assert photos.by_path(connection, b"/p/a.jpg") == 1


def test_offline_and_online_are_told_once(connection):
    root_id = add(connection, b"/a")
    assert roots.set_offline(connection, root_id, "gone")
    assert not roots.set_offline(connection, root_id, "gone")
    (one,) = roots.all_roots(connection)
    assert (one.state, one.reason, one.scanned_at) == ("offline", "gone", None)
    assert roots.set_online(connection, root_id, "1:2", None, scanned=True)
    assert not roots.set_online(connection, root_id, "1:2", None, scanned=True)
    (one,) = roots.all_roots(connection)
    assert (one.state, one.reason, one.device) == ("online", None, "1:2")
    assert one.scanned_at is not None


def test_what_was_removed_long_ago_is_forgotten(connection):
    old = add(connection, b"/old", b"x.jpg")
    young = add(connection, b"/young", b"y.jpg")
    for root_id in (old, young):
        roots.remove(recorder(connection), root_id)
    age(connection, old)
    assert roots.purge(connection) == 1
    assert [one.path for one in roots.all_roots(connection, removed=True)] == [b"/young"]
    assert connection.execute(select(photo.c.id)).scalars().all() == [2]


def tag_photo(connection, photo_id, name, verdict=1, at=1):
    found = tags.by_name(connection, name) or tags.create(connection, name, origin="user")
    row = {"photo_id": photo_id, "tag_id": found.id, "verdict": verdict, "at": at}
    connection.execute(insert(statement), {**row, "lesson_uuid": f"{photo_id}-{at}"})


def said(connection):
    rows = connection.execute(
        select(statement.c.photo_id, tag.c.name, statement.c.verdict).join_from(statement, tag)
    )
    return set(map(tuple, rows))


def age(connection, root_id):
    long_ago = time.time_ns() // 1000 - (roots.KEPT_AFTER_REMOVAL_S + 60) * 1_000_000
    connection.execute(update(root).where(root.c.id == root_id).values(removed_at=long_ago))


def test_a_photo_that_lives_on_elsewhere_is_not_forgotten_with_its_raw_file(connection):
    """The picture has moved to another folder, its RAW file was in the removed one."""
    gone = add(connection, b"/a", b"x.nef")
    lives = add(connection, b"/b", b"x.jpg")
    connection.execute(update(file).where(file.c.root_id == gone).values(photo_id=2, role="raw"))
    connection.execute(delete(photo).where(photo.c.id == 1))
    tag_photo(connection, 2, "Grandma")
    roots.remove(recorder(connection), gone)
    age(connection, gone)
    assert roots.purge(connection) == 1
    assert paths(connection) == {b"/b/x.jpg": 2}
    assert said(connection) == {(2, "Grandma", 1)}
    assert [one.id for one in roots.all_roots(connection, removed=True)] == [lives]


def test_a_raw_file_elsewhere_is_the_photo_when_its_picture_is_forgotten(connection):
    gone = add(connection, b"/a", b"x.jpg")
    lives = add(connection, b"/b", b"x.nef")
    connection.execute(update(file).where(file.c.root_id == lives).values(photo_id=1, role="raw"))
    connection.execute(delete(photo).where(photo.c.id == 2))
    roots.remove(recorder(connection), gone)
    age(connection, gone)
    assert roots.purge(connection) == 1
    rows = connection.execute(select(file.c.photo_id, file.c.role, file.c.state)).all()
    assert list(map(tuple, rows)) == [(1, "main", "pending")]


def test_a_folder_inside_a_removed_one_has_its_photos_from_the_start(connection):
    outer = add(connection, b"/p", b"a/x.jpg", b"ab.jpg", b"b/y.jpg")
    tag_photo(connection, 1, "Grandma")
    roots.remove(recorder(connection), outer)
    inner = add(connection, b"/p/a")
    assert photos.by_path(connection, b"/p/a/x.jpg") == 1
    files = select(file.c.path, file.c.name).where(file.c.root_id == inner)
    assert list(map(tuple, connection.execute(files))) == [(b"x.jpg", "x.jpg")]
    assert add(connection, b"/p") == outer
    assert paths(connection) == {b"/p/a/x.jpg": 1, b"/p/ab.jpg": 2, b"/p/b/y.jpg": 3}
    assert [one.path for one in roots.all_roots(connection)] == [b"/p"]
    assert said(connection) == {(1, "Grandma", 1)}


def test_a_file_known_twice_becomes_one_with_all_that_was_said_of_it(connection):
    """Libraries from before have them: removed /p and, found anew as another photo, /p/a."""
    outer = add(connection, b"/p", b"a/x.jpg", b"a/y.jpg")
    tag_photo(connection, 1, "Grandma", at=1)
    tag_photo(connection, 1, "beach", at=5)
    connection.execute(update(photo).where(photo.c.id == 1).values(rating=4, marked_at=7))
    roots.remove(recorder(connection), outer)
    inner = add(connection, b"/q", b"x.jpg")
    connection.execute(update(root).where(root.c.id == inner).values(path=b"/p/a"))
    tag_photo(connection, 3, "Grandma", verdict=-1, at=9)
    tag_photo(connection, 3, "beach", verdict=-1, at=2)
    tag_photo(connection, 3, "summer", at=3)
    assert add(connection, b"/p") == outer
    assert paths(connection) == {b"/p/a/x.jpg": 3, b"/p/a/y.jpg": 2}
    assert said(connection) == {(3, "Grandma", -1), (3, "beach", 1), (3, "summer", 1)}
    rating = select(photo.c.rating).where(photo.c.id == 3)
    assert connection.execute(rating).scalar_one() == 4


def test_a_raw_file_follows_its_picture_when_two_rows_become_one(connection):
    outer = add(connection, b"/p", b"a/x.jpg", b"raw/x.nef")
    raw = update(file).where(file.c.path == b"raw/x.nef")
    connection.execute(raw.values(photo_id=1, role="raw"))
    connection.execute(delete(photo).where(photo.c.id == 2))
    roots.remove(recorder(connection), outer)
    inner = add(connection, b"/q", b"x.jpg")
    connection.execute(update(root).where(root.c.id == inner).values(path=b"/p/a"))
    add(connection, b"/p")
    assert paths(connection) == {b"/p/a/x.jpg": 3, b"/p/raw/x.nef": 3}
    assert connection.execute(select(photo.c.id)).scalars().all() == [3]
