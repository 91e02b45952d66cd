"""The words above a stretch of photos; the one at the top of the grid stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle

from photomanager.app.theme import Space, Type, font_metrics, scaled_font
from photomanager.app.wording import photo_count

if TYPE_CHECKING:
    from photomanager.app.theme import Theme

_GAP = Space.LARGE


def heading_height() -> int:
    """The height of a heading, with the space above its words."""
    return font_metrics(Type.TITLE).height() + 2 * _GAP


def paint_heading(
    painter: QPainter, room: QRect, title: str, photos: int, theme: Theme, *, pinned: bool
) -> None:
    """Paints one heading: its words, and how many photos stand below it.

    Args:
        painter: Where to.
        room: The heading's place.
        title: Its words.
        photos: How many photos stand below it.
        theme: Colours.
        pinned: Whether it stands above photos that belong to it: then it covers them.
    """
    colours = theme.colours
    if pinned:
        painter.fillRect(room, QColor(colours.window))
        painter.fillRect(room.left(), room.bottom(), room.width(), 1, QColor(colours.border))
    direction = QGuiApplication.layoutDirection()
    where = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
    where |= Qt.AlignmentFlag.AlignVCenter
    words = room.adjusted(Space.LARGE, 0, -Space.LARGE, 0)
    metrics = font_metrics(Type.TITLE)
    width = min(words.width(), metrics.horizontalAdvance(title) + 2 * Space.LARGE)
    first = QRect(words.left(), words.top(), width, words.height())
    rest = QRect(first.right(), words.top(), words.width() - width, words.height())
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # that of the words
    painter.setFont(scaled_font(Type.TITLE, bold=True))
    painter.setPen(QColor(colours.text))
    painter.drawText(QStyle.visualRect(direction, words, first), where, title)
    painter.setFont(scaled_font(Type.SMALL))
    painter.setPen(QColor(colours.text_soft))
    painter.drawText(QStyle.visualRect(direction, words, rest), where, photo_count(photos))
