"""A line of buttons that limits what is shown by stars, flag and colour label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.photo_badges import label_colour

if TYPE_CHECKING:
    from collections.abc import Collection

    from photomanager.app.theme import Theme

STARS = 5
_ICON = 18


class FilterStrip(QFrame):
    """Stars at least, flags and labels; several flags or labels mean any of them.

    Signals:
        changed: What to limit to, in the query language; empty: nothing.
    """

    changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least = 0
        set_role(self, "toolbar")
        self.setAccessibleName(translate("Filter", "Filter by rating"))
        self.stars = [self._button(one) for one in _star_names()]
        self.flags = {key: self._button(name) for key, name in _flag_names().items()}
        self.labels = {key: self._button(name) for key, name in _label_names().items()}
        self.clear_button = QPushButton(translate("Filter", "Show all"), self)
        for number, button in enumerate(self.stars, start=1):
            button.clicked.connect(lambda _on, number=number: self._choose_stars(number))
        for button in (*self.flags.values(), *self.labels.values()):
            button.setCheckable(True)
            button.toggled.connect(lambda _on: self._tell())
        self.clear_button.clicked.connect(self.clear)
        self._arrange()
        theme.changed.connect(self._recolour)
        self._recolour()

    def query(self) -> str:
        """What the buttons mean, in the query language."""
        words = [f"rating:>={self._least}"] if self._least else []
        for field, buttons in (("pick", self.flags), ("label", self.labels)):
            chosen = [f"{field}:{key}" for key, button in buttons.items() if button.isChecked()]
            if chosen:
                words.append(chosen[0] if len(chosen) == 1 else f"({' OR '.join(chosen)})")
        return " ".join(words)

    def chosen(self) -> list[str]:
        """What is limited to, one word for each button: `stars:3`, `pick:yes`, `label:red`."""
        words = [f"stars:{self._least}"] if self._least else []
        for field, buttons in (("pick", self.flags), ("label", self.labels)):
            words += [f"{field}:{key}" for key, button in buttons.items() if button.isChecked()]
        return words

    def choose(self, words: Collection[str]) -> None:
        """Limits to what `chosen` has said once; words that it would not say count for nothing."""
        self._least = next((n for n in range(1, STARS + 1) if f"stars:{n}" in words), 0)
        for field, buttons in (("pick", self.flags), ("label", self.labels)):
            for key, button in buttons.items():
                button.blockSignals(True)
                button.setChecked(f"{field}:{key}" in words)
                button.blockSignals(False)
        self._tell()

    def clear(self) -> None:
        """Limits nothing any more."""
        if self.query():
            self.choose(())

    def take_focus(self) -> None:
        """The first button takes the keys."""
        self.stars[0].setFocus()

    def _choose_stars(self, number: int) -> None:
        self._least = 0 if number == self._least else number
        self._tell()

    def _tell(self) -> None:
        self._recolour()
        self.changed.emit(self.query())

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        layout.setSpacing(Space.HAIR)
        title = QLabel(translate("Filter", "Show only"), self)
        set_role(title, "soft")
        layout.addWidget(title)
        for group in (self.stars, self.flags.values(), self.labels.values()):
            layout.addSpacing(Space.LARGE)
            for button in group:
                layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self.clear_button)

    def _recolour(self) -> None:
        colours = self._theme.colours
        for number, button in enumerate(self.stars, start=1):
            name = "star-full" if number <= self._least else "star"
            button.setIcon(icon(name, colours.accent if number <= self._least else colours.text))
        for key, name in (("yes", "flag"), ("none", "minus"), ("rejected", "cross")):
            self.flags[key].setIcon(icon(name, colours.text))
        for key, button in self.labels.items():
            button.setIcon(_dot(key, self.devicePixelRatioF()))
        self.clear_button.setEnabled(bool(self.query()))


def _dot(label: str, ratio: float) -> QIcon:
    side = round(_ICON * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = label_colour(label)
    assert colour is not None
    painter.setBrush(colour)
    edge = side / 6
    painter.drawEllipse(QRectF(edge, edge, side - 2 * edge, side - 2 * edge))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)


def _star_names() -> list[str]:
    one = [translate("Filter", "At least 1 star")]
    return one + [
        translate("Filter", "At least {stars} stars", stars=stars) for stars in range(2, STARS + 1)
    ]


def _flag_names() -> dict[str, str]:
    return {
        "yes": translate("Filter", "Picked"),
        "none": translate("Filter", "Without a flag"),
        "rejected": translate("Filter", "Set aside"),
    }


def _label_names() -> dict[str, str]:
    return {
        "red": translate("Filter", "Label red"),
        "yellow": translate("Filter", "Label yellow"),
        "green": translate("Filter", "Label green"),
        "blue": translate("Filter", "Label blue"),
        "purple": translate("Filter", "Label purple"),
    }
