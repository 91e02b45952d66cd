"""Sentences above the photos, when something went wrong or changed; never a dialog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import number, translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from photomanager.app.theme import Theme


@dataclass(frozen=True, slots=True)
class _Message:
    sentence: str
    button: str
    passing: bool


class MessageBar(QFrame):
    """Shows one sentence at a time, the newest first; the others wait behind it.

    Signals:
        pressed: The button beside the sentence was pressed.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages: list[_Message] = []
        self._at = 0
        set_role(self, "notice")
        self._picture = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.pressed)
        self._place = QLabel(self)
        self._next = self._tool(translate("Message", "Next message"))
        self._next.clicked.connect(self._go_on)
        self._close = self._tool(translate("Message", "Close this message"))
        self._close.clicked.connect(self._drop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        for part in (self._button, self._place, self._next, self._close):
            layout.addWidget(part)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    def show_message(self, sentence: str, button: str = "") -> None:
        """Shows a sentence until it is closed, and a button that does something about it."""
        self._put(_Message(sentence, button, passing=False))

    def show_failure(self, sentence: str) -> None:
        """Shows a sentence until it is closed or something else has worked."""
        self._put(_Message(sentence, "", passing=True))

    def withdraw(self, sentence: str) -> None:
        """What was said is no longer so."""
        self._keep(one for one in self._messages if one.sentence != sentence)

    def drop_failures(self) -> None:
        """Something has worked."""
        self._keep(one for one in self._messages if not one.passing)

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def _put(self, message: _Message) -> None:
        others = [one for one in self._messages if one.sentence != message.sentence]
        self._messages, self._at = [message, *others], 0
        self._show()

    def _keep(self, messages: Iterable[_Message]) -> None:
        shown = self._messages[self._at : self._at + 1]
        self._messages = list(messages)
        self._at = next((at for at, one in enumerate(self._messages) if [one] == shown), 0)
        self._show()

    def _go_on(self) -> None:
        self._at = (self._at + 1) % len(self._messages)
        self._show()

    def _drop(self) -> None:
        del self._messages[self._at]
        self._at %= max(1, len(self._messages))
        self._show()

    def _show(self) -> None:
        count = len(self._messages)
        self.setVisible(count > 0)
        self._place.setVisible(count > 1)
        self._next.setVisible(count > 1)
        if not count:
            return
        message = self._messages[self._at]
        self._text.setText(message.sentence)
        self._button.setText(message.button)
        self._button.setVisible(bool(message.button))
        self._place.setText(
            translate(
                "Message", "{number} of {all}", number=number(self._at + 1), all=number(count)
            )
        )

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _recolour(self) -> None:
        colours = self._theme.colours
        drawn = icon("problem", colours.danger)
        self._picture.setPixmap(drawn.pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self._next.setIcon(icon("chevron-down", colours.text))
        self._close.setIcon(icon("cross", colours.text_soft))
