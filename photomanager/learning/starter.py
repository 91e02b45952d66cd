"""Tags that are taught before anybody uses the program.

A starter tag ships as sums over photos (`taught_sums`). They are a prior, as the network's
prototype is for a word that it knows: a mean of photos with the tag and one of photos without,
each counting as at most `MOST_WEIGHT` photos, and the scatter of all. So the user's lessons
count on top, exactly, can be taken back to the bit, and forty of them weigh as much as all that
shipped.

The calibration and the threshold were measured on photos that were left out while teaching
(`training.starter_tags`), and stay as they are under the user's lessons. They hold for photos like
those: a tent is no kind of house that any of them showed, and yet far on the houses' side. On
such a stranger (`familiarity`) a word of the network's has the head's opinion alone, and any
other word less confidence (`doubt`), until lessons of the user's speak.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from photomanager.errors import ModelError
from photomanager.learning import learner_file
from photomanager.learning.calibration import Calibration
from photomanager.learning.familiarity import Familiarity
from photomanager.learning.gaussian import (
    KNOWN_WEIGHT,
    SCATTER_WEIGHT,
    Contrast,
    LinearScore,
    Prior,
    TagGaussian,
)
from photomanager.learning.precision import DEFAULT_PRECISION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from photomanager.learning.gaussian import Vector
    from photomanager.learning.taught_sums import TagSums, TaughtSums

STARTER_FILE = "starter.learner"
MOST_WEIGHT = KNOWN_WEIGHT
_NEVER = 2.0
# How many log-odds too sure a starter tag without classes is of a stranger. Each of 27 sources of
# the teaching photos was left out in turn: of 639 guesses of .1 or more on its strangers 24 were
# right. The number that makes the mean confidence of guesses from .05, .1, .2 or .3 on come true
# lies between 2.8 and 3.0.
_TOO_SURE = 2.9
# The lessons that bring half of a tag's own opinion of strangers back.
_HALF_TAUGHT = 5


@dataclass(frozen=True, eq=False)
class Starter:
    """What a starter tag knows before any lesson.

    Attributes:
        prior: Where photos with the tag and without it lie, and how photos scatter.
        sums: As shipped.
        step: z of one unit of a code.
    """

    prior: Prior
    sums: TagSums
    step: float

    @cached_property
    def score(self) -> LinearScore:
        """The classifier before any lesson."""
        dimensions = len(self.prior.mean)
        nothing = np.empty((0, dimensions), np.int8)
        anchor = np.zeros(dimensions)  # has no say: the prior brings its own photos without
        return TagGaussian.of(nothing, nothing).score(self.prior, anchor, self.step)

    def calibration(self, wanted: float) -> Calibration:
        """What a score means, with or without lessons.

        Args:
            wanted: The dial's precision.
        """
        return Calibration(self.sums.slope, self.sums.offset, self.threshold(wanted))

    def threshold(self, wanted: float) -> float:
        """Confidence from which the tag is sure enough.

        As measured for nine in ten; elsewhere on the dial its odds follow the wanted ones. Above
        1, and so never, for a tag that was taught too few photos to tell.
        """
        if self.sums.threshold >= 1:
            return _NEVER
        odds = self.sums.threshold / (1 - self.sums.threshold)
        odds *= wanted / (1 - wanted) / (DEFAULT_PRECISION / (1 - DEFAULT_PRECISION))
        return odds / (1 + odds)

    def familiarity(self, total: NDArray[np.int64] | None = None) -> Familiarity:
        """Which photos the tag may be set on unasked.

        Args:
            total: int64[d], exact sum of the codes of the photos that the user confirmed.
        """
        whole = self.sums.sum_positive if total is None else self.sums.sum_positive + total
        known = Familiarity.of(whole, self.sums.positives)
        return Familiarity(known.centre, self.sums.least)


@dataclass(frozen=True, eq=False)
class Starters:
    """All starter tags of a network.

    Attributes:
        by_key: By the concept that each stands for.
        digest: Identifies the file; empty without one.
    """

    by_key: Mapping[str, Starter]
    digest: str = ""

    @classmethod
    def load(cls, folder: Path, space_hash: str, step: float) -> Starters:
        """Those beside a network; none if it has no such file, as one that the user built.

        Args:
            folder: Of the network.
            space_hash: Of the feature space in which they must have been taught.
            step: z of one unit of a code.

        Raises:
            LearnerFileError: The file is damaged.
            ModelError: It belongs to another feature space.
        """
        path = folder / STARTER_FILE
        if not path.is_file():
            return cls({})
        learner = learner_file.read(path)
        if learner.space_hash != space_hash or learner.sums is None:
            raise ModelError(f"{path} belongs to another network; install the program again.")
        by_place = starters(learner.sums, step)
        by_key = {learner.tags[place].vocabulary_key: one for place, one in by_place.items()}
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return cls({key: one for key, one in by_key.items() if key is not None}, digest)


def starters(sums: TaughtSums, step: float) -> dict[int, Starter]:
    """Every tag of a file of sums, by its place in the file's list.

    Args:
        sums: As read.
        step: z of one unit of a code.
    """
    mean = sums.total / sums.photos
    scatter = sums.products - sums.photos * np.outer(mean, mean)
    covariance = np.eye(len(mean)) + scatter * (step * step / SCATTER_WEIGHT)
    with threadpool_limits(limits=1, user_api="blas"):
        precision = np.asarray(np.linalg.inv(covariance), np.float64)
    return {
        one.tag: Starter(_prior(one, covariance, precision, step), one, step) for one in sums.tags
    }


def doubt(opinion: Vector, head: Vector | None, lessons: int) -> Vector:
    """float64[n]: what is added to a starter tag's log-odds on photos that are strangers to it.

    Args:
        opinion: float64[n], its log-odds if they were none.
        head: float64[n], the head's own log-odds; None if it has no class for the word.
        lessons: How many the user gave it.
    """
    full = np.full(len(opinion), -_TOO_SURE) if head is None else head - opinion
    return np.asarray(full * (1 - experience(lessons)))


def experience(lessons: int) -> float:
    """How much of a starter tag's own opinion of strangers counts, 0 to 1.

    The first lesson of the user's changes little, the hundredth decides.
    """
    return lessons / (lessons + _HALF_TAUGHT)


def _prior(
    one: TagSums, covariance: NDArray[np.float64], precision: NDArray[np.float64], step: float
) -> Prior:
    contrast = Contrast(
        np.asarray(one.sum_negative * (step / one.negatives), np.float64),
        min(float(one.negatives), MOST_WEIGHT),
        covariance,
        precision,
    )
    with_it = np.asarray(one.sum_positive * (step / one.positives), np.float64)
    return Prior(with_it, min(float(one.positives), MOST_WEIGHT), contrast)
