from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QPushButton, QToolButton

from photomanager.library import roots
from photomanager.operations import folders, photos
from tests.app.albums import put_files


def offer(window):
    """What the menu of the folder in the sidebar offers."""
    entries = window.sidebar.entries
    return dict(window.sidebar.commands(entries.entry(entries.index_of("folder:1:"))))


def locate(window, place):
    offer(window)["Locate the folder …"]()
    dialog = window.findChild(QFileDialog)
    assert dialog.windowTitle() == "Where does “album” lie now?"
    dialog.fileSelected.emit(str(place))
    dialog.close()


def test_a_folder_is_found_in_its_new_place_and_undo_takes_it_back(
    qtbot, window, runtime, session, tmp_path
):
    workspace = runtime.workspace
    album = put_files(workspace, tmp_path / "album", [1, 2, 3])
    session.places_changed.emit()
    place = album.rename(tmp_path / "moved")
    runtime.indexer.asked.clear()
    locate(window, place)
    assert window.status.message() == f"The folder lies in {place} now"
    assert [one.path for one in folders.folders(workspace)] == [str(place)]
    assert photos.rows(workspace, [1])[0].path == str(place / "1.jpg")
    assert runtime.indexer.asked == ["start"], "it is looked through"
    window.grid.setFocus()
    qtbot.keyClick(window.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.path for one in folders.folders(workspace)] == [str(album)]
    assert runtime.indexer.asked == ["start", "start"]


def set_offline(workspace, *root_ids):
    with workspace.library.database.write() as connection:
        for one in root_ids:
            roots.set_offline(connection, one, "The folder is not there.")


def test_the_menu_asks_about_the_one_folder_that_is_away(window, runtime, session, tmp_path):
    album = put_files(runtime.workspace, tmp_path / "album", [1])
    (tmp_path / "other").mkdir()
    folders.add(runtime.workspace, tmp_path / "other", origin="cli")
    set_offline(runtime.workspace, 1)
    session.places_changed.emit()
    place = album.rename(tmp_path / "moved")
    window.actions_by_key["locate"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog.windowTitle() == "Where does “album” lie now?"
    dialog.fileSelected.emit(str(place))
    dialog.close()
    assert folders.folders(runtime.workspace)[0].path == str(place)
    assert folders.folders(runtime.workspace)[0].state == "online"


def test_the_message_about_a_folder_that_is_away_leads_there(
    qtbot, window, runtime, session, tmp_path
):
    put_files(runtime.workspace, tmp_path / "album", [1])
    set_offline(runtime.workspace, 1)
    session.places_changed.emit()
    qtbot.waitUntil(window.message.isVisible)
    assert window.message.text() == "The folder is not there."
    button = next(
        one
        for one in window.message.findChildren(QPushButton)
        if one.text() == "Locate the folder …"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.findChild(QFileDialog).isVisible()
    window.findChild(QFileDialog).close()


def test_of_several_folders_it_asks_which(window, runtime, session, tmp_path):
    put_files(runtime.workspace, tmp_path / "album", [1])
    (tmp_path / "other").mkdir()
    folders.add(runtime.workspace, tmp_path / "other", origin="cli")
    session.places_changed.emit()
    window.actions_by_key["locate"].trigger()
    which = window.findChild(QInputDialog)
    assert which.comboBoxItems() == ["1. album", "2. other"]
    which.setTextValue("2. other")
    which.accept()
    dialog = window.findChild(QFileDialog)
    assert dialog.windowTitle() == "Where does “other” lie now?"
    dialog.close()


def test_a_folder_of_other_photos_is_not_taken(window, runtime, session, tmp_path):
    album = put_files(runtime.workspace, tmp_path / "album", [1])
    (tmp_path / "strangers").mkdir()
    session.places_changed.emit()
    locate(window, tmp_path / "strangers")
    assert window.message.isVisible()
    assert window.message.text().startswith("None of the photos of")
    assert [one.path for one in folders.folders(runtime.workspace)] == [str(album)]


def test_the_message_goes_when_the_folder_is_back(qtbot, window, runtime, session, tmp_path):
    put_files(runtime.workspace, tmp_path / "album", [1])
    set_offline(runtime.workspace, 1)
    session.places_changed.emit()
    qtbot.waitUntil(window.message.isVisible)
    with runtime.workspace.library.database.write() as connection:
        roots.set_online(connection, 1, "1", None, scanned=True)
    session.places_changed.emit()
    qtbot.waitUntil(window.message.isHidden)


def test_two_folders_that_are_away_and_a_failure_are_all_said(
    qtbot, window, runtime, session, tmp_path
):
    put_files(runtime.workspace, tmp_path / "album", [1])
    (tmp_path / "other").mkdir()
    folders.add(runtime.workspace, tmp_path / "other", origin="cli")
    with runtime.workspace.library.database.write() as connection:
        for one in (1, 2):
            roots.set_offline(connection, one, f"Folder {one} is not there.")
    session.places_changed.emit()
    session.failed.emit("The disk is full.")
    further = next(
        one for one in window.message.findChildren(QToolButton) if "Next" in one.accessibleName()
    )
    read = []
    for _ in range(3):
        read.append(window.message.text())
        qtbot.mouseClick(further, Qt.MouseButton.LeftButton)
    assert read == ["The disk is full.", "Folder 2 is not there.", "Folder 1 is not there."]
    session.said.emit("Something else worked")
    with runtime.workspace.library.database.write() as connection:
        roots.set_online(connection, 2, "2", None, scanned=True)
    session.places_changed.emit()
    assert window.message.text() == "Folder 1 is not there."
    assert not further.isVisible()
