"""Whether the evidence map points at what the score depends on.

    python benchmarks/evidence.py --photos DIR [--count N] [--json]

Of each photo (named `<WordNet id>_….JPEG`, as ImageNet's samples are) the untaught log-odds
of its own class's word are taken apart. Then the tenth of the cells with most evidence is
painted with the photo's mean colour and the network looks again; and as often with the same
number of cells drawn at random. The map is right about a photo if painting over its evidence
costs more log-odds than painting over random cells does in the mean of the draws.
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
from photomanager.learning.tagger import Anchor, Ground, Tagger
from photomanager.learning.words import Word, WordTree
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.evidence import cell_span, evidence
from photomanager.recognition.feature_space import STEP
from photomanager.runtime import load_recognition

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from photomanager.learning.gaussian import LinearScore
    from photomanager.recognition.feature_space import FeatureSpace
    from photomanager.recognition.vocabulary import Vocabulary

    # The photo's score and its evidence, from the network's input.
    Look = Callable[[NDArray[np.uint8]], tuple[float, NDArray[np.float64]]]

_SHARE = 0.1
_DRAWS = 4
_NEEDED = 0.8
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
        f"{result['photos']} photos, {result['blanked']} of {result['cells']} cells painted over:\n"
        f"evidence costs more than random cells on {result['share']:.0%} of the photos "
        f"(needed: {_NEEDED:.0%}); than a single random draw, {result['share_of_draws']:.0%}\n"
        f"log-odds lost, median: {result['lost_by_evidence']:.2f} by evidence, "
        f"{result['lost_by_random']:.2f} by random cells"
    )


def measure(folder: Path, count: int) -> dict[str, float]:
    """Blanks evidence and random cells on `count` photos of the folder."""
    manifest, space, vocabulary = load_recognition()
    embedder = LiteRTEmbedder(manifest, threads=os.cpu_count() or 1)
    classes = (paths.models_dir() / "imagenet-1k.txt").read_text("utf-8").split()
    scores = _scores(space, vocabulary)
    rng = np.random.default_rng(_SEED)
    files = sorted(folder.glob("n*_*.JPEG"))
    chosen = sorted(rng.choice(len(files), min(count, len(files)), replace=False))
    lost_by_evidence, lost_by_random = [], []
    for number in chosen:
        score = scores[classes.index(files[number].name.split("_")[0])]

        def look(
            pixels: NDArray[np.uint8], score: LinearScore = score
        ) -> tuple[float, NDArray[np.float64]]:
            activation = embedder.run(pixels)
            code = space.code(activation.mean[None])
            parts = evidence(
                activation.feature_map, code[0], space, score.weights, score.scale, score.bias
            )
            return float(score.log_odds(code)[0]), parts.cells

        with Image.open(files[number]) as image:
            pixels = embedder.prepare(image.convert("RGB"))
        whole, cells = look(pixels)
        blanked = round(_SHARE * cells.size)
        best = np.argsort(-cells.ravel(), kind="stable")[:blanked]
        draws = [rng.choice(cells.size, blanked, replace=False) for _ in range(_DRAWS)]
        lost_by_evidence.append(whole - look(_painted(pixels, best, cells.shape))[0])
        lost_by_random.append([whole - look(_painted(pixels, d, cells.shape))[0] for d in draws])
    own, random = np.array(lost_by_evidence), np.array(lost_by_random)
    return {
        "photos": len(chosen),
        "cells": cells.size,
        "blanked": blanked,
        "share": float((own > random.mean(axis=1)).mean()),
        "share_of_draws": float((own[:, None] > random).mean()),
        "lost_by_evidence": float(np.median(own)),
        "lost_by_random": float(np.median(random)),
    }


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


def _painted(
    pixels: NDArray[np.uint8], chosen: NDArray[np.int64], shape: tuple[int, ...]
) -> NDArray[np.uint8]:
    """The network's input with these cells in the photo's mean colour."""
    row, column = (_nearest_cell(n, size) for n, size in zip(shape, pixels.shape, strict=False))
    painted = pixels.copy()
    painted[np.isin(row[:, None] * shape[1] + column, chosen)] = np.rint(pixels.mean(axis=(0, 1)))
    return painted


def _nearest_cell(cells: int, size: int) -> NDArray[np.int64]:
    """int64[size]: the cell whose middle is nearest to each pixel."""
    begin, end = cell_span(cells, size)
    place = ((np.arange(size) + 0.5) / size - begin) / (end - begin) * cells
    return np.clip(np.floor(place), 0, cells - 1).astype(np.int64)


if __name__ == "__main__":
    main()
