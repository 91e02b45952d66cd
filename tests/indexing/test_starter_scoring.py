"""Starter tags in a library: guesses from the start, lessons on top, undo to the bit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from photomanager.indexing import scoring
from photomanager.indexing.scoring import TaggerCache
from photomanager.learning.starter import Starters, starters
from photomanager.learning.taught_sums import TagSums, TaughtSums
from photomanager.operations.tagging import tag
from photomanager.operations.undo import undo
from tests import taught_library

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.operations.workspace import Workspace

STEP = 4 / 127


def shipped() -> Starters:
    """ "boat" as taught by the library's own first thirty photos, so that it speaks of them."""
    codes = taught_library.random_codes(80, 7).astype(np.int64)
    yes, no = codes[:30], codes[30:]
    one = TagSums(0, 30, 50, yes.sum(axis=0), no.sum(axis=0), 2.0, 0.0, 0.9, least=0.0, head=0.0)
    sums = TaughtSums(80, codes.sum(axis=0), codes.T @ codes, (one,), (("set", 80),))
    return Starters({"boat": starters(sums, STEP)[0]}, "digest")


def with_starters(directory: Path) -> Workspace:
    plain = taught_library.make(directory, 80)
    cache = TaggerCache(plain.library, plain.vocabulary, plain.space, shipped())
    with plain.library.database.write() as connection:
        assert not cache.is_up_to_date(connection)
        scoring.bring_up_to_date(connection, cache)
    return replace(plain, taggers=cache)


def boat_rows(workspace: Workspace) -> list[tuple[int, int, int]]:
    query = (
        "SELECT photo_id, confidence, machine.automatic FROM machine JOIN tag ON tag.id = tag_id"
        " WHERE tag.name = 'boat' ORDER BY photo_id"
    )
    with workspace.library.database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def test_a_starter_tag_speaks_before_any_lesson(tmp_path: Path) -> None:
    plain = taught_library.make(tmp_path / "plain", 80)
    by_head = {photo for photo, _, automatic in boat_rows(plain) if automatic}
    plain.library.close()
    workspace = with_starters(tmp_path / "library")
    sure = {photo for photo, _, automatic in boat_rows(workspace) if automatic}
    taught = sure & set(range(1, 31))
    assert len(taught) >= 10
    assert len(sure - taught - by_head) <= 1
    workspace.library.close()


def test_a_lesson_counts_on_top_and_undo_takes_it_back(tmp_path: Path) -> None:
    workspace = with_starters(tmp_path / "library")
    before = boat_rows(workspace)
    outcome = tag(workspace, [before[0][0]], reject=["boat"])
    assert outcome.lessons == 1
    assert boat_rows(workspace) != before
    again = taught_library.machine(workspace)
    with workspace.library.database.write() as connection:
        scoring.rescore_all(connection, workspace.taggers)
    assert taught_library.machine(workspace) == again
    undo(workspace, origin="cli")
    assert boat_rows(workspace) == before
    workspace.library.close()
