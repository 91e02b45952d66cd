"""Undo and redo."""

from __future__ import annotations

from photomanager.app.session.door import Door
from photomanager.app.translation import translate
from photomanager.app.wording import history_sentence
from photomanager.operations import undo


class History(Door):
    """Takes back and does again, here or by command line."""

    def undo(self) -> None:
        """Takes back the last thing done."""
        workspace, said = self._workspace, self._session.said
        self._session.write(
            lambda: undo.undo(workspace, 1, origin="window").undone,
            lambda undone: said.emit(history_sentence(translate("History", "Undone"), undone)),
        )

    def redo(self) -> None:
        """Does again what was undone."""
        workspace, said = self._workspace, self._session.said
        self._session.write(
            lambda: undo.redo(workspace, 1, origin="window").redone,
            lambda redone: said.emit(history_sentence(translate("History", "Redone"), redone)),
        )

    def ask(self) -> None:
        """Reads what undo and redo would do, for the menu."""
        workspace = self._workspace
        self._session.read(
            lambda: (undo.next_undo(workspace) or "", undo.next_redo(workspace) or ""),
            lambda both: self._session.history_changed.emit(*both),
            "history",
        )
