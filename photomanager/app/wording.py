"""Sentences about what was done, short and exact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.learning.running_score import RunningScore
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


def history_tip(key: str, summary: str) -> str:
    """`Undo: Confirmed “dog” on 3 photos`; `key` is `undo` or `redo`."""
    if not summary:
        return {
            "undo": translate("History", "Nothing to undo"),
            "redo": translate("History", "Nothing to redo"),
        }[key]
    return {
        "undo": translate("History", "Undo: {what}", what=curly(summary)),
        "redo": translate("History", "Redo: {what}", what=curly(summary)),
    }[key]


def trouble_sentence(details: PhotoDetails) -> str:
    """Why a photo is not as it should be, and that its tags are safe; empty: it is."""
    if details.row.state == "missing":
        return "The file is not where it was. Its tags are kept until it is found again."
    if details.row.state == "offline":
        return "The folder of this photo is not connected. Its tags are kept."
    return details.reason or "" if details.row.state == "failed" else ""


def score_words(name: str, score: RunningScore | None) -> str:
    """`“dog”: last 50 answers: 92 % right, before: 81 %`; empty before any answer."""
    if score is None or not score.recent:
        return ""
    return f"“{name}”: {score}".replace(" %", "\u00a0%")


def own_word(state: str) -> str:
    """What speaks for a tag before any guess, as a sentence; empty: nothing but the guess."""
    return {
        "confirmed": "You said so. What the program makes of it:",
        "rejected": "You rejected it. What the program makes of it:",
        "imported": "It is a keyword of the file. What the program makes of it:",
    }.get(state, "")


def pull_words(log_odds: float) -> str:
    """`helped +1.2`, `spoke against −0.4`: what a lesson did to a score."""
    return f"helped +{log_odds:.1f}" if log_odds > 0 else f"spoke against −{-log_odds:.1f}"


def lesson_words(name: str | None, *, confirmed: bool) -> str:
    """`confirmed on a.jpg`: what was said, and of which photo."""
    said = "confirmed" if confirmed else "rejected"
    return f"{said} on {name}" if name else f"{said} on a photo that is no longer here"


def completion_lines(completions: Sequence[Completion]) -> list[tuple[str, str]]:
    """Completions as (name, explanation): what it is a kind of, and on how many photos."""
    lines = []
    for completion in completions:
        notes = [completion.parent_name] if completion.parent_name else []
        if completion.count:
            notes.append(photo_count(completion.count))
        lines.append((completion.tag.name, " · ".join(notes)))
    return lines
