"""Sidebar, middle and inspector side by side: which are shown, how wide, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter

from photomanager.app.widgets.inspector import WIDTH as INSPECTOR_WIDTH
from photomanager.app.widgets.sidebar import WIDTH as SIDEBAR_WIDTH

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from photomanager.app.actions import Actions
    from photomanager.app.views import ViewStack

PANELS = ("sidebar", "inspector")


class Panels(QSplitter):
    """A splitter whose outer parts are shown when the user and the view want them."""

    def __init__(
        self,
        actions: Actions,
        sidebar: QWidget,
        views: ViewStack,
        inspector: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._actions = actions
        self._views = views
        self._parts = {"sidebar": sidebar, "inspector": inspector}
        self._alone = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part in (sidebar, views, inspector):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setSizes([SIDEBAR_WIDTH, 10_000, INSPECTOR_WIDTH])
        for key in PANELS:
            actions[key].setChecked(True)
            actions.bind_toggle(key, lambda _on: self.follow())
        views.changed.connect(self.follow)

    def show_alone(self, alone: bool) -> None:
        """Hides the panels while they would be empty, as beside the welcome page."""
        self._alone = alone
        self.follow()

    def follow(self) -> None:
        """Shows the panels that are wanted now."""
        fitting = self._views.view.panels if self._views.current else frozenset()
        for key, part in self._parts.items():
            fits = key in fitting and not self._alone
            self._actions.enable(key, fits)
            part.setVisible(self._actions[key].isChecked() and fits)

    def save(self, store: QSettings) -> None:
        """Remembers widths and which panels are open."""
        store.setValue("window/panels", self.saveState())
        for key in PANELS:
            store.setValue(f"window/{key}", self._actions[key].isChecked())

    def restore(self, store: QSettings) -> None:
        """Opens the panels as they were; what cannot be read is left at its default."""
        self.restoreState(stored_bytes(store, "window/panels"))
        for key in PANELS:
            self._actions[key].setChecked(bool(store.value(f"window/{key}", True, type=bool)))
        self.follow()


def stored_bytes(store: QSettings, key: str) -> QByteArray:
    """What was stored, nothing if it is of another kind."""
    stored = store.value(key)
    return stored if isinstance(stored, QByteArray) else QByteArray()
