"""A button that says which key does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import set_role

if TYPE_CHECKING:
    from photomanager.app.actions import Actions
    from photomanager.app.theme import Theme


class KeyButton(QPushButton):
    """Presses an action of the table and shows its key, whichever the user has chosen.

    It never takes the keyboard focus by click: the next key answers the next question.
    """

    def __init__(
        self,
        text: str,
        action: str,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        icon_name: str = "",
        role: str = "",
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._action = action
        self._actions = actions
        self._theme = theme
        self._icon_name = icon_name
        self._primary = role == "primary"
        if role:
            set_role(self, role)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: actions[action].trigger())
        actions.shortcuts_changed.connect(self._show_keys)
        theme.changed.connect(self._recolour)
        self._show_keys()
        self._recolour()

    def show_words(self, text: str) -> None:
        """Gives the button another text."""
        self._text = text
        self._show_keys()

    def _show_keys(self) -> None:
        keys = self._actions[self._action].shortcut()
        native = keys.toString(QKeySequence.SequenceFormat.NativeText)
        # An ampersand would mark a letter.
        text = self._text.replace("&", "&&")
        self.setText(f"{text}   {native}" if native else text)
        self.setAccessibleName(self._text)

    def _recolour(self) -> None:
        colours = self._theme.colours
        colour = colours.on_accent if self._primary else colours.text
        if self._icon_name:
            self.setIcon(icon(self._icon_name, colour))
