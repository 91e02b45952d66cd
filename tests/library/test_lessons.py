from __future__ import annotations

import uuid

from photomanager.library import lessons


def test_uuids_sort_as_the_lessons_were_given() -> None:
    given = [
        lessons.ordered_uuid(at, place)
        for at in (1_700_000_000_000_000, 1_700_000_000_000_001, 1_700_000_000_001_000)
        for place in (0, 1, 2, 999, 100_000)
    ]
    assert given == sorted(given)
    assert len(set(given)) == len(given)
    assert {uuid.UUID(one).version for one in given} == {7}
    assert {uuid.UUID(one).variant for one in given} == {uuid.RFC_4122}
