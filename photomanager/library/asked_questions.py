"""The questions that were put to the user last, so that an answer is known to be one.

A program or a person that lists questions and answers them later does so in another process. Only
what was really asked may say how honest a confidence is: a photo that somebody picked was picked
for what is on it. Kept beside the library's own numbers, not in its history: nothing is lost with
it but the right to count.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from photomanager.library.schema import library_info

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_KEY = "asked_questions"
# Nobody answers a question after so many others were asked.
_MOST = 1_000


def remember(connection: Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """Remembers that these photos and tags, by UUID, were asked about."""
    kept = {**dict.fromkeys(_asked(connection)), **dict.fromkeys(pairs)}
    value = json.dumps(list(kept)[-_MOST:])
    row = insert(library_info).values(key=_KEY, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def was_asked(connection: Connection, photo_uuid: str, tag_uuid: str) -> bool:
    """Whether this photo and tag were among the last questions."""
    return (photo_uuid, tag_uuid) in _asked(connection)


def _asked(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(
        select(library_info.c.value).where(library_info.c.key == _KEY)
    ).scalar_one_or_none()
    return [] if found is None else [(photo, tag) for photo, tag in json.loads(found)]
