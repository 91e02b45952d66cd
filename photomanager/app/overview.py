"""What the sidebar shows, read in one go off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from photomanager.app.item_models.sidebar_model import SidebarEntry
from photomanager.operations import folders, search, status

if TYPE_CHECKING:
    from photomanager.operations.workspace import Workspace

TAGS_SHOWN = 40
REVIEW = "state:suggested"
UNTAGGED = "NOT (state:confirmed OR state:imported OR state:automatic OR state:suggested)"


@dataclass(frozen=True, slots=True)
class Overview:
    """The library at a glance.

    Attributes:
        entries: The rows of the sidebar.
        folders: How many folders there are.
        photos: How many photos.
        problems: How many files could not be indexed.
    """

    entries: tuple[SidebarEntry, ...]
    folders: int
    photos: int
    problems: int


def quoted(text: str) -> str:
    """Text as a quoted phrase of the query language."""
    return '"' + text.replace('"', " ") + '"'


def overview(workspace: Workspace) -> Overview:
    """Counts and names for the sidebar."""
    now = status.status(workspace)
    entries = [
        SidebarEntry("library", "Library"),
        SidebarEntry("all", "All photos", "photos", "", now.photos),
        _counted(workspace, "review", "To review", "review", REVIEW),
        _counted(workspace, "untagged", "Untagged", "untagged", UNTAGGED),
    ]
    if now.problems:
        entries.append(SidebarEntry("problems", "Problems", "problem", None, len(now.problems)))
    known = folders.folders(workspace)
    if known:
        entries.append(SidebarEntry("folders", "Folders"))
    for folder in known:
        entries.append(
            SidebarEntry(
                f"folder:{folder.id}",
                PurePath(folder.path).name or folder.path,
                "folder" if folder.state == "online" else "offline",
                f"path:{quoted(folder.path)}",
                folder.photos,
                folder.reason or folder.path,
            )
        )
    tags = search.complete(workspace, "", TAGS_SHOWN)
    if tags:
        entries.append(SidebarEntry("tags", "Tags"))
    for completion in tags:
        name = completion.tag.name
        entries.append(
            SidebarEntry(
                f"tag:{completion.tag.id}", name, "tag", f"tag:{quoted(name)}", completion.count
            )
        )
    return Overview(tuple(entries), len(known), now.photos, len(now.problems))


def _counted(workspace: Workspace, key: str, title: str, icon: str, query: str) -> SidebarEntry:
    found = search.search(workspace, query, order="name")
    return SidebarEntry(key, title, icon, query, found.count)
