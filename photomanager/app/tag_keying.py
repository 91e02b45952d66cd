"""The user's own keys for tags, and the entries of a chip's menu that other parts serve."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.chosen_photos import chosen_photos
from photomanager.app.culling import VIEWS
from photomanager.app.translation import translate
from photomanager.library.records import TagId
from photomanager.operations.tag_keys import KEYS

if TYPE_CHECKING:
    from photomanager.app.frame import Frame
    from photomanager.app.tag_summary import TagSummary

_KEY = "key_"


def hang_tag_keys(frame: Frame) -> None:
    """Binds Alt+1 to Alt+9 and follows what is put on them."""
    TagKeying(frame, frame.window)


class TagKeying(QObject):
    """Confirms a tag on the chosen photos by its key; pressed again, takes that back."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._keys: dict[int, str] = {}
        for key in KEYS:
            frame.actions.bind(f"tag_key_{key}", partial(self.press, key), *VIEWS)
        frame.inspector.tags.deed_wanted.connect(self._on_deed)
        frame.session.places_changed.connect(self._read)
        self._read()

    def press(self, key: int) -> None:
        """Says the key's tag of the chosen photos."""
        session, name = self._frame.session, self._keys.get(key)
        if name is None:
            words = translate(
                "Tags", "Nothing is on Alt+{key} yet. A tag's menu puts it there.", key=key
            )
            session.said.emit(words)
            return
        ids = chosen_photos(self._frame.views, self._frame.grid)
        if not ids:
            return
        shown = ids == self._frame.inspection.photos
        there = self._frame.inspector.tags.named(name) if shown else None
        if there is not None and there.state == "confirmed" and not there.partial:
            session.tags.say(ids, "withdraw", name)
        else:
            session.tags.say(ids, "confirm", name)

    def _on_deed(self, deed: str, tag: TagSummary) -> None:
        if not deed.startswith(_KEY):
            return
        key = int(deed.removeprefix(_KEY))
        names = self._frame.session.names
        if key:
            names.assign(key, TagId(tag.tag_id), self._show)
        else:
            for at in [at for at, name in self._keys.items() if name == tag.name]:
                names.assign(at, None, self._show)

    def _read(self) -> None:
        self._frame.session.names.keys(self._show)

    def _show(self, keys: dict[int, str]) -> None:
        self._keys = keys
        self._frame.inspector.tags.show_keys(keys)
        for key in KEYS:
            text = (
                translate("Action", "Tag “{tag}”", tag=keys[key].replace("&", "&&"))
                if key in keys
                else translate("Action", "Tag on key {number}", number=key)
            )
            self._frame.actions.set_text(f"tag_key_{key}", text)
