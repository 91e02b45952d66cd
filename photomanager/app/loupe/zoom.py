"""Where a photo lies in its frame: how large, and which part of it is in the middle."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

# Device pixels for one pixel of the photo.
LARGEST = 8.0
STEP = 1.25


@dataclass(frozen=True, slots=True)
class Zoom:
    """How a photo is looked at; the same for photos of any size, so that several go together.

    Attributes:
        scale: Device pixels for one pixel of the photo; None: as large as all of it fits.
        x: What of the photo is in the middle of the frame, 0 left to 1 right.
        y: Likewise, 0 top to 1 bottom.
    """

    scale: float | None = None
    x: float = 0.5
    y: float = 0.5


FIT = Zoom()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a photo is shown in.

    Attributes:
        room: Device-independent pixels.
        ratio: Device pixels for one of these.
        photo: Pixels of the upright original.
    """

    room: QSizeF
    ratio: float
    photo: QSizeF

    def fitting(self) -> float:
        """The scale at which all of the photo is seen; small photos are not enlarged."""
        if self.photo.isEmpty() or self.room.isEmpty():
            return 1.0
        across = self.room.width() * self.ratio / self.photo.width()
        down = self.room.height() * self.ratio / self.photo.height()
        return min(across, down, 1.0)

    def scale(self, zoom: Zoom) -> float:
        """Device pixels for one pixel of the photo."""
        return self.fitting() if zoom.scale is None else zoom.scale

    def place(self, zoom: Zoom) -> QRectF:
        """Where all of the photo lies, in device-independent pixels of the frame.

        Along a side that fits it is in the middle; along another no gap is left.
        """
        size = self.photo * (self.scale(zoom) / self.ratio)
        return QRectF(
            _start(self.room.width(), size.width(), zoom.x),
            _start(self.room.height(), size.height(), zoom.y),
            size.width(),
            size.height(),
        )

    def scaled_at(self, zoom: Zoom, point: QPointF, scale: float) -> Zoom:
        """Another scale, with what is at a point of the frame staying there."""
        scale = max(min(self.fitting(), 1.0), min(LARGEST, scale))
        if scale <= self.fitting():
            return FIT
        place = self.place(zoom)
        if place.isEmpty():
            return zoom
        at_x = (point.x() - place.left()) / place.width()
        at_y = (point.y() - place.top()) / place.height()
        size = self.photo * (scale / self.ratio)
        return self.settled(
            Zoom(
                scale,
                at_x + (self.room.width() / 2 - point.x()) / size.width(),
                at_y + (self.room.height() / 2 - point.y()) / size.height(),
            )
        )

    def moved(self, zoom: Zoom, by: QPointF) -> Zoom:
        """The photo moved under the frame, as far as it goes."""
        if zoom.scale is None:
            return zoom
        size = self.photo * (zoom.scale / self.ratio)
        moved = replace(zoom, x=zoom.x - by.x() / size.width(), y=zoom.y - by.y() / size.height())
        return self.settled(moved)

    def toggled(self, zoom: Zoom, point: QPointF) -> Zoom:
        """All of the photo, or every pixel of it around a point."""
        if zoom.scale is None and self.fitting() < 1.0:
            return self.scaled_at(zoom, point, 1.0)
        return FIT

    def settled(self, zoom: Zoom) -> Zoom:
        """The same with the middle where it can be."""
        place = self.place(zoom)
        x = (self.room.width() / 2 - place.left()) / place.width()
        y = (self.room.height() / 2 - place.top()) / place.height()
        return replace(zoom, x=x, y=y)


def _start(room: float, size: float, middle: float) -> float:
    if size <= room:
        return (room - size) / 2
    return min(0.0, max(room - size, room / 2 - middle * size))
