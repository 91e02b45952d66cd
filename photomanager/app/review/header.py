"""The line above the questions: which tag, one by one or by dozens, how far, how right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from photomanager.app.review.words import progress_words
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.completing_field import CompletingField
from photomanager.app.widgets.elided_label import ElidedLabel
from photomanager.app.wording import completion_lines, score_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from photomanager.app.review.door import Standing
    from photomanager.app.theme import Theme
    from photomanager.operations.search import Completion

_FIELD_WIDTH = 200


class _ScopeField(CompletingField):
    """The tag that is reviewed; empty for all."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(translate("Review", "All tags"))
        self.setAccessibleName(translate("Review", "Tag to review; empty for all"))
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(_FIELD_WIDTH)
        self.returnPressed.connect(lambda: self._choose(self.text()))
        self.completion_chosen.connect(self._choose)
        self.textChanged.connect(self._on_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the questions."""
        shown = self.completer_visible()
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape and not shown:
            self.left.emit()

    def _choose(self, name: str) -> None:
        self.close_list()
        self.setText(name.strip())
        self.chosen.emit(name.strip())

    def _on_text(self, text: str) -> None:
        if not text and self.isModified():
            self.setModified(False)
            self.chosen.emit("")


class ReviewHeader(QFrame):
    """Says how far the review is and what is reviewed.

    Signals:
        mode_chosen: Whether to ask by dozens.
        scope_chosen: The name of the tag to review, or None for all.
        completions_wanted: The beginning of a tag's name.
        left: The user is done typing.
    """

    mode_chosen = Signal(bool)
    scope_chosen = Signal(object)
    completions_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del theme  # the style sheet colours everything here
        set_role(self, "toolbar")
        self._answered, self._left = 0, 0
        self._known = False
        self.field = _ScopeField(self)
        self.field.chosen.connect(lambda name: self.scope_chosen.emit(name or None))
        self.field.completions_wanted.connect(self.completions_wanted)
        self.field.left.connect(self.left)
        self.single = self._mode_button(translate("Review", "One by one"), dozens=False)
        self.dozens = self._mode_button(translate("Review", "A dozen at once"), dozens=True)
        self._progress = QLabel(self)
        set_role(self._progress, "soft")
        self._score = ElidedLabel(self)
        self._score.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._score.setAccessibleName(translate("Review", "Running score"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.field)
        layout.addWidget(self.single)
        layout.addWidget(self.dozens)
        layout.addSpacing(Space.MEDIUM)
        layout.addWidget(self._progress)
        layout.addWidget(self._score, 1)

    def show_scope(self, tag: str | None) -> None:
        """Shows what is reviewed."""
        self.field.setText(tag or "")

    def show_mode(self, dozens: bool) -> None:
        """Shows how it is asked."""
        self.single.setChecked(not dozens)
        self.dozens.setChecked(dozens)

    def show_answered(self, answered: int) -> None:
        """Shows how many questions were answered in this sitting."""
        self._answered = answered
        self._show()

    def show_standing(self, standing: Standing) -> None:
        """Shows the running score and how much is left."""
        self._left, self._known = standing.left, True
        self._score.show_text(score_words(standing.score))
        self._show()

    def offer(self, prefix: str, completions: Sequence[Completion]) -> None:
        """Shows tags that a beginning may become."""
        self.field.offer(prefix, completion_lines(completions))

    def words(self) -> tuple[str, str]:
        """What is shown: progress and score."""
        return self._progress.text(), self._score.full_text()

    def _show(self) -> None:
        self._progress.setText(progress_words(self._answered, self._left if self._known else None))

    def _mode_button(self, text: str, *, dozens: bool) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        set_role(button, "toggle")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._choose_mode(dozens))
        return button

    def _choose_mode(self, dozens: bool) -> None:
        self.show_mode(dozens)
        self.mode_chosen.emit(dozens)
