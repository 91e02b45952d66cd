"""One sentence above the photos, when something went wrong or changed; never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from photomanager.app.theme import Theme


class MessageBar(QFrame):
    """Shows a sentence until it is closed or replaced.

    Signals:
        pressed: The button beside the sentence was pressed.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "notice")
        self._picture = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.pressed)
        self._close = QToolButton(self)
        self._close.setAccessibleName(translate("Message", "Close this message"))
        self._close.setToolTip(translate("Message", "Close"))
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    def show_message(self, sentence: str, button: str = "") -> None:
        """Shows a sentence, and a button that does something about it."""
        self._text.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def _recolour(self) -> None:
        colours = self._theme.colours
        drawn = icon("problem", colours.danger)
        self._picture.setPixmap(drawn.pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self._close.setIcon(icon("cross", colours.text_soft))
