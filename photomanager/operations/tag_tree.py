"""The tags that are in use, as the tree that the sidebar shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.library import tags

if TYPE_CHECKING:
    from photomanager.library.records import Tag
    from photomanager.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TagNode:
    """One tag with those below it.

    Attributes:
        tag: The tag.
        count: Photos that show it.
        children: The tags below it that are in use, by name.
    """

    tag: Tag
    count: int
    children: tuple[TagNode, ...]


def tag_tree(workspace: Workspace) -> tuple[TagNode, ...]:
    """The tags that some photo shows or that the user made, and what stands above them; by name.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        everything = tags.all_tags(connection)
        counts = tags.counts(connection)
    tree = tags.TagTree(everything)
    used = {one.id for one in everything if one.enabled and _is_used(one, counts.get(one.id, 0))}
    used |= {above for one in used for above in tree.ancestors(one)}

    def nodes(ids: list[int]) -> tuple[TagNode, ...]:
        shown = sorted((tree[one] for one in ids if one in used), key=_by_name)
        return tuple(
            TagNode(one, counts.get(one.id, 0), nodes(list(tree.children(one.id)))) for one in shown
        )

    return nodes([one.id for one in everything if one.parent_id is None])


def _is_used(tag: Tag, count: int) -> bool:
    return count > 0 or tag.origin == "user"


def _by_name(tag: Tag) -> tuple[str, int]:
    return tag.name.casefold(), tag.id
