"""Nothing but the photo on the screen, whatever goes on, and a window like any other after it."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from photomanager.app.loupe.said_line import SaidLine
from photomanager.indexing.index_report import IndexProgress
from tests.app.conftest import PHOTOS

Key = Qt.Key


@pytest.fixture
def opened(qtbot, opened):
    """The first photo is selected too."""

    def ready():
        made = opened()
        qtbot.waitUntil(lambda: len(made.model.ids) == PHOTOS)
        made.grid.select_only(0)
        made.grid.setFocus()
        return made

    return ready


def full(qtbot, window):
    """Goes to one photo on the full screen by keys."""
    qtbot.keyClick(window.grid, Key.Key_E)
    qtbot.keyClick(window.views.view, Key.Key_F)
    assert window.isFullScreen()
    return window.views.view


def around(window):
    """What is seen besides the view."""
    parts = (window.menuBar(), window.message, window.progress, window.status, window.sidebar)
    return [part for part in (*parts, window.inspector, window.search_bar) if part.isVisible()]


@pytest.mark.parametrize("way", ["close", "quit"])
def test_after_quitting_in_full_screen_the_window_opens_as_it_was(qtbot, opened, way):
    first = opened()
    first.resize(760, 610)
    full(qtbot, first)
    if way == "quit":
        qtbot.keyClick(first, Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    else:
        first.close()
    second = opened()
    assert not second.isFullScreen()
    assert (second.width(), second.height()) == (760, 610)
    assert not second.actions_by_key["full_screen"].isChecked()
    assert second.sidebar.isVisible()
    full(qtbot, second)  # one press
    qtbot.keyClick(second.views.view, Key.Key_Escape)
    assert not second.isFullScreen()


def test_what_an_older_version_remembered_opens_as_a_window(qtbot, opened, tmp_path):
    first = opened()
    first.showFullScreen()
    store = QSettings(str(tmp_path / "again.ini"), QSettings.Format.IniFormat)
    geometry = first.saveGeometry()
    first.close()
    store.setValue("window/geometry", geometry)
    store.sync()
    second = opened()
    assert not second.isFullScreen()
    assert second.isVisible()


@pytest.mark.parametrize("view", ["grid", "review", "board"])
def test_escape_leaves_full_screen_in_other_views_and_stays_there(qtbot, opened, view):
    window = opened()
    window.views.go(view)
    qtbot.keyClick(window, Key.Key_F)
    assert window.isFullScreen()
    assert around(window) == []
    qtbot.keyClick(window, Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.views.current == view
    assert window.status.isVisible()


def test_nothing_comes_onto_the_full_screen_while_photos_are_read(qtbot, window, runtime):
    window.grid.select_only(0)
    window.grid.setFocus()
    view = full(qtbot, window)
    runtime.indexer.said = IndexProgress("indexing", 3, 10, 2.0, 4.0)
    window._session.poll()
    window._session.failed.emit("The disk is full.")
    QApplication.processEvents()
    assert around(window) == []
    line = window.views.findChild(SaidLine)
    assert line.isVisible()
    assert line.full_text() == "The disk is full."
    qtbot.keyClick(view, Key.Key_Escape)
    assert window.progress.isVisible()
    assert window.message.isVisible()
    assert not line.isVisible()


def test_what_ended_meanwhile_does_not_come_back(qtbot, window, runtime):
    runtime.indexer.said = IndexProgress("indexing", 3, 10, 2.0, 4.0)
    window._session.poll()
    assert window.progress.isVisible()
    window.grid.select_only(0)
    window.grid.setFocus()
    view = full(qtbot, window)
    runtime.indexer.said = IndexProgress("idle", 10, 10)
    window._session.poll()
    qtbot.keyClick(view, Key.Key_Escape)
    assert not window.progress.isVisible()
    assert window.status.isVisible()


def test_the_line_is_as_wide_as_its_words_and_stays_at_the_bottom(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(800, 600)
    parent.show()
    line = SaidLine(parent)
    line.show()
    line.show_text("Confirmed “dog” on 1 photo")
    assert line.text() == line.full_text()
    narrow = line.width()
    assert abs(line.geometry().center().x() - 400) <= 1
    parent.resize(500, 400)
    qtbot.waitUntil(lambda: abs(line.geometry().center().x() - 250) <= 1)
    assert line.geometry().bottom() < 400
    line.show_text("Confirmed “dog” on 1 photo · " + 50 * "many words ")
    assert narrow < line.width() < 500
    assert line.text().endswith("…")
