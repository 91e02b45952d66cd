from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from photomanager.errors import DiskFullError, LibraryDamagedError, LibraryError
from photomanager.library import backup, tags
from photomanager.library.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


def test_a_copy_is_whole_one_file_and_opens_as_a_library(library: Library, tmp_path: Path) -> None:
    with library.database.write() as connection:
        tags.create(connection, "dog", origin="user")
        connection.exec_driver_sql("INSERT INTO photo (uuid, added_at) VALUES ('p', 0)")
    with library.database.write() as connection:  # not committed while the copy is made
        tags.create(connection, "cat", origin="user")
        copy, photos = backup.backup(library, tmp_path / "deep" / "place")
    assert photos == 1
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    restored = tmp_path / "restored"
    restored.mkdir()
    copy.rename(restored / "library.db")
    again = Library.open(restored, create=False)
    with again.database.read() as connection:
        assert [one.name for one in tags.all_tags(connection)] == ["dog"]
    assert again.uuid == library.uuid
    again.close()


def test_a_file_in_the_place_of_the_folder(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(LibraryError, match="not a folder"):
            backup.backup(library, place)
    assert (tmp_path / "file").read_text() == "mine"


def test_a_full_disk_leaves_nothing_half_made(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def small(path: Path, **options: object) -> sqlite3.Connection:
        connection = connect(path, **options)  # type: ignore[call-overload]
        connection.execute("PRAGMA page_size=16384")
        connection.execute("PRAGMA max_page_count=3")
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr("photomanager.library.backup.sqlite3.connect", small)
    with pytest.raises(DiskFullError, match="full"):
        backup.write(library.database, tmp_path / "copies")
    assert list((tmp_path / "copies").iterdir()) == []


def test_damage_is_found_and_the_copy_is_not_kept(library: Library, tmp_path: Path) -> None:
    with library.database.write() as connection:
        for n in range(300):
            tags.create(connection, f"tag {n}", origin="user")
    library.close()
    path = library.directory / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'tag_normal'"
        ).fetchone()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * 16384 + 8000)
        stream.write(b"\xff" * 8000)
    broken = Library.open(library.directory)
    with pytest.raises(LibraryDamagedError, match="damaged"):
        backup.write(broken.database, tmp_path / "copies")
    assert list((tmp_path / "copies").iterdir()) == []
    broken.close()


def test_old_copies_are_thinned_out_and_other_files_are_left(tmp_path: Path) -> None:
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    for hours in range(0, 24 * 400, 6):
        name = (now - timedelta(hours=hours)).strftime("library-%Y%m%d-%H%M%S-%f.db")
        (tmp_path / name).touch()
    (tmp_path / "library-mine.db").touch()
    gone = backup.thin_out(tmp_path, now=now)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert "library-mine.db" in left
    assert len(gone) > 1500
    assert len([name for name in left if name >= "library-20260531-12"]) >= 4
    assert len(left) < 40
    assert backup.thin_out(tmp_path, now=now) == []


def test_what_a_restore_or_an_update_replaced_is_kept_for_a_month(
    library: Library, tmp_path: Path
) -> None:
    morning = datetime(2026, 6, 1, 8, tzinfo=UTC)
    backup.write(library.database, tmp_path, now=morning)
    noon = morning + timedelta(hours=4)
    aside = [
        backup.write(library.database, tmp_path, before=occasion, now=noon + timedelta(days=days))
        for days in (0, 1)
        for occasion in ("restore", "update")
    ]
    assert backup.newest(tmp_path) == morning
    assert {path for path, _ in backup.by_age(tmp_path)} > set(aside)
    for days in (2, 10, 29):
        assert backup.thin_out(tmp_path, now=noon + timedelta(days=days)) == []
    assert backup.thin_out(tmp_path, now=noon + timedelta(days=30)) == aside[:2]
    assert backup.thin_out(tmp_path, now=noon + timedelta(days=4000)) == []
    assert all(path.exists() for path in aside[2:])


def test_the_name_tells_what_a_copy_was_made_before(library: Library, tmp_path: Path) -> None:
    for occasion in (None, *backup._BEFORE):
        assert backup.made_before(backup.write(library.database, tmp_path, before=occasion)) == (
            occasion
        )
    assert backup.made_before(tmp_path / "library-before-lunch.db") is None
