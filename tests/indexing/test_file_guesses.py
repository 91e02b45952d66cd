import json

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import insert, select, text

from photomanager.indexing import file_facts, file_guesses, scoring
from photomanager.library import facts
from photomanager.library.schema import file_fact, photo
from photomanager.operations import folders, photos, tag_admin, tagging
from photomanager.operations.explain import explain, in_words
from photomanager.operations.scores import scores
from photomanager.operations.undo import undo
from tests.indexing.conftest import FAKE_WORKER
from tests.indexing.workspaces import fake_indexer, open_workspace

FLASH, TAKEN, MAKE, MODEL, EXIF = 0x9209, 0x9003, 0x010F, 0x0110, 0x8769


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    return folder


def add(path, seed, *, grey=False, **exif):
    """A photo with these EXIF numbers: flash, taken."""
    pixels = np.random.default_rng(seed).integers(0, 256, (6, 8, 3), np.uint8)
    image = Image.fromarray(pixels).resize((160, 120), Image.Resampling.BICUBIC)
    said = Image.Exif()
    said[MAKE], said[MODEL] = "Test", "One"
    inner = said.get_ifd(EXIF)
    if "flash" in exif:
        inner[FLASH] = exif["flash"]
    if "taken" in exif:
        inner[TAKEN] = exif["taken"]
    image = image.convert("L").convert("RGB") if grey else image
    image.save(path, exif=said)


def indexed(workspace, album):
    folders.add(workspace, album, origin="cli")
    fake_indexer(workspace).run()
    return {path.stem: photos.resolve(workspace, str(path)) for path in sorted(album.glob("*.jpg"))}


def shown(workspace, photo):
    with workspace.library.database.read() as connection:
        return {tag.name: tag for tag in facts.shown(connection, [photo])[photo]}


def rows(workspace):
    with workspace.library.database.read() as connection:
        return connection.execute(
            text(
                "SELECT photo_id, tag_id, confidence, automatic, via_tag_id FROM machine"
                " ORDER BY photo_id, tag_id"
            )
        ).all()


def test_what_the_file_says_is_set_by_itself_and_explained(workspace, album):
    add(album / "flash.jpg", 1, flash=1)
    add(album / "grey.jpg", 2, grey=True)
    add(album / "plain.jpg", 3, flash=16)
    ids = indexed(workspace, album)
    assert shown(workspace, ids["flash"])["flash"].state == "automatic"
    assert shown(workspace, ids["grey"])["black and white"].confidence == pytest.approx(0.97)
    assert not {"flash", "black and white"} & set(shown(workspace, ids["plain"]))
    found = explain(workspace, ids["flash"], "flash", command=FAKE_WORKER)
    assert in_words(found) == ["The file says: the flash fired."]
    assert (found.confidence, found.via) == (0.99, None)
    assert found.cells.sum() + found.bias + found.rounding == pytest.approx(found.log_odds)
    above = explain(workspace, ids["flash"], "picture", command=FAKE_WORKER)
    assert (above.via, above.file_says) == ("flash", "the flash fired")
    by_photo = {row.photo_id: row for row in scores(workspace, "flash").rows}
    assert (by_photo[ids["flash"]].confidence, by_photo[ids["plain"]].confidence) == (0.99, 0)


def test_the_users_word_and_switches_are_above(workspace, album):
    add(album / "flash.jpg", 1, flash=1)
    ids = indexed(workspace, album)
    tagging.tag(workspace, [ids["flash"]], reject=["flash"])
    assert shown(workspace, ids["flash"])["flash"].state == "rejected"
    undo(workspace)
    tag_admin.switch(workspace, "flash", automatic=False)
    assert shown(workspace, ids["flash"])["flash"].state == "suggested"
    tag_admin.switch(workspace, "flash", enabled=False)
    assert "flash" not in shown(workspace, ids["flash"])


def test_lessons_and_a_new_scoring_reach_the_same_rows(workspace, album):
    for seed in range(8):
        add(album / f"{seed}.jpg", seed, flash=seed % 2, grey=seed % 3 == 0)
    ids = indexed(workspace, album)
    before = rows(workspace)
    tagging.tag(workspace, [ids["0"], ids["2"]], add=["flash"])
    tagging.tag(workspace, [ids["1"]], reject=["black and white", "picture"])
    taught = rows(workspace)
    with workspace.library.database.write() as connection:
        scoring.rescore_all(connection, workspace.taggers)
    assert rows(workspace) == taught
    undo(workspace, 2)
    assert rows(workspace) == before
    with workspace.library.database.write() as connection:
        scoring.rescore_all(connection, workspace.taggers)
    assert rows(workspace) == before


def test_a_burst_is_found_when_its_last_photo_comes(workspace, album):
    for second in (1, 2):
        add(album / f"{second}.jpg", second, taken=f"2020:01:01 10:00:0{second}")
    add(album / "later.jpg", 5, taken="2020:01:01 11:00:00")
    ids = indexed(workspace, album)
    assert "burst" not in shown(workspace, ids["1"])
    add(album / "3.jpg", 3, taken="2020:01:01 10:00:03")
    ids = indexed(workspace, album)
    states = {name: shown(workspace, one).get("burst") for name, one in ids.items()}
    assert {name for name, tag in states.items() if tag} == {"1", "2", "3"}
    assert states["1"].state == "automatic"
    # One of them turns out to have been taken at another time.
    add(album / "2.jpg", 2, taken="2021:01:01 10:00:02")
    ids = indexed(workspace, album)
    assert "burst" not in shown(workspace, ids["2"])


def test_bursts_are_those_of_the_whole_library_in_whatever_order_photos_come(workspace):
    random = np.random.default_rng(3)
    taken = np.cumsum(random.choice([0, 400_000, 1_000_000, 1_500_000, 9_000_000], 300))
    said = [json.dumps({"make": "Test", "camera": name, "format": "JPEG"}) for name in "AB"]
    rows = [
        {
            "id": n,
            "uuid": str(n),
            "added_at": 0,
            "taken_at": int(moment) if n % 11 else None,
            "metadata": said[int(random.random() < 0.2)],
        }
        for n, moment in enumerate(taken, 1)
    ]
    shots = [
        file_facts.Shot(row["id"], row["metadata"], row["taken_at"], numbered=False)
        for row in rows
        if row["taken_at"] is not None
    ]
    told = set()
    with workspace.library.database.write() as connection:
        for part in np.array_split(random.permutation(len(rows)), 17):
            connection.execute(insert(photo), [rows[n] for n in part])
            told ^= set(file_guesses.find_bursts(connection, [rows[n]["id"] for n in part]))
        stored = set(connection.execute(select(file_fact.c.photo_id)).scalars())
    expected = set(file_facts.bursts(shots))
    assert 20 < len(expected) < 280
    assert stored == told == expected
