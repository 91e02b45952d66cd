"""What keys do in one place only: the rows of the action table that no menu has.

A place is what has the keyboard focus: the photos, a tag, the field for a tag. There its keys are
stronger than those of the window, so that Delete on a tag rejects the tag and on a photo takes the
photo away.
"""

from __future__ import annotations

from dataclasses import dataclass

from photomanager.app.action_rows import ActionSpec
from photomanager.app.translation import translate

_ENTER = ("Enter", "Return")
_PRESS = ("Space", *_ENTER)


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere keys mean something of their own.

    Attributes:
        name: Its name in the program: `grid`, `large`, `slides`, `chip`, `field` or `sidebar`.
        title: What the user calls it.
        rows: What can be done there.
    """

    name: str
    title: str
    rows: tuple[ActionSpec, ...]


def place_table() -> tuple[Place, ...]:
    """All places, in the user's language."""
    return (*_of_photos(), *_of_tags(), _of_sidebar())


def _of_photos() -> tuple[Place, ...]:
    return (
        Place(
            "grid",
            translate("Keys", "Photos"),
            (ActionSpec("grid_open", translate("Keys", "Show the photo large"), _PRESS),),
        ),
        Place(
            "large",
            translate("Keys", "Large photo"),
            (ActionSpec("large_leave", translate("Keys", "Back to the photos"), _PRESS),),
        ),
        Place(
            "slides",
            translate("Keys", "Slide show"),
            (ActionSpec("slides_pause", translate("Keys", "Pause the slide show"), ("Space",)),),
        ),
    )


def _of_tags() -> tuple[Place, ...]:
    create = tuple(f"Shift+{key}" for key in _ENTER)
    doubt = tuple(f"Ctrl+{key}" for key in _ENTER)
    return (
        Place(
            "chip",
            translate("Keys", "A tag of the photo"),
            (
                ActionSpec("chip_confirm", translate("Keys", "Confirm the tag"), _PRESS),
                ActionSpec("chip_reject", translate("Keys", "Reject the tag"), ("Del",)),
                ActionSpec(
                    "chip_withdraw", translate("Keys", "Take back what you said"), ("Backspace",)
                ),
            ),
        ),
        Place(
            "field",
            translate("Keys", "Field for a tag"),
            (
                ActionSpec(
                    "field_create",
                    translate("Keys", "Make a new tag, whatever is like it"),
                    create,
                ),
                ActionSpec("field_doubt", translate("Keys", "Why not this tag?"), doubt),
            ),
        ),
    )


def _of_sidebar() -> Place:
    return Place(
        "sidebar",
        translate("Keys", "Places on the left"),
        (
            ActionSpec("sidebar_show", translate("Keys", "Show its photos"), _ENTER),
            ActionSpec(
                "sidebar_fold", translate("Keys", "Open or close what is below it"), ("Space",)
            ),
            ActionSpec(
                "sidebar_delete", translate("Keys", "Delete the tag or saved search"), ("Del",)
            ),
        ),
    )
