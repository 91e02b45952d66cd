"""What hangs on a tag: asked before it is renamed, merged, moved or deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from photomanager.library import tags
from photomanager.library.name_order import name_order
from photomanager.operations.asked_tags import known_tag

if TYPE_CHECKING:
    from photomanager.library.records import TagId, TagRef
    from photomanager.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TagUse:
    """One tag and what would follow it.

    Attributes:
        tag_id: The tag.
        name: Its name.
        parent: Name of the tag above it, None at the top.
        word: Whether it is a word of the recogniser.
        confirmed: Photos it was confirmed on.
        rejected: Photos it was rejected on.
        imported: Photos whose file has it as a keyword.
        below: Names of the tags directly below, by name.
        synonyms: The other words that find it.
    """

    tag_id: TagId
    name: str
    parent: str | None
    word: bool
    confirmed: int
    rejected: int
    imported: int
    below: tuple[str, ...]
    synonyms: tuple[str, ...]


_COUNTS = """
SELECT (SELECT count(*) FROM statement WHERE tag_id = :tag AND verdict = 1),
    (SELECT count(*) FROM statement WHERE tag_id = :tag AND verdict = -1),
    (SELECT count(*) FROM imported WHERE tag_id = :tag)
"""


def tag_use(workspace: Workspace, tag_name: TagRef) -> TagUse:
    """What hangs on a tag.

    Raises:
        TagError: The name is unknown or ambiguous.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        found = known_tag(connection, tag_name)
        tree = tags.TagTree(tags.all_tags(connection))
        counts = connection.execute(text(_COUNTS), {"tag": found.id}).one()
        synonyms = tags.synonyms(connection, found.id)
    below = sorted((tree[one].name for one in tree.children(found.id)), key=name_order)
    return TagUse(
        tag_id=found.id,
        name=found.name,
        parent=None if found.parent_id is None else tree[found.parent_id].name,
        word=found.vocabulary_key is not None,
        confirmed=counts[0],
        rejected=counts[1],
        imported=counts[2],
        below=tuple(below),
        synonyms=tuple(synonyms),
    )
