"""From a query to photo ids: SQL finds what each term means, arrays join the terms.

Every term becomes one select of photo ids, and every id has a score: 0 not found, up to
10,000 the machine's confidence, `FACT` for what is not a guess (the user's
word, a keyword, a date). AND is the smallest score, OR the largest, NOT exchanges 0 and
`FACT`. So the result is ranked as it is found, and a term costs one walk along an index
however the terms are nested: at 100,000 photos SQLite needs 60 ms and more to intersect
two large sets, numpy a tenth of a millisecond.
"""

from __future__ import annotations

import itertools
import os
import unicodedata
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from sqlalchemy import Select, and_, exists, func, or_, select

from photomanager.errors import QueryError
from photomanager.library import tag_words, tags
from photomanager.library.query import (
    And,
    Everything,
    Faces,
    InPath,
    InState,
    Labelled,
    Not,
    Or,
    Phrase,
    Picked,
    Query,
    Rated,
    State,
    TagNamed,
    Taken,
    Word,
)
from photomanager.library.query_tags import FACT, TagScores, columns, inverted
from photomanager.library.schema import (
    file,
    imported,
    left_out,
    machine,
    photo,
    root,
    statement,
    tagger_version,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection, Table

    from photomanager.library.records import TagId

    Scores = NDArray[np.int32]
    Ids = NDArray[np.int64]

Order = Literal["relevance", "date", "name", "rating"]

# Tag names of more words are found in quotation marks only.
MOST_WORDS = 6

_EPOCH_DAY = 719_163  # date(1970, 1, 1).toordinal()
_DAY = 86_400_000_000  # µs


def find(connection: Connection, query: Query, order: Order = "relevance") -> Ids:
    """The photos that a query finds, without those of removed folders.

    Args:
        connection: A view of the library.
        query: What to find.
        order: relevance (facts first, then by the machine's confidence, equal ones by date),
            date (newest first, undated last in the order of indexing), name (by path) or rating
            (best first, then by date).

    Returns:
        int64[n] photo ids.

    Raises:
        QueryError: When the query names a tag that does not exist.
    """
    search = _Search(connection)
    return search.ranked(search.scores(query), order)


def find_tag(
    connection: Connection, tag_id: TagId, order: Order = "relevance", *, suggested: bool = False
) -> Ids:
    """The photos that have a tag or one below it, as `find`; namesakes are not meant.

    Args:
        connection: A view of the library.
        tag_id: The tag.
        order: As for `find`.
        suggested: Finds instead those on which it is only suggested.
    """
    search = _Search(connection)
    only = InState("suggested")
    return search.ranked(search.tag_scores([tag_id], [only if suggested else Not(only)]), order)


class _Search:
    """One search in one view of the library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        newest = connection.execute(select(func.max(photo.c.id))).scalar_one_or_none()
        self._size = int(newest or 0) + 1

    def ranked(self, scores: Scores, order: Order) -> Ids:
        """int64[n]: the photos with a score, in an order."""
        ids = self.ordered("name" if order == "name" else "date")
        found = scores[ids]
        ids = ids[found > 0]
        if order == "relevance":
            # 16 bits: numpy sorts them by counting, ten times as fast.
            worse = (FACT - found[found > 0]).astype(np.uint16)
            ids = ids[np.argsort(worse, kind="stable")]
        elif order == "rating":
            ids = ids[np.argsort(-self.stars()[ids], kind="stable")]
        return ids

    # -- terms --------------------------------------------------------------------------------

    def scores(self, query: Query) -> Scores:
        """int32[largest id + 1]: the score of every photo id."""
        match query:
            case Everything():
                return np.full(self._size, FACT, np.int32)
            case And(items):
                return self._group(items)
            case Or(items):
                return reduce(np.maximum, [self.scores(item) for item in items])
            case Not(item):
                return inverted(self.scores(item))
            case Taken(first, last):
                return self._facts(_taken(first, last))
            case Rated() | Picked() | Labelled() | Faces():
                return self._facts(select(photo.c.id).where(_marked(query)))
            case InPath(text):
                return self._facts(select(file.c.photo_id).where(self._in_path(text)))
            case InState(state):
                return self._any_tag(state)
            case _:
                return self._group((query,))

    def _group(self, items: Sequence[Query]) -> Scores:
        """The items of one AND, in which states speak about the tags beside them."""
        states = [item for item in items if _is_state(item)]
        rest = [item for item in items if not _is_state(item)]
        found: list[Scores] = []
        spoken_of = False
        while rest:
            scores, used, is_tag = self._item(rest, states)
            found.append(scores)
            spoken_of |= is_tag
            del rest[:used]
        if not spoken_of:
            found.extend(self.scores(state) for state in states)
        return reduce(np.minimum, found)

    def _item(self, items: Sequence[Query], states: Sequence[Query]) -> tuple[Scores, int, bool]:
        """The first item's scores, how many items that took, and whether it is a tag."""
        words = [item.text for item in _leading_words(items)]
        for count in range(len(words), 1, -1):
            known = tag_words.named(self._connection, " ".join(words[:count]))
            if known:
                whole = self.tag_scores(known, states)
                singly = [self._item([Word(word)], states)[0] for word in words[:count]]
                return np.maximum(whole, reduce(np.minimum, singly)), count, True
        match items[0]:
            case Word(text):
                known = tag_words.matching(self._connection, text)
            case Phrase(text):
                known = tag_words.named(self._connection, text)
            case TagNamed(name, position):
                text, known = name, self._tag_named(name, position)
            case other:
                return self.scores(other), 1, False
        if known:
            return self.tag_scores(known, states), 1, True
        return self._facts(select(file.c.photo_id).where(_contains(file.c.name, text))), 1, False

    def _tag_named(self, name: str, position: int) -> list[TagId]:
        known = [one.id for one in tags.all_by_name(self._connection, name)]
        known = known or tag_words.named(self._connection, name)
        if not known:
            raise QueryError(f'there is no tag "{name}".', position)
        return known

    # -- tags ---------------------------------------------------------------------------------

    def tag_scores(self, tag_ids: Sequence[int], states: Sequence[Query]) -> Scores:
        shown = TagScores(self._connection, self._tree, self._retracted, self._size, tag_ids)
        found: list[Scores] = []
        for item in states:
            match item:
                case InState(state):
                    found.append(shown.in_state(state))
                case Not(InState(state)):
                    found.append(np.minimum(shown.anyhow(), inverted(shown.in_state(state))))
        return reduce(np.minimum, found) if found else shown.anyhow()

    def _any_tag(self, state: State) -> Scores:
        """Photos with any tag in this state."""
        if state in ("confirmed", "rejected"):
            verdict = 1 if state == "confirmed" else -1
            return self._facts(select(statement.c.photo_id).where(statement.c.verdict == verdict))
        if state == "imported":
            return self._facts(select(imported.c.photo_id).where(~_is_said(imported)))
        photo_id, automatic = self._guessed
        scores = np.zeros(self._size, np.int32)
        scores[photo_id[automatic == (state == "automatic")]] = FACT
        return scores

    @cached_property
    def _guessed(self) -> tuple[Ids, Ids]:
        """Photo and `automatic` of all guesses that are shown; read once for all states."""
        guesses = select(machine.c.photo_id, machine.c.automatic).where(*self._visible()).distinct()
        photo_id, automatic = columns(self._connection, guesses)
        # Where the user said something, a guess may be hidden by it: look again.
        said = select(statement.c.photo_id).distinct()
        unsaid = guesses.where(machine.c.photo_id.in_(said.scalar_subquery()), ~_is_said(machine))
        again = columns(self._connection, unsaid)
        spoken_of = np.zeros(self._size, np.bool_)
        spoken_of[columns(self._connection, said)[0]] = True
        left = ~spoken_of[photo_id]
        return (
            np.concatenate([photo_id[left], again[0]]),
            np.concatenate([automatic[left], again[1]]),
        )

    def _visible(self) -> list[ColumnElement[bool]]:
        """What a guess must meet to be shown; usually nothing, which is fastest."""
        conditions: list[ColumnElement[bool]] = []
        if self._disabled:
            conditions.append(machine.c.tag_id.not_in(self._disabled))
        if self._retracted:
            conditions.append(machine.c.version_id.not_in(self._retracted))
        return conditions

    @cached_property
    def _tree(self) -> tags.TagTree:
        return tags.TagTree(tags.all_tags(self._connection))

    @cached_property
    def _disabled(self) -> list[int]:
        return [one for one in self._tree.ids() if not self._tree[one].enabled]

    @cached_property
    def _retracted(self) -> list[int]:
        taken_back = select(tagger_version.c.id).where(tagger_version.c.retracted_at.is_not(None))
        return list(self._connection.execute(taken_back).scalars())

    # -- files and dates ----------------------------------------------------------------------

    def _facts(self, query: Select[Any]) -> Scores:
        scores = np.zeros(self._size, np.int32)
        scores[columns(self._connection, query)[0]] = FACT
        return scores

    def _in_path(self, text: str) -> ColumnElement[bool]:
        """Whether the path, from the top of the disk down to the file's name, has the text."""
        found = [_contains(file.c.name, text)]
        wanted = _folded(text)
        for root_id, path in self._connection.execute(select(root.c.id, root.c.path)):
            folder = _folded(os.fsdecode(path)).rstrip("/") + "/"
            if wanted in folder:
                found.append(file.c.root_id == root_id)
            for at in (n for n, letter in enumerate(text) if letter == "/"):
                # The text begins in the root's path and ends in the file's.
                if folder.endswith(_folded(text[: at + 1])) and text[at + 1 :]:
                    begins = _like(file.c.name, text[at + 1 :], "{}%")
                    found.append(and_(file.c.root_id == root_id, begins))
        return or_(*found)

    def ordered(self, order: Literal["date", "name"]) -> Ids:
        """int64[n]: all photos that may be found, each once."""
        if order == "date":
            when = photo.c.taken_at
            newest = select(photo.c.id).where(when.is_not(None))
            # In the order of indexing, which so begins with what is on screen.
            undated = select(photo.c.id).where(when.is_(None)).order_by(photo.c.id)
            (first,) = columns(self._connection, newest.order_by(when.desc(), photo.c.id.desc()))
            (last,) = columns(self._connection, undated)
            ids = np.concatenate([first, last])
        else:
            by = select(file.c.photo_id).order_by(file.c.name, file.c.photo_id)
            (ids,) = columns(self._connection, by)
            ids = ids[np.sort(np.unique(ids, return_index=True)[1])]
        hidden = self._hidden
        return ids if hidden is None else ids[~hidden[ids]]

    def stars(self) -> NDArray[np.int8]:
        """int8[largest id + 1]: stars of every photo id, 0 without any."""
        stars = np.zeros(self._size, np.int8)
        rated = select(photo.c.id, photo.c.rating).where(photo.c.rating.is_not(None))
        ids, ratings = columns(self._connection, rated)
        stars[ids] = ratings
        return stars

    @property
    def _hidden(self) -> NDArray[np.bool_] | None:
        """bool[size]: photos that are out of sight; None without any.

        All their files lie in removed folders or are left out by the user's rules.
        """
        gone = select(root.c.id).where(root.c.removed_at.is_not(None))
        removed = list(self._connection.execute(gone).scalars())
        left = select(left_out.c.file_id)
        if not removed and self._connection.execute(left.limit(1)).first() is None:
            return None
        hidden = np.zeros(self._size, np.bool_)
        for there in (True, False):
            inside = file.c.root_id.in_(removed) | file.c.id.in_(left)
            wanted = inside if there else ~inside
            hidden[columns(self._connection, select(file.c.photo_id).where(wanted))[0]] = there
        return hidden


def _is_state(item: Query) -> bool:
    return isinstance(item, InState) or (isinstance(item, Not) and isinstance(item.item, InState))


def _leading_words(items: Sequence[Query]) -> list[Word]:
    words = itertools.takewhile(lambda item: isinstance(item, Word), items[:MOST_WORDS])
    return [word for word in words if isinstance(word, Word)]


def _is_said(fact: Table) -> ColumnElement[bool]:
    """Whether the user has a word on the same tag of the same photo."""
    return exists().where(
        statement.c.photo_id == fact.c.photo_id, statement.c.tag_id == fact.c.tag_id
    )


def _taken(first: date | None, last: date | None) -> Select[Any]:
    query = select(photo.c.id)
    if first is not None:
        query = query.where(photo.c.taken_at >= _midnight(first))
    if last is not None:
        query = query.where(photo.c.taken_at < _midnight(last) + _DAY)
    return query


def _marked(term: Rated | Picked | Labelled | Faces) -> ColumnElement[bool]:
    match term:
        case Faces(least, most):
            return photo.c.faces.between(least, most)
        case Rated(0, most):
            return or_(photo.c.rating.is_(None), photo.c.rating <= most)
        case Rated(least, most):
            return photo.c.rating.between(least, most)
        case Picked(pick):
            number = {"yes": 1, "rejected": -1, "none": None}[pick]
            return photo.c.pick.is_(None) if number is None else photo.c.pick == number
        case Labelled(label) if label.lower() == "none":
            return photo.c.label.is_(None)
        case Labelled(label) if label.lower() == "any":
            return photo.c.label.is_not(None)
        case Labelled(label):
            return func.lower(photo.c.label) == label.lower()


def _midnight(day: date) -> int:
    return (day.toordinal() - _EPOCH_DAY) * _DAY


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _contains(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    return _like(column, text, "%{}%")


def _like(column: ColumnElement[str], text: str, pattern: str) -> ColumnElement[bool]:
    """SQLite's LIKE knows no case beyond ASCII, and file systems differ in accents."""
    cases = (text, text.lower(), text.upper(), text.title())
    forms = {unicodedata.normalize(form, one) for one in cases for form in ("NFC", "NFD")}
    if text.isascii():
        forms = {text}
    escaped = [
        form.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for form in sorted(forms)
    ]
    return or_(*(column.like(pattern.format(one), escape="\\") for one in escaped))
