"""Keywords of files as facts about tags: finding or making the tag, following later changes.

A keyword is a path of names, from the top down: `("Animal", "Dog")`, or one name alone. It
means the tag of that name or path if there is one, by name or by synonym, whatever made it;
otherwise tags are made, with origin `imported`.

A photo that is read again is followed by what has changed in its files since: a keyword that
is new there becomes a fact, one that is gone takes its fact along. Keywords that stay are left
alone, so that a tag which the user deleted, merged or renamed since does not come back.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from photomanager.errors import TagError
from photomanager.library import tags
from photomanager.library.query_tags import one_of
from photomanager.library.records import TagId
from photomanager.library.schema import imported, tag, tag_synonym

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from photomanager.library.records import Tag

    Path = tuple[str, ...]

SOURCE = "file"
_BETWEEN = "|"
# Paths that programs keep for themselves.
_PRIVATE = frozenset({"darktable", "_digikam_internal_tags_"})

_log = logging.getLogger(__name__)


def paths(said: Mapping[str, Any]) -> list[Path]:
    """The keywords of one photo, each once, in the order of its files.

    A flat keyword that is also part of a path says nothing new: programs that know a tree
    write every name of it flat as well, for those that do not.

    Args:
        said: `photo.metadata`, of which "keywords" and "hierarchy" are read.
    """
    found: dict[tuple[str, ...], Path] = {}
    inside: set[str] = set()
    for text in said.get("hierarchy", ()):
        path = _split(text)
        if path and path[0].casefold() not in _PRIVATE:
            found.setdefault(_key(path), path)
            inside.update(_key(path))
    # digiKam lists "Animal" beside "Animal/Dog"; the longer path says both.
    inner = {key[:end] for key in found for end in range(1, len(key))}
    kept = {key: path for key, path in found.items() if key not in inner}
    for text in said.get("keywords", ()):
        path = _split(text)
        if path and not (len(path) == 1 and _key(path)[0] in inside):
            kept.setdefault(_key(path), path)
    return list(kept.values())


def follow(
    connection: Connection, before: Mapping[int, Mapping[str, Any]], now: Mapping[int, str]
) -> tuple[list[int], bool]:
    """Brings the imported facts of some photos up to date with what their files say now.

    Args:
        connection: A write transaction.
        before: What the files said when they were read last, by photo; nothing for new photos.
        now: `photo.metadata` as just stored, by photo.

    Returns:
        The photos of which a fact changed, and whether tags were made.
    """
    finder = _Finder(connection)
    changed: list[int] = []
    for photo_id, text in now.items():
        old = {_key(path) for path in paths(before.get(photo_id, {}))}
        new = paths(json.loads(text or "{}"))
        there = {_key(path) for path in new}
        gone = old - there
        fresh = [path for path in new if _key(path) not in old]
        if gone and _take_away(connection, finder, photo_id, new):
            changed.append(photo_id)
        if _add(connection, finder, photo_id, fresh):
            changed.append(photo_id)
    return sorted(set(changed)), finder.made


def _take_away(connection: Connection, finder: _Finder, photo_id: int, new: list[Path]) -> bool:
    """Removes the facts whose keyword is in none of the photo's files any more."""
    still = {_key(path) for path in new}
    rows = connection.execute(
        select(imported.c.tag_id, imported.c.keyword).where(imported.c.photo_id == photo_id)
    ).all()
    gone = [row.tag_id for row in rows if _key(_split(row.keyword)) not in still]
    if not gone:
        return False
    # "Dog" may go because "Animal|Dog" has come: the fact stays, by its new name.
    kept = {tag_id: path for path in new if (tag_id := finder.known(path)) is not None}
    connection.execute(
        delete(imported).where(imported.c.photo_id == photo_id, one_of(imported.c.tag_id, gone))
    )
    moved = {tag_id: kept[tag_id] for tag_id in gone if tag_id in kept}
    _insert(connection, photo_id, moved)
    return True


def _add(connection: Connection, finder: _Finder, photo_id: int, fresh: list[Path]) -> bool:
    meant: dict[TagId, Path] = {}
    for path in fresh:
        try:
            meant.setdefault(finder.find(path), path)
        except TagError as error:
            _log.info("keyword not taken: %s", error)
    return _insert(connection, photo_id, meant)


def _insert(connection: Connection, photo_id: int, meant: Mapping[TagId, Path]) -> bool:
    rows = [
        {
            "photo_id": photo_id,
            "tag_id": tag_id,
            "source": SOURCE,
            "keyword": _BETWEEN.join(path),
        }
        for tag_id, path in meant.items()
    ]
    if not rows:
        return False
    return connection.execute(insert(imported).on_conflict_do_nothing(), rows).rowcount != 0


class _Finder:
    """The tags that keywords mean, in one transaction; reads the tree when it is first asked.

    Attributes:
        made: Whether tags had to be made.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[tuple[str, ...], TagId] = {}
        self._tree: tags.TagTree | None = None
        self.made = False

    def find(self, path: Path) -> TagId:
        """The tag that a keyword means, made if there is none.

        Raises:
            TagError: A name is not usable.
        """
        key = _key(path)
        if key not in self._found:
            self._found[key] = self.known(path) or self._make(path)
        return self._found[key]

    def known(self, path: Path) -> TagId | None:
        """The tag that a keyword means, None if there is none."""
        try:
            wanted = [tags.normal(name) for name in path]
        except TagError:
            return None
        return self._at(wanted) if len(path) > 1 else self._called(wanted[0])

    def _at(self, wanted: Sequence[str]) -> TagId | None:
        """The tag whose line from the top down has all these names, the last its own.

        Tags between may be missing in the keyword: "Animal|Poodle" is the poodle below the dog.
        """
        fits = [
            one for one in self._named(wanted[-1]) if _is_within(wanted[:-1], self._line(one.id))
        ]
        return min((one.id for one in fits), default=None)

    def _called(self, name: str) -> TagId | None:
        """The one tag of this name, or else with this synonym; of several the one at the top."""
        named = self._named(name)
        if len(named) > 1:
            named = [one for one in named if one.parent_id is None] or named
        if named:
            return named[0].id
        meant = select(tag_synonym.c.tag_id).where(tag_synonym.c.normal == name)
        found = self._connection.execute(meant.order_by(tag_synonym.c.tag_id)).scalars().all()
        return TagId(found[0]) if len(found) == 1 else None

    def _named(self, name: str) -> list[Tag]:
        ids = select(tag.c.id).where(tag.c.normal == name).order_by(tag.c.id)
        return [self._whole()[one] for one in self._connection.execute(ids).scalars()]

    def _line(self, tag_id: int) -> list[str]:
        """The names above a tag, from the top down."""
        tree = self._whole()
        return [tags.normal(tree[above].name) for above in reversed(tree.ancestors(tag_id))]

    def _whole(self) -> tags.TagTree:
        if self._tree is None:
            self._tree = tags.TagTree(tags.all_tags(self._connection))
        return self._tree

    def _make(self, path: Path) -> TagId:
        """Makes the tag, and those above it that are not there."""
        names = [tags.clean(name) for name in path]
        above: TagId | None = None
        for end in range(1, len(names) + 1):
            part = tuple(names[:end])
            known = self._found.get(_key(part)) or self.known(part)
            if known is None:
                made = tags.create(
                    self._connection, names[end - 1], origin="imported", parent_id=above
                )
                known, self.made, self._tree = made.id, True, None
            self._found[_key(part)] = above = known
        assert above is not None
        return above


def _is_within(wanted: Sequence[str], line: Iterable[str]) -> bool:
    """Whether the names occur in the line, in this order."""
    rest = iter(line)
    return all(name in rest for name in wanted)


def _split(text: str) -> Path:
    return tuple(part.strip() for part in text.split(_BETWEEN) if part.strip())


def _key(path: Path) -> tuple[str, ...]:
    """What two spellings of a keyword have in common."""
    return tuple(" ".join(part.split()).casefold() for part in path)
