"""The keys that answer the tags of photos: in force only where those tags can be seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.chosen_photos import chosen_photos
from photomanager.app.item_models.shortcut_model import native
from photomanager.app.wording import marked_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.frame import Frame

# Beside other views there are no tags of the selected photos.
VIEWS = ("grid", "loupe")
_ANSWERS = ("confirm", "reject", "next_tag", "previous_tag")


def hang_answers(frame: Frame) -> None:
    """Binds the keys that answer, add and explain tags."""
    Answering(frame, frame.window)


class Answering(QObject):
    """Answers the tag that is marked in the inspector.

    On the full screen there is no inspector: there a key first says which tag is meant, and
    answers it when it is pressed again.
    """

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._tags = frame.inspector.tags
        slots: dict[str, Callable[[], object]] = {
            "confirm": partial(self._answer, "confirm"),
            "reject": partial(self._answer, "reject"),
            "next_tag": partial(self._step, 1),
            "previous_tag": partial(self._step, -1),
            "why": self._ask_why,
            "add_tag": self._add,
        }
        for key, slot in slots.items():
            frame.actions.bind(key, slot, *VIEWS)
        frame.grid.selection_changed.connect(self._follow)
        frame.views.changed.connect(self._follow)
        frame.panels.changed.connect(self._follow)
        frame.actions.shortcuts_changed.connect(lambda _key: self._show_hints())
        self._follow()
        self._show_hints()

    def _show_hints(self) -> None:
        actions = self._frame.actions
        keys = ("confirm", "reject", "add_tag")
        self._tags.show_hints(*(native(actions.keys_of(key)[:1]) for key in keys))

    def _answer(self, verdict: str) -> None:
        if self._names_marked():
            self._tags.answer_current(verdict)

    def _step(self, by: int) -> None:
        self._tags.step(by)
        self._names_marked()

    def _names_marked(self) -> bool:
        """Whether the marked tag was on screen already; if not, says it now."""
        tag = self._tags.current
        if tag is None or not self._is_bare():
            return tag is not None
        words = marked_words(tag.name, tag.confidence, self._keys())
        if self._frame.status.message() == words:
            return True
        self._frame.session.said.emit(words)
        return False

    def _keys(self) -> tuple[str, str]:
        actions = self._frame.actions
        confirm, reject = (native(actions.keys_of(key)[:1]) for key in ("confirm", "reject"))
        return confirm, reject

    def _ask_why(self) -> None:
        if not self._is_bare():
            self._frame.actions["inspector"].setChecked(True)
        self._frame.inspection.ask_why()

    def _add(self) -> None:
        self._frame.actions["inspector"].setChecked(True)
        self._tags.field.setFocus()

    def _is_bare(self) -> bool:
        """Whether a photo fills the screen."""
        full_screen = self._frame.actions["full_screen"].isChecked()
        return full_screen and self._frame.views.current == "loupe"

    def _follow(self) -> None:
        actions, panels = self._frame.actions, self._frame.panels
        photos = len(chosen_photos(self._frame.views, self._frame.grid))
        bare, fits = self._is_bare(), "inspector" in panels.fitting()
        for key in _ANSWERS:
            actions.enable(key, photos > 0 and (bare or panels.shows("inspector")))
        actions.enable("why", photos == 1 and (bare or fits))
        actions.enable("add_tag", photos > 0 and fits)
