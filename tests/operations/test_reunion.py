"""Undo, when an import has meanwhile taken the row or the name of what comes back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from photomanager.indexing import scoring
from photomanager.library import keywords, tags
from photomanager.operations import roll_back, tag_admin
from photomanager.operations.tagging import tag
from photomanager.operations.undo import next_redo, redo, undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library")
    tag(made, [1, 2], add=["Grandma"])
    yield made
    made.library.close()


def import_keywords(workspace: Workspace, photo_id: int, *words: str) -> None:
    """As indexing does with a photo whose file brings keywords."""
    said = json.dumps({"hierarchy": list(words)})
    with workspace.library.database.write() as connection:
        keywords.follow(connection, {}, {photo_id: said})
        scoring.bring_up_to_date(connection, workspace.taggers)
        scoring.rescore_all(connection, workspace.taggers)


def said(workspace: Workspace) -> set[tuple[int, str, int]]:
    query = "SELECT photo_id, name, verdict FROM statement JOIN tag ON tag.id = tag_id"
    return rows(workspace, query)


def imported(workspace: Workspace) -> set[tuple[int, str]]:
    return rows(workspace, "SELECT photo_id, name FROM imported JOIN tag ON tag.id = tag_id")


def rows(workspace: Workspace, query: str) -> set[Any]:
    with workspace.library.database.read() as connection:
        return set(map(tuple, connection.exec_driver_sql(query)))


def learned(workspace: Workspace, name: str) -> tuple[int, int] | None:
    found = {row[0]: row[1:3] for row in taught_library.learners(workspace)}
    return found.get(name)


def identity(workspace: Workspace, name: str) -> str:
    with workspace.library.database.read() as connection:
        found = tags.by_name(connection, name)
    assert found is not None
    return found.uuid


def is_a_pure_function(workspace: Workspace) -> None:
    before = taught_library.kept(workspace)
    with workspace.library.database.write() as connection:
        assert scoring.rescore_all(connection, workspace.taggers).rows == 0
    assert taught_library.kept(workspace) == before


def test_statements_never_come_back_on_a_stranger(workspace: Workspace) -> None:
    before = learned(workspace, "Grandma")
    tag_admin.delete(workspace, "Grandma")
    import_keywords(workspace, 9, "Zorblax")
    (undone,) = undo(workspace).undone
    assert undone.skipped == ()
    assert said(workspace) == {(1, "Grandma", 1), (2, "Grandma", 1)}
    assert imported(workspace) == {(9, "Zorblax")}
    assert learned(workspace, "Grandma") == before
    is_a_pure_function(workspace)


def test_a_deleted_tag_and_its_imported_namesake_become_one(workspace: Workspace) -> None:
    uuid = identity(workspace, "Grandma")
    tag_admin.delete(workspace, "Grandma")
    import_keywords(workspace, 9, "grandma")
    (undone,) = undo(workspace).undone
    assert undone.skipped == ()
    assert identity(workspace, "Grandma") == uuid
    assert said(workspace) == {(1, "Grandma", 1), (2, "Grandma", 1)}
    assert imported(workspace) == {(9, "Grandma")}
    assert learned(workspace, "Grandma") == (2, 0)
    is_a_pure_function(workspace)


def test_redo_parts_them_again(workspace: Workspace) -> None:
    tag_admin.delete(workspace, "Grandma")
    import_keywords(workspace, 9, "grandma")
    before = taught_library.kept(workspace)
    undo(workspace)
    together = taught_library.kept(workspace)
    (redone,) = redo(workspace).redone
    assert (redone.skipped, redone.kind) == ((), tag_admin.KIND)
    assert taught_library.kept(workspace) == before
    assert next_redo(workspace) is None
    undo(workspace)
    assert taught_library.kept(workspace) == together
    is_a_pure_function(workspace)


def test_a_new_tag_that_is_made_again_and_its_imported_namesake_become_one(
    workspace: Workspace,
) -> None:
    undo(workspace)
    import_keywords(workspace, 9, "grandma")
    (redone,) = redo(workspace).redone
    assert redone.skipped == ()
    assert said(workspace) == {(1, "Grandma", 1), (2, "Grandma", 1)}
    assert imported(workspace) == {(9, "Grandma")}
    assert learned(workspace, "Grandma") == (2, 0)
    is_a_pure_function(workspace)
    undo(workspace)
    assert said(workspace) == set()
    assert imported(workspace) == {(9, "Grandma")}
    is_a_pure_function(workspace)


def test_what_was_said_of_the_namesake_is_kept(workspace: Workspace) -> None:
    tag(workspace, [3], reject=["Grandma"])
    tag_admin.delete(workspace, "Grandma")
    import_keywords(workspace, 9, "grandma")
    tag(workspace, [2], reject=["grandma"])
    tag(workspace, [4], confirm=["grandma"])
    with workspace.library.database.write() as connection:
        # As when these two cannot be taken back, and the deletion is next.
        connection.exec_driver_sql(
            "UPDATE operation SET kind = 'redo' WHERE summary LIKE '%grandma%' AND kind = 'tag'"
        )
    (undone,) = undo(workspace).undone
    assert undone.kind == tag_admin.KIND
    named = "Grandma"
    assert said(workspace) == {(1, named, 1), (2, named, -1), (3, named, -1), (4, named, 1)}
    assert learned(workspace, named) == (2, 2)
    is_a_pure_function(workspace)


def test_tags_below_become_one_as_well(workspace: Workspace) -> None:
    tag(workspace, [5], add=["Anna"])
    tag_admin.move(workspace, "Anna", "Grandma")
    tag_admin.delete(workspace, "Grandma")
    import_keywords(workspace, 8, "Bert", "grandma|anna", "grandma|Otto")
    with workspace.library.database.read() as connection:
        tree = tags.TagTree(tags.all_tags(connection))
    assert {"grandma/Otto", "Anna"} <= {tree.path(one) for one in tree.ids()}
    undo(workspace)
    with workspace.library.database.read() as connection:
        tree = tags.TagTree(tags.all_tags(connection))
    family = sorted(tree.path(one) for one in tree.ids() if "randma" in tree.path(one))
    assert family == ["Grandma", "Grandma/Anna", "Grandma/Otto"]
    assert {(8, "Anna"), (8, "Otto")} <= imported(workspace)
    assert (5, "Anna", 1) in said(workspace)
    is_a_pure_function(workspace)


def test_a_renamed_tag_gets_its_name_back_from_an_import(workspace: Workspace) -> None:
    tag_admin.rename(workspace, "Grandma", "Oma")
    import_keywords(workspace, 9, "Grandma")
    (undone,) = undo(workspace).undone
    assert undone.skipped == ()
    assert imported(workspace) == {(9, "Grandma")}
    assert said(workspace) == {(1, "Grandma", 1), (2, "Grandma", 1)}
    is_a_pure_function(workspace)


def test_a_rollback_does_the_same_and_can_be_undone(workspace: Workspace) -> None:
    with workspace.library.database.read() as connection:
        moment = connection.exec_driver_sql("SELECT max(at) FROM operation").scalar_one()
    tag_admin.delete(workspace, "Grandma")
    import_keywords(workspace, 9, "grandma")
    before = taught_library.kept(workspace)
    rolled = roll_back.roll_back(workspace, datetime.fromtimestamp(moment / 1e6, UTC))
    assert rolled.skipped == ()
    assert imported(workspace) == {(9, "Grandma")}
    assert said(workspace) == {(1, "Grandma", 1), (2, "Grandma", 1)}
    is_a_pure_function(workspace)
    (undone,) = undo(workspace).undone
    assert undone.skipped == ()
    assert taught_library.kept(workspace) == before
