from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from photomanager.app.dialogs.troubles import TroublesDialog
from photomanager.operations import photos, trash
from tests.app.albums import put_files


@pytest.fixture
def album(runtime, tmp_path):
    return put_files(runtime.workspace, tmp_path / "album", [1, 2, 3])


@pytest.fixture
def bin_(tmp_path, monkeypatch):
    """Where files go instead of the system's trash."""
    place = tmp_path / "trash"
    place.mkdir()

    def discard(path):
        name = path.rpartition(b"/")[2].decode()
        (tmp_path / "album" / name).rename(place / name)

    monkeypatch.setattr(trash, "move_to_trash", partial(trash.move_to_trash, discard=discard))
    return place


def select(window, *ids):
    window.grid.select_rows([list(window.model.ids).index(one) for one in ids])
    window.grid.setFocus()


def question(window):
    found = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    return found[0] if found else None


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def press(qtbot, box, words):
    button = next(one for one in box.buttons() if one.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_delete_asks_with_the_number_and_moves(qtbot, window, runtime, album, bin_):
    select(window, 1, 2)
    row = min(list(window.model.ids).index(one) for one in (1, 2))
    following = next(one for one in list(window.model.ids)[row:] if one not in (1, 2))
    qtbot.keyClick(window.grid, Qt.Key.Key_Delete)
    box = question(window)
    assert box.text() == "Move 2 photos to the trash?"
    assert names(album) == ["1.jpg", "2.jpg", "3.jpg"], "nothing goes before the answer"
    press(qtbot, box, "Move to trash")
    assert (names(bin_), names(album)) == (["1.jpg", "2.jpg"], ["3.jpg"])
    assert window.status.message() == "Moved 2 photos to the trash"
    assert len(window.model.ids) == 28
    assert not {1, 2} & set(window.model.ids)
    assert window.grid.selected_ids() == [following]
    rows = photos.rows(runtime.workspace, [1, 3])
    assert [one.state for one in rows] == ["missing", "ok"]


@pytest.mark.parametrize("leave", ["Cancel", "Escape"])
def test_nothing_goes_without_a_yes(qtbot, window, album, bin_, leave):
    select(window, 1)
    qtbot.keyClick(window.grid, Qt.Key.Key_Delete)
    if leave == "Cancel":
        press(qtbot, question(window), "Cancel")
    else:
        qtbot.keyClick(question(window), Qt.Key.Key_Escape)
    assert names(bin_) == []
    assert question(window) is None


def test_in_the_loupe_the_photo_looked_at_goes(qtbot, window, album, bin_):
    select(window, 1, 2)
    window.views.go("loupe")
    current = window.grid.current_id()
    window.actions_by_key["trash"].trigger()
    assert question(window).text() == "Move 1 photo to the trash?"
    press(qtbot, question(window), "Move to trash")
    assert names(bin_) == [f"{current}.jpg"]
    assert window.views.current == "loupe"
    assert window.grid.current_id() not in (None, current)


def test_what_could_not_be_moved_is_listed_with_the_reason(
    qtbot, window, album, tmp_path, monkeypatch
):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(trash, "move_to_trash", partial(trash.move_to_trash, discard=refuse))
    select(window, 1)
    window.actions_by_key["trash"].trigger()
    press(qtbot, question(window), "Move to trash")
    dialog = window.findChild(TroublesDialog)
    assert dialog.isVisible()
    model = dialog.table.model()
    assert model.index(0, 0).data() == str(album / "1.jpg")
    assert "Permission denied" in model.index(0, 1).data()
    assert not window.status.message()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert names(album) == ["1.jpg", "2.jpg", "3.jpg"]


def test_without_a_selection_there_is_nothing_to_move(window):
    window.grid.clearSelection()
    assert not window.actions_by_key["trash"].isEnabled()
    window.views.go("review")
    select(window, 1)
    assert not window.actions_by_key["trash"].isEnabled()


def test_delete_in_sidebar_and_on_a_tag_never_means_photos(qtbot, window, album, bin_):
    select(window, 1)
    window.sidebar.tree.setFocus()
    qtbot.keyClick(window.sidebar.tree, Qt.Key.Key_Delete)
    assert question(window) is None
    qtbot.waitUntil(lambda: bool(window.inspector.tags.chips()))
    chip = window.inspector.tags.chips()[0]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert question(window) is None
    window.search_bar.take_focus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Delete)
    assert question(window) is None
    assert names(bin_) == []
