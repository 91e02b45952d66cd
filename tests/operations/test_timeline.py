from datetime import date, datetime

import pytest
from sqlalchemy import text

from photomanager.operations.timeline import Stretch, stretches
from tests import taught_library


@pytest.fixture
def workspace(tmp_path):
    made = taught_library.make(tmp_path / "library", 12, scored=False)
    yield made
    made.library.close()


def take(workspace, photo_id, *moment):
    at = int((datetime(*moment) - datetime(1970, 1, 1)).total_seconds()) * 1_000_000
    with workspace.library.database.write() as connection:
        connection.execute(
            text("UPDATE photo SET taken_at = :at WHERE id = :id"), {"at": at, "id": photo_id}
        )


def test_a_heading_stands_where_the_day_or_month_changes(workspace):
    take(workspace, 1, 2024, 5, 31, 23, 59)
    take(workspace, 2, 2024, 5, 31, 0, 0)
    take(workspace, 3, 2024, 5, 1, 12, 0)
    take(workspace, 4, 1969, 12, 31, 12, 0)
    ids = [1, 2, 3, 4, 5, 6]
    assert stretches(workspace, ids, "day") == [
        Stretch(0, date(2024, 5, 31)),
        Stretch(2, date(2024, 5, 1)),
        Stretch(3, date(1969, 12, 31)),
        Stretch(4, None),
    ]
    assert stretches(workspace, ids, "month") == [
        Stretch(0, date(2024, 5, 1)),
        Stretch(3, date(1969, 12, 1)),
        Stretch(4, None),
    ]


def test_no_photos_have_no_heading(workspace):
    assert stretches(workspace, [], "month") == []


def test_without_any_date_there_is_one_stretch(workspace):
    assert stretches(workspace, [3, 1, 2], "month") == [Stretch(0, None)]
