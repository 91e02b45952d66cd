"""The middle of the window: one view at a time (grid, loupe, compare, review, board).

All views look at the same photos (`PhotoListModel`) and the same selection (that of the grid),
so that going from one to another loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

GRID = "grid"


class View(QWidget):
    """One view.

    Attributes:
        panels: The panels that may stand beside it: `sidebar`, `inspector`.
    """

    panels: ClassVar[frozenset[str]] = frozenset({"sidebar", "inspector"})

    def activate(self) -> None:
        """The view is shown now: read what it needs and take the focus."""
        self.take_focus()

    def take_focus(self) -> None:
        """The keys are for the view again; it was shown all the time."""
        self.setFocus()

    def deactivate(self) -> None:
        """Another view is shown now: stop timers, forget large pictures."""


_IGNORED, _PREFERRED = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred


class ViewStack(QStackedWidget):
    """Shows one view, made when it is first shown.

    Signals:
        changed: The key of the view shown now.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[str, Callable[[QWidget], View]] = {}
        self._views: dict[str, View] = {}
        self._current = ""

    @property
    def current(self) -> str:
        """The key of the view shown."""
        return self._current

    @property
    def view(self) -> View:
        """The view shown."""
        return self._views[self._current]

    def add(self, key: str, make: Callable[[QWidget], View]) -> None:
        """Says how to make a view; `make` gets its parent."""
        self._makers[key] = make

    def has(self, key: str) -> bool:
        """Whether there is a view of this key."""
        return key in self._makers

    def go(self, key: str) -> None:
        """Shows a view."""
        if key == self._current:
            return
        if self._current:
            self.view.deactivate()
            # A view that is not shown asks for no room: it would take it from the panels.
            self.view.setSizePolicy(_IGNORED, _IGNORED)
        if key not in self._views:
            made = self._makers[key](self)
            self._views[key] = made
            self.addWidget(made)
        self._views[key].setSizePolicy(_PREFERRED, _PREFERRED)
        self._current = key
        self.setCurrentWidget(self._views[key])
        self.changed.emit(key)
        self.view.activate()
