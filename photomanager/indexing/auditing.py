"""What answers to questions and the precision dial make of every tag's confidence.

The shift of all invented tags together is taken at ten answers and seldom after
(`learning.correction`), so that one answer seldom concerns more than its own tag.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from photomanager.learning import correction
from photomanager.learning.correction import Answer
from photomanager.learning.precision import DEFAULT_PRECISION, Dial
from photomanager.library import answers, preferences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from photomanager.learning.ground import Ground
    from photomanager.learning.tagger import Tagger
    from photomanager.learning.words import WordTree


def dial(connection: Connection) -> Dial:
    """The precision wanted of automatic tags, as this connection sees it."""
    everywhere, own = preferences.precisions(connection)
    return Dial(DEFAULT_PRECISION if everywhere is None else everywhere, own)


def shift_of_library(connection: Connection, tree: WordTree) -> float | None:
    """The shift of all invented tags' confidence; None before enough questions were answered."""
    told = [
        Answer(one.opinion, one.verdict > 0, one.drawn)
        for one in answers.given(connection, most=correction.MOST_ANSWERS)
        if one.tag_id in tree and tree.invented(one.tag_id)
    ]
    return correction.of_library(told)


def ground(connection: Connection, tagger: Tagger) -> Ground:
    """What holds now before any lesson; the tagger's own ground if neither dial nor shift moved."""
    known = tagger.ground
    now = dial(connection), shift_of_library(connection, tagger.tree)
    if now == (known.dial, known.shift):
        return known
    return replace(known, dial=now[0], shift=now[1])


def moved_by(tagger: Tagger, now: Ground) -> tuple[set[int], set[int]] | None:
    """What a moved dial or shift concerns.

    Args:
        tagger: As it was before.
        now: What holds now.

    Returns:
        The tags to learn anew, and those among them to score anew even if they learned nothing;
        None if all tags are concerned.
    """
    before, tree = tagger.ground, tagger.tree
    if now.dial.everywhere != before.dial.everywhere:
        return None
    dialled = {
        tag
        for tag in {*now.dial.tags, *before.dial.tags}
        if tag in tree and now.dial.of(tag) != before.dial.of(tag)
    }
    if now.shift == before.shift:
        return dialled, dialled
    return dialled | {tag for tag in tagger.learned if tree.invented(tag)}, dialled


def answers_by_tag(connection: Connection, tag_ids: Sequence[int]) -> dict[int, list[Answer]]:
    """The answers to questions about each of these tags, oldest first."""
    found: dict[int, list[Answer]] = defaultdict(list)
    for one in answers.given(connection, tag_ids):
        found[one.tag_id].append(Answer(one.opinion, one.verdict > 0, one.drawn))
    return found
