"""Lays its children out like words: in the direction of reading, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight


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
        """Breaks lines and returns their height together; parts of a line share its middle."""
        y = 0
        for line in self._lines(room):
            height = max(size.height() for _, size in line)
            x = 0
            for part, size in line:
                width = min(size.width(), room)
                if move:
                    left = x if self.layoutDirection() == _LEFT_TO_RIGHT else room - x - width
                    top = y + (height - size.height()) // 2
                    part.setGeometry(left, top, width, size.height())
                x += width + self._spacing
            y += height + self._spacing
        return max(0, y - self._spacing)

    def _lines(self, room: int) -> list[list[tuple[QWidget, QSize]]]:
        """The visible parts with their sizes, in lines that fit."""
        lines: list[list[tuple[QWidget, QSize]]] = []
        x = 0
        for part in self._parts:
            if part.isHidden():
                continue
            size = part.sizeHint()
            width = min(size.width(), room)
            if not lines or x + width > room:
                lines.append([])
                x = 0
            lines[-1].append((part, size))
            x += width + self._spacing
        return lines
