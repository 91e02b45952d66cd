"""One term of a search that is understood, as a chip before the words that are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from photomanager.app.search_terms import Term
    from photomanager.app.theme import Theme

CHIP_ROOM = 190


class _ChipButton(QToolButton):
    """Left and Right go to the neighbours, Backspace and Delete remove the chip.

    Signals:
        stepped: -1 to the chip before, 1 to what follows.
        removed: The chip shall go.
    """

    stepped = Signal(int)
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that a text field has for the letters beside the cursor."""
        along = -1 if self.isRightToLeft() else 1
        steps = {Qt.Key.Key_Left: -along, Qt.Key.Key_Right: along}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class TermChip(QFrame):
    """A term: a click edits it, its cross removes it; arrow keys go on from it.

    Attributes:
        words: Names the term; has the focus when the chip is chosen by key.
        cross: Removes it.

    Signals:
        edit_wanted: It shall become text again.
        removed: It shall go.
        stepped: -1: the chip before is wanted; 1: what follows.
    """

    edit_wanted = Signal()
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, term: Term, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.term = term
        self._theme = theme
        set_role(self, "term")
        self.words = _ChipButton(self)
        self.words.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.words.setIconSize(QSize(14, 14))
        shown = self.words.fontMetrics().elidedText(
            term.words, Qt.TextElideMode.ElideMiddle, CHIP_ROOM - 60
        )
        self.words.setText(shown.replace("&", "&&"))
        self.words.setToolTip(term.text)
        self.words.setAccessibleName(translate("Search", "Change {term}", term=term.words))
        self.words.clicked.connect(self.edit_wanted)
        self.cross = _ChipButton(self)
        self.cross.setIconSize(QSize(12, 12))
        self.cross.setAccessibleName(translate("Search", "Remove {term}", term=term.words))
        self.cross.setToolTip(self.cross.accessibleName())
        self.cross.clicked.connect(self.removed)
        for button in (self.words, self.cross):
            button.stepped.connect(self.stepped)
            button.removed.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.HAIR, 0, Space.HAIR, 0)
        layout.setSpacing(0)
        layout.addWidget(self.words)
        layout.addWidget(self.cross)
        self.setFocusProxy(self.words)
        self.recolour()

    def recolour(self) -> None:
        """Draws the icons in the colours of the theme."""
        colours = self._theme.colours
        self.words.setIcon(icon(self.term.icon, colours.text_soft))
        self.cross.setIcon(icon("cross", colours.text_soft))
