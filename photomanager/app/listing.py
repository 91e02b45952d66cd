"""Which photos a list has, in which order, under which headings; made on any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QDate, QLocale

from photomanager.app.item_models.photo_list_model import Heading
from photomanager.app.translation import translate
from photomanager.operations import half_typed, places, similar, timeline

if TYPE_CHECKING:
    from photomanager.library.query_sql import Order
    from photomanager.operations.places import Place
    from photomanager.operations.timeline import Step, Stretch
    from photomanager.operations.workspace import Workspace

ListOrder = Literal["relevance", "date", "name", "rating", "similarity"]
ChosenOrder = ListOrder | Literal["automatic"]


@dataclass(frozen=True, slots=True)
class Ordering:
    """How a list is ordered.

    Attributes:
        order: By what.
        backwards: Whether the other way round.
        chosen: Whether the user chose it; else it is what fits: the best match for words,
            else the date.
    """

    order: ListOrder
    backwards: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Attributes:
        place: The photos to search among.
        text: What was typed, in the query language; its last word may be half typed.
        order: How to order them.
        backwards: Whether the other way round.
        among: A filter in the query language; empty: none.
        like: For the order by similarity: the photo to compare with.
        step: Headings of a list by date; None: no headings.
    """

    place: Place
    text: str
    order: ListOrder
    among: str = ""
    like: int | None = None
    step: Step | None = None
    backwards: bool = False


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
    text = half_typed.completed(workspace, wanted.text)
    ids = places.find(workspace, wanted.place, text, order, among=wanted.among)
    if wanted.order == "similarity" and wanted.like is not None:
        ids = similar.by_similarity(workspace, wanted.like, ids)
    if wanted.order != "date" or wanted.step is None:
        return Listing(ids[::-1] if wanted.backwards else ids)
    stretches = timeline.stretches(workspace, ids, wanted.step)
    if wanted.backwards:
        ids, stretches = timeline.backwards(ids, stretches)
    if len(stretches) == 1 and stretches[0].begin is None:
        return Listing(ids)  # no photo has a date: the heading would say nothing
    return Listing(ids, tuple(_heading(one, wanted.step) for one in stretches))


def _heading(stretch: Stretch, step: Step) -> Heading:
    begin = stretch.begin
    if begin is None:
        return Heading(stretch.row, translate("Grid", "Without a date"))
    day = QDate(begin.year, begin.month, begin.day)
    if step == "month":
        return Heading(stretch.row, QLocale().toString(day, "MMMM yyyy"))
    return Heading(stretch.row, QLocale().toString(day, QLocale.FormatType.LongFormat))
