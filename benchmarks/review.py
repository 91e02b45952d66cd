"""How many answers does the order of `review` save?

    python benchmarks/review.py LABELLED_SET [--vectors FILE] [--tags N] [--answers N] [--draws N]
        [--first DRAW] [--orders ORDER…] [--shuffle] [--json]

The commonest labels of a set (`labelled_library`) become tags that nobody knows, with two
photos each, in a library of half the set, in the order of their file or shuffled. Then questions
are answered by the labels, each through the application's own operations, in three orders: as
`review` asks (its random audit cards among them), unanswered pairs of photo and tag at random,
and unanswered guesses that are shown at random. After every tenth part of the answers the mean
average precision of the tags is taken on the other half, which is never taught. Printed: the
curves, and how many answers of `review` reach what random order reaches at its end, as a share
of the answers given then.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import labelled_library
from calibration import average_precision

from photomanager.indexing import guesses
from photomanager.library import tags
from photomanager.operations.review import answer, questions
from photomanager.operations.tagging import tag
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from labelled_library import LabelledPhotos

    from photomanager.operations.workspace import Workspace

FIRST = 2
BATCH = 3
LOOKS = 10
ORDERS = ("review", "random", "shown")


class Run:
    """One library, one order, answered by the labels."""

    def __init__(
        self, workspace: Workspace, photos: LabelledPhotos, labels: list[str], draw: int
    ) -> None:
        self.workspace = workspace
        self.photos = photos
        self.labels = {f"{label} of mine": label for label in labels}
        self.random = np.random.default_rng(draw)
        order = self.random.permutation(len(photos.labels))
        self.here, self.later = order[: len(order) // 2], order[len(order) // 2 :]
        self.answered: set[tuple[int, str]] = set()

    def start(self, folder: Path) -> None:
        """Puts half of the photos into the library and teaches two of each tag."""
        labelled_library.put(self.workspace, folder, self.photos, self.here)
        for name, label in self.labels.items():
            having = [int(n) + 1 for n in self.here if label in self.photos.labels[n]][:FIRST]
            tag(self.workspace, having, add=[name])
            self.answered |= {(photo, name) for photo in having}

    def ask(self, order: str) -> int:
        """Asks the next questions of an order, answers them, and says how many there were."""
        if order == "review":
            queue = questions(self.workspace, BATCH, list(self.labels))
            for one in queue.questions:
                answer(self.workspace, one, self.verdict(one.photo_id, one.tag), origin="cli")
            return len(queue.questions)
        pairs = self.shown() if order == "shown" else self.every()
        open_pairs = sorted(set(pairs) - self.answered)
        photo, name = open_pairs[int(self.random.integers(len(open_pairs)))]
        self.answered.add((photo, name))
        how = {"confirm" if self.verdict(photo, name) == "yes" else "reject": [name]}
        tag(self.workspace, [photo], **how)
        return 1

    def every(self) -> list[tuple[int, str]]:
        """All pairs of photo and tag."""
        return [(int(n) + 1, name) for n in self.here for name in self.labels]

    def shown(self) -> list[tuple[int, str]]:
        """The pairs that the application shows a guess for."""
        with self.workspace.library.database.read() as connection:
            ids = {self.tag_id(connection, name): name for name in self.labels}
            rows = guesses.of_tags(connection, list(ids)).rows
        return [(photo, ids[one]) for photo, one, *_ in rows.tolist()] or self.every()

    def verdict(self, photo: int, name: str) -> Any:
        """What the labels say."""
        return "yes" if self.labels[name] in self.photos.labels[photo - 1] else "no"

    def tag_id(self, connection: Any, name: str) -> int:
        """The row of a tag."""
        found = tags.by_name(connection, name)
        assert found is not None
        return found.id

    def precision(self) -> float:
        """Mean average precision of the tags on the photos that are never taught."""
        with self.workspace.library.database.read() as connection:
            tagger = self.workspace.taggers.current(connection)
            ids = {name: self.tag_id(connection, name) for name in self.labels}
        found = []
        for name, label in self.labels.items():
            truth = np.array([label in self.photos.labels[n] for n in self.later])
            odds = tagger.log_odds(ids[name], self.photos.codes[self.later])
            found.append(average_precision(truth, odds))
        return float(np.mean(found))


def curve(photos: LabelledPhotos, labels: list[str], order: str, draw: int, count: int) -> Any:
    """Mean average precision after each tenth part of `count` answers."""
    with tempfile.TemporaryDirectory() as folder, Runtime.open(Path(folder) / "library") as runtime:
        run = Run(runtime.workspace, photos, labels, draw)
        run.start(Path(folder) / "photos")
        looks, given = [run.precision()], 0
        for look in range(1, LOOKS + 1):
            while given < count * look / LOOKS:
                asked = run.ask(order)
                if not asked:
                    break
                given += asked
            looks.append(run.precision())
        return looks


def main() -> int:
    """Prints the curves and the share of answers needed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--tags", type=int, default=20)
    parser.add_argument("--answers", type=int, default=300)
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--first", type=int, default=0, metavar="DRAW")
    parser.add_argument("--orders", nargs="+", choices=ORDERS, default=ORDERS)
    parser.add_argument("--shuffle", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.folder is None:
        print("Skipped: name a folder of labelled photos (with a labels.json).")
        return 0
    photos = labelled_library.load(options.folder, options.vectors)
    if photos is None:
        print(f"Skipped: there is no labels.json in {options.folder}.", file=sys.stderr)
        return 0
    labels = photos.commonest(options.tags)
    draws = range(options.first, options.first + options.draws)
    curves: dict[str, list[list[float]]] = {order: [] for order in options.orders}
    for draw in draws:
        seen = photos.shuffled(draw) if options.shuffle else photos
        for order in options.orders:
            curves[order].append(curve(seen, labels, order, draw, options.answers))
    means = {order: np.mean(found, axis=0).round(4) for order, found in curves.items()}
    others = [order for order in options.orders if "review" in means and order != "review"]
    shares = {other: needed(means["review"], means[other][-1]) for other in others}
    if options.json:
        lists = {order: values.tolist() for order, values in means.items()}
        json.dump({"answers": options.answers, "curves": lists, "needed": shares}, sys.stdout)
        return 0
    for order, values in means.items():
        print(f"{order:7} {' '.join(f'{value:.3f}' for value in values)}")
    for other, share in shares.items():
        said = "more than all" if share is None else f"{share:.2f}"
        print(f"review needs {said} of the answers that {other} order needs (asked of random: .50)")
    return 0


def needed(reached: np.ndarray, wanted: float) -> float | None:
    """The share of the answers after which a curve reaches a value, between looks linearly."""
    for place in range(1, len(reached)):
        if reached[place] >= wanted:
            low, high = reached[place - 1], reached[place]
            part = 1.0 if high == low else (wanted - low) / (high - low)
            return round(float(place - 1 + max(part, 0.0)) / LOOKS, 3)
    return None


if __name__ == "__main__":
    raise SystemExit(main())
