"""The action that renames what is marked in the sidebar: a tag or a saved search."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from photomanager.app.frame import Frame


def hang_renaming(frame: Frame) -> None:
    """Binds the action; it is off while nothing that can be renamed is marked."""
    sidebar = frame.sidebar

    def follow() -> None:
        frame.actions.enable("rename", sidebar.renamable)

    frame.actions.bind("rename", sidebar.rename)
    sidebar.marked.connect(follow)
    follow()
