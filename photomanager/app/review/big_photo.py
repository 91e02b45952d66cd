"""One photo as large as there is room, with its evidence over it when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from photomanager.app.icons import paint_icon
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from photomanager.app.theme import Theme

_ICON = 48


class BigPhoto(QWidget):
    """Paints an image centred and whole; scales it once for each size."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._evidence = QImage()
        self._scaled = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("Review", "The photo in question"))
        theme.changed.connect(self.update)

    @property
    def edge(self) -> int:
        """Device pixels of the longer side: how large a photo is best decoded."""
        return max(1, round(max(self.width(), self.height()) * self.devicePixelRatioF()))

    def show_image(self, image: QImage | None) -> None:
        """Shows a photo; None: it cannot be shown."""
        self._image = image or QImage()
        self._refresh()

    def show_evidence(self, image: QImage | None) -> None:
        """Shows the evidence in place of the photo; None: the photo again."""
        self._evidence = image or QImage()
        self._refresh()

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(480, 320)

    def minimumSizeHint(self) -> QSize:
        """Still a picture."""
        return QSize(160, 120)

    def resizeEvent(self, _event: object) -> None:
        """Scales anew."""
        self._refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture on the colour behind photos."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), QColor(colours.window))
        if self._scaled.isNull():
            spot = QRectF(0, 0, _ICON, _ICON)
            spot.moveCenter(QRectF(self.rect()).center())
            paint_icon(painter, "photos", colours.outline, spot)
        else:
            shown = self._scaled.deviceIndependentSize()
            left = round((self.width() - shown.width()) / 2)
            top = round((self.height() - shown.height()) / 2)
            painter.drawImage(QPointF(left, top), self._scaled)
        painter.end()

    def _refresh(self) -> None:
        image = self._image if self._evidence.isNull() else self._evidence
        self._scaled = QImage()
        ratio = self.devicePixelRatioF()
        room = QSizeF(self.size()) * ratio
        if not image.isNull() and room.width() >= 1 and room.height() >= 1:
            self._scaled = image.scaled(
                room.toSize(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled.setDevicePixelRatio(ratio)
        self.update()
