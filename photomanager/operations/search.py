"""Finding photos by a typed query, and completing tag names while it is typed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.library import query_sql, tags
from photomanager.library.query_parser import parse
from photomanager.library.tags import Completion

if TYPE_CHECKING:
    from photomanager.library.query_sql import Order
    from photomanager.operations.workspace import Workspace

__all__ = ["Completion", "SearchResult", "complete", "search"]


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


def complete(workspace: Workspace, prefix: str, limit: int = 10) -> list[Completion]:
    """Tags to offer for the letters typed so far; the commonest tags for none."""
    with workspace.library.database.read() as connection:
        return tags.complete(connection, prefix, limit)
