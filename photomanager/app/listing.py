"""Which photos a list has, in which order, under which headings; made on any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QDate, QLocale

from photomanager.app.item_models.photo_list_model import Heading
from photomanager.app.translation import translate
from photomanager.operations import search, similar, timeline

if TYPE_CHECKING:
    from photomanager.library.query_sql import Order
    from photomanager.operations.timeline import Step, Stretch
    from photomanager.operations.workspace import Workspace

ListOrder = Literal["relevance", "date", "name", "rating", "similarity"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Attributes:
        scope: The photos to search among, in the query language.
        text: What was typed, in the query language.
        order: How to order them.
        like: For the order by similarity: the photo to compare with.
        step: Headings of a list by date; None: no headings.
    """

    scope: str
    text: str
    order: ListOrder
    like: int | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found.

    Attributes:
        ids: The photos in order.
        headings: Above the first photo of each day or month; empty: none.
    """

    ids: list[int]
    headings: tuple[Heading, ...] = ()


def find(workspace: Workspace, wanted: Wanted) -> Listing:
    """Finds photos.

    Raises:
        QueryError: `wanted.text` cannot be understood; its position counts in that text.
    """
    order: Order = "name" if wanted.order == "similarity" else wanted.order
    ids = _found(workspace, wanted.scope, wanted.text, order)
    if wanted.order == "similarity" and wanted.like is not None:
        ids = similar.by_similarity(workspace, wanted.like, ids)
    if wanted.order != "date" or wanted.step is None:
        return Listing(ids)
    stretches = timeline.stretches(workspace, ids, wanted.step)
    if len(stretches) == 1 and stretches[0].begin is None:
        return Listing(ids)  # no photo has a date: the heading would say nothing
    return Listing(ids, tuple(_heading(one, wanted.step) for one in stretches))


def _found(workspace: Workspace, scope: str, text: str, order: Order) -> list[int]:
    """Photos that match `text`, limited to those of `scope`.

    Two searches rather than one joined text, so that a mistake's position counts in `text`.
    """
    if not scope:
        return search.search(workspace, text, order=order).photo_ids
    if not text.strip():
        return search.search(workspace, scope, order=order).photo_ids
    found = search.search(workspace, text, order=order).photo_ids
    within = set(search.search(workspace, scope, order="name").photo_ids)
    return [photo_id for photo_id in found if photo_id in within]


def _heading(stretch: Stretch, step: Step) -> Heading:
    begin = stretch.begin
    if begin is None:
        return Heading(stretch.row, translate("Grid", "Without a date"))
    day = QDate(begin.year, begin.month, begin.day)
    if step == "month":
        return Heading(stretch.row, QLocale().toString(day, "MMMM yyyy"))
    return Heading(stretch.row, QLocale().toString(day, QLocale.FormatType.LongFormat))
