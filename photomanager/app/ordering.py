"""The order of the photos and the place looked at: chosen by actions, kept for the next start."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject

from photomanager.app.item_models.sidebar_model import SidebarEntry
from photomanager.app.listing import ChosenOrder, ListOrder, Ordering
from photomanager.app.overview import all_photos
from photomanager.app.widgets.order_button import backwards_words
from photomanager.operations.places import Place

if TYPE_CHECKING:
    from photomanager.app.frame import Frame
    from photomanager.app.overview import Overview

ORDERS: tuple[ListOrder, ...] = get_args(ListOrder)
CHOICES: tuple[ChosenOrder, ...] = ("automatic", *ORDERS)
_ORDER, _BACKWARDS, _PLACE = "browsing/order", "browsing/backwards", "browsing/place"


def hang_ordering(frame: Frame) -> None:
    """Binds the orders and begins where the user was."""
    KeepingOrder(frame, frame.window)


class KeepingOrder(QObject):
    """Between the actions of the orders, what is browsed, and what the window remembers."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._resumed: SidebarEntry | None = None
        browsing, actions = frame.browsing, frame.actions
        for order in CHOICES:
            actions.bind(f"order_{order}", partial(self._choose, order))
        actions.bind("order_backwards", self._turn)
        self._resume()
        browsing.ordered.connect(self._follow)
        browsing.place_changed.connect(self._keep_place)
        frame.navigation.counted.connect(self._check_place)
        self._follow(browsing.ordering())

    def _choose(self, order: ChosenOrder) -> None:
        self._frame.browsing.set_order(order)
        self._follow(self._frame.browsing.ordering())

    def _turn(self) -> None:
        browsing = self._frame.browsing
        browsing.set_backwards(not browsing.ordering().backwards)

    def _follow(self, now: Ordering) -> None:
        """Ticks what is in force, and remembers what was chosen."""
        actions, store = self._frame.actions, self._frame.store
        ticked = now.order if now.chosen else "automatic"
        for order in CHOICES:
            actions[f"order_{order}"].setChecked(order == ticked)
        actions["order_backwards"].setChecked(now.backwards)
        actions.set_text("order_backwards", backwards_words(now.order))
        if now.order != "similarity":  # to a photo that is looked at now
            store.setValue(_ORDER, now.order if now.chosen else "")
        store.setValue(_BACKWARDS, sorted(self._frame.browsing.backwards))

    # -- from start to start --------------------------------------------------------------

    def _resume(self) -> None:
        store = self._frame.store
        named = str(store.value(_ORDER, ""))
        order = next((one for one in ORDERS if one == named), None)
        turned = store.value(_BACKWARDS, [])
        turned = [turned] if isinstance(turned, str) else turned
        backwards = {one for one in ORDERS if isinstance(turned, list) and one in turned}
        self._resumed = self._read_place(str(store.value(_PLACE, "")))
        self._frame.browsing.resume(self._resumed, order, backwards)

    def _keep_place(self, _key: str) -> None:
        place = self._frame.browsing.place
        self._frame.store.setValue(_PLACE, _written(place, self._library()))

    def _library(self) -> str:
        return self._frame.session.workspace.library.uuid

    def _read_place(self, written: str) -> SidebarEntry | None:
        """The place of last time; None if there is none, or it is of another library."""
        try:
            found = json.loads(written)
            if found.pop("library") != self._library():
                return None
            place = Place(**{**found.pop("place"), "prefix": bytes.fromhex(found.pop("prefix"))})
            return SidebarEntry(place=place, **found)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None  # never written, or by another version

    def _check_place(self, overview: Overview) -> None:
        """What has been deleted since last time is not looked at any more."""
        resumed, self._resumed = self._resumed, None
        browsing = self._frame.browsing
        if resumed is not None and browsing.place is resumed and not _is_there(resumed, overview):
            browsing.go_to(all_photos())


def _written(entry: SidebarEntry, library: str) -> str:
    place = entry.place
    assert place is not None
    return json.dumps(
        {
            "library": library,
            "key": entry.key,
            "title": entry.title,
            "icon": entry.icon,
            "hint": entry.hint,
            "tag_id": entry.tag_id,
            "uuid": entry.uuid,
            "prefix": place.prefix.hex(),
            "place": {
                "kind": place.kind,
                "root_id": place.root_id,
                "tag_id": place.tag_id,
                "query": place.query,
            },
        }
    )


def _is_there(entry: SidebarEntry, overview: Overview) -> bool:
    """Whether the sidebar still has a place, or the folder that it lies in."""
    assert entry.place is not None
    rows = list(overview.sections)
    known = {}
    while rows:
        row = rows.pop()
        known[row.key] = row.uuid
        rows += row.children
    if entry.place.kind == "folder":
        return f"folder:{entry.place.root_id}:" in known
    return known.get(entry.key) == entry.uuid
