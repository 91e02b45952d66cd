"""The user's own keys for tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from photomanager.errors import SettingError, TagError
from photomanager.operations.tag_admin import delete, rename
from photomanager.operations.tag_keys import assign, tag_keys
from photomanager.operations.tagging import tag
from photomanager.operations.undo import undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library", 10)
    tag(made, [1], add=["Rex"])
    yield made
    made.library.close()


def test_a_key_follows_its_tag_through_a_new_name(workspace: Workspace) -> None:
    assert tag_keys(workspace) == {}
    assert assign(workspace, 3, "rex") == {3: "Rex"}
    rename(workspace, "Rex", "Rex the dog")
    assert tag_keys(workspace) == {3: "Rex the dog"}
    delete(workspace, "Rex the dog")
    assert tag_keys(workspace) == {}
    undo(workspace)
    assert tag_keys(workspace) == {3: "Rex the dog"}


def test_a_tag_lies_on_one_key_and_a_key_has_one_tag(workspace: Workspace) -> None:
    assign(workspace, 1, "dog")
    assign(workspace, 2, "cat")
    assert assign(workspace, 2, "dog") == {2: "dog"}
    assert assign(workspace, 2, None) == {}


def test_undo_brings_the_keys_back(workspace: Workspace) -> None:
    assign(workspace, 1, "dog")
    assign(workspace, 1, "cat")
    undo(workspace)
    assert tag_keys(workspace) == {1: "dog"}
    undo(workspace)
    assert tag_keys(workspace) == {}


def test_what_cannot_be(workspace: Workspace) -> None:
    with pytest.raises(SettingError, match="1 to 9"):
        assign(workspace, 10, "dog")
    with pytest.raises(TagError, match="dgo"):
        assign(workspace, 1, "dgo")
    assert tag_keys(workspace) == {}
