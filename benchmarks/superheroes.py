"""Whether twenty photos of each of a few categories are enough, and how long learning them takes.

    python benchmarks/superheroes.py --photos DIR [--examples N] [--draws N] [--json]

DIR has one folder a category. For every draw a new library learns N photos of each with `learn`
(timed, with starting the worker and decoding), then indexes all others, and each of these is
given to the tag that `scores` finds likelier. Asked for are .96 right, and learning within 3 s.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from limits import at_least, at_most

from photomanager.operations import folders
from photomanager.operations.learn import learn
from photomanager.operations.scores import scores
from photomanager.runtime import Runtime

_ACCURACY, _SECONDS = 0.96, 3.0  # asked for, with twenty photos of each

Pictures = dict[str, list[Path]]  # by category


@dataclass(frozen=True)
class Result:
    """What one draw came to."""

    accuracy: float  # share of the photos not taught whose likelier tag is their own
    judged: int
    seconds: float  # of `learn`
    held_out: float | None  # its own score


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, help="a folder with one folder a category")
    parser.add_argument("--examples", type=int, default=20)
    parser.add_argument("--draws", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.photos is None or not arguments.photos.is_dir():
        print("Skipped: name a folder with one folder of photos a category with --photos.")
        return
    pictures = {
        folder.name: sorted(path for path in folder.iterdir() if path.is_file())
        for folder in sorted(arguments.photos.iterdir())
        if folder.is_dir()
    }
    runs = [measure(pictures, arguments.examples, seed) for seed in range(arguments.draws)]
    accuracies = [run.accuracy for run in runs]
    result = {
        "categories": {name: len(paths) for name, paths in pictures.items()},
        "examples": arguments.examples,
        "judged": runs[0].judged,
        "accuracy": round(statistics.mean(accuracies), 4),
        "accuracies": [round(one, 4) for one in accuracies],
        "seconds": round(statistics.median(run.seconds for run in runs), 3),
        "most_seconds": round(max(run.seconds for run in runs), 3),
        "held_out": [run.held_out for run in runs],
    }
    if arguments.json:
        print(json.dumps(result))
        return
    print(f"{arguments.examples} photos of each taught: {', '.join(pictures)}")
    print(
        f"right among the {runs[0].judged} others: {result['accuracy']:.1%}, mean of {len(runs)};"
        f" {at_least(result['accuracy'], _ACCURACY)}"
    )
    print(f"  of each draw: {', '.join(f'{one:.1%}' for one in accuracies)}")
    print(
        f"learned, with decoding, in {result['seconds']:.2f} s (median; "
        f"slowest {result['most_seconds']:.2f} s); {at_most(result['most_seconds'], _SECONDS)}"
    )


def measure(pictures: Pictures, examples: int, seed: int) -> Result:
    """One draw in a library of its own; the same for the same seed."""
    random = np.random.default_rng(seed)
    orders = {name: random.permutation(len(paths)) for name, paths in pictures.items()}
    taught = {
        name: [paths[place] for place in orders[name][:examples]]
        for name, paths in pictures.items()
    }
    others = {
        name: [paths[place] for place in orders[name][examples:]]
        for name, paths in pictures.items()
    }
    with tempfile.TemporaryDirectory() as scratch:
        copy(taught, Path(scratch, "taught"))
        copy(others, Path(scratch, "others"))
        with Runtime.open(Path(scratch, "library")) as runtime:
            outcome = learn(runtime.workspace, runtime.indexer, Path(scratch, "taught"))
            root = folders.add(runtime.workspace, Path(scratch, "others"), origin="cli").id
            runtime.indexer.run([root])
            right = judge(runtime, [one.name for one in outcome.tags])
        return Result(statistics.mean(right), len(right), outcome.seconds, outcome.held_out)


def copy(pictures: Pictures, directory: Path) -> None:
    """Copies pictures into one folder a category."""
    for name, paths in pictures.items():
        (directory / name).mkdir(parents=True)
        for path in paths:
            shutil.copy(path, directory / name)


def judge(runtime: Runtime, tags: list[str]) -> list[bool]:
    """Whether the likeliest tag is that of its folder, of every photo not taught."""
    likeliest: dict[str, tuple[float, float, str]] = {}
    for tag in tags:
        for row in scores(runtime.workspace, tag).rows:
            own = (row.confidence, row.log_odds, tag)
            likeliest[row.path] = max(likeliest.get(row.path, own), own)
    return [
        tag == Path(path).parent.name.replace("_", " ")
        for path, (_, _, tag) in likeliest.items()
        if Path(path).parent.parent.name == "others"
    ]


if __name__ == "__main__":
    main()
