"""What a piece of long work does: what, how far, how fast, how long; pause and stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import number, translate
from photomanager.app.widgets.progress_panel import pace_words
from photomanager.app.wording import photo_count

if TYPE_CHECKING:
    from photomanager.app.session.progress import Progress
    from photomanager.app.theme import Theme

# What is over sooner needs no strip.
PATIENCE_MS = 300
_LOOK_MS = 100


def work_words(progress: Progress) -> str:
    """`120 of 5,000 photos · 40 a second · about 2 min left`; empty while nothing is known."""
    if progress.stop.is_set():
        return translate("Work", "Stopping …")
    if progress.waiting:
        return translate("Work", "Waiting for other work")
    if not progress.total:
        return ""
    if not progress.photos:
        share = translate("Work", "{n} %", n=number(100 * progress.done // progress.total))
        return share + pace_words(0.0, progress.remaining_s)
    words = translate(
        "Progress", "{done} of {all}", done=number(progress.done), all=photo_count(progress.total)
    )
    if progress.paused:
        return translate("Progress", "Paused · {state}", state=words)
    return words + pace_words(progress.rate, progress.remaining_s)


class WorkStrip(QFrame):
    """Shows itself when work takes longer than a moment, and goes when it is over.

    The program does not wait for work that can be stopped when it is closed.

    Args:
        progress: The work.
        theme: Colours.
        parent: Where it stands.
    """

    def __init__(self, progress: Progress, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._progress = progress
        self._theme = theme
        set_role(self, "strip")
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(60)
        self._bar.setAccessibleName(progress.what)
        self.pause = self._button(lambda: progress.set_paused(not progress.paused))
        self.pause.setVisible(progress.pauses)
        self.stop = self._button(progress.end)
        self.stop.setVisible(progress.stops)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.pause)
        layout.addWidget(self.stop)
        self.hide()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._follow)
        self._look.start()
        QTimer.singleShot(PATIENCE_MS, self, self.show)
        theme.changed.connect(self._follow)
        application = QCoreApplication.instance()
        if progress.stops and application is not None:
            application.aboutToQuit.connect(progress.end)
        self._follow()

    def _button(self, pressed: object) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(pressed)
        button.clicked.connect(lambda: self._follow())
        return button

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _follow(self) -> None:
        progress = self._progress
        if progress.ended.is_set():
            self._look.stop()
            self.hide()
            self.deleteLater()
            return
        how_far = work_words(progress)
        self._words.setText(f"{progress.what} · {how_far}" if how_far else progress.what)
        # A full bar of work that is not over would be a lie: the rest has no measure.
        known = 0 < progress.total > progress.done
        self._bar.setRange(0, progress.total if known else 0)
        if known:
            self._bar.setValue(progress.done)
        over = progress.stop.is_set()
        self.pause.setEnabled(not over)
        self.stop.setEnabled(not over)
        self._show_button(
            self.pause,
            "play" if progress.paused else "pause",
            translate("Work", "Go on") if progress.paused else translate("Work", "Pause"),
        )
        self._show_button(self.stop, "stop", translate("Work", "Stop"))

    def _show_button(self, button: QToolButton, name: str, words: str) -> None:
        colour = self._theme.colours.text
        if button.accessibleName() != words or button.property("drawn") != colour:
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setProperty("drawn", colour)
            button.setIcon(icon(name, colour))
