"""Text as high as its lines need, however narrow the panel."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

LONGEST = 120  # characters shown of one text; the rest is in its tool tip
_UNBROKEN = 24  # characters of a word that fit the narrowest panel


class WrappingLabel(QLabel):
    """Text that breaks anywhere, long paths too; copied by its menu, without the breaks."""

    def __init__(self, parent: QWidget | None = None, *, longest: int = LONGEST) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._longest = longest
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_text(self, text: str) -> None:
        """Shows a text, without its middle when it is too long; `~` for the user's folder."""
        self._full = text
        shown = from_home(text)
        longest = self._longest
        if len(shown) > longest:
            shown = f"{shown[: longest * 2 // 3]} … {shown[-longest // 3 :]}"
        self.setToolTip(text if shown != text else "")
        self.setText(_breakable(shown))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers to copy the whole text."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Copy").triggered.connect(self.copy)
        menu.popup(event.globalPos())

    def copy(self) -> None:
        """Puts the whole text on the clipboard."""
        QGuiApplication.clipboard().setText(self._full)


def from_home(text: str) -> str:
    """`~/Pictures` for `/home/ada/Pictures`, where people know that sign."""
    home = os.path.expanduser("~")  # noqa: PTH111 - compared with a path as text
    known = os.name == "posix" and len(home) > 1
    return f"~{text[len(home) :]}" if known and text.startswith(f"{home}/") else text


def _breakable(text: str) -> str:
    """The text with invisible marks where a long word may be broken."""
    marked = "".join(f"{sign}\u200b" if sign in "/\\_-.," else sign for sign in text)
    return " ".join(
        "\u200b".join(word[at : at + _UNBROKEN] for at in range(0, len(word), _UNBROKEN))
        for word in marked.split(" ")
    )
