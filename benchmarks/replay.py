"""Whether thousands of random operations leave exactly what their replay makes.

    python benchmarks/replay.py [--operations N] [--checks N] [--seed N] [--json]

One library of synthetic photos is taught, corrected, audited, undone and redone; questions are
skipped, the precision dial is moved; tags are renamed, merged, moved, deleted and switched;
learners are imported, and all of it is rolled back to random moments. At every check a fresh copy
of the library does again what still holds, in order; statements, guesses, settings, learned state
and the scores of every photo must be equal to the last bit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import tempfile
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from synthetic_library import fill

from photomanager.errors import TagError
from photomanager.library import tags
from photomanager.library.lessons import ASKED, AUDIT
from photomanager.library.records import PhotoId
from photomanager.operations import tag_admin
from photomanager.operations.learner_exchange import export, import_learner
from photomanager.operations.precision import set_precision
from photomanager.operations.review import Question, answer
from photomanager.operations.roll_back import roll_back
from photomanager.operations.scores import scores
from photomanager.operations.tagging import tag
from photomanager.operations.undo import redo, undo
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from photomanager.operations.workspace import Workspace

    Call = Callable[[Workspace], str | None]  # the operation made, None if nothing changed

PHOTOS = 200
KNOWN = ("animal", "dog", "poodle", "cat", "boat", "car")
INVENTED = ("Rex", "holiday", "garden", "red things")
FILES = 6  # learners of other people
# How often each kind of operation is done.
WEIGHTS = {
    "teach": 34,
    "audit": 8,
    "skip": 3,
    "dial": 3,
    "undo": 18,
    "redo": 10,
    "rename": 6,
    "merge": 5,
    "move": 6,
    "delete": 3,
    "switch": 4,
    "import": 6,
    "roll back": 2,
}
FACTS = (
    "SELECT statement.photo_id, tag.name, verdict FROM statement JOIN tag ON tag.id = tag_id",
    "SELECT photo_id, tag.name, confidence, machine.automatic, via.name FROM machine"
    " JOIN tag ON tag.id = tag_id LEFT JOIN tag AS via ON via.id = via_tag_id",
    "SELECT key, value FROM setting WHERE key = 'precision'",
    "SELECT tag.name, value FROM setting JOIN tag ON key = 'precision:' || tag.uuid",
    "SELECT photo_uuid, tag.name FROM question_skipped JOIN tag ON tag.uuid = tag_uuid",
    "SELECT tag.name, positives, negatives, sum_positive, sum_negative, weights, scale, bias,"
    " slope, offset, threshold, shift FROM tag_learner JOIN tag ON tag.id = tag_id",
)


def main() -> None:
    """Runs, compares and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--operations", type=int, default=10_000)
    parser.add_argument("--checks", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        prepare(folder)
        shutil.copytree(folder / "empty", folder / "used")
        with Runtime.open(folder / "used") as runtime:
            hands = Hands(runtime.workspace, folder, random.Random(arguments.seed))
            for number in range(1, arguments.operations + 1):
                hands.act()
                if number % max(arguments.operations // arguments.checks, 1) == 0:
                    hands.check()
    result = {
        "operations": arguments.operations,
        "done": dict(sorted(hands.done.items())),
        "checks": len(hands.checks),
        "equal": sum(hands.checks),
        "seconds": round(time.monotonic() - began, 1),
    }
    if arguments.json:
        print(json.dumps(result))
        return
    listed = ", ".join(f"{count:,} {kind}" for kind, count in sorted(hands.done.items()))
    print(f"{arguments.operations:,} operations: {listed}")
    print(f"{result['equal']} of {result['checks']} checks equal their replay to the bit")


def prepare(folder: Path) -> None:
    """A library that nobody has taught, and learner files of people with the same pictures."""
    for name in ("empty", "people"):
        with Runtime.open(folder / name) as runtime:
            fill(runtime.workspace, folder / "photos", PHOTOS)
    with Runtime.open(folder / "people") as runtime:
        for number in range(FILES):
            photos = random.Random(number).sample(range(1, PHOTOS + 1), 12)
            tag(runtime.workspace, photos[:6], add=[INVENTED[number % len(INVENTED)]])
            tag(runtime.workspace, photos[6:], reject=[KNOWN[number % len(KNOWN)]])
            export(runtime.workspace, folder / f"{number}.learner")
            undo(runtime.workspace, 2)


class Hands:
    """Random operations on one library.

    Attributes:
        done: How many of each kind changed something.
        checks: Whether each check was equal.
    """

    def __init__(self, workspace: Workspace, folder: Path, chance: random.Random) -> None:
        self.done: Counter[str] = Counter()
        self.checks: list[bool] = []
        self._workspace = workspace
        self._folder = folder
        self._chance = chance
        self._calls: dict[str, Call] = {}  # by the operation they made
        self._moments: list[datetime] = [datetime.now(UTC)]

    def act(self) -> None:
        """One random operation; what is refused, or changes nothing, leaves no trace."""
        kind = self._chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        if kind == "undo":
            self.done[kind] += len(undo(self._workspace).undone)
        elif kind == "redo":
            self.done[kind] += len(redo(self._workspace).redone)
        elif kind == "roll back":
            recent = self._moments[-30:]
            outcome = roll_back(self._workspace, self._chance.choice(recent))
            self.done[kind] += outcome.operation is not None
        else:
            self._moments.append(datetime.now(UTC))
            call = self._call(kind)
            try:
                operation = call(self._workspace)
            except TagError:
                return
            if operation is not None:
                self._calls[operation] = call
                self.done[kind] += 1

    def check(self) -> None:
        """Does again in a fresh library what still holds, and compares."""
        shutil.copytree(self._folder / "empty", self._folder / "replay")
        with self._workspace.library.database.read() as connection:
            active = connection.exec_driver_sql(
                "SELECT uuid FROM operation WHERE undone_by IS NULL ORDER BY id"
            ).scalars()
            calls = [self._calls[uuid] for uuid in active if uuid in self._calls]
        with Runtime.open(self._folder / "replay") as runtime:
            for call in calls:
                # A rollback keeps skips and the dial, but may take their tag away.
                with suppress(TagError):
                    call(runtime.workspace)
            self.checks.append(digest(runtime.workspace) == digest(self._workspace))
        shutil.rmtree(self._folder / "replay")

    def _call(self, kind: str) -> Call:
        chance = self._chance
        one, other = chance.choice(KNOWN + INVENTED), chance.choice(KNOWN + INVENTED)
        invented, another = chance.choice(INVENTED), chance.choice(INVENTED)
        photos = chance.sample(range(1, PHOTOS + 1), chance.randint(1, 5))
        how = chance.choice(("add", "add", "confirm", "reject", "reject", "remove"))
        parent = chance.choice((None, one))
        on, automatic = chance.random() < 0.7, chance.random() < 0.7
        file = self._folder / f"{chance.randrange(FILES)}.learner"
        # A rollback may give an invented tag its old name back, but keeps skips and the dial.
        word = chance.choice(KNOWN)
        skipped = Question(PhotoId(photos[0]), "", word, 0.5, 0.0, audit=True)
        verdict = "confirm" if on else "reject"
        source = chance.choice((AUDIT, ASKED))
        wanted, whose = chance.choice((None, 0.6, 0.8, 0.95)), chance.choice((None, word))
        calls: dict[str, Call] = {
            "teach": lambda library: tag(library, photos, **{how: [other]}).operation,
            # As `answer` does; but a tag made anew in the copy has other random checks.
            "audit": lambda library: (
                tag(library, photos[:1], source=source, **{verdict: [other]}).operation
            ),
            "skip": lambda library: answer(library, skipped, "skip").operation,
            "dial": lambda library: dial(library, wanted, whose),
            "rename": lambda library: tag_admin.rename(library, invented, another).operation,
            "merge": lambda library: tag_admin.merge(library, invented, other).operation,
            "move": lambda library: tag_admin.move(library, invented, parent).operation,
            "delete": lambda library: tag_admin.delete(library, invented).operation,
            "switch": lambda library: (
                tag_admin.switch(library, one, enabled=on, automatic=automatic).operation
            ),
            "import": lambda library: import_learner(library, file).operation,
        }
        return calls[kind]


def dial(workspace: Workspace, wanted: float | None, whose: str | None) -> str | None:
    """Moves the precision dial; the operation, None if it stood there already."""
    before = newest_operation(workspace)
    set_precision(workspace, wanted, whose)
    after = newest_operation(workspace)
    return None if after == before else after


def newest_operation(workspace: Workspace) -> str | None:
    """The last entry of the history."""
    with workspace.library.database.read() as connection:
        return connection.exec_driver_sql(
            "SELECT uuid FROM operation ORDER BY id DESC LIMIT 1"
        ).scalar()


def digest(workspace: Workspace) -> str:
    """A hash over tags, facts, learned state and all scores, by names instead of row numbers."""
    with workspace.library.database.read() as connection:
        tree = tags.TagTree(tags.all_tags(connection))
        found = [sorted(map(repr, connection.exec_driver_sql(query))) for query in FACTS]
        taught = connection.exec_driver_sql("SELECT tag_id FROM tag_learner").scalars().all()
    listed = [
        [(row.photo_id, row.confidence, row.log_odds, row.state) for row in rows]
        for rows in (scores(workspace, path).rows for path in paths(tree, taught))
    ]
    return hashlib.sha256(repr((paths(tree, tree.ids()), found, listed)).encode()).hexdigest()


def paths(tree: tags.TagTree, ids: Iterable[int]) -> list[str]:
    """Whole paths in the tree, in an order that does not depend on rows."""
    return sorted(f"/{tree.path(one)}" for one in ids)


if __name__ == "__main__":
    main()
