"""Opens the dialogs that change a tag, and does what was agreed to; from board and chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from photomanager.app.tag_board.dialogs import (
    DeleteDialog,
    MergeDialog,
    MoveDialog,
    RenameDialog,
    SynonymsDialog,
    TagDialog,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from photomanager.app.tag_board.door import TagBoard
    from photomanager.library.records import TagRef
    from photomanager.operations.tag_admin import TagChange
    from photomanager.operations.tag_use import TagUse

DEEDS = ("rename", "merge", "move", "synonyms", "delete")


class Deeds(QObject):
    """Everything that can be done to a tag as a whole.

    Signals:
        done: Something was changed.
    """

    done = Signal()

    def __init__(self, door: TagBoard, window: QWidget) -> None:
        super().__init__(window)
        self._door = door
        self._window = window
        self._open: dict[str, Callable[[TagUse], TagDialog]] = {
            "rename": self._rename,
            "merge": self._merge,
            "move": self._move,
            "synonyms": self._synonyms,
            "delete": self._delete,
        }

    def ask(self, deed: str, tag: TagRef) -> None:
        """Asks what there is to ask, and then does it.

        Args:
            deed: One of `DEEDS`.
            tag: The tag.
        """
        self._door.use(tag, lambda use: self._show(deed, use))

    def _show(self, deed: str, use: TagUse) -> None:
        dialog = self._open[deed](use)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _rename(self, use: TagUse) -> TagDialog:
        dialog = RenameDialog(use, self._window)
        dialog.accepted.connect(lambda: self._door.rename(use.tag_id, dialog.name(), self._changed))
        return dialog

    def _merge(self, use: TagUse) -> TagDialog:
        dialog = MergeDialog(use, self._window)
        self._complete(dialog)
        dialog.accepted.connect(lambda: self._door.merge(use.tag_id, dialog.name(), self._changed))
        return dialog

    def _move(self, use: TagUse) -> TagDialog:
        dialog = MoveDialog(use, self._window)
        self._complete(dialog)
        dialog.accepted.connect(
            lambda: self._door.move(use.tag_id, dialog.parent_name(), self._changed)
        )
        return dialog

    def _synonyms(self, use: TagUse) -> TagDialog:
        dialog = SynonymsDialog(use, self._window)
        dialog.accepted.connect(
            lambda: self._door.set_synonyms(use.tag_id, dialog.words(), self._changed)
        )
        return dialog

    def _delete(self, use: TagUse) -> TagDialog:
        dialog = DeleteDialog(use, self._window)
        dialog.accepted.connect(lambda: self._door.delete(use.tag_id, self._changed))
        return dialog

    def _changed(self, _change: TagChange) -> None:
        self.done.emit()

    def _complete(self, dialog: MergeDialog | MoveDialog) -> None:
        dialog.completions_wanted.connect(
            lambda prefix: self._door.complete(prefix, lambda found: dialog.offer(prefix, found))
        )
