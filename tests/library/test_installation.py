"""An upgrade of the vocabulary keeps what the user made of its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from photomanager.library import tags
from photomanager.library.installation import install_vocabulary
from photomanager.library.library import Library
from photomanager.library.records import VocabularyEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection


def entry(
    key: str, name: str, parent: str | None = None, *synonyms: str, automatic: bool = True
) -> VocabularyEntry:
    return VocabularyEntry(key, f"uuid-{key}", name, parent, synonyms, automatic)


FIRST = [
    entry("d", "dog", "a", "canine", "hound"),
    entry("a", "animal"),
    entry("c", "cat", "a"),
    entry("h", "house"),
]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    library = Library.open(tmp_path / "library")
    with library.database.write() as connection:
        yield connection
    library.close()


def paths(connection: Connection) -> set[str]:
    tree = tags.TagTree(tags.all_tags(connection))
    return {tree.path(one) for one in tree.ids()}


def test_installing_twice_changes_nothing(connection: Connection) -> None:
    assert install_vocabulary(connection, FIRST) == 4
    before = tags.all_tags(connection)
    assert paths(connection) == {"animal", "animal/dog", "animal/cat", "house"}
    assert install_vocabulary(connection, FIRST) == 0
    connection.execute(text("DELETE FROM library_info WHERE key = 'vocabulary'"))
    assert install_vocabulary(connection, FIRST) == 0
    assert tags.all_tags(connection) == before
    assert {one.uuid for one in before} == {"uuid-a", "uuid-c", "uuid-d", "uuid-h"}


def test_the_vocabularys_own_corrections_arrive(connection: Connection) -> None:
    install_vocabulary(connection, FIRST)
    again = [
        entry("a", "creature"),
        entry("d", "dog", "a", "canine", "pooch", automatic=False),
        entry("c", "cat"),
        entry("h", "house"),
        entry("k", "kennel", "h"),
    ]
    install_vocabulary(connection, again)
    assert paths(connection) == {"creature", "creature/dog", "cat", "house", "house/kennel"}
    dog = tags.by_name(connection, "dog")
    assert dog is not None
    assert not dog.automatic
    assert tags.synonyms(connection, dog.id) == ["canine", "pooch"]


def test_a_starter_word_takes_over_the_users_tag_wherever_it_stands(connection: Connection) -> None:
    install_vocabulary(connection, FIRST)
    beach = tags.create(connection, "Beach", origin="user")
    starters = [
        VocabularyEntry("starter:coast", "uuid-coast", "coast", None, origin="starter"),
        VocabularyEntry(
            "starter:beach", "uuid-beach", "beach", "starter:coast", ("sand",), origin="starter"
        ),
    ]
    install_vocabulary(connection, [*FIRST, *starters])
    found = tags.by_name(connection, "beach")
    assert found is not None
    assert (found.id, found.uuid) == (beach.id, beach.uuid)
    assert (found.vocabulary_key, found.parent_id) == ("starter:beach", None)
    assert tags.synonyms(connection, found.id) == ["sand"]
    coast = tags.by_name(connection, "coast")
    assert coast is not None
    assert coast.origin == "starter"


def test_what_the_user_changed_stays(connection: Connection) -> None:
    install_vocabulary(connection, FIRST)
    run = connection.exec_driver_sql
    run("UPDATE tag SET name = 'Doggo', normal = 'doggo' WHERE vocabulary_key = 'd'")
    run(
        "UPDATE tag SET parent_id = (SELECT id FROM tag WHERE name = 'house'), automatic = 0,"
        " enabled = 0 WHERE vocabulary_key = 'c'"
    )
    run("DELETE FROM tag_synonym WHERE normal = 'hound'")
    install_vocabulary(
        connection,
        [
            entry("d", "domestic dog", "a", "canine", "hound", "pup"),
            entry("a", "animal"),
            entry("c", "house cat"),
            entry("h", "house"),
        ],
    )
    assert paths(connection) == {"animal", "animal/Doggo", "house/house cat", "house"}
    doggo, cat = tags.by_name(connection, "doggo"), tags.by_name(connection, "house cat")
    assert doggo is not None
    assert cat is not None
    assert tags.synonyms(connection, doggo.id) == ["canine", "pup"]
    assert not cat.automatic
    assert not cat.enabled


def test_the_users_own_tag_of_that_name_becomes_the_concept(connection: Connection) -> None:
    mine = tags.create(connection, "House", origin="user")
    install_vocabulary(connection, FIRST)
    found = tags.by_id(connection, mine.id)
    assert found is not None
    assert (found.uuid, found.name, found.vocabulary_key) == (mine.uuid, "House", "h")
    assert len(tags.all_tags(connection)) == 4


def test_a_dropped_concept_goes_unless_somebody_needs_it(connection: Connection) -> None:
    install_vocabulary(connection, FIRST)
    run = connection.exec_driver_sql
    run("INSERT INTO photo (id, uuid, added_at) VALUES (1, 'p', 0)")
    run("INSERT INTO statement SELECT 1, id, 1, 0, 'l' FROM tag WHERE vocabulary_key = 'd'")
    install_vocabulary(connection, [entry("h", "house")])
    assert paths(connection) == {"animal", "animal/dog", "house"}
    dog = tags.by_name(connection, "dog")
    assert dog is not None
    assert (dog.origin, dog.vocabulary_key) == ("user", None)


def test_a_move_that_would_close_a_ring_is_left_out(connection: Connection) -> None:
    install_vocabulary(connection, FIRST)
    connection.exec_driver_sql(
        "UPDATE tag SET parent_id = (SELECT id FROM tag WHERE name = 'dog') WHERE name = 'house'"
    )
    moved = [entry("a", "animal", "h"), *FIRST[:1], *FIRST[2:]]
    install_vocabulary(connection, moved)
    assert paths(connection) == {"animal", "animal/dog", "animal/cat", "animal/dog/house"}


def test_a_vocabulary_with_a_ring_is_a_bug(connection: Connection) -> None:
    with pytest.raises(ValueError, match="ring"):
        install_vocabulary(connection, [entry("a", "one", "b"), entry("b", "two", "a")])
