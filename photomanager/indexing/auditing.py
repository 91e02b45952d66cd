"""What answers to questions and the precision dial make of every tag's confidence.

The shift of all invented tags together is taken at ten answers and seldom after
(`learning.correction`), so that one answer seldom concerns more than its own tag.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from photomanager.learning import correction
from photomanager.learning.correction import Answer
from photomanager.learning.precision import DEFAULT_PRECISION, Dial
from photomanager.library import answers, preferences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

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


def moved(connection: Connection, tagger: Tagger) -> bool:
    """Whether the dial or the shift of all tags is no longer what a tagger was made with."""
    ground = tagger.ground
    return dial(connection) != ground.dial or (
        shift_of_library(connection, tagger.tree) != ground.shift
    )


def answers_by_tag(connection: Connection, tag_ids: Sequence[int]) -> dict[int, list[Answer]]:
    """The answers to questions about each of these tags, oldest first."""
    found: dict[int, list[Answer]] = defaultdict(list)
    for one in answers.given(connection, tag_ids):
        found[one.tag_id].append(Answer(one.opinion, one.verdict > 0, one.drawn))
    return found
