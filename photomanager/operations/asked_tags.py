"""What is asked for when tags are put on photos: which photos and tags, and what of it is news."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from photomanager.errors import TagError, UnknownPhotoError
from photomanager.library import facts, lessons, tags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Row

    from photomanager.learning.tagger import Tagger
    from photomanager.library.records import Tag, TagRef

_NEAREST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What one operation shall say; see `tag`."""

    photo_ids: tuple[int, ...]
    add: tuple[TagRef, ...] = ()
    confirm: tuple[TagRef, ...] = ()
    reject: tuple[TagRef, ...] = ()
    remove: tuple[TagRef, ...] = ()
    source: str = lessons.USER


def photo_rows(connection: Connection, photo_ids: Sequence[int]) -> list[Row[Any]]:
    """Id and uuid of each photo, in the order asked, each once."""
    ids = list(dict.fromkeys(int(photo) for photo in photo_ids))
    rows = connection.execute(
        text(
            "SELECT photo.id, photo.uuid, (SELECT content_hash FROM file"
            "  WHERE file.photo_id = photo.id AND role = 'main' ORDER BY file.id LIMIT 1) AS hash"
            " FROM json_each(:ids) JOIN photo ON photo.id = value"
        ),
        {"ids": str(ids)},
    ).all()
    known = {row.id: row for row in rows}
    for photo in ids:
        if photo not in known:
            raise UnknownPhotoError(
                f"There is no photo id:{photo} in the library. It may have been removed."
            )
    return [known[photo] for photo in ids]


def wanted_tags(
    connection: Connection, asked: Mapping[str, Sequence[TagRef]], withdrawn: Sequence[TagRef]
) -> dict[str, tuple[Tag | str, int]]:
    """The tag, or the name of one to make, and the verdict, by the name's normal form."""
    wanted: dict[str, tuple[Tag | str, int]] = {}
    verdicts = {"add": 1, "confirm": 1, "reject": -1}
    named = [(name, verdicts[how], how == "add") for how in asked for name in asked[how]]
    for name, verdict, may_create in [*named, *((name, 0, False) for name in withdrawn)]:
        found = tags.by_name(connection, name)
        if found is None and (not may_create or isinstance(name, int)):
            raise unknown_tag(connection, name)
        key = f"id:{found.id}" if found else tags.normal(str(name))
        if wanted.get(key, (None, verdict))[1] != verdict:
            called = found.name if found else name
            raise TagError(f'"{called}" is asked for in two ways at once. Decide for one of them.')
        wanted.setdefault(key, (found or tags.clean(str(name)), verdict))
    return wanted


def known_tag(connection: Connection, name: TagRef) -> Tag:
    """The tag meant by a name, a path or a row.

    Raises:
        TagError: It is unknown or ambiguous.
    """
    found = tags.by_name(connection, name)
    if found is None:
        raise unknown_tag(connection, name)
    return found


def unknown_tag(connection: Connection, name: TagRef) -> TagError:
    """The error that names what is unknown, and the nearest names that are known."""
    if isinstance(name, int):
        return TagError("This tag is no longer there. Undo brings a deleted tag back.")
    names = {one.name.casefold(): one.name for one in tags.all_tags(connection)}
    near = difflib.get_close_matches(tags.normal(name), names, n=_NEAREST_NAMES)
    if not near:
        return TagError(f'There is no tag "{tags.clean(name)}". Add it to a photo first.')
    choices = ", ".join(f'"{names[one]}"' for one in near)
    return TagError(f'There is no tag "{tags.clean(name)}". Did you mean {choices}?')


def news_of(
    connection: Connection,
    tagger: Tagger,
    photos: Sequence[Row[Any]],
    wanted: Mapping[str, tuple[Tag | str, int]],
) -> list[tuple[Row[Any], Tag | str, int]]:
    """The verdicts that say something new."""
    said: dict[int, list[facts.Statement]] = defaultdict(list)
    for one in facts.statements(connection, [photo.id for photo in photos]):
        said[one.photo_id].append(one)
    news: list[tuple[Row[Any], Tag | str, int]] = []
    for tag_or_name, verdict in wanted.values():
        if isinstance(tag_or_name, str):
            news.extend((photo, tag_or_name, verdict) for photo in photos)
            continue
        below = set(tagger.tree.below(tag_or_name.id))
        line = {tag_or_name.id, *tagger.tree.ancestors(tag_or_name.id)}
        for photo in photos:
            own = [one for one in said[photo.id] if one.tag_id == tag_or_name.id]
            current = facts.newest_verdict(said[photo.id], below, line) if own else 0
            if current != verdict or (own and own[0].verdict != verdict):
                news.append((photo, tag_or_name, verdict))
    return news
