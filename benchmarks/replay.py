"""Whether thousands of random operations leave exactly what their replay makes.

    python benchmarks/replay.py [--operations N] [--checks N] [--seed N] [--json]

One library of synthetic photos is taught, corrected, audited one by one and in batches, undone and
redone; keywords teach, questions are skipped, the precision dial is moved; tags, words of the
network's too, are renamed, merged, moved, deleted and switched; learners are imported, and all of
it is rolled back to random moments. Meanwhile photos appear, are indexed (the library doubles) and
edited, which nothing takes back. At every check a fresh copy of the library does again what still
holds, in order, and photos come to it as they came; statements, guesses, settings, predictions
before answers, learned state and the scores of every photo must be equal to the last bit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert
from synthetic_library import appear, fill, read

from photomanager.errors import TagError
from photomanager.library import tags
from photomanager.library.lessons import ASKED, AUDIT
from photomanager.library.records import PhotoId
from photomanager.library.schema import imported
from photomanager.operations import keywords, tag_admin
from photomanager.operations.learner_exchange import export, import_learner
from photomanager.operations.precision import set_precision
from photomanager.operations.review import Question, answer
from photomanager.operations.review_batch import answer_batch
from photomanager.operations.roll_back import roll_back
from photomanager.operations.scores import scores
from photomanager.operations.tagging import tag
from photomanager.operations.undo import redo, undo
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from photomanager.operations.workspace import Workspace

    Call = Callable[[Workspace], str | None]  # the operation made, None if nothing changed

PHOTOS = 190  # two more arrivals and the library has doubled
ARRIVE, MOST_PHOTOS = 10, 850
KNOWN = ("animal", "dog", "poodle", "cat", "boat", "car")
INVENTED = ("Rex", "holiday", "garden", "red things")
# Stay what they are: a dial and a skip outlive a rollback, and must then mean the same tag.
LASTING = ("boat", "car")
FILES = 6  # learners of other people
# How often each kind of operation is done.
WEIGHTS = {
    "teach": 32,
    "audit": 8,
    "batch": 3,
    "keywords": 1,
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
    "arrive": 2.5,
    "edit": 1.5,
}
FACTS = {
    "statements": (
        "SELECT statement.photo_id, tag.name, verdict FROM statement JOIN tag ON tag.id = tag_id"
    ),
    "guesses": (
        "SELECT photo_id, tag.name, confidence, machine.automatic, via.name FROM machine"
        " JOIN tag ON tag.id = tag_id LEFT JOIN tag AS via ON via.id = via_tag_id"
    ),
    "dial": "SELECT key, value FROM setting WHERE key = 'precision'",
    "dials of tags": (
        "SELECT tag.name, value FROM setting JOIN tag ON key = 'precision:' || tag.uuid"
    ),
    "predictions": (
        "SELECT photo_uuid, tag.name, source, verdict, opinion FROM lesson JOIN operation"
        " ON operation.id = operation_id AND undone_by IS NULL JOIN tag ON tag.uuid = tag_uuid"
        " WHERE source IN ('asked', 'audit')"
    ),
    "skips": "SELECT photo_uuid, tag.name FROM question_skipped JOIN tag ON tag.uuid = tag_uuid",
    "learned": (
        "SELECT tag.name, positives, negatives, sum_positive, sum_negative, weights, scale, bias,"
        " slope, offset, threshold, shift FROM tag_learner JOIN tag ON tag.id = tag_id"
    ),
}


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
                    equal = "different" if hands.checks[-1] else "equal"
                    print(f"{number:,} operations: {equal}", file=sys.stderr, flush=True)
    result = {
        "operations": arguments.operations,
        "done": dict(sorted(hands.done.items())),
        "checks": len(hands.checks),
        "equal": sum(not different for different in hands.checks),
        "different": hands.checks,
        "seconds": round(time.monotonic() - began, 1),
    }
    if arguments.json:
        print(json.dumps(result))
        return
    listed = ", ".join(f"{count:,} {kind}" for kind, count in sorted(hands.done.items()))
    print(f"{arguments.operations:,} operations: {listed}")
    print(f"{result['equal']} of {result['checks']} checks equal their replay to the bit")
    for number, different in enumerate(hands.checks, 1):
        if different:
            print(f"  at check {number} these differ: {', '.join(different)}")


def prepare(folder: Path) -> None:
    """A library that nobody has taught, and learner files of people with the same pictures."""
    for name in ("empty", "people"):
        with Runtime.open(folder / name) as runtime:
            fill(runtime.workspace, folder / "photos", PHOTOS)
    with (
        Runtime.open(folder / "empty") as runtime,
        runtime.workspace.library.database.write() as connection,
    ):
        for number, name in enumerate(KNOWN):
            found = tags.by_name(connection, name)
            assert found is not None
            photos = random.Random(name).sample(range(1, PHOTOS + 1), 4 + number)
            rows = [{"photo_id": one, "tag_id": found.id, "source": "file"} for one in photos]
            connection.execute(insert(imported), rows)
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
        checks: What differed at each check, nothing if all was equal.
    """

    def __init__(self, workspace: Workspace, folder: Path, chance: random.Random) -> None:
        self.done: Counter[str] = Counter()
        self.checks: list[list[str]] = []
        self._workspace = workspace
        self._folder = folder
        self._chance = chance
        self._calls: dict[str, Call] = {}  # by the operation they made
        # What came from outside, after the operation of that number.
        self._events: list[tuple[int, Callable[[Workspace], None]]] = []
        self._photos = PHOTOS
        self._unread: range | None = None
        self._moments: list[datetime] = [datetime.now(UTC)]

    def act(self) -> None:
        """One random operation; what is refused, or changes nothing, leaves no trace."""
        kind = self._chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        if kind == "undo":
            self.done[kind] += len(undo(self._workspace).undone)
        elif kind == "redo":
            self.done[kind] += len(redo(self._workspace).redone)
        elif kind in ("arrive", "edit"):
            self._come(kind)
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

    def _come(self, kind: str) -> None:
        """Photos appear, and are read the next time; or one is edited."""
        if kind == "edit":
            # Among the first, for only their lessons have a vector for sure.
            place, seed = self._chance.randint(1, PHOTOS), self._chance.randrange(1, 1 << 32)
            photos = range(place, place + 1)
        elif self._unread is not None:
            photos, seed, self._unread = self._unread, 0, None
        elif self._photos + ARRIVE <= MOST_PHOTOS:
            photos = range(self._photos + 1, self._photos + ARRIVE + 1)
            self._photos, self._unread = photos[-1], photos
            self._let(lambda library: appear(library, photos))
            return
        else:
            return
        self._let(lambda library: read(library, photos, seed))
        self.done[kind] += 1

    def _let(self, event: Callable[[Workspace], None]) -> None:
        with self._workspace.library.database.read() as connection:
            last = connection.exec_driver_sql("SELECT max(id) FROM operation").scalar() or 0
        self._events.append((last, event))
        event(self._workspace)

    def check(self) -> None:
        """Does again in a fresh library what still holds, and compares."""
        shutil.copytree(self._folder / "empty", self._folder / "replay")
        with self._workspace.library.database.read() as connection:
            active = connection.exec_driver_sql(
                "SELECT id, uuid FROM operation WHERE undone_by IS NULL ORDER BY id"
            ).all()
        calls = [(row.id, self._calls[row.uuid]) for row in active if row.uuid in self._calls]
        events = list(self._events)
        with Runtime.open(self._folder / "replay") as runtime:
            for number, call in calls:
                while events and events[0][0] < number:
                    events.pop(0)[1](runtime.workspace)
                # A rollback keeps skips and the dial, but may take their tag away.
                with suppress(TagError):
                    call(runtime.workspace)
            for _, event in events:
                event(runtime.workspace)
            replayed, used = digest(runtime.workspace), digest(self._workspace)
        self.checks.append([name for name in used if used[name] != replayed[name]])
        shutil.rmtree(self._folder / "replay")

    def _call(self, kind: str) -> Call:
        chance = self._chance
        one, other = chance.choice(KNOWN + INVENTED), chance.choice(KNOWN + INVENTED)
        invented, another = chance.choice(INVENTED), chance.choice(INVENTED)
        photos = chance.sample(range(1, self._photos + 1), chance.randint(1, 5))
        how = chance.choice(("add", "add", "confirm", "reject", "reject", "remove"))
        parent = chance.choice((None, one, one))
        on, automatic = chance.random() < 0.7, chance.random() < 0.7
        file = self._folder / f"{chance.randrange(FILES)}.learner"
        word = chance.choice(LASTING)
        goes = chance.choice([name for name in KNOWN + INVENTED if name not in LASTING])
        skipped = Question(PhotoId(photos[0]), "", word, 0.5, 0.0, audit=True)
        verdict = "confirm" if on else "reject"
        agrees = not keywords.agreed(self._workspace)
        source = chance.choice((AUDIT, ASKED))
        wanted, whose = chance.choice((None, 0.6, 0.8, 0.95)), chance.choice((None, word))
        calls: dict[str, Call] = {
            "teach": lambda library: tag(library, photos, **{how: [other]}).operation,
            # As `answer` does; but a tag made anew in the copy has other random checks.
            "audit": lambda library: (
                tag(library, photos[:1], source=source, **{verdict: [other]}).operation
            ),
            "batch": lambda library: (
                answer_batch(library, other, photos[:3], photos[3:], asked=on).operation
            ),
            "keywords": lambda library: keywords.agree(library, agrees).operation,
            "skip": lambda library: answer(library, skipped, "skip").operation,
            "dial": lambda library: dial(library, wanted, whose),
            "rename": lambda library: tag_admin.rename(library, invented, another).operation,
            "merge": lambda library: tag_admin.merge(library, goes, other).operation,
            "move": lambda library: tag_admin.move(library, goes, parent).operation,
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


def digest(workspace: Workspace) -> dict[str, str]:
    """Hashes over tags, facts, learned state and all scores, by names instead of row numbers."""
    with workspace.library.database.read() as connection:
        tree = tags.TagTree(tags.all_tags(connection))
        found: dict[str, object] = {
            name: sorted(map(repr, connection.exec_driver_sql(query)))
            for name, query in FACTS.items()
        }
        taught = connection.exec_driver_sql("SELECT tag_id FROM tag_learner").scalars().all()
    found["tags"] = paths(tree, tree.ids())
    found["scores"] = [
        [(row.photo_id, row.confidence, row.log_odds, row.state) for row in rows]
        for rows in (scores(workspace, path).rows for path in paths(tree, taught))
    ]
    return {name: hashlib.sha256(repr(rows).encode()).hexdigest() for name, rows in found.items()}


def paths(tree: tags.TagTree, ids: Iterable[int]) -> list[str]:
    """Whole paths in the tree, in an order that does not depend on rows."""
    return sorted(f"/{tree.path(one)}" for one in ids)


if __name__ == "__main__":
    main()
