"""Everything the user can do, in one table: the source of menus, palette and shortcut sheet.

A row says what an action is called, which keys it has unless the user chose others, and where
it stands in the menus. What it does is bound by the part of the window that owns it
(`Actions.bind`); a row that nobody has bound is not shown anywhere.
"""

from __future__ import annotations

from photomanager.app.action_rows import ActionSpec, Section
from photomanager.app.library_actions import exchange_sections, trash_section
from photomanager.app.photo_actions import look_sections, photo_sections
from photomanager.app.tag_actions import review_sections
from photomanager.app.translation import translate


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
    return (
        *_file(), *_edit(), *photo_sections(), trash_section(), *_tags(), *review_sections(),
        *_view(), *look_sections(), *_help(),
    )  # fmt: skip


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
                ActionSpec("locate", translate("Action", "Locate a mo&ved folder …")),
                ActionSpec("problems", translate("Action", "&Problems …"), (), "problem"),
                ActionSpec("not_shown", translate("Action", "&Videos, copies and other files …")),
            ),
        ),
        *exchange_sections(),
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
                ActionSpec("invert", translate("Action", "&Invert the selection"), ("Ctrl+I",)),
            ),
        ),
        Section(
            "edit",
            (
                ActionSpec("search", translate("Action", "&Search"), ("Ctrl+F",), "search"),
                ActionSpec(
                    "find_tag",
                    translate("Action", "Find a &tag in the sidebar"),
                    ("Ctrl+Shift+F",),
                    "filter",
                ),
                ActionSpec(
                    "save_search",
                    translate("Action", "Sa&ve this search …"),
                    ("Ctrl+S",),
                    "bookmark",
                ),
                ActionSpec(
                    "rename", translate("Action", "Re&name the marked tag or saved search"), ("F2",)
                ),
            ),
        ),
    )


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
                ActionSpec("grid", translate("Action", "&Grid"), ("G",), "grid-small"),
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
    return (
        Section(
            "help",
            (
                ActionSpec(
                    "palette", translate("Action", "&Command palette"), ("Ctrl+K",), "command"
                ),
                ActionSpec(
                    "shortcuts",
                    translate("Action", "Keyboard &shortcuts"),
                    ("F1", "?"),
                    "keyboard",
                ),
            ),
        ),
    )
