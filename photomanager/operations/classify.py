"""Names what is on image files that belong to no library, as a new library would name them.

Three rules choose: `calibrated` is the application's own (what is sure enough to be written
without asking). The others are those that two earlier systems published: `cumulative` ranks
the words of the network's classes, `scene` ranks 36 scene names (`recognition.scene_names`)
by all that the application knows.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from PIL import Image

from photomanager.errors import DecodeError
from photomanager.indexing.errands import Errands
from photomanager.indexing.supervisor import WORKER_COMMAND
from photomanager.learning.ground import Anchor, Ground
from photomanager.learning.heads import CERTAIN
from photomanager.learning.starter import Starters
from photomanager.learning.tagger import Tagger
from photomanager.learning.words import Word, WordTree
from photomanager.operations.scene_names import exclusive
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.feature_space import STEP
from photomanager.recognition.opinion import softmax, top_classes
from photomanager.recognition.scene_names import SceneNames

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from photomanager.learning.guess_batch import Facts
    from photomanager.recognition.embedder import Activation
    from photomanager.recognition.feature_space import FeatureSpace
    from photomanager.recognition.manifest import Manifest
    from photomanager.recognition.vocabulary import Vocabulary

Rule = Literal["calibrated", "cumulative", "scene"]

# The published rule's constant.
_CUMULATIVE = 0.9


@dataclass(frozen=True, slots=True)
class NamedScore:
    """A tag's name and its probability, 0 to 1."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Classified:
    """One file's tags, likeliest first, or one sentence why it cannot be read."""

    path: str
    tags: tuple[NamedScore, ...]
    reason: str | None = None


def classify(
    manifest: Manifest,
    space: FeatureSpace,
    vocabulary: Vocabulary,
    images: Sequence[Path],
    *,
    top: int | None = None,
    rule: Rule = "calibrated",
    command: Sequence[str] = WORKER_COMMAND,
) -> list[Classified]:
    """Names what is on each file, in the order given; a file that cannot be read says why.

    Files are decoded in a process of their own, which may crash.

    Args:
        manifest: The network.
        space: Its feature space.
        vocabulary: The words of its classes.
        images: The files.
        top: The so many likeliest words of the rule's ranking, sure or not. `calibrated` has the
            same as `cumulative`.
        rule: What is ranked, and which words of the ranking are taken.
        command: How the process that decodes is started.

    Raises:
        ModelError: The network's files are missing or changed.
        VocabularyError: The scene names are missing or damaged.
        WorkerError: The process that decodes does not work at all.
    """
    embedder = LiteRTEmbedder(manifest, threads=os.cpu_count() or 1)
    opinion = _Opinion(manifest, space, vocabulary)
    errands = Errands(command=command)
    results = []
    try:
        for image in images:
            path = os.fspath(image)
            try:
                found = errands.decoded(os.fsencode(path))
            except DecodeError as error:
                results.append(Classified(path, (), str(error)))
                continue
            size = (found.columns, found.rows)
            picture = Image.frombytes("RGB", size, bytes(found.pixels))
            activation = embedder.run(embedder.prepare(picture))
            results.append(Classified(path, tuple(opinion.tags(activation, top, rule))))
    finally:
        errands.close()
    return results


class _Opinion:
    """Names what the network saw, by any of the rules."""

    def __init__(self, manifest: Manifest, space: FeatureSpace, vocabulary: Vocabulary) -> None:
        starters = Starters.load(manifest.folder, space.space_hash, STEP)
        self._temperature = manifest.temperature
        self._space = space
        self._vocabulary = vocabulary
        self._tagger = untaught_tagger(space, vocabulary, starters)
        self._scenes = SceneNames.load(vocabulary)

    def tags(self, seen: Activation, top: int | None, rule: Rule) -> list[NamedScore]:
        """The rule's choice, or the `top` likeliest of its ranking."""
        if rule == "scene":
            ranked = _scene_ranking(self._facts(seen), self._vocabulary, self._scenes)
            return _of_scenes(ranked, self._scenes) if top is None else ranked[:top]
        if rule == "calibrated" and top is None:
            return _sure(self._facts(seen), self._tagger, self._vocabulary)
        ranked = _ranking(self._vocabulary, seen.logits, self._temperature)
        return _cumulative(ranked) if top is None else ranked[:top]

    def _facts(self, seen: Activation) -> Facts:
        code = self._space.code(seen.mean[None])
        head = np.frombuffer(top_classes(seen.logits, self._temperature), "<u2").reshape(1, 2, -1)
        return self._tagger.facts(code, (head[:, 0], head[:, 1]))


def untaught_tagger(space: FeatureSpace, vocabulary: Vocabulary, starters: Starters) -> Tagger:
    """What a new library's tagger knows; its tags are places in the vocabulary."""
    number = {concept.key: n for n, concept in enumerate(vocabulary.concepts)}
    words = [
        Word(
            tag=number[concept.key],
            parent=None if concept.parent is None else number[concept.parent],
            classes=concept.classes,
            automatic=concept.automatic,
            evidence=concept.evidence,
            starter=starters.by_key.get(concept.key),
        )
        for concept in vocabulary.concepts
    ]
    prototypes = np.asarray(space.prototypes, np.float64)
    anchor = Anchor(np.zeros(prototypes.shape[1], np.int64), 0)
    return Tagger(WordTree(words, len(prototypes)), Ground(prototypes, anchor, STEP), {})


def _sure(facts: Facts, tagger: Tagger, vocabulary: Vocabulary) -> list[NamedScore]:
    """What the application would write by itself: the most specific of each line."""
    sure = {
        int(tag): int(confidence)
        for tag, confidence in zip(
            facts.tag[facts.automatic], facts.confidence[facts.automatic], strict=True
        )
    }
    implied = {above for tag in sure for above in tagger.tree.ancestors(tag)}
    shown = [(confidence, tag) for tag, confidence in sure.items() if tag not in implied]
    return [
        NamedScore(vocabulary.concepts[tag].name, confidence / CERTAIN)
        for confidence, tag in sorted(shown, key=lambda one: (-one[0], one[1]))
    ]


def _scene_ranking(facts: Facts, vocabulary: Vocabulary, scenes: SceneNames) -> list[NamedScore]:
    """The scene names by their probability, capitalised as their classifier answered them."""
    confidences = {
        vocabulary.concepts[tag].key: confidence
        for tag, confidence in zip(facts.tag.tolist(), facts.confidence.tolist(), strict=True)
    }
    chances = exclusive(scenes, vocabulary, confidences)
    scored = [NamedScore(name.capitalize(), chance) for name, chance in chances.items()]
    return sorted(scored, key=lambda tag: -tag.score)


def _ranking(
    vocabulary: Vocabulary, logits: NDArray[np.float32], temperature: float
) -> list[NamedScore]:
    """Every word that means classes of the network, by their probability."""
    probabilities = softmax(logits, temperature)
    scored = [
        NamedScore(concept.name, float(probabilities[list(concept.classes)].sum()))
        for concept in vocabulary.concepts
        if concept.classes
    ]
    return sorted(scored, key=lambda tag: -tag.score)


def _cumulative(ranked: Sequence[NamedScore]) -> list[NamedScore]:
    """Until .9 of the probability is used."""
    used = np.cumsum([tag.score for tag in ranked])
    return list(ranked[: int(np.searchsorted(used, _CUMULATIVE, side="right")) + 1])


def _of_scenes(ranked: Sequence[NamedScore], scenes: SceneNames) -> list[NamedScore]:
    """One name, two, or none."""
    first, second = ranked[:2]
    if first.score > scenes.alone:
        return [first]
    if first.score + second.score > scenes.together:
        return [first, second]
    return [NamedScore(scenes.otherwise, 1 - first.score - second.score)]
