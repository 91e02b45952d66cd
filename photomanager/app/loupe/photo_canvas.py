"""One photo in its frame: fits, zooms at the pointer, moves under the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from photomanager.app.icons import paint_icon
from photomanager.app.loupe.zoom import FIT, STEP, Frame, Zoom
from photomanager.app.theme import OVER_PHOTO, SURROUND, Space, Type, scaled_font
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent

    from photomanager.app.session.viewing import LargePicture
    from photomanager.app.theme import Theme

# From so many device pixels for one of the photo on, its pixels are shown as squares.
_SQUARES = 3.0


class PhotoCanvas(QWidget):
    """Paints a photo from whatever there is of it: thumbnail, screen size, every pixel.

    Signals:
        zoomed: How the photo is looked at now (a `Zoom`), by the user's hand.
        detail_wanted: What is shown has fewer pixels than the zoom asks for.
        pressed: The frame was pressed.
    """

    zoomed = Signal(object)
    detail_wanted = Signal()
    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnail: QPixmap | None = None
        self._picture: LargePicture | None = None
        self._photo = QSizeF()
        self._zoom = FIT
        self._reason = ""
        self._boxes: list[QRectF] = []
        self._evidence = QImage()
        self._fitted = QImage()  # the picture at exactly the size that is painted
        self._grip: QPointF | None = None
        self._dragged = False
        self._marked = False
        self._dark = False
        self.setAccessibleName(translate("Loupe", "Photo"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 80)
        theme.changed.connect(self.update)

    # -- what is shown ------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """How the photo is looked at."""
        return self._zoom

    @property
    def percent(self) -> int:
        """Device pixels for a hundred pixels of the photo."""
        return round(100 * self._frame().scale(self._zoom))

    @property
    def reason(self) -> str:
        """Why the photo cannot be shown, empty if it can."""
        return self._reason

    def show_photo(
        self, name: str, size: QSizeF, thumbnail: QPixmap | None, picture: LargePicture | None
    ) -> None:
        """Shows another photo.

        Args:
            name: For screen readers.
            size: Of the upright original in pixels, empty if it is not known.
            thumbnail: What there is at once.
            picture: Better, if it is here already.
        """
        self.setAccessibleName(name)
        self._thumbnail = thumbnail
        self._picture = None
        self.show_reason("")
        self._boxes = []
        self._evidence = QImage()
        self._fitted = QImage()
        self._photo = size
        if picture is not None:
            self.show_picture(picture)
        elif size.isEmpty() and thumbnail is not None:
            self._photo = QSizeF(thumbnail.size())
        self.update()

    def show_picture(self, picture: LargePicture) -> None:
        """A better picture of the same photo has come; nothing is in its way any more."""
        self.show_reason("")
        self._picture = picture
        self._photo = QSizeF(picture.width, picture.height)
        self._fitted = QImage()
        self._ask_for_detail()
        self.update()

    def show_reason(self, reason: str) -> None:
        """Says why the photo cannot be shown."""
        self._reason = reason
        self.setAccessibleDescription(reason)
        self.update()

    def show_boxes(self, boxes: Sequence[QRectF]) -> None:
        """Draws frames on the photo, given in fractions of its sides; none: no frames."""
        self._boxes = list(boxes)
        self.update()

    def show_evidence(self, image: QImage | None) -> None:
        """Shows the evidence for a tag in place of the photo; None: the photo again."""
        self._evidence = image or QImage()
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Draws a frame around the photo that keys are about."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def set_dark(self, dark: bool) -> None:
        """Puts the photo on the surround of the full screen, or on the window's colour."""
        self._dark = dark
        self.update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Looks at the photo in another way."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._fitted = QImage()
            self._ask_for_detail()
            self.update()

    def zoom_by(self, steps: float, point: QPointF | None = None) -> None:
        """Zooms in or out by steps, at a point or in the middle."""
        at = point if point is not None else QRectF(self.rect()).center()
        frame = self._frame()
        self._go(frame.scaled_at(self._zoom, at, frame.scale(self._zoom) * STEP**steps))

    def toggle(self, point: QPointF | None = None) -> None:
        """All of the photo, or every pixel of it."""
        at = point if point is not None else QRectF(self.rect()).center()
        self._go(self._frame().toggled(self._zoom, at))

    def move_by(self, by: QPointF) -> None:
        """Moves the photo under the frame."""
        self._go(self._frame().moved(self._zoom, by))

    def _go(self, zoom: Zoom) -> None:
        if zoom != self._zoom:
            self.set_zoom(zoom)
            self.zoomed.emit(zoom)

    def _frame(self) -> Frame:
        return Frame(QSizeF(self.size()), self.devicePixelRatioF(), self._photo)

    def _ask_for_detail(self) -> None:
        picture = self._picture
        if picture is None or picture.whole or self._photo.isEmpty():
            return
        shown = self._frame().scale(self._zoom) * self._photo.width()
        if shown > 1.05 * picture.image.width():
            self.detail_wanted.emit()

    # -- hands --------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms at the pointer."""
        self.zoom_by(event.angleDelta().y() / 120, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the photo."""
        self.pressed.emit()
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it."""
        if self._grip is None:
            return
        by = event.position() - self._grip
        if self._dragged or by.manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.move_by(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go; a press that did not move zooms."""
        if self._grip is not None and not self._dragged:
            self.toggle(event.position())
        self._grip = None
        self.unsetCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger frame may want more detail."""
        super().resizeEvent(event)
        self._fitted = QImage()
        self._ask_for_detail()

    # -- painting -----------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the best that there is."""
        painter = QPainter(self)
        painter.fillRect(
            self.rect(), QColor(SURROUND if self._dark else self._theme.colours.window)
        )
        place = self._frame().place(self._zoom)
        if not self._evidence.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._evidence)
        elif self._picture is not None:
            self._paint_picture(painter, place, self._picture.image)
        elif self._thumbnail is not None and not place.isEmpty():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, self._thumbnail, QRectF(self._thumbnail.rect()))
        self._paint_boxes(painter, place)
        if self._reason:
            self._paint_reason(painter)
        if self._marked:
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_picture(self, painter: QPainter, place: QRectF, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        size = (place.size() * ratio).toSize()
        if size.width() < image.width() and QRectF(self.rect()).contains(place):
            # All of it is seen, smaller than it is: made smooth once, not with every paint.
            if self._fitted.size() != size:
                keep = Qt.AspectRatioMode.IgnoreAspectRatio
                self._fitted = image.scaled(size, keep, Qt.TransformationMode.SmoothTransformation)
                self._fitted.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(round(place.left()), round(place.top())), self._fitted)
            return
        scale = size.width() / max(1, image.width())
        smooth = scale < _SQUARES or not (self._picture and self._picture.whole)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        seen = place.intersected(QRectF(self.rect()))
        part = QRectF(
            (seen.left() - place.left()) / place.width() * image.width(),
            (seen.top() - place.top()) / place.height() * image.height(),
            seen.width() / place.width() * image.width(),
            seen.height() / place.height() * image.height(),
        )
        painter.drawImage(seen, image, part)

    def _paint_boxes(self, painter: QPainter, place: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in self._boxes:
            frame = QRectF(
                place.left() + box.left() * place.width(),
                place.top() + box.top() * place.height(),
                box.width() * place.width(),
                box.height() * place.height(),
            )
            # Dark around light: seen on any photo.
            for colour, width in ((OVER_PHOTO.shade, 4), (OVER_PHOTO.text, 2)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRoundedRect(frame, Space.RADIUS, Space.RADIUS)

    def _paint_reason(self, painter: QPainter) -> None:
        colours = self._theme.colours
        painter.setFont(scaled_font(Type.BODY))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        room = QRectF(self.rect()).adjusted(Space.HUGE, Space.HUGE, -Space.HUGE, -Space.HUGE)
        words = painter.boundingRect(room, flags, self._reason)
        sign = QRectF(0, 0, 32, 32)
        sign.moveCenter(QPointF(words.center().x(), words.top() - 28))
        plate = words.united(sign).adjusted(-Space.WIDE, -Space.WIDE, Space.WIDE, Space.WIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.panel))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(plate, Space.RADIUS, Space.RADIUS)
        paint_icon(painter, "problem", colours.warning, sign)
        painter.setPen(QColor(colours.text))
        painter.drawText(room, flags, self._reason)
