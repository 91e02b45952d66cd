"""Any sequence of lessons, changes to tags, imports, undos and rollbacks equals its replay."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from photomanager.errors import TagError
from photomanager.library import facts, tags
from photomanager.library.records import PhotoId
from photomanager.operations import tag_admin
from photomanager.operations.learner_exchange import export, import_learner
from photomanager.operations.precision import set_precision
from photomanager.operations.review import Question, Verdict, answer
from photomanager.operations.roll_back import roll_back
from photomanager.operations.scores import scores
from photomanager.operations.tagging import tag
from photomanager.operations.undo import redo, undo
from tests import taught_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.operations.workspace import Workspace

    Call = Callable[[Workspace], str | None]  # the operation made, None if nothing changed

PHOTOS = 60
KNOWN = ("animal", "dog", "poodle", "husky", "cat", "boat")
INVENTED = ("Rex", "holiday", "Bello")
PEOPLE = ("ann", "bob")
# Which answers are random checks is drawn with it.
LIBRARY_UUID = "6f1f7a0e-5b0c-4a53-9d38-3e1df0a1c2b4"

SETTINGS_AND_SKIPS = (
    "SELECT key, value FROM setting WHERE key = 'precision'",
    "SELECT tag.name, value FROM setting JOIN tag ON key = 'precision:' || tag.uuid",
    "SELECT photo_uuid, tag.name FROM question_skipped JOIN tag ON tag.uuid = tag_uuid",
)

some_photos = st.lists(st.integers(1, PHOTOS), min_size=1, max_size=4, unique=True)
any_tag = st.sampled_from(KNOWN + INVENTED)
invented = st.sampled_from(INVENTED)


def state(workspace: Workspace) -> dict[str, Any]:
    """What a person sees and what was learned, by names instead of row numbers."""
    with workspace.library.database.read() as connection:
        shown = facts.shown(connection, range(1, PHOTOS + 1))
        tree = tags.TagTree(tags.all_tags(connection))
        settings_and_skips = [
            sorted(map(repr, connection.exec_driver_sql(query))) for query in SETTINGS_AND_SKIPS
        ]
    paths = sorted(f"/{tree.path(one)}" for one in tree.ids())
    return {
        "tags": paths,
        "settings": settings_and_skips,
        "shown": {
            photo: sorted((one.name, one.state, one.confidence, one.via) for one in listed)
            for photo, listed in shown.items()
        },
        "machine": sorted(taught_library.machine(workspace), key=repr),
        "learned": sorted(taught_library.learners(workspace), key=repr),
        "scores": [
            [(row.photo_id, row.confidence, row.log_odds, row.state) for row in found.rows]
            for found in (scores(workspace, path) for path in paths if path != "/thing")
        ],
    }


def library(folder: Path) -> Workspace:
    workspace = taught_library.make(folder, PHOTOS)
    workspace.library.uuid = LIBRARY_UUID
    return workspace


def newest_operation(workspace: Workspace) -> str | None:
    with workspace.library.database.read() as connection:
        return connection.exec_driver_sql(
            "SELECT uuid FROM operation ORDER BY id DESC LIMIT 1"
        ).scalar()


@dataclass(eq=False)
class Done:
    """One operation as the model knows it."""

    call: Call | None  # None: a rollback
    moment: datetime  # just before it
    before: dict[str, Any]  # all tables
    after: dict[str, Any] = field(default_factory=dict)
    teaches: bool = True  # a rollback takes back no skips and no moves of the dial
    took: list[Done] = field(default_factory=list)  # what a rollback took back
    active: bool = True

    def take_back(self) -> None:
        self.active = False
        for one in reversed(self.took):
            one.do_again()

    def do_again(self) -> None:
        self.active = True
        for one in self.took:
            one.take_back()


class History(RuleBasedStateMachine):
    """One library under random hands; a fresh one replays what still holds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.done: list[Done] = []
        self.undone: list[Done] = []

    @initialize()
    def begin(self) -> None:
        for number, person in enumerate(PEOPLE):
            theirs = taught_library.make(self.folder / person, PHOTOS)
            first = 1 + 3 * number
            tag(theirs, list(range(first, first + 5)), add=["Rex"])
            tag(theirs, [first], reject=["dog"])
            tag_admin.move(theirs, "Rex", "poodle")
            with theirs.library.database.write() as connection:
                # Some of their photos are not in the library under test.
                connection.exec_driver_sql(
                    "UPDATE lesson SET photo_uuid = ? || photo_uuid, content_hash = NULL"
                    " WHERE id % 2 = 0",
                    (f"{person}-",),
                )
            export(theirs, self.folder / f"{person}.learner")
            theirs.library.close()
        self.workspace = library(self.folder / "library")

    # -- what hands do ------------------------------------------------------------------------

    def act(self, call: Call, *, teaches: bool = True) -> None:
        """Does something new; the model keeps it unless it was refused or changed nothing."""
        before = taught_library.kept(self.workspace)
        one = Done(call, datetime.now(UTC), before, teaches=teaches)
        try:
            changed = call(self.workspace) is not None
        except TagError:
            changed = False
        if changed:
            self.keep(one)
        else:
            assert taught_library.kept(self.workspace) == one.before

    def keep(self, one: Done) -> None:
        one.after = taught_library.kept(self.workspace)
        self.done.append(one)
        self.undone.clear()

    @rule(photos=some_photos, name=any_tag)
    def add(self, photos: list[int], name: str) -> None:
        self.act(lambda workspace: tag(workspace, photos, add=[name]).operation)

    @rule(
        photos=some_photos,
        how=st.sampled_from(("confirm", "reject", "remove")),
        name=any_tag,
    )
    def say(self, photos: list[int], how: str, name: str) -> None:
        said: dict[str, Any] = {how: [name]}
        self.act(lambda workspace: tag(workspace, photos, **said).operation)

    @rule(photo=st.integers(1, PHOTOS), name=any_tag, verdict=st.sampled_from(("yes", "no")))
    def audit(self, photo: int, name: str, verdict: Verdict) -> None:
        card = Question(PhotoId(photo), "", name, 0.5, 0.0, audit=True)
        self.act(lambda workspace: answer(workspace, card, verdict).operation)

    # A rollback may give an invented tag its old name back, but keeps skips and the dial.
    @rule(photo=st.integers(1, PHOTOS), name=st.sampled_from(KNOWN))
    def skip(self, photo: int, name: str) -> None:
        card = Question(PhotoId(photo), "", name, 0.5, 0.0, audit=True)
        self.act(lambda workspace: answer(workspace, card, "skip").operation, teaches=False)

    @rule(
        wanted=st.sampled_from((None, 0.6, 0.95)), name=st.one_of(st.none(), st.sampled_from(KNOWN))
    )
    def dial(self, wanted: float | None, name: str | None) -> None:
        def move(workspace: Workspace) -> str | None:
            before = newest_operation(workspace)
            set_precision(workspace, wanted, name)
            after = newest_operation(workspace)
            return None if after == before else after

        self.act(move, teaches=False)

    @rule(name=invented, other=st.sampled_from((*INVENTED, "trip")))
    def rename(self, name: str, other: str) -> None:
        self.act(lambda workspace: tag_admin.rename(workspace, name, other).operation)

    @rule(gone=any_tag, kept=any_tag)
    def merge(self, gone: str, kept: str) -> None:
        self.act(lambda workspace: tag_admin.merge(workspace, gone, kept).operation)

    @rule(name=any_tag, parent=st.one_of(st.none(), any_tag))
    def move(self, name: str, parent: str | None) -> None:
        self.act(lambda workspace: tag_admin.move(workspace, name, parent).operation)

    @rule(name=invented)
    def delete(self, name: str) -> None:
        self.act(lambda workspace: tag_admin.delete(workspace, name).operation)

    @rule(name=any_tag, enabled=st.booleans(), automatic=st.booleans())
    def switch(self, name: str, enabled: bool, automatic: bool) -> None:
        self.act(
            lambda workspace: (
                tag_admin.switch(workspace, name, enabled=enabled, automatic=automatic).operation
            )
        )

    @rule(person=st.sampled_from(PEOPLE))
    def import_(self, person: str) -> None:
        self.act(
            lambda workspace: import_learner(workspace, self.folder / f"{person}.learner").operation
        )

    @rule(share=st.floats(0, 1))
    def roll_back(self, share: float) -> None:
        if not self.done:
            return
        moment = self.done[int(share * (len(self.done) - 1))].moment
        one = Done(None, datetime.now(UTC), taught_library.kept(self.workspace))
        outcome = roll_back(self.workspace, moment)
        assert outcome.skipped == ()
        for other in reversed(self.done):
            if other.active and other.teaches and other.moment >= moment:
                other.take_back()
                one.took.append(other)
        assert len(outcome.taken_back) == len(one.took)
        if one.took:
            self.keep(one)

    @rule()
    def take_back(self) -> None:
        outcome = undo(self.workspace)
        active = [one for one in self.done if one.active]
        assert len(outcome.undone) == min(len(active), 1)
        if active:
            assert outcome.undone[0].skipped == ()
            assert taught_library.kept(self.workspace) == active[-1].before
            active[-1].take_back()
            self.undone.append(active[-1])

    @rule()
    def do_again(self) -> None:
        outcome = redo(self.workspace)
        assert len(outcome.redone) == min(len(self.undone), 1)
        if self.undone:
            one = self.undone.pop()
            assert outcome.redone[0].skipped == ()
            assert taught_library.kept(self.workspace) == one.after
            one.do_again()

    # -- what must hold -----------------------------------------------------------------------

    @invariant()
    def equals_a_replay(self) -> None:
        if not hasattr(self, "workspace"):
            return
        fresh = library(self.folder / "replay")
        try:
            for one in self.done:
                if one.active and one.call is not None:
                    self.do_in(fresh, one)
            assert state(fresh) == state(self.workspace)
        finally:
            fresh.library.close()
            shutil.rmtree(self.folder / "replay")

    def do_in(self, fresh: Workspace, one: Done) -> None:
        assert one.call is not None
        if one.teaches:
            assert one.call(fresh) is not None
        else:
            # A rollback keeps skips and the dial, but may take their tag away.
            with suppress(TagError):
                one.call(fresh)

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.library.close()
        shutil.rmtree(self.folder)


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=6,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
