"""The small signs on a photo of the grid: marks of the user, state of tags and file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from photomanager.app.icons import paint_icon
from photomanager.app.theme import OVER_PHOTO, Type, scaled_font

if TYPE_CHECKING:
    from photomanager.app.theme import Colours
    from photomanager.operations.photos import PhotoRow

BADGE = 24
STAR = 12
_LOW = 20  # height of the signs at the bottom
_EDGE = 4
_TROUBLES = {"failed": "problem", "missing": "missing", "offline": "offline"}


def label_colour(label: str | None) -> QColor | None:
    """The colour of a label; a grey for words that are no colour; None without a label."""
    if not label:
        return None
    return QColor(OVER_PHOTO.labels.get(label.lower(), OVER_PHOTO.other_label))


def paint_badges(painter: QPainter, picture: QRectF, record: PhotoRow, colours: Colours) -> None:
    """Paints all signs of one photo into the corners of its picture.

    At the top what the user said (pick, reject) and what is the matter with the file, at the
    bottom stars and label, and whether tags wait for an answer.
    """
    ratio = painter.device().devicePixelRatioF()
    left, right = picture.left() + _EDGE, picture.right() - _EDGE
    top, bottom = picture.top() + _EDGE, picture.bottom() - _EDGE
    if record.pick:
        name = "flag" if record.pick > 0 else "cross"
        colour = OVER_PHOTO.text if record.pick > 0 else OVER_PHOTO.aside
        painter.drawImage(
            QPointF(left, top), _disc(BADGE, name, colour, OVER_PHOTO.plate, "", ratio)
        )
    beside = right - BADGE
    trouble = _TROUBLES.get(record.state)
    if trouble is not None:
        colour = colours.danger if record.state == "failed" else colours.warning
        disc = _disc(BADGE, trouble, colour, colours.badge, colours.border, ratio)
        painter.drawImage(QPointF(beside, top), disc)
        beside -= BADGE + _EDGE
    if record.copies:
        copies = _disc(BADGE, "copies", OVER_PHOTO.text, OVER_PHOTO.plate, "", ratio)
        painter.drawImage(QPointF(beside, top), copies)
    stars = record.rating or 0
    if stars or record.label:
        dot = label_colour(record.label)
        short = stars > 1 and picture.width() < stars * STAR + 60
        marks = _marks(stars, dot.name() if dot is not None else "", short=short, ratio=ratio)
        painter.drawImage(QPointF(left, bottom - _LOW), marks)
    state = _tag_state(record)
    if state and picture.width() >= 4 * BADGE:
        disc = _disc(_LOW, state, OVER_PHOTO.text, OVER_PHOTO.plate, "", ratio)
        painter.drawImage(QPointF(right - _LOW, bottom - _LOW), disc)


def _tag_state(record: PhotoRow) -> str:
    """A tick where the user has confirmed a tag, a question mark where only guesses wait."""
    states = {tag.state for tag in record.tags}
    if "confirmed" in states:
        return "check"
    waits = "suggested" in states and not states & {"imported", "automatic"}
    return "review" if waits else ""


@lru_cache(maxsize=128)
def _disc(side: int, name: str, colour: str, ground: str, edge: str, ratio: float) -> QImage:
    """A sign on a disc: drawn once, since a screen shows a hundred of them."""
    image, painter = _blank(side, side, ratio)
    disc = QRectF(0, 0, side, side)
    painter.setPen(QPen(QColor(edge), 1) if edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(ground))
    painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5) if edge else disc)
    inner = side / 5
    paint_icon(painter, name, colour, disc.adjusted(inner, inner, -inner, -inner))
    painter.end()
    return image


@lru_cache(maxsize=128)
def _marks(stars: int, dot: str, *, short: bool, ratio: float) -> QImage:
    """Stars and the label's dot in one pill; with little room a number and one star."""
    width = (2 * STAR if short else stars * STAR) + (STAR + 2 if dot else 0) + 10
    image, painter = _blank(width, _LOW, ratio)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(OVER_PHOTO.plate))
    painter.drawRoundedRect(QRectF(0, 0, width, _LOW), _LOW / 2, _LOW / 2)
    spot = QRectF(5, (_LOW - STAR) / 2, STAR, STAR)
    if short:
        painter.setFont(scaled_font(Type.SMALL, bold=True))
        painter.setPen(QColor(OVER_PHOTO.text))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(stars))
        spot.translate(STAR, 0)
    for _ in range(1 if short else stars):
        paint_icon(painter, "star-full", OVER_PHOTO.star, spot)
        spot.translate(STAR, 0)
    if dot:
        painter.setPen(QPen(QColor(OVER_PHOTO.text), 1))
        painter.setBrush(QColor(dot))
        painter.drawEllipse(spot.adjusted(2 if stars else 0, 1, 0 if stars else -2, -1))
    painter.end()
    return image


def _blank(width: int, height: int, ratio: float) -> tuple[QImage, QPainter]:
    """A transparent image for a screen of this density, and a painter on it."""
    image = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter
