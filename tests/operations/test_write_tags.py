import os
from dataclasses import replace

import pytest
from PIL import Image
from sqlalchemy import select

from photomanager.errors import WorkerError
from photomanager.imaging import metadata
from photomanager.indexing.errands import Errands
from photomanager.library.schema import file, vector
from photomanager.operations import folders, photos, rating, tag_admin, tagging
from photomanager.operations.rating import Marks
from photomanager.operations.search import search
from photomanager.operations.write_tags import SHARED, How, write
from tests.imaging.test_sidecar import packet
from tests.indexing.fake_worker import SEGFAULTS
from tests.indexing.workspaces import fake_indexer, open_workspace


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(workspace, tmp_path, make_photo):
    folder = tmp_path / "album"
    for name in ("a.jpg", "b.png", "c.avif"):
        make_photo(folder / name, seed=len(name) + ord(name[0]))
    folders.add(workspace, folder, origin="cli")
    fake_indexer(workspace).run()
    return folder


def ids(workspace, album, *names):
    return [photos.resolve(workspace, str(album / name)) for name in names]


def bytes_of(album):
    return {path.name: path.read_bytes() for path in album.iterdir()}


def pixels(path):
    with Image.open(path) as image:
        return image.tobytes()


def said(path):
    found = metadata.read(path.read_bytes()).more
    return found.get("keywords", []), found.get("hierarchy", [])


def test_only_confirmed_tags_and_marks_go_beside(workspace, album):
    first, second = ids(workspace, album, "a.jpg", "b.png")
    tagging.tag(workspace, [first], add=["Rex"], confirm=["dog"], reject=["cat"])
    rating.mark(workspace, [first], Marks(rating=4, label="Red"))
    before = bytes_of(album)
    outcome = write(workspace, [first, second])
    assert (outcome.sidecars, outcome.files, outcome.unchanged, outcome.tags) == (1, 0, 1, 2)
    assert outcome.failed == ()
    assert {name: data for name, data in bytes_of(album).items() if name in before} == before
    beside = album / "a.jpg.xmp"
    flat, tree = said(beside)
    assert (sorted(flat), sorted(tree)) == (["Rex", "dog"], ["Rex", "animal|dog"])
    assert metadata.read(beside.read_bytes()).rating == 4
    assert metadata.read(beside.read_bytes()).label == "Red"
    assert write(workspace, [first]).unchanged == 1
    assert not (album / "b.png.xmp").exists()


def test_what_was_written_comes_back_as_keywords_and_nothing_changes_any_more(workspace, album):
    (first,) = ids(workspace, album, "a.jpg")
    tagging.tag(workspace, [first], add=["Rex"], confirm=["dog"])
    write(workspace, [first])
    assert fake_indexer(workspace).run().indexed == 1
    assert fake_indexer(workspace).run().indexed == 0
    shown = {tag.name: tag.state for tag in photos.rows(workspace, [first])[0].tags}
    assert (shown["Rex"], shown["dog"]) == ("confirmed", "confirmed")
    assert write(workspace, [first]).unchanged == 1


def test_every_sidecar_that_is_there_is_brought_up_to_date(workspace, album):
    (first,) = ids(workspace, album, "a.jpg")
    (album / "a.xmp").write_bytes(packet(["Zelt"], 1))
    (album / "a.jpg.xmp").write_bytes(packet(["See"]))
    tagging.tag(workspace, [first], add=["Rex"])
    assert write(workspace, [first]).sidecars == 2
    assert said(album / "a.xmp")[0] == ["Zelt", "Rex"]
    assert said(album / "a.jpg.xmp")[0] == ["See", "Rex"]


def test_the_other_naming(workspace, album):
    (first,) = ids(workspace, album, "a.jpg")
    tagging.tag(workspace, [first], add=["Rex"])
    write(workspace, [first], How(naming=SHARED))
    assert (album / "a.xmp").exists()
    assert not (album / "a.jpg.xmp").exists()


def test_the_sidecar_of_a_raw_file_is_brought_up_to_date_too(workspace, album, make_photo):
    make_photo(album / "made.tif", seed=9).rename(album / "a.CR2")
    (album / "a.CR2.xmp").write_bytes(packet(["Zelt", "See"]))
    fake_indexer(workspace).run()
    (first,) = ids(workspace, album, "a.jpg")
    tagging.tag(workspace, [first], add=["Rex"], reject=["Zelt"])
    assert write(workspace, [first]).sidecars == 2
    assert said(album / "a.CR2.xmp")[0] == ["See", "Rex"]
    assert "Rex" in said(album / "a.jpg.xmp")[0]
    write(workspace, [first], How(into_files=True))
    assert said(album / "a.jpg")[0] == ["Rex"]


def test_a_rejected_keyword_is_taken_out_as_the_file_spells_it(workspace, album):
    (first,) = ids(workspace, album, "a.jpg")
    (album / "a.jpg.xmp").write_bytes(packet(["Hund", "See"]))
    fake_indexer(workspace).run()
    tag_admin.rename(workspace, "Hund", "Waldi")
    tagging.tag(workspace, [first], reject=["Waldi"])
    write(workspace, [first])
    assert said(album / "a.jpg.xmp")[0] == ["See"]


def test_into_files_the_pixels_and_times_stay_and_the_library_follows(workspace, album):
    photo, drawing, other = ids(workspace, album, "a.jpg", "b.png", "c.avif")
    tagging.tag(workspace, [photo, drawing, other], add=["Rex"])
    paths = [album / "a.jpg", album / "b.png"]
    before = [(pixels(path), path.stat().st_mtime_ns) for path in paths]
    untouched = (album / "c.avif").read_bytes()
    with workspace.library.database.read() as connection:
        codes = connection.execute(select(vector.c.photo_id, vector.c.code)).all()
    outcome = write(workspace, [photo, drawing, other], How(into_files=True))
    assert (outcome.files, outcome.sidecars, outcome.failed) == (2, 1, ())
    assert before == [(pixels(path), path.stat().st_mtime_ns) for path in paths]
    assert all(said(path)[0] == ["Rex"] for path in paths)
    assert (album / "c.avif").read_bytes() == untouched
    assert said(album / "c.avif.xmp")[0] == ["Rex"]
    fake_indexer(workspace).run()
    assert ids(workspace, album, "a.jpg", "b.png") == [photo, drawing]
    with workspace.library.database.read() as connection:
        assert connection.execute(select(vector.c.photo_id, vector.c.code)).all() == codes
        assert set(connection.execute(select(file.c.state)).scalars()) == {"indexed"}
    assert fake_indexer(workspace).run().indexed == 0


def test_photos_that_crash_the_writer_are_reported_and_the_rest_goes_on(
    workspace, album, fake_worker, make_photo
):
    make_photo(album / "b.png", seed=1, size=SEGFAULTS)
    workspace = replace(workspace, errands=Errands(command=fake_worker))
    everything = sorted(search(workspace, "").photo_ids)
    tagging.tag(workspace, everything, add=["Rex"])
    outcome = write(workspace, everything, How(into_files=True))
    (failed,) = outcome.failed
    assert failed.path == str(album / "b.png")
    assert failed.reason.startswith("b.png was left alone: it makes the decoder crash")
    assert (outcome.files, outcome.sidecars) == (1, 1)
    workspace.errands.close()


def test_files_written_before_the_worker_failed_are_read_again(workspace, album):
    class Broken:
        def rewritten(self, path, *more, **options):
            if path.endswith(b".png"):
                raise WorkerError("It does not start.")
            return workspace.errands.rewritten(path, *more, **options)

    photo, drawing = ids(workspace, album, "a.jpg", "b.png")
    tagging.tag(workspace, [photo, drawing], add=["Rex"])
    with pytest.raises(WorkerError):
        write(replace(workspace, errands=Broken()), [photo, drawing], How(into_files=True))
    with workspace.library.database.read() as connection:
        state = connection.execute(select(file.c.state).where(file.c.photo_id == photo)).scalar()
    assert state == "pending"


def test_what_cannot_be_written_is_reported_and_the_rest_goes_on(workspace, album):
    first, second = ids(workspace, album, "a.jpg", "b.png")
    tagging.tag(workspace, [first, second], add=["Rex"])
    (album / "a.jpg.xmp").write_bytes(packet(["Zelt"]))
    (album / "a.jpg.xmp").chmod(0o444)
    outcome = write(workspace, [first, second])
    (failed,) = outcome.failed
    assert failed.path == str(album / "a.jpg")
    assert "write-protected" in failed.reason
    assert outcome.sidecars == 1


def test_a_missing_photo_is_reported(workspace, album):
    (first,) = ids(workspace, album, "a.jpg")
    tagging.tag(workspace, [first], add=["Rex"])
    (album / "a.jpg").unlink()
    fake_indexer(workspace).run()
    (failed,) = write(workspace, [first]).failed
    assert "missing" in failed.reason
    assert not (album / "a.jpg.xmp").exists()


def test_a_new_sidecar_holds_the_keywords_of_the_file_too(workspace, album):
    (first,) = ids(workspace, album, "a.jpg")
    tagging.tag(workspace, [first], add=["Rex"])
    write(workspace, [first], How(into_files=True))
    fake_indexer(workspace).run()
    tagging.tag(workspace, [first], add=["Zelt"])
    write(workspace, [first])
    assert sorted(said(album / "a.jpg.xmp")[0]) == ["Rex", "Zelt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_reported(workspace, album):
    (first,) = ids(workspace, album, "a.jpg")
    tagging.tag(workspace, [first], add=["Rex"])
    album.chmod(0o555)
    try:
        (failed,) = write(workspace, [first]).failed
    finally:
        album.chmod(0o755)
    assert "read-only" in failed.reason


def test_it_can_be_stopped_and_what_is_written_stays(workspace, album):
    everything = ids(workspace, album, "a.jpg", "b.png", "c.avif")
    tagging.tag(workspace, everything, origin="cli", add=["mine"])
    seen = []
    outcome = write(
        workspace,
        everything,
        on_progress=lambda done, total: seen.append((done, total)),
        stopped=lambda: bool(seen),
    )
    assert seen == [(1, 3)]
    assert (outcome.photos, outcome.sidecars) == (1, 1)
    assert [one.name for one in album.glob("*.xmp")] == ["a.jpg.xmp"]
