"""Is there a tag like this already? Asked before a new one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from photomanager.fuzzy import nearly
from photomanager.library import tag_words, tags
from photomanager.library.schema import tag

if TYPE_CHECKING:
    from photomanager.operations.workspace import Workspace


def resembling(workspace: Workspace, name: str) -> str | None:
    """The tag that somebody who typed this name probably means; None if it is clear.

    It is clear if there is a tag called so, or if no tag comes near: none of which it is
    another word or the plural, and none but for a slip of the keyboard.

    Args:
        workspace: The library.
        name: What was typed as the name of a tag.

    Raises:
        TagError: No tag can be called so.
        LibraryError: Disk or file are at fault.
    """
    wanted = tags.normal(name)
    with workspace.library.database.read() as connection:
        if tags.all_by_name(connection, name):
            return None
        meant = tag_words.named(connection, name)
        if not meant:
            rows = connection.execute(select(tag.c.id, tag.c.normal).order_by(tag.c.id))
            meant = [row.id for row in rows if nearly(wanted, row.normal)]
        if not meant:
            return None
        counts = tags.counts(connection, meant)
        likeliest = max(meant, key=lambda one: (counts.get(one, 0), -one))
        found = tags.by_id(connection, likeliest)
    return None if found is None else found.name
