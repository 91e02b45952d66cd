"""How well user-made tags are learned, and how honest their confidence is.

    python benchmarks/calibration.py LABELLED_SET… [--model NAME] [--json]

A labelled set is a folder with `labels.json`: a list of {"file", "labels" or "tags"}. Its
photos go through the shipped network once. Then, for every tag with enough photos, lessons are
drawn again and again, the tag is learned as the application learns it, and all other photos
are looked at:

- mean average precision (halves: teach on one, judge on the other) with as many rejected as
  confirmed photos;
- expected calibration error over ten equal bins, and precision of what would be set without
  being asked, with four kinds of rejections: none, some, as many, and the likeliest false ones.

The constants in `photomanager/learning/calibration.py` come from its output.
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
from PIL import Image, ImageOps

from photomanager import paths
from photomanager.learning.ground import Anchor, Ground, Learned, Lessons
from photomanager.learning.tagger import Tagger
from photomanager.learning.words import Word, WordTree
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.feature_space import STEP, FeatureSpace
from photomanager.recognition.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Codes = NDArray[np.int8]
    Truth = NDArray[np.bool_]

EXAMPLES = (1, 3, 5, 10, 20, 50)
REJECTIONS = ("none", "some", "equal", "hard")
DRAWS = 5
JUDGED = 15  # photos with the tag that must be left to judge by
TAG = 1


@dataclass(frozen=True)
class LabelledSet:
    """Codes of all photos, and which have each tag."""

    name: str
    codes: Codes
    tags: dict[str, Truth]

    def tagger(self, learned: Learned | None = None) -> Tagger:
        """A tagger with one invented tag, in a library of these photos."""
        total = self.codes.sum(axis=0, dtype=np.int64)
        ground = Ground(np.zeros((0, self.codes.shape[1])), Anchor(total, len(self.codes)), STEP)
        tree = WordTree([Word(TAG, None, ())], 0)
        return Tagger(tree, ground, {} if learned is None else {TAG: learned})

    def learn(self, yes: NDArray[np.int64], no: NDArray[np.int64]) -> Learned:
        """What the application learns from these photos."""
        lessons = Lessons(self.codes[yes], self.codes[no], direct=True)
        return self.tagger().learn(TAG, lessons)[1]


def embed(folder: Path, model: str) -> LabelledSet:
    """Runs every photo of a set through the network."""
    records = json.loads((folder / "labels.json").read_text("utf-8"))
    manifest = Manifest.load(paths.model_dir(model))
    network, space = LiteRTEmbedder(manifest, threads=2), FeatureSpace.load(manifest)
    features = []
    for record in records:
        with Image.open(folder / record["file"]) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
        features.append(network.run(network.prepare(upright)).mean)
    labels = [set(record.get("labels", record.get("tags", ()))) for record in records]
    counts = Counter(label for one in labels for label in one)
    tags = {
        tag: np.array([tag in one for one in labels])
        for tag, count in sorted(counts.items())
        if count >= JUDGED + 10
    }
    return LabelledSet(folder.name, space.code(np.stack(features)), tags)


def average_precision(truth: Truth, scores: NDArray[np.float64]) -> float:
    """Mean of the precision at the rank of every photo that has the tag."""
    ranked = truth[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean())


def ranking(labelled: LabelledSet, examples: int) -> float:
    """Mean average precision over tags and draws, taught on one half, judged on the other."""
    found = []
    for draw in range(DRAWS):
        rng = np.random.default_rng(draw)
        first = rng.permutation(len(labelled.codes)) % 2 == 0
        for truth in labelled.tags.values():
            yes = rng.permutation(np.flatnonzero(truth & first))[:examples]
            no = rng.permutation(np.flatnonzero(~truth & first))[:examples]
            if len(yes) < examples or (truth & ~first).sum() < JUDGED // 2:
                continue
            scores = labelled.learn(yes, no).score.log_odds(labelled.codes[~first])
            found.append(average_precision(truth[~first], scores))
    return float(np.mean(found)) if found else float("nan")


def rejected(
    labelled: LabelledSet, truth: Truth, yes: NDArray[np.int64], kind: str, rng: Any
) -> NDArray[np.int64]:
    """Photos without the tag that are taught as such."""
    others = rng.permutation(np.flatnonzero(~truth))
    if kind == "hard":
        odds = labelled.learn(yes, others[:0]).score.log_odds(labelled.codes[others])
        return others[np.argsort(-odds, kind="stable")][: max(1, len(yes) // 2)]
    count = {"none": 0, "some": max(1, len(yes) // 3), "equal": len(yes)}[kind]
    return others[:count]


def judged(
    labelled: LabelledSet, examples: int, kind: str
) -> Iterator[tuple[NDArray[np.float64], Truth, Truth]]:
    """Confidence, truth and the automatic photos after each simulated teaching."""
    rng = np.random.default_rng(examples)
    heads = (np.zeros((1, 0), np.uint16),) * 2
    for truth in labelled.tags.values():
        if truth.sum() < examples + JUDGED:
            continue
        for _ in range(DRAWS):
            yes = rng.permutation(np.flatnonzero(truth))[:examples]
            no = rejected(labelled, truth, yes, kind, rng)
            learned = labelled.learn(yes, no)
            rest = np.setdiff1d(np.arange(len(truth)), np.concatenate([yes, no]))
            blank = (np.repeat(heads[0], len(rest), 0), np.repeat(heads[1], len(rest), 0))
            tagger = labelled.tagger(learned)
            own = tagger.own(TAG, labelled.codes[rest], blank)
            yield own / 10_000, truth[rest], tagger.sure(TAG, own, labelled.codes[rest], blank)


def honesty(labelled: LabelledSet, examples: int, kind: str) -> dict[str, float] | None:
    """Calibration error, share suggested, and precision of what is set without being asked."""
    runs = list(judged(labelled, examples, kind))
    if not runs:
        return None
    confidence, truth, sure = (np.concatenate(column) for column in zip(*runs, strict=True))
    bins = np.minimum((confidence * 10).astype(int), 9)
    error = sum(
        (bins == one).mean() * abs(confidence[bins == one].mean() - truth[bins == one].mean())
        for one in np.unique(bins)
    )
    return {
        "calibration_error": round(float(error), 4),
        "mean_confidence": round(float(confidence.mean()), 4),
        "share_with_tag": round(float(truth.mean()), 4),
        "share_suggested": round(float((confidence >= 0.1).mean()), 4),
        "found_by_suggestion": round(float((confidence >= 0.1)[truth].mean()), 4),
        "automatic": int(sure.sum()),
        "automatic_precision": round(float(truth[sure].mean()), 4) if sure.any() else float("nan"),
    }


def main() -> int:
    """Prints one table for each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--model", default="efficientnet-lite2")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.folders:
        print("Skipped: name folders of labelled photos (each with a labels.json).")
        return 0
    report: dict[str, Any] = {}
    for folder in options.folders:
        labelled = embed(folder, options.model)
        maps = {n: round(ranking(labelled, n), 3) for n in EXAMPLES}
        rows = {f"{n} {kind}": honesty(labelled, n, kind) for n in EXAMPLES for kind in REJECTIONS}
        report[folder.name] = {"mean_average_precision": maps, "honesty": rows}
        if not options.json:
            print(f"{folder.name}: mean average precision {maps}")
            for name, row in rows.items():
                print(f"  {name:10s} {row}")
    if options.json:
        json.dump(report, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
