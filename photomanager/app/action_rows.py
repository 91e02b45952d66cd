"""What a row of the action table says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        key: Its name in the program and in the settings.
        text: As in the menu, `&` before its letter.
        shortcuts: Keys; the first is the one shown.
        icon: The name of its icon, empty for none.
        checkable: Whether it is on or off.
    """

    key: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False

    @property
    def other_name(self) -> str:
        """Another name that finds it, as people of other programs call it: `loupe`."""
        return self.key.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Section:
    """Neighbouring rows of one menu; a line divides it from the section above it.

    Attributes:
        menu: `file`, `edit`, `photo`, `tags`, `view` or `help`.
        rows: The actions, in order.
    """

    menu: str
    rows: tuple[ActionSpec, ...]
