"""A question above the photos, with its answers; nothing waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from photomanager.app.theme import Theme

_PICTURE = 20


class QuestionBar(QFrame):
    """One sentence and a button for each answer; takes no focus by itself.

    Args:
        theme: Colours.
        picture: Name of an icon.
        answers: What the buttons say, by what they mean.
        parent: Where it stands.

    Attributes:
        buttons: By what they mean.

    Signals:
        answered: What the pressed button means; the bar is hidden by then.
    """

    answered = Signal(str)

    def __init__(
        self,
        theme: Theme,
        picture: str,
        answers: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = picture
        set_role(self, "reasons")
        self._picture = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._picture)
        layout.addWidget(self._words, 1)
        self.buttons: dict[str, QPushButton] = {}
        for meaning, words in answers.items():
            button = QPushButton(words, self)
            button.clicked.connect(lambda _on=False, meaning=meaning: self._answer(meaning))
            layout.addWidget(button)
            self.buttons[meaning] = button
        theme.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    def ask(self, question: str) -> None:
        """Shows a question until it is answered."""
        self._words.setText(question)
        self.setAccessibleName(question)
        for button in self.buttons.values():
            button.setAccessibleDescription(question)
        self.show()

    def question(self) -> str:
        """What is asked."""
        return self._words.text()

    def _answer(self, meaning: str) -> None:
        self.hide()
        self.answered.emit(meaning)

    def _recolour(self) -> None:
        drawn = icon(self._name, self._theme.colours.text_soft)
        size = QSize(_PICTURE, _PICTURE)
        self._picture.setPixmap(drawn.pixmap(size, self.devicePixelRatioF()))
