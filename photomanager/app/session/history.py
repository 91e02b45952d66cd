"""Undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.app.translation import translate
from photomanager.app.wording import history_sentence
from photomanager.operations import folders, undo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.operations.undo import Undone


class History(Door):
    """Takes back and does again, here or by command line."""

    def undo(self) -> None:
        """Takes back the last thing done."""
        workspace = self._workspace
        self._session.write(
            lambda: undo.undo(workspace, 1, origin="window").undone,
            lambda undone: self._tell(translate("History", "Undone"), undone),
        )

    def redo(self) -> None:
        """Does again what was undone."""
        workspace = self._workspace
        self._session.write(
            lambda: undo.redo(workspace, 1, origin="window").redone,
            lambda redone: self._tell(translate("History", "Redone"), redone),
        )

    def ask(self) -> None:
        """Reads what undo and redo would do, for the menu."""
        workspace = self._workspace
        self._session.read(
            lambda: (undo.next_undo(workspace) or "", undo.next_redo(workspace) or ""),
            lambda both: self._session.history_changed.emit(*both),
            "history",
        )

    def _tell(self, done: str, entries: Sequence[Undone]) -> None:
        self._session.said.emit(history_sentence(done, entries))
        if any(one.kind == folders.KIND for one in entries):
            self._session.folders.look()
