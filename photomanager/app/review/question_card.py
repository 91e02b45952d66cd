"""One question at full size: the photo, what is asked, the answers, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from photomanager.app.review.big_photo import BigPhoto
from photomanager.app.review.key_button import KeyButton
from photomanager.app.review.words import (
    explanation_words,
    question_words,
    stop_words,
    verdict_words,
)
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.flow_box import FlowBox
from photomanager.app.widgets.reasons_panel import ReasonsPanel
from photomanager.app.widgets.steady_scroll import SteadyScroll
from photomanager.app.widgets.wrapping_label import WrappingLabel
from photomanager.app.wording import why_words

if TYPE_CHECKING:
    from photomanager.app.actions import Actions
    from photomanager.app.reasons import Reasons
    from photomanager.app.review.run import Asked
    from photomanager.app.theme import Theme

_REASONS_WIDTH = 288


class QuestionCard(QWidget):
    """Shows a question; the answers go through the actions of the table.

    Attributes:
        photo: The picture.
        reasons: Why the program guesses so, while that is asked.

    Signals:
        reasons_closed: The user has seen enough of the reasons.
    """

    reasons_closed = Signal()

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = BigPhoto(theme, self)
        self.reasons = ReasonsPanel(theme, self)
        self.reasons.closed.connect(self.reasons_closed)
        self._beside = SteadyScroll(self)
        self._beside.setFixedWidth(_REASONS_WIDTH)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside.setWidget(self._at_top(self.reasons))
        self._beside.hide()
        self._stop = WrappingLabel(self)
        set_role(self._stop, "small")
        self._stop.show_text(stop_words())
        self._stop.hide()
        self._question = WrappingLabel(self, longest=160)
        set_role(self._question, "display")
        self._said = QLabel(self)
        set_role(self._said, "heading")
        self._line = WrappingLabel(self, longest=300)
        set_role(self._line, "soft")
        self._build(self._buttons(actions, theme))

    def _at_top(self, part: QWidget) -> QWidget:
        """Room to spare goes below the part, not between its lines."""
        page = QWidget(self)
        set_role(page, "page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(part)
        layout.addStretch(1)
        return page

    def _buttons(self, actions: Actions, theme: Theme) -> FlowBox:
        row = FlowBox(Space.MEDIUM, self)
        for text, action, icon_name, role in (
            (translate("Review", "Yes"), "confirm", "check", "primary"),
            (translate("Review", "No"), "reject", "cross", ""),
            (translate("Review", "Skip"), "skip", "", ""),
            (translate("Review", "Undo"), "take_back", "undo", ""),
            (translate("Review", "Why?"), "why", "review", ""),
        ):
            row.add(KeyButton(text, action, actions, theme, row, icon_name=icon_name, role=role))
        return row

    def _build(self, buttons: FlowBox) -> None:
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.photo, 1)
        top.addWidget(self._beside)
        words = QVBoxLayout()
        words.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE)
        words.setSpacing(Space.SMALL)
        for part in (self._stop, self._question, self._said, self._line):
            words.addWidget(part)
        words.addSpacing(Space.SMALL)
        words.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top, 1)
        layout.addLayout(words)

    def show_question(self, asked: Asked) -> None:
        """Shows another question, without reasons; its picture follows by `photo`."""
        question = asked.question
        self.hide_reasons()
        self._question.show_text(question_words(question))
        self._line.show_text(explanation_words(question))
        said = verdict_words(asked.verdict)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.setAccessibleName(question_words(question))
        self.setAccessibleDescription(explanation_words(question))

    def show_stop(self, stop: bool) -> None:
        """Says that more answers would change little."""
        self._stop.setVisible(stop)

    def show_reasons_wanted(self, tag: str) -> None:
        """Says that reasons are being looked for."""
        self.reasons.show_working(why_words(tag, "suggested"))
        self._beside.show()

    def show_reasons(self, reasons: Reasons) -> None:
        """Shows the evidence over the photo, and the lessons beside it."""
        self.photo.show_evidence(reasons.evidence)
        title = why_words(reasons.tag, "suggested", reasons.confidence)
        self.reasons.show_reasons(reasons, title, "")

    def hide_reasons(self) -> None:
        """Shows the photo itself again."""
        self.photo.show_evidence(None)
        self._beside.hide()
