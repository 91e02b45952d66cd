from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

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


def test_a_folder_of_other_photos_is_not_taken(window, runtime, session, tmp_path):
    album = put_files(runtime.workspace, tmp_path / "album", [1])
    (tmp_path / "strangers").mkdir()
    session.places_changed.emit()
    locate(window, tmp_path / "strangers")
    assert window.message.isVisible()
    assert window.message.text().startswith("None of the photos of")
    assert [one.path for one in folders.folders(runtime.workspace)] == [str(album)]
