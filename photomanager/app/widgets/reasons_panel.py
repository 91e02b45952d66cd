"""Why the photo has a tag: under the picture of the evidence, in words and lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.wrapping_label import WrappingLabel
from photomanager.app.wording import effect_words, lesson_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from photomanager.app.reasons import Reasons, ShownLesson
    from photomanager.app.theme import Theme

EDGE = 44  # of a lesson's square picture


def looking_words() -> str:
    """Said while the network looks."""
    return translate("Reasons", "Looking at the photo again …")


def no_lessons_words() -> str:
    """Said when nothing was taught that matters."""
    return translate("Reasons", "No answer of yours has moved this guess.")


class _LessonRow(QWidget):
    """A small picture, how much it pulled, and what was said of it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QLabel(self)
        self._picture.setFixedSize(EDGE, EDGE)
        self._picture.setScaledContents(True)
        self._pull = QLabel(self)
        self._pull.setWordWrap(True)
        self._words = WrappingLabel(self)
        set_role(self._words, "small")
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addStretch(1)
        text.addWidget(self._pull)
        text.addWidget(self._words)
        text.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(text, 1)

    def show_lesson(self, lesson: ShownLesson) -> None:
        self._picture.setPixmap(self._pixmap(lesson.picture))
        self._pull.setText(effect_words(lesson.effect))
        words = lesson_words(lesson.name, confirmed=lesson.confirmed, alike=lesson.alike)
        self._words.show_text(words)
        self._picture.setAccessibleName(
            lesson.name or translate("Reasons", "Photo that is no longer here")
        )
        self.setAccessibleName(f"{effect_words(lesson.effect)}: {words}")
        self.setVisible(True)

    def _pixmap(self, image: QImage | None) -> QPixmap:
        if image is None:
            ratio = self.devicePixelRatioF()
            return icon("photos", self._theme.colours.outline).pixmap(QSize(EDGE, EDGE), ratio)
        edge = min(image.width(), image.height())
        square = QRect((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)
        return QPixmap.fromImage(image.copy(square))


class ReasonsPanel(QFrame):
    """Hidden until something is asked.

    Signals:
        closed: The user has seen enough.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "reasons")
        self._title = WrappingLabel(self)
        set_role(self._title, "title")
        self._close = QToolButton(self)
        self._close.setIconSize(QSize(16, 16))
        self._close.setAccessibleName(translate("Reasons", "Show the photo again"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.closed)
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(translate("Reasons", "Looking for the reasons"))
        self._sentence = WrappingLabel(self, longest=1_000)
        self._heading = QLabel(translate("Reasons", "Your answers that moved it most"), self)
        self._heading.setWordWrap(True)
        set_role(self._heading, "heading")
        self._rows: list[_LessonRow] = []
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.LARGE)
        self._layout.setSpacing(Space.MEDIUM)
        self._layout.addLayout(top)
        self._layout.addWidget(self._busy)
        self._layout.addWidget(self._sentence)
        self._layout.addWidget(self._heading)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    def show_working(self, title: str) -> None:
        """Says that the reasons are being looked for."""
        self._show(title, looking_words(), ())
        self._busy.show()

    def show_reasons(self, reasons: Reasons, title: str, preface: str) -> None:
        """Shows what was found, after a sentence on the tag's state (may be empty)."""
        sentence = f"{preface} {reasons.sentence}".strip()
        if not reasons.lessons:
            sentence = f"{sentence} {no_lessons_words()}"
        self._show(title, sentence, reasons.lessons)
        self._busy.hide()

    def _show(self, title: str, sentence: str, lessons: Sequence[ShownLesson]) -> None:
        self._title.show_text(title)
        self._sentence.show_text(sentence)
        self._heading.setVisible(bool(lessons))
        while len(self._rows) < len(lessons):
            row = _LessonRow(self._theme, self)
            self._layout.addWidget(row)
            self._rows.append(row)
        for row, lesson in zip(self._rows, lessons, strict=False):
            row.show_lesson(lesson)
        for row in self._rows[len(lessons) :]:
            row.hide()
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.show()

    def _recolour(self) -> None:
        self._close.setIcon(icon("cross", self._theme.colours.text_soft))
