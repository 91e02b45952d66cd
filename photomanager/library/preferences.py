"""Settings that belong to a library rather than to a computer's user.

Each is a row of `setting`. They are changed through `history.Recorder`, so that undo brings
the old value back.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from photomanager.library.schema import setting, tag_alias

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from photomanager.library.history import Recorder

PRECISION = "precision"
TAG_KEYS = "tag_keys"
KEYWORDS_TEACH = "keywords_teach"


def precision_key(tag_uuid: str | None) -> str:
    """The setting's name for one tag, or for all tags that have none of their own."""
    return PRECISION if tag_uuid is None else f"{PRECISION}:{tag_uuid}"


def precision_keys(connection: Connection, tag_uuid: str) -> list[str]:
    """The settings that may speak for one tag: its own, and those of tags merged into it."""
    merged = connection.execute(
        select(tag_alias.c.tag_uuid).where(tag_alias.c.target_uuid == tag_uuid)
    ).scalars()
    return [precision_key(one) for one in (tag_uuid, *merged)]


def precisions(connection: Connection) -> tuple[float | None, dict[int, float]]:
    """The dial for all tags, if it was ever set, and for single tags by id.

    A tag without one of its own has the strictest of those of the tags merged into it.
    """
    row = connection.execute(
        select(setting.c.value).where(setting.c.key == precision_key(None))
    ).scalar_one_or_none()
    # From the few settings to their tags: the other way round every tag would be looked up.
    rows = connection.execute(
        text(
            "SELECT tag.id, value FROM setting LEFT JOIN tag_alias"
            " ON tag_alias.tag_uuid = substr(key, length(:prefix) + 1)"
            " CROSS JOIN tag ON tag.uuid = coalesce(target_uuid, substr(key, length(:prefix) + 1))"
            " WHERE key >= :prefix AND key < :prefix || x'ff'"
            " ORDER BY tag_alias.tag_uuid IS NULL, value"  # the last counts: the tag's own
        ),
        {"prefix": precision_key("")},
    )
    own = {tag: float(json.loads(value)) for tag, value in rows}
    return None if row is None else float(json.loads(row)), own


def tag_keys(connection: Connection) -> dict[int, str]:
    """UUID of the tag on each of the user's keys."""
    row = connection.execute(
        select(setting.c.value).where(setting.c.key == TAG_KEYS)
    ).scalar_one_or_none()
    return {} if row is None else {int(key): uuid for key, uuid in json.loads(row).items()}


def put_tag_keys(connection: Connection, recorder: Recorder, keys: dict[int, str]) -> None:
    """Sets the tags on the user's keys as part of an operation."""
    put(connection, recorder, TAG_KEYS, {str(key): keys[key] for key in sorted(keys)} or None)


def keywords_teach(connection: Connection) -> bool | None:
    """Whether the files' keywords teach the learner; None while nobody was asked."""
    row = connection.execute(
        select(setting.c.value).where(setting.c.key == KEYWORDS_TEACH)
    ).scalar_one_or_none()
    return None if row is None else bool(json.loads(row))


def put(connection: Connection, recorder: Recorder, key: str, value: Any) -> None:
    """Sets one setting, of any kind that JSON has, as part of an operation; None removes it."""
    there = connection.execute(select(setting.c.key).where(setting.c.key == key)).scalar()
    if value is None:
        recorder.delete(setting, [(key,)] if there else [])
    elif there:
        recorder.update(setting, [{"key": key, "value": json.dumps(value)}])
    else:
        recorder.insert(setting, [{"key": key, "value": json.dumps(value)}])
