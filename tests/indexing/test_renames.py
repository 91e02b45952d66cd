"""Files renamed over one another: every tag, star and lesson stays with the picture it was for."""

import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import update

from photomanager.indexing import pipeline, renames, whereabouts
from photomanager.indexing import watcher as watcher_module
from photomanager.indexing.hints import Hint
from photomanager.library.schema import photo
from photomanager.operations import folders, photos
from tests.imaging.test_sidecar import packet
from tests.indexing.tagged_album import (
    NOBODY,
    album,
    lessons_are_right,
    name,
    picture,
    rename,
    shown,
    states,
    workspace,
)
from tests.indexing.workspaces import fake_indexer

__all__ = ["album", "workspace"]


def test_renumbering_takes_the_tags_along(workspace, album):
    rename(album, *((f"IMG_{n}.jpg", f"IMG_{n + 1}.jpg") for n in range(1, 5)))
    report = fake_indexer(workspace).run()
    assert report.moved == 4
    assert shown(workspace) == {f"IMG_{n + 1}.jpg": picture(n) for n in range(1, 5)}
    assert set(states(workspace).values()) == {"indexed"}
    assert lessons_are_right(workspace)
    assert fake_indexer(workspace).run().changed is False


def test_two_that_change_names(workspace, album):
    rename(album, ("IMG_1.jpg", "IMG_2.jpg"), ("IMG_2.jpg", "IMG_1.jpg"))
    assert fake_indexer(workspace).run().moved == 2
    assert shown(workspace) == {
        "IMG_1.jpg": picture(2),
        "IMG_2.jpg": picture(1),
        "IMG_3.jpg": picture(3),
        "IMG_4.jpg": picture(4),
    }
    assert lessons_are_right(workspace)


def test_a_ring_across_folders(workspace, album):
    rename(album, ("IMG_1.jpg", "best/1.jpg"))
    fake_indexer(workspace).run()
    rename(
        album,
        ("best/1.jpg", "IMG_2.jpg"),
        ("IMG_2.jpg", "IMG_3.jpg"),
        ("IMG_3.jpg", "best/1.jpg"),
    )
    fake_indexer(workspace).run()
    expected = {"best/1.jpg": 3, "IMG_2.jpg": 1, "IMG_3.jpg": 2, "IMG_4.jpg": 4}
    assert shown(workspace) == {path: picture(number) for path, number in expected.items()}


def test_a_new_photo_in_the_place_of_the_first(workspace, album, make_photo):
    rename(album, ("IMG_1.jpg", "IMG_2.jpg"), ("IMG_2.jpg", "IMG_9.jpg"))
    make_photo(album / "IMG_1.jpg", seed=100, size=(99, 48))
    fake_indexer(workspace).run()
    assert shown(workspace) == {
        "IMG_1.jpg": NOBODY,
        "IMG_2.jpg": picture(1),
        "IMG_9.jpg": picture(2),
        "IMG_3.jpg": picture(3),
        "IMG_4.jpg": picture(4),
    }
    assert lessons_are_right(workspace)


def test_an_original_that_is_kept_under_another_name_keeps_its_tags(workspace, album, make_photo):
    rename(album, ("IMG_1.jpg", "IMG_1 original.jpg"))
    make_photo(album / "IMG_1.jpg", seed=100, size=(99, 48))
    fake_indexer(workspace).run()
    assert shown(workspace)["IMG_1 original.jpg"] == picture(1)
    assert shown(workspace)["IMG_1.jpg"] == NOBODY
    assert set(states(workspace).values()) == {"indexed"}


def test_an_edited_file_keeps_its_tags(workspace, album, make_photo):
    make_photo(album / "IMG_1.jpg", seed=100, size=(99, 48))
    rename(album, ("IMG_3.jpg", "IMG_4.jpg"), ("IMG_4.jpg", "IMG_3.jpg"))
    fake_indexer(workspace).run()
    assert shown(workspace) == {
        "IMG_1.jpg": picture(1),
        "IMG_2.jpg": picture(2),
        "IMG_3.jpg": picture(4),
        "IMG_4.jpg": picture(3),
    }
    assert lessons_are_right(workspace)


def test_a_photo_written_over_is_missing_until_its_contents_come_back(workspace, album):
    shutil.copy(album / "IMG_2.jpg", album.parent / "kept.jpg")
    rename(album, ("IMG_1.jpg", "IMG_2.jpg"))
    fake_indexer(workspace).run()
    assert shown(workspace)["IMG_2.jpg"] == picture(1)
    (parked,) = (path for path, state in states(workspace).items() if state == "missing")
    assert parked.startswith("IMG_2 (replaced ")
    shutil.move(album.parent / "kept.jpg", album / "found.jpg")
    fake_indexer(workspace).run()
    assert shown(workspace)["found.jpg"] == picture(2)
    assert set(states(workspace).values()) == {"indexed"}


def test_what_was_taken_for_a_copy_is_the_photo_whose_place_was_taken(
    workspace, album, monkeypatch
):
    rename(album, ("IMG_1.jpg", "IMG_2.jpg"), ("IMG_2.jpg", "best/new.jpg"))
    (folder,) = folders.folders(workspace)
    with monkeypatch.context() as unseen:
        unseen.setattr(whereabouts.Whereabouts, "has_left", lambda *_: False)
        fake_indexer(workspace).look({folder.id: Hint(folders={b"best"})}, lambda: False)
    assert shown(workspace)["best/new.jpg"] == NOBODY
    fake_indexer(workspace).run()
    expected = {"best/new.jpg": 2, "IMG_2.jpg": 1, "IMG_3.jpg": 3, "IMG_4.jpg": 4}
    assert shown(workspace) == {path: picture(number) for path, number in expected.items()}
    assert set(states(workspace).values()) == {"indexed"}
    assert lessons_are_right(workspace)
    assert fake_indexer(workspace).run().changed is False


def test_a_photo_written_over_of_which_nobody_said_anything_is_forgotten(
    workspace, album, make_photo
):
    make_photo(album / "IMG_5.jpg", seed=5, size=(90, 48))
    fake_indexer(workspace).run()
    rename(album, ("IMG_1.jpg", "IMG_5.jpg"))
    fake_indexer(workspace).run()
    assert shown(workspace)["IMG_5.jpg"] == picture(1)
    assert set(states(workspace).values()) == {"indexed"}


def test_a_photo_nobody_spoke_of_does_not_get_the_tags_of_the_one_it_replaces(
    workspace, album, make_photo
):
    """A photo is deleted and the gap in the numbers closed."""
    make_photo(album / "IMG_5.jpg", seed=5, size=(90, 48))
    fake_indexer(workspace).run()
    rename(album, ("IMG_5.jpg", "IMG_3.jpg"))
    fake_indexer(workspace).run()
    assert shown(workspace)["IMG_3.jpg"] == NOBODY


def test_an_edit_that_was_saved_beside_and_put_in_place_keeps_the_tags(
    workspace, album, make_photo
):
    taken = 1_600_000_000_000_000
    make_photo(album / "IMG_3 edited.jpg", seed=103, size=(90, 48))
    fake_indexer(workspace).run()
    with workspace.library.database.write() as connection:
        both = [photos.resolve(workspace, str(album / f"IMG_3{s}.jpg")) for s in ("", " edited")]
        connection.execute(update(photo).where(photo.c.id.in_(both)).values(taken_at=taken))
    rename(album, ("IMG_3 edited.jpg", "IMG_3.jpg"))
    fake_indexer(workspace).run()
    assert shown(workspace)["IMG_3.jpg"] == picture(3)


def test_a_copy_put_over_another_photo_changes_no_identity(workspace, album):
    """What is still there has been copied, and so the path was edited."""
    shutil.copy(album / "IMG_1.jpg", album / "IMG_2.jpg")
    fake_indexer(workspace).run()
    assert shown(workspace) == {f"IMG_{n}.jpg": picture(n) for n in range(1, 5)}


def test_names_change_in_two_folders_that_have_copies_of_each_other(workspace, album, tmp_path):
    other = tmp_path / "backup"
    shutil.copytree(album, other)
    folders.add(workspace, other, origin="cli")
    fake_indexer(workspace).run()
    for number in range(1, 5):
        name(workspace, other / f"IMG_{number}.jpg", number + 10)
    rename(album, *((f"IMG_{n}.jpg", f"IMG_{n + 1}.jpg") for n in range(1, 5)))
    fake_indexer(workspace).run()
    for number in range(1, 5):
        found = photos.resolve(workspace, str(album / f"IMG_{number + 1}.jpg"))
        (row,) = photos.rows(workspace, [found])
        assert [one.name for one in row.tags if one.state == "confirmed"] == [f"picture {number}"]
        found = photos.resolve(workspace, str(other / f"IMG_{number}.jpg"))
        (row,) = photos.rows(workspace, [found])
        tags = [one.name for one in row.tags if one.state == "confirmed"]
        assert tags == [f"picture {number + 10}"]


def test_photos_of_two_folders_change_places_and_one_is_scanned_first(
    workspace, album, tmp_path, make_photo
):
    other = tmp_path / "other"
    make_photo(other / "x.jpg", seed=50, size=(100, 48))
    second = folders.add(workspace, other, origin="cli").id
    indexer = fake_indexer(workspace)
    indexer.run()
    name(workspace, other / "x.jpg", 5)
    first = next(one.id for one in folders.folders(workspace) if one.id != second)
    (album / "IMG_1.jpg").rename(tmp_path / "between")
    (other / "x.jpg").rename(album / "IMG_1.jpg")
    (tmp_path / "between").rename(other / "x.jpg")
    indexer.run([first])
    assert shown(workspace)["IMG_1.jpg"] == picture(5)
    indexer.run([second])
    assert shown(workspace)["x.jpg"] == picture(1)
    assert set(states(workspace).values()) == {"indexed"}


def test_sidecars_go_along(workspace, album):
    for number in (1, 2):
        (album / f"IMG_{number}.xmp").write_bytes(packet([f"word {number}"]))
    fake_indexer(workspace).run()
    rename(
        album,
        *(
            (f"IMG_{n}.{suffix}", f"IMG_{n + 1}.{suffix}")
            for n in (1, 2)
            for suffix in ("jpg", "xmp")
        ),
        ("IMG_3.jpg", "IMG_4.jpg"),
        ("IMG_4.jpg", "IMG_5.jpg"),
    )
    fake_indexer(workspace).run()
    for number in (1, 2):
        found = photos.resolve(workspace, str(album / f"IMG_{number + 1}.jpg"))
        (row,) = photos.rows(workspace, [found])
        said = {one.name for one in row.tags if one.state in ("confirmed", "imported")}
        assert said == {f"picture {number}", f"word {number}"}
    assert fake_indexer(workspace).run().changed is False


def test_a_sidecar_that_stays_behind_speaks_of_the_photo_that_is_there_now(workspace, album):
    (album / "IMG_1.xmp").write_bytes(packet(["word"]))
    fake_indexer(workspace).run()
    rename(album, ("IMG_1.jpg", "IMG_2.jpg"), ("IMG_2.jpg", "IMG_1.jpg"))
    fake_indexer(workspace).run()
    with_word = []
    for number in (1, 2):
        found = photos.resolve(workspace, str(album / f"IMG_{number}.jpg"))
        (row,) = photos.rows(workspace, [found])
        with_word.append("word" in [one.name for one in row.tags if one.state == "imported"])
    assert with_word == [True, False]


def test_pairs_go_along(workspace, album, make_photo, tmp_path):
    for number in (1, 2):
        made = make_photo(tmp_path / "made.tif", seed=number + 100, size=(64 + number, 48))
        shutil.move(made, album / f"IMG_{number}.CR2")
    fake_indexer(workspace).run()
    raws = {n: (album / f"IMG_{n}.CR2").read_bytes() for n in (1, 2)}
    rename(
        album,
        *(
            (f"IMG_{n}.{suffix}", f"IMG_{n + 1}.{suffix}")
            for n in (1, 2)
            for suffix in ("jpg", "CR2")
        ),
        ("IMG_3.jpg", "IMG_4.jpg"),
        ("IMG_4.jpg", "IMG_5.jpg"),
    )
    fake_indexer(workspace).run()
    assert shown(workspace) == {f"IMG_{n + 1}.jpg": picture(n) for n in range(1, 5)}
    for number in (1, 2):
        found = photos.resolve(workspace, str(album / f"IMG_{number + 1}.jpg"))
        (raw,) = photos.details(workspace, found).raw
        assert Path(raw).name == f"IMG_{number + 1}.CR2"
        assert (album / raw).read_bytes() == raws[number]
    assert set(states(workspace).values()) == {"indexed"}
    assert len(states(workspace)) == 6


@pytest.mark.parametrize("step", range(6))
def test_it_may_end_at_any_moment(workspace, album, make_photo, monkeypatch, step):
    """A run that ends early has put no tag on a wrong picture, and the next one goes on."""
    before = {path.name: path.read_bytes() for path in album.iterdir()}
    rename(
        album, ("IMG_1.jpg", "IMG_2.jpg"), ("IMG_2.jpg", "sub/2.jpg"), ("IMG_3.jpg", "IMG_9.jpg")
    )
    make_photo(album / "IMG_1.jpg", seed=100, size=(99, 48))
    make_photo(album / "IMG_4.jpg", seed=101, size=(98, 48))
    stop = threading.Event()
    stored = []
    store = pipeline.store

    def one_by_one(library, taggers, space_id, answers, changed):
        done = pipeline.Stored()
        for answer in answers:
            if len(stored) == step:
                stop.set()
                break
            stored.append(answer)
            done += store(library, taggers, space_id, [answer], changed)
        return done

    monkeypatch.setattr(pipeline, "store", one_by_one)
    fake_indexer(workspace).run(stop=stop)
    monkeypatch.undo()
    for path, said in shown(workspace).items():
        if said != NOBODY:
            number = said[1]
            assert (album / path).read_bytes() == before[f"IMG_{number}.jpg"] or number == 4
    fake_indexer(workspace).run()
    expected = {"IMG_2.jpg": 1, "sub/2.jpg": 2, "IMG_9.jpg": 3, "IMG_4.jpg": 4}
    expected = {path: picture(number) for path, number in expected.items()}
    assert shown(workspace) == expected | {"IMG_1.jpg": NOBODY}
    assert set(states(workspace).values()) == {"indexed"}


def test_names_that_change_again_before_the_files_are_read(workspace, album, monkeypatch):
    """Who is who was settled; then both files take their old names back."""
    swap = (("IMG_1.jpg", "IMG_2.jpg"), ("IMG_2.jpg", "IMG_1.jpg"))
    settle = renames.follow
    done = []

    def settled_too_early(*args):
        found = settle(*args)
        if not done:
            rename(album, *swap)
            done.append(True)
        return found

    monkeypatch.setattr(renames, "follow", settled_too_early)
    rename(album, *swap)
    fake_indexer(workspace).run()
    assert done
    assert shown(workspace) == {f"IMG_{n}.jpg": picture(n) for n in range(1, 5)}
    assert lessons_are_right(workspace)


def test_a_folder_that_is_renamed_after_it_was_looked_at(workspace, album, make_photo, monkeypatch):
    """What it holds is not found, so nobody can say yet that a photo was edited."""
    rename(album, ("IMG_1.jpg", "best/1.jpg"))
    fake_indexer(workspace).run()
    make_photo(album / "new.jpg", seed=9)
    ring = (("best/1.jpg", "new.jpg"), ("new.jpg", "IMG_2.jpg"), ("IMG_2.jpg", "best/1.jpg"))
    settle = renames.follow
    done = []

    def follow(*args):
        if not done:
            (album / "best").rename(album / "better")
            done.append(True)
        return settle(*args)

    monkeypatch.setattr(renames, "follow", follow)
    rename(album, *ring)
    assert not fake_indexer(workspace).run().complete
    assert fake_indexer(workspace).run().complete
    wanted = {"new.jpg": 1, "better/1.jpg": 2, "IMG_3.jpg": 3, "IMG_4.jpg": 4}
    expected = {path: picture(number) for path, number in wanted.items()}
    assert shown(workspace) == expected | {"IMG_2.jpg": NOBODY}
    assert set(states(workspace).values()) == {"indexed"}
    assert lessons_are_right(workspace)


def test_with_news_an_edit_counts_at_the_next_look(workspace, album, make_photo):
    """What a photo held may just have gone where it was looked already."""
    make_photo(album / "IMG_2.jpg", seed=9)
    indexer, (folder,) = fake_indexer(workspace), folders.folders(workspace)
    hints = {folder.id: Hint.of_everything()}
    assert indexer.look(hints, lambda: False, lambda: True).changed
    assert states(workspace)["IMG_2.jpg"] == "pending"
    make_photo(album / "IMG_2.jpg", seed=10)
    assert indexer.look(hints, lambda: False, lambda: True).changed
    assert states(workspace)["IMG_2.jpg"] == "pending"
    indexer.look(hints, lambda: False, lambda: True)
    assert states(workspace)["IMG_2.jpg"] == "indexed"
    assert shown(workspace)["IMG_2.jpg"] == picture(2)


def test_while_watching(workspace, album, monkeypatch):
    monkeypatch.setattr(watcher_module, "QUIET_S", 0.2)
    indexer = fake_indexer(workspace)
    indexer.start()
    try:
        rename(album, *((f"IMG_{n}.jpg", f"IMG_{n % 4 + 1}.jpg") for n in range(1, 5)))
        wanted = {f"IMG_{n % 4 + 1}.jpg": picture(n) for n in range(1, 5)}
        pause = threading.Event()
        for _ in range(150):
            if shown(workspace) == wanted:
                break
            pause.wait(0.1)
    finally:
        indexer.stop()
    assert shown(workspace) == wanted
