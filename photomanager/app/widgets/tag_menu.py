"""Everything that can be done with a tag on a photo, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from photomanager.app.tag_summary import TagSummary

KEYS = range(1, 10)


class TagMenu(QMenu):
    """The menu of a chip.

    Signals:
        answered: `confirm`, `reject` or `withdraw`.
        why_wanted: Explain the tag.
        search_wanted: Show all photos with it.
        deed_wanted: `review`, `like`, `board`, `rename`, `merge`, `move`, `synonyms`, `delete`, or
            `key_1` to `key_9` to put the tag on a key and `key_0` to take it off its key.
    """

    answered = Signal(str)
    why_wanted = Signal()
    search_wanted = Signal()
    deed_wanted = Signal(str)

    def __init__(
        self, tag: TagSummary, keys: Mapping[int, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._answers(tag)
        self.addSeparator()
        self._looks(tag)
        self.addSeparator()
        self._keys(tag, keys)
        self._changes()

    def _answers(self, tag: TagSummary) -> None:
        self._entry(translate("Tags", "Confirm"), lambda: self.answered.emit("confirm"))
        self._entry(translate("Tags", "Reject"), lambda: self.answered.emit("reject"))
        self._entry(
            translate("Tags", "Take my answer back"),
            lambda: self.answered.emit("withdraw"),
            enabled=tag.state in ("confirmed", "rejected"),
        )

    def _looks(self, tag: TagSummary) -> None:
        single = tag.total == 1
        why = (
            translate("Tags", "Why not this tag?")
            if tag.state == "rejected"
            else translate("Tags", "Why this tag?")
        )
        self._entry(why, self.why_wanted.emit, enabled=single)
        self._deed("like", translate("Tags", "More photos like this one …"), enabled=single)
        self._deed("review", review_words(tag.name))
        self._entry(
            translate("Tags", "Show all photos with “{tag}”", tag=_plain(tag.name)),
            self.search_wanted.emit,
        )
        self._deed("board", board_words())

    def _keys(self, tag: TagSummary, keys: Mapping[int, str]) -> None:
        menu = self.addMenu(translate("Tags", "Put it on a key"))
        for key in KEYS:
            there = keys.get(key)
            words = f"Alt+{key}"
            if there is not None:
                words = translate("Tags", "{key}, now “{tag}”", key=words, tag=_plain(there))
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(there == tag.name)
            deed = f"key_{key}"
            action.triggered.connect(lambda _on=False, deed=deed: self.deed_wanted.emit(deed))
        if tag.name in keys.values():
            menu.addSeparator()
            off = menu.addAction(translate("Tags", "On no key"))
            off.triggered.connect(lambda: self.deed_wanted.emit("key_0"))

    def _changes(self) -> None:
        menu = self.addMenu(translate("Tags", "Change the tag itself"))
        for deed, words in changes():
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, deed=deed: self.deed_wanted.emit(deed))

    def _deed(self, deed: str, words: str, *, enabled: bool = True) -> None:
        self._entry(words, lambda: self.deed_wanted.emit(deed), enabled=enabled)

    def _entry(self, words: str, slot: Callable[[], object], *, enabled: bool = True) -> None:
        action = self.addAction(words)
        action.triggered.connect(lambda _on=False: slot())
        action.setEnabled(enabled)


def whole_tag_deeds(name: str) -> tuple[tuple[str, str], ...]:
    """What can be done with a tag without a photo: the deeds and their words."""
    return (("review", review_words(name)), ("board", board_words()), *changes())


def review_words(name: str) -> str:
    """The way into review."""
    return translate("Tags", "Review “{tag}”", tag=_plain(name))


def board_words() -> str:
    """The way to the board."""
    return translate("Tags", "Show it on the tag board")


def changes() -> tuple[tuple[str, str], ...]:
    """What changes a tag as a whole."""
    return (
        ("rename", translate("Tags", "Rename …")),
        ("merge", translate("Tags", "Merge into …")),
        ("move", translate("Tags", "Move under …")),
        ("synonyms", translate("Tags", "Other words …")),
        ("delete", translate("Tags", "Delete …")),
    )


def _plain(name: str) -> str:
    """A name for a menu: short, and no letter of it a mark for the keyboard."""
    shown = name if len(name) <= 40 else f"{name[:38]}…"
    return shown.replace("&", "&&")
