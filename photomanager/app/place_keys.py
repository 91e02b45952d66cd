"""The keys of places as widgets ask for them: which deed of mine does this key mean?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from photomanager.app.place_rows import place_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtCore import QEvent

    from photomanager.app.action_rows import ActionSpec

_Modifier = Qt.KeyboardModifier
# With one of these a key writes nothing into a field.
_COMMANDS = _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier


class PlaceKeys:
    """The rows of `place_table` with the keys that are in force. GUI thread."""

    def __init__(self, chosen: Mapping[str, Sequence[str]] | None = None) -> None:
        """Takes the keys of the table, or those that the user chose, by row."""
        places = place_table()
        self._titles = {place.name: place.title for place in places}
        self._place_of = {spec.key: place.name for place in places for spec in place.rows}
        self._specs = {spec.key: spec for place in places for spec in place.rows}
        self._keys: dict[str, list[QKeySequence]] = {}
        for key, spec in self._specs.items():
            self.put(key, (chosen or {}).get(key, spec.shortcuts))

    def __contains__(self, key: str) -> bool:
        return key in self._specs

    def __iter__(self) -> Iterator[str]:
        """The keys of all rows, in the order of the table."""
        return iter(self._specs)

    def spec(self, key: str) -> ActionSpec:
        """A row of the table."""
        return self._specs[key]

    def title(self, key: str) -> str:
        """What the user calls the place of a row."""
        return self._titles[self._place_of[key]]

    def written(self, key: str) -> list[str]:
        """The keys in force of a row as the settings write them, e.g. `Shift+Return`."""
        portable = QKeySequence.SequenceFormat.PortableText
        return [keys.toString(portable) for keys in self._keys[key]]

    def put(self, key: str, shortcuts: Sequence[str]) -> None:
        """Gives a row other keys."""
        self._keys[key] = [QKeySequence(one) for one in shortcuts]

    def having(self, shortcut: str, beside: str = "") -> list[str]:
        """Rows that have a key; with `beside`, only other rows of that row's place."""
        wanted = QKeySequence(shortcut)
        return [
            key
            for key, keys in self._keys.items()
            if wanted in keys
            and (not beside or (key != beside and self._place_of[key] == self._place_of[beside]))
        ]

    # -- for widgets --------------------------------------------------------------------

    def deed(self, place: str, event: QKeyEvent) -> str:
        """The row of a place that a pressed key means; empty if none."""
        pressed = _sequences(event)
        for key, keys in self._keys.items():
            if self._place_of[key] == place and any(one in keys for one in pressed):
                return key
        return ""

    def command(self, place: str, event: QKeyEvent) -> str:
        """As `deed`, for a field: a key that writes a letter means the letter."""
        writes = event.text().isprintable() and bool(event.text())
        return "" if writes and not event.modifiers() & _COMMANDS else self.deed(place, event)

    def keeps(self, place: str, event: QEvent) -> bool:
        """Takes the key of an event if the place wants it rather than the window.

        Called from `QWidget.event`, which returns True then, with events of the type
        `ShortcutOverride` alone: others come also while a widget is being taken down.
        """
        if isinstance(event, QKeyEvent) and self.deed(place, event):
            event.accept()
            return True
        return False


def _sequences(event: QKeyEvent) -> list[QKeySequence]:
    """How a pressed key may be written: `Shift+?` is also `?`, and the keypad is no matter."""
    held = event.modifiers() & ~_Modifier.KeypadModifier
    ways = [QKeySequence(QKeyCombination(held, Qt.Key(event.key())))]
    if event.text() and not event.text().isalnum() and event.text().isprintable():
        bare = held & ~_Modifier.ShiftModifier
        ways.append(QKeySequence(QKeyCombination(bare, Qt.Key(event.key()))))
    return ways
