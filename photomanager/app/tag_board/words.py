"""The sentences of the tag board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.translation import number, percent, translate

if TYPE_CHECKING:
    from photomanager.learning.reliability import Reliability
    from photomanager.learning.running_score import RunningScore
    from photomanager.operations.dial_preview import DialPreview
    from photomanager.operations.precision import Claim
    from photomanager.operations.tag_board import BoardRow, TagCounts
    from photomanager.operations.tag_use import TagUse

# Fewer answers say nothing about how honest a confidence is.
_FEW = 20


def at_least(share: float) -> str:
    """`≥ 87 %`, rounded down: what is claimed must hold."""
    return f"≥\u00a0{int(100 * share)}\u00a0%"


def score_cell(score: RunningScore) -> str:
    """`92 % of 50`: right guesses among the last answers."""
    if not score.recent:
        return ""
    share = percent(score.recent_right / score.recent)
    return translate("Board", "{percent} of {number}", percent=share, number=score.recent)


def claim_cell(claim: Claim) -> str:
    """`≥ 87 %`."""
    return at_least(claim.at_least) if claim.right else ""


def dial_cell(row: BoardRow) -> str:
    """`90 %`, `suggests only`, `off`."""
    if not row.enabled:
        return translate("Board", "off")
    if not row.automatic:
        return translate("Board", "suggests only")
    return percent(row.wanted)


def counts_words(counts: TagCounts) -> str:
    """`12 confirmed · 40 automatic · 30 suggested`."""
    parts = [
        (counts.confirmed, translate("Board", "{number} confirmed")),
        (counts.imported, translate("Board", "{number} from files")),
        (counts.automatic, translate("Board", "{number} automatic")),
        (counts.suggested, translate("Board", "{number} suggested")),
        (counts.rejected, translate("Board", "{number} rejected")),
    ]
    words = [text.format(number=number(count)) for count, text in parts if count]
    return " · ".join(words) or translate("Board", "On no photo yet")


def score_words(score: RunningScore) -> str:
    """`Of the last 50 answers 92 % were as the program had guessed, of those before 81 %.`."""
    if not score.recent:
        return translate("Board", "No question has been answered yet.")
    share = percent(score.recent_right / score.recent)
    words = translate(
        "Board",
        "Right in {percent} of the last {number} answers",
        percent=share,
        number=score.recent,
    )
    if score.before:
        before = percent(score.before_right / score.before)
        words = translate("Board", "{words}, before: {percent}", words=words, percent=before)
    return f"{words}."


def claim_words(claim: Claim) -> str:
    """What random checks prove, as a sentence."""
    if not claim.asked:
        return translate(
            "Board",
            "How many automatic tags are right is not proven yet: random checks among "
            "the questions of the review will tell.",
        )
    return translate(
        "Board",
        "{right} of {asked} random checks were right: at least {percent} of the automatic tags "
        "are, with 90\u00a0% assurance.",
        right=claim.right,
        asked=claim.asked,
        percent=f"{int(100 * claim.at_least)}\u00a0%",
    )


def reliability_words(found: Reliability) -> str:
    """Whether “80 % sure” means 80 % right."""
    if not found.count:
        return translate(
            "Board",
            "No answers yet. After some, this shows whether “80\u00a0% sure” means right in "
            "80\u00a0% of cases.",
        )
    if found.count < _FEW:
        return translate(
            "Board",
            "{number} answers so far. With {few} or more, dots on the line mean that the "
            "confidence is honest.",
            number=found.count,
            few=_FEW,
        )
    return translate(
        "Board",
        "{number} answers. On average the confidence is off by {error}.",
        number=number(found.count),
        error=percent(found.error),
    )


def preview_words(found: DialPreview) -> str:
    """`Now 1,204 tags are set unasked, then 1,391: 187 more, 12 fewer.`."""
    if not found.added and not found.removed:
        words = translate(
            "Board", "Nothing changes: {now} tags are set without asking.", now=number(found.before)
        )
    else:
        words = translate(
            "Board",
            "Now {now} tags are set without asking, then {then}: {added} come, {removed} go.",
            now=number(found.before),
            then=number(found.after),
            added=number(found.added),
            removed=number(found.removed),
        )
    if not found.exact:
        words = translate("Board", "{words} (About, from a sample.)", words=words)
    if found.claim.asked:
        proven = translate(
            "Board",
            "Of past random checks {right} of {asked} would be right.",
            right=found.claim.right,
            asked=found.claim.asked,
        )
        words = f"{words} {proven}"
    return words


def use_words(use: TagUse) -> str:
    """`It is confirmed on 12 photos and rejected on 3.`; what a change takes along."""
    parts = []
    if use.confirmed:
        parts.append(translate("Board", "confirmed on {number}", number=_photos(use.confirmed)))
    if use.rejected:
        parts.append(translate("Board", "rejected on {number}", number=_photos(use.rejected)))
    if use.imported:
        parts.append(translate("Board", "a keyword of {number}", number=_photos(use.imported)))
    if not parts:
        return translate("Board", "You have not used it on any photo.")
    return translate("Board", "It is {parts}.", parts=", ".join(parts))


def delete_words(use: TagUse) -> str:
    """What deleting a tag would do."""
    sentences = [use_words(use)]
    if use.confirmed or use.rejected or use.imported:
        sentences.append(
            translate(
                "Board",
                "That is taken away from the photos, and what was learned from it is forgotten. "
                "The files themselves are not touched.",
            )
        )
    if use.below:
        where = use.parent or translate("Board", "the top")
        sentences.append(
            translate(
                "Board",
                "{names} below it move up to {where}.",
                names=_listed(use.below),
                where=where,
            )
        )
    sentences.append(translate("Board", "You can undo it."))
    return " ".join(sentences)


def merge_words(use: TagUse, target: str) -> str:
    """What merging a tag into another would do."""
    if not target:
        return translate("Board", "Everything said and learned of “{name}” goes to the other tag.",
                         name=use.name)  # fmt: skip
    words = translate(
        "Board",
        "Everything said and learned of “{name}” goes to “{target}”, which is then found by both "
        "names. Where both were said of a photo, the newest counts. You can undo it.",
        name=use.name,
        target=target,
    )
    return f"{use_words(use)} {words}"


def _photos(count: int) -> str:
    if count == 1:
        return translate("Board", "1 photo")
    return translate("Board", "{number} photos", number=number(count))


def _listed(names: tuple[str, ...], most: int = 4) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:most])
    if len(names) <= most:
        return shown
    return translate("Board", "{names} and {number} more", names=shown, number=len(names) - most)


def empty_words(typed: str) -> str:
    """Why the table has no rows."""
    if typed:
        return translate("Board", "No tag has “{words}” in its name.", words=typed)
    return translate(
        "Board", "No photo has a tag yet. Tags come by themselves as your photos are read."
    )
