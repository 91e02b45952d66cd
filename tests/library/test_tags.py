from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from photomanager.errors import TagError
from photomanager.library import tag_words, tags
from photomanager.library.library import Library
from photomanager.library.tags import TagTree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    library = Library.open(tmp_path / "library")
    with library.database.write() as connection:
        yield connection
    library.close()


def grow(connection: Connection, *paths: str) -> dict[str, int]:
    made: dict[str, int] = {}
    for path in paths:
        above, _, name = path.rpartition("/")
        made[path] = tags.create(
            connection, name, origin="user", parent_id=made[above] if above else None
        ).id
    return made


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("  Golden \t Retriever ", "golden retriever"),
        ("E\u0301te\u0301", "été"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("x" * 200, "x" * 200),
    ],
)
def test_normal(typed: str, normal: str) -> None:
    assert tags.normal(typed) == normal


@pytest.mark.parametrize("typed", ["", "  \n", "x" * 201, "a\0b", "a\u202eb"])
def test_unusable_names(typed: str) -> None:
    with pytest.raises(TagError) as error:
        tags.normal(typed)
    assert str(error.value).endswith(".")
    assert str(error.value).isprintable()


def test_a_name_is_taken_only_below_the_same_parent(connection: Connection) -> None:
    made = grow(connection, "bird", "machine", "bird/crane")
    tags.create(connection, "Crane", origin="user", parent_id=made["machine"])
    with pytest.raises(TagError, match='There is a tag "crane" already'):
        tags.create(connection, "CRANE", origin="user", parent_id=made["bird"])


def test_names_and_paths(connection: Connection) -> None:
    made = grow(connection, "bird", "bird/crane", "machine", "machine/crane")
    made |= grow(connection, "crane")

    def found(text: str) -> int | None:
        one = tags.by_name(connection, text)
        return None if one is None else one.id

    assert found("BIRD") == made["bird"]
    assert found("bird/crane") == found("Bird | Crane") == made["bird/crane"]
    assert found("/crane") == made["crane"]
    assert found("unicorn") is None
    assert found("machine/bird") is None
    with pytest.raises(TagError, match="Name one of them: /crane, bird/crane, machine/crane"):
        found("crane")


def test_a_slash_in_a_name_is_tried_first(connection: Connection) -> None:
    made = tags.create(connection, "either/or", origin="user")
    assert tags.by_name(connection, "Either/Or") == made


def test_a_tag_is_found_by_row_and_by_identity(connection: Connection) -> None:
    made = tags.create(connection, "dog", origin="user", uuid="d-1")
    assert made.uuid == "d-1"
    assert tags.by_id(connection, made.id) == tags.by_uuid(connection, made.uuid) == made


def test_the_tree(connection: Connection) -> None:
    made = grow(connection, "animal", "animal/dog", "animal/dog/hound", "animal/cat", "house")
    tree = TagTree(tags.all_tags(connection))
    assert tree.below(made["animal"])[0] == made["animal"]
    assert set(tree.below(made["animal"])) == set(made.values()) - {made["house"]}
    assert tree.ancestors(made["animal/dog/hound"]) == [made["animal/dog"], made["animal"]]
    assert tree.path(made["animal/dog/hound"]) == "animal/dog/hound"
    assert tree.children(made["house"]) == ()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("dogs", "dog"),
        ("dog", "dogs"),
        ("buses", "bus"),
        ("lens", "lenses"),
        ("berries", "berry"),
        ("wolves", "wolf"),
        ("knives", "knife"),
        ("churches", "church"),
        ("children", "child"),
        ("potatoes", "potato"),
        ("glass", "glasses"),
        ("Golden Retrievers", "golden retriever"),
        ("crane", "crane (bird)"),
        ("pooch", "hound"),
    ],
)
def test_words_that_name_a_tag(connection: Connection, words: str, name: str) -> None:
    made = grow(connection, name, "bystander")
    if words == "pooch":
        tags.set_synonyms(connection, made[name], ["Pooches", name])
        assert tags.synonyms(connection, made[name]) == ["Pooches"]
    assert tag_words.named(connection, words) == [made[name]]


@pytest.mark.parametrize("word", ["gas", "ga", "bu", "do", "hot", "houndd"])
def test_words_that_name_none(connection: Connection, word: str) -> None:
    grow(connection, "bus", "dog", "hound", "hot dog", "gases and more")
    assert tag_words.named(connection, word) == []


def test_a_word_in_a_name_counts_only_where_no_name_fits(connection: Connection) -> None:
    made = grow(connection, "dog", "hot dog", "golden retriever")
    assert tag_words.matching(connection, "dogs") == [made["dog"]]
    assert tag_words.matching(connection, "retrievers") == [made["golden retriever"]]
    assert tag_words.matching(connection, "retr") == []


def photographed(connection: Connection, photos: int) -> None:
    run = connection.exec_driver_sql
    run("INSERT INTO space VALUES (1, 'h', 'net', 4, 0, 1)")
    run("INSERT INTO tagger_version (id, space_id, name, created_at) VALUES (1, 1, 'v', 0)")
    for n in range(1, photos + 1):
        run("INSERT INTO photo (id, uuid, added_at) VALUES (?, ?, 0)", (n, f"p{n}"))


def test_counts_are_of_photos_that_show_the_tag(connection: Connection) -> None:
    made = grow(connection, "dog", "cat", "off")
    photographed(connection, 6)
    run = connection.exec_driver_sql
    dog = made["dog"]
    for n in (1, 2, 3, 4):
        run("INSERT INTO machine VALUES (?, ?, 5000, 0, NULL, 1)", (n, dog))
        run("INSERT INTO machine VALUES (?, ?, 5000, 0, NULL, 1)", (n, made["off"]))
    run("INSERT INTO statement VALUES (1, ?, -1, 0, 'l')", (dog,))
    run("INSERT INTO statement VALUES (2, ?, 1, 0, 'l')", (dog,))
    run("INSERT INTO statement VALUES (5, ?, 1, 0, 'l')", (dog,))
    for n in (1, 2, 3, 6):
        run("INSERT INTO imported (photo_id, tag_id, source) VALUES (?, ?, 's')", (n, dog))
    run("UPDATE tag SET enabled = 0 WHERE name = 'off'")
    run("INSERT INTO statement VALUES (1, ?, 1, 0, 'l')", (made["off"],))
    assert tags.counts(connection) == {dog: 5, made["off"]: 1}  # photos 2 3 4 5 6, and 1
    assert tags.counts(connection, [made["cat"]]) == {}


def test_completion(connection: Connection) -> None:
    made = grow(
        connection, "dog", "dogfish", "hot dog", "prairie-dog", "hotdogs", "wolf", "wolf/dog"
    )
    tags.set_synonyms(connection, made["wolf"], ["doggish one"])
    photographed(connection, 2)
    run = connection.exec_driver_sql
    run("INSERT INTO statement VALUES (1, ?, 1, 0, 'l')", (made["prairie-dog"],))
    offered = tags.complete(connection, " DOG", 10)
    assert [(one.tag.name, one.parent_name) for one in offered] == [
        ("dog", None),
        ("dog", "wolf"),
        ("dogfish", None),
        ("prairie-dog", None),
        ("hot dog", None),
        ("wolf", None),
        ("hotdogs", None),
    ]
    assert [one.tag.name for one in tags.complete(connection, "", 1)] == ["prairie-dog"]
    assert tags.complete(connection, "unicorn", 5) == []
