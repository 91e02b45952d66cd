"""Names that come near one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from photomanager.errors import TagError
from photomanager.operations.search import complete
from photomanager.operations.tag_admin import set_synonyms
from photomanager.operations.tag_names import resembling
from photomanager.operations.tagging import tag
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library", 10)
    tag(made, [1], add=["golden retriever"])
    set_synonyms(made, "poodle", ["caniche"])
    yield made
    made.library.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("golden retreiver", "golden retriever"),
        ("Golden Retriver", "golden retriever"),
        ("dogs", "dog"),
        ("poodel", "poodle"),
        ("caniche", "poodle"),
        ("golden retriever", None),
        ("DOG", None),
        ("animal/dog", None),
        ("dig", None),
        ("dog house", None),
        ("sailing", None),
    ],
)
def test_what_is_probably_meant(workspace: Workspace, typed: str, meant: str | None) -> None:
    assert resembling(workspace, typed) == meant


def test_a_name_that_is_none(workspace: Workspace) -> None:
    with pytest.raises(TagError):
        resembling(workspace, "  ")


def test_completion_forgives_a_slip_when_nothing_else_fits(workspace: Workspace) -> None:
    def offered(prefix: str) -> list[str]:
        return [one.tag.name for one in complete(workspace, prefix)]

    assert offered("godlen ret") == ["golden retriever"]
    assert offered("pood") == ["poodle"]
    assert offered("anmial") == ["animal"]
    assert offered("zzzz") == []


def test_completion_takes_letters_in_order(workspace: Workspace) -> None:
    found = [one.tag.name for one in complete(workspace, "gldn rtr")]
    assert found == ["golden retriever"]
