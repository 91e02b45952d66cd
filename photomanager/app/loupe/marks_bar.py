"""A line below a large photo: its name, its marks as buttons, and the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import number, translate
from photomanager.app.widgets.elided_label import ElidedLabel
from photomanager.app.widgets.photo_badges import label_colour
from photomanager.app.wording import label_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.theme import Theme
    from photomanager.operations.photos import PhotoRow

_ICON = 18
# As wide as three bars beside one another leave room for in a small window.
_BUTTON = 28


class MarksBar(QFrame):
    """Shows the marks of one photo; each button does what its key does.

    Args:
        theme: Colours.
        do: Does what the action of a key in the table does.
        parent: Who owns it.
    """

    def __init__(
        self, theme: Theme, do: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._record: PhotoRow | None = None
        set_role(self, "strip")
        self.name = ElidedLabel(self, Qt.TextElideMode.ElideMiddle)
        self.place = QLabel(self)
        self.percent = QLabel(self)
        for label in (self.place, self.percent):
            set_role(label, "soft")
        # Room for any zoom: the line is not laid out anew, and not cut off, with each step.
        metrics = self.percent.fontMetrics()
        self.percent.setMinimumWidth(metrics.horizontalAdvance(percent_words(1000)))
        self.percent.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.buttons = {key: self._button(key, words, do) for key, words in _names().items()}
        self.label = QLabel(self)
        self.label.setFixedSize(14, 14)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.HAIR, Space.LARGE, Space.HAIR)
        layout.setSpacing(Space.HAIR)
        layout.addWidget(self.name, 2)
        for button in self.buttons.values():
            layout.addWidget(button)
        layout.addSpacing(Space.SMALL)
        layout.addWidget(self.label)
        layout.addStretch(1)
        # With its distance from the zoom: both go where it is hidden.
        self.place.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
        layout.addWidget(self.place)
        layout.addWidget(self.percent)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_photo(self, record: PhotoRow | None, row: int, count: int) -> None:
        """Shows the marks of a photo, and which of how many it is."""
        self._record = record
        self.name.show_text(record.name if record is not None else "")
        self.place.setText(
            translate("Loupe", "{number} of {all}", number=number(row + 1), all=number(count))
        )
        self._recolour()

    def show_percent(self, percent: int) -> None:
        """Shows the zoom."""
        self.percent.setText(percent_words(percent))

    def _button(self, key: str, words: str, do: Callable[[str], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setFixedWidth(_BUTTON)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: do(self._meaning(key)))
        return button

    def _meaning(self, key: str) -> str:
        """A press on what holds already takes it away."""
        record = self._record
        if record is None:
            return key
        holds = {"pick": record.pick == 1, "reject_photo": record.pick == -1}
        if holds.get(key):
            return "unflag"
        return "rate_0" if key == f"rate_{record.rating or 0}" else key

    def _recolour(self) -> None:
        colours, record = self._theme.colours, self._record
        stars = (record.rating or 0) if record is not None else 0
        pick = record.pick if record is not None else None
        for nth in range(1, 6):
            name = "star-full" if nth <= stars else "star"
            colour = colours.warning if nth <= stars else colours.text_soft
            self.buttons[f"rate_{nth}"].setIcon(icon(name, colour))
        on, off = colours.accent, colours.text_soft
        self.buttons["pick"].setIcon(icon("flag", on if pick == 1 else off))
        self.buttons["reject_photo"].setIcon(icon("cross", colours.danger if pick == -1 else off))
        dot = label_colour(record.label) if record is not None else None
        self.label.setStyleSheet(
            "" if dot is None else f"background: {dot.name()}; border-radius: 7px;"
        )
        named = label_words(record.label) if record is not None and record.label else ""
        self.label.setAccessibleName(named)
        self.label.setToolTip(named)


def percent_words(percent: int) -> str:
    """A zoom as it is read."""
    return translate("Loupe", "{percent} %", percent=percent)


def _names() -> dict[str, str]:
    return {
        "pick": translate("Loupe", "Pick"),
        "reject_photo": translate("Loupe", "Set aside"),
        "rate_1": translate("Loupe", "1 star"),
        "rate_2": translate("Loupe", "2 stars"),
        "rate_3": translate("Loupe", "3 stars"),
        "rate_4": translate("Loupe", "4 stars"),
        "rate_5": translate("Loupe", "5 stars"),
    }
