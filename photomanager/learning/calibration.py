"""What a score means: from log-odds to an honest probability, and when that is enough.

512 dimensions multiply: the Gaussians' own posterior says 0.999 where it is right three times
in four. A probability is therefore σ(slope · ℓ + offset) (Platt 1999) with a slope far below 1.

For a tag of the user's, ℓ is taken relative to that of the library's mean and divided by its own
standard deviation over generic photos. On this scale one slope serves every tag, and what is
left to find, the log-odds at the library's mean, stays nearly the same while the tag is taught.
It differs from tag to tag by how rare the tag is. Before any answer it is told from the number
of examples and from how far they lie from the library's mean: the farther, the rarer. Then the
answers to questions correct it (`correction`), and those to audit cards lower the threshold
(`precision`).

The constants were fitted to simulated lessons on natural scenes with six labels and on 2,206
photos with 50 tags (the default network and space): 1 to 50 confirmed photos and none, some, as
many or the likeliest false ones as rejected, looking at all other photos. On the second set the
expected calibration error of shown confidences (from .1) is .03 to .08 after any number of
lessons; on the first, where a tag is on a fifth of the photos, the program is too modest (.1 to
.25) until it is told. `docs/learner.md` has what answers make of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from photomanager.learning import correction, precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from photomanager.learning.correction import Answer

# A word of the network's is set automatically from this confidence, .6. On photos that
# a person labelled, 92 % of the untaught words at or above it were right (interval .87 to .97).
KNOWN_THRESHOLD = precision.known_threshold(precision.DEFAULT_PRECISION)

# An invented tag is set automatically from this confidence, .975, and only suggested before it
# has this many examples. Precision on simulated lessons: .95 to 1.00 on six labels; on 50 tags
# .93 after 3 examples, .95 after 5, .93 after 10, .90 after 20, .82 after 50 (only the commonest
# tags have so many photos, and those are not written on every photo that deserves them).
_SURE = precision.invented_threshold(precision.DEFAULT_PRECISION, checked=False)
_EXAMPLES_TO_BE_SURE = 3
_NEVER = 2.0

# What one standard deviation above the library's mean adds to the log-odds that an invented tag
# is right: after one example, and with each e-fold of examples.
_SLOPE, _SLOPE_GROWS = 0.65, 0.11
# The log-odds at the library's mean: after one example, what each e-fold of examples takes away,
# and each unit of z that the examples lie farther from the library's mean than is usual. The
# farther they lie, the rarer the tag. Once answers have told the shift of all tags, the distance
# alone tells one from another, and less.
_SHIFT, _SHIFT_FALLS, _RARER = -3.2, 0.7, 0.8
_RARER_ANSWERED = 0.4

# A known word's slope after many lessons, and the lessons that bring half of it.
_FULL_SHIFT = 0.2
_HALF_SHIFT = 5

# The head keeps 16 classes of a photo; a word that none of them means gets this share.
_LEAST_SHARE = 0.001
_FULL_SHARE = 65_535


@dataclass(frozen=True, slots=True)
class Calibration:
    """probability = σ(slope · ℓ + offset).

    Attributes:
        slope: Per unit of log-odds; 0 for a tag whose lessons do not speak (`tagger`).
        offset: Added after the slope.
        threshold: Probability from which the tag may be set without being asked; above 1
            it never is.
        shift: Added to the log-odds by what audit answers say (`correction`).
    """

    slope: float
    offset: float
    threshold: float
    shift: float = 0.0

    def answered(self, answers: Sequence[Answer]) -> Calibration:
        """This calibration with its shift corrected by the answers to questions about the tag."""
        if not self.slope:
            return self
        return replace(self, shift=correction.of_tag(answers, self.shift))

    def at_dial(self, answers: Sequence[Answer], start: float, wanted: float) -> Calibration:
        """This calibration with the threshold that a place of the precision dial asks for.

        Args:
            answers: About the tag; only audit cards prove anything.
            start: What is sure enough without proof, for a tag that can be sure at all.
            wanted: The dial's precision, which lower thresholds must prove.
        """
        if not self.slope or self.threshold > 1:
            return self
        confident = [(one.confidence(self.shift), one.verdict) for one in answers if one.drawn]
        return replace(self, threshold=precision.proven_threshold(start, wanted, confident))

    def opinion(
        self, log_odds: NDArray[np.float64], base: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """float64[n]: calibrated log-odds without the shift, on top of other log-odds."""
        logit = self.slope * log_odds + self.offset
        return logit if base is None else logit + base

    def confidence(
        self, log_odds: NDArray[np.float64], base: NDArray[np.float64] | None = None
    ) -> NDArray[np.int32]:
        """int32[n] per 10,000 from float64[n] log-odds, on top of other log-odds if given."""
        logit = self.opinion(log_odds, base) + self.shift
        probability = 1 / (1 + np.exp(-np.clip(logit, -40.0, 40.0)))
        return np.rint(probability * 10_000).astype(np.int32)


SILENT = Calibration(slope=0.0, offset=0.0, threshold=KNOWN_THRESHOLD)


def of_invented(
    *, positives: int, typical: float, spread: float, distance: float, library: float | None = None
) -> Calibration:
    """The calibration of a tag that only its lessons define; silent before the first example.

    Args:
        positives: Photos it was confirmed on.
        typical: ℓ of the library's mean.
        spread: Standard deviation of ℓ over generic photos.
        distance: Of the mean of the confirmed photos from the library's, in units of z.
        library: The shift of all such tags together, if answers have told it.
    """
    if not positives or not spread:
        return SILENT
    slope = (_SLOPE + _SLOPE_GROWS * math.log(positives)) / spread
    farther = distance - correction.ORDINARY_DISTANCE
    if library is None:
        shift = _SHIFT - _SHIFT_FALLS * math.log(positives) - _RARER * farther
    else:
        shift = library - _RARER_ANSWERED * farther
    threshold = _SURE if positives >= _EXAMPLES_TO_BE_SURE else _NEVER
    return Calibration(slope, -slope * typical, threshold, shift)


def of_known(lessons: int) -> Calibration:
    """The calibration of a word of the network's: how far lessons shift the head's opinion.

    With 200 words taught on 15,000 small pictures the best slope on top of the head's
    log-odds grew from .13 to .33; that for ten lessons is the limit here, reached slowly, so
    that a first lesson does not turn everything over.

    Args:
        lessons: Photos it was confirmed or rejected on.
    """
    slope = _FULL_SHIFT * lessons / (lessons + _HALF_SHIFT)
    return Calibration(slope, 0.0, KNOWN_THRESHOLD)


def head_logit(mass: NDArray[np.int64]) -> NDArray[np.float64]:
    """float64[n]: log-odds of the head's mass (int64[n] per 65,535)."""
    share = np.clip(mass / _FULL_SHARE, _LEAST_SHARE, 1 - _LEAST_SHARE)
    return np.asarray(np.log(share / (1 - share)))
