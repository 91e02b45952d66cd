"""What was tried to make the tagger better, on the lessons and photos of `learner.py`.

    python benchmarks/learner_ideas.py LABELLED_SET… [--part miml] [--draws 20]

Every idea is written here as plainly as possible, in floating point, over the same codes. The
first row is the tagger itself, so each other row says what the idea would change. The verdicts
stand in `docs/learner.md`.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from learner import DRAWS, EXAMPLES, LabelledSet, Trial, read, trials
from threadpoolctl import threadpool_limits

from photomanager.evaluation.metrics import average_precision
from photomanager.learning.gaussian import ANCHOR_WEIGHT, INVENTED_WEIGHT, SCATTER_WEIGHT
from photomanager.recognition.feature_space import STEP

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Vectors = NDArray[np.float64]
    # All photos and a trial in, float64[judged] out.
    Idea = Callable[[Vectors, Trial], Vectors]

NETWORK, SECOND_NETWORK = "efficientnet-lite2", "efficientnet-lite0"
# A tag is split in two from so many examples.
LEAST_TO_SPLIT = 6
# A lesson may be counted so often, at most.
MOST_COUNTED = 3


def classifier(
    yes: Vectors,
    no: Vectors,
    middle: Vectors,
    *,
    anchor: float = ANCHOR_WEIGHT,
    kappa: float = INVENTED_WEIGHT,
    scatter: float = SCATTER_WEIGHT,
    counts: tuple[Vectors, Vectors] | None = None,
    shared: Vectors | None = None,
) -> tuple[Vectors, float]:
    """Weights and bias of the tagger's formula.

    Args:
        yes: float64[n, d], lessons with the tag.
        no: float64[m, d], lessons without it.
        middle: float64[d], the library's mean.
        anchor: How many rejected photos it counts as.
        kappa: How many confirmed photos it counts as.
        scatter: λ.
        counts: How often each lesson counts.
        shared: float64[d, d], added to the covariance.
    """
    often = counts or (np.ones(len(yes)), np.ones(len(no)))
    mean_yes = (kappa * middle + often[0] @ yes) / (kappa + often[0].sum())
    mean_no = (anchor * middle + often[1] @ no) / (anchor + often[1].sum())
    root = np.concatenate(
        [
            np.sqrt(count / scatter)[:, np.newaxis] * (side - count @ side / count.sum())
            for side, count in zip((yes, no), often, strict=True)
        ]
    )
    difference = mean_yes - mean_no
    if shared is None:
        gram = np.eye(len(root)) + root @ root.T
        weights = difference - root.T @ np.linalg.solve(gram, root @ difference)
    else:
        covariance = np.eye(len(middle)) + shared + root.T @ root
        weights = np.linalg.solve(covariance, difference)
    return weights, float(-weights @ (mean_yes + mean_no) / 2)


def plain(vectors: Vectors, trial: Trial, **constants: float) -> Vectors:
    """The tagger, with other constants if given."""
    yes, no = vectors[trial.yes], vectors[trial.no]
    weights, bias = classifier(yes, no, vectors.mean(axis=0), **constants)
    return vectors[trial.judged] @ weights + bias


def two_prototypes(vectors: Vectors, trial: Trial) -> Vectors:
    """A tag that looks two ways: the likeliest of both halves of its examples and the whole."""
    yes, no, middle = vectors[trial.yes], vectors[trial.no], vectors.mean(axis=0)
    parts = [yes]
    if len(yes) >= LEAST_TO_SPLIT:
        apart = np.square(yes[:, np.newaxis] - yes).sum(axis=-1)
        centres = yes[list(np.unravel_index(apart.argmax(), apart.shape))]
        for _ in range(10):
            nearest = np.square(yes[:, np.newaxis] - centres).sum(axis=-1).argmin(axis=1)
            if min(np.bincount(nearest, minlength=2)) < 2:
                break
            centres = np.stack([yes[nearest == part].mean(axis=0) for part in (0, 1)])
        parts += [yes[nearest == part] for part in (0, 1) if (nearest == part).sum() > 1]
    found = [classifier(part, no, middle) for part in parts]
    judged = vectors[trial.judged]
    return np.asarray(np.max([judged @ weights + bias for weights, bias in found], axis=0))


def reweighted(vectors: Vectors, trial: Trial) -> Vectors:
    """Lessons that are answered wrongly or barely count once more, three times over."""
    yes, no, middle = vectors[trial.yes], vectors[trial.no], vectors.mean(axis=0)
    counts = np.ones(len(yes)), np.ones(len(no))
    for _ in range(3):
        weights, bias = classifier(yes, no, middle, counts=counts)
        sides = yes @ weights + bias, -(no @ weights + bias)
        barely = np.median(np.concatenate(sides)) / 2
        counts = (
            np.minimum(counts[0] + (sides[0] < barely), MOST_COUNTED),
            np.minimum(counts[1] + (sides[1] < barely), MOST_COUNTED),
        )
    weights, bias = classifier(yes, no, middle, counts=counts)
    return vectors[trial.judged] @ weights + bias


def shared_scatter(
    vectors: Vectors, taught: list[Trial], scatter: float
) -> list[tuple[Trial, Vectors]]:
    """All tags of a draw, with the scatter of all their lessons added to each one's own."""
    dimensions = vectors.shape[1]
    total = np.zeros((dimensions, dimensions))
    for trial in taught:
        for side in (vectors[trial.yes], vectors[trial.no]):
            centred = side - side.mean(axis=0)
            total += centred.T @ centred / scatter
    middle = vectors.mean(axis=0)
    found = []
    for trial in taught:
        weights, bias = classifier(vectors[trial.yes], vectors[trial.no], middle, shared=total)
        found.append((trial, vectors[trial.judged] @ weights + bias))
    return found


def row(vectors: Vectors, labelled: LabelledSet, draws: int, idea: Idea) -> list[float]:
    """Mean average precision at every number of examples."""
    return [
        float(np.mean([_quality(t, idea(vectors, t)) for t in trials(labelled, n, draws)]))
        for n in EXAMPLES
    ]


def shared_row(vectors: Vectors, labelled: LabelledSet, draws: int, scatter: float) -> list[float]:
    """The same for the scatter that all tags of a draw share."""
    found = []
    for examples in EXAMPLES:
        by_draw: dict[int, list[Trial]] = defaultdict(list)
        for trial in trials(labelled, examples, draws):
            by_draw[trial.draw].append(trial)
        answers = [
            one for taught in by_draw.values() for one in shared_scatter(vectors, taught, scatter)
        ]
        found.append(float(np.mean([_quality(trial, odds) for trial, odds in answers])))
    return found


def _quality(trial: Trial, odds: Vectors) -> float:
    return average_precision(trial.truth[trial.judged], odds)


def print_row(name: str, found: list[float]) -> None:
    """One line of the table in the form that the documentation has."""
    print(f"| {name} | " + " | ".join(f"{one:.4f}" for one in found) + " |", flush=True)


def print_ideas(labelled: LabelledSet, second: LabelledSet, draws: int) -> None:
    """The table of one set."""
    vectors = labelled.codes * STEP
    both = np.concatenate([vectors, second.codes * STEP], axis=1)
    print(f"\n{labelled.name}, {draws} draws\n")
    print("| idea | " + " | ".join(str(n) for n in EXAMPLES) + " |")
    print("|---" * (1 + len(EXAMPLES)) + "|")
    ideas: dict[str, Idea] = {"the tagger": plain}
    for weight in (0.001, 5.0, 80.0):
        ideas[f"the library's mean counts as {weight:g} photos"] = partial(plain, anchor=weight)
    for weight in (0.001, 3.0):
        ideas[f"κ = {weight:g}"] = partial(plain, kappa=weight)
    for weight in (150.0, 300.0, 1000.0, 3000.0, 1e9):
        ideas[f"λ = {weight:g}"] = partial(plain, scatter=weight)
    ideas["two prototypes"] = two_prototypes
    ideas["hard lessons count more"] = reweighted
    for name, idea in ideas.items():
        print_row(name, row(vectors, labelled, draws, idea))
    for weight in (3_000.0, 10_000.0):
        name = f"scatter of all tags, λ = {weight:g}"
        print_row(name, shared_row(vectors, labelled, draws, weight))
    print_row(f"{SECOND_NETWORK} beside it", row(both, labelled, draws, plain))


def main() -> int:
    """Prints one table for each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--part", default="miml", help="which records, where they name a set")
    parser.add_argument("--draws", type=int, default=DRAWS)
    options = parser.parse_args()
    for folder in options.folders:
        if not (folder / "labels.json").is_file():
            print(f"{folder} has no labels.json; it is left out.", file=sys.stderr)
            continue
        sets = [read(folder, options.part, model) for model in (NETWORK, SECOND_NETWORK)]
        with threadpool_limits(1):
            print_ideas(sets[0], sets[1], options.draws)
    if not options.folders:
        print("No labelled set was named, so nothing is tried; name its folder.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
