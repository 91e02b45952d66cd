"""Shown when there is nothing to ask, or not yet: says why and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from photomanager.app.review.words import nothing_words
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from photomanager.app.theme import Theme

_WIDTH = 460


class NothingPage(QWidget):
    """A title, a sentence, and the way to all tags.

    Signals:
        all_wanted: Review all tags instead of one.
    """

    all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del theme  # the style sheet colours everything here
        self._title = QLabel(self)
        self._sentence = QLabel(self)
        for label, role in ((self._title, "title"), (self._sentence, "soft")):
            set_role(label, role)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMinimumWidth(_WIDTH)
        self._all = QPushButton(translate("Review", "Review all tags"), self)
        self._all.clicked.connect(self.all_wanted)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.MEDIUM)
        layout.addStretch(1)
        for part in (self._title, self._sentence):
            layout.addWidget(part)
        layout.addWidget(self._all, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def show_looking(self) -> None:
        """Says that questions are being looked for, which takes seconds in a large library."""
        self._show(translate("Review", "Looking for the best questions …"), "")
        self._all.hide()

    def show_scope(self, tag: str | None) -> None:
        """Says that nothing is open about a tag, or about all."""
        title, sentence = nothing_words(tag)
        self._show(title, sentence)
        self._all.setVisible(tag is not None)

    def _show(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
