"""The actions with their keys, by menu, as the shortcut sheet lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QKeySequence

from photomanager.app.action_table import menu_titles
from photomanager.app.fixed_keys import FixedKeys, fixed_keys
from photomanager.app.theme import Type, scaled_font
from photomanager.app.translation import translate
from photomanager.fuzzy import sieve

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from photomanager.app.actions import Actions


def plain(text: str) -> str:
    """A menu's text without the mark before its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def native(keys: list[str]) -> str:
    """Keys as this system writes them."""
    shown = QKeySequence.SequenceFormat.NativeText
    return "   ".join(QKeySequence(one).toString(shown) for one in keys)


class ShortcutModel(QAbstractTableModel):
    """What, menu or place, keys: actions that do something, keys of places, fixed keys."""

    def __init__(self, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._menus = {name: plain(title) for name, title in menu_titles().items()}
        self._fixed = fixed_keys()
        self._keys: list[str | FixedKeys] = self._all()
        actions.shortcuts_changed.connect(self._on_changed)

    def filter(self, typed: str) -> None:
        """Shows the actions and fixed keys whose words or keys fit."""
        self.beginResetModel()
        rows = self._all()
        passes = sieve(typed, [name for key in rows for name in self._names(key)])
        self._keys = [
            key
            for key in rows
            if any(passes(name) for name in self._names(key))
            or typed.casefold() in self._native(key).casefold()
        ]
        self.endResetModel()

    def _all(self) -> list[str | FixedKeys]:
        return [*self._actions, *self._actions.places, *self._fixed]

    def key(self, row: int) -> str | None:
        """The action in a row; None for fixed keys."""
        key = self._keys[row]
        return key if isinstance(key, str) else None

    def row_of(self, key: str) -> int:
        """The row of an action, -1 if it is not shown."""
        return self._keys.index(key) if key in self._keys else -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many actions are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Three."""
        return 0 if parent is not None and parent.isValid() else 3

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words of a cell; keys that the user chose are bold."""
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._title(key), self._place(key), self._native(key))[index.column()]
        if role == Qt.ItemDataRole.FontRole and key in self._actions.chosen_keys():
            return QFont(scaled_font(Type.BODY, bold=True))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("Shortcuts", "Action"),
                translate("Shortcuts", "Menu or place"),
                translate("Shortcuts", "Keys"),
            )[section]
        return None

    def _title(self, key: str | FixedKeys) -> str:
        return plain(self._actions.spec(key).text) if isinstance(key, str) else key.text

    def _place(self, key: str | FixedKeys) -> str:
        if isinstance(key, str):
            if key in self._actions.places:
                return self._actions.places.title(key)
            return self._menus[self._actions.menu_of(key)]
        return translate("Shortcuts", "fixed: {place}", place=key.place)

    def _native(self, key: str | FixedKeys) -> str:
        if isinstance(key, str):
            return native(self._actions.keys_of(key))
        return key.words or native(list(key.keys))

    def _names(self, key: str | FixedKeys) -> list[str]:
        if not isinstance(key, str):
            return [key.text, key.place]
        other = self._actions.spec(key).other_name
        return [self._title(key), other] if other else [self._title(key)]

    def _on_changed(self, key: str) -> None:
        row = self.row_of(key)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 2))
