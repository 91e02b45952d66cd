"""`photomanager evaluate`: one number for the whole way from file to answer.

Every image goes through the application's own decoder, the shipped network, the feature space
and the Gaussians of `learning`: prototypes, exact sums of codes and their weights. One thing
differs from tags in a library. There each tag is a question of its own and learns its own
covariance; the categories of a data set exclude one another, so they share one,

    Σ = I + R/1000,  R the scatter of all labelled images within their categories,

and the answer is the category with the largest μᵀΣ⁻¹z − ½ μᵀΣ⁻¹μ. (Tiny ImageNet, 50 labelled
images a category: .665; each tag for itself .652.)

How many images a prototype counts as (κ) is the application's constant in the shipped space. A
space fitted on the training images has prototypes of its own, so there κ is chosen by
cross-validation over the labelled training images; the test images are not looked at.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from photomanager import paths
from photomanager.errors import PhotoManagerError
from photomanager.evaluation import datasets
from photomanager.evaluation.embeddings import embed
from photomanager.evaluation.metrics import top_k
from photomanager.learning.gaussian import (
    INVENTED_WEIGHT,
    KNOWN_WEIGHT,
    Prior,
    TagGaussian,
)
from photomanager.recognition.feature_space import STEP, FeatureSpace, network_identity
from photomanager.recognition.manifest import Manifest
from photomanager.recognition.vocabulary import Vocabulary
from photomanager.recognition.whitening import fit_space

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from photomanager.evaluation.datasets import DataSet
    from photomanager.evaluation.embeddings import Embeddings

DEFAULT_NETWORK = "efficientnet-lite2"
CLASSES_FILE = "imagenet-1k.txt"
# A whitening needs more images than dimensions, or its last directions are noise.
_IMAGES_TO_FIT = 1024
# λ of the covariance that all categories share. Where prototypes say most, the scatter deserves
# less trust than in a tag of its own: by cross-validation over Tiny ImageNet's training images
# (shipped space, 50 a category) .670 with 1000 and .668 with a tag's 500.
_SCATTER_WEIGHT = 1000.0
# κ for a fitted space is one of these, by as many folds of the labelled images.
_PROTOTYPE_WEIGHTS = (KNOWN_WEIGHT / 2, KNOWN_WEIGHT, 2 * KNOWN_WEIGHT, 4 * KNOWN_WEIGHT)
_FOLDS = 5


class EvaluationError(PhotoManagerError):
    """The question cannot be answered with this data set."""


@dataclass(frozen=True)
class EvaluateResult:
    """Accuracy on the test images of a data set.

    Attributes:
        top1: Share of images whose category comes first.
        top5: Share of images whose category is among the first five.
        top10: Share of images whose category is among the first ten.
        images: Test images judged.
        shots: Labelled images asked for in each category.
        space: "shipped", or "fit" for a space whitened on the training images.
        seconds: Duration of the run.
        top1_without_prior: Top-1 with the labelled images alone; None without such images.
    """

    top1: float
    top5: float
    top10: float
    images: int
    shots: int
    space: str
    seconds: float
    top1_without_prior: float | None


@dataclass(frozen=True)
class _Lessons:
    """Codes and categories of the labelled images, and the mean of all that were looked at."""

    codes: NDArray[np.int8]
    categories: NDArray[np.int64]
    anchor: NDArray[np.float64]

    def of(self, category: int) -> NDArray[np.int8]:
        """int8[n, d], the codes of one category."""
        chosen: NDArray[np.int8] = self.codes[self.categories == category]
        return chosen


def evaluate(
    directory: Path,
    *,
    shots: int = 0,
    prior: bool = True,
    space: str = "shipped",
    network: str = DEFAULT_NETWORK,
    cache: Path | None = None,
) -> EvaluateResult:
    """Measures how well the categories of a labelled data set are recognised.

    Args:
        directory: See `datasets.read`.
        shots: Labelled training images taught in each category, the first by name.
        prior: Whether categories that the network knows start from its prototypes.
        space: "shipped", or "fit" to whiten on all training images, without their labels.
        network: Name of a folder in `models/`.
        cache: Folder for embeddings; by default in the user's cache.

    Raises:
        FolderError: There is no such data set.
        EvaluationError: There is nothing to tell the categories apart by.
        ModelError: The network cannot be used.
    """
    start = time.perf_counter()
    data = datasets.read(directory)
    manifest = Manifest.load(paths.model_dir(network))
    known = _known_classes(data.categories)
    _check_answerable(data, known, shots, prior=prior)
    training = data.training if space == "fit" else _first(data, shots)
    cache = cache or paths.cache_dir() / "evaluation"
    seen = embed([image.path for image in training], manifest, cache)
    judged = embed([image.path for image in data.test], manifest, cache)
    feature_space = _fitted(seen, manifest) if space == "fit" else FeatureSpace.load(manifest)
    lessons = _lessons(data, training, seen, shots, feature_space)
    codes = feature_space.code(judged.features[judged.readable])
    truth = np.array([image.category for image in data.test])[judged.readable]
    weight = KNOWN_WEIGHT
    if space == "fit" and prior:
        weight = _best_weight(known, lessons, feature_space)
    scores = _scores(codes, known, lessons, feature_space, weight if prior else None)
    without = None
    if shots:
        alone = _scores(codes, known, lessons, feature_space, None) if prior else scores
        without = top_k(alone, truth, 1)
    return EvaluateResult(
        top1=top_k(scores, truth, 1),
        top5=top_k(scores, truth, 5),
        top10=top_k(scores, truth, 10),
        images=len(truth),
        shots=shots,
        space=space,
        seconds=time.perf_counter() - start,
        top1_without_prior=without,
    )


def _known_classes(categories: Sequence[str]) -> list[tuple[int, ...]]:
    """The network's classes that each category's name stands for; empty if it knows none.

    A name is a WordNet number of ImageNet ("n02099601", also with a word behind it) or a word
    of the vocabulary, which stands for all classes below it.
    """
    names = (paths.models_dir() / CLASSES_FILE).read_text("ascii").split()
    numbers = {name: number for number, name in enumerate(names)}
    vocabulary = Vocabulary.load()
    known: list[tuple[int, ...]] = []
    for category in categories:
        number = numbers.get(category.split("_")[0])
        found = vocabulary.find(category.replace("_", " "))
        if number is not None:
            known.append((number,))
        else:
            known.append(vocabulary.classes_below(found[0]) if found else ())
    return known


def _check_answerable(
    data: DataSet, known: list[tuple[int, ...]], shots: int, *, prior: bool
) -> None:
    if shots:
        taught = {image.category for image in data.training}
        untaught = [c for c in range(len(known)) if c not in taught and not (prior and known[c])]
        if untaught:
            raise EvaluationError(
                f"There is no image to teach {data.categories[untaught[0]]} with; "
                "put some into its folder."
            )
        return
    if not prior:
        raise EvaluationError("Without prior and without labelled images there is nothing to know.")
    unknown = [name for name, classes in zip(data.categories, known, strict=True) if not classes]
    if unknown:
        raise EvaluationError(
            f"The network has no class for {unknown[0]}; teach it with --shots 5 or more."
        )


def _first(data: DataSet, shots: int) -> tuple[datasets.LabelledImage, ...]:
    """The first images of each category."""
    taken = [0] * len(data.categories)
    first = []
    for image in data.training:
        if taken[image.category] < shots:
            taken[image.category] += 1
            first.append(image)
    return tuple(first)


def _fitted(seen: Embeddings, manifest: Manifest) -> FeatureSpace:
    """A space whitened on the training images; nobody looks at their labels."""
    features, logits = seen.features[seen.readable], seen.logits[seen.readable]
    if len(features) < _IMAGES_TO_FIT:
        raise EvaluationError(
            f"A space cannot be fitted on {len(features)} images; it takes {_IMAGES_TO_FIT} "
            "training images. Use the shipped space."
        )
    return fit_space([(features, logits)], network_identity(manifest))


def _lessons(
    data: DataSet,
    training: Sequence[datasets.LabelledImage],
    seen: Embeddings,
    shots: int,
    space: FeatureSpace,
) -> _Lessons:
    codes = space.code(seen.features[seen.readable])
    readable = [image for image, ok in zip(training, seen.readable, strict=True) if ok]
    anchor = codes.mean(axis=0) * STEP if len(codes) else np.zeros(space.dimensions)
    taught = {image.path for image in _first(data, shots)}
    chosen = np.array([image.path in taught for image in readable], np.bool_)
    categories = np.array([image.category for image in readable], np.int64)
    return _Lessons(codes[chosen], categories[chosen], anchor)


def _best_weight(known: list[tuple[int, ...]], lessons: _Lessons, space: FeatureSpace) -> float:
    """The κ with which most labelled images are recognised by the others.

    The application's own if there are too few images to tell, or no difference.
    """
    fold = np.zeros(len(lessons.categories), np.int64)
    for category in range(len(known)):
        own = lessons.categories == category
        fold[own] = np.arange(own.sum()) % _FOLDS
    if len(set(fold.tolist())) < _FOLDS:
        return KNOWN_WEIGHT
    right = dict.fromkeys(_PROTOTYPE_WEIGHTS, 0.0)
    for left_out in (fold == number for number in range(_FOLDS)):
        rest = _Lessons(lessons.codes[~left_out], lessons.categories[~left_out], lessons.anchor)
        for weight in _PROTOTYPE_WEIGHTS:
            scores = _scores(lessons.codes[left_out], known, rest, space, weight)
            right[weight] += top_k(scores, lessons.categories[left_out], 1) * left_out.sum()
    return max(_PROTOTYPE_WEIGHTS, key=lambda one: (right[one], one == KNOWN_WEIGHT))


def _scores(
    codes: NDArray[np.int8],
    known: list[tuple[int, ...]],
    lessons: _Lessons,
    space: FeatureSpace,
    weight: float | None,
) -> NDArray[np.float64]:
    """float64[n, categories]: how well each category fits, −∞ where nothing is known of it.

    With `weight` (κ) the prototypes count; with None the labelled images alone.
    """
    means: list[NDArray[np.float64]] = []
    owners: list[int] = []
    covariance = np.eye(space.dimensions)
    for category, classes in enumerate(known):
        taught = TagGaussian.of(lessons.of(category), codes[:0])
        covariance += _scatter(taught) / _SCATTER_WEIGHT
        priors = _priors(classes, lessons, space, weight)
        category_means = _means(taught, priors)
        means += category_means
        owners += [category] * len(category_means)
    stacked = np.stack(means)
    weights = np.linalg.solve(covariance, stacked.T)
    fits = codes.astype(np.float64) @ (STEP * weights) - (stacked.T * weights).sum(axis=0) / 2
    scores = np.full((len(codes), len(known)), -np.inf)
    for column, owner in enumerate(owners):
        np.maximum(scores[:, owner], fits[:, column], out=scores[:, owner])
    return scores


def _scatter(taught: TagGaussian) -> NDArray[np.float64]:
    """float64[d, d]: R of one category, in units of z."""
    z = STEP * taught.positive.astype(np.float64)
    centred = z - STEP * taught.sum_positive / max(1, len(z))
    return np.asarray(centred.T @ centred)


def _priors(
    classes: tuple[int, ...], lessons: _Lessons, space: FeatureSpace, weight: float | None
) -> list[Prior]:
    """What a category is thought to be before any lesson: its classes, or nothing much."""
    if weight is None:
        return [Prior(lessons.anchor, 0.0)]
    if not classes:
        return [Prior(lessons.anchor, INVENTED_WEIGHT)]
    return [Prior(space.prototypes[c].astype(np.float64), weight) for c in classes]


def _means(taught: TagGaussian, priors: list[Prior]) -> list[NDArray[np.float64]]:
    """The means of a category.

    One that is a single class, or none, has one. One with several classes below it is, as in
    the application, as likely as its likeliest child or its own lessons.
    """
    n, total = len(taught.positive), STEP * taught.sum_positive
    if len(priors) == 1:
        weight = priors[0].weight + n
        return [(priors[0].weight * priors[0].mean + total) / weight] if weight else []
    return [prior.mean for prior in priors] + ([total / n] if n else [])
