"""What a tagger is made of: what holds before any lesson, what lessons say, and what they left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from photomanager.learning.precision import Dial

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from photomanager.learning.calibration import Calibration
    from photomanager.learning.correction import Answer
    from photomanager.learning.familiarity import Familiarity
    from photomanager.learning.gaussian import Codes, LinearScore, Vector


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """A snapshot of the library's mean.

    Attributes:
        total: int64[d], exact sum of the codes.
        photos: How many were summed; 0 while the library is too small to have a mean.
    """

    total: NDArray[np.int64]
    photos: int

    def mean(self, step: float) -> Vector:
        """float64[d], in units of z."""
        return np.asarray(self.total * (step / max(self.photos, 1)))


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What holds before any lesson.

    Attributes:
        prototypes: float64[classes, d], the mean of each of the network's classes.
        anchor: The library's mean.
        step: z of one unit of a code.
        dial: The precision wanted of automatic tags.
        shift: Of the log-odds of all invented tags (`correction`); None before it is known.
    """

    prototypes: Vector
    anchor: Anchor
    step: float
    dial: Dial = field(default_factory=Dial)
    shift: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """What a tag was taught, each photo once, by its newest applicable verdict.

    Attributes:
        positive: int8[n⁺, d], codes of photos that have the tag.
        negative: int8[n⁻, d], codes of photos that do not.
        direct: Whether any lesson names the tag itself.
        answers: Answers to questions about the tag itself.
    """

    positive: Codes
    negative: Codes
    direct: bool
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """What scoring needs of a taught tag: its classifier and what a score means.

    Attributes:
        score: The classifier.
        calibration: What its log-odds mean.
        familiarity: Which photos a tag that only photos taught may be set on unasked; None: on any.
        lessons: How many lessons of its user are behind it.
    """

    score: LinearScore
    calibration: Calibration
    familiarity: Familiarity | None = None
    lessons: int = 0
