"""Moves photos to the system's trash, after asking: the one way in which files go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.chosen_photos import chosen_photos
from photomanager.app.culling import VIEWS
from photomanager.app.dialogs.question import ask
from photomanager.app.dialogs.troubles import TroublesDialog
from photomanager.app.session.exchange import Exchange
from photomanager.app.session.progress import Progress
from photomanager.app.showing_work import show_work
from photomanager.app.translation import translate
from photomanager.app.wording import photo_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.app.frame import Frame
    from photomanager.operations.trash import TrashOutcome


def hang_trash(frame: Frame) -> None:
    """Binds the action."""
    Trashing(frame, frame.window)


class Trashing(QObject):
    """Asks, moves, says what could not be moved. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._exchange = Exchange(frame.session)
        frame.actions.bind("trash", self.ask, *VIEWS)
        frame.grid.selection_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        on = self._frame.grid.selectionModel().hasSelection()
        self._frame.actions.enable("trash", on)

    def ask(self) -> None:
        """Names the number of photos and asks."""
        ids = chosen_photos(self._frame.views, self._frame.grid)
        if not ids:
            return
        ask(
            self._frame.window,
            translate("Trash", "Move {photos} to the trash?", photos=photo_count(len(ids))),
            translate(
                "Trash",
                "Their raw files and XMP files go with them. Nothing is deleted: put them back "
                "from the trash, and their tags are there again.",
            ),
            translate("Trash", "Move to trash"),
            lambda: self._move(ids),
            title=translate("Trash", "Move to trash"),
        )

    def _move(self, ids: Sequence[int]) -> None:
        words = translate("Trash", "Moving to the trash")
        progress = Progress(words, len(ids), pauses=True)
        show_work(self._frame, progress)
        self._exchange.move_to_trash(ids, progress, lambda outcome: self._tell(ids, outcome))

    def _tell(self, ids: Sequence[int], outcome: TrashOutcome) -> None:
        if outcome.moved:
            if not outcome.stopped:
                self._step_past(set(ids))
            self._frame.browsing.drop_put_away()
        if outcome.moved or outcome.stopped:
            photos = photo_count(outcome.moved)
            words = (
                translate("Trash", "Stopped. Moved {photos} to the trash", photos=photos)
                if outcome.stopped
                else translate("Trash", "Moved {photos} to the trash", photos=photos)
            )
            self._frame.session.said.emit(words)
        if outcome.failed:
            dialog = TroublesDialog(
                translate("Trash", "Not moved to the trash"),
                translate(
                    "Trash",
                    "%Ln files could not be moved and lie where they were.",
                    count=len(outcome.failed),
                ),
                outcome.failed,
                self._frame.window,
            )
            dialog.open()

    def _step_past(self, gone: set[int]) -> None:
        """Selects the photo after those that went, else the one before them."""
        shown, grid = self._frame.model.ids, self._frame.grid
        rows = [row for row, one in enumerate(shown) if one in gone]
        if not rows:
            return
        after = (row for row in range(rows[0], len(shown)) if shown[row] not in gone)
        before = (row for row in range(rows[0] - 1, -1, -1) if shown[row] not in gone)
        row = next(after, next(before, None))
        if row is None:
            grid.clearSelection()
        else:
            grid.select_only(row)
