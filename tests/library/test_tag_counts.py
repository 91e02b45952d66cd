"""Counts of all tags at once are those of finding the photos of each."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from photomanager.library import query_sql, tag_counts, tags
from tests.library.test_query_sql import TREE, Small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PHOTOS = range(1, 6)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    made = Small(tmp_path / "library")
    yield made
    made.library.close()


def both(small: Small) -> tuple[dict[str, int], dict[str, int]]:
    """On how many photos each tag is: counted at once, and found one by one."""
    with small.library.database.read() as connection:
        names = {one.id: one.name for one in tags.all_tags(connection)}
        found = {
            name: len(query_sql.find_tag(connection, tag_id)) for tag_id, name in names.items()
        }
        counted = {names[one]: count for one, count in tag_counts.carried(connection).items()}
    return counted, {name: count for name, count in found.items() if count}


def test_suggestions_do_not_count_and_what_is_below_does(small: Small) -> None:
    small.guess(1, "dog", 9_000, automatic=True)
    small.guess(2, "dog", 4_000)
    small.state(3, "golden retriever", 1)
    small.keyword(4, "dog")
    small.state(1, "wolf", -1)
    counted, found = both(small)
    assert counted == found == {"animal": 3, "dog": 3, "golden retriever": 1}
    with small.library.database.read() as connection:
        assert tag_counts.guessed(connection) == {small.tags["animal"], small.tags["dog"]}
        dog = query_sql.find_tag(connection, small.tags["dog"], suggested=True)
    assert dog.tolist() == [2]


def test_a_rejection_counts_off_what_is_below_it(small: Small) -> None:
    for photo in (1, 2):
        small.guess(photo, "golden retriever", 9_000, automatic=True)
    small.state(1, "dog", -1, at=5)
    small.state(3, "golden retriever", 1, at=3)
    small.state(3, "dog", -1, at=4)
    small.state(4, "golden retriever", 1, at=5)
    small.state(4, "dog", -1, at=4)
    counted, found = both(small)
    assert counted == found == {"animal": 3, "dog": 2, "golden retriever": 2}


def test_what_was_taken_back_and_what_is_out_of_sight_does_not_count(small: Small) -> None:
    for photo in PHOTOS:
        small.guess(photo, "wolf", 9_000, automatic=True)
    small.state(2, "dog house", 1)
    small.sql("INSERT INTO left_out SELECT id, 0 FROM file WHERE photo_id IN (1, 2)")
    assert both(small) == ({"animal": 3, "wolf": 3},) * 2
    small.sql("UPDATE tagger_version SET retracted_at = 7")
    assert both(small) == ({}, {})
    small.sql("DELETE FROM left_out")
    assert both(small) == ({"house": 1, "dog house": 1},) * 2


@pytest.mark.parametrize("seed", range(40))
def test_both_ways_agree_whatever_was_said(small: Small, seed: int) -> None:
    draw = random.Random(seed)
    names = list(TREE)
    for name in draw.sample(names, draw.randrange(3)):
        column = draw.choice(["automatic", "enabled"])
        small.sql(f"UPDATE tag SET {column} = 0 WHERE name = '{name}'")
    for photo in PHOTOS:
        for name in draw.sample(names, 3):
            small.guess(photo, name, draw.randrange(1, 10_000), automatic=draw.random() < 0.5)
        for name in draw.sample(names, 2):
            small.state(photo, name, draw.choice([1, -1]), at=draw.randrange(4))
        if draw.random() < 0.5:
            small.keyword(photo, draw.choice(names))
    small.sql("UPDATE machine SET automatic = 0 WHERE tag_id IN (SELECT id FROM tag"
              " WHERE NOT automatic)")  # fmt: skip
    counted, found = both(small)
    assert counted == found
