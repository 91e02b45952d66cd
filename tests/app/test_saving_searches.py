"""Keeping a search under a name, in the window."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QInputDialog

from photomanager.app.main_window import MainWindow
from photomanager.app.tasks import InlineTasks
from photomanager.operations import saved_searches
from tests.app.conftest import PHOTOS
from tests.app.test_main_window import click_place, only, places_of

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


def named(window):
    return [(one.name, one.query) for one in saved_searches.searches(window._session.workspace)]


def save_as(qtbot, window, name):
    window.grid.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.grid)
    qtbot.keyClick(window.grid, Key.Key_S, Control)
    dialog = window.findChild(QInputDialog)
    proposed = dialog.textValue()
    dialog.setTextValue(name)
    dialog.accept()
    return proposed


def test_a_search_is_kept_found_again_renamed_and_taken_away(qtbot, window):
    only(window._session.workspace, [3, 7], "Rex")
    window._session.poll()
    window.search_bar.set_text("tag:Rex")
    assert save_as(qtbot, window, "My dogs") == "Rex"
    assert named(window) == [("My dogs", "tag:Rex")]

    click_place(qtbot, window, "All photos")
    assert len(window.model.ids) == PHOTOS
    click_place(qtbot, window, "My dogs")
    assert sorted(window.model.ids) == [3, 7]

    entry = next(
        window.sidebar.entries.entry(index)
        for index in places_of(window)
        if index.data() == "My dogs"
    )
    window.sidebar.renamed.emit(entry, "Our dogs")
    assert "Our dogs" in {index.data() for index in places_of(window)}
    window.sidebar.deleted.emit(entry)
    assert named(window) == []
    window.actions_by_key["undo"].trigger()
    assert named(window) == [("Our dogs", "tag:Rex")]


def test_a_search_within_a_place_keeps_the_place(qtbot, window):
    only(window._session.workspace, [3, 7], "Rex")
    only(window._session.workspace, [7, 8], "beach")
    window._session.poll()
    click_place(qtbot, window, "Rex")
    window.search_bar.set_text("beach")
    save_as(qtbot, window, "Rex at the beach")
    click_place(qtbot, window, "All photos")
    click_place(qtbot, window, "Rex at the beach")
    assert window.model.ids == [7]


def test_without_a_search_there_is_nothing_to_keep(qtbot, window):
    window.actions_by_key["save_search"].trigger()
    assert window.status.message() == "Search for something first."
    assert window.findChild(QInputDialog) is None


def test_searches_of_the_last_window_are_offered_again(qtbot, session, theme, tmp_path):
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)

    def opened():
        made = MainWindow(session, InlineTasks(), theme, store)
        qtbot.addWidget(made)
        return made

    first = opened()
    for text in ("dog", "tag:cat"):
        first.search_bar.field.setText(text)
        qtbot.keyClick(first.search_bar.field, Key.Key_Return)
    assert opened().search_bar.history() == ["tag:cat", "dog"]


def test_half_a_word_shows_photos_at_once(qtbot, window):
    only(window._session.workspace, [3, 7], "Zeppelin")
    window._session.poll()
    window.search_bar.take_focus()
    qtbot.keyClicks(window.search_bar.field, "zepp")
    qtbot.waitUntil(lambda: sorted(window.model.ids) == [3, 7])


def test_folders_open_to_folders(qtbot, window):
    with window._session.workspace.library.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE file SET path = CAST('trip/' || id || '.jpg' AS BLOB) WHERE id < 4"
        )
    root = next(index for index in places_of(window) if index.data() == "photos")
    window.sidebar.tree.setExpanded(root, True)
    click_place(qtbot, window, "trip")
    assert sorted(window.model.ids) == [1, 2, 3]
    assert window.search_bar.scope.text() == "in trip"
