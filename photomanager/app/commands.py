"""Command palette and shortcut sheet: what they list, and when they open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.dialogs.palette import Palette
from photomanager.app.dialogs.shortcuts import ShortcutSheet
from photomanager.app.item_models.palette_model import Choice
from photomanager.app.item_models.shortcut_model import native, plain
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from photomanager.app.frame import Frame
    from photomanager.app.item_models.sidebar_model import SidebarEntry

_ITSELF = "palette"


def hang_commands(frame: Frame) -> None:
    """Binds the two actions."""
    Commands(frame, frame.window)


class Commands(QObject):
    """Opens the palette and the sheet, each made when first wanted."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._palette: Palette | None = None
        self._sheet: ShortcutSheet | None = None
        frame.actions.bind(_ITSELF, self.open_palette)
        frame.actions.bind("shortcuts", self.open_sheet)

    def open_palette(self) -> None:
        """Offers every action and every place."""
        if self._palette is None:
            self._palette = Palette(self._frame.window)
        self._palette.ask([*self._doings(), *self._places(self._frame.sidebar.sections())])

    def open_sheet(self) -> None:
        """Shows all shortcuts."""
        if self._sheet is None:
            self._sheet = ShortcutSheet(self._frame.actions, self._frame.window)
            self._sheet.changed.connect(self._remember)
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()
        self._sheet.filter.setFocus()

    def _remember(self) -> None:
        chosen = {key: tuple(keys) for key, keys in self._frame.actions.chosen_keys().items()}
        self._frame.preferences.change(shortcuts=chosen)

    def _doings(self) -> Iterator[Choice]:
        actions = self._frame.actions
        for key in actions:
            if key != _ITSELF and actions[key].isEnabled():
                spec = actions.spec(key)
                yield Choice(
                    plain(spec.text),
                    native(actions.keys_of(key)[:1]),
                    spec.icon,
                    actions[key].trigger,
                    weight=1.0,
                    also=spec.other_name,
                )

    def _places(self, entries: Sequence[SidebarEntry]) -> Iterator[Choice]:
        sidebar = self._frame.sidebar
        for entry in entries:
            if not entry.heading:
                yield Choice(entry.title, _kind(entry), entry.icon, partial(sidebar.go, entry))
            yield from self._places(entry.children)


def _kind(entry: SidebarEntry) -> str:
    if entry.tag_id:
        return translate("Palette", "Tag")
    if entry.saved:
        return translate("Palette", "Saved search")
    if entry.place is not None and entry.place.kind == "folder":
        return translate("Palette", "Folder")
    return translate("Palette", "Library")
