"""The sentences of review mode."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from photomanager.app.translation import number, percent, translate

if TYPE_CHECKING:
    from photomanager.operations.review import Question, Verdict
    from photomanager.operations.review_batch import Batch

# An answer that decides fewer other photos is not worth a sentence.
_LEAST_EFFECT = 2


def question_words(question: Question) -> str:
    """`Is this “dog”?`."""
    return translate("Review", "Is this “{tag}”?", tag=question.tag)


def explanation_words(question: Question) -> str:
    """`62 % sure · Your answer decides about 340 other photos · IMG_1.jpg`."""
    parts = [translate("Review", "{percent} sure", percent=percent(question.confidence))]
    if question.audit:
        parts.append(translate("Review", "drawn at random, to check how often guesses are right"))
    elif round(question.effect) >= _LEAST_EFFECT:
        count = number(round(question.effect))
        parts.append(
            translate("Review", "your answer decides about {number} other photos", number=count)
        )
    parts.append(PurePath(question.path).name)
    return " · ".join(parts)


def verdict_words(verdict: Verdict | None) -> str:
    """What was said of a question that is shown again; empty: nothing yet."""
    if verdict is None:
        return ""
    return {
        "yes": translate("Review", "You said yes."),
        "no": translate("Review", "You said no."),
        "skip": translate("Review", "You skipped this."),
    }[verdict]


def stop_words() -> str:
    """Said when answers no longer help."""
    return translate(
        "Review", "More answers would change little now. This is a good moment to stop."
    )


def progress_words(answered: int, left: int | None) -> str:
    """`14 answered · 3,214 open`."""
    words = translate("Review", "{number} answered", number=number(answered))
    if left is None:
        return words
    rest = translate("Review", "{number} open", number=number(left))
    return f"{words} · {rest}"


def batch_words(batch: Batch) -> str:
    """`These 12 look like “dog”. All right?`."""
    if len(batch.cards) == 1:
        return translate("Review", "This looks like “{tag}”. Right?", tag=batch.tag)
    return translate(
        "Review",
        "These {number} look like “{tag}”. All right?",
        number=len(batch.cards),
        tag=batch.tag,
    )


def batch_button_words(confirmed: int, rejected: int) -> str:
    """`All right`, `11 right, 1 not`, `None of them`."""
    if not rejected:
        return translate("Review", "All right")
    if not confirmed:
        return translate("Review", "None of them")
    return translate("Review", "{yes} right, {no} not", yes=confirmed, no=rejected)


def nothing_words(tag: str | None) -> tuple[str, str]:
    """Title and sentence when there is nothing to ask."""
    if tag is None:
        return (
            translate("Review", "Nothing to review"),
            translate(
                "Review",
                "Every guess has been answered. New photos, and new tags on a few of them, bring "
                "new questions.",
            ),
        )
    return (
        translate("Review", "Nothing to review about “{tag}”", tag=tag),
        translate(
            "Review",
            "Confirm “{tag}” on a few photos, and similar ones will be suggested. Or review all "
            "tags.",
            tag=tag,
        ),
    )
