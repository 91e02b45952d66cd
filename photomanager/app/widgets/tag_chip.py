"""One tag on the selected photos, with a tick and a cross.

How a state looks: suggested has a dashed edge, automatic is plain, confirmed is filled,
rejected is struck through, imported carries an arrow. The tick and the cross are toggles:
pressing the one that holds takes the user's word back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from photomanager.app.icons import paint_icon
from photomanager.app.theme import Space, Type, font_metrics, scaled_font

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )

    from photomanager.app.tag_summary import TagSummary
    from photomanager.app.theme import Theme

HEIGHT = 28
ICON = 14
BUTTON = 24

_STATE_WORDS = {
    "confirmed": "confirmed by you",
    "rejected": "rejected by you",
    "imported": "from the file's keywords",
    "automatic": "added automatically",
    "suggested": "suggested",
}


class TagChip(QWidget):
    """Shows a `TagSummary`.

    Signals:
        answered: `confirm`, `reject` or `withdraw`.
        search_wanted: The user wants to see all photos with this tag.
        why_wanted: The user wants to know why the photo has the tag.
        focused: The chip got the keyboard focus.
    """

    answered = Signal(str)
    search_wanted = Signal()
    why_wanted = Signal()
    focused = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tag: TagSummary | None = None
        self._current = False
        self._width = 0
        self._over = ""  # which button the mouse is over: confirm, reject or none
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def tag(self) -> TagSummary:
        """What is shown."""
        assert self._tag is not None
        return self._tag

    def show_tag(self, tag: TagSummary, *, current: bool) -> None:
        """Shows a tag; `current` marks the one that the keys Y and N answer."""
        if tag == self._tag and current == self._current:
            return
        self._tag, self._current = tag, current
        self._width = self._wanted_width()
        self.setAccessibleName(f"Tag {tag.name}")
        self.setAccessibleDescription(self._description())
        self.updateGeometry()
        self.update()

    def button_rect(self, answer: str) -> QRectF:
        """Where the tick (`confirm`) or the cross (`reject`) is, for the mouse."""
        right = self.width() - Space.SMALL - (0 if answer == "reject" else BUTTON - 2)
        return QRectF(right - BUTTON + 2, (HEIGHT - BUTTON) / 2, BUTTON - 2, BUTTON)

    def sizeHint(self) -> QSize:
        """As wide as its words and buttons need."""
        return QSize(self._width, HEIGHT)

    def _wanted_width(self) -> int:
        width = Space.LARGE + font_metrics(Type.BODY).horizontalAdvance(self.tag.name)
        if self.tag.state == "imported":
            width += ICON + Space.SMALL
        figure = self._figure()
        if figure:
            width += Space.SMALL + 2 + font_metrics(Type.SMALL).horizontalAdvance(figure)
        return width + Space.SMALL + 2 * BUTTON

    def minimumSizeHint(self) -> QSize:
        """Long names are cut in the middle."""
        return QSize(min(self._width, 130), HEIGHT)

    def _figure(self) -> str:
        tag = self.tag
        if tag.total > 1:
            return f"{tag.count} of {tag.total}" if tag.partial else f"all {tag.total}"
        if tag.state in ("suggested", "automatic") and tag.confidence is not None:
            return f"{round(100 * tag.confidence)} %"
        return ""

    def _description(self) -> str:
        tag = self.tag
        words = [_STATE_WORDS[tag.state]]
        if tag.total > 1:
            words.append(f"on {tag.count} of {tag.total} photos")
        if tag.confidence is not None:
            words.append(f"confidence {round(100 * tag.confidence)} %")
        return ", ".join(words)

    # -- answers ------------------------------------------------------------------------

    def answer(self, verdict: str) -> None:
        """Presses the tick (`confirm`) or the cross (`reject`)."""
        tag = self.tag
        holds = {"confirm": "confirmed", "reject": "rejected"}[verdict] == tag.state
        self.answered.emit("withdraw" if holds and not tag.partial else verdict)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space confirm, Delete rejects, Backspace takes the word back."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.answer("confirm")
        elif key == Qt.Key.Key_Delete:
            self.answer("reject")
        elif key == Qt.Key.Key_Backspace:
            self.answered.emit("withdraw")
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextChild()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The tick and the cross react on release, as buttons do."""
        self._over = self._button_at(event.position())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Answers when the mouse is still on the button it went down on."""
        button = self._button_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and button and button == self._over:
            self.answer(button)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the name shows all photos with the tag."""
        if not self._button_at(event.position()):
            self.search_wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lights up the button under the mouse."""
        over = self._button_at(event.position())
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """Puts the light out."""
        self._over = ""
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chip with the focus is the one the keys answer."""
        super().focusInEvent(event)
        self.focused.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with the tag, in words."""
        menu = QMenu(self)
        for text, slot in (
            ("Confirm", lambda: self.answered.emit("confirm")),
            ("Reject", lambda: self.answered.emit("reject")),
            ("Take my answer back", lambda: self.answered.emit("withdraw")),
            ("Why this tag?", self.why_wanted.emit),
            (f"Show all photos with “{self.tag.name}”", self.search_wanted.emit),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.actions()[2].setEnabled(self.tag.state in ("confirmed", "rejected"))
        menu.actions()[3].setEnabled(self.tag.total == 1)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Shows a tool tip for the part under the mouse."""
        if event.type() == event.Type.ToolTip and self._tag is not None:
            help_event: QHelpEvent = event  # type: ignore[assignment]
            button = self._button_at(QPointF(help_event.pos()))
            holds = {"confirm": "confirmed", "reject": "rejected"}.get(button) == self.tag.state
            text = {
                "": f"{self.tag.name}: {self._description()}",
                "confirm": "Take your answer back" if holds else "Yes, this is right (Y)",
                "reject": "Take your answer back" if holds else "No, this is wrong (N)",
            }[button]
            QToolTip.showText(help_event.globalPos(), text, self)
            return True
        return super().event(event)

    def _button_at(self, position: QPointF) -> str:
        for answer in ("confirm", "reject"):
            if self.button_rect(answer).contains(position):
                return answer
        return ""

    # -- painting -----------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Edge and fill by state, then the words, then the buttons."""
        if self._tag is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_body(painter)
        text = self._text_colour()
        left = float(Space.LARGE - 2)
        if self.tag.state == "imported":
            spot = QRectF(left, (HEIGHT - ICON) / 2, ICON, ICON)
            paint_icon(painter, "import", self._theme.colours.text_soft, spot)
            left += ICON + Space.SMALL
        right = self.button_rect("confirm").left() - 2
        figure = self._figure()
        if figure:
            width = font_metrics(Type.SMALL).horizontalAdvance(figure)
            painter.setFont(scaled_font(Type.SMALL))
            painter.setPen(QColor(text))
            area = QRectF(right - width, 0, width, HEIGHT)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, figure)
            right -= width + Space.SMALL
        font = QFont(scaled_font(Type.BODY))
        font.setStrikeOut(self.tag.state == "rejected")
        painter.setFont(font)
        painter.setPen(QColor(text))
        elide = Qt.TextElideMode.ElideMiddle
        name = font_metrics(Type.BODY).elidedText(self.tag.name, elide, int(right - left))
        area = QRectF(left, 0, right - left, HEIGHT)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
        for answer, icon_name in (("confirm", "check"), ("reject", "cross")):
            self._paint_button(painter, answer, icon_name, text)
        painter.end()

    def _text_colour(self) -> str:
        colours = self._theme.colours
        if self.tag.state == "confirmed":
            return colours.on_confirmed
        return colours.text_soft if self.tag.state == "rejected" else colours.text

    def _paint_body(self, painter: QPainter) -> None:
        colours, state = self._theme.colours, self.tag.state
        body = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        fill = {"confirmed": colours.confirmed, "automatic": colours.raised}.get(state)
        edge = QPen(QColor(colours.outline), 1)
        if state == "suggested":
            edge.setDashPattern([3.5, 2.5])
        elif state in ("confirmed", "automatic"):
            edge = QPen(QColor(fill or colours.border), 1)
        elif state == "rejected":
            edge = QPen(QColor(colours.border), 1)
        if self.hasFocus() or self._current:
            edge = QPen(QColor(colours.accent), 2)
            if state == "suggested" and not self.hasFocus():
                edge.setDashPattern([2.0, 1.5])
        painter.setPen(edge)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)

    def _paint_button(self, painter: QPainter, answer: str, icon_name: str, text: str) -> None:
        colours = self._theme.colours
        area = self.button_rect(answer)
        if self._over == answer:
            disc = QRectF(0, 0, BUTTON - 4, BUTTON - 4)
            disc.moveCenter(area.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.confirmed if answer == "confirm" else colours.danger))
            painter.drawEllipse(disc)
            text = colours.on_confirmed if answer == "confirm" else colours.panel
        spot = QRectF(0, 0, ICON, ICON)
        spot.moveCenter(area.center())
        paint_icon(painter, icon_name, text, spot)
