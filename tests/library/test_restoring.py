"""A backup comes back whole, and what was there before is kept."""

from __future__ import annotations

import lzma
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from photomanager.errors import LibraryDamagedError, LibraryError, LibraryTooNewError
from photomanager.library import backup, restoring, stopping, tags
from photomanager.library.library import Library


def add_tag(folder: Path, name: str) -> None:
    opened = Library.open(folder)
    with opened.database.write() as connection:
        tags.create(connection, name, origin="user")
    opened.close()


def tag_names(folder: Path) -> list[str]:
    opened = Library.open(folder, create=False)
    try:
        with opened.database.read() as connection:
            return sorted(one.name for one in tags.all_tags(connection))
    finally:
        opened.close()


def copy_of(folder: Path, place: Path) -> Path:
    opened = Library.open(folder)
    copy, _ = backup.backup(opened, place)
    opened.close()
    return copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add_tag(tmp_path / "library", "dog")
    return tmp_path / "library"


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A backup with "dog", of a library that knows "cat" too."""
    made = copy_of(folder, tmp_path / "other disk")
    add_tag(folder, "cat")
    return made


@pytest.mark.parametrize("questions", [0, 1, 3, 6])
def test_stopped_the_library_stays_as_it_is_and_nothing_half_made_is_left(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, questions: int
) -> None:
    monkeypatch.setattr(stopping, "_INSTRUCTIONS", 200)
    left = iter(range(questions))

    def go_on() -> None:
        if next(left, None) is None:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        restoring.restore(folder, copy, go_on)
    assert tag_names(folder) == ["cat", "dog"]
    assert not list(folder.rglob("*.unfinished"))
    assert not list(folder.rglob("*.restoring"))
    restoring.restore(folder, copy, lambda: None)
    assert tag_names(folder) == ["dog"]


def test_the_library_is_as_it_was_and_the_later_state_is_kept(folder: Path, copy: Path) -> None:
    content = copy.read_bytes()
    done = restoring.restore(folder, copy)
    assert tag_names(folder) == ["dog"]
    assert copy.read_bytes() == content
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert done.before is not None
    assert done.before.parent == folder / backup.FOLDER
    restoring.restore(folder, done.before)
    assert tag_names(folder) == ["cat", "dog"]


def test_the_replaced_state_outlives_the_copies_of_its_day(folder: Path, tmp_path: Path) -> None:
    """With a copy from that morning the only one with the day's edits went after a day."""
    morning = copy_of(folder, folder / backup.FOLDER)
    add_tag(folder, "cat")
    done = restoring.restore(folder, morning)
    opened = Library.open(folder)
    later = datetime.now(UTC) + timedelta(days=3)
    backup.write(opened.database, folder / backup.FOLDER, now=later - timedelta(minutes=1))
    opened.close()
    backup.thin_out(folder / backup.FOLDER, now=later)
    assert done.before is not None
    assert done.before in [path for path, _ in backup.by_age(folder / backup.FOLDER)]
    restoring.restore(folder, done.before)
    assert tag_names(folder) == ["cat", "dog"]


def test_a_lost_database_comes_back(folder: Path, copy: Path) -> None:
    (folder / "library.db").unlink()
    assert restoring.restore(folder, copy).before is None
    assert tag_names(folder) == ["dog"]


def test_a_damaged_database_is_kept_byte_for_byte(folder: Path, copy: Path) -> None:
    path = folder / "library.db"
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * 20_000 + data[24_096:])
    damaged = path.read_bytes()
    done = restoring.restore(folder, copy)
    assert done.before is not None
    assert done.before.read_bytes() == damaged
    assert tag_names(folder) == ["dog"]


def test_no_database_at_all_in_its_place(folder: Path, copy: Path) -> None:
    (folder / "library.db").write_bytes(b"something else entirely" * 900)
    done = restoring.restore(folder, copy)
    assert done.before is not None
    assert done.before.read_bytes().startswith(b"something else")
    assert tag_names(folder) == ["dog"]


def test_a_copy_of_an_older_schema_is_migrated_when_it_is_opened(
    folder: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    stored = Path(__file__).with_name("databases") / "version-1.db.xz"
    old.write_bytes(lzma.decompress(stored.read_bytes()))
    assert restoring.restore(folder, old).photos == 6
    assert "garden at home" in tag_names(folder)


@pytest.mark.parametrize("harm", ["text", "cut", "foreign", "table", "missing"])
def test_a_copy_that_cannot_be_used_changes_nothing(
    folder: Path, copy: Path, tmp_path: Path, harm: str
) -> None:
    bad = tmp_path / "bad.db"
    data = copy.read_bytes()
    if harm == "text":
        bad.write_text("hello " * 9_000)
    elif harm == "cut":
        bad.write_bytes(data[: len(data) // 2])
    elif harm == "foreign":
        with closing(sqlite3.connect(bad)) as connection:
            connection.execute("CREATE TABLE photo (id)")
            connection.commit()
    elif harm == "table":
        bad.write_bytes(data)
        with closing(sqlite3.connect(bad)) as connection:
            connection.execute("DROP TABLE photo")
            connection.commit()
    with pytest.raises(LibraryError, match=r"bad\.db"):
        restoring.restore(folder, bad)
    assert tag_names(folder) == ["cat", "dog"]
    assert not list(folder.glob(f"{backup.FOLDER}/*"))


def test_a_newer_copy_is_refused(folder: Path, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(LibraryTooNewError, match="newer version"):
        restoring.restore(folder, copy)


def test_an_open_library_is_not_pulled_away(folder: Path, copy: Path) -> None:
    opened = Library.open(folder)
    with (
        opened.database.read(),
        pytest.raises(LibraryError, match="open in a window or used by a command"),
    ):
        restoring.restore(folder, copy)
    opened.close()
    assert tag_names(folder) == ["cat", "dog"]


def test_its_own_database_is_no_backup(folder: Path) -> None:
    with pytest.raises(LibraryError, match="own database"):
        restoring.restore(folder, folder / "library.db")
    assert tag_names(folder) == ["dog"]


def test_killed_while_it_copies_the_library_is_the_old_one(folder: Path, copy: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from photomanager.library import restoring\n"
        "restoring._BLOCK = 50_000\n"
        "def go_on():\n"
        "    if list(Path(sys.argv[1]).glob('*.restoring')): os._exit(9)\n"
        "restoring.restore(Path(sys.argv[1]), Path(sys.argv[2]), go_on)\n"
    )
    words = [sys.executable, "-c", program, os.fspath(folder), os.fspath(copy)]
    assert subprocess.run(words, check=False).returncode == 9
    assert tag_names(folder) == ["cat", "dog"]
    restoring.restore(folder, copy)
    assert tag_names(folder) == ["dog"]
    assert not (folder / "library.restoring").exists()


def test_a_library_on_a_network_drive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photomanager.library.library.network_kind", lambda _path: "nfs4")
    with pytest.raises(LibraryError, match=r"network drive \(nfs4\)"):
        Library.open(tmp_path / "share")
    assert not (tmp_path / "share").exists()


def test_a_damaged_library_says_what_to_do(folder: Path, copy: Path) -> None:
    (folder / "library.db").write_bytes(b"no database" * 4_000)
    with pytest.raises(LibraryDamagedError, match="backups"):
        Library.open(folder)
    assert copy.exists()
