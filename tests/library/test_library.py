"""Opening a library: what is there, what is not, and what is broken."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from photomanager.errors import (
    DiskFullError,
    LibraryDamagedError,
    LibraryError,
    LibraryTooNewError,
)
from photomanager.library import backup, migrations, tags
from photomanager.library.database import Database
from photomanager.library.library import Library, activate_space

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


def one_sentence(error: pytest.ExceptionInfo[LibraryError]) -> str:
    said = str(error.value)
    assert "\n" not in said
    assert said.endswith(".")
    assert "Error" not in said
    assert "sqlite" not in said.lower()
    return said


def contents(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def fill(library: Library) -> None:
    with library.database.write() as connection:
        fill_by(connection)


def fill_by(connection: Connection) -> None:
    rows = [(f"uuid {n}", f"tag {n}", f"tag {n}") for n in range(5000)]
    connection.exec_driver_sql(
        "INSERT INTO tag (uuid, name, normal, origin, created_at) VALUES (?, ?, ?, 'user', 0)", rows
    )


def read_all_of(folder: Path) -> None:
    library = Library.open(folder)
    try:
        with library.database.read() as connection:
            connection.execute(text("SELECT max(name), max(uuid), max(normal) FROM tag")).all()
            connection.execute(text("SELECT * FROM tag ORDER BY id DESC")).all()
    finally:
        library.close()


def test_a_new_library_is_whole_and_keeps_its_identity(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c %20" / "library"
    first = Library.open(folder)
    uuid = first.uuid
    with first.database.write() as connection:
        tags.create(connection, "dog", origin="user")
    first.close()
    second = Library.open(folder, create=False)
    with second.database.read() as connection:
        assert [one.name for one in tags.all_tags(connection)] == ["dog"]
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert connection.execute(text("PRAGMA page_size")).scalar_one() == 16384
    assert second.uuid == uuid
    assert second.directory == folder
    second.close()


def test_a_folder_name_that_is_not_utf8(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"b\xffd")
    library = Library.open(folder)
    library.close()
    (folder / "library.db").write_bytes(os.urandom(40_000))
    with pytest.raises(LibraryDamagedError) as error:
        Library.open(folder)
    one_sentence(error).encode()


def test_create_false_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="There is no library in") as error:
        Library.open(tmp_path / "none", create=False)
    one_sentence(error)
    assert contents(tmp_path) == set()


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_in_the_place_of_the_folder(tmp_path: Path, below: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(LibraryError, match="not a folder") as error:
        Library.open(file / below)
    one_sentence(error)
    assert contents(tmp_path) == {"file"}
    assert file.read_text() == "mine"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_without_write_rights(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(LibraryError, match="cannot be written") as error:
            Library.open(tmp_path / "library")
        one_sentence(error)
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    assert contents(tmp_path) == set()


def test_a_database_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library.open(tmp_path).close()
    connect = sqlite3.connect

    def read_only(path: Path, **options: object) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("photomanager.library.database.sqlite3.connect", read_only)
    with pytest.raises(LibraryError, match="cannot be written") as error:
        Library.open(tmp_path)
    one_sentence(error)


def test_a_folder_in_the_place_of_the_database(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(LibraryError, match="cannot be opened") as error:
        Library.open(tmp_path)
    one_sentence(error)


def test_random_bytes(tmp_path: Path) -> None:
    broken = os.urandom(100_000)
    (tmp_path / "library.db").write_bytes(broken)
    with pytest.raises(LibraryDamagedError) as error:
        Library.open(tmp_path)
    assert str(tmp_path) in one_sentence(error)
    assert (tmp_path / "library.db").read_bytes() == broken


@pytest.mark.parametrize("share", [0.9, 0.5, 0.1])
def test_a_truncated_database(tmp_path: Path, share: float) -> None:
    library = Library.open(tmp_path)
    fill(library)
    library.close()
    path = tmp_path / "library.db"
    with path.open("r+b") as stream:
        stream.truncate(int(path.stat().st_size * share))
    with pytest.raises(LibraryDamagedError, match="damaged") as error:
        Library.open(tmp_path)
    one_sentence(error)


def test_damage_met_later_is_told_in_the_same_words(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    fill(library)
    library.close()
    path = tmp_path / "library.db"
    with path.open("r+b") as stream:
        size = path.stat().st_size
        stream.seek(size // 2)
        stream.write(os.urandom(size // 2))
    with pytest.raises(LibraryDamagedError) as error:
        read_all_of(tmp_path)
    one_sentence(error)


def test_another_programs_database(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "library.db")) as other:
        other.execute("CREATE TABLE theirs (a)")
    with pytest.raises(LibraryDamagedError, match="not a photo library") as error:
        Library.open(tmp_path)
    one_sentence(error)


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    with pytest.raises(LibraryTooNewError, match="newer version") as error:
        Library.open(tmp_path)
    one_sentence(error)
    assert path.read_bytes() == before


def test_a_lost_database_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    backup.backup(library)
    library.close()
    (tmp_path / "library.db").write_bytes(b"")
    with pytest.raises(LibraryDamagedError, match="has lost its file") as error:
        Library.open(tmp_path)
    one_sentence(error)


def test_a_killed_creation_is_simply_done_again(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from photomanager.library import migrations\n"
        "from photomanager.library.library import Library\n"
        "migrations._create = lambda connection, version, made=migrations._create: (\n"
        "    made(connection, version), os._exit(9))\n"
        "Library.open(Path(sys.argv[1]))\n"
    )
    folder = tmp_path / "library"
    assert subprocess.run([sys.executable, "-c", code, str(folder)]).returncode == 9
    assert (folder / "library.db").exists()
    library = Library.open(folder)
    assert len(library.uuid) == 36
    library.close()


def limited(pages: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets every database of this test grow to so many pages: the disk is full."""
    connect = Database._connect

    def full(self: Database, *cache: int) -> sqlite3.Connection:
        connection = connect(self, *cache)
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    monkeypatch.setattr(Database, "_connect", full)


def test_a_full_disk_while_making_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(5, monkeypatch)
    with pytest.raises(DiskFullError, match="is full") as error:
        Library.open(tmp_path / "deep" / "library")
    one_sentence(error)
    assert contents(tmp_path) == set()


def test_a_full_disk_while_writing_loses_only_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open(tmp_path).close()
    pages = (tmp_path / "library.db").stat().st_size // 16384
    limited(pages + 2, monkeypatch)
    library = Library.open(tmp_path)
    with library.database.write() as connection:
        tags.create(connection, "kept", origin="user")
    with pytest.raises(DiskFullError) as error, library.database.write() as connection:
        fill_by(connection)
    one_sentence(error)
    with library.database.read() as connection:
        assert [one.name for one in tags.all_tags(connection)] == ["kept"]
    library.close()


def test_a_migration_makes_a_backup_first_and_each_step_is_whole(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    database, version = library.database, library.database.user_version()

    def adds(connection: object) -> None:
        connection.execute(text("CREATE TABLE extra (a)"))  # type: ignore[attr-defined]

    def fails(connection: object) -> None:
        connection.execute(text("CREATE TABLE half (a)"))  # type: ignore[attr-defined]
        raise ArithmeticError

    steps = {version: adds, version + 1: fails}
    with pytest.raises(ArithmeticError):
        migrations.bring_up_to_date(
            database, tmp_path / "backups", version=version + 2, steps=steps
        )
    assert database.user_version() == version + 1
    with database.read() as connection:
        names = set(connection.execute(text("SELECT name FROM sqlite_schema")).scalars())
    assert "extra" in names
    assert "half" not in names
    (copy,) = (tmp_path / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
    library.close()


def test_exactly_one_space_is_active(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    with library.database.write() as connection:
        one = activate_space(connection, "aa", "net", 8)
        two = activate_space(connection, "bb", "net", 8)
        assert activate_space(connection, "aa", "net", 8) == one != two
        active = connection.execute(text("SELECT id FROM space WHERE active")).scalars().all()
    assert active == [one]
    assert library.vectors(one) is library.vectors(one)
    assert library.vectors(one) is not library.vectors(two)
    library.close()


def test_write_inside_write_is_a_bug_not_a_deadlock(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    with (
        library.database.write(),
        pytest.raises(RuntimeError, match="pass the connection on"),
        library.database.write(),
    ):
        pass
    with library.database.write() as connection:  # and the lock is free again
        tags.create(connection, "dog", origin="user")
    library.close()
