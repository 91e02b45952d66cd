"""What a tag on a photo is: the user's statement, the file's keyword, the machine's guess.

The three are stored apart and never overwrite each other. What is shown follows from them by
precedence: the user's word, then the keyword, then the guess.

A statement speaks for more than its own tag: a confirmed "poodle" confirms "dog" and
"animal", a rejected "animal" rejects "dog" and "poodle". Of several that apply the newest
counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import text

from photomanager.library.records import PhotoId, TagId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

State = Literal["confirmed", "rejected", "imported", "automatic", "suggested"]

_ORDER: dict[State, int] = {
    "confirmed": 0,
    "imported": 1,
    "automatic": 2,
    "suggested": 3,
    "rejected": 4,
}

# A suggested "animal" adds nothing to a suggested "dog" that is nearly as likely.
_SAME_GUESS = 0.8


@dataclass(frozen=True, slots=True)
class ShownTag:
    """A tag as a person sees it on a photo.

    Attributes:
        tag_id: The tag.
        name: Its name.
        state: confirmed, rejected, imported, automatic or suggested.
        confidence: The machine's, 0 to 1; None when it has no guess.
        via: Name of the tag below that the guess came from, None if from none.
    """

    tag_id: TagId
    name: str
    state: State
    confidence: float | None
    via: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """The user's word about one photo and tag; `verdict` is 1 or -1."""

    photo_id: PhotoId
    tag_id: TagId
    verdict: int
    at: int
    lesson_uuid: str


@dataclass(slots=True)
class _Facts:
    """What is stored about one tag of one photo, and what statements elsewhere imply."""

    said: Statement | None = None
    source: str | None = None
    confidence: float | None = None
    automatic: bool = False
    via: int | None = None


def statements(connection: Connection, photo_ids: Iterable[int]) -> list[Statement]:
    """Every statement about these photos, in no particular order."""
    rows = connection.execute(
        text(
            "SELECT photo_id, tag_id, verdict, at, lesson_uuid FROM statement"
            " WHERE photo_id IN (SELECT value FROM json_each(:photos))"
        ),
        {"photos": json.dumps([int(photo) for photo in photo_ids])},
    )
    return [Statement(*row) for row in rows]


def newest_verdict(said: Sequence[Statement], at_or_below: set[int], at_or_above: set[int]) -> int:
    """What a photo's statements say of a tag: 1, -1, or 0 for nothing.

    Args:
        said: The photo's statements.
        at_or_below: The tag and all tags below it; a confirmation of one counts.
        at_or_above: The tag and all tags above it; a rejection of one counts.
    """
    applicable = [
        one for one in said if one.tag_id in (at_or_below if one.verdict > 0 else at_or_above)
    ]
    if not applicable:
        return 0
    return max(applicable, key=lambda one: (one.at, one.lesson_uuid)).verdict


def shown(connection: Connection, photo_ids: Sequence[int]) -> dict[PhotoId, list[ShownTag]]:
    """The tags to show on each photo, the surest first, rejected ones last.

    Only the most specific tag that is sure is listed: a guess is left out when a tag below it
    is confirmed, imported or automatic, or is as good a guess.

    Returns:
        An entry for each photo asked for, in that order.
    """
    stored: dict[int, dict[int, _Facts]] = {photo: {} for photo in photo_ids}
    for one in statements(connection, photo_ids):
        stored[one.photo_id].setdefault(one.tag_id, _Facts()).said = one
    wanted = {"photos": json.dumps([int(photo) for photo in photo_ids])}
    for row in connection.execute(text(_IMPORTED), wanted).all():
        stored[row.photo_id].setdefault(row.tag_id, _Facts()).source = row.source
    for row in connection.execute(text(_MACHINE + _TAKEN_BACK), wanted).all():
        facts = stored[row.photo_id].setdefault(row.tag_id, _Facts())
        facts.confidence = row.confidence / 10_000
        facts.automatic = bool(row.automatic)
        facts.via = row.via_tag_id
    lines = _Lines(connection, {tag for facts in stored.values() for tag in facts})
    return {PhotoId(photo): _shown(facts, lines) for photo, facts in stored.items()}


def states_of(
    connection: Connection, tag_id: int, at_or_below: Sequence[int], at_or_above: Sequence[int]
) -> dict[PhotoId, State]:
    """The state of one tag on every photo that has one.

    Unlike `shown`, a tag that is confirmed by a tag below it counts as confirmed, and one
    rejected by a tag above it as rejected.

    Args:
        connection: A connection.
        tag_id: The tag.
        at_or_below: The tag and all below it.
        at_or_above: The tag and all above it.
    """
    guesses = connection.execute(
        text(
            "SELECT photo_id, automatic FROM machine"  # noqa: S608 - a constant
            " WHERE tag_id = :tag" + _TAKEN_BACK
        ),
        {"tag": tag_id},
    )
    states: dict[PhotoId, State] = {
        row.photo_id: "automatic" if row.automatic else "suggested" for row in guesses
    }
    states.update(answered_states(connection, tag_id, at_or_below, at_or_above))
    return states


def answered_states(
    connection: Connection, tag_id: int, at_or_below: Sequence[int], at_or_above: Sequence[int]
) -> dict[PhotoId, State]:
    """As `states_of`, of the photos on which a file or the user speaks of the tag."""
    states: dict[PhotoId, State] = {}
    own = {"tag": tag_id}
    keywords = connection.execute(text("SELECT photo_id FROM imported WHERE tag_id = :tag"), own)
    states.update((row.photo_id, "imported") for row in keywords)
    below, line = set(at_or_below), set(at_or_above)
    said: dict[PhotoId, list[Statement]] = defaultdict(list)
    rows = connection.execute(
        text(
            "SELECT photo_id, tag_id, verdict, at, lesson_uuid FROM statement"
            " WHERE tag_id IN (SELECT value FROM json_each(:tags))"
        ),
        {"tags": json.dumps(sorted(below | line))},
    )
    for row in rows:
        said[row.photo_id].append(Statement(*row))
    for photo, about in said.items():
        verdict = newest_verdict(about, below, line)
        if verdict:
            states[photo] = "confirmed" if verdict > 0 else "rejected"
    return states


_IMPORTED = (
    "SELECT photo_id, tag_id, source FROM imported"
    " WHERE photo_id IN (SELECT value FROM json_each(:photos))"
)
_MACHINE = (
    "SELECT photo_id, tag_id, confidence, automatic, via_tag_id FROM machine"
    " WHERE photo_id IN (SELECT value FROM json_each(:photos))"
)
# The work of a tagger version that was taken back is not shown.
_TAKEN_BACK = (
    " AND version_id NOT IN (SELECT id FROM tagger_version WHERE retracted_at IS NOT NULL)"
)
_UPWARDS = (
    "WITH RECURSIVE line(id) AS ("
    " SELECT value FROM json_each(:tags)"
    " UNION SELECT tag.parent_id FROM tag JOIN line ON tag.id = line.id"
    "  WHERE tag.parent_id IS NOT NULL)"
    " SELECT tag.id, tag.name, tag.parent_id FROM tag JOIN line ON tag.id = line.id"
)


class _Lines:
    """Names of some tags, and who is above whom among them and their ancestors."""

    def __init__(self, connection: Connection, tags: set[int]) -> None:
        rows: Sequence[Row[Any]] = connection.execute(
            text(_UPWARDS), {"tags": json.dumps(sorted(tags))}
        ).all()
        self.names: dict[int, str] = {row.id: row.name for row in rows}
        parents = {row.id: row.parent_id for row in rows}
        self.above: dict[int, set[int]] = {}
        for tag in self.names:
            line = set[int]()
            parent = parents[tag]
            while parent is not None:
                line.add(parent)
                parent = parents[parent]
            self.above[tag] = line


def _shown(facts: dict[int, _Facts], lines: _Lines) -> list[ShownTag]:
    below: dict[int, set[int]] = defaultdict(set)
    for tag in facts:
        for above in lines.above[tag]:
            below[above].add(tag)
    said = [one.said for one in facts.values() if one.said is not None]
    states: dict[int, State] = {}
    for tag, one in facts.items():
        verdict = newest_verdict(said, {tag, *below[tag]}, {tag, *lines.above[tag]})
        state = _state(one, verdict)
        if state is not None:
            states[tag] = state
    listed = [tag for tag in states if not _told_below(tag, states, facts, below[tag])]
    tags = [_tag(tag, states[tag], facts[tag], lines) for tag in listed]
    return sorted(tags, key=lambda tag: (_ORDER[tag.state], -(tag.confidence or 0), tag.name))


def _state(facts: _Facts, verdict: int) -> State | None:
    """The state of one tag, None if another tag's statement has said all there is to say."""
    if verdict and facts.said is None:
        return None
    if verdict > 0:
        return "confirmed" if facts.said is not None and facts.said.verdict > 0 else None
    if verdict < 0:
        return "rejected"
    if facts.source is not None:
        return "imported"
    return "automatic" if facts.automatic else "suggested"


def _told_below(
    tag: int, states: dict[int, State], facts: dict[int, _Facts], below: set[int]
) -> bool:
    """Whether a guess adds nothing to what is shown of the tags below it."""
    if states[tag] not in ("automatic", "suggested"):
        return False
    for one in below:
        state = states.get(one)
        if state in ("confirmed", "imported", "automatic"):
            return True
        if state == "suggested" == states[tag]:
            own, other = facts[tag].confidence or 0, facts[one].confidence or 0
            if other >= _SAME_GUESS * own:
                return True
    return False


def _tag(tag: int, state: State, facts: _Facts, lines: _Lines) -> ShownTag:
    via = None if facts.via is None else lines.names.get(facts.via)
    return ShownTag(TagId(tag), lines.names[tag], state, facts.confidence, via)
