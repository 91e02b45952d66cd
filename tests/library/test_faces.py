import pytest
from sqlalchemy import select, update

from photomanager.library import faces, query_sql, roots, scanned_files, vectors
from photomanager.library.faces import StoredFace, Unseen
from photomanager.library.history import Recorder
from photomanager.library.installation import activate_space
from photomanager.library.library import Library
from photomanager.library.query_parser import parse
from photomanager.library.scanned_files import FoundFile
from photomanager.library.schema import face, file, photo

LARGE, SMALL = (0.1, 0.2, 0.3, 0.4, 0.9), (0.7, 0.7, 0.1, 0.1, 0.7)


@pytest.fixture
def connection(tmp_path):
    library = Library.open(tmp_path / "library")
    with library.database.write() as opened:
        yield opened
    library.close()


@pytest.fixture
def photo_ids(connection):
    """Four indexed photos."""
    recorder = Recorder(connection, "cli", "folder", "Added a folder")
    root_id = roots.add(connection, recorder, b"/photos")
    added = scanned_files.add_found(
        connection, root_id, [FoundFile(f"{n}.jpg".encode(), 10, 20) for n in range(4)]
    )
    connection.execute(update(file).values(state="indexed", content_hash=b"h" * 16))
    return [int(one) for one in added]


def counts(connection):
    return list(connection.execute(select(photo.c.faces).order_by(photo.c.id)).scalars())


def test_faces_are_kept_in_order_and_counted(connection, photo_ids):
    one, two, three, four = photo_ids
    faces.replace(connection, {one: [LARGE, SMALL], two: [], three: [SMALL]})
    assert counts(connection) == [2, 0, 1, None]
    assert faces.of_photos(connection, photo_ids) == {
        one: [StoredFace(*LARGE), StoredFace(*SMALL)],
        two: [],
        three: [StoredFace(*SMALL)],
        four: None,
    }


def test_an_edited_photo_has_its_new_faces_only(connection, photo_ids):
    faces.replace(connection, {photo_ids[0]: [LARGE, SMALL], photo_ids[1]: [LARGE]})
    faces.replace(connection, {photo_ids[0]: [SMALL], photo_ids[1]: None})
    assert faces.of_photos(connection, photo_ids[:2]) == {
        photo_ids[0]: [StoredFace(*SMALL)],
        photo_ids[1]: None,
    }
    faces.replace(connection, {})
    assert counts(connection) == [1, None, None, None]


def test_the_faces_go_with_their_photo(connection, photo_ids):
    faces.replace(connection, {photo_ids[0]: [LARGE]})
    connection.execute(photo.delete().where(photo.c.id == photo_ids[0]))
    assert connection.execute(select(face)).all() == []


def test_photos_that_nobody_looked_at_are_found_in_portions(connection, photo_ids):
    space_id = activate_space(connection, "f" * 64, "net", 4)
    vectors.put(connection, space_id, [(one, b"code", b"head" * 16) for one in photo_ids])
    connection.execute(update(file).where(file.c.photo_id == photo_ids[2]).values(state="pending"))
    faces.replace(connection, {photo_ids[0]: []})
    waiting = [Unseen(photo_ids[n], b"%d.jpg" % n, b"h" * 16, b"head" * 16) for n in (1, 3)]
    assert faces.count_unseen(connection, space_id) == 2
    assert faces.unseen(connection, space_id, 0, 10) == waiting
    assert faces.unseen(connection, space_id, 0, 1) == waiting[:1]
    assert faces.unseen(connection, space_id, photo_ids[1], 10) == waiting[1:]
    assert faces.unseen(connection, space_id + 1, 0, 10) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("faces:0", [1]),
        ("faces:2", [0]),
        ("faces:>0", [0, 2]),
        ("faces:>=1", [0, 2]),
        ("faces:<2", [1, 2]),
        ("faces:1..5", [0, 2]),
        ("faces:3", []),
        # Nobody knows of the fourth, so it is none of those without a face.
        ("-faces:0", [0, 2, 3]),
    ],
)
def test_photos_are_found_by_the_number_of_faces(connection, photo_ids, query, found):
    one, two, three, _ = photo_ids
    faces.replace(connection, {one: [LARGE, SMALL], two: [], three: [SMALL]})
    ids = query_sql.find(connection, parse(query), "name").tolist()
    assert ids == [photo_ids[n] for n in found]
