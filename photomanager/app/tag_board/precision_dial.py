"""The dial: how sure is sure enough, with what would change before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from photomanager.app.tag_board.words import preview_words
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import percent, translate
from photomanager.app.widgets.wrapping_label import WrappingLabel
from photomanager.learning.precision import LEAST_PRECISION, MOST_PRECISION

if TYPE_CHECKING:
    from photomanager.operations.dial_preview import DialPreview
    from photomanager.operations.precision import Precision

# A hand that moves on must not start work for every step on the way.
_PAUSE_MS = 120


class PrecisionDial(QWidget):
    """A slider from 50 % to 99 %; nothing changes until it is saved.

    Signals:
        preview_wanted: A place (0 to 1) of which the user wants to see what would change.
        save_wanted: The place to keep.
        reset_wanted: The tag shall follow the dial of all tags again.
    """

    preview_wanted = Signal(float)
    save_wanted = Signal(float)
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = 0
        self._own = False
        self._question = WrappingLabel(self)
        self._question.show_text(
            translate("Board", "Set without asking only what is at least so sure to be right:")
        )
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(round(100 * LEAST_PRECISION), round(100 * MOST_PRECISION))
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(translate("Board", "Precision wanted"))
        self._value = QLabel(self)
        set_role(self._value, "title")
        self._preview = WrappingLabel(self, longest=400)
        set_role(self._preview, "soft")
        self.save = QPushButton(translate("Board", "Save"), self)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.slider.value() / 100))
        self.reset = QPushButton(self)
        self.reset.clicked.connect(self._reset)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.slider.valueChanged.connect(self._on_moved)
        self._build()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.MEDIUM)
        line.addWidget(self.slider, 1)
        line.addWidget(self._value)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.MEDIUM)
        buttons.addWidget(self.save)
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._question)
        layout.addLayout(line)
        layout.addWidget(self._preview)
        layout.addLayout(buttons)

    def show_precision(self, found: Precision) -> None:
        """Shows where the dial stands; a place that is being tried out is left alone."""
        stored = round(100 * found.wanted)
        moved = self.slider.value() != self._stored and self._stored
        self._stored, self._own = stored, found.own
        if not moved:
            self.slider.setValue(stored)
        self._show_value()

    def start(self) -> None:
        """Another tag: forgets what was tried out."""
        self._pause.stop()
        self._stored = 0
        self._preview.hide()

    def show_preview(self, found: DialPreview) -> None:
        """Shows what would change, if the dial is still there."""
        if round(100 * found.wanted) == self.slider.value() != self._stored:
            self._preview.show_text(preview_words(found))
            self._preview.show()

    def words(self) -> str:
        """What is said of the place of the dial; empty while nothing is tried out."""
        return "" if self._preview.isHidden() else self._preview.text().replace("\u200b", "")

    def _on_moved(self) -> None:
        self._show_value()
        if self.slider.value() != self._stored:
            self._pause.start()
        else:
            self._pause.stop()
            self._preview.hide()

    def _ask(self) -> None:
        self.preview_wanted.emit(self.slider.value() / 100)

    def _reset(self) -> None:
        if self.slider.value() != self._stored:
            self.slider.setValue(self._stored)
        else:
            self.reset_wanted.emit()

    def _show_value(self) -> None:
        value = self.slider.value()
        tried = value != self._stored
        self._value.setText(percent(value / 100))
        self.save.setEnabled(tried)
        self.reset.setText(
            translate("Board", "Leave it at {percent}", percent=percent(self._stored / 100))
            if tried
            else translate("Board", "As for all tags")
        )
        self.reset.setVisible(tried or self._own)
