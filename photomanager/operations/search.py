"""Finding photos by a typed query, and completing tag names while it is typed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.library import query_sql, tag_counts, tags
from photomanager.library.query_parser import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from photomanager.library.query_sql import Order
    from photomanager.library.records import Tag, TagId
    from photomanager.operations.workspace import Workspace

__all__ = ["Completion", "SearchResult", "complete", "search"]


@dataclass(frozen=True, slots=True)
class Completion:
    """One tag to offer while the user types.

    Attributes:
        tag: The tag.
        count: Photos that have it or one below it, as the sidebar counts them; suggestions that
            a search finds too are not among them.
        parent_name: The tag above it, to tell namesakes apart.
    """

    tag: Tag
    count: int
    parent_name: str | None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found.

    Attributes:
        photo_ids: The photos, in the order asked for.
        count: How many were found, also beyond the limit.
        seconds: How long it took.
    """

    photo_ids: list[int]
    count: int
    seconds: float


def search(
    workspace: Workspace, text: str, *, order: Order = "relevance", limit: int | None = None
) -> SearchResult:
    """The photos that a query finds; the empty query finds all.

    Args:
        workspace: The library to search.
        text: In the query language, see `photomanager.library.query`.
        order: relevance (the user's and the files' own tags first, then by confidence),
            date (newest first), name (by path) or rating (best first).
        limit: Return at most so many.

    Raises:
        QueryError: When the text cannot be understood; names the position.
    """
    begun = time.perf_counter()
    query = parse(text)
    with workspace.library.database.read() as connection:
        ids = query_sql.find(connection, query, order)
    shown = ids[:limit].tolist()
    return SearchResult(shown, len(ids), time.perf_counter() - begun)


def complete(
    workspace: Workspace,
    prefix: str,
    limit: int = 10,
    counts: Mapping[TagId, int] | None = None,
) -> list[Completion]:
    """Tags to offer for the letters typed so far; the commonest tags for none.

    Args:
        workspace: The library.
        prefix: The letters.
        limit: At most so many.
        counts: What `tag_tree.count_tags` said a moment ago; None counts now.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        offered = tags.complete(connection, prefix, limit)
        counts = tag_counts.carried(connection) if counts is None else counts
    return [Completion(one.tag, counts.get(one.tag.id, 0), one.parent_name) for one in offered]
