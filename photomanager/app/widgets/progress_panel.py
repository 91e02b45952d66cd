"""What the indexer does: what, how far, how fast, how long; pause and go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role

if TYPE_CHECKING:
    from photomanager.app.theme import Theme
    from photomanager.indexing.run import IndexProgress

BUSY = ("scanning", "indexing", "paused", "elsewhere")


def duration(seconds: float) -> str:
    """A remaining time as people say it: `40 s`, `6 min`, `2 h 10 min`."""
    if seconds < 55:
        return f"{max(5, 5 * round(seconds / 5))} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02d} min"


def progress_words(progress: IndexProgress) -> str:
    """One line about the state of indexing."""
    if progress.phase == "elsewhere":
        return "Another window or command is indexing this library."
    if progress.phase == "scanning":
        return f"Looking for photos … {progress.done:,} files seen"
    words = f"{progress.done:,} of {progress.total:,} photos"
    if progress.phase == "paused":
        return f"Paused · {words}"
    if progress.rate:
        words += f" · {progress.rate:.{0 if progress.rate >= 10 else 1}f} a second"
    if progress.remaining_s is not None:
        words += f" · about {duration(progress.remaining_s)} left"
    return words


class ProgressPanel(QFrame):
    """A strip that is there only while there is something to say.

    Signals:
        pause_wanted: True to pause, False to go on.
    """

    pause_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paused = False
        set_role(self, "strip")
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(60)
        self._bar.setAccessibleName("Indexing")
        self._button = QToolButton(self)
        self._button.setIconSize(QSize(18, 18))
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(lambda: self.pause_wanted.emit(not self._paused))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._button)
        theme.changed.connect(self._show_button)
        self._show_button()
        self.hide()

    def show_progress(self, progress: IndexProgress) -> None:
        """Shows a snapshot; hides itself when nothing is going on."""
        self.setVisible(progress.phase in BUSY)
        self._words.setText(progress_words(progress))
        known = progress.phase in ("indexing", "paused") and progress.total > 0
        self._bar.setRange(0, progress.total if known else 0)
        if known:
            self._bar.setValue(progress.done)
        self._bar.setVisible(progress.phase != "elsewhere")
        self._button.setVisible(progress.phase != "elsewhere")
        if self._paused != (progress.phase == "paused"):
            self._paused = progress.phase == "paused"
            self._show_button()

    def _show_button(self) -> None:
        text = "Go on indexing" if self._paused else "Pause indexing"
        self._button.setToolTip(text)
        self._button.setAccessibleName(text)
        name = "play" if self._paused else "pause"
        self._button.setIcon(icon(name, self._theme.colours.text))
