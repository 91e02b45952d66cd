"""Everything needed to say which tags a photo has, taught or not.

A word of the network's that nobody has taught has the head's probability of the classes below
it. A tag with lessons has its own yes-or-no question (`gaussian`), calibrated; if the network
knows the word, the lessons shift the head's opinion instead of replacing it:

    logit(confidence) = logit(head's mass) + slope · ℓ

with a slope that grows from nothing, so that the first lesson changes little and the
hundredth decides. A parent is at least as
likely as its likeliest child. A known word that learned from lessons of words below it alone
keeps the head's opinion (its slope is 0): nobody has contradicted it. A starter tag (`starter`)
was taught before anybody used the program, and lessons count on top of that; photos unlike all
that taught it are left to the head.

Confidence is a whole number per 10,000, as it is stored. A photo's result depends on nothing
but its own code and head: the same in any batch. A `Tagger` never changes and may be used
from any thread.
"""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from photomanager.learning import calibration, gaussian, precision
from photomanager.learning.familiarity import Familiarity, familiar
from photomanager.learning.gaussian import (
    INVENTED_WEIGHT,
    KNOWN_WEIGHT,
    Prior,
    TagGaussian,
)
from photomanager.learning.ground import Learned
from photomanager.learning.guess_batch import Facts
from photomanager.learning.heads import CERTAIN, mass_of, masses, per_ten_thousand
from photomanager.learning.starter import doubt, experience
from photomanager.learning.unprompted import Unprompted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from photomanager.learning.gaussian import Codes, LinearScore, Vector
    from photomanager.learning.ground import Ground, Lessons
    from photomanager.learning.heads import Heads
    from photomanager.learning.words import WordTree

    Confidences = NDArray[np.int32]

# A guess below one in ten is not worth a row.
LEAST = 1_000

_ROWS = 1024


class Tagger:
    """Scores photos for every tag.

    Args:
        tree: The words.
        ground: Prototypes and the library's mean.
        learned: The taught tags.
    """

    def __init__(self, tree: WordTree, ground: Ground, learned: Mapping[int, Learned]) -> None:
        self.tree = tree
        self.ground = ground
        self.learned = dict(learned)

    def with_learned(self, changed: Mapping[int, Learned | None]) -> Tagger:
        """This tagger with some tags taught anew, or (None) no longer taught."""
        learned = {**self.learned, **changed}
        after = copy(self)  # and with it what was worked out from tree and ground
        after.learned = {tag: one for tag, one in learned.items() if one is not None}
        others = self._speaking.difference(changed)
        after._speaking = others.union(tag for tag in changed if after.speaks(tag))
        return after

    def known(self, tag: int) -> bool:
        """Whether the network has an opinion of its own on the tag or one below it."""
        return self.tree.known(tag)

    def speaks(self, tag: int) -> bool:
        """Whether what the tag learned, from its user or as a starter, moves its confidence."""
        taught = self.taught(tag)
        return taught is not None and taught.calibration.slope != 0.0

    def taught(self, tag: int) -> Learned | None:
        """What the tag learned from lessons, or else as a starter."""
        return self.learned.get(tag) or self._starters.get(tag)

    # -- learning -----------------------------------------------------------------------------

    def learn(self, tag: int, lessons: Lessons) -> tuple[TagGaussian, Learned]:
        """The tag's memory and classifier; a pure function of the lessons and the ground."""
        memory = TagGaussian.of(lessons.positive, lessons.negative)
        score = memory.score(self.prior(tag), self._anchor, self.ground.step)
        wanted = self.ground.dial.of(tag)
        count = len(memory.positive) + len(memory.negative)
        starter = self.tree[tag].starter
        if starter is not None:
            fitted = starter.calibration(wanted)
            checked = fitted.answered(lessons.answers)
            start = wanted if lessons.answers else fitted.threshold
            checked = checked.at_dial(lessons.answers, start, wanted)
            known = starter.familiarity(memory.sum_positive)
            return memory, Learned(score, checked, known, count)
        if self.known(tag):
            fitted = calibration.of_known(count) if lessons.direct else calibration.SILENT
            threshold = precision.taught_threshold(wanted, checked=bool(lessons.answers))
            checked = fitted.answered(lessons.answers).at_dial(lessons.answers, threshold, wanted)
            return memory, Learned(score, checked)
        fitted = calibration.of_invented(
            positives=len(memory.positive),
            typical=score.at(self._anchor, self.ground.step),
            spread=score.spread(self.ground.step),
            distance=memory.distance(self.prior(tag), self._anchor, self.ground.step),
            library=self.ground.shift,
        )
        threshold = precision.invented_threshold(wanted, checked=self.ground.shift is not None)
        checked = fitted.answered(lessons.answers).at_dial(lessons.answers, threshold, wanted)
        known = Familiarity.of(memory.sum_positive, len(memory.positive))
        return memory, Learned(score, checked, known)

    def prior(self, tag: int) -> Prior:
        """Where the tag's photos are expected before any lesson."""
        starter = self.tree[tag].starter
        return self._unstarted(tag) if starter is None else starter.prior

    def _unstarted(self, tag: int) -> Prior:
        classes = self.tree.classes_below(tag)
        if not classes.size:
            return Prior(self._anchor, INVENTED_WEIGHT)
        return Prior(self.ground.prototypes[classes].mean(axis=0), KNOWN_WEIGHT)

    # -- scoring ------------------------------------------------------------------------------

    def log_odds(self, tag: int, codes: Codes) -> Vector:
        """float64[n]: ℓ of each photo (int8[n, d]), taught or not."""
        return self.score(tag).log_odds(codes)

    def score(self, tag: int) -> LinearScore:
        """The tag's classifier; before any lesson, the prior alone."""
        taught = self.taught(tag)
        return self._untaught(tag) if taught is None else taught.score

    def deciding(self, tag: int, code: Codes) -> LinearScore:
        """What explains one photo (int8[1, d]): where the head alone decides, its prototype."""
        if self.known(tag) and not self.leverage(tag, code)[0]:
            return self._untaught(tag)
        return self.score(tag)

    def leverage(self, tag: int, codes: Codes) -> Vector:
        """float64[n]: what a unit of ℓ adds to the log-odds of the tag's own confidence."""
        learned, near = self.taught(tag), self._familiar(tag, codes)
        if learned is None:
            return np.zeros(len(codes))
        slopes = np.full(len(codes), learned.calibration.slope)
        if near is not None and self.known(tag):
            slopes[~near] *= experience(learned.lessons)
        return slopes

    def own(self, tag: int, codes: Codes, heads: Heads) -> Confidences:
        """int32[n]: the tag's own confidence per 10,000, without what its children say."""
        if self.speaks(tag):
            log_odds, near = self.log_odds(tag, codes), self._familiar(tag, codes)
            return self._taught(tag, log_odds, self.mass(tag, heads), near)
        return per_ten_thousand(self.mass(tag, heads))

    def mass(self, tag: int, heads: Heads) -> NDArray[np.int64]:
        """int64[n]: the head's probability of the classes below the tag, per 65,535."""
        return self._mass(self.tree.classes_below(tag), heads)

    def _mass(self, wanted: NDArray[np.int64], heads: Heads) -> NDArray[np.int64]:
        below = np.zeros(self.tree.classes, np.bool_)
        below[wanted] = True
        return mass_of(below, heads)

    def confidences(self, tag: int, codes: Codes, heads: Heads) -> tuple[Vector, NDArray[np.int64]]:
        """Confidence of every photo for one tag, and the child each came from.

        Returns:
            float64[n] from 0 to 1, and int64[n] tag ids, 0 where the tag speaks for itself.
        """
        column = self.tree.column[tag]
        confidence = np.zeros(len(codes))
        via = np.zeros(len(codes), np.int64)
        for top in range(0, len(codes), _ROWS):
            rows = slice(top, top + _ROWS)
            part = self._columns(set(self.tree.below(tag)), codes[rows], _cut(heads, rows))
            confidence[rows] = part[0][:, column] / CERTAIN
            via[rows] = part[2][:, column]
        return confidence, via

    def opinion(self, tag: int, codes: Codes, heads: Heads) -> Vector | None:
        """float64[n]: log-odds that the tag is right, by itself and without what audits shift.

        None if the tag has no opinion: invented, and without a confirmed photo.
        """
        mass, taught = self.mass(tag, heads), self.taught(tag)
        if taught is None or not self.speaks(tag):
            return calibration.head_logit(mass) if self.known(tag) else None
        log_odds = self.log_odds(tag, codes)
        base = self._base(tag, log_odds, mass, self._familiar(tag, codes))
        return taught.calibration.opinion(log_odds, base)

    def sure(self, tag: int, own: Confidences, codes: Codes, heads: Heads) -> NDArray[np.bool_]:
        """bool[n]: whether what the tag itself says is enough to set it without being asked.

        Until its user has taught the tag, only classes that are evidence count: what the
        head calls a punching bag for want of a better word is no sports equipment either. A
        starter tag that the head knows is set by either.
        """
        if not self.tree[tag].automatic:
            return np.zeros(len(own), np.bool_)
        by_head = np.zeros(len(own), np.bool_)
        if tag not in self.learned or not self.speaks(tag):
            trusted = per_ten_thousand(self._mass(self.tree.trusted_below(tag), heads))
            by_head = self._unprompted.word(tag, trusted, heads)
        learned = self.taught(tag)
        if learned is None or not self.speaks(tag):
            return by_head
        if self.tree[tag].starter is None:
            sure = self._unprompted.word(tag, own, heads, taught=learned.calibration.threshold)
        else:
            sure = np.asarray(own >= round(learned.calibration.threshold * CERTAIN))
        if learned.familiarity is not None and sure.any():
            sure[sure] = learned.familiarity.knows(codes[sure])
        return np.asarray(sure | by_head)

    def facts(self, codes: Codes, heads: Heads) -> Facts:
        """All guesses worth keeping for new photos (int8[n, d] and their heads)."""
        tags = np.array(list(self.tree.column), np.int64)
        everything = set(self.tree.column)
        parts = []
        for top in range(0, len(codes), _ROWS):
            rows = slice(top, top + _ROWS)
            confidence, automatic, via = self._columns(everything, codes[rows], _cut(heads, rows))
            at = np.nonzero(confidence >= LEAST)
            parts.append(Facts(at[0] + top, tags[at[1]], confidence[at], automatic[at], via[at]))
        return Facts.joined(parts)

    def _columns(
        self, wanted: set[int], codes: Codes, heads: Heads
    ) -> tuple[Confidences, NDArray[np.bool_], NDArray[np.int64]]:
        """Confidence, automatic and via [n, words]; right in the columns of `wanted`.

        With a tag, `wanted` must hold all tags below it.
        """
        column = self.tree.column
        mass = masses(self.tree.columns_above, len(column), heads)
        confidence = per_ten_thousand(mass)
        automatic = self._unprompted.words(heads) & self.tree.automatic
        confidence[:, ~self.tree.enabled] = 0
        automatic[:, ~self.tree.enabled] = False
        via = np.zeros(confidence.shape, np.int64)
        taught = self.tree.upwards(self._speaking & wanted)
        odds = gaussian.log_odds([self.score(tag) for tag in taught], codes)
        place = {tag: position for position, tag in enumerate(taught)}
        near = self._familiars(taught, codes)
        # A child that its own dial lets be set takes its parents along, taught or not.
        for tag in self._to_combine([*taught, *self.ground.dial.tags]):
            if tag not in wanted:
                continue
            own = confidence[:, column[tag]]
            if tag in place:
                own = self._taught(tag, odds[:, place[tag]], mass[:, column[tag]], near.get(tag))
            children = self.tree.children(tag)
            places = [column[child] for child in children]
            combined = self.combine(
                tag,
                own,
                self.sure(tag, own, codes, heads),
                confidence[:, places],
                automatic[:, places],
                np.array(children, np.int64),
            )
            confidence[:, column[tag]], automatic[:, column[tag]], via[:, column[tag]] = combined
        return confidence, automatic, via

    def combine(
        self,
        tag: int,
        own: Confidences,
        sure: NDArray[np.bool_],
        confidence: Confidences,
        automatic: NDArray[np.bool_],
        children: NDArray[np.int64],
    ) -> tuple[Confidences, NDArray[np.bool_], NDArray[np.int64]]:
        """A tag's confidence, joined from its own and its children's.

        Args:
            tag: The tag.
            own: int32[n], what the tag itself says.
            sure: bool[n], whether that is enough to set it.
            confidence: int32[n, c], what each child says, 0 where it says nothing.
            automatic: bool[n, c].
            children: int64[c], their ids, ascending.

        Returns:
            int32[n] confidence, bool[n] automatic, int64[n] via.
        """
        if not self.tree[tag].enabled:
            nothing = np.zeros(len(own), np.int32)
            return nothing, nothing.astype(np.bool_), nothing.astype(np.int64)
        via = np.zeros(len(own), np.int64)
        if not children.size:
            return own, sure, via
        likeliest = confidence.argmax(axis=1)
        best = confidence[np.arange(len(own)), likeliest]
        through = best > own
        via[through] = children[likeliest[through]]
        if self.tree[tag].automatic:
            passed_on = automatic & (confidence >= LEAST)
            sure = sure | passed_on[:, self._passing_on(tag, children)].any(axis=1)
        return np.maximum(own, best), sure, via

    def _passing_on(self, tag: int, children: NDArray[np.int64]) -> NDArray[np.bool_]:
        """bool[c]: which children, set unasked, make the tag sure too.

        What the network says of a child is part of what it says of the tag. Once its user has
        spoken of the tag itself, that is corrected, and no child may say the uncorrected again.
        """
        corrected = tag in self.learned and self.speaks(tag) and self.known(tag)
        return np.array([not (corrected and self.known(child)) for child in children.tolist()])

    # -- inside -------------------------------------------------------------------------------

    @cached_property
    def _anchor(self) -> Vector:
        return self.ground.anchor.mean(self.ground.step)

    @cached_property
    def _unprompted(self) -> Unprompted:
        return Unprompted(self.tree, self.ground.dial)

    @cached_property
    def _speaking(self) -> frozenset[int]:
        """The tags that speak."""
        return frozenset(tag for tag in {*self.learned, *self._starters} if self.speaks(tag))

    @cached_property
    def _starters(self) -> dict[int, Learned]:
        """What the starter tags know before any lesson."""
        return {
            tag: Learned(one.score, one.calibration(self.ground.dial.of(tag)), one.familiarity())
            for tag in self.tree.column
            if (one := self.tree[tag].starter) is not None
        }

    def _untaught(self, tag: int) -> LinearScore:
        nothing = np.empty((0, len(self._anchor)), np.int8)
        memory = TagGaussian.of(nothing, nothing)
        return memory.score(self._unstarted(tag), self._anchor, self.ground.step)

    def _familiars(self, tags: Iterable[int], codes: Codes) -> dict[int, NDArray[np.bool_]]:
        """By starter tag among these, bool[n]: the photos that are no strangers to it."""
        learned = {tag: self.taught(tag) for tag in tags if self.tree[tag].starter is not None}
        kinds = {tag: one.familiarity for tag, one in learned.items() if one and one.familiarity}
        return dict(zip(kinds, familiar(list(kinds.values()), codes).T, strict=True))

    def _familiar(self, tag: int, codes: Codes) -> NDArray[np.bool_] | None:
        return self._familiars([tag], codes).get(tag)

    def _taught(
        self, tag: int, log_odds: Vector, mass: NDArray[np.int64], near: NDArray[np.bool_] | None
    ) -> Confidences:
        """int32[n] of a tag that speaks, from its log-odds and the head's mass."""
        learned = self.taught(tag)
        assert learned is not None
        base = self._base(tag, log_odds, mass, near)
        return learned.calibration.confidence(log_odds, base)

    def _base(
        self, tag: int, log_odds: Vector, mass: NDArray[np.int64], near: NDArray[np.bool_] | None
    ) -> Vector | None:
        """float64[n]: what the head adds to a tag that speaks, and what strangers lack; or None."""
        head = calibration.head_logit(mass) if self.known(tag) else None
        starter, learned = self.tree[tag].starter, self.taught(tag)
        if starter is None or learned is None or near is None:
            return head
        part = np.zeros(len(mass)) if head is None else starter.sums.head * head
        opinion = learned.calibration.opinion(log_odds, part)
        return np.where(near, part, part + doubt(opinion, head, learned.lessons))

    def _to_combine(self, tags: Iterable[int]) -> list[int]:
        """These tags and all above them, children first."""
        return self.tree.upwards(
            {one for tag in tags if tag in self.tree for one in (tag, *self.tree.ancestors(tag))}
        )


def _cut(heads: Heads, rows: slice) -> Heads:
    return heads[0][rows], heads[1][rows]
