"""The rows of the action table that are about files, backups and settings."""

from __future__ import annotations

from photomanager.app.action_rows import ActionSpec, Section
from photomanager.app.translation import translate


def exchange_sections() -> tuple[Section, ...]:
    """What the file menu has of writing tags, taking them along, and keeping the library safe."""
    return (
        Section(
            "file",
            (
                ActionSpec(
                    "write_tags",
                    translate("Action", "&Write tags to files …"),
                    ("Ctrl+Shift+W",),
                    "export",
                ),
            ),
        ),
        Section(
            "file",
            (
                ActionSpec("export_tags", translate("Action", "&Export tags …"), ("Ctrl+E",)),
                ActionSpec("import_tags", translate("Action", "&Import tags …"), (), "import"),
                ActionSpec("export_learner", translate("Action", "E&xport what was learned …")),
                ActionSpec("import_learner", translate("Action", "I&mport what was learned …")),
            ),
        ),
        Section(
            "file",
            (
                ActionSpec("back_up", translate("Action", "&Back up now"), (), "backup"),
                ActionSpec("restore", translate("Action", "Restore a ba&ckup …")),
            ),
        ),
        Section(
            "file",
            (ActionSpec("settings", translate("Action", "&Settings …"), ("Ctrl+,",), "settings"),),
        ),
    )


def trash_section() -> Section:
    """The end of the menu of the photo."""
    return Section(
        "photo",
        (ActionSpec("trash", translate("Action", "Move to tras&h …"), ("Del",), "trash"),),
    )
