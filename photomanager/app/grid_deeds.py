"""What is done with photos in the grid besides looking: select, drag, drop, compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap

from photomanager.app import drags
from photomanager.app.item_models.sidebar_model import tag_among
from photomanager.app.session.dragging import Dragging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.app.frame import Frame

_BY_DAY = "grid/by_day"
_DRAGGED = 96  # device-independent pixels of the picture at the pointer


def hang_grid_deeds(frame: Frame) -> None:
    """Connects the grid's drags and binds its actions."""
    GridDeeds(frame, frame.window)


class GridDeeds(QObject):
    """Selects, drags photos away, tags them by a dropped tag, orders by similarity."""

    def __init__(self, frame: Frame, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._dragging = Dragging(frame.session)
        grid = frame.grid
        grid.drag_wanted.connect(self._read_paths)
        grid.tag_dropped.connect(self._tag)
        frame.actions.bind("select_all", grid.selectAll, "grid")
        frame.actions.bind("select_none", grid.clearSelection, "grid")
        frame.actions.bind("invert", grid.invert_selection, "grid")
        grid.selection_changed.connect(self._follow)
        self._follow()
        frame.actions.bind("similar", frame.browsing.show_similar, "grid", "loupe")
        frame.actions.bind_toggle("by_day", self._set_step)
        frame.actions["by_day"].setChecked(bool(frame.store.value(_BY_DAY, False, type=bool)))

    def _follow(self) -> None:
        on = self._frame.grid.selectionModel().hasSelection()
        self._frame.actions.enable("select_none", on)

    def _set_step(self, by_day: bool) -> None:
        self._frame.store.setValue(_BY_DAY, by_day)
        self._frame.browsing.set_step("day" if by_day else "month")

    def _read_paths(self, ids: list[int]) -> None:
        self._dragging.paths(ids, lambda paths: self._drag(ids, paths))

    def _drag(self, ids: list[int], paths: Sequence[str]) -> None:
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return  # let go while the paths were read
        drag = QDrag(self._frame.grid)
        drag.setMimeData(dragged(ids, paths))
        current = self._frame.grid.current_id()
        pixmap = None if current is None else self._frame.pictures.pixmap(current)
        if pixmap is not None:
            drag.setPixmap(self._small(pixmap))
            drag.setHotSpot(QPoint(-8, -8))
        drag.exec(Qt.DropAction.CopyAction)

    def _small(self, pixmap: QPixmap) -> QPixmap:
        ratio = self._frame.grid.devicePixelRatioF()
        side = round(_DRAGGED * ratio)
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small = pixmap.scaled(side, side, keep, smooth)
        small.setDevicePixelRatio(ratio)
        return small

    def _tag(self, uuid: str, ids: list[int]) -> None:
        entry = tag_among(self._frame.sidebar.sections(), uuid)
        if entry is None:  # made a moment ago, and not listed yet
            self._dragging.drop_tag(ids, uuid)
        else:
            self._frame.session.tags.say(ids, "confirm", entry.title, entry.tag_id)


def dragged(ids: Sequence[int], paths: Sequence[str]) -> QMimeData:
    """Photos as other programs (files) and as this window's sidebar (rows) understand them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    drags.put_photos(data, ids)
    return data
