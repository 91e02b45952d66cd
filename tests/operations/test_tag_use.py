"""What hangs on a tag, and its other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from photomanager.errors import TagError
from photomanager.operations.search import search
from photomanager.operations.tag_admin import move, set_synonyms
from photomanager.operations.tag_use import tag_use
from photomanager.operations.tagging import tag
from photomanager.operations.undo import undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library", 12)
    tag(made, [1, 2, 3], add=["Rex"])
    tag(made, [4], reject=["Rex"])
    yield made
    made.library.close()


def test_what_hangs_on_a_tag(workspace: Workspace) -> None:
    move(workspace, "Rex", "dog")
    rex, dog = tag_use(workspace, "Rex"), tag_use(workspace, "dog")
    assert (rex.confirmed, rex.rejected, rex.imported) == (3, 1, 0)
    assert (rex.parent, rex.word, rex.below) == ("dog", False, ())
    assert (dog.parent, dog.word, dog.below) == ("animal", True, ("husky", "poodle", "Rex"))
    assert tag_use(workspace, rex.tag_id) == rex
    with pytest.raises(TagError, match="dgo"):
        tag_use(workspace, "dgo")


def test_other_words_find_the_tag_and_are_undone(workspace: Workspace) -> None:
    change = set_synonyms(workspace, "Rex", ["Rexi", "der Hund", "REX", "rexi"])
    assert change.operation is not None
    assert tag_use(workspace, "Rex").synonyms == ("der Hund", "rexi")
    found = search(workspace, "rexi").photo_ids
    assert {1, 2, 3} <= set(found)
    set_synonyms(workspace, "Rex", ["rexi"])
    assert tag_use(workspace, "Rex").synonyms == ("rexi",)
    undo(workspace, 2)
    assert tag_use(workspace, "Rex").synonyms == ()
    assert search(workspace, "rexi").photo_ids == []


def test_the_same_words_change_nothing(workspace: Workspace) -> None:
    set_synonyms(workspace, "Rex", ["Rexi"])
    assert set_synonyms(workspace, "Rex", ["Rexi"]).operation is None
    assert set_synonyms(workspace, "Rex", ["REXI"]).operation is not None
    assert tag_use(workspace, "Rex").synonyms == ("REXI",)


def test_a_word_that_is_none(workspace: Workspace) -> None:
    with pytest.raises(TagError, match="letter"):
        set_synonyms(workspace, "Rex", [" "])
    assert tag_use(workspace, "Rex").synonyms == ()
