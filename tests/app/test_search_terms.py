import pytest

from photomanager.app.search_terms import field_hints, split, term
from photomanager.library.query_parser import FIELDS, parse


@pytest.mark.parametrize(
    ("text", "words", "rest"),
    [
        ("", [], ""),
        ("dog", [], "dog"),
        ("tag:dog beach", ["dog"], "beach"),
        ('tag:"golden retriever" date:2024', ["golden retriever", "2024"], ""),
        ("big -tag:dog rating:>3", ["not dog", "rating >3"], "big"),
        ('path:"a \\"b\\" c/"', ['a "b" c/'], ""),
        ('"new york" tag:x', ["x"], '"new york"'),
        ("tag:dog OR tag:cat", [], "tag:dog OR tag:cat"),
        ("NOT tag:cat", [], "NOT tag:cat"),
        ("(tag:dog cat)", [], "(tag:dog cat)"),
        ("tag:", [], "tag:"),
        ("colour:red", [], "colour:red"),
        ('tag:"half', [], 'tag:"half'),
    ],
)
def test_terms_that_stand_for_themselves_are_taken_out(text, words, rest):
    terms, left = split(text)
    assert ([one.words for one in terms], left) == (words, rest)


@pytest.mark.parametrize(
    "text", ["big -tag:dog rating:>3", 'dog tag:"a b" date:2024', "tag:dog OR cat"]
)
def test_the_parts_mean_what_the_whole_means(text):
    terms, rest = split(text)
    again = " ".join([*(one.text for one in terms), rest])
    assert sorted(str(parse(again)).split()) == sorted(str(parse(text)).split())


def test_every_field_of_the_language_is_known_and_explained():
    assert {f"{name}:" for name in FIELDS} == set(field_hints())
    for name in FIELDS:
        assert term(f"{name}:1") is not None
