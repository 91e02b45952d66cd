"""How well photos are ranked for each of the 36 scene names, and what the scene rule answers.

    python benchmarks/scene_names.py --data DIR [--json]

DIR holds the unpacked sets `scenes`, `multilabel`, `imagenet_samples` and `tiny-imagenet-200`. A
name (`resources/vocabulary/scenes.toml`) is measured on every set with at least ten photos of
it: scenes, natural scenes (the part miml of multilabel) and COCO by their labels, the ImageNet
samples and ten validation photos of each class of Tiny ImageNet (64 pixels) through the tree:
a class shows the words above it. Average precision of the tag's confidence as a new library has
it, without faces.

Where starter words were taught on a set, only its photos held back from teaching judge
(`training.starter_labels`), and the ImageNet samples do not judge them at all. Photos of which
the labels do not say whether they show a name do not count.

The figure of a name is that of the first of its sets in the order above, from photos most like
people's own to those least like them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from photomanager import paths
from photomanager.evaluation import datasets, embeddings
from photomanager.evaluation.metrics import average_precision
from photomanager.learning.heads import CERTAIN
from photomanager.learning.starter import Starters
from photomanager.operations.classify import untaught_tagger
from photomanager.operations.scene_names import exclusive
from photomanager.recognition.feature_space import STEP, FeatureSpace
from photomanager.recognition.manifest import Manifest
from photomanager.recognition.opinion import top_classes
from photomanager.recognition.scene_names import SceneNames
from photomanager.recognition.vocabulary import Vocabulary
from photomanager.training.image_sources import find_images
from photomanager.training.starter_labels import StarterWords, labelled_photos

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Verdicts = Mapping[str, NDArray[np.int8]]

NETWORK = "efficientnet-lite2"
LEAST_PHOTOS = 10
WANTED = 0.6
_TINY_OF_CLASS = 10
# Labels of words that no photo taught, written as in starter.toml.
_UNTAUGHT: dict[str, dict[str, list[str]]] = {
    "airplane": {"labels": ["airplane"], "silent": ["anything", "drawn"], "unsure": ["airport"]},
    "animal": {
        "labels": ["animal", "horse", "giraffe", "elephant", "zebra", "bear"],
        "silent": ["anything", "drawn"],
    },
    "bicycle": {
        "labels": ["bike", "bicycle"],
        "silent": ["anything", "drawn", "built"],
        "unsure": ["road", "sports", "motorbike"],
    },
    "bird": {"labels": ["bird"], "silent": ["anything", "drawn", "water"]},
    "bridge": {"labels": ["bridge"], "silent": ["anything", "drawn", "built", "water", "heights"]},
    "car": {
        "labels": ["car"],
        "silent": ["anything", "drawn", "built", "busy"],
        "unsure": ["road", "formula1", "Suburb"],
    },
    "cat": {"labels": ["cat"], "silent": ["anything", "drawn"]},
    "dog": {"labels": ["dog"], "silent": ["anything", "drawn"]},
    "monument": {"labels": ["landmark"], "silent": ["anything", "drawn", "built"]},
    "nature": {"labels": ["nature"], "silent": ["anything", "drawn", "outdoors"]},
}
# COCO writes down every one of these, and none of the other names.
_OF_COCO = {"airplane", "animals", "bike", "bird", "cake", "car", "cat", "dog"}


@dataclass(frozen=True, eq=False)
class Seen:
    """Photos through the network, and what a new library's tagger says of them.

    Attributes:
        verdicts: By name, int8[n]: 1, -1, or 0 where nobody knows.
        judging: By name, bool[n]: photos that did not teach its tag.
        confidences: By name, float64[n].
    """

    verdicts: Verdicts
    judging: Mapping[str, NDArray[np.bool_]]
    confidences: Mapping[str, NDArray[np.float64]]


class Bench:
    """The network, its starter tags and the names.

    Args:
        data: Folder of the sets.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._manifest = Manifest.load(paths.model_dir(NETWORK))
        self._space = FeatureSpace.load(self._manifest)
        self.vocabulary = Vocabulary.load()
        self.scenes = SceneNames.load(self.vocabulary)
        starters = Starters.load(self._manifest.folder, self._space.space_hash, STEP)
        self._tagger = untaught_tagger(self._space, self.vocabulary, starters)
        self.taught = {
            name: any(below in starters.by_key for below in self.vocabulary.below(key))
            for name, key in self.scenes.keys.items()
        }

    def by_labels(self) -> dict[str, Seen]:
        """Scenes, natural scenes and COCO."""
        photos = [one for one in labelled_photos(self._data) if one.set != "imagenet_samples"]
        shipped = StarterWords.read(paths.resource_dir() / "vocabulary")
        # What a person saw is about photos that teach, so here the labels alone speak.
        words = StarterWords({**shipped.words, **_UNTAUGHT}, shipped.groups, (), {})
        verdicts = words.verdicts(photos, self.vocabulary)
        confidences = self._confidences([self._data / one.set / one.file for one in photos])
        held_back = np.array([one.held_back for one in photos])
        part = np.array([one.source if one.set == "multilabel" else one.set for one in photos])
        result = {}
        for title, source in (("scenes", "scenes"), ("natural", "miml"), ("COCO", "coco")):
            rows = part == source
            names = [name for name in self.scenes.keys if source != "coco" or name in _OF_COCO]
            result[title] = Seen(
                {name: verdicts[self._word(name)][rows] for name in names},
                {name: held_back[rows] | (not self.taught[name]) for name in names},
                {name: confidences[name][rows] for name in self.scenes.keys},
            )
        return result

    def through_the_tree(self) -> dict[str, Seen]:
        """ImageNet samples and Tiny ImageNet."""
        classes = {wnid: n for n, wnid in enumerate(_class_list())}
        samples = find_images(self._data / "imagenet_samples")
        tiny = datasets.read(self._data / "tiny-imagenet-200")
        taken: Counter[int] = Counter()
        chosen = []
        for image in tiny.test:
            taken[image.category] += 1
            if taken[image.category] <= _TINY_OF_CLASS:
                chosen.append(image)
        return {
            "ImageNet": self._by_class(
                samples,
                [classes[one.name.partition("_")[0]] for one in samples],
                {name: not taught for name, taught in self.taught.items()},
            ),
            "Tiny": self._by_class(
                [one.path for one in chosen],
                [classes[tiny.categories[one.category]] for one in chosen],
                dict.fromkeys(self.taught, True),
            ),
        }

    def _by_class(
        self, files: Sequence[Path], classes: Sequence[int], judged: Mapping[str, bool]
    ) -> Seen:
        verdicts = {
            name: np.where(np.isin(classes, self.vocabulary.classes_below(key)), 1, -1)
            for name, key in self.scenes.keys.items()
        }
        judging = {name: np.full(len(files), judged[name]) for name in verdicts}
        return Seen(verdicts, judging, self._confidences(files))

    def _confidences(self, files: Sequence[Path]) -> dict[str, NDArray[np.float64]]:
        seen = embeddings.embed(files, self._manifest, paths.cache_dir() / "benchmarks")
        if not seen.readable.all():
            raise ValueError("a photo cannot be read")
        codes = self._space.code(seen.features)
        opinions = [top_classes(one, self._manifest.temperature) for one in seen.logits]
        heads = np.frombuffer(b"".join(opinions), "<u2").reshape(len(files), 2, -1)
        place = {concept.key: n for n, concept in enumerate(self.vocabulary.concepts)}
        return {
            name: self._tagger.confidences(place[key], codes, (heads[:, 0], heads[:, 1]))[0]
            for name, key in self.scenes.keys.items()
        }

    def _word(self, name: str) -> str:
        return self.vocabulary.by_key[self.scenes.keys[name]].name


def _class_list() -> list[str]:
    return (paths.model_dir(NETWORK).parent / "imagenet-1k.txt").read_text("utf-8").split()


def measured(seen: Mapping[str, Seen], name: str) -> dict[str, dict[str, Any]]:
    """Average precision of one name on each set that has photos of it."""
    result = {}
    for title, one in seen.items():
        if name not in one.verdicts:
            continue
        verdict, judging = one.verdicts[name], one.judging[name]
        known = judging & (verdict != 0)
        yes = verdict[known] > 0
        if (verdict > 0).sum() < LEAST_PHOTOS or not yes.any() or (~yes).sum() < LEAST_PHOTOS:
            continue
        result[title] = {
            "photos": int((verdict > 0).sum()),
            "judged_by": int(yes.sum()),
            "average_precision": average_precision(yes, one.confidences[name][known]),
        }
    return result


def answered(bench: Bench, seen: Seen) -> dict[str, Any]:
    """What the rule answers on held-back photos that show at least one of the names."""
    names = list(bench.scenes.keys)
    held_back = next(seen.judging[name] for name in names if bench.taught[name])
    verdicts = np.stack([seen.verdicts[name] for name in names], axis=1)
    rows = np.flatnonzero(held_back & (verdicts > 0).any(axis=1))
    counts: Counter[str] = Counter()
    for row in rows:
        confidences = {
            bench.scenes.keys[name]: round(seen.confidences[name][row] * CERTAIN) for name in names
        }
        chances = exclusive(bench.scenes, bench.vocabulary, confidences)
        first, second = sorted(chances, key=lambda name: -chances[name])[:2]
        alone = chances[first] > bench.scenes.alone
        if not alone and chances[first] + chances[second] <= bench.scenes.together:
            continue
        said = [first] if alone else [first, second]
        verdict = [int(verdicts[row, names.index(name)]) for name in said]
        counts["alone" if alone else "two"] += 1
        counts["labelled"] += 1 in verdict
        counts["denied"] += all(one < 0 for one in verdict)
    return {"photos": len(rows), **counts}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder with the unpacked sets")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.data is None or not (arguments.data / "scenes" / "labels.json").is_file():
        print("Skipped: name the folder of the labelled photos with --data.")
        return
    bench = Bench(arguments.data)
    labelled = bench.by_labels()
    seen = labelled | bench.through_the_tree()
    names = {name: measured(seen, name) for name in bench.scenes.keys}
    rule = answered(bench, labelled["scenes"])
    if arguments.json:
        print(json.dumps({"names": names, "rule": rule}))
        return
    figures: list[float] = []
    for name, sets in names.items():
        parts = [
            f"{title} {one['average_precision']:.3f} ({one['judged_by']} of {one['photos']})"
            for title, one in sets.items()
        ]
        print(f"{name:14} {', '.join(parts) or 'no set with ten photos'}")
        figures.extend(one["average_precision"] for one in list(sets.values())[:1])
    enough = sum(one >= WANTED for one in figures)
    print(f"{enough} of the {len(figures)} names with ten photos in any set reach {WANTED}")
    print(
        f"the rule on {rule['photos']} held-back scenes: one name on {rule['alone']}, two on"
        f" {rule['two']}; a label says one of them on {rule['labelled']}, denies all on"
        f" {rule['denied']}"
    )


if __name__ == "__main__":
    main()
