"""The tags that are in use, as the tree that the sidebar shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.library import tag_counts, tags
from photomanager.library.name_order import name_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from photomanager.library.records import Tag, TagId
    from photomanager.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TagNode:
    """One tag with those below it.

    Attributes:
        tag: The tag.
        count: Photos that have it or a tag below it, as `Place("tag")` finds them: confirmed,
            imported or automatic. Suggestions do not count.
        children: The tags below it that are in use, by name.
    """

    tag: Tag
    count: int
    children: tuple[TagNode, ...]


def count_tags(workspace: Workspace) -> dict[TagId, int]:
    """How many photos have each tag; some hundredths of a second at 100,000 photos.

    Where a quarter of a million keywords came with the files it is one or two seconds.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        return tag_counts.carried(connection)


def tag_tree(
    workspace: Workspace, counts: Mapping[TagId, int] | None = None
) -> tuple[TagNode, ...]:
    """The tags that some photo shows or that the user made, and what stands above them; by name.

    Args:
        workspace: The library.
        counts: What `count_tags` said a moment ago; None counts now.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        everything = tags.all_tags(connection)
        guessed = tag_counts.guessed(connection)
        counts = tag_counts.carried(connection) if counts is None else counts
    tree = tags.TagTree(everything)
    shown = guessed | counts.keys()
    used = {one.id for one in everything if one.enabled and _is_used(one, shown)}
    used |= {above for one in used for above in tree.ancestors(one)}

    def nodes(ids: list[int]) -> tuple[TagNode, ...]:
        found = sorted((tree[one] for one in ids if one in used), key=_by_name)
        return tuple(
            TagNode(one, counts.get(one.id, 0), nodes(list(tree.children(one.id)))) for one in found
        )

    return nodes([one.id for one in everything if one.parent_id is None])


def _is_used(tag: Tag, shown: Set[TagId]) -> bool:
    return tag.id in shown or tag.origin == "user"


def _by_name(tag: Tag) -> tuple[str, int]:
    return name_order(tag.name), tag.id
