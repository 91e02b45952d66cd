import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from photomanager.app.widgets.progress_panel import ProgressPanel, duration, progress_words
from photomanager.indexing.index_report import IndexProgress


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "5 s"), (42, "40 s"), (58, "1 min"), (400, "7 min"), (7800, "2 h 10 min")],
)
def test_remaining_times_read_as_people_say_them(seconds, words):
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (IndexProgress("scanning", 1200), "Looking for photos … 1,200 files seen"),
        (
            IndexProgress("indexing", 1234, 10456, 23.4, 394.0),
            "1,234 of 10,456 photos · 23 a second · about 7 min left",
        ),
        (IndexProgress("indexing", 0, 10), "0 of 10 photos"),
        (IndexProgress("paused", 3, 10), "Paused · 3 of 10 photos"),
    ],
)
def test_a_line_says_what_goes_on(progress, words):
    assert progress_words(progress) == words


def test_it_shows_only_while_there_is_something_to_say(qtbot, theme):
    panel = ProgressPanel(theme)
    qtbot.addWidget(panel)
    panel.show_progress(IndexProgress("indexing", 1, 10))
    assert panel.isVisible()
    panel.show_progress(IndexProgress("idle", 10, 10))
    assert not panel.isVisible()


def test_the_button_pauses_and_goes_on(qtbot, theme):
    panel = ProgressPanel(theme)
    qtbot.addWidget(panel)
    panel.show_progress(IndexProgress("indexing", 1, 10))
    button = next(
        one
        for one in panel.findChildren(QToolButton)
        if one.accessibleName() in ("Pause indexing", "Go on indexing")
    )
    with qtbot.waitSignal(panel.pause_wanted) as caught:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert caught.args == [True]
    panel.show_progress(IndexProgress("paused", 1, 10))
    assert button.accessibleName() == "Go on indexing"
    with qtbot.waitSignal(panel.pause_wanted) as caught:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert caught.args == [False]


def test_it_can_be_given_up_and_problems_be_looked_at(qtbot, theme):
    panel = ProgressPanel(theme)
    qtbot.addWidget(panel)
    panel.show_progress(IndexProgress("indexing", 1, 10, failed=2))
    buttons = {one.accessibleName(): one for one in panel.findChildren(QToolButton)}
    with qtbot.waitSignal(panel.stop_wanted):
        qtbot.mouseClick(buttons["Stop indexing"], Qt.MouseButton.LeftButton)
    problems = panel.findChild(QPushButton)
    assert problems.text() == "2 problems"
    with qtbot.waitSignal(panel.problems_wanted):
        qtbot.mouseClick(problems, Qt.MouseButton.LeftButton)
    panel.show_progress(IndexProgress("indexing", 1, 10))
    assert not problems.isVisible()
