"""What the sidebar shows, read in one go off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from photomanager.app.item_models.sidebar_model import SidebarEntry
from photomanager.operations import folders, search

if TYPE_CHECKING:
    from photomanager.operations.folders import Folder
    from photomanager.operations.search import Completion
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
        problems: How many files and folders could not be read.
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
    known = folders.folders(workspace)
    photos = sum(folder.photos for folder in known)
    problems = sum(folder.failed + (folder.reason is not None) for folder in known)
    entries = [
        SidebarEntry("library", "Library"),
        SidebarEntry("all", "All photos", "photos", "", photos),
        _counted(workspace, "review", "To review", "review", REVIEW),
        _counted(workspace, "untagged", "Untagged", "untagged", UNTAGGED),
    ]
    if problems:
        entries.append(SidebarEntry("problems", "Problems", "problem", None, problems))
    if known:
        entries.append(SidebarEntry("folders", "Folders"))
    entries += [_folder(folder) for folder in known]
    tags = [one for one in search.complete(workspace, "", TAGS_SHOWN) if one.count]
    if tags:
        entries.append(SidebarEntry("tags", "Tags"))
    entries += [_tag(completion) for completion in tags]
    return Overview(tuple(entries), len(known), photos, problems)


def _folder(folder: Folder) -> SidebarEntry:
    return SidebarEntry(
        f"folder:{folder.id}",
        PurePath(folder.path).name or folder.path,
        "folder" if folder.state == "online" else "offline",
        f"path:{quoted(folder.path.rstrip('/') + '/')}",
        folder.photos,
        folder.reason or folder.path,
    )


def _tag(completion: Completion) -> SidebarEntry:
    tag = completion.tag
    query = f"tag:{quoted(tag.name)}"
    return SidebarEntry(f"tag:{tag.id}", tag.name, "tag", query, completion.count)


def _counted(workspace: Workspace, key: str, title: str, icon: str, query: str) -> SidebarEntry:
    found = search.search(workspace, query, order="name")
    return SidebarEntry(key, title, icon, query, found.count)
