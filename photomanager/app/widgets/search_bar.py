"""The search field: live results, words completed, mistakes underlined where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QInputMethodEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.widgets.completing_field import CompletingField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from photomanager.app.theme import Theme

SEARCH_DELAY_MS = 80
_WORD_ENDS = ' \t()"'


class SearchField(CompletingField):
    """Completes the word at the cursor and can underline a mistake.

    Signals:
        left: The user is done typing and wants the photos.
    """

    left = Signal()

    def word(self) -> tuple[int, str]:
        """The word before the cursor, without a leading `-` or `tag:`."""
        text = self.text()[: self.cursorPosition()]
        start = len(text)
        while start and text[start - 1] not in _WORD_ENDS:
            start -= 1
        for lead in ("-", "tag:"):
            if text[start:].startswith(lead):
                start += len(lead)
        word = text[start:]
        # Other fields (date:, path:, state:) and the operators are not tags.
        if ":" in word or word in ("AND", "OR", "NOT"):
            return start, ""
        return start, word

    def replace_word(self, completion: str) -> None:
        """Puts a completion in the place of the word, quoted if it has to be."""
        start, _ = self.word()
        if start and self.text()[start - 1] == '"':
            super().replace_word(f'{completion}"')
            return
        plain = completion.replace("-", "").isalnum()
        super().replace_word(completion if plain else f'"{completion}"')

    def underline(self, position: int | None, colour: str) -> None:
        """Marks the text from `position` to the end of its word: coloured, a wavy line below."""
        attributes = []
        text = self.text()
        if position is not None and text:
            start = min(position, len(text) - 1)
            end = start + 1
            while end < len(text) and text[end] not in _WORD_ENDS:
                end += 1
            wavy = QTextCharFormat()
            wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wavy.setUnderlineColor(QColor(colour))
            wavy.setForeground(QColor(colour))
            attributes.append(
                QInputMethodEvent.Attribute(
                    QInputMethodEvent.AttributeType.TextFormat,
                    start - self.cursorPosition(),
                    end - start,
                    wavy,
                )
            )
        # The only way to format a part of a line edit's text.
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the list, then clears the text, then leaves."""
        listed = self.completer_visible()
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape and not listed:
            if self.text():
                self.clear()
                self.textEdited.emit("")
            else:
                self.left.emit()


class SearchBar(QWidget):
    """The field, what it is limited to, and what is wrong with the text.

    Attributes:
        field: Where the text is typed.
        scope: The button that names the limit and drops it.

    Signals:
        search_wanted: Another text to search for; throttled.
        scope_dropped: The user no longer wants the limit.
        completions_wanted: The beginning of a tag's name.
        left: The user is done typing and wants the photos.
    """

    search_wanted = Signal(str)
    scope_dropped = Signal()
    completions_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = SearchField(self)
        self.field.setPlaceholderText("Search tags, names, dates …  (Ctrl+F)")
        self.field.setAccessibleName("Search")
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(1_000)
        self._glass = QAction("Search", self)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.scope = QToolButton(self)
        self.scope.setToolTip("Search in all photos instead")
        self.scope.setToolButtonStyle(self.scope.toolButtonStyle().ToolButtonTextBesideIcon)
        self.scope.clicked.connect(self.scope_dropped)
        self.scope.hide()
        self._mistake = QFrame(self.window())
        set_role(self._mistake, "popup")
        self._sentence = QLabel(self._mistake)
        set_role(self._sentence, "error")
        inside = QHBoxLayout(self._mistake)
        inside.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        inside.addWidget(self._sentence)
        self._mistake.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self.scope)
        layout.addWidget(self.field, 1)

        self._timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._timer.timeout.connect(lambda: self.search_wanted.emit(self.field.text()))
        self.field.textChanged.connect(lambda: self._timer.start())
        self.field.returnPressed.connect(self._search_now)
        self.field.completions_wanted.connect(self.completions_wanted)
        self.field.completion_chosen.connect(self.field.replace_word)
        self.field.left.connect(self.left)
        theme.changed.connect(self._recolour)
        self._recolour()

    def text(self) -> str:
        """What is searched for."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Searches for another text at once."""
        self.field.setText(text)
        self._search_now()

    def take_focus(self) -> None:
        """Lets the user type another search over the one there."""
        self.field.setFocus()
        self.field.selectAll()

    def show_scope(self, name: str) -> None:
        """Says what the search is limited to; empty: all photos."""
        self.scope.setText(f"in {name}" if len(name) < 24 else f"in {name[:22]}…")
        self.scope.setAccessibleName(f"Search in all photos instead of {name}")
        self.scope.setVisible(bool(name))

    def show_mistake(self, sentence: str, position: int | None) -> None:
        """Says what is wrong with the text and underlines it; an empty sentence: nothing is."""
        self.field.setProperty("error", bool(sentence))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        self.field.underline(position, self._theme.colours.danger)
        self._sentence.setText(sentence)
        if sentence:
            self._mistake.setParent(self.window())
            self._mistake.adjustSize()
            below = self.field.mapTo(self.window(), QPoint(0, self.field.height() + Space.SMALL))
            self._mistake.move(below)
            self._mistake.raise_()
        self._mistake.setVisible(bool(sentence))

    def mistake(self) -> str:
        """What is wrong with the text."""
        return self._sentence.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The field is what takes the keys."""
        super().focusInEvent(event)
        self.field.setFocus()

    def _search_now(self) -> None:
        self._timer.stop()
        self.field.close_list()
        self.search_wanted.emit(self.field.text())

    def _recolour(self) -> None:
        colours = self._theme.colours
        self._glass.setIcon(icon("search", colours.text_soft))
        self.scope.setIcon(icon("cross", colours.text_soft))
