"""Kill the program at any moment: what was finished stays, and the next run does the rest."""

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
from tests.indexing.fake_worker import CRASHES
from tests.indexing.workspaces import open_workspace

# What may differ between two libraries with the same contents.
CHANCE = {"uuid", "seq", "at", "added_at", "created_at", "scanned_at"}
FEEDS = {"change", "library_info"}
# Rows of other tables as history keeps them.
MOMENT = re.compile(r'"\w+_at":\d+')


def start(library, folder):
    """An indexing process that has come to the point where it begins."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.indexing.index_once", str(library), str(folder)],
        cwd=Path(__file__).parents[2],
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
        mapped, codes = workspace.library.vectors(workspace.space_id).codes()
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
