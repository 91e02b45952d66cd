"""Keys that belong to a place and cannot be changed: the shortcut sheet lists and warns of them.

They are what lists, fields and buttons understand everywhere: Space and Enter, arrows, Delete. An
action that is given such a key is stronger than the place wherever the action is in force.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from photomanager.app.translation import translate


@dataclass(frozen=True, slots=True)
class FixedKeys:
    """What some keys do in one place.

    Attributes:
        text: What they do.
        place: Where.
        keys: The keys, as the settings write them.
        words: All keys in a word, where there are too many to list.
    """

    text: str
    place: str
    keys: tuple[str, ...]
    words: str = ""

    def has(self, shortcut: str) -> bool:
        """Whether a key is one of these."""
        wanted = QKeySequence(shortcut)
        return any(QKeySequence(key) == wanted for key in self.keys)


_ENTER = ("Return", "Enter")
_ARROWS = ("Left", "Right", "Up", "Down")
_WITH_SHIFT = tuple(f"Shift+{arrow}" for arrow in _ARROWS)


def fixed_keys() -> tuple[FixedKeys, ...]:
    """All of them, in the user's language."""
    return (*_of_photos(), *_of_tags(), *_of_sidebar())


def _of_photos() -> tuple[FixedKeys, ...]:
    grid = translate("Keys", "Photos")
    large = translate("Keys", "Large photo")
    search = translate("Keys", "Search")
    arrows, with_shift = translate("Keys", "Arrows"), translate("Keys", "Shift + arrows")
    return (
        FixedKeys(translate("Keys", "Show the photo large"), grid, ("Space", *_ENTER)),
        FixedKeys(translate("Keys", "Select further photos"), grid, _WITH_SHIFT, with_shift),
        FixedKeys(translate("Keys", "Back to the photos"), large, ("Space", *_ENTER)),
        FixedKeys(translate("Keys", "Pause the slide show"), large, ("Space",)),
        FixedKeys(translate("Keys", "Next or previous photo"), large, _ARROWS, arrows),
        FixedKeys(translate("Keys", "Move the magnified photo"), large, _WITH_SHIFT, with_shift),
        FixedKeys(translate("Keys", "Take a word away"), search, ("Backspace", "Del")),
    )


def _of_tags() -> tuple[FixedKeys, ...]:
    chip = translate("Keys", "A tag of the photo")
    field = translate("Keys", "Field for a tag")
    create = tuple(f"Shift+{key}" for key in _ENTER)
    doubt = tuple(f"Ctrl+{key}" for key in _ENTER)
    return (
        FixedKeys(translate("Keys", "Confirm the tag"), chip, ("Space", *_ENTER)),
        FixedKeys(translate("Keys", "Reject the tag"), chip, ("Del",)),
        FixedKeys(translate("Keys", "Take back what you said"), chip, ("Backspace",)),
        FixedKeys(translate("Keys", "Add the tag"), field, _ENTER),
        FixedKeys(translate("Keys", "Make a new tag, whatever is like it"), field, create),
        FixedKeys(translate("Keys", "Why not this tag?"), field, doubt),
    )


def _of_sidebar() -> tuple[FixedKeys, ...]:
    place = translate("Keys", "Places on the left")
    return (
        FixedKeys(translate("Keys", "Show its photos"), place, _ENTER),
        FixedKeys(translate("Keys", "Open or close what is below it"), place, ("Space",)),
        FixedKeys(translate("Keys", "Delete the tag or saved search"), place, ("Del",)),
    )
