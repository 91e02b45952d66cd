"""What a library is given by the program: its feature spaces and the vocabulary's tags.

Installing is idempotent. An upgrade is a three-way merge between what the vocabulary
said when last installed (`vocabulary_entry`), what it says now, and what the tag says:
what the user renamed, moved or switched off stays as the user left it.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import deque
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from photomanager.library import row_ids, tags
from photomanager.library.schema import (
    imported,
    lesson,
    library_info,
    space,
    statement,
    tag,
    tag_alias,
    tag_synonym,
    vocabulary_entry,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from photomanager.library.records import VocabularyEntry

_INSTALLED = "vocabulary"  # key in library_info: digest of the installed entries
_ROWS_AT_ONCE = 100


def activate_space(connection: Connection, space_hash: str, network: str, dimensions: int) -> int:
    """Makes this feature space the library's one and returns its row; creates it if new.

    Args:
        connection: A write transaction.
        space_hash: Identity of network, preprocessing and whitening.
        network: The network's name, for people.
        dimensions: Length of a code.
    """
    known = connection.execute(
        select(space.c.id, space.c.active).where(space.c.hash == space_hash)
    ).one_or_none()
    if known is not None and known.active:
        return int(known.id)
    connection.execute(update(space).values(active=False).where(space.c.active))
    if known is not None:
        connection.execute(update(space).values(active=True).where(space.c.id == known.id))
        return int(known.id)
    added = connection.execute(
        insert(space).values(
            hash=space_hash,
            network=network,
            dimensions=dimensions,
            created_at=time.time_ns() // 1000,
            active=True,
        )
    )
    assert added.inserted_primary_key is not None
    return int(added.inserted_primary_key[0])


def install_vocabulary(connection: Connection, entries: Iterable[VocabularyEntry]) -> int:
    """Brings the library's tags up to this vocabulary and returns how many tags changed.

    A concept the library lacks becomes a tag, or takes over the tag that the user made
    under the same name and parent; a starter word takes it over wherever it stands, so that
    nobody has "beach" twice. A concept that the vocabulary dropped loses its tag,
    unless a statement, a lesson, a keyword or another tag needs it: then it is the user's.

    Args:
        connection: A write transaction.
        entries: The whole vocabulary; a parent may stand after its children.
    """
    ordered = _parents_first(entries)
    digest = _digest(ordered)
    if _installed(connection) == digest:
        return 0
    merge = _Merge(connection)
    for entry in ordered:
        merge.install(entry)
    merge.remember(ordered)
    merge.drop_all_but({entry.key for entry in ordered})
    connection.execute(
        upsert(library_info)
        .values(key=_INSTALLED, value=digest)
        .on_conflict_do_update(index_elements=["key"], set_={"value": digest})
    )
    return merge.changed


def installed_space(
    connection: Connection, space_hash: str, entries: Iterable[VocabularyEntry]
) -> int | None:
    """The row of this space if it is active and exactly this vocabulary is installed, else None.

    Needs only to read, so that opening a library does not wait for another process's commit.
    """
    if _installed(connection) != _digest(_parents_first(entries)):
        return None
    active = select(space.c.id).where(space.c.hash == space_hash, space.c.active)
    found = connection.execute(active).scalar_one_or_none()
    return None if found is None else int(found)


def _digest(ordered: list[VocabularyEntry]) -> str:
    return hashlib.sha256(repr(ordered).encode()).hexdigest()


def _installed(connection: Connection) -> str | None:
    query = select(library_info.c.value).where(library_info.c.key == _INSTALLED)
    return connection.execute(query).scalar_one_or_none()


def _parents_first(entries: Iterable[VocabularyEntry]) -> list[VocabularyEntry]:
    by_key = {entry.key: entry for entry in entries}
    ordered: dict[str, VocabularyEntry] = {}
    for entry in by_key.values():
        line: list[VocabularyEntry] = []
        above: VocabularyEntry | None = entry
        while above is not None and above.key not in ordered:
            if above in line:
                raise ValueError(f"the vocabulary's parents of {above.key} form a ring")
            line.append(above)
            above = None if above.parent_key is None else by_key[above.parent_key]
        ordered.update((one.key, one) for one in reversed(line))
    return list(ordered.values())


class _Merge:
    """One installation: the state before it, and the changes made so far."""

    def __init__(self, connection: Connection) -> None:
        self.changed = 0
        self._connection = connection
        self._before = {row.key: row for row in connection.execute(select(vocabulary_entry))}
        rows = connection.execute(select(tag)).all()
        self._tags = {row.vocabulary_key: row for row in rows if row.vocabulary_key is not None}
        self._ids: dict[str, int] = {key: row.id for key, row in self._tags.items()}
        self._parents: dict[int, int | None] = {row.id: row.parent_id for row in rows}
        self._places = {(row.parent_id, row.normal): row.id for row in rows}
        self._synonyms: list[dict[str, object]] = []
        self._rows: deque[int] = deque()  # numbers for new tags

    def install(self, entry: VocabularyEntry) -> None:
        """Adds or updates the tag of one entry, whose parent is installed already."""
        parent = None if entry.parent_key is None else self._ids[entry.parent_key]
        if entry.key in self._ids:
            self._update(entry, parent)
        else:
            adopted = self._own_tag(entry, parent)
            if adopted is not None:
                self._set(adopted, vocabulary_key=entry.key)
            else:
                adopted = self._add(entry, parent)
            self._ids[entry.key] = adopted
        self._merge_synonyms(entry)

    def remember(self, entries: Iterable[VocabularyEntry]) -> None:
        """Adds the new synonyms, and keeps what the vocabulary says now for the next merge."""
        if self._synonyms:
            self._connection.execute(upsert(tag_synonym).on_conflict_do_nothing(), self._synonyms)
        rows = [
            {
                "key": entry.key,
                "name": tags.clean(entry.name),
                "parent_key": entry.parent_key,
                "synonyms": json.dumps(entry.synonyms),
                "automatic": entry.automatic,
            }
            for entry in entries
        ]
        if rows:
            new = upsert(vocabulary_entry)
            values = {name: new.excluded[name] for name in rows[0] if name != "key"}
            self._connection.execute(
                new.on_conflict_do_update(index_elements=["key"], set_=values), rows
            )

    def drop_all_but(self, keys: set[str]) -> None:
        """Takes away what the vocabulary no longer knows, children before parents."""
        gone = [key for key in self._tags if key not in keys]
        for key in sorted(gone, key=lambda key: -self._depth(self._ids[key])):
            row = self._tags[key]
            needed = or_(
                exists().where(statement.c.tag_id == row.id),
                exists().where(imported.c.tag_id == row.id),
                exists().where(lesson.c.tag_uuid == row.uuid),
                exists().where(tag_alias.c.target_uuid == row.uuid),
                exists().where(tag.c.parent_id == row.id),
            )
            if self._connection.execute(select(needed)).scalar_one():
                self._set(row.id, vocabulary_key=None, origin="user")
            else:
                self._connection.execute(delete(tag).where(tag.c.id == row.id))
                self.changed += 1
        self._connection.execute(
            delete(vocabulary_entry).where(vocabulary_entry.c.key.not_in(keys))
        )

    def _own_tag(self, entry: VocabularyEntry, parent: int | None) -> int | None:
        """The user's tag that means this entry, if there is one and no doubt about it."""
        name = tags.normal(entry.name)
        found = [self._places.get((parent, name))]
        if entry.origin == "starter":
            found = [one for (_, normal), one in self._places.items() if normal == name]
        free = [one for one in found if one is not None and one not in self._ids.values()]
        return free[0] if len(free) == 1 else None

    def _add(self, entry: VocabularyEntry, parent: int | None) -> int:
        name = tags.clean(entry.name)
        if (parent, tags.normal(name)) in self._places:  # another tag was renamed to this
            name = f"{name} ({entry.key})"
        if not self._rows:
            self._rows.extend(row_ids.fresh(self._connection, tag, _ROWS_AT_ONCE))
        made = self._rows.popleft()
        self._connection.execute(
            insert(tag),
            {
                "id": made,
                "uuid": entry.uuid,
                "name": name,
                "normal": tags.normal(name),
                "parent_id": parent,
                "origin": entry.origin,
                "vocabulary_key": entry.key,
                "automatic": entry.automatic,
                "created_at": time.time_ns() // 1000,
            },
        )
        self._parents[made] = parent
        self._places[parent, tags.normal(name)] = made
        self.changed += 1
        return made

    def _update(self, entry: VocabularyEntry, parent: int | None) -> None:
        row, before = self._tags[entry.key], self._before.get(entry.key)
        if before is None:
            return
        name, place, automatic = row.name, row.parent_id, row.automatic
        if name == before.name:
            name = tags.clean(entry.name)
        if place == self._ids.get(before.parent_key) and not self._is_below(parent, row.id):
            place = parent
        if automatic == before.automatic:
            automatic = entry.automatic
        if self._places.get((place, tags.normal(name)), row.id) != row.id:
            name, place = row.name, row.parent_id  # the place is taken: it stays where it is
        if (name, place, automatic) == (row.name, row.parent_id, row.automatic):
            return
        del self._places[row.parent_id, row.normal]
        self._places[place, tags.normal(name)] = row.id
        self._parents[row.id] = place
        self._set(row.id, name=name, normal=tags.normal(name), parent_id=place, automatic=automatic)

    def _merge_synonyms(self, entry: VocabularyEntry) -> None:
        before = self._before.get(entry.key)
        old = (
            set() if before is None else {tags.normal(word) for word in json.loads(before.synonyms)}
        )
        new = {tags.normal(word): tags.clean(word) for word in entry.synonyms}
        new.pop(tags.normal(entry.name), None)
        tag_id = self._ids[entry.key]
        for gone in old - new.keys():
            self._connection.execute(
                delete(tag_synonym).where(
                    tag_synonym.c.tag_id == tag_id, tag_synonym.c.normal == gone
                )
            )
        fresh = [
            {"tag_id": tag_id, "normal": key, "name": name}
            for key, name in new.items()
            if key not in old  # one that the user took away stays away
        ]
        self._synonyms += fresh

    def _set(self, tag_id: int, **values: object) -> None:
        self._connection.execute(update(tag).values(**values).where(tag.c.id == tag_id))
        self.changed += 1

    def _is_below(self, tag_id: int | None, above: int) -> bool:
        while tag_id is not None and tag_id != above:
            tag_id = self._parents[tag_id]
        return tag_id is not None

    def _depth(self, tag_id: int) -> int:
        above = self._parents[tag_id]
        return 0 if above is None else 1 + self._depth(above)
