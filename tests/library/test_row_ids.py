from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert

from photomanager.library import row_ids, scanned_files, tags
from photomanager.library.history import Recorder
from photomanager.library.library import Library
from photomanager.library.scanned_files import FoundFile
from photomanager.library.schema import library_info, photo, root, statement, tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    library = Library.open(tmp_path / "library")
    with library.database.write() as opened:
        yield opened
    library.close()


def test_the_row_of_a_deleted_tag_is_never_given_again(connection: Connection) -> None:
    first = tags.create(connection, "Grandma", origin="user")
    connection.execute(delete(tag))
    second = tags.create(connection, "Zorblax", origin="imported")
    assert second.id > first.id


def test_the_row_of_a_deleted_photo_is_never_given_again(connection: Connection) -> None:
    connection.execute(insert(root), {"id": 1, "uuid": "r", "path": b"/a", "added_at": 1})
    found = [FoundFile(b"x.jpg", 1, 1), FoundFile(b"y.jpg", 1, 1)]
    first = scanned_files.add_found(connection, 1, found)
    connection.execute(delete(photo))
    second = scanned_files.add_found(connection, 1, found)
    assert min(second) > max(first)


def test_numbers_come_in_a_row_and_above_rows_of_other_origin(connection: Connection) -> None:
    assert list(row_ids.fresh(connection, photo, 3)) == [1, 2, 3]
    connection.execute(insert(photo), {"id": 70, "uuid": "p", "added_at": 1})
    assert list(row_ids.fresh(connection, photo, 2)) == [71, 72]
    assert list(row_ids.fresh(connection, tag)) == [1]


def test_what_the_history_of_an_older_library_names_is_never_given_again(
    connection: Connection,
) -> None:
    connection.execute(insert(photo), {"id": 40, "uuid": "p", "added_at": 1})
    made = tags.create(connection, "Grandma", origin="user")
    recorder = Recorder(connection, "window", "tag", "Confirmed")
    said = {"photo_id": 40, "tag_id": made.id, "verdict": 1, "at": 1, "lesson_uuid": "l"}
    recorder.insert(statement, [said])
    recorder.delete(statement, [(40, made.id)])
    connection.execute(delete(photo))
    connection.execute(delete(tag))
    connection.execute(delete(library_info).where(library_info.c.key.like("last_row:%")))
    assert list(row_ids.fresh(connection, photo)) == [41]
    assert list(row_ids.fresh(connection, tag)) == [made.id + 1]
