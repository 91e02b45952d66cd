"""Sentences about what was done, short and exact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.operations.photos import PhotoDetails
    from photomanager.operations.search import Completion
    from photomanager.operations.tagging import TagOutcome
    from photomanager.operations.undo import Undone

_DONE = {
    "add": "Added",
    "confirm": "Confirmed",
    "reject": "Rejected",
    "withdraw": "Took back",
}


def photo_count(count: int) -> str:
    """`1 photo`, `3 photos`."""
    return "1 photo" if count == 1 else f"{count:,} photos"


def curly(text: str) -> str:
    """Straight quotation marks as they are printed."""
    return re.sub(r'"([^"]*)"', r"“\1”", text)


def tagging_sentence(verdict: str, name: str, outcome: TagOutcome) -> str:
    """`Confirmed “dog” on 3 photos · 37 new suggestions`."""
    if not outcome.changed:
        return f"“{name}”: nothing to change"
    words = [f"{_DONE[verdict]} “{name}” on {photo_count(outcome.changed)}"]
    if outcome.automatic_added:
        words.append(f"{outcome.automatic_added:,} more tagged")
    if outcome.suggestions_added:
        plural = "" if outcome.suggestions_added == 1 else "s"
        words.append(f"{outcome.suggestions_added:,} new suggestion{plural}")
    return " · ".join(words)


def history_sentence(done: str, entries: Sequence[Undone]) -> str:
    """`Undone: Confirmed “dog” on 3 photos`, and what could not be taken back."""
    if not entries:
        return f"Nothing to be {done.lower()}"
    words = [f"{done}: {curly(entry.summary)}" for entry in entries]
    skipped = sum(len(entry.skipped) for entry in entries)
    if skipped:
        words.append(f"{skipped} changed since and left as they are")
    return " · ".join(words)


def trouble_sentence(details: PhotoDetails) -> str:
    """Why a photo is not as it should be, and that its tags are safe; empty: it is."""
    if details.row.state == "missing":
        return "The file is not where it was. Its tags are kept until it is found again."
    if details.row.state == "offline":
        return "The folder of this photo is not connected. Its tags are kept."
    return details.reason or "" if details.row.state == "failed" else ""


def completion_lines(completions: Sequence[Completion]) -> list[tuple[str, str]]:
    """Completions as (name, explanation): what it is a kind of, and on how many photos."""
    lines = []
    for completion in completions:
        notes = [completion.parent_name] if completion.parent_name else []
        if completion.count:
            notes.append(photo_count(completion.count))
        lines.append((completion.tag.name, " · ".join(notes)))
    return lines
