"""Everything the user can do, in one table: the source of menus, palette and shortcut sheet.

A row says what an action is called, which keys it has unless the user chose others, and where
it stands in the menus. What it does is bound by the part of the window that owns it
(`Actions.bind`); a row that nobody has bound is not shown anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from photomanager.app.translation import translate


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


@dataclass(frozen=True, slots=True)
class Section:
    """Neighbouring rows of one menu; a line divides it from the section above it.

    Attributes:
        menu: `file`, `edit`, `photo`, `tags`, `view` or `help`.
        rows: The actions, in order.
    """

    menu: str
    rows: tuple[ActionSpec, ...]


def menu_titles() -> dict[str, str]:
    """The menus in order, by their names in the table."""
    return {
        "file": translate("Menu", "&File"),
        "edit": translate("Menu", "&Edit"),
        "photo": translate("Menu", "&Photo"),
        "tags": translate("Menu", "&Tags"),
        "view": translate("Menu", "&View"),
        "help": translate("Menu", "&Help"),
    }


def action_table() -> tuple[Section, ...]:
    """All rows, in the user's language."""
    return (*_file(), *_edit(), *_photo(), *_tags(), *_view(), *_help())


def _file() -> tuple[Section, ...]:
    return (
        Section(
            "file",
            (
                ActionSpec(
                    "add_folder",
                    translate("Action", "Add &folder …"),
                    ("Ctrl+O",),
                    "folder-add",
                ),
                ActionSpec(
                    "rescan",
                    translate("Action", "&Look through the folders again"),
                    ("F5",),
                    "refresh",
                ),
                ActionSpec("problems", translate("Action", "&Problems …"), (), "problem"),
            ),
        ),
        Section("file", (ActionSpec("quit", translate("Action", "&Quit"), ("Ctrl+Q",)),)),
    )


def _edit() -> tuple[Section, ...]:
    return (
        Section(
            "edit",
            (
                ActionSpec("undo", translate("Action", "&Undo"), ("Ctrl+Z",), "undo"),
                ActionSpec(
                    "redo", translate("Action", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"
                ),
            ),
        ),
        Section(
            "edit",
            (
                ActionSpec("select_all", translate("Action", "Select &all"), ("Ctrl+A",)),
                ActionSpec("select_none", translate("Action", "Select &none"), ("Ctrl+D",)),
            ),
        ),
        Section(
            "edit",
            (ActionSpec("search", translate("Action", "&Search"), ("Ctrl+F",), "search"),),
        ),
    )


def _photo() -> tuple[Section, ...]:
    return ()


def _tags() -> tuple[Section, ...]:
    return (
        Section("tags", (ActionSpec("add_tag", translate("Action", "&Add a tag"), ("T",), "tag"),)),
        Section(
            "tags",
            (
                ActionSpec(
                    "confirm", translate("Action", "&Confirm the marked tag"), ("Y",), "check"
                ),
                ActionSpec(
                    "reject", translate("Action", "&Reject the marked tag"), ("N",), "cross"
                ),
                ActionSpec("next_tag", translate("Action", "Mark the ne&xt suggestion"), ("]",)),
                ActionSpec(
                    "previous_tag", translate("Action", "Mark the &previous suggestion"), ("[",)
                ),
            ),
        ),
        Section(
            "tags",
            (ActionSpec("why", translate("Action", "&Why this tag?"), ("H",), "review"),),
        ),
    )


def _view() -> tuple[Section, ...]:
    return (
        Section(
            "view",
            (
                ActionSpec("grid", translate("Action", "&Grid"), ("G",), "photos"),
                ActionSpec("back", translate("Action", "&Back"), ("Esc",)),
            ),
        ),
        Section(
            "view",
            (
                ActionSpec("larger", translate("Action", "&Larger"), ("+", "="), "plus"),
                ActionSpec("smaller", translate("Action", "&Smaller"), ("-",), "minus"),
            ),
        ),
        Section(
            "view",
            (
                ActionSpec(
                    "sidebar",
                    translate("Action", "&Places"),
                    ("Ctrl+B",),
                    "sidebar",
                    checkable=True,
                ),
                ActionSpec(
                    "inspector",
                    translate("Action", "&Inspector"),
                    ("I",),
                    "inspector",
                    checkable=True,
                ),
            ),
        ),
        Section(
            "view",
            (
                ActionSpec(
                    "theme_system", translate("Action", "Theme of the s&ystem"), checkable=True
                ),
                ActionSpec("theme_light", translate("Action", "L&ight theme"), checkable=True),
                ActionSpec("theme_dark", translate("Action", "&Dark theme"), checkable=True),
            ),
        ),
    )


def _help() -> tuple[Section, ...]:
    return ()
