"""A search text as the search bar shows it: terms that stand for themselves, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from photomanager.app.translation import translate
from photomanager.library.query_parser import FIELDS

_TERM = re.compile(
    rf"""(?P<sign>-?)(?P<field>{"|".join(FIELDS)}):(?P<value>"(?:[^"\\]|\\.)*"|[^\s"()]+)\Z""",
    re.IGNORECASE,
)
_PIECE = re.compile(r"""(?:[^\s"()]|"(?:[^"\\]|\\.)*")+""")
_OPERATORS = ("AND", "OR", "NOT")

_ICONS = {
    "tag": "tag",
    "state": "review",
    "path": "folder",
    "date": "recent",
    "rating": "star",
    "pick": "flag",
    "label": "label",
    "faces": "face",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term with a field.

    Attributes:
        text: In the query language.
        words: For people.
        icon: The name of an icon that says what sort of term it is.
    """

    text: str
    words: str
    icon: str


def term(text: str) -> Term | None:
    """The term that a piece of text is, None if it is none that stands for itself."""
    found = _TERM.match(text)
    if found is None:
        return None
    field, value = found["field"].lower(), found["value"]
    if value.startswith('"'):
        value = re.sub(r'\\(["\\])', r"\1", value[1:-1])
    if not value.strip():
        return None
    words = value if field in ("tag", "path", "date") else f"{_named(field)} {value}"
    if found["sign"]:
        words = translate("Search", "not {what}", what=words)
    return Term(text, words, _ICONS.get(field, "search"))


def split(text: str) -> tuple[list[Term], str]:
    """The terms of a text, and what is left of it.

    A text with OR, NOT or parentheses is left whole: its terms do not stand for themselves.
    """
    pieces = _PIECE.findall(text)
    bare = _PIECE.sub("", text)
    if bare.strip() or any(piece in _OPERATORS for piece in pieces):
        return [], text
    terms = [found for piece in pieces if (found := term(piece)) is not None]
    rest = [piece for piece in pieces if term(piece) is None]
    return terms, " ".join(rest)


def field_hints() -> dict[str, str]:
    """What can be typed after each field, for people who do not know."""
    return {
        "date:": translate("Search", "when it was taken: 2024, 2024-05, >2020"),
        "rating:": translate("Search", "stars: 4, >=3, 1..3"),
        "pick:": translate("Search", "yes, rejected, none"),
        "label:": translate("Search", "a colour, any, none"),
        "faces:": translate("Search", "how many: 2, >0"),
        "state:": translate("Search", "suggested, confirmed, rejected"),
        "path:": translate("Search", "part of a folder or file name"),
        "tag:": translate("Search", "a tag and what is below it"),
    }


def _named(field: str) -> str:
    return {
        "state": translate("Search", "state"),
        "rating": translate("Search", "rating"),
        "pick": translate("Search", "pick"),
        "label": translate("Search", "label"),
        "faces": translate("Search", "faces"),
    }.get(field, field)
