"""The line in which a search is typed: words completed, mistakes underlined where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeySequence, QTextCharFormat

from photomanager.app.widgets.completing_field import CompletingField
from photomanager.library.query import quoted

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_NONE = Qt.KeyboardModifier.NoModifier
_WORD_ENDS = ' \t()"'


class SearchField(CompletingField):
    """Completes the word at the cursor and can underline a mistake.

    Signals:
        left: The user is done typing and wants the photos.
        emptied: Escape was pressed: nothing shall be searched for.
        back_wanted: Backspace was pressed before the first letter.
        left_wanted: The cursor shall go on before the first letter.
        whole_wanted: All that is searched for shall be selected.
        history_wanted: Down was pressed with nothing typed.
        focused: Whether the field has the focus now.
    """

    left = Signal()
    emptied = Signal()
    back_wanted = Signal()
    left_wanted = Signal()
    whole_wanted = Signal()
    history_wanted = Signal()
    focused = Signal(bool)

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

    def replace_word(self, completion: str, *, as_tag: bool = False) -> None:
        """Puts a completion in the place of the word, quoted if it has to be.

        Args:
            completion: What stands there then.
            as_tag: Whether `tag:` shall stand before it.
        """
        start, _ = self.word()
        named = self.text()[:start].rstrip('"').endswith("tag:")
        if as_tag and not named:
            super().replace_word(f"tag:{quoted(completion)}")
            return
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells it."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells it."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the list, then clears the text, then leaves."""
        listed = self.completer_visible()
        if event.key() == Qt.Key.Key_Down and not listed and not self.text():
            self.history_wanted.emit()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.whole_wanted.emit()
            return
        towards = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        keys = {Qt.Key.Key_Backspace: self.back_wanted, towards: self.left_wanted}
        plain = event.modifiers() in (_NONE, Qt.KeyboardModifier.KeypadModifier)
        at_start = not self.cursorPosition() and not self.hasSelectedText()
        if event.key() in keys and plain and at_start:
            keys[Qt.Key(event.key())].emit()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape and not listed:
            self.emptied.emit()
