"""A dozen photos at once: all right? What is not is taken out by click or Space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from photomanager.app.icons import paint_icon
from photomanager.app.review.key_button import KeyButton
from photomanager.app.review.words import batch_button_words, batch_words
from photomanager.app.theme import Space, Type, scaled_font, set_role
from photomanager.app.translation import percent, translate
from photomanager.app.widgets.flow_box import FlowBox
from photomanager.app.widgets.steady_scroll import SteadyScroll
from photomanager.app.widgets.wrapping_label import WrappingLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from photomanager.app.actions import Actions
    from photomanager.app.theme import Theme
    from photomanager.operations.review_batch import Batch, BatchCard

_LEAST_EDGE = 132
_MOST_COLUMNS = 6
_BADGE = 24
_DIMMED = 0.35
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class PhotoTile(QAbstractButton):
    """One photo of a batch: pressed in it has the tag, taken out it has not.

    Space and a click change it; the arrow keys belong to the page.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card: BatchCard | None = None
        self._image = QImage()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._describe)

    @property
    def photo_id(self) -> int:
        """The photo shown."""
        assert self._card is not None
        return self._card.photo_id

    def show_card(self, card: BatchCard) -> None:
        """Shows a photo, as one that has the tag."""
        self._card = card
        self._image = QImage()
        self.setChecked(True)
        self.setAccessibleName(card.path.rpartition("/")[2])
        self.setToolTip(card.path)
        self._describe()
        self.update()

    def show_image(self, image: QImage | None) -> None:
        """Shows the photo's picture."""
        self._image = image or QImage()
        self.update()

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(_LEAST_EDGE, _LEAST_EDGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A button would take the arrow keys for itself, and go on in one dimension."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo cut to a square, dimmed when taken out, its state in the corner."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = self._theme.colours
        frame = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        shape = QPainterPath()
        shape.addRoundedRect(frame, Space.RADIUS, Space.RADIUS)
        painter.fillPath(shape, QColor(colours.raised))
        painter.save()
        painter.setClipPath(shape)
        painter.setOpacity(1.0 if self.isChecked() else _DIMMED)
        if self._image.isNull():
            spot = QRectF(0, 0, 32, 32)
            spot.moveCenter(frame.center())
            paint_icon(painter, "photos", colours.outline, spot)
        else:
            painter.drawImage(frame, self._image, QRectF(_square(self._image)))
        painter.restore()
        self._paint_state(painter, frame)
        painter.end()

    def _paint_state(self, painter: QPainter, frame: QRectF) -> None:
        colours, on = self._theme.colours, self.isChecked()
        badge = QRectF(0, 0, _BADGE, _BADGE)
        badge.moveTopRight(frame.topRight() + QPointF(-6, 6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.confirmed if on else colours.danger))
        painter.drawEllipse(badge)
        mark = badge.adjusted(5, 5, -5, -5)
        paint_icon(
            painter,
            "check" if on else "cross",
            colours.on_confirmed if on else colours.panel,
            mark,
        )
        if self._card is not None:
            painter.setFont(scaled_font(Type.SMALL, bold=True))
            words = percent(self._card.confidence)
            room = painter.fontMetrics().boundingRect(words).adjusted(-6, -2, 6, 2)
            room.moveBottomLeft(frame.toRect().bottomLeft() + QPoint(6, -6))
            painter.setBrush(QColor(colours.badge))
            painter.drawRoundedRect(room, Space.SMALL, Space.SMALL)
            painter.setPen(QColor(colours.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, Space.RADIUS, Space.RADIUS)

    def _describe(self) -> None:
        self.setAccessibleDescription(
            translate("Review", "has the tag")
            if self.isChecked()
            else translate("Review", "has not the tag")
        )


def _square(image: QImage) -> QRect:
    edge = min(image.width(), image.height())
    return QRect((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)


class _Tiles(QWidget):
    """Tiles in as many columns as make them largest; the arrow keys go from one to another."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = 1
        self._tiles: list[PhotoTile] = []
        self.shown: list[PhotoTile] = []

    def show_cards(self, cards: Sequence[BatchCard]) -> None:
        while len(self._tiles) < len(cards):
            tile = PhotoTile(self._theme, self)
            tile.clicked.connect(self.changed)
            self._tiles.append(tile)
        fresh = self._tiles[: len(cards)]
        for tile, card in zip(fresh, cards, strict=True):
            tile.show_card(card)
            tile.show()
        for tile in self._tiles[len(cards) :]:
            tile.hide()
        self.shown = fresh
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = -1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else 1
        step = {
            Qt.Key.Key_Left: back,
            Qt.Key.Key_Right: -back,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step(step)

    def step(self, by: int) -> None:
        """Moves the focus by so many tiles."""
        at = next((n for n, tile in enumerate(self.shown) if tile.hasFocus()), None)
        if self.shown and at is None:
            self.shown[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif at is not None and 0 <= at + by < len(self.shown):
            self.shown[at + by].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Finds the number of columns at which all tiles fit and are largest."""
        if not self.shown:
            return
        gap, room = Space.SMALL, self.parentWidget()
        assert room is not None
        width, height = self.width(), max(room.height(), _LEAST_EDGE)
        best, edge = 1, 0
        for columns in range(1, min(_MOST_COLUMNS, len(self.shown)) + 1):
            rows = -(-len(self.shown) // columns)
            fits = min(width // columns, height // rows) - gap
            if fits > edge:
                best, edge = columns, fits
        if edge < _LEAST_EDGE:  # too small a window: scroll
            best = max(1, min(width // (_LEAST_EDGE + gap), _MOST_COLUMNS))
            edge = max(width // best - gap, 1)
        self._columns = best
        self._place(edge, gap, width)

    def _place(self, edge: int, gap: int, width: int) -> None:
        left = (width - self._columns * (edge + gap) + gap) // 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, tile in enumerate(self.shown):
            row, column = divmod(at, self._columns)
            if mirrored:
                column = self._columns - 1 - column
            tile.setGeometry(left + column * (edge + gap), row * (edge + gap), edge, edge)
        rows = -(-len(self.shown) // self._columns)
        self.setMinimumHeight(rows * (edge + gap) - gap)


class BatchPage(QWidget):
    """Shows a batch; the answers go through the actions of the table."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._batch: Batch | None = None
        self._question = WrappingLabel(self, longest=160)
        set_role(self._question, "display")
        self._hint = WrappingLabel(self)
        set_role(self._hint, "soft")
        self._tiles = _Tiles(theme, self)
        self._tiles.changed.connect(self._count)
        scroll = SteadyScroll(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._tiles)
        self._scroll = scroll
        row = self._row = FlowBox(Space.MEDIUM, self)
        self.confirm = KeyButton(
            batch_button_words(1, 0), "confirm", actions, theme, row,
            icon_name="check", role="primary",
        )  # fmt: skip
        row.add(self.confirm)
        for text, action, icon_name in (
            (translate("Review", "None of them"), "reject", "cross"),
            (translate("Review", "Other photos"), "skip", ""),
            (translate("Review", "Undo"), "take_back", "undo"),
        ):
            row.add(KeyButton(text, action, actions, theme, row, icon_name=icon_name))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._question)
        layout.addWidget(self._hint)
        layout.addWidget(scroll, 1)
        layout.addWidget(row)

    @property
    def batch(self) -> Batch | None:
        """What is asked."""
        return self._batch

    @property
    def tiles(self) -> list[PhotoTile]:
        """The photos on screen, in order."""
        return self._tiles.shown

    def answer(self) -> tuple[list[int], list[int]]:
        """The photos that have the tag, and those that were taken out."""
        on = [tile.photo_id for tile in self.tiles if tile.isChecked()]
        return on, [tile.photo_id for tile in self.tiles if not tile.isChecked()]

    def show_batch(self, batch: Batch) -> None:
        """Asks about other photos."""
        self._batch = batch
        self._question.show_text(batch_words(batch))
        self._hint.show_text(
            translate("Review", "Click what is not, or go there by arrow keys and press Space.")
        )
        self.setAccessibleName(batch_words(batch))
        self._tiles.show_cards(batch.cards)
        self._count()
        self._scroll.verticalScrollBar().setValue(0)
        self.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_images(self, images: Mapping[int, QImage]) -> None:
        """Shows pictures as they come."""
        for tile in self.tiles:
            if tile.photo_id in images:
                tile.show_image(images[tile.photo_id])

    def step(self, by: int) -> None:
        """Goes to another tile."""
        self._tiles.step(by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tiles are as large as the new room allows."""
        super().resizeEvent(event)
        self._tiles.arrange()

    def _count(self) -> None:
        on, off = self.answer()
        self.confirm.show_words(batch_button_words(len(on), len(off)))
        self._row.rearrange()
