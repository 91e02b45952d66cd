"""What the sidebar shows, read in one go off the GUI thread."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from photomanager.app.item_models.sidebar_model import SidebarEntry
from photomanager.app.own_language import own_language
from photomanager.app.translation import translate
from photomanager.operations import folders, places, saved_searches, tag_tree
from photomanager.operations.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from photomanager.library.records import TagId
    from photomanager.operations.folders import Folder
    from photomanager.operations.places import Subfolder
    from photomanager.operations.saved_searches import SavedSearch
    from photomanager.operations.tag_tree import TagNode
    from photomanager.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Overview:
    """The library at a glance.

    Attributes:
        sections: The rows of the sidebar.
        folders: How many folders there are.
        photos: How many photos.
        problems: How many files and folders could not be read.
        offline: Sentences about folders that are not connected.
    """

    sections: tuple[SidebarEntry, ...]
    folders: int
    photos: int
    problems: int
    offline: tuple[str, ...]


def all_photos(count: int | None = None) -> SidebarEntry:
    """The place without limits."""
    return SidebarEntry("all", translate("Sidebar", "All photos"), "photos", Place(), count)


def overview(
    workspace: Workspace,
    answers: tuple[int, int] | None = None,
    on_tags: Mapping[TagId, int] | None = None,
) -> Overview:
    """Counts and names for the sidebar.

    Args:
        workspace: The library.
        answers: The counts of `places.to_answer` as last read; None reads them anew, which
            takes longer than all the rest.
        on_tags: Those of `tag_tree.count_tags`, likewise.
    """
    known = folders.folders(workspace)
    photos = sum(folder.photos for folder in known)
    problems = sum(folder.failed + (folder.reason is not None) for folder in known)
    answers = places.to_answer(workspace) if answers is None else answers
    searches = saved_searches.searches(workspace)
    aside = sum(folder.videos + folder.others for folder in known)
    sections = [
        SidebarEntry(
            "library",
            translate("Sidebar", "Library"),
            children=(*_library(workspace, photos, problems, answers), *_not_shown(aside)),
        ),
        SidebarEntry("folders", translate("Sidebar", "Folders"), children=tuple(map(_root, known))),
        SidebarEntry(
            "tags",
            translate("Sidebar", "Tags"),
            children=tuple(map(_tag, tag_tree.tag_tree(workspace, on_tags))),
        ),
        SidebarEntry(
            "searches",
            translate("Sidebar", "Saved searches"),
            children=tuple(map(_saved, searches)),
        ),
    ]
    return Overview(
        sections=tuple(one for one in sections if one.children),
        folders=len(known),
        photos=photos,
        problems=problems,
        offline=tuple(
            own_language(one.reason) for one in known if one.state == "offline" and one.reason
        ),
    )


def subfolder_entries(workspace: Workspace, above: SidebarEntry) -> list[SidebarEntry]:
    """The folders in a folder, as rows below it."""
    assert above.place is not None
    root_id, prefix = above.place.root_id, above.place.prefix
    return [
        _folder(root_id, one, above.hint) for one in places.subfolders(workspace, root_id, prefix)
    ]


def _library(
    workspace: Workspace, photos: int, problems: int, answers: tuple[int, int]
) -> tuple[SidebarEntry, ...]:
    standing = places.standing(workspace)
    review, untagged = answers
    rows = [
        all_photos(photos),
        SidebarEntry(
            "recent",
            translate("Sidebar", "Recently added"),
            "recent",
            Place("recent"),
            standing.recent,
            translate("Sidebar", "Photos that came in the last %Ln days", count=places.RECENT_DAYS),
        ),
        SidebarEntry(
            "untagged", translate("Sidebar", "Untagged"), "untagged", Place("untagged"), untagged
        ),
        SidebarEntry(
            "review",
            translate("Sidebar", "To review"),
            "review",
            None,
            review,
            translate("Sidebar", "Photos with a suggestion that waits for your answer"),
            action="review",
        ),
    ]
    if problems:
        title = translate("Sidebar", "Problems")
        rows.append(SidebarEntry("problems", title, "problem", None, problems, action="problems"))
    if standing.offline:
        rows.append(
            SidebarEntry(
                "offline",
                translate("Sidebar", "Offline"),
                "offline",
                Place("offline"),
                standing.offline,
                translate("Sidebar", "Photos whose file is missing or not connected"),
            )
        )
    return tuple(rows)


def _not_shown(files: int) -> tuple[SidebarEntry, ...]:
    """Videos and other files; no row where there are none."""
    if not files:
        return ()
    row = SidebarEntry(
        "not_shown",
        translate("Sidebar", "Other files"),
        "video",
        None,
        files,
        translate("Sidebar", "Videos and other files in your folders. They are not shown."),
        action="not_shown",
    )
    return (row,)


def _root(folder: Folder) -> SidebarEntry:
    return SidebarEntry(
        f"folder:{folder.id}:",
        PurePath(folder.path).name or folder.path,
        "folder" if folder.state == "online" else "offline",
        Place("folder", folder.id),
        folder.photos,
        own_language(folder.reason) if folder.reason else folder.path,
        lazy=True,
    )


def _folder(root_id: int, folder: Subfolder, above: str) -> SidebarEntry:
    return SidebarEntry(
        f"folder:{root_id}:{os.fsdecode(folder.prefix)}",
        folder.name,
        "folder",
        Place("folder", root_id, folder.prefix),
        folder.files,
        f"{above.rstrip('/')}/{folder.name}",
        lazy=folder.divided,
    )


def _tag(node: TagNode) -> SidebarEntry:
    tag = node.tag
    return SidebarEntry(
        f"tag:{tag.id}",
        tag.name,
        "tag",
        Place("tag", tag_id=tag.id),
        node.count,
        translate(
            "Sidebar",
            "Photos that have this tag or one below it. Suggestions that nobody answered are not "
            "counted.",
        ),
        children=tuple(map(_tag, node.children)),
        tag_id=tag.id,
        uuid=tag.uuid,
    )


def _saved(search: SavedSearch) -> SidebarEntry:
    return SidebarEntry(
        f"search:{search.uuid}",
        search.name,
        "search",
        Place("query", query=search.query),
        hint=search.query,
        uuid=search.uuid,
    )
