"""The views of large photos in the window: their keys, and the ways into them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from photomanager.app.loupe.compare_view import CompareView
from photomanager.app.loupe.full_screen import FullScreen
from photomanager.app.loupe.loupe_view import LoupeView
from photomanager.app.views import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from photomanager.app.frame import Frame

LOUPE, COMPARE = "loupe", "compare"


def hang_loupe(frame: Frame) -> None:
    """Adds the views `loupe` and `compare` and binds their actions."""
    Looking(frame, frame.window)


class Looking(QObject):
    """Goes from the grid to large photos and back."""

    def __init__(self, frame: Frame, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._full_screen = FullScreen(frame, self)
        self._slides_from = GRID
        frame.views.add(LOUPE, self._make_loupe)
        frame.views.add(COMPARE, self._make_compare)
        frame.views.changed.connect(self._on_view)
        frame.grid.opened.connect(lambda _row: self._go(LOUPE))
        frame.grid.selection_changed.connect(self._follow)
        frame.model.rowsInserted.connect(self._follow)
        self._bind()
        self._follow()

    def _bind(self) -> None:
        actions = self._frame.actions
        actions.bind("loupe", partial(self._go, LOUPE))
        actions.bind("compare", partial(self._go, COMPARE))
        actions.bind("pixels", lambda: self._canvas_toggle(), LOUPE, COMPARE)
        actions.bind("larger", partial(self._zoom_by, 2), LOUPE, COMPARE)
        actions.bind("smaller", partial(self._zoom_by, -2), LOUPE, COMPARE)
        actions.bind("back", self._back, LOUPE, COMPARE)
        actions.bind_toggle("full_screen", self._fill_screen)
        actions.bind_toggle("slideshow", self._show_slides)
        for key, default in (
            ("filmstrip", True),
            ("facts", False),
            ("faces", False),
            ("histogram", False),
        ):
            actions.bind_toggle(key, partial(self._show_part, key))
            stored = self._frame.store.value(f"loupe/{key}", default, type=bool)
            actions[key].setChecked(bool(stored))

    def _make_loupe(self, parent: QWidget) -> LoupeView:
        view = LoupeView(self._frame, parent)
        view.left.connect(self._back)
        view.slides_ended.connect(partial(self._frame.actions["slideshow"].setChecked, False))
        return view

    def _make_compare(self, parent: QWidget) -> CompareView:
        view = CompareView(self._frame, parent)
        view.left.connect(self._back)
        return view

    # -- what the keys do -----------------------------------------------------------------

    def _go(self, view: str) -> None:
        if self._frame.model.ids:
            self._frame.views.go(view)

    def _back(self) -> None:
        """Takes an explanation away first, then goes out of full screen, then out of the view."""
        actions = self._frame.actions
        if self._frame.inspection.why.asked:
            self._frame.inspection.why.take_away()
        elif actions["slideshow"].isChecked():
            actions["slideshow"].setChecked(False)
            self._frame.views.go(self._slides_from)
        elif actions["full_screen"].isChecked():
            actions["full_screen"].setChecked(False)
        else:
            self._frame.views.go(GRID)

    def _loupe(self) -> LoupeView | None:
        on = self._frame.views.current == LOUPE
        return cast("LoupeView", self._frame.views.view) if on else None

    def _canvas_toggle(self) -> None:
        view = self._frame.views.view
        if isinstance(view, LoupeView):
            view.canvas.toggle()
        elif isinstance(view, CompareView):
            view.active_canvas().toggle()

    def _zoom_by(self, steps: int) -> None:
        view = self._frame.views.view
        if isinstance(view, LoupeView):
            view.canvas.zoom_by(steps)
        elif isinstance(view, CompareView):
            view.active_canvas().zoom_by(steps)

    def _fill_screen(self, on: bool) -> None:
        self._full_screen.switch(on)
        self._bare_view(on)

    def _bare_view(self, on: bool) -> None:
        view = self._frame.views.view
        if isinstance(view, LoupeView | CompareView):
            view.set_bare(on)

    def _show_slides(self, on: bool) -> None:
        actions = self._frame.actions
        if on:
            self._slides_from = self._frame.views.current
            self._go(LOUPE)
        loupe = self._loupe()
        if loupe is not None:
            actions["full_screen"].setChecked(on)
            loupe.show_slides(on)
        elif on:
            actions["slideshow"].setChecked(False)

    def _show_part(self, key: str, on: bool) -> None:
        self._frame.store.setValue(f"loupe/{key}", on)
        if self._frame.views.current == COMPARE and key == "facts":
            cast("CompareView", self._frame.views.view).show_facts(on)
        loupe = self._loupe()
        if loupe is None:
            return
        {
            "filmstrip": loupe.show_strip,
            "facts": loupe.show_facts,
            "faces": loupe.show_faces,
            "histogram": loupe.show_histogram,
        }[key](on)

    # -- what happens ---------------------------------------------------------------------

    def _on_view(self, key: str) -> None:
        if key not in (LOUPE, COMPARE):
            self._frame.actions["full_screen"].setChecked(False)
        actions, loupe = self._frame.actions, self._loupe()
        self._bare_view(actions["full_screen"].isChecked())
        if key == COMPARE:
            self._show_part("facts", actions["facts"].isChecked())
        if loupe is not None:
            loupe.show_strip(actions["filmstrip"].isChecked())
            loupe.show_facts(actions["facts"].isChecked())
            loupe.show_faces(actions["faces"].isChecked())
            loupe.show_histogram(actions["histogram"].isChecked())

    def _follow(self) -> None:
        on = bool(self._frame.model.ids)
        for key in (LOUPE, COMPARE, "slideshow"):
            self._frame.actions.enable(key, on)
