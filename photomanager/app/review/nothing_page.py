"""Shown when there is nothing to ask, or not yet: says why and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.review.words import nothing_words
from photomanager.app.translation import translate
from photomanager.app.widgets.pages import EmptyPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from photomanager.app.theme import Theme


class NothingPage(EmptyPage):
    """As other empty pages; its button leads to all tags."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.show_looking()

    def show_looking(self) -> None:
        """Says that questions are being looked for, which takes seconds in a large library."""
        self._say("review", translate("Review", "Looking for the best questions …"), "", "")

    def show_scope(self, tag: str | None) -> None:
        """Says that nothing is open about a tag, or about all."""
        every = "" if tag is None else translate("Review", "Review all tags")
        self._say("check", *nothing_words(tag), every)

    def _say(self, icon_name: str, title: str, sentence: str, button: str) -> None:
        self.show_state(icon_name, title, sentence, button)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
