from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from photomanager.library import facts, tags
from photomanager.library.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    library = Library.open(tmp_path / "library")
    with library.database.write() as opened:
        parent = None
        for name in ("animal", "dog", "poodle"):
            parent = tags.create(opened, name, origin="user", parent_id=parent).id
        tags.create(opened, "boat", origin="user")
        opened.execute(text("INSERT INTO photo (id, uuid, added_at) VALUES (1, 'a', 1)"))
        opened.execute(
            text(
                "INSERT INTO space (id, hash, network, dimensions, created_at, active)"
                " VALUES (1, 's', 'n', 1, 1, 1)"
            )
        )
        opened.execute(
            text(
                "INSERT INTO tagger_version (id, space_id, name, created_at) VALUES (1, 1, 'v', 1)"
            )
        )
        yield opened
    library.close()


def say(connection: Connection, name: str, verdict: int, at: int) -> None:
    found = tags.by_name(connection, name)
    assert found is not None
    connection.execute(
        text("INSERT INTO statement VALUES (1, :tag, :verdict, :at, :at)"),
        {"tag": found.id, "verdict": verdict, "at": at},
    )


def guess(connection: Connection, name: str, confidence: float, *, automatic: bool) -> None:
    found = tags.by_name(connection, name)
    assert found is not None
    connection.execute(
        text("INSERT INTO machine VALUES (1, :tag, :confidence, :automatic, NULL, 1)"),
        {"tag": found.id, "confidence": round(confidence * 10_000), "automatic": automatic},
    )


def imports(connection: Connection, name: str) -> None:
    found = tags.by_name(connection, name)
    assert found is not None
    connection.execute(
        text("INSERT INTO imported (photo_id, tag_id, source) VALUES (1, :tag, 'dc:subject')"),
        {"tag": found.id},
    )


def shown(connection: Connection) -> list[tuple[str, str]]:
    return [(one.name, one.state) for one in facts.shown(connection, [1])[1]]


def test_the_users_word_goes_before_keyword_and_guess(connection: Connection) -> None:
    guess(connection, "boat", 0.9, automatic=True)
    assert shown(connection) == [("boat", "automatic")]
    imports(connection, "boat")
    assert shown(connection) == [("boat", "imported")]
    say(connection, "boat", -1, 1)
    (only,) = facts.shown(connection, [1])[1]
    assert (only.state, only.confidence) == ("rejected", 0.9)


def test_only_the_most_specific_sure_tag_is_shown(connection: Connection) -> None:
    guess(connection, "animal", 0.95, automatic=True)
    guess(connection, "dog", 0.9, automatic=True)
    guess(connection, "poodle", 0.4, automatic=False)
    assert shown(connection) == [("dog", "automatic"), ("poodle", "suggested")]


def test_a_vaguer_guess_adds_nothing_to_one_as_good(connection: Connection) -> None:
    guess(connection, "animal", 0.5, automatic=False)
    guess(connection, "dog", 0.45, automatic=False)
    guess(connection, "poodle", 0.2, automatic=False)
    assert shown(connection) == [("dog", "suggested"), ("poodle", "suggested")]


def test_a_confirmed_child_speaks_for_its_parents(connection: Connection) -> None:
    guess(connection, "animal", 0.95, automatic=True)
    imports(connection, "dog")
    say(connection, "poodle", 1, 1)
    assert shown(connection) == [("poodle", "confirmed")]


def test_a_rejected_parent_silences_its_children(connection: Connection) -> None:
    guess(connection, "poodle", 0.95, automatic=True)
    say(connection, "animal", -1, 1)
    assert shown(connection) == [("animal", "rejected")]


@pytest.mark.parametrize(
    ("confirmed_at", "expected"),
    [
        (1, [("animal", "rejected"), ("poodle", "rejected")]),
        (3, [("poodle", "confirmed")]),
    ],
)
def test_of_two_statements_the_newest_counts(
    connection: Connection, confirmed_at: int, expected: list[tuple[str, str]]
) -> None:
    say(connection, "animal", -1, 2)
    say(connection, "poodle", 1, confirmed_at)
    assert sorted(shown(connection)) == expected


def test_the_state_of_one_tag_counts_what_others_say_for_it(connection: Connection) -> None:
    tree = tags.TagTree(tags.all_tags(connection))
    ids = {one.name: one.id for one in tags.all_tags(connection)}

    def state(name: str) -> str | None:
        line = [ids[name], *tree.ancestors(ids[name])]
        return facts.states_of(connection, ids[name], tree.below(ids[name]), line).get(1)

    guess(connection, "animal", 0.5, automatic=False)
    assert [state(name) for name in ("animal", "dog")] == ["suggested", None]
    say(connection, "dog", 1, 1)
    assert [state(name) for name in ("animal", "dog", "poodle")] == ["confirmed", "confirmed", None]
    say(connection, "animal", -1, 2)
    assert {state(name) for name in ("animal", "dog", "poodle")} == {"rejected"}
