from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from photomanager.library import changes
from photomanager.library.changes import ChangeReader
from photomanager.library.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


def record(library: Library, photos: list[int]) -> None:
    with library.database.write() as connection:
        changes.record(connection, "photos", {"photos": photos}, "op")


def test_each_reader_sees_each_committed_change_once(library: Library) -> None:
    record(library, [1])
    first, other = ChangeReader(library.database), Library.open(library.directory)
    second = ChangeReader(other.database)
    assert first.poll() == second.poll() == []
    record(library, [2])
    record(other, [3])
    told = first.poll()
    assert [(one.kind, one.payload, one.operation_uuid) for one in told] == [
        ("photos", {"photos": [2]}, "op"),
        ("photos", {"photos": [3]}, "op"),
    ]
    assert second.poll() == told
    assert first.poll() == second.poll() == []
    assert first.last_seq() == told[-1].seq
    with library.database.read() as connection:
        assert changes.last_seq(connection) == told[-1].seq
    first.close()
    second.close()
    other.close()


def test_what_is_rolled_back_was_never_told(library: Library) -> None:
    reader = ChangeReader(library.database)
    with pytest.raises(ValueError, match="unknown kind"), library.database.write() as connection:
        changes.record(connection, "nonsense", {})  # type: ignore[arg-type]
    assert reader.poll() == []
    reader.close()


def test_long_lists_become_all(library: Library) -> None:
    reader = ChangeReader(library.database)
    record(library, list(range(1000)))
    record(library, list(range(1001)))
    short, long = reader.poll()
    assert len(short.payload["photos"]) == 1000
    assert long.payload == {"all": True}
    reader.close()


def test_old_changes_go_and_a_reader_that_slept_reloads(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "KEPT", 5)
    reader = ChangeReader(library.database)
    for n in range(12):
        record(library, [n])
    with library.database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM change")).scalar_one() == 5
    told = reader.poll()
    assert {one.kind for one in told} == set(changes.KINDS)
    assert all(one.payload == {"all": True} for one in told)
    record(library, [99])
    assert [one.payload for one in reader.poll()] == [{"photos": [99]}]
    reader.close()
