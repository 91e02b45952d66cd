"""The last line of the window: what was done, how much is shown, how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from photomanager.app.theme import Space, set_role
from photomanager.app.widgets.elided_label import ElidedLabel
from photomanager.app.widgets.zoom_slider import ZoomSlider

if TYPE_CHECKING:
    from photomanager.app.theme import Theme


class StatusStrip(QFrame):
    """Message on the left, count and zoom on the right.

    Attributes:
        zoom: The slider.
        newer: The button that shows photos that came in the meantime.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "strip")
        self._message = ElidedLabel(self)
        self._message.setAccessibleName("What was done")
        self._count = QLabel(self)
        set_role(self._count, "soft")
        self.newer = QPushButton("Show new photos", self)
        self.newer.hide()
        self.zoom = ZoomSlider(theme, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        layout.setSpacing(Space.WIDE)
        layout.addWidget(self._message, 1)
        layout.addWidget(self.newer)
        layout.addWidget(self._count)
        layout.addWidget(self.zoom)
        self.setMinimumHeight(36)

    def say(self, sentence: str) -> None:
        """Shows what was done."""
        self._message.show_text(sentence)

    def message(self) -> str:
        """What is said, in full."""
        return self._message.full_text()

    def show_count(self, photos: int, selected: int) -> None:
        """Shows how many photos there are and how many of them are selected."""
        words = "1 photo" if photos == 1 else f"{photos:,} photos"
        self._count.setText(f"{words} · {selected:,} selected" if selected else words)
