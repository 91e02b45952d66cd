"""Shows at once what the user says of tags, wherever it is said; the truth follows.

Under the thumbnails it holds until the library has it, whatever is read meanwhile; in the
inspector until its tags are read again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.inspection import MOST_SUMMED
from photomanager.app.tag_summary import expected_state
from photomanager.app.widgets.tag_editor import UNKNOWN_ID
from photomanager.library.facts import ShownTag
from photomanager.library.records import TagId

if TYPE_CHECKING:
    from photomanager.app.frame import Frame
    from photomanager.app.item_models.photo_list_model import Foretold
    from photomanager.app.session.tagging import Said
    from photomanager.operations.photos import PhotoRow


def hang_foretelling(frame: Frame) -> None:
    """Listens to what is said of tags."""
    Foretelling(frame, frame.window)


class Foretelling(QObject):
    """Keeps grid and inspector ahead of the library. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._told: dict[Said, Foretold] = {}
        frame.session.tag_said.connect(self._tell)
        frame.session.tag_settled.connect(self._settle)

    def _tell(self, said: Said) -> None:
        frame = self._frame
        self._told[said] = frame.model.foretell_change(said.ids, lambda row: as_said(row, said))
        inspected = frame.inspection.photos
        if inspected and said.ids.issuperset(inspected):
            total = min(len(inspected), MOST_SUMMED)
            frame.inspector.tags.foretell(said.verdict, said.name, total)

    def _settle(self, said: Said) -> None:
        told = self._told.pop(said, None)
        if told is not None:
            self._frame.model.settle(told)
            self._frame.browsing.fetch_sight()


def as_said(row: PhotoRow, said: Said) -> PhotoRow:
    """A photo as it will be once the library has the user's word."""
    others, known = [], None
    for tag in row.tags:
        if tag.tag_id == said.tag_id or tag.name.casefold() == said.name.casefold():
            known = tag
        else:
            others.append(tag)
    state = expected_state(said.verdict, known.confidence if known else None)
    if state is None or (known is None and said.verdict not in ("add", "confirm")):
        return replace(row, tags=tuple(others))
    if known is None:
        known = ShownTag(TagId(said.tag_id or UNKNOWN_ID), said.name, "confirmed", None, None)
    shown = replace(known, state=state, via=None)
    order = [*others, shown] if state == "rejected" else [shown, *others]
    return replace(row, tags=tuple(order))
