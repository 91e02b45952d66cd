"""The tags of one photo or of many, as the inspector shows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.library.name_order import name_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.library.facts import ShownTag, State

# In this order they are shown; also what wins when two states are equally common.
STATES = ("confirmed", "imported", "automatic", "suggested", "rejected")


@dataclass(frozen=True, slots=True)
class TagSummary:
    """One tag over the selected photos.

    Attributes:
        tag_id: The tag.
        name: Its display name.
        state: The state it has on most of the photos that have it.
        confidence: The machine's highest confidence among them, 0 to 1, if it has one.
        count: How many of the photos have it in that state.
        total: How many photos are looked at.
        mix: Every state it has on any of the photos, with how many.
    """

    tag_id: int
    name: str
    state: str
    confidence: float | None
    count: int
    total: int
    mix: tuple[tuple[str, int], ...] = ()

    @property
    def partial(self) -> bool:
        """Whether some of the photos have it in another state or not at all."""
        return self.count < self.total


def expected_state(verdict: str, confidence: float | None) -> State | None:
    """What a tag is once the library has taken the user's word; None: it is gone.

    What stays when a word is withdrawn only the library knows: until it says so, a guess is
    taken for a suggestion.

    Args:
        verdict: `add`, `confirm`, `reject` or `withdraw`.
        confidence: The machine's, None if it has no guess.
    """
    if verdict == "withdraw":
        return None if confidence is None else "suggested"
    return "rejected" if verdict == "reject" else "confirmed"


def summarise(photos: Sequence[Sequence[ShownTag]]) -> list[TagSummary]:
    """All tags on these photos: by state, then most photos, then confidence, then name.

    Args:
        photos: The tags of each.
    """
    states: dict[int, Counter[str]] = {}
    names: dict[int, str] = {}
    confidences: dict[int, float] = {}
    for tags in photos:
        for tag in tags:
            states.setdefault(tag.tag_id, Counter())[tag.state] += 1
            names[tag.tag_id] = tag.name
            if tag.confidence is not None:
                known = confidences.get(tag.tag_id, 0.0)
                confidences[tag.tag_id] = max(known, tag.confidence)
    summaries = []
    for tag_id, counts in states.items():
        state = max(counts, key=lambda name: (counts[name], -STATES.index(name)))
        summaries.append(
            TagSummary(
                tag_id=tag_id,
                name=names[tag_id],
                state=state,
                confidence=confidences.get(tag_id),
                count=counts[state],
                total=len(photos),
                mix=tuple((name, counts[name]) for name in STATES if counts[name]),
            )
        )
    summaries.sort(
        key=lambda tag: (
            STATES.index(tag.state),
            -tag.count,
            -(tag.confidence or 0.0),
            name_order(tag.name),
        )
    )
    return summaries
