"""Faces from the worker to the library, and in libraries indexed before there were any."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import delete, select, update

from photomanager import paths
from photomanager.imaging import thumbnail
from photomanager.indexing import face_search, protocol, worker
from photomanager.indexing.supervisor import Supervisor
from photomanager.library import faces
from photomanager.library.schema import face, file, file_fact, machine, photo
from photomanager.operations import folders, photos
from tests.indexing.conftest import FAKE_WORKER
from tests.indexing.fake_worker import SEGFAULTS
from tests.indexing.workspaces import fake_indexer, open_workspace
from tests.recognition.test_faces import drawn_face

WIDTHS = (40, 60, 72)  # as wide as high or narrower, one face, two faces


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(workspace, tmp_path, make_photo):
    folder = tmp_path / "album"
    for number, width in enumerate(WIDTHS):
        make_photo(folder / f"{number}.png", seed=number, size=(width, 48))
    folders.add(workspace, folder, origin="cli")
    fake_indexer(workspace).run()
    return folder


def counts(workspace):
    with workspace.library.database.read() as connection:
        return list(connection.execute(select(photo.c.faces).order_by(photo.c.id)).scalars())


def forget_faces(workspace):
    """As in a library of version 1."""
    with workspace.library.database.write() as connection:
        connection.execute(delete(face))
        connection.execute(update(photo).values(faces=None))
        connection.execute(delete(file_fact))
        connection.execute(delete(machine))


def test_indexing_finds_faces(workspace, album):
    assert counts(workspace) == [0, 1, 2]
    with workspace.library.database.read() as connection:
        found = faces.of_photos(connection, [3])[3]
    assert [one.width for one in found] == [0.3, 0.15]


def test_an_edited_photo_gets_its_new_faces(workspace, album, make_photo):
    make_photo(album / "2.png", seed=9, size=(61, 48))
    fake_indexer(workspace).run()
    assert counts(workspace) == [0, 1, 1]


def tags_of(workspace):
    """What is said of people (a portrait is one), whatever else the random network says."""
    people = {"person", "group", "portrait"}
    return [
        {tag.name for tag in row.tags if tag.state == "automatic"} & people
        for row in photos.rows(workspace, [1, 2, 3])
    ]


def test_faces_make_tags(workspace, album):
    assert tags_of(workspace) == [set(), {"portrait"}, {"person"}]


@pytest.fixture
def supervisor():
    with Supervisor(protocol.Setup("fake", 2, "fake"), command=FAKE_WORKER) as made:
        yield made


def look(workspace, supervisor, stopped=lambda: False):
    """How many photos were done, as that is said."""
    library, taggers = workspace.library, workspace.taggers
    return list(face_search.look(library, taggers, supervisor, stopped))


def test_photos_from_before_are_looked_at_once(workspace, album, supervisor):
    before = tags_of(workspace)
    forget_faces(workspace)
    assert look(workspace, supervisor) == [3]
    assert counts(workspace) == [0, 1, 2]
    assert tags_of(workspace) == before
    assert look(workspace, supervisor) == []
    assert supervisor.starts == 1


def test_the_next_run_looks_and_starts_no_worker_when_all_is_seen(workspace, album):
    forget_faces(workspace)
    report = fake_indexer(workspace).run()
    assert report.unchanged == 3
    assert counts(workspace) == [0, 1, 2]
    no_worker = fake_indexer(workspace)
    no_worker._command = ("no such program",)
    assert no_worker.run().unchanged == 3


def test_the_process_of_the_library_does_not_load_the_detector(workspace, album):
    forget_faces(workspace)
    model = str(paths.model_dir("efficientnet-lite0"))
    program = f"""
import sys
from pathlib import Path
from photomanager.indexing import face_search, protocol
from tests.indexing.workspaces import open_workspace
from photomanager.indexing.indexer import Indexer
with open_workspace(Path({str(workspace.library.directory)!r})) as workspace:
    indexer = Indexer(workspace)
    indexer._setup = protocol.Setup({model!r}, 2, str(face_search.folder()))
    print(indexer.run().unchanged, "ai_edge_litert" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "3 False\n", done.stderr
    # The shipped detector has looked: noise has no face.
    assert counts(workspace) == [0, 0, 0]


def test_a_lost_thumbnail_leaves_the_photo_for_later(workspace, album, supervisor):
    forget_faces(workspace)
    workspace.library.thumbnails.close()
    for path in (workspace.library.directory / "cache").iterdir():
        path.unlink()
    assert look(workspace, supervisor) == [3]
    assert counts(workspace) == [None, None, None]
    assert supervisor.starts == 0


def test_a_thumbnail_that_crashes_the_worker_costs_one_start(workspace, album, supervisor):
    forget_faces(workspace)
    with workspace.library.database.read() as connection:
        hashes = connection.execute(select(file.c.content_hash).order_by(file.c.id)).scalars().all()
    deadly = thumbnail.encode(Image.new("RGB", SEGFAULTS))
    workspace.library.thumbnails.put_many([(hashes[1], thumbnail.SIZE, thumbnail.RECIPE, deadly)])
    assert look(workspace, supervisor) == [3]
    assert supervisor.starts == 2
    assert counts(workspace) == [0, None, 2]


def test_looking_ends_when_it_is_told_to(workspace, album, supervisor):
    forget_faces(workspace)
    assert look(workspace, supervisor, lambda: True) == []
    assert counts(workspace) == [None, None, None]


def test_the_worker_finds_the_faces_that_the_detector_finds(tmp_path):
    drawn_face((1600, 1200), centre=(800, 600), height=500).save(tmp_path / "face.jpg")
    Image.new("RGB", (900, 600), (90, 130, 99)).save(tmp_path / "wall.jpg")
    setup = protocol.Setup(str(paths.model_dir("efficientnet-lite0")), 2)
    with_faces = protocol.Setup(setup.model, 2, str(face_search.folder()))
    finder = worker.load_network(with_faces).face_finder
    with Supervisor(with_faces) as supervisor:
        for number, name in enumerate(("face.jpg", "wall.jpg")):
            supervisor.ask(protocol.Request(number, bytes(tmp_path / name)))
        answers = {}
        while supervisor.outstanding:
            answers |= {one.id: one for one in supervisor.outcomes()}
        known = answers[0]
        supervisor.ask(protocol.FindFaces(2, b"face.jpg", known.thumbnail, known.head))
        while supervisor.outstanding:
            answers |= {one.id: one for one in supervisor.outcomes()}
    found = {number: answer.faces for number, answer in answers.items()}
    assert found[1] == []
    assert found[2][0] == pytest.approx(found[0][0], abs=0.02)
    (box,) = found[0]
    expected = finder.find(Image.open(tmp_path / "face.jpg"))
    assert box == pytest.approx(
        [expected[0].left, expected[0].top, expected[0].width, expected[0].height, box[4]],
        abs=0.02,
    )
    assert worker.load_network(setup).face_finder is None
