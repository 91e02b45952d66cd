"""The row above everything: panels, folders, the search, order, views, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from photomanager.app.theme import Space, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from photomanager.app.actions import Actions
    from photomanager.app.views import ViewStack

ICON = 20
# Views with a button; each is named as the action that goes there.
VIEWS = ("grid", "loupe", "review", "board")


class ToolRow(QFrame):
    """Buttons of actions around the search bar."""

    def __init__(
        self,
        actions: Actions,
        search: QWidget,
        order: QWidget,
        views: ViewStack,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "toolbar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.SMALL + 2, Space.MEDIUM, Space.SMALL + 2)
        layout.setSpacing(Space.SMALL)
        for key in ("sidebar", "add_folder"):
            layout.addWidget(self._button(actions[key]))
        layout.addSpacing(Space.MEDIUM)
        layout.addWidget(search, 1)
        layout.addSpacing(Space.SMALL)
        layout.addWidget(order)
        layout.addSpacing(Space.SMALL)
        self.views = {key: ViewButton(actions[key], self) for key in VIEWS}
        for button in self.views.values():
            layout.addWidget(button)
        layout.addSpacing(Space.MEDIUM)
        views.changed.connect(self._show_view)
        for key in ("undo", "redo", "inspector"):
            layout.addWidget(self._button(actions[key]))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _show_view(self, view: str) -> None:
        for key, button in self.views.items():
            button.setChecked(key == view)


class ViewButton(QToolButton):
    """Goes to a view as its action does; pressed in while that view is shown."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setCheckable(True)
        self.setIconSize(QSize(ICON, ICON))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._go)
        action.changed.connect(self._follow)
        self._follow()

    def _go(self, checked: bool) -> None:
        self.setChecked(not checked)  # the view itself says when it is there
        self._action.trigger()

    def _follow(self) -> None:
        self.setIcon(self._action.icon())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text().replace("&", ""))
        self.setEnabled(self._action.isEnabled())
