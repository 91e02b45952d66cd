"""From the schema of any released version to this one.

`PRAGMA user_version` names the schema of a file. Each step is one function that turns
version n into n + 1; step and number are committed together, so that a kill leaves one
version or the next. Before the first step the database is copied into `backups`.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, text

from photomanager.errors import LibraryDamagedError, LibraryTooNewError
from photomanager.library import backup, keywords
from photomanager.library.database import readable
from photomanager.library.schema import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    face,
    file,
    file_fact,
    left_out,
    lesson,
    library_info,
    metadata,
    photo,
    saved_search,
    sidecar,
    tag_learner,
)

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.library.database import Database

Steps = Mapping[int, Callable[[Connection], None]]


def _faces_and_saved_searches(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE photo ADD COLUMN faces INTEGER"))
    connection.execute(text("ALTER TABLE photo ADD COLUMN marked_at INTEGER"))
    for index in photo.indexes:
        index.create(connection, checkfirst=True)
    connection.execute(text("ALTER TABLE root ADD COLUMN videos INTEGER DEFAULT '0' NOT NULL"))
    connection.execute(text("ALTER TABLE root ADD COLUMN others INTEGER DEFAULT '0' NOT NULL"))
    left_out.create(connection)
    for index in file.indexes:
        index.create(connection, checkfirst=True)
    face.create(connection)
    saved_search.create(connection)
    connection.execute(text("ALTER TABLE imported ADD COLUMN keyword TEXT DEFAULT '' NOT NULL"))
    file_fact.create(connection)
    sidecar.create(connection)
    # Version 1 kept the files' keywords with the photos, but made no facts of them.
    rows = connection.execute(
        select(photo.c.id, photo.c.metadata).where(photo.c.metadata.like('%"keywords"%'))
    )
    keywords.follow(connection, {}, {row.id: row.metadata for row in rows})
    # Answers to all questions, not to those drawn at random alone, are looked up.
    connection.execute(text("DROP INDEX lesson_audit"))
    for index in lesson.indexes:
        index.create(connection, checkfirst=True)
    # Learned anew with the first rescoring, which the new rules ask for anyway.
    tag_learner.drop(connection)
    tag_learner.create(connection)


# STEPS[n] turns version n into n + 1. A step creates tables as they are declared today; when a
# declaration changes later, the steps before it must spell out what they created.
STEPS: Steps = {1: _faces_and_saved_searches}


def bring_up_to_date(
    database: Database,
    backups: Path,
    *,
    version: int = SCHEMA_VERSION,
    steps: Steps = STEPS,
) -> Path | None:
    """Creates the schema in an empty file, or migrates an older one.

    Args:
        database: The library's database; no other process may be migrating it.
        backups: Folder for the copy made before a migration.
        version: The version wanted.
        steps: Migration from each older version to its successor.

    Returns:
        The backup that was made, None when nothing had to be migrated.

    Raises:
        LibraryTooNewError: A newer version of the program has written the file.
        LibraryError: The file is damaged or no library, or cannot be written.
    """
    found = _version(database, version)
    if found is None:
        with database.write() as connection:
            _create(connection, version)
        return None
    if found == version:
        _try_to_write(database, version)
        return None
    copy = backup.write(database, backups, before="update")
    for step in range(found, version):
        with database.write() as connection:
            steps[step](connection)
            connection.execute(text(f"PRAGMA user_version={step + 1}"))
    return copy


def _try_to_write(database: Database, version: int) -> None:
    """A missing right to write shows now, not at the first edit."""
    with database.worded(), closing(database.private()) as connection:
        connection.execute("BEGIN IMMEDIATE")  # which a read-only file allows
        connection.execute(f"PRAGMA user_version={version}")
        connection.execute("ROLLBACK")


def _version(database: Database, newest: int) -> int | None:
    """The version of the file, None when it is empty."""
    with database.read() as connection:
        found = int(connection.execute(text("PRAGMA user_version")).scalar_one())
        owner = int(connection.execute(text("PRAGMA application_id")).scalar_one())
        tables = int(connection.execute(text("SELECT count(*) FROM sqlite_schema")).scalar_one())
    if tables == 0:
        return None
    if owner != APPLICATION_ID:
        raise LibraryDamagedError(
            f"The file {readable(database.path)} is not a photo library. Name another folder."
        )
    if found > newest:
        raise LibraryTooNewError(
            f"The library {readable(database.path)} was written by a newer version of the "
            "program. Update the program to open it."
        )
    return found


def _create(connection: Connection, version: int) -> None:
    metadata.create_all(connection)
    connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version={version}"))
    connection.execute(
        insert(library_info),
        [
            {"key": "uuid", "value": str(uuid.uuid4())},
            {"key": "created_at", "value": str(time.time_ns() // 1000)},
        ],
    )
