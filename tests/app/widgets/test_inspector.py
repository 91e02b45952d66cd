import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from photomanager.app.widgets.inspector import Inspector
from photomanager.app.widgets.wrapping_label import LONGEST

LONG = "/photos/" + "a very long folder without end/" * 8 + "x.jpg"


@pytest.fixture
def inspector(qtbot, theme):
    made = Inspector(theme)
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def label(inspector, text):
    found = inspector.findChildren(QLabel)
    return next(one for one in found if one.text().replace("\u200b", "").startswith(text))


def test_a_long_text_is_cut_and_copied_whole(inspector):
    inspector.show_title("x.jpg", "")
    inspector.show_facts([("Folder", LONG), ("File", "3 MB")])
    shown = label(inspector, "/photos/")
    assert len(shown.text().replace("\u200b", "")) <= LONGEST + 3
    assert shown.toolTip() == LONG
    shown.copy()
    assert QGuiApplication.clipboard().text() == LONG


def test_fewer_facts_leave_none_behind(inspector):
    inspector.show_title("x.jpg", "")
    inspector.show_facts([("Folder", "/photos"), ("File", "3 MB")])
    inspector.show_facts([("Folder", "/other")])
    assert label(inspector, "/other").isVisible()
    assert not any(
        one.isVisible() for one in inspector.findChildren(QLabel) if one.text() == "File"
    )


def test_nothing_selected_says_what_to_do(inspector):
    inspector.show_nothing()
    assert label(inspector, "Select a photo").isVisible()
    assert not inspector.preview.isVisible()
