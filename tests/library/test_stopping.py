"""Statements that are ended from outside while they run."""

import sqlite3

import pytest

from photomanager.errors import LibraryError
from photomanager.library import stopping
from photomanager.library.library import Library
from photomanager.library.stopping import stoppable

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
GROW = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " INSERT INTO setting (key, value) SELECT i, i FROM n"
)


class Enough(Exception):  # noqa: N818 - the user has had enough
    pass


class After:
    """Has enough at the n-th question."""

    def __init__(self, questions):
        self.left = questions

    def __call__(self):
        self.left -= 1
        if self.left <= 0:
            raise Enough


@pytest.fixture
def database(tmp_path):
    library = Library.open(tmp_path / "library")
    yield library.database
    library.close()


@pytest.mark.parametrize("questions", [1, 2, 9])
def test_a_statement_without_end_ends_and_the_transaction_leaves_nothing(database, questions):
    with database.read() as connection:
        before = connection.exec_driver_sql("SELECT * FROM setting ORDER BY key").all()
    with pytest.raises(Enough), database.write(go_on=After(questions)) as connection:
        connection.exec_driver_sql(GROW)
    with database.write() as connection:  # the same connection works on, and is asked no more
        assert connection.exec_driver_sql("SELECT * FROM setting ORDER BY key").all() == before


def test_reading_ends_too_also_without_the_pool(database):
    with pytest.raises(Enough), database.read(go_on=After(3)) as connection:
        connection.exec_driver_sql(ENDLESS)
    raw = sqlite3.connect(":memory:")
    with pytest.raises(Enough), stoppable(raw, After(3)):
        raw.execute(ENDLESS)
    raw.close()


def test_whoever_asks_nothing_is_left_alone_and_other_faults_stay_themselves(database):
    for go_on in (None, lambda: None):
        with (
            pytest.raises(sqlite3.OperationalError, match="no such table"),
            database.read(go_on=go_on) as connection,
        ):
            connection.connection.cursor().execute("SELECT * FROM missing")


def test_it_is_asked_within_a_statement_not_only_between(database, monkeypatch):
    monkeypatch.setattr(stopping, "_INSTRUCTIONS", 100)
    asked = After(10_000)
    with database.read(go_on=asked) as connection:
        connection.exec_driver_sql(ENDLESS.replace("FROM n) ", "FROM n WHERE i < 5000) "))
    assert asked.left < 9_900
    assert not issubclass(Enough, LibraryError)
