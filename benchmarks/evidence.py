"""Whether the evidence map points at what the score depends on.

    python benchmarks/evidence.py --photos DIR [--count N] [--json]

Of each photo (named `<WordNet id>_….JPEG`, as ImageNet's samples are) the untaught log-odds
of its own class's word are taken apart. Then the tenth of the cells with most evidence is
painted over and the network looks again; and as often with the same number of cells drawn at
random. The map is right about a photo if painting over its evidence costs more log-odds than
painting over random cells does in the mean of the draws. The map itself was made by painting
single cells in the photo's mean colour, so a second column paints in mid grey. The cells' own
shares, without that, are measured beside it.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from photomanager import paths
from photomanager.learning.ground import Anchor, Ground
from photomanager.learning.tagger import Tagger
from photomanager.learning.words import Word, WordTree
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.evidence import evidence, means_without, paint_over
from photomanager.recognition.feature_space import STEP
from photomanager.runtime import load_recognition

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from photomanager.learning.gaussian import LinearScore
    from photomanager.recognition.feature_space import FeatureSpace
    from photomanager.recognition.vocabulary import Vocabulary

_SHARE = 0.1
_DRAWS = 4
_NEEDED = 0.8
_FILLS: dict[str, int | None] = {"mean colour": None, "grey": 128}
_SEED = 2026


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, help="a folder of <WordNet id>_….JPEG")
    parser.add_argument("--count", type=int, default=100, help="photos drawn from the folder")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.photos is None or not arguments.photos.is_dir():
        print("Skipped: name a folder of ImageNet samples with --photos.")
        return
    result = measure(arguments.photos, arguments.count)
    if arguments.json:
        print(json.dumps(result))
        return
    print(
        f"{result['photos']} photos, {result['blanked']} of {result['cells']} cells painted over: "
        f"on how many photos evidence costs more than random cells (needed: {_NEEDED:.0%})\n"
        f"{'':24}{'mean colour':>12}{'grey':>8}{'log-odds lost, median':>24}"
    )
    for name in ("evidence", "own shares"):
        shares = [result[f"{name}, {fill}"] for fill in _FILLS]
        print(f"{name:24}{shares[0]:>12.0%}{shares[1]:>8.0%}{result[f'{name}, lost']:>24.2f}")
    print(f"{'random cells':24}{'':20}{result['random cells, lost']:>24.2f}")


def measure(folder: Path, count: int) -> dict[str, float]:
    """Paints over evidence and random cells of `count` photos of the folder."""
    manifest, space, vocabulary = load_recognition()
    embedder = LiteRTEmbedder(manifest, threads=os.cpu_count() or 1)
    classes = (paths.models_dir() / "imagenet-1k.txt").read_text("utf-8").split()
    scores = _scores(space, vocabulary)
    rng = np.random.default_rng(_SEED)
    files = sorted(folder.glob("n*_*.JPEG"))
    chosen = sorted(rng.choice(len(files), min(count, len(files)), replace=False))
    lost: dict[str, list[list[float]]] = {"evidence": [], "own shares": [], "random cells": []}
    for number in chosen:
        with Image.open(files[number]) as image:
            pixels = embedder.prepare(image.convert("RGB"))
        score = scores[classes.index(files[number].name.split("_")[0])]
        activation = embedder.run(pixels)
        shape = activation.feature_map.shape[:2]
        code = space.code(activation.mean[None])
        without = means_without(embedder, pixels, shape)
        parts = evidence(
            activation.feature_map,
            without,
            code[0],
            space,
            score.weights,
            score.scale,
            score.bias,
        )
        blanked = round(_SHARE * parts.cells.size)
        whole = float(score.log_odds(code)[0])

        def cost(
            cells: NDArray[np.int64],
            fill: int | None,
            pixels: NDArray[np.uint8] = pixels,
            score: LinearScore = score,
            whole: float = whole,
            shape: tuple[int, ...] = shape,
        ) -> float:
            mean = embedder.run(paint_over(pixels, cells, shape, fill)).mean
            return whole - float(score.log_odds(space.code(mean[None]))[0])

        draws = [rng.choice(parts.cells.size, blanked, replace=False) for _ in range(_DRAWS)]
        for name, cells in (
            ("evidence", [_most(parts.cells, blanked)]),
            ("own shares", [_most(parts.own, blanked)]),
            ("random cells", draws),
        ):
            costs = [[cost(one, fill) for one in cells] for fill in _FILLS.values()]
            lost[name].append([float(np.mean(one)) for one in costs])
    return _summary(lost, len(chosen), parts.cells.size, blanked)


def _most(cells: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    return np.argsort(-cells.ravel(), kind="stable")[:count]


def _summary(
    lost: dict[str, list[list[float]]], photos: int, cells: int, blanked: int
) -> dict[str, float]:
    found: dict[str, float] = {"photos": photos, "cells": cells, "blanked": blanked}
    random = np.array(lost["random cells"])
    for name, costs in lost.items():
        own = np.array(costs)
        found[f"{name}, lost"] = float(np.median(own[:, 0]))
        for column, fill in enumerate(_FILLS):
            found[f"{name}, {fill}"] = float((own[:, column] > random[:, column]).mean())
    return found


def _scores(space: FeatureSpace, vocabulary: Vocabulary) -> list[LinearScore]:
    """The untaught score of the word of each class."""
    number = {concept.key: n for n, concept in enumerate(vocabulary.concepts)}
    words = [
        Word(number[one.key], None if one.parent is None else number[one.parent], one.classes)
        for one in vocabulary.concepts
    ]
    prototypes = np.asarray(space.prototypes, np.float64)
    anchor = Anchor(np.zeros(prototypes.shape[1], np.int64), 0)
    tree = WordTree(words, len(prototypes))
    tagger = Tagger(tree, Ground(prototypes, anchor, STEP), {})
    return [tagger.score(number[vocabulary.of_class(n).key]) for n in range(len(prototypes))]


if __name__ == "__main__":
    main()
