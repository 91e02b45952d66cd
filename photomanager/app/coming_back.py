"""What was looked at when the window was closed is looked at when it opens again.

Place, order and filter are kept as they are chosen (`ordering`, `culling`); kept here at the end
are what was searched for, the view, the selected photos, the current one and the topmost.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView

from photomanager.app.loupe.compare_view import MOST
from photomanager.app.views import GRID

if TYPE_CHECKING:
    from photomanager.app.frame import Frame

_KEY = "browsing/looked_at"


class ComingBack(QObject):
    """Notes it and goes back to it. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._noted: dict[str, Any] = {}

    def note(self) -> None:
        """The window closes."""
        frame = self._frame
        selected = frame.grid.selected_ids()
        first, last = frame.grid.rows_in_sight()
        ids = frame.model.ids
        noted = {
            "library": self._library(),
            "text": frame.browsing.text,
            "view": frame.views.current,
            # More were chosen for something that is over.
            "selected": selected if len(selected) <= MOST else [],
            "current": frame.grid.current_id(),
            "top": ids[first] if frame.grid.verticalOffset() > 0 and first <= last else None,
        }
        frame.store.setValue(_KEY, json.dumps(noted))

    def start(self) -> None:
        """Shows the first list as it was left."""
        try:
            noted = json.loads(str(self._frame.store.value(_KEY, "")))
            self._noted = noted if noted["library"] == self._library() else {}
            text, hold = str(self._noted.get("text", "")), self._ids("selected")
        except (ValueError, TypeError, KeyError):
            self._noted, text, hold = {}, "", []  # never written, or by another version
        browsing = self._frame.browsing
        if self._noted:
            # Queued: after the list has been shown and its photos selected.
            browsing.listed.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        browsing.start(text, hold)

    def _follow(self, _count: int) -> None:
        frame, model = self._frame, self._frame.model
        if not self._noted:
            return  # the first list only
        for row in model.rows_of(self._ids("current")):
            frame.grid.set_current(row)
        # Last, because a view brings a new current photo into sight by itself.
        for row in model.rows_of(self._ids("top")):
            frame.grid.scrollTo(model.index(row), QAbstractItemView.ScrollHint.PositionAtTop)
        view, self._noted = str(self._noted.get("view")), {}
        if frame.views.current == GRID and frame.views.has(view) and model.ids:
            frame.views.go(view)

    def _ids(self, key: str) -> list[int]:
        found = self._noted.get(key)
        listed = found if isinstance(found, list) else [found]
        return [one for one in listed if type(one) is int]

    def _library(self) -> str:
        return self._frame.session.workspace.library.uuid
