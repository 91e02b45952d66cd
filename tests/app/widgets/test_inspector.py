import os

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel

from photomanager.app.place_keys import PlaceKeys
from photomanager.app.tag_summary import summarise
from photomanager.app.widgets.inspector import Inspector
from photomanager.app.widgets.wrapping_label import LONGEST, WrappingLabel
from tests.app.rows import shown

LONG = "/photos/" + "a very long folder without end/" * 8 + "x.jpg"


@pytest.fixture
def inspector(qtbot, theme):
    made = Inspector(theme, PlaceKeys())
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


@pytest.mark.skipif(os.name != "posix", reason="other systems do not write ~")
def test_the_users_own_folder_is_written_short_and_copied_whole(inspector, monkeypatch):
    monkeypatch.setenv("HOME", "/home/ada")
    inspector.show_title("x.jpg", "")
    inspector.show_facts([("Folder", "/home/ada/Pictures"), ("Text", "/home/adam")])
    folder = label(inspector, "~/Pictures")
    assert folder.toolTip() == "/home/ada/Pictures"
    folder.copy()
    assert QGuiApplication.clipboard().text() == "/home/ada/Pictures"
    assert label(inspector, "/home/adam").isVisible()


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


def edges(inspector, part):
    """Top and bottom of a part of the page, however it is scrolled."""
    top = part.mapTo(inspector.widget(), QPoint(0, 0)).y()
    return top, top + part.height()


def test_many_tags_and_long_facts_scroll_and_overlap_nowhere(qtbot, inspector):
    states = ("confirmed", "automatic", "suggested", "rejected")
    tags = [shown(f"quite a long tag {n}", states[n % 4], 0.5, tag_id=n + 1) for n in range(80)]
    inspector.resize(264, 420)
    inspector.show_title("A name that does not fit in a single line of the inspector.jpg", "")
    inspector.tags.show_tags(summarise([tags]))
    inspector.show_facts([("Taken", "9 February 2009, 09:11"), ("Folder", LONG[:100])])
    qtbot.waitUntil(lambda: inspector.verticalScrollBar().maximum() > 500)
    chips = inspector.tags.chips()
    field = inspector.tags.field
    asked = [edges(inspector, one)[1] for one in chips if one.tag.state != "rejected"]
    rejected = [edges(inspector, one) for one in chips if one.tag.state == "rejected"]
    assert max(asked) <= edges(inspector, field)[0]
    assert edges(inspector, field)[1] <= min(top for top, _ in rejected)
    folder = label(inspector, "/photos/")
    assert max(bottom for _, bottom in rejected) <= edges(inspector, folder)[0]
    for one in inspector.findChildren(WrappingLabel):
        if one.isVisible():
            assert one.height() >= one.heightForWidth(one.width()), one.text()
    assert folder.height() >= 3 * folder.fontMetrics().height()


def test_every_fact_has_all_its_lines_whatever_was_shown_before(qtbot, inspector):
    inspector.resize(316, 690)
    inspector.show_title("x.jpg", "")
    inspector.tags.show_tags(summarise([[shown("cat", "confirmed")]]))
    for folder in ("/pictures/of-the-summer-holidays/by the sea", "/short", LONG[:100]):
        inspector.show_facts([("Taken", "9 February 2009, 09:11"), ("Folder", folder)])
        parts = [
            one for one in inspector.findChildren(WrappingLabel) if one.isVisible() and one.text()
        ]
        assert len(parts) == 3
        qtbot.waitUntil(
            lambda parts=parts: all(
                one.height() == one.heightForWidth(one.width()) for one in parts
            ),
            timeout=1000,
        )


def test_the_field_scrolls_into_sight_when_it_is_used(qtbot, inspector):
    inspector.show_title("x.jpg", "")
    tags = [shown(f"a long tag name {n}", "automatic", 0.9, tag_id=n + 1) for n in range(40)]
    inspector.tags.show_tags(summarise([tags]))
    inspector.resize(300, 400)
    field = inspector.tags.field
    qtbot.waitUntil(lambda: inspector.verticalScrollBar().maximum() > 0)
    area = inspector.viewport().rect()
    assert not area.contains(field.mapTo(inspector.viewport(), QPoint(0, 0)))
    inspector.activateWindow()
    field.setFocus()
    qtbot.waitUntil(
        lambda: area.contains(field.mapTo(inspector.viewport(), field.rect().bottomLeft()))
    )


def test_no_size_of_the_panel_makes_its_scroll_bar_come_and_go_for_ever(inspector, qtbot):
    inspector.show_image(QImage(250, 250, QImage.Format.Format_RGB32))
    inspector.show_title("Issue 609.jpg", "")
    inspector.show_trouble("The file is not where it was. Its tags are kept until it is found.")
    inspector.show_facts([("Folder", "/photos/a/longer/folder"), ("Exposure", "1/30 s · ISO 200")])
    for width in range(270, 330, 4):
        for height in range(300, 700, 2):
            inspector.resize(width, height)
        QGuiApplication.processEvents()
    assert inspector.widget().width() == inspector.viewport().width()
