"""A library of each released version opens in this one, with all that was in it."""

from __future__ import annotations

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from photomanager.library.library import Library
from photomanager.library.schema import SCHEMA_VERSION

# Each made by that version itself: six photos indexed, tags added, rejected, renamed and
# merged, one operation undone. The newest is here too: its schema is released, and may only
# change with a step of its own.
DATABASES = sorted(Path(__file__).with_name("databases").glob("version-*.db.xz"))
TRUTH = (
    "SELECT uuid, added_at, taken_at, width, height, metadata FROM photo ORDER BY id",
    "SELECT * FROM file ORDER BY id",
    "SELECT uuid, name, parent_id, origin FROM tag ORDER BY id",
    "SELECT * FROM statement ORDER BY photo_id, tag_id",
    "SELECT * FROM tag_alias ORDER BY tag_uuid",
    "SELECT id, uuid, summary, undone_by FROM operation ORDER BY id",
    "SELECT * FROM operation_change ORDER BY operation_id, position",
    "SELECT id, uuid, photo_uuid, tag_uuid, verdict, code FROM lesson ORDER BY id",
    "SELECT * FROM vector ORDER BY photo_id",
)
SHAPE = "SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name"


@pytest.fixture(params=DATABASES, ids=lambda path: path.name.partition(".")[0])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    directory = tmp_path / "library"
    directory.mkdir()
    (directory / "library.db").write_bytes(lzma.decompress(request.param.read_bytes()))
    return directory


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_each_released_version_has_its_database() -> None:
    assert [path.name for path in DATABASES] == [
        f"version-{n}.db.xz" for n in range(1, SCHEMA_VERSION + 1)
    ]


def test_everything_of_an_older_version_is_there(folder: Path) -> None:
    before = [rows(folder / "library.db", query) for query in TRUTH]
    assert all(before)
    Library.open(folder).close()
    assert [rows(folder / "library.db", query) for query in TRUTH] == before
    assert rows(folder / "library.db", "PRAGMA integrity_check") == [("ok",)]
    assert rows(folder / "library.db", "PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_the_older_file_is_kept_beside_it(folder: Path) -> None:
    (version,) = rows(folder / "library.db", "PRAGMA user_version")
    Library.open(folder).close()
    kept = [rows(copy, "PRAGMA user_version") for copy in (folder / "backups").glob("*.db")]
    assert kept == ([] if version == (SCHEMA_VERSION,) else [[version]])


def test_a_migrated_library_has_the_shape_of_a_new_one(folder: Path, tmp_path: Path) -> None:
    Library.open(folder).close()
    Library.open(tmp_path / "new").close()
    assert rows(folder / "library.db", SHAPE) == rows(tmp_path / "new" / "library.db", SHAPE)
    for (table,) in rows(
        folder / "library.db", "SELECT name FROM sqlite_schema WHERE type='table'"
    ):
        query = f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}') ORDER BY cid"
        assert rows(folder / "library.db", query) == rows(tmp_path / "new" / "library.db", query)


def test_keywords_that_the_first_version_only_kept_become_facts(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    file = library / "library.db"
    file.write_bytes(lzma.decompress(DATABASES[0].read_bytes()))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute('UPDATE photo SET metadata = \'{"keywords": ["Zelt"]}\' WHERE id = 1')
        connection.commit()
    Library.open(library).close()
    query = "SELECT photo_id, tag.name, origin FROM imported JOIN tag ON tag.id = tag_id"
    assert rows(file, query) == [(1, "Zelt", "imported")]
