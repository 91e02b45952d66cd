import time

import pytest
from sqlalchemy import select, update

from photomanager.library import photos, roots, scanned_files
from photomanager.library.library import Library
from photomanager.library.scanned_files import FoundFile
from photomanager.library.schema import file, photo, root


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def connection(library):
    with library.database.write() as opened:
        yield opened


def add(connection, path, *names):
    root_id = roots.add(connection, path)
    scanned_files.add_found(connection, root_id, [FoundFile(name, 1, 1) for name in names])
    return root_id


def paths(connection):
    query = select(root.c.path, file.c.path, file.c.photo_id).join_from(file, root)
    return {photos.absolute(row[0], row[1]): row[2] for row in connection.execute(query)}


def test_a_folder_is_added_once_and_listed_in_order(connection):
    first = roots.add(connection, b"/b")
    second = roots.add(connection, b"/a\xff")
    assert roots.add(connection, b"/b") == first
    assert [(one.id, one.path) for one in roots.all_roots(connection)] == [
        (first, b"/b"),
        (second, b"/a\xff"),
    ]


def test_a_removed_folder_is_hidden_and_comes_back_with_its_photos(connection):
    root_id = add(connection, b"/a", b"x.jpg")
    roots.remove(connection, root_id)
    assert roots.all_roots(connection) == []
    assert [one.removed for one in roots.all_roots(connection, removed=True)] == [True]
    assert photos.by_path(connection, b"/a/x.jpg") is None
    assert roots.add(connection, b"/a") == root_id
    assert photos.by_path(connection, b"/a/x.jpg") == 1


def test_folders_inside_a_new_one_become_part_of_it(connection):
    add(connection, b"/p/2023", b"a.jpg", b"sub/b\xe9.jpg")
    add(connection, b"/p2", b"c.jpg")
    before = paths(connection)
    outer = roots.add(connection, b"/p")
    assert [one.path for one in roots.all_roots(connection)] == [b"/p2", b"/p"]
    assert paths(connection) == before
    names = connection.execute(select(file.c.name).where(file.c.root_id == outer))
    assert sorted(names.scalars()) == ["2023/a.jpg", "2023/sub/b\ufffd.jpg"]


def test_the_root_of_the_file_system_takes_everything(connection):
    add(connection, b"/p", b"a.jpg")
    roots.add(connection, b"/")
    assert paths(connection) == {b"/p/a.jpg": 1}
    assert photos.by_path(connection, b"/p/a.jpg") == 1


def test_offline_and_online_are_told_once(connection):
    root_id = roots.add(connection, b"/a")
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
        roots.remove(connection, root_id)
    long_ago = time.time_ns() // 1000 - (roots.KEPT_AFTER_REMOVAL_S + 60) * 1_000_000
    connection.execute(update(root).where(root.c.id == old).values(removed_at=long_ago))
    assert roots.purge(connection) == 1
    assert [one.path for one in roots.all_roots(connection, removed=True)] == [b"/young"]
    assert connection.execute(select(photo.c.id)).scalars().all() == [2]
