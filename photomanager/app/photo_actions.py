"""The rows of the action table that are about looking at photos and judging them."""

from __future__ import annotations

from photomanager.app.action_rows import ActionSpec, Section
from photomanager.app.translation import translate


def photo_sections() -> tuple[Section, ...]:
    """The menu of the photo."""
    return (
        Section(
            "photo",
            (
                ActionSpec("rate_1", translate("Action", "&1 star"), ("1",), "star-full"),
                ActionSpec("rate_2", translate("Action", "&2 stars"), ("2",)),
                ActionSpec("rate_3", translate("Action", "&3 stars"), ("3",)),
                ActionSpec("rate_4", translate("Action", "&4 stars"), ("4",)),
                ActionSpec("rate_5", translate("Action", "&5 stars"), ("5",)),
                ActionSpec("rate_0", translate("Action", "N&o stars"), ("0",), "star"),
            ),
        ),
        Section(
            "photo",
            (
                ActionSpec("pick", translate("Action", "&Pick"), ("P",), "flag"),
                ActionSpec("reject_photo", translate("Action", "Set &aside"), ("X",), "cross"),
                ActionSpec("unflag", translate("Action", "Take the &flag away"), ("U",)),
            ),
        ),
        Section(
            "photo",
            (
                ActionSpec("label_red", translate("Action", "Label &red"), ("6",)),
                ActionSpec("label_yellow", translate("Action", "Label &yellow"), ("7",)),
                ActionSpec("label_green", translate("Action", "Label &green"), ("8",)),
                ActionSpec("label_blue", translate("Action", "Label &blue"), ("9",)),
                ActionSpec("label_purple", translate("Action", "Label p&urple")),
            ),
        ),
        Section(
            "photo",
            (
                ActionSpec(
                    "advance",
                    translate("Action", "&Go on to the next photo after each mark"),
                    ("Shift+A",),
                    checkable=True,
                ),
                ActionSpec("similar", translate("Action", "More &like this"), ("L",), "copies"),
            ),
        ),
    )


def look_sections() -> tuple[Section, ...]:
    """What the view menu has of large photos, and of how the grid is divided."""
    return (
        Section(
            "view",
            (
                ActionSpec("loupe", translate("Action", "&Large photo"), ("E",), "loupe"),
                ActionSpec("compare", translate("Action", "&Compare"), ("C",), "compare"),
                ActionSpec(
                    "full_screen",
                    translate("Action", "&Full screen"),
                    ("F", "F11"),
                    "full-screen",
                    checkable=True,
                ),
                ActionSpec(
                    "slideshow", translate("Action", "Sl&ide show"), ("F9",), "play", checkable=True
                ),
            ),
        ),
        Section(
            "view",
            (
                ActionSpec("pixels", translate("Action", "All of it or every &pixel"), ("Z",)),
                ActionSpec(
                    "filmstrip",
                    translate("Action", "Film&strip"),
                    ("Ctrl+T",),
                    "filmstrip",
                    checkable=True,
                ),
                ActionSpec(
                    "facts",
                    translate("Action", "Fac&ts over the photo"),
                    ("Shift+I",),
                    checkable=True,
                ),
                ActionSpec(
                    "faces",
                    translate("Action", "Frames around fac&es"),
                    ("Shift+F",),
                    "face",
                    checkable=True,
                ),
                ActionSpec(
                    "histogram",
                    translate("Action", "&Histogram"),
                    ("Shift+H",),
                    "histogram",
                    checkable=True,
                ),
            ),
        ),
        Section(
            "view",
            (
                _order("automatic", translate("Action", "Sort as it &fits")),
                _order("relevance", translate("Action", "Sort by &confidence (best match)")),
                _order("date", translate("Action", "Sort by &date")),
                _order("name", translate("Action", "Sort by &name")),
                _order("rating", translate("Action", "Sort by r&ating")),
                _order("similarity", translate("Action", "Sort by si&milarity")),
                _order("backwards", translate("Action", "&Reverse order")),
            ),
        ),
        Section(
            "view",
            (
                ActionSpec(
                    "filter",
                    translate("Action", "Fil&ter by stars, flags and labels"),
                    ("\\",),
                    "filter",
                    checkable=True,
                ),
                ActionSpec("by_day", translate("Action", "Headings for &days"), checkable=True),
            ),
        ),
    )


def _order(name: str, text: str) -> ActionSpec:
    return ActionSpec(f"order_{name}", text, checkable=True)
