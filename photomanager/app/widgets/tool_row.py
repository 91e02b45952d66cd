"""The row above everything: panels, folders, the search, order, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from photomanager.app.theme import Space, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from photomanager.app.actions import Actions

ICON = 20


class ToolRow(QFrame):
    """Buttons of actions around the search bar."""

    def __init__(
        self, actions: Actions, search: QWidget, order: QWidget, parent: QWidget | None = None
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
        for key in ("undo", "redo", "inspector"):
            layout.addWidget(self._button(actions[key]))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
