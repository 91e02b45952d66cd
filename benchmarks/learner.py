"""The tagger against batch logistic regression, from one example to fifty.

    python benchmarks/learner.py LABELLED_SET… [--tiny-imagenet FOLDER] [--part miml] [--json]

A labelled set is a folder with `labels.json`: a list of {"file", "labels" or "tags"}. Its
photos go through the shipped network once; what comes out is kept in the user's cache. Then,
for every draw, the photos are halved, n photos with a tag and n without are taught from the
first half, as the application teaches an invented tag, and all photos of the second half are
ranked. The table shows the mean average precision over tags and draws, beside logistic
regression on the same lessons and the same codes, refitted from nothing, its strength of
regularisation chosen by cross-validation.

With Tiny ImageNet's folder, `photomanager evaluate` is run on it too: 0 and 50 labelled images
a class, in the shipped space and in one fitted on its training images.

The tables in `docs/learner.md` are its output.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from limits import at_least
from sklearn.linear_model import LogisticRegression, LogisticRegressionCV
from threadpoolctl import threadpool_limits

from photomanager import paths
from photomanager.evaluation import embeddings
from photomanager.evaluation.evaluate import evaluate
from photomanager.evaluation.metrics import average_precision
from photomanager.learning.ground import Anchor, Ground, Lessons
from photomanager.learning.tagger import Tagger
from photomanager.learning.words import Word, WordTree
from photomanager.recognition.feature_space import STEP, FeatureSpace
from photomanager.recognition.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Codes = NDArray[np.int8]
    Truth = NDArray[np.bool_]
    Positions = NDArray[np.int64]

EXAMPLES = (1, 3, 5, 10, 20, 50)
# What the project promises for the five labels of the natural scenes.
PROMISED = {3: 0.67, 5: 0.73, 10: 0.79, 20: 0.84, 50: 0.87}
# At most so far behind logistic regression, on any set.
BEHIND = 0.005
# Of Tiny ImageNet, by space and labelled images a class.
PROMISED_TOP1 = {("shipped", 0): 0.63, ("shipped", 50): 0.66, ("fit", 50): 0.665}
DRAWS = 20
LEAST_PHOTOS = 25  # of a tag, so that some remain to judge by
LEAST_JUDGED = 7
TAG = 1
FOLDS = 5
STRENGTHS = np.logspace(-4, 2, 7)


@dataclass(frozen=True)
class LabelledSet:
    """Codes of all photos, and which have each tag."""

    name: str
    codes: Codes
    tags: dict[str, Truth]


@dataclass(frozen=True)
class Trial:
    """One teaching: a tag, photos confirmed and rejected, and photos to judge by."""

    draw: int
    truth: Truth
    yes: Positions
    no: Positions
    judged: Positions


def read(folder: Path, part: str, model: str) -> LabelledSet:
    """Runs the photos of a set through the network, or remembers what came out.

    Args:
        folder: With `labels.json`.
        part: Where records name the set they belong to, only those of this one count.
        model: Name of the network's folder.
    """
    records = json.loads((folder / "labels.json").read_text("utf-8"))
    records = [one for one in records if one.get("set", part) == part]
    manifest = Manifest.load(paths.model_dir(model))
    files = [folder / record["file"] for record in records]
    seen = embeddings.embed(files, manifest, paths.cache_dir() / "benchmarks")
    readable = np.flatnonzero(seen.readable)
    labels = [set(records[row].get("labels", records[row].get("tags", ()))) for row in readable]
    counts = Counter(label for one in labels for label in one)
    tags = {
        tag: np.array([tag in one for one in labels])
        for tag, count in sorted(counts.items())
        if count >= LEAST_PHOTOS
    }
    codes = FeatureSpace.load(manifest).code(seen.features[readable])
    return LabelledSet(folder.name, codes, tags)


def trials(labelled: LabelledSet, examples: int, draws: int) -> Iterator[Trial]:
    """The same halves for every number of examples; a larger one adds to a smaller one."""
    for draw in range(draws):
        rng = np.random.default_rng(draw)
        first = rng.permutation(len(labelled.codes)) % 2 == 0
        for truth in labelled.tags.values():
            yes = rng.permutation(np.flatnonzero(truth & first))
            no = rng.permutation(np.flatnonzero(~truth & first))
            if len(yes) >= examples and (truth & ~first).sum() >= LEAST_JUDGED:
                judged = np.flatnonzero(~first)
                yield Trial(draw, truth, yes[:examples], no[:examples], judged)


def tagger(labelled: LabelledSet) -> Tagger:
    """A tagger with one invented tag, in a library of all these photos."""
    codes = labelled.codes
    anchor = Anchor(codes.sum(axis=0, dtype=np.int64), len(codes))
    ground = Ground(np.zeros((0, codes.shape[1])), anchor, STEP)
    return Tagger(WordTree([Word(TAG, None, ())], 0), ground, {})


def taught(untaught: Tagger, codes: Codes, trial: Trial) -> NDArray[np.float64]:
    """float64[judged]: log-odds as the application learns them."""
    lessons = Lessons(codes[trial.yes], codes[trial.no], direct=True)
    return untaught.learn(TAG, lessons)[1].score.log_odds(codes[trial.judged])


def refitted(codes: Codes, trial: Trial) -> NDArray[np.float64]:
    """float64[judged]: log-odds of logistic regression.

    Its weights are a sum of lessons, so it is fitted in the span of the lessons, which is the
    same and quicker. The strength of regularisation is the one with the least log-loss on
    lessons left out; of one lesson a side none can be left out, and it is 1.
    """
    lessons = np.concatenate([codes[trial.yes], codes[trial.no]]) * STEP
    verdicts = np.repeat([1, 0], [len(trial.yes), len(trial.no)])
    span, coordinates = np.linalg.qr(lessons.T)
    if len(trial.yes) > 1:
        model = LogisticRegressionCV(
            Cs=STRENGTHS,
            cv=min(FOLDS, len(trial.yes)),
            scoring="neg_log_loss",
            l1_ratios=(0.0,),
            use_legacy_attributes=False,
            max_iter=1000,
        )
    else:
        model = LogisticRegression(max_iter=1000)
    model.fit(coordinates.T, verdicts)
    return np.asarray(model.decision_function(codes[trial.judged] * STEP @ span))


def compare(labelled: LabelledSet, examples: int, draws: int) -> dict[str, Any] | None:
    """Mean average precision of both, and how sure their difference is."""
    untaught = tagger(labelled)
    ours: dict[int, list[float]] = {}
    theirs: dict[int, list[float]] = {}
    for trial in trials(labelled, examples, draws):
        truth = trial.truth[trial.judged]
        found = average_precision(truth, taught(untaught, labelled.codes, trial))
        ours.setdefault(trial.draw, []).append(found)
        found = average_precision(truth, refitted(labelled.codes, trial))
        theirs.setdefault(trial.draw, []).append(found)
    if not ours:
        return None
    means = np.array([np.mean(ours[draw]) for draw in ours])
    others = np.array([np.mean(theirs[draw]) for draw in ours])
    ahead = means - others
    return {
        "examples": examples,
        "tags": len(ours[0]),
        "tagger": round(float(means.mean()), 4),
        "logistic_regression": round(float(others.mean()), 4),
        "ahead": round(float(ahead.mean()), 4),
        "standard_error": round(float(ahead.std(ddof=1) / np.sqrt(len(ahead))), 4),
    }


def tiny_imagenet(folder: Path) -> list[dict[str, Any]]:
    """`photomanager evaluate` with the numbers that the project promises."""
    rows = []
    for space, shots in (("shipped", 0), ("shipped", 50), ("fit", 0), ("fit", 50)):
        result = evaluate(folder, shots=shots, space=space)
        rows.append(
            {
                "space": space,
                "shots": shots,
                "top1": round(result.top1, 4),
                "top5": round(result.top5, 4),
                "images": result.images,
            }
        )
    return rows


def print_set(name: str, rows: list[dict[str, Any]], *, promised: bool) -> None:
    """One table in the form that the documentation has."""
    print(f"\n{name}\n")
    print("| examples of each kind | tags | tagger | logistic regression | ahead by | asked for |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        least = PROMISED.get(row["examples"]) if promised else None
        asked = [] if least is None else [at_least(row["tagger"], least)]
        asked.append(f"ahead by {at_least(row['ahead'], -BEHIND)}")
        print(
            f"| {row['examples']} | {row['tags']} | {row['tagger']:.3f} "
            f"| {row['logistic_regression']:.3f} "
            f"| {row['ahead']:+.3f} ± {row['standard_error']:.3f} "
            f"| {'; '.join(asked)} |"
        )


def main() -> int:
    """Prints one table for each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--tiny-imagenet", type=Path)
    parser.add_argument("--part", default="miml", help="which records, where they name a set")
    parser.add_argument("--model", default="efficientnet-lite2")
    parser.add_argument("--draws", type=int, default=DRAWS)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    report: dict[str, Any] = {}
    for folder in options.folders:
        if not (folder / "labels.json").is_file():
            print(f"{folder} has no labels.json; it is left out.", file=sys.stderr)
            continue
        labelled = read(folder, options.part, options.model)
        with threadpool_limits(1):
            compared = [compare(labelled, n, options.draws) for n in EXAMPLES]
        report[folder.name] = [row for row in compared if row]
        if not options.json:
            promised = len(labelled.tags) == 5
            print_set(labelled.name, report[folder.name], promised=promised)
    if options.tiny_imagenet:
        report["tiny_imagenet"] = tiny_imagenet(options.tiny_imagenet)
        for row in () if options.json else report["tiny_imagenet"]:
            least = PROMISED_TOP1.get((row["space"], row["shots"]))
            asked = "" if least is None else f" (top-1 {at_least(row['top1'], least)})"
            print(f"Tiny ImageNet: {row}{asked}")
    if options.json:
        json.dump(report, sys.stdout)
    elif not report:
        print("No labelled set was found, so nothing is compared; name its folder.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
