"""What the dial would change is what it then changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from photomanager.errors import TagError
from photomanager.operations import dial_preview, review
from photomanager.operations.dial_preview import preview
from photomanager.operations.precision import precision, set_precision
from photomanager.operations.tagging import tag
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from photomanager.operations.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = taught_library.make(tmp_path / "library", 150)
    tag(made, range(1, 9), add=["Rex"])
    tag(made, range(9, 15), reject=["Rex"])
    tag(made, [20, 21, 22], confirm=["dog"])
    for _ in range(25):
        (one,) = review.questions(made, 1).questions
        review.answer(made, one, "yes" if one.photo_id % 3 else "no")
    yield made
    made.library.close()


def set_unasked(workspace: Workspace, name: str | None) -> set[tuple[int, int]]:
    """What the machine sets on photos where the user is silent."""
    with workspace.library.database.read() as connection:
        only = "" if name is None else f" AND tag.name = '{name}'"
        rows = connection.exec_driver_sql(
            "SELECT photo_id, tag_id FROM machine JOIN tag ON tag.id = tag_id"
            f" WHERE machine.automatic{only}"
        )
        pairs = {tuple(row) for row in rows}
        said = {
            tuple(row)
            for row in connection.exec_driver_sql("SELECT photo_id, tag_id FROM statement")
        }
    return pairs - said


@pytest.mark.parametrize(
    ("name", "wanted"), [(None, 0.5), (None, 0.99), ("dog", 0.8), ("Rex", 0.5), ("boat", 0.99)]
)
def test_the_numbers_are_those_that_follow(
    workspace: Workspace, name: str | None, wanted: float
) -> None:
    seen = preview(workspace, wanted, name)
    before = set_unasked(workspace, name)
    set_precision(workspace, wanted, name)
    after = set_unasked(workspace, name)
    assert seen.exact
    assert (seen.before, seen.after) == (len(before), len(after))
    assert (seen.added, seen.removed) == (len(after - before), len(before - after))
    assert seen.claim == precision(workspace, name).claim


def test_a_lower_dial_sets_more(workspace: Workspace) -> None:
    lows, highs = preview(workspace, 0.5), preview(workspace, 0.99)
    assert lows.added > 0
    assert highs.removed > 0
    assert lows.after > lows.before > highs.after


def test_nothing_is_written(workspace: Workspace) -> None:
    before = taught_library.tables(workspace)
    preview(workspace, 0.5)
    preview(workspace, 0.6, "Rex")
    assert taught_library.tables(workspace) == before


def test_many_photos_are_sampled(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = preview(workspace, 0.5)
    monkeypatch.setattr(dial_preview, "MOST", 75)
    about = preview(workspace, 0.5)
    assert not about.exact
    assert about.after == pytest.approx(exact.after, rel=0.3)
    assert about.after - about.before == pytest.approx(about.added - about.removed, abs=1)


def test_an_unknown_tag(workspace: Workspace) -> None:
    with pytest.raises(TagError, match="dgo"):
        preview(workspace, 0.9, "dgo")
