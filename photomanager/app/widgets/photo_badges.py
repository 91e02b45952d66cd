"""The small signs on a photo of the grid: marks of the user, state of tags and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from photomanager.app.icons import paint_icon
from photomanager.app.theme import Type, scaled_font

if TYPE_CHECKING:
    from photomanager.app.theme import Colours
    from photomanager.operations.photos import PhotoRow

BADGE = 24
STAR = 12
_EDGE = 4
_TROUBLES = {"failed": "problem", "missing": "missing", "offline": "offline"}
# The colours are the labels' meaning, the same in every theme; a dark edge parts them from photos.
LABEL_COLOURS = {
    "red": "#e5484d",
    "yellow": "#f5c518",
    "green": "#46a758",
    "blue": "#3e7bfa",
    "purple": "#8e4ec6",
}
# On photos of any brightness: light on dark.
_GROUND = QColor(16, 17, 19, 200)
_LIGHT = "#ffffff"
_STAR = "#ffd257"


def label_colour(label: str | None) -> QColor | None:
    """The colour of a label; a grey for words that are no colour; None without a label."""
    return QColor(LABEL_COLOURS.get(label.lower(), "#9aa0aa")) if label else None


def paint_badges(painter: QPainter, picture: QRectF, record: PhotoRow, colours: Colours) -> None:
    """Paints all signs of one photo into the corners of its picture.

    At the top what the user said (pick, reject) and what is the matter with the file, at the
    bottom stars and label, and whether tags wait for an answer.
    """
    top, bottom = picture.top() + _EDGE, picture.bottom() - _EDGE
    if record.pick:
        name = "flag" if record.pick > 0 else "cross"
        colour = _LIGHT if record.pick > 0 else "#ff8079"
        _disc(painter, QRectF(picture.left() + _EDGE, top, BADGE, BADGE), name, colour)
    right = picture.right() - _EDGE - BADGE
    trouble = _TROUBLES.get(record.state)
    if trouble is not None:
        colour = colours.danger if record.state == "failed" else colours.warning
        disc = QRectF(right, top, BADGE, BADGE)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.badge))
        painter.drawEllipse(disc)
        paint_icon(painter, trouble, colour, disc.adjusted(4, 4, -4, -4))
        right -= BADGE + _EDGE
    if record.copies:
        _disc(painter, QRectF(right, top, BADGE, BADGE), "copies", _LIGHT)
    if record.rating or record.label:
        _paint_marks(painter, QPointF(picture.left() + _EDGE, bottom), record, picture.width())
    _paint_tag_state(painter, QPointF(picture.right() - _EDGE, bottom), record, picture.width())


def _paint_marks(painter: QPainter, corner: QPointF, record: PhotoRow, room: float) -> None:
    """Stars and the label's dot in one pill; with little room a number and one star."""
    stars = record.rating or 0
    dot = label_colour(record.label)
    short = stars > 1 and room < stars * STAR + 60
    width = (2 * STAR if short else stars * STAR) + (STAR + 2 if dot is not None else 0) + 10
    pill = QRectF(corner.x(), corner.y() - 20, width, 20)
    _ground(painter, pill)
    left = pill.left() + 5
    spot = QRectF(left, pill.center().y() - STAR / 2, STAR, STAR)
    if short:
        painter.setFont(scaled_font(Type.SMALL, bold=True))
        painter.setPen(QColor(_LIGHT))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(stars))
        spot.translate(STAR, 0)
    for _ in range(1 if short else stars):
        paint_icon(painter, "star-full", _STAR, spot)
        spot.translate(STAR, 0)
    if dot is not None:
        painter.setPen(QPen(QColor(_LIGHT), 1))
        painter.setBrush(dot)
        painter.drawEllipse(spot.adjusted(2 if stars else 0, 1, 0 if stars else -2, -1))


def _paint_tag_state(painter: QPainter, corner: QPointF, record: PhotoRow, room: float) -> None:
    """A tick where the user has confirmed a tag, a question mark where only guesses wait."""
    states = {tag.state for tag in record.tags}
    if "confirmed" in states:
        name = "check"
    elif "suggested" in states and not states & {"imported", "automatic"}:
        name = "review"
    else:
        return
    if room < 4 * BADGE:
        return
    disc = QRectF(corner.x() - 20, corner.y() - 20, 20, 20)
    _disc(painter, disc, name, _LIGHT)


def _disc(painter: QPainter, disc: QRectF, name: str, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawEllipse(disc)
    inner = disc.width() / 5
    paint_icon(painter, name, colour, disc.adjusted(inner, inner, -inner, -inner))


def _ground(painter: QPainter, pill: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
