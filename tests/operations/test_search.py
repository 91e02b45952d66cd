from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from photomanager.errors import QueryError
from photomanager.library import tags
from photomanager.library.library import Library
from photomanager.operations.backup import backup
from photomanager.operations.search import complete, search

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Any]:
    library = Library.open(tmp_path / "library")
    with library.database.write() as connection:
        dog = tags.create(connection, "dog", origin="user")
        for n in range(1, 6):
            connection.exec_driver_sql(
                "INSERT INTO photo (id, uuid, added_at, taken_at) VALUES (?, ?, 0, ?)",
                (n, f"p{n}", n),
            )
            if n > 2:
                connection.exec_driver_sql(
                    "INSERT INTO statement VALUES (?, ?, 1, 0, 'l')", (n, dog.id)
                )
    yield SimpleNamespace(library=library)
    library.close()


def test_the_count_does_not_stop_at_the_limit(workspace: Any) -> None:
    found = search(workspace, "dogs", limit=2)
    assert found.photo_ids == [5, 4]
    assert found.count == 3
    assert found.seconds > 0
    assert all(type(one) is int for one in found.photo_ids)
    assert search(workspace, "").count == 5


def test_an_error_names_the_position(workspace: Any) -> None:
    with pytest.raises(QueryError) as error:
        search(workspace, "dog AND (")
    assert error.value.position == 8


def test_completion(workspace: Any) -> None:
    (offered,) = complete(workspace, "d")
    assert (offered.tag.name, offered.count, offered.parent_name) == ("dog", 3, None)


def test_a_backup_says_how_many_photos_it_knows(workspace: Any, tmp_path: Path) -> None:
    made = backup(workspace, tmp_path / "copies")
    assert made.photos == 5
    assert made.file.parent == tmp_path / "copies"
    own = backup(workspace)
    assert own.file.parent == workspace.library.directory / "backups"
