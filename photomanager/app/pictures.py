"""Thumbnails from JPEG bytes to images of the size that the screen needs; any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from collections.abc import Mapping


def scaled_images(
    thumbnails: Mapping[int, bytes], edge: int | None, shape: float = 1.0
) -> dict[int, QImage]:
    """Decodes thumbnails; with `edge`, to at most that many device pixels in width.

    The height is at most `shape` times as many.

    The JPEG decoder itself scales down by steps (an eighth of the work at a third of the size),
    the rest is done smoothly. A damaged thumbnail is left out.
    """
    images = {}
    for photo_id, data in thumbnails.items():
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        reader = QImageReader(buffer, b"jpeg")
        if not reader.canRead():
            continue
        size = reader.size()
        if edge is not None and size.isValid():
            reader.setScaledSize(fitted(size, edge, shape))
        image = reader.read()
        if not image.isNull():
            # What a pixmap on screen is made of; converted here, not on the GUI thread.
            images[photo_id] = image.convertToFormat(QImage.Format.Format_RGB32)
    return images


def fitted(size: QSize, edge: int, shape: float = 1.0) -> QSize:
    """The size, made smaller where it must, in a box `edge` wide and `shape` times as high."""
    box = QSize(edge, round(shape * edge))
    if size.width() <= box.width() and size.height() <= box.height():
        return size
    return size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
