"""The actions of the table as Qt knows them, bound by the parts of the window.

A slot is bound for all views or for some (`bind("larger", zoom_in, "loupe")`); the same action
may mean another thing in another view. An action whose view is not shown is off, so two actions
may share a key as long as no view has both. What keys do in one place only (`place_keys`) is no
action of Qt: the widget asks what its key means.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from photomanager.app.action_table import action_table, menu_titles
from photomanager.app.icons import icon
from photomanager.app.place_keys import PlaceKeys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QMainWindow, QMenuBar

    from photomanager.app.action_rows import ActionSpec
    from photomanager.app.theme import Theme

_EVERYWHERE = ""


class Actions(QObject):
    """All actions of one window.

    Attributes:
        places: What keys mean where the focus is.

    Signals:
        shortcuts_changed: The keys of an action are other ones now: its key in the table.
    """

    shortcuts_changed = Signal(str)

    def __init__(
        self, window: QMainWindow, chosen: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Makes them.

        Args:
            window: Where their shortcuts work.
            chosen: Keys that the user chose, by action.
        """
        super().__init__(window)
        self._table = action_table()
        self.places = PlaceKeys(chosen)
        self._specs = {spec.key: spec for section in self._table for spec in section.rows}
        self._slots: dict[str, dict[str, Callable[[], object]]] = {}
        self._off: set[str] = set()
        self._on_in: dict[tuple[str, str], bool] = {}
        self._view = "grid"
        self._actions: dict[str, QAction] = {}
        for key, spec in self._specs.items():
            action = QAction(spec.text, window)
            action.setObjectName(key)
            action.setCheckable(spec.checkable)
            action.setVisible(False)
            action.triggered.connect(lambda _checked=False, key=key: self._call(key))
            # Letters typed into a text field stay there: the field takes them first.
            window.addAction(action)
            self._actions[key] = action
            self._put_keys(key, (chosen or {}).get(key, spec.shortcuts))

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __iter__(self) -> Iterator[str]:
        """The keys of all actions that do something, in the order of the table."""
        return (key for key in self._specs if key in self._slots)

    def spec(self, key: str) -> ActionSpec:
        """The row in the table of an action or of what a key does in a place."""
        return self.places.spec(key) if key in self.places else self._specs[key]

    def menu_of(self, key: str) -> str:
        """The name of the menu an action stands in."""
        return next(
            section.menu for section in self._table if any(spec.key == key for spec in section.rows)
        )

    def set_text(self, key: str, text: str) -> None:
        """Gives an action other words, in menus, palette and shortcut sheet."""
        self._specs[key] = replace(self._specs[key], text=text)
        self._actions[key].setText(text)

    # -- what they do ---------------------------------------------------------------------

    def bind(self, key: str, slot: Callable[[], object], *views: str) -> None:
        """Says what an action does in some views; without views, in all that have no other slot."""
        for view in views or (_EVERYWHERE,):
            self._slots.setdefault(key, {})[view] = slot
        self._actions[key].setVisible(True)
        self._follow(key)

    def bind_toggle(self, key: str, slot: Callable[[bool], object]) -> None:
        """Says what switching an action on and off does, by hand or by program."""
        self.bind(key, lambda: None)
        self._actions[key].toggled.connect(slot)

    def enable(self, key: str, on: bool, *views: str) -> None:
        """Says whether an action can do anything now; where it has no slot it is off anyway.

        Args:
            key: The action.
            on: Whether it can.
            views: Views of which this holds; without, of all that have no word of their own.
        """
        self._on_in.update({(key, view): on for view in views})
        if on and not views:
            self._off.discard(key)
        elif not views:
            self._off.add(key)
        self._follow(key)

    def enter(self, view: str) -> None:
        """Another view is shown."""
        self._view = view
        for key in self._actions:
            self._follow(key)

    def _call(self, key: str) -> None:
        slot = self._slot(key)
        if slot is not None:
            slot()

    def _slot(self, key: str) -> Callable[[], object] | None:
        slots = self._slots.get(key, {})
        return slots.get(self._view, slots.get(_EVERYWHERE))

    def _follow(self, key: str) -> None:
        on = self._on_in.get((key, self._view), key not in self._off)
        self._actions[key].setEnabled(on and self._slot(key) is not None)

    # -- keys -----------------------------------------------------------------------------

    def keys_of(self, key: str) -> list[str]:
        """The keys of an action as the settings write them, e.g. `Ctrl+Shift+Z`."""
        if key in self.places:
            return self.places.written(key)
        portable = QKeySequence.SequenceFormat.PortableText
        return [keys.toString(portable) for keys in self._actions[key].shortcuts()]

    def set_keys(self, key: str, shortcuts: Sequence[str]) -> None:
        """Gives an action other keys."""
        self._put_keys(key, shortcuts)
        self.shortcuts_changed.emit(key)

    def chosen_keys(self) -> dict[str, list[str]]:
        """The keys of actions that are not those of the table: what the settings keep."""
        return {
            key: self.keys_of(key)
            for key in (*self._specs, *self.places)
            if self.keys_of(key) != _portable(self.spec(key).shortcuts)
        }

    def with_keys(self, shortcut: str, beside: str) -> list[str]:
        """Others that have a key where `beside` is in force: in one of its views or its place."""
        if beside in self.places:
            return self.places.having(shortcut, beside)
        found = self._having(shortcut)
        return [key for key in found if key != beside and self._meet(key, beside)]

    def elsewhere(self, shortcut: str, beside: str) -> list[str]:
        """What a key means besides: for an action in places, for a place in the whole window."""
        in_place = beside in self.places
        return self._having(shortcut) if in_place else self.places.having(shortcut)

    def _having(self, shortcut: str) -> list[str]:
        (wanted,) = _portable([shortcut])
        return [key for key in self if wanted in self.keys_of(key)]

    def _meet(self, one: str, other: str) -> bool:
        mine, others = set(self._slots[one]), set(self._slots.get(other, {_EVERYWHERE: None}))
        return _EVERYWHERE in mine or _EVERYWHERE in others or not mine.isdisjoint(others)

    def _put_keys(self, key: str, shortcuts: Sequence[str]) -> None:
        if key in self.places:
            self.places.put(key, shortcuts)
            return
        self._actions[key].setShortcuts([QKeySequence(keys) for keys in shortcuts])

    # -- looks ----------------------------------------------------------------------------

    def fill_menus(self, bar: QMenuBar) -> None:
        """Puts the actions into the menus of the table."""
        for name, title in menu_titles().items():
            sections = [section for section in self._table if section.menu == name]
            if not any(spec.key in self._slots for part in sections for spec in part.rows):
                continue
            menu = bar.addMenu(title)
            for section in sections:
                menu.addSeparator()  # Qt shows none at the top and none twice
                menu.addActions([self._actions[spec.key] for spec in section.rows])

    def recolour(self, theme: Theme) -> None:
        """Draws the icons in the colours of the theme."""
        for key, spec in self._specs.items():
            if spec.icon:
                drawn = icon(spec.icon, theme.colours.text, theme.colours.outline)
                self._actions[key].setIcon(drawn)


def _portable(shortcuts: Iterable[str]) -> list[str]:
    """The same keys in one way of writing."""
    portable = QKeySequence.SequenceFormat.PortableText
    return [QKeySequence(keys).toString(portable) for keys in shortcuts]
