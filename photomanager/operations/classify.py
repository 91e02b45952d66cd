"""Names what is on image files that belong to no library, as a new library would name them.

Three rules choose from the ranking: `calibrated` is the application's own (what is sure
enough to be written without asking); `cumulative` and `scene` are those that two earlier
systems published, kept for comparison.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from photomanager.errors import DecodeError
from photomanager.imaging import decode, kinds
from photomanager.learning.ground import Anchor, Ground
from photomanager.learning.heads import CERTAIN
from photomanager.learning.starter import Starters
from photomanager.learning.tagger import Tagger
from photomanager.learning.words import Word, WordTree
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.feature_space import STEP
from photomanager.recognition.opinion import softmax, top_classes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from photomanager.recognition.embedder import Activation
    from photomanager.recognition.feature_space import FeatureSpace
    from photomanager.recognition.manifest import Manifest
    from photomanager.recognition.vocabulary import Vocabulary

Rule = Literal["calibrated", "cumulative", "scene"]

UNKNOWN = "Unknown"
# The published rules' constants.
_CUMULATIVE = 0.9
_SCENE_ALONE = 0.9
_SCENE_TWO = 0.5


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
) -> list[Classified]:
    """Names what is on each file, in the order given; a file that cannot be read says why.

    Args:
        manifest: The network.
        space: Its feature space.
        vocabulary: The words of its classes.
        images: The files.
        top: The so many likeliest words, sure or not, instead of a rule.
        rule: Which words of the ranking are taken.

    Raises:
        ModelError: The network's files are missing or changed.
    """
    embedder = LiteRTEmbedder(manifest, threads=os.cpu_count() or 1)
    starters = Starters.load(manifest.folder, space.space_hash, STEP)
    tagger = _untaught_tagger(space, vocabulary, starters)
    names = [concept.name for concept in vocabulary.concepts]
    results = []
    for image in images:
        path = os.fspath(image)
        try:
            picture = decode.decode(
                decode.read_file(os.fsencode(path)), kinds.display(os.fsencode(path))
            )
        except DecodeError as error:
            results.append(Classified(path, (), str(error)))
            continue
        activation = embedder.run(embedder.prepare(picture.image))
        if top is None and rule == "calibrated":
            tags = _sure(tagger, names, space, activation, manifest.temperature)
        else:
            ranked = _ranking(vocabulary, activation.logits, manifest.temperature)
            tags = ranked[:top] if top is not None else _published(ranked, rule)
        results.append(Classified(path, tuple(tags)))
    return results


def _untaught_tagger(space: FeatureSpace, vocabulary: Vocabulary, starters: Starters) -> Tagger:
    """What a new library's tagger knows; words are numbered as in the vocabulary."""
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


def _sure(
    tagger: Tagger,
    names: Sequence[str],
    space: FeatureSpace,
    activation: Activation,
    temperature: float,
) -> list[NamedScore]:
    """What the application would write by itself: the most specific of each line."""
    code = space.code(activation.mean[None])
    head = np.frombuffer(top_classes(activation.logits, temperature), "<u2").reshape(1, 2, -1)
    facts = tagger.facts(code, (head[:, 0], head[:, 1]))
    sure = {
        int(tag): int(confidence)
        for tag, confidence in zip(
            facts.tag[facts.automatic], facts.confidence[facts.automatic], strict=True
        )
    }
    implied = {above for tag in sure for above in tagger.tree.ancestors(tag)}
    shown = [(confidence, tag) for tag, confidence in sure.items() if tag not in implied]
    return [
        NamedScore(names[tag], confidence / CERTAIN)
        for confidence, tag in sorted(shown, key=lambda one: (-one[0], one[1]))
    ]


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


def _published(ranked: Sequence[NamedScore], rule: Rule) -> list[NamedScore]:
    """`cumulative`: until .9 of the probability is used. `scene`: one, two or none."""
    if rule == "cumulative":
        used = np.cumsum([tag.score for tag in ranked])
        return list(ranked[: int(np.searchsorted(used, _CUMULATIVE, side="right")) + 1])
    first, second = ranked[:2]
    if first.score > _SCENE_ALONE:
        return [first]
    if first.score + second.score > _SCENE_TWO:
        return [first, second]
    return [NamedScore(UNKNOWN, 1 - first.score - second.score)]
