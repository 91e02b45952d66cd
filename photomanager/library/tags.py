"""Tags: names, the tree, finding them by a word, completing them while typing.

A name is unique below its parent by `normal`. "Parent/child" (or "parent|child") names
one of several tags that are called the same; "/name" names the one at the top.
"""

from __future__ import annotations

import json
import time
import unicodedata
import uuid as uuids
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from photomanager import fuzzy
from photomanager.errors import TagError
from photomanager.library import row_ids
from photomanager.library.name_order import name_order
from photomanager.library.records import Tag, TagId
from photomanager.library.schema import tag, tag_synonym, tagger_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from photomanager.library.records import TagRef

LONGEST_NAME = 200

_COLUMNS = (
    tag.c.id,
    tag.c.uuid,
    tag.c.name,
    tag.c.parent_id,
    tag.c.origin,
    tag.c.vocabulary_key,
    tag.c.automatic,
    tag.c.enabled,
)


def clean(name: str) -> str:
    """The name as it is stored and shown: NFC, single spaces, nothing around it.

    Raises:
        TagError: When nothing is left, or more than `LONGEST_NAME` characters are.
    """
    shown = " ".join(unicodedata.normalize("NFC", name).split())
    if not shown:
        raise TagError("A tag needs a name. Type at least one letter.")
    if len(shown) > LONGEST_NAME:
        raise TagError(
            f'The tag name "{shown[:40]}…" is too long. Use at most {LONGEST_NAME} characters.'
        )
    if not shown.isprintable():
        raise TagError(f"The tag name {shown!r} contains a control character. Leave it out.")
    return shown


def normal(name: str) -> str:
    """The form by which names are compared: `clean`, and without case.

    Raises:
        TagError: When the name is empty or too long.
    """
    return unicodedata.normalize("NFC", clean(name).casefold())


def all_tags(connection: Connection) -> list[Tag]:
    """Every tag, by id."""
    return [Tag(*row) for row in connection.execute(select(*_COLUMNS).order_by(tag.c.id)).all()]


def by_id(connection: Connection, tag_id: int) -> Tag | None:
    """The tag in this row, None if there is none."""
    row = connection.execute(select(*_COLUMNS).where(tag.c.id == tag_id)).one_or_none()
    return None if row is None else _tag(row)


def by_uuid(connection: Connection, uuid: str) -> Tag | None:
    """The tag with this identity, None if there is none."""
    row = connection.execute(select(*_COLUMNS).where(tag.c.uuid == uuid)).one_or_none()
    return None if row is None else _tag(row)


def by_name(connection: Connection, text: TagRef) -> Tag | None:
    """The one tag that the user means by a name or by a path in the tree, or the tag in a row.

    Case does not matter, synonyms do not count. A name that itself contains "/" or "|"
    is tried as a whole first.

    Raises:
        TagError: When several tags are called so (the sentence lists their paths), or the
            text is not usable as a name.
    """
    if isinstance(text, int):
        return by_id(connection, text)
    found = all_by_name(connection, text)
    if len(found) > 1:
        tree = TagTree(all_tags(connection))
        paths = [tree.path(one.id) for one in found]
        choices = sorted((path if "/" in path else f"/{path}" for path in paths), key=name_order)
        raise TagError(
            f'Several tags are called "{clean(text)}". Name one of them: {", ".join(choices)}.'
        )
    return found[0] if found else None


def all_by_name(connection: Connection, text: str) -> list[Tag]:
    """All tags that a name or a path in the tree may mean, by id; see `by_name`."""
    return _named(connection, normal(text)) or _at_path(connection, text)


def create(
    connection: Connection,
    name: str,
    *,
    origin: str,
    parent_id: int | None = None,
    uuid: str | None = None,
    vocabulary_key: str | None = None,
    automatic: bool = True,
) -> Tag:
    """Adds a tag.

    Args:
        connection: A write transaction.
        name: As the user typed it; stored by `clean`.
        origin: vocabulary, starter, user or imported.
        parent_id: The tag above it.
        uuid: Its identity, if it has one in another library.
        vocabulary_key: The concept it stands for.
        automatic: Whether the machine may set it without being asked.

    Raises:
        TagError: When the name is not usable or taken below that parent.
    """
    shown = clean(name)
    same = select(tag.c.name).where(tag.c.normal == normal(name), tag.c.parent_id.is_(parent_id))
    taken = connection.execute(same).scalar_one_or_none()
    if taken is not None:
        raise TagError(f'There is a tag "{taken}" already. Use it, or choose another name.')
    (row,) = row_ids.fresh(connection, tag)
    values: dict[str, Any] = {
        "id": row,
        "uuid": uuid or str(uuids.uuid4()),
        "name": shown,
        "normal": normal(name),
        "parent_id": parent_id,
        "origin": origin,
        "vocabulary_key": vocabulary_key,
        "automatic": automatic,
        "created_at": time.time_ns() // 1000,
    }
    connection.execute(insert(tag).values(values))
    made = by_id(connection, row)
    assert made is not None
    return made


class TagTree:
    """Who is above and below whom; built from one reading of all tags, then unchanging."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self._tags = {one.id: one for one in tags}
        self._children: dict[TagId, list[TagId]] = defaultdict(list)
        for one in self._tags.values():
            if one.parent_id is not None:
                self._children[one.parent_id].append(one.id)

    def __getitem__(self, tag_id: int) -> Tag:
        return self._tags[TagId(tag_id)]

    def __contains__(self, tag_id: object) -> bool:
        return tag_id in self._tags

    def ids(self) -> list[TagId]:
        """Every tag."""
        return list(self._tags)

    def children(self, tag_id: int) -> tuple[TagId, ...]:
        """The tags directly below."""
        return tuple(self._children.get(TagId(tag_id), ()))

    def below(self, tag_id: int) -> list[TagId]:
        """The tag itself, then every tag below it, parents before children."""
        found = [TagId(tag_id)]
        for one in found:  # grows while it is walked
            found.extend(self._children.get(one, ()))
        return found

    def ancestors(self, tag_id: int) -> list[TagId]:
        """The tags above, the nearest first, without the tag itself."""
        found: list[TagId] = []
        parent = self._tags[TagId(tag_id)].parent_id
        while parent is not None:
            found.append(parent)
            parent = self._tags[parent].parent_id
        return found

    def path(self, tag_id: int) -> str:
        """The names from the top down to the tag, with "/" between."""
        line = [TagId(tag_id), *self.ancestors(tag_id)]
        return "/".join(self._tags[one].name for one in reversed(line))

    def distinct(self, tag_id: int) -> str:
        """The tag's name; where others have the same name its path, as `by_name` takes it."""
        name = self._tags[TagId(tag_id)].name
        if self._names[normal(name)] == 1:
            return name
        path = self.path(tag_id)
        return path if "/" in path else f"/{path}"

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(normal(one.name) for one in self._tags.values())


def synonyms(connection: Connection, tag_id: int) -> list[str]:
    """The other words that find the tag, in alphabetical order."""
    words = select(tag_synonym.c.name).where(tag_synonym.c.tag_id == tag_id)
    return list(connection.execute(words.order_by(tag_synonym.c.normal)).scalars())


def set_synonyms(connection: Connection, tag_id: int, words: Sequence[str]) -> None:
    """Replaces the other words that find the tag; the tag's own name is left out."""
    own = connection.execute(select(tag.c.normal).where(tag.c.id == tag_id)).scalar_one()
    rows = {normal(word): clean(word) for word in words}
    rows.pop(own, None)
    connection.execute(tag_synonym.delete().where(tag_synonym.c.tag_id == tag_id))
    if rows:
        connection.execute(
            insert(tag_synonym),
            [{"tag_id": tag_id, "normal": key, "name": name} for key, name in rows.items()],
        )


@dataclass(frozen=True, slots=True)
class Offered:
    """One tag to offer while the user types.

    Attributes:
        tag: The tag.
        parent_name: The tag above it, to tell namesakes apart.
    """

    tag: Tag
    parent_name: str | None


def counts(connection: Connection, tag_ids: Iterable[int] | None = None) -> dict[TagId, int]:
    """How many photos show each tag itself, also where it is only suggested: how common it is.

    What stands beside a tag on the screen is counted by `tag_counts`.

    Args:
        connection: A view of the library.
        tag_ids: Count only these tags.

    Returns:
        The count of each enabled tag that any photo shows. A rejection of a tag above is
        left to the next scoring; search itself heeds it at once.
    """
    wanted = None if tag_ids is None else json.dumps([int(one) for one in tag_ids])
    taken_back = select(tagger_version.c.id).where(tagger_version.c.retracted_at.is_not(None))
    query = _COUNTS
    if connection.execute(taken_back.limit(1)).first() is not None:
        query = _COUNTS.replace("WITH", _WITHOUT_TAKEN_BACK, 1)
    rows = connection.exec_driver_sql(query, {"wanted": wanted})
    return {TagId(row[0]): row[1] for row in rows if row[1]}


# The index alone does not know the version, so it is asked for only when it matters.
_WITHOUT_TAKEN_BACK = """
    WITH machine AS (
        SELECT * FROM main.machine WHERE version_id NOT IN
            (SELECT id FROM tagger_version WHERE retracted_at IS NOT NULL)),
"""
# One count(*) for each tag is twice as fast as one GROUP BY over all guesses. What the
# machine guessed and the user or the file also said is taken off once.
_COUNTS = """
    WITH wanted(id) AS (
        SELECT id FROM tag WHERE :wanted IS NULL
        UNION ALL SELECT value FROM json_each(coalesce(:wanted, '[]'))
    )
    SELECT tag.id,
        (SELECT count(*) FROM machine WHERE tag_id = tag.id AND tag.enabled)
        - (SELECT count(*) FROM statement CROSS JOIN machine USING (photo_id, tag_id)
           WHERE statement.tag_id = tag.id AND tag.enabled)
        - (SELECT count(*) FROM imported CROSS JOIN machine USING (photo_id, tag_id)
           WHERE imported.tag_id = tag.id AND tag.enabled AND NOT EXISTS (
               SELECT 1 FROM statement AS said
               WHERE said.photo_id = imported.photo_id AND said.tag_id = tag.id))
        + (SELECT count(*) FROM statement WHERE tag_id = tag.id AND verdict = 1)
        + (SELECT count(*) FROM imported WHERE tag_id = tag.id AND NOT EXISTS (
               SELECT 1 FROM statement AS said
               WHERE said.photo_id = imported.photo_id AND said.tag_id = tag.id))
    FROM wanted CROSS JOIN tag ON tag.id = wanted.id
"""


def complete(connection: Connection, prefix: str, limit: int) -> list[Offered]:
    """Tags to offer for the letters typed so far; the commonest tags for none.

    First the tag called so, then names that begin with the letters, names in which a word
    does, synonyms that begin with them, names that contain them or all words of them; the
    commonest first within each of these. Then names with the letters in this order (`gldn rtr`
    finds “golden retriever”), the best fit first. If there are none, names that begin so but
    for a slip of the keyboard.
    """
    everything = all_tags(connection)
    names = {one.id: one.name for one in everything}
    synonyms: dict[TagId, list[str]] = defaultdict(list)
    if prefix.strip():
        for tag_id, word in connection.execute(select(tag_synonym.c.tag_id, tag_synonym.c.normal)):
            synonyms[tag_id].append(word)
    ranks = {one.id: _rank(prefix, one.name, synonyms[one.id]) for one in everything}
    offered = [one for one in everything if ranks[one.id] is not None]
    if not offered:
        ranks = {one.id: fuzzy.fit(prefix, one.name, slips=True) for one in everything}
        offered = [one for one in everything if ranks[one.id] is not None]
    shown = counts(connection, [one.id for one in offered])

    def order(one: Tag) -> tuple[object, ...]:
        grade, score = ranks[one.id] or (0, 0.0)
        loose = grade <= fuzzy.Grade.LETTERS
        return -grade, -score if loose else 0, -shown.get(one.id, 0), name_order(one.name), one.id

    offered.sort(key=order)
    return [
        Offered(one, None if one.parent_id is None else names[one.parent_id])
        for one in offered[:limit]
    ]


# A synonym that begins with the letters comes after names in which a word does.
_SYNONYM = (fuzzy.Grade.WITHIN + fuzzy.Grade.WORD) / 2


def _rank(typed: str, name: str, synonyms: Sequence[str]) -> tuple[float, float] | None:
    """How well letters fit a tag, by its name or a synonym; the larger, the better."""
    found: tuple[float, float] | None = fuzzy.fit(typed, name)
    for word in synonyms:
        also = fuzzy.fit(typed, word)
        if also is not None and also.grade >= fuzzy.Grade.START:
            return max(found or (0, 0.0), (_SYNONYM, 0.0))
    return found


def _tag(row: Any) -> Tag:
    return Tag(*row)


def _named(connection: Connection, wanted: str) -> list[Tag]:
    rows = connection.execute(select(*_COLUMNS).where(tag.c.normal == wanted).order_by(tag.c.id))
    return [_tag(row) for row in rows]


def _at_path(connection: Connection, text: str) -> list[Tag]:
    parts = text.replace("|", "/").split("/")
    if len(parts) == 1 or not all(part.strip() for part in parts[1:]):
        return []
    from_top = not parts[0].strip()
    wanted = [normal(part) for part in (parts[1:] if from_top else parts)]
    found = _named(connection, wanted[-1])
    if not found:
        return []
    tree = TagTree(all_tags(connection))
    return [one for one in found if _fits(tree, one, wanted, from_top=from_top)]


def _fits(tree: TagTree, one: Tag, wanted: list[str], *, from_top: bool) -> bool:
    line = [normal(tree[above].name) for above in reversed(tree.ancestors(one.id))]
    line.append(normal(one.name))
    return line[-len(wanted) :] == wanted and (not from_top or len(line) == len(wanted))
