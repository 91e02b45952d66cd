"""What was predicted before each answer, said again when the scale of predictions has changed.

A shift of a tag's confidence is measured on predictions made before the answers
(`learning.correction`). They are log-odds on the scale of the library's mean and of this
program's rules. When either is new, what was predicted on the old scale says nothing about
confidences on the new one. Then every answer about an invented tag is predicted anew by a
classifier that learned the tag's other lessons and not this one: in turns, a tenth of the
lessons is left out (cross-validation, Stone 1974).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import text

from photomanager.indexing.relearning import teaching
from photomanager.learning.ground import Lessons
from photomanager.library import answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from photomanager.learning.gaussian import Codes
    from photomanager.learning.tagger import Tagger
    from photomanager.library.lessons import ActiveLesson

_PARTS = 10
_RENEW = (
    "UPDATE lesson SET opinion = :opinion"
    " WHERE uuid = :uuid AND source IN ('asked', 'audit') AND opinion IS NOT NULL"
)


def test_again(connection: Connection, tagger: Tagger, space_id: int) -> None:
    """Predicts anew what was answered about invented tags.

    Args:
        connection: A write transaction; learned tags must be learned anew after it.
        tagger: With the new mean and rules.
        space_id: The space of the codes.
    """
    tree = tagger.tree
    for tag in sorted({one.tag_id for one in answers.given(connection)}):
        if tag not in tree or tagger.known(tag) or tree[tag].starter is not None:
            continue
        taught = [one for one in teaching(connection, tree, space_id, tag) if one.code is not None]
        renewed = [
            {"uuid": one.uuid, "opinion": opinion}
            for part in range(_PARTS)
            for one, opinion in _predicted(tagger, tag, taught, part)
        ]
        if renewed:
            connection.execute(text(_RENEW), renewed)


def _predicted(
    tagger: Tagger, tag: int, taught: Sequence[ActiveLesson], part: int
) -> list[tuple[ActiveLesson, float]]:
    """The lessons of one part with what those of the other parts say of them."""
    out = taught[part::_PARTS]
    left = [one for place, one in enumerate(taught) if place % _PARTS != part]
    if not out or not any(one.verdict > 0 for one in left):
        return []
    width = len(tagger.ground.anchor.total)
    positive = _codes([one for one in left if one.verdict > 0], width)
    negative = _codes([one for one in left if one.verdict < 0], width)
    learned = tagger.learn(tag, Lessons(positive, negative, direct=True))[1]
    opinions = learned.calibration.opinion(learned.score.log_odds(_codes(out, width)))
    return list(zip(out, opinions.tolist(), strict=True))


def _codes(some: Sequence[ActiveLesson], width: int) -> Codes:
    return np.frombuffer(b"".join(one.code or b"" for one in some), np.int8).reshape(-1, width)
