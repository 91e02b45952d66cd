"""The query language: what it means, that it reads back what it writes, and its errors."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photomanager.errors import QueryError
from photomanager.library.query import (
    MOST_FACES,
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
from photomanager.library.query_parser import LONGEST, parse

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Everything()),
        ("  \n", Everything()),
        ("dog", Word("dog")),
        ('"golden  retriever"', Phrase("golden  retriever")),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("NOT a b", And((Not(A), B))),
        ("-a", Not(A)),
        ("-(a b)", Not(And((A, B)))),
        ("NOT NOT a", A),
        ("a NOT -b", And((A, B))),
        ("and or not", And((Word("and"), Word("or"), Word("not")))),
        ("ORANGE NOTHING", And((Word("ORANGE"), Word("NOTHING")))),
        ("t-shirt", Word("t-shirt")),
        ("12:30", Word("12:30")),
        ("((a))", A),
        ("tag:dog", TagNamed("dog")),
        ('TAG:"animal/dog"', TagNamed("animal/dog")),
        ("state:Suggested", InState("suggested")),
        (r'path:"C:\photos \"x\""', InPath(r'C:\photos "x"')),
        ("date:2024", Taken(date(2024, 1, 1), date(2024, 12, 31))),
        ("date:2024-02", Taken(date(2024, 2, 1), date(2024, 2, 29))),
        ("date:2024-05-07", Taken(date(2024, 5, 7), date(2024, 5, 7))),
        ("date:2024-05-01..2024-06", Taken(date(2024, 5, 1), date(2024, 6, 30))),
        ("date:>2020", Taken(date(2021, 1, 1), None)),
        ("date:>=2020", Taken(date(2020, 1, 1), None)),
        ("date:<2020-03", Taken(None, date(2020, 2, 29))),
        ("date:<=2020-03", Taken(None, date(2020, 3, 31))),
        ("date:..2020", Taken(None, date(2020, 12, 31))),
        ("date:2020..", Taken(date(2020, 1, 1), None)),
        ("rating:4", Rated(4, 4)),
        ("rating:>=3", Rated(3, 5)),
        ("rating:>3", Rated(4, 5)),
        ("rating:<3", Rated(0, 2)),
        ("rating:<=3", Rated(0, 3)),
        ("rating:1..3", Rated(1, 3)),
        ("faces:2", Faces(2, 2)),
        ("faces:0", Faces(0, 0)),
        ("faces:>2", Faces(3, MOST_FACES)),
        ("faces:>=3", Faces(3, MOST_FACES)),
        ("faces:<2", Faces(0, 1)),
        ("FACES:2..12", Faces(2, 12)),
        ("pick:Yes", Picked("yes")),
        ("-pick:rejected", Not(Picked("rejected"))),
        ("label:red", Labelled("red")),
        ('label:"to print"', Labelled("to print")),
    ],
)
def test_meaning(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "position", "part"),
    [
        ("dog AND", 7, "ends where a word"),
        ("OR dog", 0, 'before "OR"'),
        ("dog OR OR cat", 7, 'before "OR"'),
        ("(dog", 0, "not closed"),
        ("dog)", 3, "no partner"),
        ("dog ()", 5, "nothing before"),
        ('dog "cat', 4, "quotation mark has no partner"),
        ('path:"cat', 5, "quotation mark has no partner"),
        ('dog ""', 4, "nothing between"),
        ("dog - cat", 4, "follow the minus"),
        ("colour:red", 0, 'no field "colour:"'),
        ("dog tag:", 8, 'must follow "tag:"'),
        ("state:sure", 6, 'no state "sure"'),
        ("date:yesterday", 5, "not a date"),
        ("date:2023-02-29", 5, "no day"),
        ("date:2024..2024-13", 11, "no day"),
        ("date:2024..2020", 5, "later than"),
        ("date:..", 5, "before or after"),
        ("date:>9999", 5, "no photo"),
        ("rating:many", 7, "no number of stars"),
        ("rating:6", 7, "no number of stars"),
        ("rating:>5", 7, "no photo can have"),
        ("rating:4..2", 7, "no photo can have"),
        ("rating:>=2..4", 7, "no number of stars"),
        ("faces:some", 6, "no number of faces"),
        ("faces:12345", 6, "no number of faces"),
        ("faces:4..2", 6, "no photo can have"),
        ("faces:<0", 6, "no photo can have"),
        ("pick:maybe", 5, "does not follow"),
        ("(" * 60 + "a" + ")" * 60, 50, "parentheses"),
    ],
)
def test_errors_name_the_position(text: str, position: int, part: str) -> None:
    with pytest.raises(QueryError, match=part) as error:
        parse(text)
    assert error.value.position == position
    assert str(error.value) == f"Position {position + 1}: {error.value.sentence}"
    assert str(error.value).endswith(".")


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(QueryError, match="longer"):
        parse("a " * LONGEST)
    parse("-" * (LONGEST - 1) + "a")


words = st.from_regex(r"[a-z0-9äé.*%_\\][a-z0-9äé.*%_\\-]{0,8}", fullmatch=True).map(Word)
texts = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
days = st.dates()
stars = st.integers(0, 5)
taken = (
    st.tuples(days, days).map(lambda two: Taken(min(two), max(two)))
    | days.map(lambda day: Taken(day, None))
    | days.map(lambda day: Taken(None, day))
)
terms: st.SearchStrategy[Query] = st.one_of(
    words,
    texts.map(Phrase),
    texts.map(TagNamed),
    texts.map(InPath),
    st.sampled_from(STATES).map(InState),
    taken,
    st.tuples(stars, stars).map(lambda two: Rated(min(two), max(two))),
    st.tuples(stars, stars | st.just(MOST_FACES)).map(lambda two: Faces(min(two), max(two))),
    st.sampled_from(PICKS).map(Picked),
    texts.map(Labelled),
)
queries = st.recursive(
    terms,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=4).map(lambda items: And(tuple(items))),
        st.lists(inner, min_size=2, max_size=4).map(lambda items: Or(tuple(items))),
    ),
    max_leaves=12,
)


@given(queries)
def test_what_is_written_is_read_back(query: Query) -> None:
    assert parse(str(query)) == query


@given(st.text(max_size=40) | st.text(alphabet='ab "()-:\\ANDORT.<>=', max_size=30))
def test_any_text_is_a_query_or_a_sentence(text: str) -> None:
    refused: QueryError | None = None
    try:
        query = parse(text)
    except QueryError as error:
        refused = error
    if refused is None:
        assert parse(str(query)) == query
    else:
        assert 0 <= refused.position <= len(text)
        assert str(refused).endswith(".")
