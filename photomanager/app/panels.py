"""Sidebar, middle and inspector side by side: which are shown, how wide, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QSplitter

from photomanager.app.widgets.inspector import WIDTH as INSPECTOR_WIDTH
from photomanager.app.widgets.sidebar import WIDTH as SIDEBAR_WIDTH

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from photomanager.app.actions import Actions
    from photomanager.app.views import ViewStack

PANELS = ("sidebar", "inspector")
GEOMETRY = "window/geometry"  # where the window and its size are remembered

_ALL = 10_000  # wider than any window: whatever the panels leave


class Panels(QSplitter):
    """A splitter whose outer parts are shown when the user and the view want them.

    Signals:
        changed: Other panels may be shown now.
    """

    changed = Signal()

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
        self._alone: set[str] = set()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part in (sidebar, views, inspector):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setSizes([SIDEBAR_WIDTH, _ALL, INSPECTOR_WIDTH])
        self._widths = {"sidebar": SIDEBAR_WIDTH, "inspector": INSPECTOR_WIDTH}
        for key in PANELS:
            actions[key].setChecked(True)
            actions.bind_toggle(key, lambda _on: self.follow())
        views.changed.connect(self.follow)

    def show_alone(self, reason: str, *, alone: bool) -> None:
        """Hides the panels as long as there is a reason to: they would be empty, or in the way."""
        if alone == (reason in self._alone):
            return
        self._alone ^= {reason}
        self.follow()

    def fitting(self) -> frozenset[str]:
        """The panels that may stand beside the view now."""
        if self._alone or not self._views.current:
            return frozenset()
        return self._views.view.panels

    def shows(self, key: str) -> bool:
        """Whether a panel stands beside the view now."""
        return key in self.fitting() and self._actions[key].isChecked()

    def follow(self) -> None:
        """Shows the panels that are wanted now."""
        self._keep_widths()
        for key, part in self._parts.items():
            self._actions.enable(key, key in self.fitting())
            part.setVisible(self.shows(key))
        self._restore_widths()
        self.changed.emit()

    def _keep_widths(self) -> None:
        """A splitter shares out anew what a hidden part leaves, and does not give it back."""
        for key, part in self._parts.items():
            if part.isVisible():
                self._widths[key] = part.width()

    def _restore_widths(self) -> None:
        if self.isVisible():
            widths = [
                self._widths[key] if not part.isHidden() else 0 for key, part in self._parts.items()
            ]
            self.setSizes([widths[0], max(self.width() - sum(widths), 1), widths[1]])

    def save(self, store: QSettings) -> None:
        """Remembers widths and which panels are open."""
        self._keep_widths()
        for key in PANELS:
            store.setValue(f"window/{key}", self._actions[key].isChecked())
            # The splitter's own state would keep no width of a panel that the view hides.
            store.setValue(f"window/{key}_width", self._widths[key])

    def restore(self, store: QSettings) -> None:
        """Opens the panels as they were; what cannot be read is left at its default."""
        for key in PANELS:
            self._actions[key].setChecked(bool(store.value(f"window/{key}", True, type=bool)))
            self._widths[key] = _stored_width(store, key) or self._widths[key]
        self.setSizes([self._widths["sidebar"], _ALL, self._widths["inspector"]])
        self.follow()


def _stored_width(store: QSettings, key: str) -> int | None:
    stored = str(store.value(f"window/{key}_width", ""))
    return min(int(stored), _ALL) if stored.isdecimal() else None


def stored_bytes(store: QSettings, key: str) -> QByteArray:
    """What was stored, nothing if it is of another kind."""
    stored = store.value(key)
    return stored if isinstance(stored, QByteArray) else QByteArray()
