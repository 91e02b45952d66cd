"""Everything the user can do, in one table: the source of menus, toolbar and shortcuts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from photomanager.app.icons import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenuBar

    from photomanager.app.theme import Theme

SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        text: As in the menu, `&` before its letter.
        shortcuts: Keys; the first is the one shown.
        icon: The name of its icon, empty for none.
        checkable: Whether it is on or off.
    """

    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


ACTIONS: dict[str, ActionSpec] = {
    "add_folder": ActionSpec("Add &folder …", ("Ctrl+O",), "folder-add"),
    "rescan": ActionSpec("&Look through the folders again", ("F5",), "refresh"),
    "problems": ActionSpec("&Problems …", (), "problem"),
    "quit": ActionSpec("&Quit", ("Ctrl+Q",)),
    "undo": ActionSpec("&Undo", ("Ctrl+Z",), "undo"),
    "redo": ActionSpec("&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    "select_all": ActionSpec("Select &all", ("Ctrl+A",)),
    "select_none": ActionSpec("Select &none", ("Ctrl+D",)),
    "search": ActionSpec("&Search", ("Ctrl+F",), "search"),
    "confirm": ActionSpec("&Confirm the marked tag", ("Y",), "check"),
    "reject": ActionSpec("&Reject the marked tag", ("N",), "cross"),
    "next_tag": ActionSpec("Mark the ne&xt suggestion", ("]",)),
    "previous_tag": ActionSpec("Mark the &previous suggestion", ("[",)),
    "why": ActionSpec("&Why this tag?", ("H",), "review"),
    "show_photo": ActionSpec("&Show the photo again", ("Esc",)),
    "add_tag": ActionSpec("&Add a tag", ("T",), "tag"),
    "larger": ActionSpec("&Larger thumbnails", ("+", "="), "plus"),
    "smaller": ActionSpec("&Smaller thumbnails", ("-",), "minus"),
    "sidebar": ActionSpec("&Places", ("Ctrl+B",), "sidebar", checkable=True),
    "inspector": ActionSpec("&Inspector", ("I",), "inspector", checkable=True),
    "theme_system": ActionSpec("Theme of the s&ystem", checkable=True),
    "theme_light": ActionSpec("L&ight theme", checkable=True),
    "theme_dark": ActionSpec("&Dark theme", checkable=True),
}

MENUS: dict[str, tuple[str, ...]] = {
    "&File": ("add_folder", "rescan", "problems", SEPARATOR, "quit"),
    "&Edit": ("undo", "redo", SEPARATOR, "select_all", "select_none", SEPARATOR, "search"),
    "&Tags": (
        "add_tag",
        SEPARATOR,
        "confirm",
        "reject",
        "next_tag",
        "previous_tag",
        SEPARATOR,
        "why",
        "show_photo",
    ),
    "&View": (
        "larger",
        "smaller",
        SEPARATOR,
        "sidebar",
        "inspector",
        SEPARATOR,
        "theme_system",
        "theme_light",
        "theme_dark",
    ),
}


def build_actions(window: QMainWindow) -> dict[str, QAction]:
    """One QAction for each entry of the table, with its shortcuts in force in the window."""
    actions = {}
    for key, spec in ACTIONS.items():
        action = QAction(spec.text, window)
        action.setObjectName(key)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setCheckable(spec.checkable)
        # Letters typed into a text field stay there: the field takes them first.
        window.addAction(action)
        actions[key] = action
    return actions


def colour_actions(actions: dict[str, QAction], theme: Theme) -> None:
    """Draws the icons in the colours of the theme."""
    for key, action in actions.items():
        name = ACTIONS[key].icon
        if name:
            action.setIcon(icon(name, theme.colours.text, theme.colours.outline))


def fill_menus(bar: QMenuBar, actions: dict[str, QAction]) -> None:
    """Puts the actions into the menus of the table."""
    for title, keys in MENUS.items():
        menu = bar.addMenu(title)
        for key in keys:
            if key == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(actions[key])
