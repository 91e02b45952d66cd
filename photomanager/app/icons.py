"""The bundled stroke icons, drawn in the colours of the theme.

Each SVG in `resources/icons` is drawn with `currentColor` on a 24 by 24 grid; it is rendered
here at the pixel size that the screen needs.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from photomanager import paths

PLACEHOLDER = b"currentColor"


@cache
def _source(name: str) -> bytes:
    return (paths.resource_dir() / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def icon_image(name: str, colour: str, pixels: int) -> QImage:
    """One icon as a square of `pixels` device pixels in `colour` (`#rrggbb`)."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace(PLACEHOLDER, colour.encode())))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Paints an icon sharply at the painter's device pixel ratio."""
    device = painter.device()
    ratio = device.devicePixelRatioF()
    painter.drawImage(rect, icon_image(name, colour, max(1, round(rect.width() * ratio))))


class _StrokeIcon(QIconEngine):
    def __init__(self, name: str, colour: str, faint: str) -> None:
        super().__init__()
        self._parts = (name, colour, faint)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        name, colour, faint = self._parts
        side = max(1, round(min(size.width(), size.height()) * scale))
        shown = faint if mode is QIcon.Mode.Disabled else colour
        pixmap = QPixmap.fromImage(icon_image(name, shown, side))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, _state: QIcon.State) -> None:
        name, colour, faint = self._parts
        shown = faint if mode is QIcon.Mode.Disabled else colour
        paint_icon(painter, name, shown, QRectF(rect))  # type: ignore[call-overload]

    def clone(self) -> QIconEngine:
        return _StrokeIcon(*self._parts)


def icon(name: str, colour: str, faint: str | None = None) -> QIcon:
    """An icon for buttons and menus; `faint` is its colour while disabled."""
    return QIcon(_StrokeIcon(name, colour, faint or colour))
