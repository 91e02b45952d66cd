"""Any sequence of lessons, undos and redos equals a replay of what still holds."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from photomanager.library import facts
from photomanager.operations.scores import scores
from photomanager.operations.tagging import tag
from photomanager.operations.undo import redo, undo
from tests import taught_library

if TYPE_CHECKING:
    from photomanager.operations.workspace import Workspace

PHOTOS = 60
KNOWN = ("animal", "dog", "poodle", "husky", "cat", "boat")
INVENTED = ("Rex", "holiday")

some_photos = st.lists(st.integers(1, PHOTOS), min_size=1, max_size=4, unique=True)
Call = tuple[tuple[int, ...], str, str]


def state(workspace: Workspace) -> dict[str, Any]:
    """What a person sees and what was learned, by names instead of row numbers."""
    with workspace.library.database.read() as connection:
        shown = facts.shown(connection, range(1, PHOTOS + 1))
        names = connection.exec_driver_sql("SELECT name FROM tag ORDER BY name").scalars().all()
    return {
        "tags": names,
        "shown": {
            photo: [(one.name, one.state, one.confidence, one.via) for one in listed]
            for photo, listed in shown.items()
        },
        "machine": taught_library.machine(workspace),
        "learned": taught_library.learners(workspace),
        "scores": [
            [(row.photo_id, row.confidence, row.log_odds, row.state) for row in found.rows]
            for found in (scores(workspace, name) for name in names if name != "thing")
        ],
    }


class History(RuleBasedStateMachine):
    """One library under random hands; a fresh one replays what still holds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.done: list[tuple[Call, dict[str, Any]]] = []  # with all tables before it
        self.undone: list[tuple[Call, dict[str, Any]]] = []  # with all tables after it

    @initialize()
    def begin(self) -> None:
        self.workspace = taught_library.make(self.folder / "library", PHOTOS)

    def call(self, call: Call) -> None:
        before = taught_library.kept(self.workspace)
        photos, how, name = call
        if tag(self.workspace, photos, **{how: [name]}).operation is not None:
            self.done.append((call, before))
            self.undone.clear()
        else:
            assert taught_library.kept(self.workspace) == before

    @rule(photos=some_photos, name=st.sampled_from(KNOWN + INVENTED))
    def add(self, photos: list[int], name: str) -> None:
        self.call((tuple(photos), "add", name))

    @rule(
        photos=some_photos,
        how=st.sampled_from(("confirm", "reject", "remove")),
        name=st.sampled_from(KNOWN),
    )
    def say(self, photos: list[int], how: str, name: str) -> None:
        self.call((tuple(photos), how, name))

    @rule()
    def take_back(self) -> None:
        after = taught_library.kept(self.workspace)
        outcome = undo(self.workspace)
        assert len(outcome.undone) == min(len(self.done), 1)
        if self.done:
            call, before = self.done.pop()
            assert outcome.undone[0].skipped == ()
            assert taught_library.kept(self.workspace) == before
            self.undone.append((call, after))

    @rule()
    def do_again(self) -> None:
        before = taught_library.kept(self.workspace)
        outcome = redo(self.workspace)
        assert len(outcome.redone) == min(len(self.undone), 1)
        if self.undone:
            call, after = self.undone.pop()
            assert outcome.redone[0].skipped == ()
            assert taught_library.kept(self.workspace) == after
            self.done.append((call, before))

    @invariant()
    def equals_a_replay(self) -> None:
        if not hasattr(self, "workspace"):
            return
        fresh = taught_library.make(self.folder / "replay", PHOTOS)
        try:
            for (photos, how, name), _ in self.done:
                tag(fresh, photos, **{how: [name]})
            assert state(fresh) == state(self.workspace)
        finally:
            fresh.library.close()
            shutil.rmtree(self.folder / "replay")

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.library.close()
        shutil.rmtree(self.folder)


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=6,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
