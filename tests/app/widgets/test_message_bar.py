"""Several things may be the matter at once: none is lost behind another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from photomanager.app.widgets.message_bar import MessageBar

Key = Qt.Key
DAMAGED, FIRST, SECOND = "The settings are damaged.", "Disk A is not there.", "Disk B is not there."


@pytest.fixture
def bar(qtbot, theme):
    made = MessageBar(theme)
    qtbot.addWidget(made)
    made.resize(800, 48)
    return made


def press(qtbot, bar, name):
    found = [one for one in bar.findChildren(QToolButton) if one.accessibleName() == name]
    assert found[0].isVisible()
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def words(bar):
    return [one.text() for one in bar.findChildren(QLabel) if one.isVisible() and one.text()]


def test_the_newest_is_shown_and_the_others_are_counted(qtbot, bar):
    bar.show_message(DAMAGED)
    assert bar.isVisible()
    assert words(bar) == [DAMAGED]
    bar.show_message(FIRST, "Locate the folder …")
    bar.show_message(SECOND, "Locate the folder …")
    assert words(bar) == [SECOND, "1 of 3"]
    press(qtbot, bar, "Next message")
    assert words(bar) == [FIRST, "2 of 3"]
    press(qtbot, bar, "Next message")
    assert words(bar) == [DAMAGED, "3 of 3"]
    assert not bar.findChild(QPushButton).isVisible()
    press(qtbot, bar, "Next message")
    assert words(bar) == [SECOND, "1 of 3"]


def test_closing_one_shows_the_next_and_the_last_closes_the_bar(qtbot, bar):
    bar.show_message(DAMAGED)
    bar.show_message(FIRST)
    bar.show_message(SECOND)
    press(qtbot, bar, "Next message")
    press(qtbot, bar, "Close this message")
    assert words(bar) == [DAMAGED, "2 of 2"]
    press(qtbot, bar, "Close this message")
    assert words(bar) == [SECOND]
    press(qtbot, bar, "Close this message")
    assert not bar.isVisible()


def test_it_is_worked_by_keyboard(qtbot, bar):
    bar.show_message(FIRST)
    bar.show_message(SECOND)
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    further = next(one for one in bar.findChildren(QToolButton) if "Next" in one.accessibleName())
    further.setFocus()
    qtbot.keyClick(further, Key.Key_Space)
    assert bar.text() == FIRST
    qtbot.keyClick(further, Key.Key_Tab)
    qtbot.keyClick(bar.focusWidget(), Key.Key_Space)
    assert words(bar) == [SECOND]


def test_the_same_sentence_stands_once(bar):
    bar.show_message(FIRST)
    bar.show_message(SECOND)
    bar.show_message(FIRST)
    assert words(bar) == [FIRST, "1 of 2"]


def test_what_is_no_longer_so_goes_wherever_it_stands(bar):
    bar.show_message(DAMAGED)
    bar.show_message(FIRST)
    bar.show_message(SECOND)
    bar.withdraw(FIRST)
    assert words(bar) == [SECOND, "1 of 2"]
    bar.withdraw(SECOND)
    assert words(bar) == [DAMAGED]


def test_only_failures_go_when_something_works(bar):
    bar.show_message(DAMAGED)
    bar.show_failure("The folder cannot be read.")
    assert words(bar) == ["The folder cannot be read.", "1 of 2"]
    bar.drop_failures()
    assert words(bar) == [DAMAGED]
    bar.withdraw(DAMAGED)
    assert not bar.isVisible()
