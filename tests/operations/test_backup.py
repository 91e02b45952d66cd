"""Copies are made when there is something new, and complained about when they are old."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert

from photomanager.library import backup as copies
from photomanager.library.schema import change
from photomanager.operations import backup
from tests import taught_library

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Any:
    opened = taught_library.make(tmp_path, photos=3)
    yield opened
    opened.library.close()


def something_changes(workspace: Any, moment: datetime) -> None:
    with workspace.library.database.write() as connection:
        at = int(moment.timestamp() * 1_000_000)
        connection.execute(insert(change).values(at=at, kind="tags", payload='{"all":true}'))


def dated(folder: Path, moment: datetime) -> None:
    """Gives the newest copy the name it would have if it had been made then."""
    newest = max(folder.glob("library-*.db"))
    newest.rename(folder / moment.strftime("library-%Y%m%d-%H%M%S-%f.db"))


def test_one_copy_a_day_and_only_of_what_is_new(workspace: Any) -> None:
    own = workspace.library.directory / copies.FOLDER
    something_changes(workspace, NOON)
    (made,) = backup.keep_up(workspace, now=NOON)
    with closing(sqlite3.connect(made.file)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    dated(own, NOON)
    something_changes(workspace, NOON + timedelta(hours=1))
    assert backup.keep_up(workspace, now=NOON + timedelta(hours=23)) == []
    assert len(backup.keep_up(workspace, now=NOON + timedelta(hours=25))) == 1
    dated(own, NOON + timedelta(hours=25))
    assert backup.keep_up(workspace, now=NOON + timedelta(days=9)) == []


def test_a_second_folder_gets_its_own(workspace: Any, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    something_changes(workspace, NOON)
    assert len(backup.keep_up(workspace, disk, now=NOON)) == 1
    assert not disk.exists(), "a folder in the place of a disk would hide that it is missing"
    disk.mkdir()
    (made,) = backup.keep_up(workspace, disk, now=NOON)
    assert made.file.parent == disk


def test_old_copies_on_the_second_disk_are_said(workspace: Any, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    assert backup.reminder(workspace, None, now=NOON) is None
    assert "is not there" in str(backup.reminder(workspace, disk, now=NOON))
    disk.mkdir()
    assert "there is none yet" in str(backup.reminder(workspace, disk, now=NOON))
    something_changes(workspace, NOON)
    backup.keep_up(workspace, disk, now=NOON)
    dated(disk, NOON)
    assert backup.reminder(workspace, disk, now=NOON + timedelta(days=30)) is None
    something_changes(workspace, NOON + timedelta(days=1))
    assert backup.reminder(workspace, disk, now=NOON + timedelta(days=13)) is None
    assert "15 days old" in str(backup.reminder(workspace, disk, now=NOON + timedelta(days=15)))


def test_all_copies_are_listed_the_newest_first_broken_ones_too(
    workspace: Any, tmp_path: Path
) -> None:
    own, disk = workspace.library.directory / copies.FOLDER, tmp_path / "disk"
    backup.backup(workspace)
    dated(own, NOON)
    backup.backup(workspace, disk)
    dated(disk, NOON + timedelta(days=1))
    for name, contents in (("library-20201121-120000-000000.db", b""), ("notes.db", b"x")):
        (own / name).write_bytes(contents)
    found = backup.kept(workspace, disk)
    assert [(one.file.parent, one.photos) for one in found] == [(disk, 3), (own, 3), (own, None)]
    assert found[0].made == NOON + timedelta(days=1)
    assert found[0].size == found[0].file.stat().st_size
    assert len(backup.kept(workspace, tmp_path / "not there")) == 2
    copies.write(workspace.library.database, own, before="restore")
    assert [one.before for one in backup.kept(workspace)] == ["restore", None, None]
    assert [one.name for one in disk.iterdir()] == [found[0].file.name], "looking leaves nothing"
