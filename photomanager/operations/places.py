"""Places to look at: all photos, a folder, a tag, what was added lately, what needs the user.

A place limits what a search finds. Its photos are found by rows and not by words, so names
with quotation marks, namesakes and bytes that are no text are all meant exactly.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from photomanager.library import places, query_sql, tags
from photomanager.library.name_order import name_order
from photomanager.library.places import Subfolder
from photomanager.library.query_parser import parse
from photomanager.library.records import TagId

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.library.query_sql import Order
    from photomanager.operations.workspace import Workspace

__all__ = ["Place", "Standing", "Subfolder", "find", "standing", "subfolders", "to_answer"]

Kind = Literal[
    "all", "recent", "untagged", "review", "offline", "folder", "tag", "suggested", "query"
]

RECENT_DAYS = 30
REVIEW = "state:suggested"
UNTAGGED = "NOT (state:confirmed OR state:imported OR state:automatic OR state:suggested)"
_QUERIES = {"review": REVIEW, "untagged": UNTAGGED}
_UNRANKED = ("recent", "offline", "folder")  # come without scores, in no order
_DAY_US = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the library.

    Attributes:
        kind: What sort of place. "tag": photos that have the tag or one below it; "suggested":
            photos on which it is only suggested.
        root_id: Of a folder: the root it lies in.
        prefix: Of a folder: its path below the root with a "/" at the end, empty for the root.
        tag_id: Of "tag" and "suggested": the tag's row; everything below it belongs to it.
        query: Of a query: in the query language.
    """

    kind: Kind = "all"
    root_id: int = 0
    prefix: bytes = b""
    tag_id: int = 0
    query: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What wants the user's attention, counted without reading all guesses.

    Attributes:
        recent: Photos added in the last `RECENT_DAYS` days.
        offline: Photos whose file is missing or not connected.
    """

    recent: int
    offline: int


def find(
    workspace: Workspace, place: Place, text: str, order: Order, *, among: str = ""
) -> list[int]:
    """The photos of a place that a text finds, in the order asked for.

    Args:
        workspace: The library.
        place: Where to look.
        text: In the query language; empty finds all.
        order: As `operations.search.search`.
        among: Another text that limits what is found, e.g. the filter by stars.

    Raises:
        QueryError: The text cannot be understood; its position counts in `text`.
        LibraryError: Disk or file are at fault.
    """
    query = parse(text)
    with workspace.library.database.read() as connection:
        within = []
        if not text.strip() and place.kind not in ("all", *_UNRANKED):
            found = _photos(connection, place, order)
        else:
            found = query_sql.find(connection, query, order)
            if place.kind != "all":
                within.append(_photos(connection, place))
        if among:
            within.append(query_sql.find(connection, parse(among), "date"))
    for limit in within:
        mask = np.zeros(1 + max(found.max(initial=0), limit.max(initial=0)), np.bool_)
        mask[limit] = True
        found = found[mask[found]]
    listed: list[int] = found.tolist()
    return listed


def standing(workspace: Workspace) -> Standing:
    """The cheap counts of the library; see `to_answer` for the dear ones.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        return Standing(
            recent=places.count_added_since(connection, _recent()),
            offline=len(places.out_of_reach(connection)),
        )


def to_answer(workspace: Workspace) -> tuple[int, int]:
    """How many photos have a suggestion to answer, and how many have no tag at all.

    Walks the index of all guesses: a tenth of a second at 100,000 photos.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        review = len(query_sql.find(connection, parse(REVIEW), "date"))
        return review, len(query_sql.find(connection, parse(UNTAGGED), "date"))


def subfolders(workspace: Workspace, root_id: int, prefix: bytes) -> list[Subfolder]:
    """The folders directly in a folder, in alphabetical order.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        found = places.subfolders(connection, root_id, prefix)
    return sorted(found, key=lambda one: (name_order(one.name), one.prefix))


def _photos(connection: Connection, place: Place, order: Order = "date") -> NDArray[np.int64]:
    """The photos of a place; in the order asked for unless it is `_UNRANKED`."""
    match place.kind:
        case "recent":
            return places.added_since(connection, _recent())
        case "offline":
            return places.out_of_reach(connection)
        case "folder":
            return places.below(connection, place.root_id, place.prefix)
        case "tag" | "suggested" as kind:
            if tags.by_id(connection, place.tag_id) is None:  # deleted meanwhile
                return np.empty(0, np.int64)
            tag_id, suggested = TagId(place.tag_id), kind == "suggested"
            return query_sql.find_tag(connection, tag_id, order, suggested=suggested)
        case _:
            query = _QUERIES.get(place.kind, place.query)
            return query_sql.find(connection, parse(query), order)


def _recent() -> int:
    return time.time_ns() // 1000 - RECENT_DAYS * _DAY_US
