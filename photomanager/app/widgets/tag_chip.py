"""One tag on the selected photos, with a tick and a cross.

How a state looks: suggested has a dashed edge, automatic is plain, confirmed is filled,
rejected is struck through, imported carries an arrow. The tick and the cross are toggles:
pressing the one that holds takes the user's word back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from photomanager.app.icons import paint_icon
from photomanager.app.theme import Space, Type, font_metrics, scaled_font
from photomanager.app.translation import percent, translate
from photomanager.app.widgets.tag_menu import TagMenu
from photomanager.app.wording import state_words, with_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )

    from photomanager.app.place_keys import PlaceKeys
    from photomanager.app.tag_summary import TagSummary
    from photomanager.app.theme import Theme

HEIGHT = 28
ICON = 14
BUTTON = 24


class TagChip(QWidget):
    """Shows a `TagSummary`.

    Signals:
        answered: `confirm`, `reject` or `withdraw`.
        search_wanted: The user wants to see all photos with this tag.
        why_wanted: The user wants to know why the photo has the tag.
        deed_wanted: What else is to be done with the tag, see `TagMenu`.
        focused: The chip got the keyboard focus.
    """

    answered = Signal(str)
    search_wanted = Signal()
    why_wanted = Signal()
    deed_wanted = Signal(str)
    focused = Signal()

    def __init__(self, theme: Theme, own_keys: PlaceKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._own_keys = own_keys
        self._tag: TagSummary | None = None
        self._current = False
        self._width = 0
        self._keys: Mapping[int, str] = {}
        self._answer_keys: Mapping[str, str] = {}
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
        self.setAccessibleName(translate("Tags", "Tag {tag}", tag=tag.name))
        self.setAccessibleDescription(self._description())
        self.updateGeometry()
        self.update()

    def show_keys(self, keys: Mapping[int, str]) -> None:
        """Takes the user's keys for tags, for the menu and the tool tip."""
        self._keys = keys

    def show_answer_keys(self, keys: Mapping[str, str]) -> None:
        """Takes the keys of `confirm` and `reject`, as the user writes them, for the tool tip."""
        self._answer_keys = keys

    def button_rect(self, answer: str) -> QRectF:
        """Where the tick (`confirm`) or the cross (`reject`) is, for the mouse."""
        return self._visual(self._button_at_end(answer))

    def _button_at_end(self, answer: str) -> QRectF:
        """Where a button is, if one reads from left to right."""
        right = self.width() - Space.SMALL - (0 if answer == "reject" else BUTTON - 2)
        return QRectF(right - BUTTON + 2, (HEIGHT - BUTTON) / 2, BUTTON - 2, BUTTON)

    def _visual(self, area: QRectF) -> QRectF:
        """The same place for the direction in which the user reads."""
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return area
        return QRectF(self.width() - area.right(), area.top(), area.width(), area.height())

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
            if not tag.partial:
                return translate("Tags", "all {total}", total=tag.total)
            return translate("Tags", "{number} of {total}", number=tag.count, total=tag.total)
        if tag.state in ("suggested", "automatic") and tag.confidence is not None:
            return f"{round(100 * tag.confidence)} %"
        return ""

    def _description(self) -> str:
        tag = self.tag
        words = [state_words(tag.state)] if tag.total == 1 else _mixed_words(tag)
        if tag.confidence is not None:
            share = percent(tag.confidence)
            words.append(translate("Tags", "confidence {percent}", percent=share))
        key = next((key for key, name in self._keys.items() if name == tag.name), None)
        if key is not None:
            words.append(f"Alt+{key}")
        return ", ".join(words)

    # -- answers ------------------------------------------------------------------------

    def answer(self, verdict: str) -> None:
        """Presses the tick (`confirm`) or the cross (`reject`)."""
        tag = self.tag
        holds = {"confirm": "confirmed", "reject": "rejected"}[verdict] == tag.state
        self.answered.emit("withdraw" if holds and not tag.partial else verdict)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the place answer; arrows go from chip to chip."""
        key, deed = event.key(), self._own_keys.deed("chip", event)
        if deed == "chip_confirm":
            self.answer("confirm")
        elif deed == "chip_reject":
            self.answer("reject")
        elif deed == "chip_withdraw":
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
        menu = TagMenu(self.tag, self._keys, self)
        menu.answered.connect(self.answered)
        menu.why_wanted.connect(self.why_wanted)
        menu.search_wanted.connect(self.search_wanted)
        menu.deed_wanted.connect(self.deed_wanted)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Shows a tool tip for the part under the mouse; its own keys are stronger."""
        if event.type() == QEvent.Type.ShortcutOverride and self._own_keys.keeps("chip", event):
            return True
        if event.type() == event.Type.ToolTip and self._tag is not None:
            help_event: QHelpEvent = event  # type: ignore[assignment]
            button = self._button_at(QPointF(help_event.pos()))
            holds = {"confirm": "confirmed", "reject": "rejected"}.get(button) == self.tag.state
            text = {
                "": f"{self.tag.name}: {self._description()}",
                "confirm": translate("Tags", "Yes, this is right"),
                "reject": translate("Tags", "No, this is wrong"),
            }[button]
            if holds:
                text = translate("Tags", "Take your answer back")
            text = with_key(text, self._answer_keys.get(button, ""))
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
            paint_icon(painter, "import", self._theme.colours.text_soft, self._visual(spot))
            left += ICON + Space.SMALL
        right = self._button_at_end("confirm").left() - 2
        figure = self._figure()
        if figure:
            width = font_metrics(Type.SMALL).horizontalAdvance(figure)
            painter.setFont(scaled_font(Type.SMALL))
            painter.setPen(QColor(text))
            area = QRectF(right - width, 0, width, HEIGHT)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # that of the words
            painter.drawText(self._visual(area), Qt.AlignmentFlag.AlignVCenter, figure)
            right -= width + Space.SMALL
        painter.setLayoutDirection(self.layoutDirection())
        font = QFont(scaled_font(Type.BODY))
        font.setStrikeOut(self.tag.state == "rejected")
        painter.setFont(font)
        painter.setPen(QColor(text))
        elide = Qt.TextElideMode.ElideMiddle
        name = font_metrics(Type.BODY).elidedText(self.tag.name, elide, int(right - left))
        area = QRectF(left, 0, right - left, HEIGHT)
        painter.drawText(self._visual(area), Qt.AlignmentFlag.AlignVCenter, name)
        for answer, icon_name in (("confirm", "check"), ("reject", "cross")):
            self._paint_button(painter, answer, icon_name, text)
        painter.end()

    def _text_colour(self) -> str:
        colours = self._theme.colours
        if self.tag.state == "confirmed" and not self.tag.partial:
            return colours.on_confirmed
        return colours.text_soft if self.tag.state == "rejected" else colours.text

    def _paint_body(self, painter: QPainter) -> None:
        colours, state = self._theme.colours, self.tag.state
        body = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        fill = {"confirmed": colours.confirmed, "automatic": colours.raised}.get(state)
        edge = QPen(QColor(colours.outline), 1)
        if state == "confirmed" and self.tag.partial:
            # Confirmed on some of the photos only: the edge of one, not its fill.
            fill, edge = colours.raised, QPen(QColor(colours.confirmed), 2)
        elif state == "suggested":
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


def _mixed_words(tag: TagSummary) -> list[str]:
    """`confirmed by you on 3, suggested on 5 of 12 photos`."""
    mix = tag.mix or ((tag.state, tag.count),)
    parts = [
        translate("Tags", "{state} on {number}", state=state_words(state), number=count)
        for state, count in mix
    ]
    parts[-1] = translate("Tags", "{words} of {total} photos", words=parts[-1], total=tag.total)
    return parts
