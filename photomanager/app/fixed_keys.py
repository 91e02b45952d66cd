"""Keys that belong to a place and cannot be changed: the shortcut sheet lists and warns of them.

They are what every program has: arrows, and Enter, Backspace and Delete where text is typed. An
action that is given such a key is stronger than the place wherever the action is in force. What
else keys do in one place is in `place_rows`.
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


_ARROWS = ("Left", "Right", "Up", "Down")
_WITH_SHIFT = tuple(f"Shift+{arrow}" for arrow in _ARROWS)


def fixed_keys() -> tuple[FixedKeys, ...]:
    """All of them, in the user's language."""
    grid = translate("Keys", "Photos")
    large = translate("Keys", "Large photo")
    field = translate("Keys", "Field for a tag")
    search = translate("Keys", "Search")
    arrows, with_shift = translate("Keys", "Arrows"), translate("Keys", "Shift + arrows")
    return (
        FixedKeys(translate("Keys", "Select further photos"), grid, _WITH_SHIFT, with_shift),
        FixedKeys(translate("Keys", "Next or previous photo"), large, _ARROWS, arrows),
        FixedKeys(translate("Keys", "Move the magnified photo"), large, _WITH_SHIFT, with_shift),
        FixedKeys(translate("Keys", "Add the tag"), field, ("Return", "Enter")),
        FixedKeys(translate("Keys", "Take a word away"), search, ("Backspace", "Del")),
    )
