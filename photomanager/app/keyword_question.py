"""Asks once whether the files' own keywords shall teach, and lets them once that is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from photomanager.app.session.keywords import Keywords
from photomanager.app.session.progress import Progress
from photomanager.app.showing_work import show_work
from photomanager.app.translation import translate
from photomanager.app.widgets.progress_panel import BUSY
from photomanager.app.widgets.question_bar import QuestionBar

if TYPE_CHECKING:
    from photomanager.app.frame import Frame
    from photomanager.app.session.keywords import Standing
    from photomanager.indexing.index_report import IndexProgress

# The window is filling itself; and the indexer rests for moments between two runs.
CALM_MS = 2_000


def hang_keywords(frame: Frame) -> None:
    """Puts the question above the photos."""
    KeywordQuestion(frame, frame.window)


class KeywordQuestion(QObject):
    """Looks each time the indexer comes to rest. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._keywords = Keywords(frame.session)
        self._asked = False  # in this window, whatever the answer was
        self._busy = True
        answers = {
            "yes": translate("Keywords", "Yes"),
            "no": translate("Keywords", "No"),
            "later": translate("Keywords", "Later"),
        }
        self.bar = QuestionBar(frame.theme, "tag", answers, frame.window)
        self.bar.answered.connect(self._take)
        frame.head.add(self.bar)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self.look)
        frame.session.progress_changed.connect(self._follow)

    def look(self) -> None:
        """Asks if there is something to ask; teaches if that was agreed on."""
        self._keywords.standing(self._act)

    def _follow(self, progress: IndexProgress) -> None:
        busy = progress.phase in BUSY
        if busy:
            self._calm.stop()
        elif self._busy:
            self._calm.start()
        self._busy = busy

    def _act(self, standing: Standing) -> None:
        if standing.agreed is not None or not standing.photos:
            self.bar.hide()  # answered elsewhere meanwhile, or undone
        elif self.bar.isVisible() or not self._asked:
            self._asked = True
            self.bar.ask(question_words(standing.photos))
        if standing.agreed:
            self._keywords.follow(show_keywords_work(self._frame, teaching=True))

    def _take(self, answer: str) -> None:
        if answer != "later":
            yes = answer == "yes"
            self._keywords.answer(yes, show_keywords_work(self._frame, teaching=yes))


def show_keywords_work(frame: Frame, *, teaching: bool) -> Progress:
    """Shows that keywords teach, or that what they taught is forgotten."""
    teach = translate("Keywords", "Learning from keywords")
    progress = Progress(teach if teaching else translate("Keywords", "Forgetting keywords"))
    show_work(frame, progress)
    return progress


def question_words(photos: int) -> str:
    """What is asked."""
    return translate(
        "Keywords",
        "%Ln photos bring keywords of their own. Shall they teach the tagger?",
        count=photos,
    )
