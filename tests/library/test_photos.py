import pytest
from sqlalchemy import insert, select

from photomanager.library import moved_files, photos, roots, scanned_files, vectors
from photomanager.library.history import Recorder
from photomanager.library.installation import activate_space
from photomanager.library.library import Library
from photomanager.library.scanned_files import FoundFile
from photomanager.library.schema import file, photo, statement, tag


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def connection(library):
    with library.database.write() as opened:
        yield opened


@pytest.fixture
def root_id(connection):
    return roots.add(connection, recorder(connection), b"/photos")


def recorder(connection):
    return Recorder(connection, "cli", "folder", "Changed folders")


def add(connection, root_id, *names):
    found = [FoundFile(name, 10, 20) for name in names]
    return scanned_files.add_found(connection, root_id, found)


def finish(connection, *file_ids):
    rows = [
        {"file_id": n, "new_size": 10, "new_mtime": 20, "new_hash": bytes([n]) * 16}
        for n in file_ids
    ]
    photos.store_indexed(connection, rows)


def states(connection):
    return [row.state for row in connection.execute(select(file.c.state).order_by(file.c.id))]


def say_something(connection, photo_id):
    connection.execute(
        insert(tag).values(id=1, uuid="t", name="t", normal="t", origin="user", created_at=1)
    )
    connection.execute(
        insert(statement).values(photo_id=photo_id, tag_id=1, verdict=1, at=1, lesson_uuid="l")
    )


def test_found_files_wait_in_order_of_their_paths(connection, root_id):
    assert add(connection, root_id, b"a.jpg", b"b\xff.jpg") == [1, 2]
    assert add(connection, root_id, b"c.jpg") == [3]
    waiting = photos.pending(connection, [root_id], 1, 0, 10)
    assert [one.path for one in waiting] == [
        b"/photos/a.jpg",
        b"/photos/b\xff.jpg",
        b"/photos/c.jpg",
    ]
    assert photos.pending(connection, [root_id], 1, 1, 1) == waiting[1:2]
    assert photos.count_pending(connection, [root_id]) == 3
    assert connection.execute(select(file.c.name)).scalars().all()[1] == "b\ufffd.jpg"


def test_files_of_folders_that_are_gone_do_not_wait(connection, root_id):
    add(connection, root_id, b"a.jpg")
    roots.set_offline(connection, root_id, "gone")
    assert photos.pending(connection, [root_id], 1, 0, 10) == []
    assert photos.count_pending(connection, [root_id]) == 0


def test_the_whole_way_of_a_file(connection, root_id):
    add(connection, root_id, b"a.jpg")
    finish(connection, 1)
    assert states(connection) == ["indexed"]
    scanned_files.mark_missing(connection, [1])
    assert states(connection) == []  # without a vector nothing was worth keeping


def test_missing_files_with_a_users_word_are_kept(connection, root_id):
    add(connection, root_id, b"a.jpg", b"b.jpg")
    say_something(connection, 2)
    assert scanned_files.mark_missing(connection, [1, 2]) == 1
    assert states(connection) == ["missing"]
    scanned_files.mark_returned(connection, [2])
    assert states(connection) == ["indexed"]


def test_a_changed_file_waits_and_still_says_what_it_was(connection, root_id):
    add(connection, root_id, b"a.jpg")
    finish(connection, 1)
    scanned_files.mark_changed(connection, [(1, FoundFile(b"a.jpg", 11, 21))])
    (waiting,) = photos.pending(connection, [root_id], 1, 0, 10)
    assert waiting.content_hash is None  # there is no vector that need not be made again
    space_id = activate_space(connection, "hash", "network", 4)
    vectors.put(connection, space_id, [(1, b"code", bytes(64))])
    (waiting,) = photos.pending(connection, [root_id], space_id, 0, 10)
    assert waiting.content_hash == b"\x01" * 16
    known = scanned_files.known_files(connection, root_id)[b"a.jpg"]
    assert (known.size, known.mtime_ns, known.state, known.hashed) == (11, 21, "pending", True)
    # It vanishes before it was read again: it is read when it comes back, whatever it looks like.
    scanned_files.mark_missing(connection, [1])
    known = scanned_files.known_files(connection, root_id)[b"a.jpg"]
    assert (known.size, known.hashed) == (-1, True)


def test_another_network_means_reading_again(connection, root_id):
    add(connection, root_id, b"a.jpg", b"b.jpg")
    finish(connection, 1, 2)
    first = activate_space(connection, "first", "network", 4)
    vectors.put(connection, first, [(1, b"code", bytes(64)), (2, b"code", bytes(64))])
    assert scanned_files.mark_unembedded(connection, first) == 0
    second = activate_space(connection, "second", "network", 4)
    vectors.put(connection, second, [(2, b"code", bytes(64))])
    assert scanned_files.mark_unembedded(connection, second) == 1
    (waiting,) = photos.pending(connection, [root_id], second, 0, 10)
    assert (waiting.photo_id, waiting.content_hash) == (1, None)


def test_what_was_read_is_stored(connection, root_id):
    add(connection, root_id, b"a.jpg", b"b.jpg")
    photos.store_photos(
        connection,
        [
            {"photo_id": 1, "width": 3, "title": "one"},
            {"photo_id": 2, "width": 4, "title": None},
        ],
    )
    rows = connection.execute(select(photo.c.width, photo.c.title).order_by(photo.c.id))
    assert [tuple(row) for row in rows] == [(3, "one"), (4, None)]


def test_failures_are_stored_with_their_reasons(connection, root_id):
    add(connection, root_id, b"b.jpg", b"a.jpg")
    photos.store_failed(
        connection,
        [
            {"file_id": 1, "why": "b is empty.", "is_lasting": 1},
            {"file_id": 2, "why": "a may not be read.", "is_lasting": 0},
        ],
    )
    assert photos.problems(connection, 10) == [
        (b"/photos/a.jpg", "a may not be read."),
        (b"/photos/b.jpg", "b is empty."),
    ]
    assert photos.problems(connection, 1) == [(b"/photos/a.jpg", "a may not be read.")]
    known = scanned_files.known_files(connection, root_id)
    assert (known[b"b.jpg"].attempts, known[b"a.jpg"].attempts) == (1, 0)
    roots.remove(Recorder(connection, "cli", "folder", "Removed a folder"), root_id)
    assert photos.problems(connection, 10) == []


def test_a_moved_file_keeps_its_photo(connection, root_id):
    add(connection, root_id, b"a.jpg", b"z.jpg")
    finish(connection, 1)
    (same,) = photos.same_contents(connection, [b"\x01" * 16, b"\x09" * 16])
    assert (same.id, same.path, same.missing, same.removed) == (1, b"/photos/a.jpg", False, False)
    moved_files.take_over(connection, 1, 2)
    assert photos.by_path(connection, b"/photos/z.jpg") == 1
    assert photos.by_path(connection, b"/photos/a.jpg") is None
    assert connection.execute(select(photo.c.id)).scalars().all() == [1]


def test_a_photo_is_found_by_number_and_uuid(connection, root_id):
    add(connection, root_id, b"a.jpg")
    uuid = connection.execute(select(photo.c.uuid)).scalar_one()
    assert photos.by_identity(connection, "1") == 1
    assert photos.by_identity(connection, uuid.upper()) == 1
    for nobody in ("2", "", "x", "9" * 40, "-1"):
        assert photos.by_identity(connection, nobody) is None


def test_more_photos_than_a_statement_has_variables(connection, root_id):
    ids = add(connection, root_id, *(b"%05d.jpg" % n for n in range(1200)))
    assert len(photos.rows(connection, ids)) == 1200
    assert scanned_files.mark_missing(connection, ids) == 0
    assert photos.counts(connection) == {}
