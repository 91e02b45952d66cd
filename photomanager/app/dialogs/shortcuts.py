"""The sheet of all shortcuts, in which each can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.fixed_keys import fixed_keys
from photomanager.app.item_models.shortcut_model import ShortcutModel, native, plain
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from photomanager.app.actions import Actions


class ShortcutSheet(QDialog):
    """A table of actions and keys; stays beside the window.

    Signals:
        changed: Keys were changed.
    """

    changed = Signal()

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._taken: list[str] = []  # actions that have the keys that were just pressed
        self.setWindowTitle(translate("Shortcuts", "Keyboard shortcuts"))
        self.resize(760, 560)
        self._model = ShortcutModel(actions, self)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(translate("Shortcuts", "Find an action or a key"))
        self.filter.setAccessibleName(translate("Shortcuts", "Find an action or a key"))
        self.filter.setClearButtonEnabled(True)
        self.table = self._make_table()
        self.keys = QKeySequenceEdit(self)
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(translate("Shortcuts", "Press the new keys"))
        self.set = QPushButton(translate("Shortcuts", "Set"), self)
        self.set.setToolTip(translate("Shortcuts", "In place of its first keys"))
        self.add = QPushButton(translate("Shortcuts", "Add"), self)
        self.add.setToolTip(translate("Shortcuts", "Beside the keys it has"))
        self.remove = QPushButton(translate("Shortcuts", "Remove"), self)
        self.reset = QPushButton(translate("Shortcuts", "Reset"), self)
        self.reset_all = QPushButton(translate("Shortcuts", "Reset all"), self)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        set_role(self.note, "soft")
        self._arrange()
        self._connect()
        self._follow()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._model)
        table.setShowGrid(False)
        table.setAccessibleName(translate("Shortcuts", "Actions and their keys"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _arrange(self) -> None:
        editing = QHBoxLayout()
        editing.setSpacing(Space.MEDIUM)
        editing.addWidget(self.keys, 1)
        for button in (self.set, self.add, self.remove, self.reset):
            button.setAutoDefault(False)
            editing.addWidget(button)
        ends = QHBoxLayout()
        close = QPushButton(translate("Shortcuts", "Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        self.reset_all.setAutoDefault(False)
        ends.addWidget(self.reset_all)
        ends.addStretch(1)
        ends.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self.filter)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        layout.addLayout(editing)
        layout.addLayout(ends)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.doubleClicked.connect(lambda _index: self.keys.setFocus())
        self.keys.keySequenceChanged.connect(lambda _keys: self._look())
        self.set.clicked.connect(self._set)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)

    def current(self) -> str | None:
        """The action whose keys are being looked at."""
        row = self.table.currentIndex().row()
        return self._model.key(row) if row >= 0 else None

    def _filter(self, typed: str) -> None:
        self._model.filter(typed)
        if self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._follow()

    def _follow(self) -> None:
        """Another action is looked at."""
        self.keys.clear()
        key = self.current()
        self.remove.setEnabled(key is not None and bool(self._actions.keys_of(key)))
        self.reset.setEnabled(key is not None and key in self._actions.chosen_keys())
        self.reset_all.setEnabled(bool(self._actions.chosen_keys()))
        self.keys.setEnabled(key is not None)
        self._look()

    def _pressed(self) -> str:
        return self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _look(self) -> None:
        """Says who has the keys that were pressed."""
        key, pressed = self.current(), self._pressed()
        for button in (self.set, self.add):
            button.setEnabled(key is not None and bool(pressed))
        self._taken = self._actions.with_keys(pressed, beside=key) if key and pressed else []
        beside = self._actions.elsewhere(pressed, beside=key) if key and pressed else []
        fixed = [one for one in fixed_keys() if pressed and one.has(pressed)]
        if key is None and self.table.currentIndex().isValid():
            words = translate("Shortcuts", "These keys belong to the place and stay as they are.")
        elif key is None:
            words = translate("Shortcuts", "Choose an action to change its keys.")
        elif self._taken:
            others = ", ".join(f"“{self._title(one)}”" for one in self._taken)
            words = translate(
                "Shortcuts",
                "{keys} belongs to {others}. “Set” takes it from there.",
                keys=native([pressed]),
                others=others,
            )
        elif beside and key in self._actions.places:
            words = translate(
                "Shortcuts",
                "{keys} is also {others}. In this place it would do this instead.",
                keys=native([pressed]),
                others=", ".join(f"“{self._title(one)}”" for one in beside),
            )
        elif beside:
            words = translate(
                "Shortcuts",
                "{keys} keeps its meaning in some places: {others}. Elsewhere it would do this.",
                keys=native([pressed]),
                others=", ".join(
                    f"“{self._title(one)}” ({self._actions.places.title(one)})" for one in beside
                ),
            )
        elif fixed:
            words = translate(
                "Shortcuts",
                "{keys} already means something in some places: {others}. There it would do "
                "this instead.",
                keys=native([pressed]),
                others=", ".join(f"“{one.text}” ({one.place})" for one in fixed),
            )
        else:
            words = translate(
                "Shortcuts", "Press the new keys for “{action}”.", action=self._title(key)
            )
        for line in self.keys.findChildren(QLineEdit):  # Qt's own words come back each time
            line.setPlaceholderText(translate("Shortcuts", "Press the new keys"))
        self.note.setText(words)
        set_role(self.note, "error" if self._taken or beside or (key and fixed) else "soft")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    def _set(self) -> None:
        """The pressed keys in place of the first; further keys of the action stay."""
        key, pressed = self.current(), self._pressed()
        has = key is not None and pressed in self._actions.keys_of(key)
        self._take([pressed, *(self._others() if has else self._others()[1:])])

    def _add(self) -> None:
        self._take([*self._others(), self._pressed()])

    def _others(self) -> list[str]:
        key, pressed = self.current(), self._pressed()
        return [one for one in self._actions.keys_of(key) if one != pressed] if key else []

    def _take(self, keys: list[str]) -> None:
        """Gives the action keys, of which the pressed ones may be another's."""
        pressed = self._pressed()
        for other in self._taken:
            left = [one for one in self._actions.keys_of(other) if one != pressed]
            self._actions.set_keys(other, left)
        self._give(keys)

    def _remove(self) -> None:
        """Takes the pressed keys away if the action has them, else all."""
        key = self.current()
        has = key is not None and self._pressed() in self._actions.keys_of(key)
        self._give(self._others() if has else [])

    def _give(self, keys: list[str]) -> None:
        key = self.current()
        if key is not None:
            self._actions.set_keys(key, keys)
            self._told()

    def _reset(self) -> None:
        key = self.current()
        if key is None:
            return
        wanted = self._actions.spec(key).shortcuts
        for shortcut in wanted:
            for other in self._actions.with_keys(shortcut, beside=key):
                self._actions.set_keys(other, self._actions.spec(other).shortcuts)
        self._give(list(wanted))

    def _reset_all(self) -> None:
        for key in self._actions.chosen_keys():
            self._actions.set_keys(key, self._actions.spec(key).shortcuts)
        self._told()

    def _told(self) -> None:
        self._follow()
        self.changed.emit()

    def _title(self, key: str) -> str:
        return plain(self._actions.spec(key).text)
