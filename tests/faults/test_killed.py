"""`kill -9` at random moments: the library is whole and no acknowledged edit is lost."""

import lzma
import subprocess
import sys
import time
from pathlib import Path

import pytest

from photomanager.library.library import Library
from photomanager.library.schema import SCHEMA_VERSION
from photomanager.operations import undo
from tests.faults import libraries

OLD = Path(__file__).parents[1] / "library" / "databases"
OPEN = "import sys; from pathlib import Path; from photomanager.library.library import Library\n"
OPEN += "print('running', flush=True); Library.open(Path(sys.argv[1])).close()"


def start(*words):
    process = subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "running\n"
    return process


@pytest.mark.slow
def test_while_tags_are_edited_undone_and_backed_up(tmp_path, chance, how_many):
    folder = tmp_path / "library"
    libraries.make(folder)
    acknowledged = []
    for _ in range(how_many(4, 50)):
        words = ["-m", "tests.faults.edit_for_ever", str(folder), str(chance.randrange(1 << 30))]
        with start(*words) as process:
            time.sleep(chance.uniform(0.05, 1.5))
            process.kill()
            said = process.stdout.read().splitlines()
        # A line that was cut short is of an edit that nobody was told about.
        for kind, *uuids in (line.split() for line in said if len(line) > 36 or " " not in line):
            if kind == "undo":
                acknowledged = [one for one in acknowledged if one not in uuids]
            acknowledged += [] if kind in ("undo", "backup") else uuids
        libraries.check(folder)
        held = "SELECT uuid FROM operation WHERE undone_by IS NULL"
        operations = {uuid for (uuid,) in libraries.rows(folder / "library.db", held)}
        assert set(acknowledged) <= operations | last_undone(folder)
        # What was undone without a word is undone for good, whatever comes after it.
        acknowledged = [one for one in acknowledged if one in operations]
        for copy in (folder / "backups").glob("library-*.db"):
            assert libraries.rows(copy, "PRAGMA integrity_check(1)") == [("ok",)]
    assert acknowledged, "every process ended before its first edit"
    everything_can_be_undone(folder)


def last_undone(folder):
    """The operation whose undoing was committed but not yet said when the kill came."""
    query = """
        SELECT undone.uuid FROM operation undone JOIN operation undo ON undo.uuid = undone.undone_by
        ORDER BY undo.id DESC LIMIT 1
    """
    return {uuid for (uuid,) in libraries.rows(folder / "library.db", query)}


def everything_can_be_undone(folder):
    workspace = libraries.reopen(folder)
    while undo.undo(workspace, 50, origin="cli").undone:
        pass
    workspace.library.close()
    assert libraries.rows(folder / "library.db", "SELECT count(*) FROM statement") == [(0,)]
    libraries.check(folder)


@pytest.mark.slow
@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_while_an_older_library_is_migrated(tmp_path, chance, how_many, version):
    stored = lzma.decompress((OLD / f"version-{version}.db.xz").read_bytes())
    truth = "SELECT photo_id, tag_id, verdict FROM statement ORDER BY 1, 2"
    versions = set()
    for number in range(how_many(4, 50)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "library.db"
        path.write_bytes(stored)
        before = libraries.rows(path, truth)
        with start("-c", OPEN, str(folder)) as process:
            time.sleep(chance.uniform(0, 0.15))
            process.kill()
        ((found,),) = libraries.rows(path, "PRAGMA user_version")
        versions.add(found)
        assert version <= found <= SCHEMA_VERSION
        libraries.check(folder)
        Library.open(folder).close()
        assert libraries.rows(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
        assert libraries.rows(path, truth) == before
    assert versions
