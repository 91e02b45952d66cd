"""A text field that offers tags while the user types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from photomanager.app.item_models.palette_model import ChoiceRole
from photomanager.app.theme import set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.choice_rows import ChoiceRows

if TYPE_CHECKING:
    from collections.abc import Sequence

# Long enough to skip the keys of a fast typist, short enough to feel live.
THROTTLE_MS = 60
SHOWN = 10


class CompletingField(QLineEdit):
    """Asks for completions and shows them; the answers come from outside.

    Signals:
        completions_wanted: The text to complete.
        completion_chosen: A completion was taken from the list.
    """

    completions_wanted = Signal(str)
    completion_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QStandardItemModel(self)
        self._popup = QCompleter(self._lines, self)
        self._popup.setWidget(self)
        self._popup.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup.setMaxVisibleItems(SHOWN)
        view = self._list()
        view.setAccessibleName(translate("Tags", "Completions"))
        view.setItemDelegate(ChoiceRows(view))
        view.setMouseTracking(True)
        set_role(view, "completions")
        self._popup.activated.connect(self.completion_chosen)
        self._timer = QTimer(self, singleShot=True, interval=THROTTLE_MS)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(self._timer.start)

    def word(self) -> tuple[int, str]:
        """Where the text to complete starts, and the text: here all of it."""
        return 0, self.text()

    def offer(self, prefix: str, completions: Sequence[tuple[str, str]]) -> None:
        """Shows completions as (completion, explanation), if they still fit what is typed."""
        if prefix != self.word()[1].strip() or not self.hasFocus():
            return
        if not completions:
            self.close_list()
            return
        self._lines.clear()
        for name, explanation in completions:
            line = QStandardItem(name)
            line.setData(explanation, ChoiceRole.NOTE)
            line.setEditable(False)
            self._lines.appendRow(line)
        self._popup.complete()

    def close_list(self) -> None:
        """Hides the completions and forgets what was asked."""
        self._timer.stop()
        self._list().hide()

    def completer_visible(self) -> bool:
        """Whether completions are on screen."""
        return self._list().isVisible()

    def replace_word(self, completion: str) -> None:
        """Puts a completion in the place of what was typed."""
        start, word = self.word()
        text = self.text()
        self.setText(text[:start] + completion + text[start + len(word) :])
        self.setCursorPosition(start + len(completion))

    def event(self, event: QEvent) -> bool:
        """Undo and redo belong to the window while there is nothing to undo in the text.

        Escape belongs to the field as long as it has the focus.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the list first; Down opens it; Enter takes what is marked in it."""
        if self.completer_visible():
            if event.key() == Qt.Key.Key_Escape:
                self.close_list()
                return
            taken = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
            if taken and self._list().currentIndex().isValid():
                # Left to the list; the text typed so far is not what is meant.
                event.ignore()
                return
        elif event.key() == Qt.Key.Key_Down and self.word()[1].strip():
            self._ask()
            return
        super().keyPressEvent(event)

    def _list(self) -> QAbstractItemView:
        view = self._popup.popup()
        assert view is not None
        return view

    def _ask(self) -> None:
        prefix = self.word()[1].strip()
        if prefix:
            self.completions_wanted.emit(prefix)
        else:
            self.close_list()
