from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, text

from photomanager.library import history, replaying, tags
from photomanager.library.history import Recorder
from photomanager.library.library import Library
from photomanager.library.schema import photo, root, saved_search, setting, statement, tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Table


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    library = Library.open(tmp_path / "library")
    with library.database.write() as opened:
        yield opened
    library.close()


def rows(connection: Connection, table: str) -> list[tuple]:
    return sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}")))


@pytest.mark.parametrize("portion", [1, 2, 5_000])
def test_every_kind_of_change_goes_back_and_forth(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, portion: int
) -> None:
    for module in (history, replaying):
        monkeypatch.setattr(module, "_PORTION", portion)
    connection.execute(insert(setting), [{"key": "a", "value": "1"}, {"key": "b", "value": "2"}])
    before = rows(connection, "setting")
    recorder = Recorder(connection, "cli", "settings", "Changed settings")
    recorder.update(setting, [{"key": "a", "value": "10"}])
    recorder.delete(setting, [("b",)])
    recorder.insert(setting, [{"key": "c", "value": "3"}, {"key": "d", "value": "é"}])
    recorder.update(setting, [{"key": "a", "value": "11"}, {"key": "c", "value": "4"}])
    after = rows(connection, "setting")
    assert after == [("a", "11"), ("c", "4"), ("d", "é")]
    target = history.next_undo(connection)
    assert target == recorder.operation
    _, replay = history.undo(connection, target, "cli")
    assert replay.skipped == ()
    assert rows(connection, "setting") == before
    assert history.next_undo(connection) is None
    assert history.next_redo(connection) == target
    history.redo(connection, target, "cli")
    assert rows(connection, "setting") == after


def test_bytes_come_back_as_bytes(connection: Connection) -> None:
    recorder = Recorder(connection, "cli", "folder", "Added a folder")
    connection.execute(
        text("INSERT INTO root (id, uuid, path, added_at) VALUES (1, 'r', x'ff00', 5)")
    )
    recorder.inserted(root, [(1,)])
    after = rows(connection, "root")
    history.undo(connection, recorder.operation, "cli")
    assert rows(connection, "root") == []
    history.redo(connection, recorder.operation, "cli")
    assert rows(connection, "root") == after


def test_a_tag_that_others_now_use_stays(connection: Connection) -> None:
    connection.execute(insert(photo), {"id": 1, "uuid": "p", "added_at": 1})
    recorder = Recorder(connection, "cli", "tag", "Made a tag")
    made = tags.create(connection, "Rex", origin="user")
    recorder.inserted(tag, [(made.id,)])
    connection.execute(
        insert(statement),
        {"photo_id": 1, "tag_id": made.id, "verdict": 1, "at": 1, "lesson_uuid": "l"},
    )
    _, replay = history.undo(connection, recorder.operation, "cli")
    assert replay.skipped == ('The tag "Rex" has been changed since and stays as it is.',)
    assert tags.by_name(connection, "Rex") == made


@pytest.mark.parametrize(
    ("table", "rows", "named"),
    [
        (
            saved_search,
            {"uuid": "s", "name": "Trips", "normal": "t", "query": "a", "position": 1},
            '"Trips"',
        ),
        (root, {"id": 1, "uuid": "r", "path": b"/a", "added_at": 5}, "A folder"),
        (setting, {"key": "a", "value": "1"}, "Something that belongs to it"),
    ],
    ids=["saved search", "folder", "setting"],
)
def test_what_is_no_longer_there_is_named(
    connection: Connection, table: Table, rows: dict[str, object], named: str
) -> None:
    recorder = Recorder(connection, "cli", "test", "Did it")
    recorder.insert(table, [rows])
    connection.execute(delete(table))
    _, replay = history.undo(connection, recorder.operation, "cli")
    (said,) = replay.skipped
    assert named in said
    assert said.endswith("has been changed since and stays as it is.")


def test_a_tag_with_a_child_stays(connection: Connection) -> None:
    recorder = Recorder(connection, "cli", "tag", "Made a tag")
    made = tags.create(connection, "pet", origin="user")
    recorder.inserted(tag, [(made.id,)])
    tags.create(connection, "Rex", origin="user", parent_id=made.id)
    _, replay = history.undo(connection, recorder.operation, "cli")
    assert len(replay.skipped) == 1
    assert tags.by_name(connection, "pet") == made


def test_what_an_earlier_version_did_in_the_background_is_nothing_to_undo(
    connection: Connection,
) -> None:
    recorder = Recorder(connection, "window", "settings", "Set a")
    recorder.insert(setting, [{"key": "a", "value": "1"}])
    history.undo(connection, recorder.operation, "window")
    Recorder(connection, "window", "keywords", "Followed the keywords of 3 photos")
    assert history.next_undo(connection) is None
    assert history.next_redo(connection) == recorder.operation


def test_time_never_stands_still(connection: Connection) -> None:
    given = [Recorder(connection, "cli", "tag", "x").operation.at for _ in range(50)]
    assert given == sorted(set(given))
