"""Kill the program at any moment: what was finished stays, and the next run does the rest."""

import collections
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from photomanager.library.schema import metadata
from tests.indexing.fake_worker import CRASHES, DIARY
from tests.indexing.workspaces import open_workspace

# What may differ between two libraries with the same contents.
CHANCE = {"uuid", "seq", "at", "added_at", "created_at", "scanned_at"}
FEEDS = {"change", "library_info"}
# Rows of other tables as history keeps them.
MOMENT = re.compile(r'"\w+_at":\d+')


def start(library, folder, *more, **environment):
    """An indexing process that has come to the point where it begins."""
    words = [sys.executable, "-m", "tests.indexing.index_once", library, folder, *more]
    process = subprocess.Popen(
        list(map(str, words)),
        cwd=Path(__file__).parents[2],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "running\n"
    return process


def index(library, folder):
    """Runs undisturbed; seconds it took."""
    began = time.monotonic()
    with start(library, folder) as process:
        assert "IndexReport" in process.stdout.read()
    assert process.returncode == 0
    return time.monotonic() - began


def index_with_kills(library, folder, moments):
    """Kills one run after another at these moments, then lets one finish; kills that hit."""
    hits = 0
    for moment in moments:
        with start(library, folder) as process:
            time.sleep(moment)
            hits += process.poll() is None
            process.kill()
    index(library, folder)
    return hits


def contents(directory):
    """Every table as far as it does not depend on chance."""
    with open_workspace(directory) as workspace, workspace.library.database.read() as connection:
        found = {}
        for table in metadata.sorted_tables:
            if table.name in FEEDS:
                continue
            columns = [column for column in table.c if column.name not in CHANCE]
            rows = connection.execute(select(*columns)).all()
            found[table.name] = sorted(MOMENT.sub("", repr(row)) for row in rows)
        vectors = workspace.library.vectors(workspace.space_id)
        vectors.catch_up(connection)  # a run that finds nothing left to do does not
        mapped, codes = vectors.codes()
        found["mapped vectors"] = [mapped.tolist(), codes.tolist()]
    return found


def change_everything(folder, make_photo):
    """Moves, edits, deletes, copies and adds."""
    (folder / "later").mkdir()
    for number in (0, 7, 19):
        (folder / f"{number:02}.jpg").rename(folder / "later" / f"moved {number}.jpg")
    for number in (3, 11):
        make_photo(folder / f"{number:02}.jpg", seed=500 + number, size=(900, 700))
    (folder / "05.jpg").unlink()
    shutil.copy2(folder / "08.jpg", folder / "a copy.jpg")
    for number in range(12):
        make_photo(folder / f"new {number:02}.jpg", seed=700 + number, size=(900, 700))


def run_test(tmp_path, make_photo, photos, kills, seed):
    chance = random.Random(seed)
    folder = tmp_path / "photos"
    for number in range(photos):
        make_photo(folder / f"{number:02}.jpg", seed=number, size=(1000, 800))
    make_photo(folder / "crash.png", size=CRASHES)
    (folder / "empty.jpg").touch()
    hits = 0
    for change in (lambda: None, lambda: change_everything(folder, make_photo)):
        change()
        seconds = index(tmp_path / "undisturbed", folder)
        moments = [chance.uniform(0, 0.7 * seconds) for _ in range(kills)]
        hits += index_with_kills(tmp_path / "killed", folder, moments)
        undisturbed, killed = contents(tmp_path / "undisturbed"), contents(tmp_path / "killed")
        assert killed.keys() == undisturbed.keys()
        for name, rows in undisturbed.items():
            assert killed[name] == rows, name
        assert undisturbed["vector"]
    assert hits > 0, "every run ended before it could be killed"


@pytest.mark.slow
def test_a_killed_run_and_an_undisturbed_one_end_alike(tmp_path, make_photo, chance, how_many):
    run_test(tmp_path, make_photo, 40, how_many(5, 25), seed=chance.randrange(1 << 30))


def decoded(diary):
    """The pictures that each worker has decoded, one worker after another."""
    found = collections.defaultdict(list)
    for line in diary.read_text().splitlines() if diary.exists() else ():
        worker, picture = line.split()
        found[worker].append(picture)
    return list(found.values())


def kill_after(pictures, diary, *words):
    """Kills a run when so many more pictures have been decoded."""
    wanted = sum(map(len, decoded(diary))) + pictures
    with start(*words, **{DIARY: str(diary)}) as process:
        while sum(map(len, decoded(diary))) < wanted and process.poll() is None:
            time.sleep(0.005)
        assert process.poll() is None, "the run ended before it could be killed"
        process.kill()


@pytest.mark.slow
def test_no_work_is_repeated_beyond_the_batch_in_flight(tmp_path, make_photo, chance, how_many):
    batch = 4
    # Those that wait to be stored, and those that the worker was given meanwhile.
    in_flight = 2 * batch - 1
    kills = how_many(5, 40)
    most = 20
    photos = kills * most + 20
    folder, library, diary = (tmp_path / name for name in ("photos", "library", "diary"))
    for number in range(photos):
        make_photo(folder / f"{number:04}.jpg", seed=number, size=(400, 300))
    for _ in range(kills):
        kill_after(chance.randint(1, most), diary, library, folder, batch)
    with start(library, folder, batch, **{DIARY: str(diary)}) as process:
        assert "moved=0, missing=0, failed=0" in process.stdout.read()
    workers = decoded(diary)
    assert len(workers) == kills + 1
    known = set()
    for pictures in workers:
        again = known.intersection(pictures)
        assert len(again) <= in_flight
        assert len(set(pictures)) == len(pictures)
        known.update(pictures)
    assert len(known) == photos
