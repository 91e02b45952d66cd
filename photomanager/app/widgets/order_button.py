"""How the photos are ordered: a button that names the order and opens a menu of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from photomanager.app.listing import Ordering
    from photomanager.app.theme import Theme


def order_names() -> dict[str, str]:
    """The orders of `app.listing` in words."""
    return {
        "relevance": translate("Order", "Confidence"),
        "date": translate("Order", "Date"),
        "name": translate("Order", "Name"),
        "rating": translate("Order", "Rating"),
        "similarity": translate("Order", "Similarity"),
    }


def backwards_words(order: str) -> str:
    """What comes first when an order is turned round."""
    return {
        "relevance": translate("Order", "Least sure first"),
        "date": translate("Order", "Oldest first"),
        "name": translate("Order", "From Z to A"),
        "rating": translate("Order", "Fewest stars first"),
        "similarity": translate("Order", "Least alike first"),
    }[order]


class OrderButton(QToolButton):
    """Opens the actions of the orders."""

    def __init__(
        self, theme: Theme, actions: Iterable[QAction], turn: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        menu.addActions(list(actions))
        menu.addSeparator()
        menu.addAction(turn)
        self.setMenu(menu)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_order(self, now: Ordering) -> None:
        """Names the order in force."""
        name = order_names()[now.order]
        if now.backwards:
            first = backwards_words(now.order)
            name = translate("Order", "{order} · {first}", order=name, first=first)
        self.setText(name)
        self.setToolTip(translate("Order", "Ordered by: {name}", name=name))
        self.setAccessibleName(translate("Order", "Order of the photos: {name}", name=name))

    def _recolour(self) -> None:
        self.setIcon(icon("sort", self._theme.colours.text))
