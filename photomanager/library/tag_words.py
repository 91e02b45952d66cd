"""Which tags a searched word means: names and synonyms, singular or plural."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, union

from photomanager.library.records import TagId
from photomanager.library.schema import tag, tag_synonym

if TYPE_CHECKING:
    from sqlalchemy import Connection

_IRREGULAR = {
    "children": "child",
    "feet": "foot",
    "geese": "goose",
    "men": "man",
    "mice": "mouse",
    "oxen": "ox",
    "people": "person",
    "teeth": "tooth",
    "women": "woman",
}
_IRREGULAR_PLURALS = {one: many for many, one in _IRREGULAR.items()}


def named(connection: Connection, text: str) -> list[TagId]:
    """The tags of which the whole text is the name or a synonym, singular or plural.

    What a name says in parentheses may be left out: "crane" finds "crane (bird)".
    """
    forms = sorted(_forms(_folded(text)))
    if not forms:
        return []
    # A range instead of LIKE, so that the index serves it.
    explained = [
        tag.c.normal.between(f"{form} (", f"{form} (\U0010ffff", symmetric=False) for form in forms
    ]
    by_name = select(tag.c.id).where(or_(tag.c.normal.in_(forms), *explained))
    by_synonym = select(tag_synonym.c.tag_id).where(tag_synonym.c.normal.in_(forms))
    found = connection.execute(union(by_name, by_synonym)).scalars()
    return sorted(TagId(one) for one in found)


def matching(connection: Connection, word: str) -> list[TagId]:
    """The tags that a searched word means.

    Those called so (`named`); if there are none, those with the word in their name, so that
    "retriever" finds "golden retriever" but "dog" does not find "hot dog".
    """
    found = named(connection, word)
    if found:
        return found
    forms = _forms(_folded(word))
    rows = connection.execute(select(tag.c.id, tag.c.normal).order_by(tag.c.id))
    return [TagId(row.id) for row in rows if forms.intersection(_WORDS.findall(row.normal))]


_WORDS = re.compile(r"[\w'’-]+")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())


def _forms(text: str) -> set[str]:
    """The text with its last word as typed, in the singular and in the plural."""
    start, space, last = text.rpartition(" ")
    if not last:
        return set()
    singulars = _singulars(last)
    plurals = {form for one in singulars for form in _plurals(one)}
    return {f"{start}{space}{form}" for form in {last} | singulars | plurals}


def _singulars(word: str) -> set[str]:
    """Every word of which this may be the plural, and the word itself."""
    if word in _IRREGULAR:
        return {_IRREGULAR[word]}
    found = {word}
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return found
    found.add(word[:-1])
    if word.endswith("ies"):
        found.add(word[:-3] + "y")
    if word.endswith("ves"):
        found.update((word[:-3] + "f", word[:-3] + "fe"))
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        found.add(word[:-2])
    return found


def _plurals(word: str) -> set[str]:
    if word in _IRREGULAR_PLURALS:
        return {_IRREGULAR_PLURALS[word]}
    if len(word) < 3:
        return set()
    found = {word + "s"}
    if word.endswith("y"):
        found.add(word[:-1] + "ies")
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        found.add(word + "es")
    if word.endswith("f"):
        found.add(word[:-1] + "ves")
    if word.endswith("fe"):
        found.add(word[:-2] + "ves")
    return found
