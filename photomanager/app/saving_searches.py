"""Gives what is searched for a name, and remembers what was searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog

from photomanager.app.search_terms import split
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from photomanager.app.frame import Frame

_HISTORY = "search/history"


def hang_saving(frame: Frame) -> None:
    """Binds the action and restores the history."""
    SavingSearches(frame, frame.window)


class SavingSearches(QObject):
    """Asks for a name and saves."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        stored = frame.store.value(_HISTORY, [])
        texts = [stored] if isinstance(stored, str) else stored
        if isinstance(texts, list):
            frame.search_bar.restore_history([one for one in texts if isinstance(one, str)])
        frame.search_bar.save_wanted.connect(self.ask_name)
        frame.search_bar.search_wanted.connect(lambda _text: self._keep_history())
        frame.actions.bind("save_search", self.ask_name)

    def ask_name(self) -> None:
        """Asks what the search shall be called; proposes what is searched for."""
        query = self._frame.browsing.query()
        if not query:
            self._frame.session.said.emit(translate("Search", "Search for something first."))
            return
        terms, rest = split(self._frame.browsing.text)
        proposed = " ".join([*(one.words for one in terms), *([rest] if rest else [])])
        dialog = QInputDialog(self._frame.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(translate("Search", "Save this search"))
        dialog.setLabelText(translate("Search", "It stands in the sidebar under this name:"))
        dialog.setTextValue(proposed or self._frame.browsing.place.title)
        dialog.textValueSelected.connect(
            lambda name: self._frame.session.searches.save(name, query)
        )
        dialog.open()

    def _keep_history(self) -> None:
        self._frame.store.setValue(_HISTORY, self._frame.search_bar.history())
