"""The size of the thumbnails: a slider between a small and a large grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space
from photomanager.app.translation import translate
from photomanager.app.widgets.cell_view import LARGEST, SMALLEST, STEP

if TYPE_CHECKING:
    from photomanager.app.theme import Theme


class ZoomSlider(QWidget):
    """Signals: moved: the wanted size in device-independent pixels."""

    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(SMALLEST, LARGEST)
        self.slider.setSingleStep(STEP // 3)
        self.slider.setPageStep(STEP)
        self.slider.setFixedWidth(120)
        self.slider.setAccessibleName(translate("Status", "Size of the thumbnails"))
        self.slider.setToolTip(
            translate("Status", "Size of the thumbnails (+ and −, or Ctrl and the wheel)")
        )
        self.slider.valueChanged.connect(self.moved)
        self._ends = (QLabel(self), QLabel(self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._ends[0])
        layout.addWidget(self.slider)
        layout.addWidget(self._ends[1])
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_size(self, size: int) -> None:
        """Shows a size that was set elsewhere."""
        self.slider.blockSignals(True)
        self.slider.setValue(size)
        self.slider.blockSignals(False)

    def _recolour(self) -> None:
        for label, name in zip(self._ends, ("grid-small", "grid-large"), strict=True):
            drawn = icon(name, self._theme.colours.text_soft)
            label.setPixmap(drawn.pixmap(QSize(16, 16), self.devicePixelRatioF()))
