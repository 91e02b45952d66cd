"""The settings of this user, as the window reads and changes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from photomanager import settings
from photomanager.app.translation import translate
from photomanager.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


class Preferences(QObject):
    """Settings with the file they are kept in.

    Args:
        file: Where they are kept; None: they are forgotten with the window.

    Signals:
        failed: A sentence about settings that are not remembered.
    """

    failed = Signal(str)

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._settings = Settings() if file is None else settings.load(file)

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self._settings

    def change(self, **values: Any) -> None:
        """Sets some of them and writes all; a file that was damaged is kept beside the new one."""
        self._settings = replace(self._settings, **values)
        if self._file is None:
            return
        try:
            # What a command or another window wrote meanwhile holds, except for these values.
            stored = settings.load(self._file)
            if stored.problem:
                self._file.replace(self._file.with_suffix(".toml.damaged"))
            settings.save(replace(stored, **values), self._file)
        except OSError as error:
            self.failed.emit(
                translate(
                    "Preferences",
                    "This is not remembered: {file} cannot be written ({reason}).",
                    file=self._file,
                    reason=error.strerror,
                )
            )
