"""What a query finds, on a real database with a small tree of tags."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from photomanager.errors import QueryError
from photomanager.library import query_sql, tags
from photomanager.library.library import Library, activate_space
from photomanager.library.query_parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

TREE = {
    "animal": None,
    "dog": "animal",
    "golden retriever": "dog",
    "wolf": "animal",
    "crane (bird)": "animal",
    "house": None,
    "dog house": "house",
}
FILES = [
    "2020/beach/IMG_1.jpg",
    "2020/beach/IMG_2.jpg",
    "2021/Übung 100%/a_b.jpg",
    "2021/home/axb.jpg",
    "2022/retriever/x.jpg",
]


class Small:
    """A library of five photos; photo n was taken on 1 May of 2019 + n."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.open(folder)
        self.tags: dict[str, int] = {}
        with self.library.database.write() as connection:
            activate_space(connection, "f" * 64, "net", 4)
            for name, parent in TREE.items():
                above = None if parent is None else self.tags[parent]
                made = tags.create(connection, name, origin="user", parent_id=above)
                self.tags[name] = made.id
            tags.set_synonyms(connection, self.tags["dog"], ["Canine"])
            run = connection.exec_driver_sql
            run("INSERT INTO root (id, uuid, path, added_at) VALUES (1, 'r', ?, 0)", (b"/pics",))
            run("INSERT INTO tagger_version (id, space_id, name, created_at) VALUES (1, 1, 'v', 0)")
            for n, name in enumerate(FILES, 1):
                taken = int(datetime(2019 + n, 5, 1, tzinfo=UTC).timestamp() * 1_000_000)
                run(
                    "INSERT INTO photo (id, uuid, added_at, taken_at) VALUES (?, ?, 0, ?)",
                    (n, f"p{n}", taken),
                )
                run(
                    "INSERT INTO file (photo_id, root_id, path, name, size, mtime_ns, state)"
                    " VALUES (?, 1, ?, ?, 1, 1, 'indexed')",
                    (n, name.encode(), name),
                )

    def state(self, photo: int, name: str, verdict: int, at: int = 1) -> None:
        self.run("INSERT INTO statement VALUES (?, ?, ?, ?, 'l')", photo, name, verdict, at)

    def keyword(self, photo: int, name: str) -> None:
        self.run(
            "INSERT INTO imported (photo_id, tag_id, source) VALUES (?, ?, 'dc:subject')",
            photo,
            name,
        )

    def guess(self, photo: int, name: str, confidence: int, *, automatic: bool = False) -> None:
        """As the tagger writes them: parents are at least as likely as their children."""
        with self.library.database.write() as connection:
            tree = tags.TagTree(tags.all_tags(connection))
            for one in (self.tags[name], *tree.ancestors(self.tags[name])):
                connection.exec_driver_sql(
                    "INSERT INTO machine VALUES (?, ?, ?, ?, NULL, 1)"
                    " ON CONFLICT DO UPDATE SET confidence = max(confidence, excluded.confidence),"
                    " automatic = max(automatic, excluded.automatic)",
                    (photo, one, confidence, automatic),
                )

    def run(self, command: str, photo: int, name: str, *more: object) -> None:
        with self.library.database.write() as connection:
            connection.exec_driver_sql(command, (photo, self.tags[name], *more))

    def sql(self, command: str) -> None:
        with self.library.database.write() as connection:
            connection.execute(text(command))

    def find(self, query: str, order: query_sql.Order = "date") -> list[int]:
        with self.library.database.read() as connection:
            return query_sql.find(connection, parse(query), order).tolist()

    def found(self, query: str) -> set[int]:
        return set(self.find(query))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    made = Small(tmp_path / "library")
    yield made
    made.library.close()


def test_an_empty_library(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    with library.database.read() as connection:
        for query in ("", "dog", "NOT dog", "state:suggested", "path:x date:2020"):
            assert query_sql.find(connection, parse(query)).tolist() == []
    library.close()


def test_orders(small: Small) -> None:
    small.sql("UPDATE photo SET taken_at = NULL WHERE id = 3")
    assert small.find("", "date") == [5, 4, 2, 1, 3]
    small.sql("UPDATE photo SET taken_at = NULL WHERE id = 5")
    assert small.find("", "date") == [4, 2, 1, 3, 5]
    assert small.find("", "name") == [1, 2, 4, 3, 5]
    small.guess(1, "dog", 5000)
    small.guess(2, "dog", 9000)
    small.state(3, "dog", 1)
    small.guess(4, "dog", 5000)
    assert small.find("dog", "relevance") == [3, 2, 4, 1]
    small.guess(1, "house", 2000)
    small.guess(2, "house", 1000)
    assert small.find("dog house", "relevance") == [1, 2]
    assert small.find("dog OR house", "relevance") == [3, 2, 4, 1]


def test_a_tag_stands_for_all_below_it_in_every_state(small: Small) -> None:
    small.state(1, "golden retriever", 1)
    small.keyword(2, "golden retriever")
    small.guess(3, "golden retriever", 9000, automatic=True)
    small.guess(4, "golden retriever", 2000)
    for query in ("animal", "dog", "tag:animal", "canine", "DOGS", '"golden retrievers"'):
        assert small.found(query) == {1, 2, 3, 4}, query
    assert small.found("wolves") == set()
    assert small.found("NOT animal") == {5}


def test_states_of_the_tag_beside_them(small: Small) -> None:
    small.state(1, "golden retriever", 1)
    small.keyword(2, "dog")
    small.guess(3, "golden retriever", 9000, automatic=True)
    small.guess(4, "dog", 2000)
    small.state(5, "dog", -1)
    small.guess(5, "wolf", 2000)
    for n, state in enumerate(["confirmed", "imported", "automatic", "suggested", "rejected"], 1):
        assert small.found(f"state:{state} tag:dog") == {n}
        assert small.found(f"dog state:{state}") == {n}
    assert small.found("state:suggested") == {4, 5}
    assert small.found("state:suggested animal") == {4, 5}
    assert small.found("dog -state:confirmed") == {2, 3, 4}
    assert small.found("wolf (state:rejected OR state:confirmed)") == {5}
    assert small.found("state:confirmed path:beach") == {1}


def test_bare_states_heed_the_users_word(small: Small) -> None:
    small.guess(1, "house", 2000)
    small.guess(2, "house", 9500, automatic=True)
    assert small.found("state:suggested") == {1}
    assert small.found("state:automatic") == {2}
    small.state(1, "house", -1)
    small.state(2, "house", 1)
    small.keyword(2, "house")
    assert small.found("state:suggested OR state:automatic OR state:imported") == set()
    assert small.found("state:rejected") == {1}
    assert small.found("state:confirmed") == {2}


def test_a_rejection_holds_for_all_below_and_the_newest_word_wins(small: Small) -> None:
    small.guess(1, "golden retriever", 9000)
    small.keyword(1, "golden retriever")
    small.state(1, "dog", -1, at=5)
    assert small.found("golden retriever") == set()
    assert small.found("dog") == set()
    assert small.found("animal") == {1}  # nobody has denied that
    small.state(1, "golden retriever", 1, at=6)
    assert small.found("golden retriever") == {1}
    assert small.found("dog state:confirmed") == {1}
    small.state(1, "animal", -1, at=7)
    assert small.found("animal OR dog OR golden retriever") == set()
    assert small.found("tag:dog state:rejected") == {1}


def test_a_rejected_child_leaves_its_siblings(small: Small) -> None:
    small.guess(1, "golden retriever", 9000)
    small.guess(1, "wolf", 3000)
    small.state(1, "golden retriever", -1)
    assert small.found("golden retriever") == set()
    assert small.found("wolf") == {1}
    assert small.found("animal") == {1}


def test_disabled_tags_and_retracted_guesses_are_not_shown(small: Small) -> None:
    small.guess(1, "golden retriever", 9000, automatic=True)
    small.guess(2, "dog", 9000, automatic=True)
    small.sql("UPDATE tag SET enabled = 0 WHERE name = 'dog'")
    assert small.found("tag:dog") == {1}  # through the breed
    assert small.found("state:automatic tag:dog") == {1}
    small.state(3, "dog", 1)
    assert small.found("tag:dog") == {1, 3}  # a fact stays
    small.sql("UPDATE tagger_version SET retracted_at = 1")
    assert small.found("tag:animal") == {3}
    assert small.found("state:automatic OR state:suggested") == set()


def test_a_parent_that_may_not_be_automatic(small: Small) -> None:
    small.guess(1, "golden retriever", 9000, automatic=True)
    small.sql("UPDATE tag SET automatic = 0 WHERE name = 'animal'")
    small.sql("UPDATE machine SET automatic = 0 WHERE tag_id = 1")
    assert small.found("animal state:automatic") == {1}
    assert small.found("animal state:suggested") == set()


def test_words_side_by_side(small: Small) -> None:
    small.guess(1, "dog house", 5000)
    small.guess(2, "dog", 5000)
    small.guess(2, "house", 5000)
    small.guess(3, "dog", 5000)
    assert small.found("dog house") == {1, 2}
    assert small.found('"dog house"') == {1}
    assert small.found("dog houses -wolf") == {1, 2}


def test_words_in_names_come_after_names_and_file_names_last(small: Small) -> None:
    small.guess(1, "golden retriever", 5000)
    small.guess(2, "crane (bird)", 5000)
    assert small.found("retriever") == {1}  # not photo 5, which lies in such a folder
    assert small.found("crane") == {2}
    assert small.found("beach") == {1, 2}
    assert small.found("IMG") == {1, 2}
    assert small.found('"house"') == set()


def test_paths(small: Small) -> None:
    assert small.found("path:beach") == {1, 2}
    assert small.found("path:BEACH/img_1") == {1}
    assert small.found("path:übung") == {3}
    assert small.found('path:"U\u0308bung"') == {3}
    assert small.found("path:100%") == {3}
    assert small.found("path:a_b") == {3}
    assert small.found("path:/pics/2021") == {3, 4}
    assert small.found("path:pics") == {1, 2, 3, 4, 5}
    assert small.found(r"path:a\b") == set()


def test_dates(small: Small) -> None:
    small.sql("UPDATE photo SET taken_at = NULL WHERE id = 5")
    assert small.found("date:2021") == {2}
    assert small.found("date:2021-04") == set()
    assert small.found("date:2021-05-01") == {2}
    assert small.found("date:2021..2022") == {2, 3}
    assert small.found("date:>2021") == {3, 4}
    assert small.found("date:<=2021-05-01") == {1, 2}
    assert small.found("NOT date:2000..") == {5}
    small.sql("UPDATE photo SET taken_at = -86400000000 WHERE id = 5")
    assert small.found("date:1969-12-31") == {5}


def test_photos_of_removed_folders_stay_away_and_missing_ones_do_not(small: Small) -> None:
    small.sql("UPDATE file SET state = 'missing' WHERE photo_id = 2")
    small.sql("INSERT INTO root (id, uuid, path, added_at, removed_at) VALUES (2,'s',X'2F61',0,1)")
    small.sql("UPDATE file SET root_id = 2 WHERE photo_id = 1")
    assert small.find("") == [5, 4, 3, 2]
    assert small.find("path:beach", "name") == [2]


def test_an_unknown_tag_names_its_position(small: Small) -> None:
    with pytest.raises(QueryError, match='there is no tag "unicorn"') as error:
        small.find("dog tag:unicorn")
    assert error.value.position == 8


def test_namesakes_are_all_found_and_a_path_tells_them_apart(small: Small) -> None:
    with small.library.database.write() as connection:
        other = tags.create(connection, "dog", origin="user", parent_id=small.tags["house"])
    small.guess(1, "dog", 5000)
    small.tags["other"] = other.id
    small.guess(2, "other", 5000)
    assert small.found("tag:dog") == {1, 2}
    assert small.found("tag:animal/dog") == {1}
    assert small.found("tag:house|dog") == {2}


facts = st.lists(
    st.tuples(
        st.integers(1, 5),
        st.sampled_from(sorted(TREE)),
        st.sampled_from(["yes", "no", "keyword", "sure", "guess"]),
    ),
    max_size=12,
    unique_by=lambda fact: (fact[0], fact[1], fact[2] in ("yes", "no"), fact[2] == "keyword"),
)


def expected(connection: Connection, name: str, state: str | None) -> set[int]:
    """The same by the definition, photo by photo and row by row."""
    tree = tags.TagTree(tags.all_tags(connection))
    (asked,) = tags.all_by_name(connection, name)
    below = tree.below(asked.id)
    said = connection.execute(text("SELECT photo_id, tag_id, verdict, at FROM statement")).all()
    keywords = connection.execute(text("SELECT photo_id, tag_id FROM imported")).all()
    guesses = connection.execute(text("SELECT photo_id, tag_id, automatic FROM machine")).all()

    def rejected(photo: int, tag: int) -> int:
        line = [tag, *tree.ancestors(tag)]
        return max(
            [
                one.at
                for one in said
                if one[:1] == (photo,) and one.tag_id in line and one.verdict == -1
            ],
            default=-1,
        )

    states: dict[int, str] = {}
    for photo in range(1, 6):
        yes = any(
            one.photo_id == photo
            and one.verdict == 1
            and one.tag_id in below
            and one.at >= rejected(photo, one.tag_id)
            for one in said
        )
        open_ = [one for one in below if rejected(photo, one) < 0]
        mine = {one.tag_id: one.automatic for one in guesses if one.photo_id == photo}
        if yes:
            states[photo] = "confirmed"
        elif any((photo, one) in [tuple(row) for row in keywords] for one in open_):
            states[photo] = "imported"
        elif any(mine.get(one) for one in open_):
            states[photo] = "automatic"
        elif any(one in mine for one in open_):
            states[photo] = "suggested"
        elif rejected(photo, asked.id) >= 0:
            states[photo] = "rejected"
    wanted = {state} if state else {"confirmed", "imported", "automatic", "suggested"}
    return {photo for photo, one in states.items() if one in wanted}


@settings(max_examples=40, deadline=None)
@given(facts=facts)
def test_every_mixture_of_facts_equals_the_definition(
    tmp_path_factory: pytest.TempPathFactory, facts: list[tuple[int, str, str]]
) -> None:
    small = Small(tmp_path_factory.mktemp("mixture"))
    for at, (photo, name, fact) in enumerate(facts):
        match fact:
            case "yes" | "no":
                small.state(photo, name, 1 if fact == "yes" else -1, at)
            case "keyword":
                small.keyword(photo, name)
            case _:
                small.guess(photo, name, 5000, automatic=fact == "sure")
    for name in ("animal", "dog", "golden retriever"):
        for state in (None, "confirmed", "imported", "automatic", "suggested", "rejected"):
            query = f'tag:"{name}"' + (f" state:{state}" if state else "")
            with small.library.database.read() as connection:
                assert small.found(query) == expected(connection, name, state), query
    small.library.close()
