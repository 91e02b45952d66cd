"""Sentences about what was done, short and exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.own_language import own_language
from photomanager.app.translation import number, percent, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.learning.running_score import RunningScore
    from photomanager.operations.photos import PhotoDetails
    from photomanager.operations.search import Completion
    from photomanager.operations.tagging import TagOutcome
    from photomanager.operations.undo import Undone


def photo_count(count: int) -> str:
    """`1 photo`, `3 photos`."""
    if count == 1:
        return translate("Said", "1 photo")
    return translate("Said", "{number} photos", number=number(count))


def with_key(words: str, key: str) -> str:
    """`Add a tag (T)`; without a key the words alone."""
    return translate("Said", "{words} ({key})", words=words, key=key) if key else words


def state_words(state: str) -> str:
    """What a state means."""
    return {
        "confirmed": translate("Tags", "confirmed by you"),
        "rejected": translate("Tags", "rejected by you"),
        "imported": translate("Tags", "from the file's keywords"),
        "automatic": translate("Tags", "added automatically"),
        "suggested": translate("Tags", "suggested"),
    }[state]


def label_words(label: str) -> str:
    """A colour label in the user's language; a label of another program as it is."""
    known = {
        "Red": translate("Label", "red"),
        "Yellow": translate("Label", "yellow"),
        "Green": translate("Label", "green"),
        "Blue": translate("Label", "blue"),
        "Purple": translate("Label", "purple"),
    }
    return known.get(label.capitalize(), label)


def tagging_sentence(verdict: str, name: str, outcome: TagOutcome) -> str:
    """`Confirmed “dog” on 3 photos · rescored 8,412 · 37 new suggestions`."""
    if not outcome.changed:
        return translate("Said", "“{tag}”: nothing to change", tag=name)
    done = {
        "add": translate("Said", "Added “{tag}” on {photos}"),
        "confirm": translate("Said", "Confirmed “{tag}” on {photos}"),
        "reject": translate("Said", "Rejected “{tag}” on {photos}"),
        "withdraw": translate("Said", "Took back “{tag}” on {photos}"),
    }[verdict]
    words = [done.format(tag=name, photos=photo_count(outcome.changed))]
    if outcome.rescored:
        words.append(translate("Said", "rescored {number}", number=number(outcome.rescored)))
    if outcome.automatic_added:
        words.append(
            translate("Said", "{number} more tagged", number=number(outcome.automatic_added))
        )
    if outcome.suggestions_added == 1:
        words.append(translate("Said", "1 new suggestion"))
    elif outcome.suggestions_added:
        words.append(
            translate("Said", "{number} new suggestions", number=number(outcome.suggestions_added))
        )
    return " · ".join(words)


def history_sentence(done: str, entries: Sequence[Undone]) -> str:
    """`Undone: Confirmed “dog” on 3 photos`, and what could not be taken back."""
    if not entries:
        return translate("History", "There is nothing left")
    words = [f"{done}: {own_language(entry.summary)}" for entry in entries]
    skipped = [one for entry in entries for one in entry.skipped]
    if len(skipped) == 1:
        words.append(own_language(skipped[0]))
    elif skipped:
        count = len(skipped)
        words.append(translate("History", "%Ln changed since and left as they are", count=count))
    return " · ".join(words)


def history_tip(key: str, summary: str) -> str:
    """`Undo: Confirmed “dog” on 3 photos`; `key` is `undo` or `redo`."""
    if not summary:
        return {
            "undo": translate("History", "Nothing to undo"),
            "redo": translate("History", "Nothing to redo"),
        }[key]
    return {
        "undo": translate("History", "Undo: {what}", what=own_language(summary)),
        "redo": translate("History", "Redo: {what}", what=own_language(summary)),
    }[key]


def trouble_sentence(details: PhotoDetails) -> str:
    """Why a photo is not as it should be, and that its tags are safe; empty: it is."""
    if details.row.state == "missing":
        return translate(
            "Photo", "The file is not where it was. Its tags are kept until it is found again."
        )
    if details.row.state == "offline":
        return translate("Photo", "The folder of this photo is not connected. Its tags are kept.")
    return own_language(details.reason or "") if details.row.state == "failed" else ""


def score_words(score: RunningScore) -> str:
    """`Last 50 answers: 92 % right, before: 81 %`; empty before any answer."""
    if not score.recent:
        return ""
    if score.recent == 1:
        if score.recent_right:
            return translate("Review", "Last guess: right")
        return translate("Review", "Last guess: wrong")
    words = translate(
        "Review",
        "Last {number} answers: {percent} right",
        number=score.recent,
        percent=percent(score.recent_right / score.recent),
    )
    if not score.before:
        return words
    before = percent(score.before_right / score.before)
    return translate("Review", "{words}, before: {percent}", words=words, percent=before)


def tag_score_words(name: str, score: RunningScore | None) -> str:
    """`“dog” · Last 50 answers: 92 % right, before: 81 %`; empty before any answer."""
    words = "" if score is None else score_words(score)
    return translate("Reasons", "“{tag}” · {words}", tag=name, words=words) if words else ""


def marked_words(name: str, confidence: float | None, keys: tuple[str, str]) -> str:
    """`“dog” · 62 % sure · Y confirms it, N rejects it`: which tag the keys are about."""
    confirm, reject = keys
    asked = translate(
        "Tags", "{confirm} confirms it, {reject} rejects it", confirm=confirm, reject=reject
    )
    if confidence is not None:
        sure = translate("Tags", "{percent} sure", percent=percent(confidence))
        asked = f"{sure} · {asked}"
    return translate("Reasons", "“{tag}” · {words}", tag=name, words=asked)


# The state of a tag that a photo does not have.
MISSING = "missing"


def why_words(name: str, state: str, confidence: float | None = None) -> str:
    """`Why “dog”? 62 % sure`, `Why not “dog”? 4 % sure`; without a confidence the question."""
    if state in (MISSING, "rejected"):
        question = translate("Reasons", "Why not “{tag}”?", tag=name)
    else:
        question = translate("Reasons", "Why “{tag}”?", tag=name)
    if confidence is None:
        return question
    share = percent(confidence)
    return translate("Reasons", "{question} {percent} sure", question=question, percent=share)


def own_word(state: str) -> str:
    """What speaks for a tag before any guess, as a sentence; empty: nothing but the guess."""
    said = {
        "confirmed": translate("Reasons", "You said so. What the program makes of it:"),
        "rejected": translate("Reasons", "You rejected it. What the program makes of it:"),
        "imported": translate(
            "Reasons", "It is a keyword of the file. What the program makes of it:"
        ),
        MISSING: translate("Reasons", "The photo does not have it. What the program makes of it:"),
    }
    return said.get(state, "")


def effect_words(effect: float) -> str:
    """`made it 12 % surer`, `made it 4 % less sure`: what a lesson did to a confidence."""
    if not round(100 * abs(effect)):
        return translate("Reasons", "made little difference")
    share = percent(abs(effect))
    if effect > 0:
        return translate("Reasons", "made it {share} surer", share=share)
    return translate("Reasons", "made it {share} less sure", share=share)


def lesson_words(name: str | None, *, confirmed: bool, alike: int = 0) -> str:
    """`confirmed on a.jpg and 4 alike`: what was said, and of which photos."""
    photo = name or translate("Reasons", "a photo that is no longer here")
    if alike:
        more = translate("Reasons", "%Ln alike", count=alike)
        photo = translate("Reasons", "{photo} and {more}", photo=photo, more=more)
    if confirmed:
        return translate("Reasons", "confirmed on {photo}", photo=photo)
    return translate("Reasons", "rejected on {photo}", photo=photo)


def completion_lines(completions: Sequence[Completion]) -> list[tuple[str, str]]:
    """Completions as (name, explanation): what it is a kind of, and on how many photos."""
    lines = []
    for completion in completions:
        notes = [completion.parent_name] if completion.parent_name else []
        if completion.count:
            notes.append(photo_count(completion.count))
        lines.append((completion.tag.name, " · ".join(notes)))
    return lines
