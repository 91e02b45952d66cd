"""The command palette: everything there is to do, found by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.item_models.palette_model import Choice, PaletteModel
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.choice_rows import ChoiceRows

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _HEIGHT = 620, 420
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QDialog):
    """A field and what fits; Enter does the marked one, Escape leaves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setWindowTitle(translate("Palette", "Command palette"))
        self._above = parent
        self._model = PaletteModel(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(translate("Palette", "Type what you want to do or see"))
        self.field.setAccessibleName(translate("Palette", "Command"))
        self.field.installEventFilter(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChoiceRows(self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(translate("Palette", "Commands and places"))
        self._nothing = QLabel(translate("Palette", "Nothing fits. Try fewer letters."), self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._nothing, "soft")
        frame = QFrame(self)
        set_role(frame, "popup")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(self.field)
        inside.addWidget(self.list, 1)
        inside.addWidget(self._nothing, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.field.textChanged.connect(self._rank)
        self.list.clicked.connect(lambda index: self._choose(index.row()))

    def ask(self, choices: Sequence[Choice]) -> None:
        """Opens over the window with everything there is to choose from."""
        self._model.offer(choices)
        self.field.clear()
        self._rank("")
        above = self._above
        width = min(_WIDTH, above.width() - 2 * Space.HUGE)
        self.resize(width, min(_HEIGHT, above.height() - 2 * Space.HUGE))
        corner = QPoint((above.width() - width) // 2, above.height() // 8)
        self.move(above.mapToGlobal(corner))
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the field has the focus; Enter takes what is marked."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _MOVES:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                if event.key() in _MOVES:
                    QApplication.sendEvent(self.list, event)
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self._choose(self.list.currentIndex().row())
                    return True
        return super().eventFilter(watched, event)

    def _rank(self, typed: str) -> None:
        self._model.rank(typed)
        some = self._model.rowCount() > 0
        self.list.setVisible(some)
        self._nothing.setVisible(not some)
        if some:
            self.list.setCurrentIndex(self._model.index(0))
            self.list.scrollToTop()

    def _choose(self, row: int) -> None:
        if row < 0:
            return
        choice = self._model.choice(row)
        self.close()
        choice.choose()
