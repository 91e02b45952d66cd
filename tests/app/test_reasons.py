"""The reasons of a tag, in the words of the window and in the room of the inspector."""

from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel

from photomanager.app.own_language import own_language
from photomanager.app.reasons import Reasons, ShownLesson, _shown
from photomanager.app.widgets.reasons_panel import ReasonsPanel
from photomanager.operations.explain import Pull, in_words
from tests.app.test_translation import german

__all__ = ["german"]

WHOLE, SQUARE = (0.0, 0.0, 1.0, 1.0), (0.2, 0.0, 0.8, 1.0)
CASES = list(product((None, "poodle"), (None, "the flash fired"), (0.0, 1.0), (WHOLE, SQUARE)))


def found(via, file_says, warmth, seen):
    return SimpleNamespace(
        tag="dog", via=via, file_says=file_says, cells=np.full((2, 2), warmth), seen=seen
    )


@pytest.mark.parametrize("case", CASES)
def test_it_is_all_said_in_the_users_language(case, german):
    english = " ".join(in_words(found(*case)))
    words = own_language(english)
    assert words.startswith("Weil es „poodle“ ist.") == (case[0] is not None)
    assert not {"Because", "The", "warmer", "place", "says:", "dark"} & set(words.split()), words


def test_long_headings_do_not_widen_the_inspector(qtbot, theme, german):
    panel = ReasonsPanel(theme)
    qtbot.addWidget(panel)
    lesson = ShownLesson("a.jpg", None, confirmed=True, effect=0.4)
    reasons = Reasons("dog", 0.9, None, None, "Ein Satz.", (lesson,))
    panel.show_reasons(reasons, "Warum „dog“?", "")
    QApplication.processEvents()
    assert panel.minimumSizeHint().width() <= 240


def test_near_identical_lessons_are_said_with_the_one_that_stands_for_them(qtbot, theme):
    panel = ReasonsPanel(theme)
    qtbot.addWidget(panel)
    lessons = (
        ShownLesson("a.jpg", None, confirmed=True, effect=0.4, alike=4),
        ShownLesson("b.jpg", None, confirmed=False, effect=-0.1),
    )
    panel.show_reasons(Reasons("dog", 0.9, None, None, "So.", lessons), "Why?", "")
    said = {label.text().replace("\u200b", "") for label in panel.findChildren(QLabel)}
    assert {"confirmed on a.jpg and 4 alike", "rejected on b.jpg"} <= said


def test_how_many_are_alike_comes_from_the_explanation(runtime):
    pull = Pull(1, "/a.jpg", "confirmed", 0, 1.5, 0.3, alike=2)
    (shown,) = _shown(runtime.workspace, [pull])
    assert (shown.alike, shown.effect, shown.confirmed) == (2, 0.3, True)
