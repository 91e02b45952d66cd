"""What the indexer does: what, how far, how fast, how long; pause and go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import number, translate
from photomanager.app.wording import photo_count

if TYPE_CHECKING:
    from photomanager.app.theme import Theme
    from photomanager.indexing.index_report import IndexProgress

BUSY = ("scanning", "indexing", "paused", "elsewhere")


def duration(seconds: float) -> str:
    """A remaining time as people say it: `40 s`, `6 min`, `2 h 10 min`."""
    if seconds < 55:
        return translate("Progress", "{n} s", n=max(5, 5 * round(seconds / 5)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Progress", "{n} min", n=minutes)
    return translate("Progress", "{h} h {m} min", h=minutes // 60, m=f"{minutes % 60:02d}")


def progress_words(progress: IndexProgress) -> str:
    """One line about the state of indexing: what, how far, how fast, how long."""
    if progress.phase == "elsewhere":
        return translate("Progress", "Another window or command is indexing this library.")
    if progress.phase == "scanning":
        return translate("Progress", "Looking for photos … %Ln files seen", count=progress.done)
    words = translate(
        "Progress",
        "{done} of {all}",
        done=number(progress.done),
        all=photo_count(progress.total),
    )
    if progress.phase == "paused":
        return translate("Progress", "Paused · {state}", state=words)
    return words + pace_words(progress.rate, progress.remaining_s)


def pace_words(rate: float, remaining_s: float | None) -> str:
    """How fast and how long, to be set behind how far: ` · 12 a second · about 40 s left`.

    Args:
        rate: How many a second, 0 if that is not to be said.
        remaining_s: Seconds left, None if that is not known.
    """
    words = ""
    if rate:
        spoken = QLocale().toString(rate, "f", 0 if rate >= 10 else 1)
        words += " · " + translate("Progress", "{n} a second", n=spoken)
    if remaining_s is not None:
        left = duration(remaining_s)
        words += " · " + translate("Progress", "about {time} left", time=left)
    return words


class ProgressPanel(QFrame):
    """A strip that is there only while there is something to say.

    Signals:
        pause_wanted: True to pause, False to go on.
        stop_wanted: Give it up until it is asked for again.
        problems_wanted: Show what could not be read.
    """

    pause_wanted = Signal(bool)
    stop_wanted = Signal()
    problems_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paused = False
        set_role(self, "strip")
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(60)
        self._bar.setAccessibleName(translate("Progress", "Indexing"))
        self._button = QToolButton(self)
        self._button.setIconSize(QSize(18, 18))
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(lambda: self.pause_wanted.emit(not self._paused))
        self._stop = QToolButton(self)
        self._stop.setIconSize(QSize(18, 18))
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stop.setAccessibleName(translate("Progress", "Stop indexing"))
        self._stop.setToolTip(translate("Progress", "Stop until you ask for it again (F5)"))
        self._stop.clicked.connect(self.stop_wanted)
        self._failed = QPushButton(self)
        set_role(self._failed, "link")
        self._failed.clicked.connect(self.problems_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._words)
        layout.addWidget(self._failed)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._stop)
        theme.changed.connect(self._show_button)
        self._show_button()
        self.hide()

    def show_progress(self, progress: IndexProgress) -> None:
        """Shows a snapshot; hides itself when nothing is going on."""
        self.setVisible(progress.phase in BUSY)
        self._words.setText(progress_words(progress))
        self._words.setToolTip(progress.current)
        self._failed.setText(translate("Progress", "%Ln problems", count=progress.failed))
        self._failed.setVisible(progress.failed > 0)
        known = progress.phase in ("indexing", "paused") and progress.total > 0
        self._bar.setRange(0, progress.total if known else 0)
        if known:
            self._bar.setValue(progress.done)
        self._bar.setVisible(progress.phase != "elsewhere")
        for button in (self._button, self._stop):
            button.setVisible(progress.phase != "elsewhere")
        if self._paused != (progress.phase == "paused"):
            self._paused = progress.phase == "paused"
            self._show_button()

    def _show_button(self) -> None:
        text = (
            translate("Progress", "Go on indexing")
            if self._paused
            else translate("Progress", "Pause indexing")
        )
        self._button.setToolTip(text)
        self._button.setAccessibleName(text)
        name = "play" if self._paused else "pause"
        self._button.setIcon(icon(name, self._theme.colours.text))
        self._stop.setIcon(icon("stop", self._theme.colours.text))
