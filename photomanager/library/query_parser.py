"""Text to query (`query`), with errors that name the position."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import cast

from lark import Lark, Token, Transformer, UnexpectedInput, v_args
from lark.exceptions import UnexpectedCharacters, VisitError

from photomanager.errors import QueryError
from photomanager.library.query import (
    MOST_FACES,
    MOST_STARS,
    PICKS,
    STATES,
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
    TagNamed,
    Taken,
    Word,
)

# Deeper than any person types; the parser's and the visitor's recursion stays shallow.
DEEPEST = 50
LONGEST = 4_000

_GRAMMAR = r"""
start: one_of?
one_of: all_of (_OR all_of)*
all_of: term (_AND? term)*
?term: negated | "(" one_of ")" | FIELD -> field | PHRASE -> phrase | WORD -> word
negated: SIGNS term

_AND.3: /AND(?![^\s"()])/
_OR.3: /OR(?![^\s"()])/
SIGNS.3: /((NOT(?![^\s"()])|-(?=[^\s)]))\s*)+/
FIELD.2: /[A-Za-z]+:("(?:[^"\\]|\\.)*"|[^\s"()]*)/s
PHRASE.2: /"(?:[^"\\]|\\.)*"/s
WORD.1: /(?!(?:AND|OR)(?![^\s"()]))[^\s"()\-][^\s"()]*/
%ignore /\s+/
"""

_NUMBERS = re.compile(
    r"(?P<sign>>=|<=|>|<|)(?P<first>\d{1,4})(?:\.\.(?P<last>\d{1,4}))?\Z", re.ASCII
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)


def parse(text: str) -> Query:
    """The query that the text means; the empty text means every photo.

    Raises:
        QueryError: When the text cannot be understood; says what is wrong and where.
    """
    if len(text) > LONGEST:
        raise QueryError(f"the search is longer than {LONGEST} characters. Shorten it.", LONGEST)
    _refuse_depth(text)
    try:
        return _ToQuery().transform(_parser().parse(text))
    except UnexpectedInput as error:
        raise _worded(error, text) from None
    except VisitError as error:
        if isinstance(error.orig_exc, QueryError):
            raise error.orig_exc from None
        raise


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", lexer="contextual", maybe_placeholders=False)


@v_args(inline=True)
class _ToQuery(Transformer[Token, Query]):
    def start(self, item: Query | None = None) -> Query:
        return Everything() if item is None else item

    def one_of(self, *items: Query) -> Query:
        return items[0] if len(items) == 1 else Or(items)

    def all_of(self, *items: Query) -> Query:
        return items[0] if len(items) == 1 else And(items)

    def negated(self, signs: Token, item: Query) -> Query:
        return Not(item) if len(re.findall("NOT|-", signs)) % 2 else item

    def word(self, token: Token) -> Query:
        return Word(str(token))

    def phrase(self, token: Token) -> Query:
        text = _unquoted(token)
        if not text.strip():
            raise QueryError("there is nothing between the quotation marks.", _start(token))
        return Phrase(text)

    def field(self, token: Token) -> Query:
        name, _, value = token.partition(":")
        make = _MAKERS.get(name.lower())
        if make is None:
            raise QueryError(
                f'there is no field "{name}:". The fields are {", ".join(_MAKERS)}; '
                "put the text in quotation marks if it is none.",
                _start(token),
            )
        position = _start(token) + len(name) + 1
        text = _unquoted(value) if value.startswith('"') else value
        if not text.strip():
            raise QueryError(f'something must follow "{name}:".', position)
        return make(text, position)


def _tag(text: str, position: int) -> Query:
    return TagNamed(text, position)


def _state(text: str, position: int) -> Query:
    for state in STATES:
        if state == text.lower():
            return InState(state)
    raise QueryError(f'there is no state "{text}". The states are {", ".join(STATES)}.', position)


def _path(text: str, _position: int) -> Query:
    return InPath(text)


def _date(text: str, position: int) -> Query:
    for sign in (">=", "<=", ">", "<"):
        if text.startswith(sign):
            first, last = _days(text[len(sign) :], position + len(sign))
            match sign:
                case ">=":
                    return Taken(first, None)
                case "<=":
                    return Taken(None, last)
                case ">":
                    return Taken(_moved(last, 1, position), None)
                case _:
                    return Taken(None, _moved(first, -1, position))
    if ".." not in text:
        return Taken(*_days(text, position))
    left, _, right = text.partition("..")
    if not left and not right:
        raise QueryError('a date must stand before or after "..".', position)
    begin = _days(left, position)[0] if left else None
    end = _days(right, position + len(left) + 2)[1] if right else None
    if begin and end and end < begin:
        raise QueryError(f"{left} is later than {right}. Exchange them.", position)
    return Taken(begin, end)


def _rating(text: str, position: int) -> Query:
    between = _between(text, MOST_STARS)
    if between is None:
        raise QueryError(
            f'"{text}" is no number of stars. Write 3, >=3, <3 or 2..4, with 0 to {MOST_STARS}.',
            position,
        )
    least, most = between
    if most < least:
        raise QueryError(f'no photo can have "{text}" stars.', position)
    return Rated(least, most)


def _faces(text: str, position: int) -> Query:
    between = _between(text, MOST_FACES)
    if between is None:
        raise QueryError(f'"{text}" is no number of faces. Write 2, >2, 0 or 2..4.', position)
    least, most = between
    if most < least:
        raise QueryError(f'no photo can have "{text}" faces.', position)
    return Faces(least, most)


def _between(text: str, highest: int) -> tuple[int, int] | None:
    """The least and the most that "3", ">=3", "<3" or "2..4" allows; None for another text."""
    found = _NUMBERS.match(text)
    if found is None or (found["last"] and found["sign"]):
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if max(first, last) > highest:
        return None
    return {
        ">=": (first, highest),
        "<=": (0, first),
        ">": (first + 1, highest),
        "<": (0, first - 1),
        "": (first, last),
    }[found["sign"]]


def _pick(text: str, position: int) -> Query:
    for pick in PICKS:
        if pick == text.lower():
            return Picked(pick)
    raise QueryError(f'"{text}" does not follow "pick:". Write {" or ".join(PICKS)}.', position)


def _label(text: str, _position: int) -> Query:
    return Labelled(text)


_MAKERS = {
    "tag": _tag,
    "state": _state,
    "path": _path,
    "date": _date,
    "rating": _rating,
    "pick": _pick,
    "label": _label,
    "faces": _faces,
}
# What may stand before a colon.
FIELDS = tuple(_MAKERS)


def _days(text: str, position: int) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    parts = _DAY.match(text)
    if parts is None:
        raise QueryError(
            f'"{text}" is not a date. Write 2024, 2024-05, 2024-05-31 or a range.', position
        )
    year, month, day = (None if part is None else int(part) for part in parts.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        if day is not None:
            return first, first
        if month in (None, 12):
            return first, date(year, 12, 31)
        assert month is not None
        return first, date(year, month + 1, 1) - timedelta(days=1)
    except ValueError:
        raise QueryError(f'the calendar has no day "{text}".', position) from None


def _moved(day: date, days: int, position: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise QueryError("no photo can be from that time.", position) from None


def _unquoted(text: str) -> str:
    """The text between the quotation marks; a backslash escapes only a mark or itself."""
    return re.sub(r'\\(["\\])', r"\1", text[1:-1])


def _start(token: Token) -> int:
    return token.start_pos or 0


def _refuse_depth(text: str) -> None:
    depth = 0
    for sign in re.finditer(r'"(?:[^"\\]|\\.)*"|[()]', text, re.DOTALL):
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
        if depth > DEEPEST:
            raise QueryError(f"more than {DEEPEST} parentheses are open. Use fewer.", sign.start())


def _worded(error: UnexpectedInput, text: str) -> QueryError:
    if isinstance(error, UnexpectedCharacters):
        position = cast("int", error.pos_in_stream)
        mark = text.find('"', position)
        if mark >= 0 and " " not in text[position:mark]:
            return QueryError("this quotation mark has no partner.", mark)
        if text[position] == "-":
            return QueryError("a word must follow the minus directly.", position)
        misplaced = text[position:].split(maxsplit=1)[0]
        return QueryError(f'a word is expected before "{misplaced}".', position)
    token = getattr(error, "token", None)
    if token is None or token.type == "$END":
        if text.count("(") > text.count(")"):
            return QueryError("this parenthesis is not closed.", text.rindex("("))
        return QueryError("the search ends where a word is expected.", len(text))
    if token.type == "RPAR":
        return QueryError("this parenthesis has no partner, or nothing before it.", _start(token))
    return QueryError(f'a word is expected before "{token}".', _start(token))
