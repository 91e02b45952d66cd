"""The last line of the window: what was done, how much is shown, how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from photomanager.app.theme import Space, set_role
from photomanager.app.translation import number, translate
from photomanager.app.widgets.fading_label import FadingLabel
from photomanager.app.widgets.zoom_slider import ZoomSlider
from photomanager.app.wording import photo_count

if TYPE_CHECKING:
    from photomanager.app.theme import Theme


class StatusStrip(QFrame):
    """Message on the left, count and zoom on the right.

    Attributes:
        zoom: The slider.
        newer: The button that shows photos that came in the meantime.
        unfilter: The button that lets all photos through the filter; there while it is on.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "strip")
        self._message = FadingLabel(self)
        self._message.setAccessibleName(translate("Status", "What was done"))
        self._count = QLabel(self)
        set_role(self._count, "soft")
        self.newer = QPushButton(translate("Status", "Show new photos"), self)
        self.newer.hide()
        self.unfilter = QPushButton(translate("Status", "Take the filter away"), self)
        set_role(self.unfilter, "link")
        self.unfilter.hide()
        self.zoom = ZoomSlider(theme, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        layout.setSpacing(Space.WIDE)
        layout.addWidget(self._message, 1)
        layout.addWidget(self.newer)
        layout.addWidget(self._count)
        layout.addWidget(self.unfilter)
        layout.addWidget(self.zoom)
        self.setMinimumHeight(36)

    def say(self, sentence: str) -> None:
        """Shows what was done, for some seconds."""
        self._message.show_text(sentence)

    def message(self) -> str:
        """What is said, in full."""
        return self._message.full_text()

    def show_count(
        self, photos: int, selected: int, total: int | None = None, *, filtered: bool = False
    ) -> None:
        """Shows how many photos there are, of how many if some are left out, and selected.

        Args:
            photos: In the list.
            selected: Of them.
            total: In the library, if that is known.
            filtered: Whether the filter by stars, flags and labels leaves some out.
        """
        words = photo_count(photos)
        if total is not None and total > photos:
            words = translate(
                "Status", "{some} of {all}", some=number(photos), all=photo_count(total)
            )
        if filtered:
            words += " · " + translate("Status", "filtered")
        self.unfilter.setVisible(filtered)
        if selected:
            words += " · " + translate("Status", "%Ln selected", count=selected)
        self._count.setText(words)
