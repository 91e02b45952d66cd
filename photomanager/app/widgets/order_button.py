"""How the photos are ordered: a button that names the order and opens a menu of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from photomanager.app.theme import Theme


def order_names() -> dict[str, str]:
    """The orders of `app.listing` in words."""
    return {
        "relevance": translate("Order", "Best match"),
        "date": translate("Order", "Date"),
        "name": translate("Order", "Name"),
        "rating": translate("Order", "Rating"),
        "similarity": translate("Order", "Similarity"),
    }


class OrderButton(QToolButton):
    """Signals: chosen: the name of an order of `order_names`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, name in order_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setData(order)
            group.addAction(action)
        group.triggered.connect(lambda action: self.chosen.emit(action.data()))
        self.setMenu(menu)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_order(self, order: str) -> None:
        """Names the order in force."""
        name = order_names()[order]
        self.setText(name)
        self.setToolTip(translate("Order", "Ordered by: {name}", name=name))
        self.setAccessibleName(translate("Order", "Order of the photos: {name}", name=name))
        for action in self.menu().actions():
            action.setChecked(action.data() == order)

    def _recolour(self) -> None:
        self.setIcon(icon("sort", self._theme.colours.text))
