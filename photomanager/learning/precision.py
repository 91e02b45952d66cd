"""How sure is sure enough: the precision dial, and what precision may be claimed.

The dial says which share of the tags that the machine sets without being asked shall be right.
What a precision is claimed from are the answers to audit cards alone: drawn at random from all
guesses that are shown, not chosen for being uncertain. The claim is the lower end of the exact
one-sided 90 % interval of a binomial share (Clopper and Pearson 1934).

Everything here is a pure function and may be called from any thread.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from photomanager.learning.correction import Answer

# What the machine's tags are measured to reach on photos that nobody has taught it about.
DEFAULT_PRECISION = 0.9
LEAST_PRECISION, MOST_PRECISION = 0.5, 0.99
ASSURANCE = 0.9
# The head is too modest: where it says three to two, nine in ten of the words are right.
_MODESTY = 6.0
# Where several classes agree it is more modest still: nine to sixteen is enough.
_MODESTY_AGREED = 16.0
# Steps by which answers may lower a threshold, and how far.
_STEP = 0.05
_LOWEST = 0.5
_HALVINGS = 50


@dataclass(frozen=True, slots=True)
class Dial:
    """The precision wanted of tags that the machine sets without being asked.

    Attributes:
        everywhere: For tags that have none of their own.
        tags: By tag id.
    """

    everywhere: float = DEFAULT_PRECISION
    tags: Mapping[int, float] = field(default_factory=dict)

    def of(self, tag: int) -> float:
        """The precision wanted of one tag."""
        return self.tags.get(tag, self.everywhere)


def known_threshold(wanted: float) -> float:
    """Share of the head's probability from which a word of the network's is sure enough.

    .6 for nine in ten, as was measured on photos that a person labelled (`calibration`).
    """
    return _threshold(wanted, _MODESTY)


def agreed_threshold(wanted: float) -> float:
    """The same where several classes below the word agree (`heads.agreement`): .36.

    On 2,206 photos of 51 kinds about nine in ten of the words that this adds down to .4 were
    right, and four in five of those from .4 down to .36; with all that are surer, more than
    nine in ten. `benchmarks/everyday.py` counts them on everyday photos.
    """
    return _threshold(wanted, _MODESTY_AGREED)


def _threshold(wanted: float, modesty: float) -> float:
    odds = wanted / (1 - wanted) / modesty
    return odds / (1 + odds)


def taught_threshold(wanted: float, *, checked: bool) -> float:
    """Confidence from which a word of the network's that has lessons is sure enough.

    Args:
        wanted: The dial's precision.
        checked: Whether audit answers have corrected the confidence; then it means what it says.
    """
    return wanted if checked else known_threshold(wanted)


def invented_threshold(wanted: float, *, checked: bool) -> float:
    """Confidence from which a tag that only lessons define is sure enough.

    Args:
        wanted: The dial's precision.
        checked: Whether answers have corrected the confidence; before, three quarters of what is
            left to certainty are kept as a reserve: .975 for nine in ten.
    """
    return wanted if checked else (3 + wanted) / 4


def proven_threshold(start: float, wanted: float, confident: Sequence[tuple[float, bool]]) -> float:
    """The lowest threshold that a tag's own audit answers bear out.

    What a lower threshold adds must itself be proven, for sure and unsure guesses are drawn
    separately. Thresholds are tried from `start` downwards and the first that fails ends it, so
    the chance that the last one accepted is wrong is that of a single test (fixed-sequence
    testing, as in Angelopoulos et al., Learn then Test, 2021). None goes below the answers.

    Args:
        start: What holds without proof.
        wanted: The dial's precision.
        confident: Of each answer to an audit card the confidence, and whether the tag was right.
    """
    proven = start
    for step in range(1, math.floor((start - _LOWEST) / _STEP + 1e-9) + 1):
        threshold = round(start - step * _STEP, 6)
        added = [right for confidence, right in confident if threshold <= confidence < start]
        reached = any(threshold <= confidence < proven for confidence, _ in confident)
        if not reached or lower_bound(sum(added), len(added)) < wanted:
            break
        proven = threshold
    return proven


def lower_bound(right: int, asked: int) -> float:
    """The precision that `right` of `asked` random answers prove with 90 % assurance.

    The share p at which so many right answers or more have a chance of one in ten; 0 without
    answers. 22 right of 22 prove .9, 45 of 45 prove .95.
    """
    if not right:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _at_least(right, asked, middle) < 1 - ASSURANCE:
            low = middle
        else:
            high = middle
    return low


def right_of(answers: Sequence[Answer], shift: float, threshold: float) -> tuple[int, int]:
    """Of the drawn answers that the machine would have been sure of: right ones, and all."""
    chosen = [one.verdict for one in answers if one.drawn and one.confidence(shift) >= threshold]
    return sum(chosen), len(chosen)


def _at_least(right: int, asked: int, share: float) -> float:
    """Chance of `right` or more successes in `asked` trials."""
    logs = math.log(share), math.log1p(-share)
    terms = [
        math.lgamma(asked + 1)
        - math.lgamma(k + 1)
        - math.lgamma(asked - k + 1)
        + k * logs[0]
        + (asked - k) * logs[1]
        for k in range(right, asked + 1)
    ]
    return math.fsum(map(math.exp, terms))
