"""The rows of the action table that are about reviewing guesses and looking after tags."""

from __future__ import annotations

from photomanager.app.action_rows import ActionSpec, Section
from photomanager.app.translation import translate
from photomanager.operations.tag_keys import KEYS


def review_sections() -> tuple[Section, ...]:
    """What the menu of tags has beside the marked tag."""
    return (
        Section(
            "tags",
            (
                ActionSpec("review", translate("Action", "&Review suggestions"), ("R",), "review"),
                ActionSpec(
                    "review_dozen", translate("Action", "Review a &dozen at once"), ("Shift+R",)
                ),
                ActionSpec("skip", translate("Action", "&Skip the question"), ("S",)),
                ActionSpec("take_back", translate("Action", "&Take the answer back"), ("U",)),
                ActionSpec("next_question", translate("Action", "Next question"), ("Right",)),
                ActionSpec("previous_question", translate("Action", "Question before"), ("Left",)),
            ),
        ),
        Section(
            "tags",
            (ActionSpec("board", translate("Action", "Tag &board"), ("B",), "board"),),
        ),
        Section(
            "tags",
            tuple(
                ActionSpec(
                    f"tag_key_{key}",
                    translate("Action", "Tag on key {number}", number=key),
                    (f"Alt+{key}",),
                )
                for key in KEYS
            ),
        ),
    )
