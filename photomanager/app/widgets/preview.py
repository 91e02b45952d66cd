"""One photo, as large as its frame allows."""

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

RATIO = 0.7  # height of the frame by its width


class Preview(QWidget):
    """Paints an image centred and sharp; the frame keeps its shape, so nothing jumps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._instead = QImage()
        self._icon = ""
        self.show_instead(None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_image(self, image: QImage | None, *, icon: str = "") -> None:
        """Shows an image, or an icon in its place."""
        self._image = image or QImage()
        self._icon = icon
        self.update()

    def show_instead(self, image: QImage | None, name: str = "") -> None:
        """Shows another picture as long as it is not None, called `name`."""
        self._instead = image or QImage()
        self.setAccessibleName(name or translate("Inspector", "Selected photo"))
        self.update()

    def resizeEvent(self, _event: object) -> None:
        """The height follows from the width."""
        self.setFixedHeight(round(self.width() * RATIO))

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(280, round(280 * RATIO))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Scales once to device pixels, smoothly."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.window))
        image = self._image if self._instead.isNull() else self._instead
        if image.isNull():
            if self._icon:
                spot = QRectF(0, 0, 48, 48)
                spot.moveCenter(QRectF(self.rect()).center())
                paint_icon(painter, self._icon, self._theme.colours.outline, spot)
            painter.end()
            return
        ratio = self.devicePixelRatioF()
        room = QSizeF(self.size()) * ratio
        size = QSizeF(image.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        picture = image.scaled(
            size.toSize(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(ratio)
        shown = QSizeF(picture.size()) / ratio
        corner = QPointF(
            round((self.width() - shown.width()) / 2), round((self.height() - shown.height()) / 2)
        )
        painter.drawImage(corner, picture)
        painter.end()
