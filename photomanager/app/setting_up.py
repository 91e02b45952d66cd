"""Opens the settings and keeps what is changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.dialogs.settings import SettingsDialog
from photomanager.app.keyword_question import show_keywords_work
from photomanager.app.session.keywords import Keywords
from photomanager.app.session.library_settings import SettingsDoor

if TYPE_CHECKING:
    from photomanager.app.frame import Frame


def hang_settings(frame: Frame) -> None:
    """Binds the action."""
    SettingUp(frame, frame.window)


class SettingUp(QObject):
    """Between dialog, preferences and library. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._library = SettingsDoor(frame.session)
        self._keywords = Keywords(frame.session)
        frame.actions.bind("settings", self.open)

    def open(self) -> None:
        """Shows the settings as they are now."""
        frame = self._frame
        dialog = SettingsDialog(frame.preferences.settings, frame.window)
        dialog.changed.connect(self._change)
        dialog.teach_wanted.connect(self._let_teach)
        dialog.board_wanted.connect(lambda: self._leave(dialog, "board"))
        dialog.shortcuts_wanted.connect(lambda: self._leave(dialog, "shortcuts"))
        frame.preferences.failed.connect(dialog.show_problem)
        dialog.finished.connect(lambda _code: self._library.forget())
        dialog.open()
        self._library.read(lambda found: dialog.show_library(found.precision, found.keywords_teach))

    def _change(self, name: str, value: object) -> None:
        if name == "theme":
            self._frame.actions[f"theme_{value}"].trigger()
        else:
            self._frame.preferences.change(**{name: value})

    def _let_teach(self, yes: bool) -> None:
        self._keywords.answer(yes, show_keywords_work(self._frame, teaching=yes))

    def _leave(self, dialog: SettingsDialog, action: str) -> None:
        dialog.close()
        self._frame.actions[action].trigger()
