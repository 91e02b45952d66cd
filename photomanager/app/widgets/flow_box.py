"""Lays its children out like words: left to right, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class FlowBox(QWidget):
    """A widget whose height follows from its width.

    It places its children itself: a `QLayout` written in Python is called by Qt at times when
    the binding no longer holds its items, and takes the program down.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Takes a child at the end."""
        part.setParent(self)
        self._parts.append(part)

    def rearrange(self) -> None:
        """Call when children changed their size or were shown or hidden."""
        self._arrange(self.width(), move=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """One line; what is really needed depends on the width and is asked for with it."""
        heights = (part.sizeHint().height() for part in self._parts if not part.isHidden())
        return QSize(0, max(heights, default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def _arrange(self, room: int, *, move: bool) -> int:
        x = y = line = 0
        for part in self._parts:
            if part.isHidden():
                continue
            wanted = part.sizeHint()
            width = min(wanted.width(), room)
            if x > 0 and x + width > room:
                x, y = 0, y + line + self._spacing
                line = 0
            if move:
                part.setGeometry(x, y, width, wanted.height())
            x += width + self._spacing
            line = max(line, wanted.height())
        return y + line
