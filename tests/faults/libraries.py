"""Libraries that another process opens too, and what must be true of one after a kill."""

import sqlite3
from contextlib import closing
from typing import cast

import numpy as np

from photomanager.indexing.scoring import TaggerCache
from photomanager.library.library import Library
from photomanager.operations.workspace import Workspace
from tests import taught_library


def make(directory, photos=60):
    """A taught library on disk; returns nothing, for another process shall open it."""
    taught_library.make(directory, photos).library.close()


def reopen(directory):
    """The workspace of a library that `make` made."""
    library = Library.open(directory, create=False)
    with library.database.read() as connection:
        (space_id,) = connection.exec_driver_sql("SELECT id FROM space WHERE active").one()
    seeded = np.random.default_rng(7)
    prototypes = seeded.normal(0, 1, (taught_library.CLASSES, taught_library.DIMENSIONS))
    space = taught_library.FakeSpace(prototypes)
    words = taught_library.vocabulary()
    taggers = TaggerCache(library, words, cast("object", space))
    return Workspace(library, None, space, space_id, words, taggers)


def rows(path, query):
    """What a query finds in a database file, read as it lies there."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def check(directory):
    """The database is whole, and says nothing that contradicts itself."""
    path = directory / "library.db"
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    # Each statement has its lesson, and the lesson its operation that is not undone.
    orphans = """
        SELECT count(*) FROM statement LEFT JOIN lesson ON lesson.uuid = statement.lesson_uuid
        LEFT JOIN operation ON operation.id = lesson.operation_id
        WHERE operation.id IS NULL OR operation.undone_by IS NOT NULL
    """
    assert rows(path, orphans) == [(0,)]
