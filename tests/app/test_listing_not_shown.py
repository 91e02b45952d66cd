"""Videos, copies and other files can be seen, and shown in the file manager."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from photomanager.app import listing_not_shown
from photomanager.app.dialogs.not_shown import NotShownDialog, summary
from photomanager.library import roots
from photomanager.operations.not_shown import MOST, NotShown
from tests.app.albums import put_files
from tests.app.test_main_window import click_place, places_of


@pytest.fixture
def album(qtbot, window, runtime, session, tmp_path):
    """A folder with two videos and a text, as a scan has counted them."""
    folder = put_files(runtime.workspace, tmp_path / "album", [1, 2, 3])
    for name in ("a.mov", "b.mp4", "notes.txt"):
        (folder / name).write_text("x")
    with runtime.workspace.library.database.write() as connection:
        (root,) = roots.all_roots(connection)
        roots.set_counts(connection, root.id, videos=2, others=1)
    session.places_changed.emit()
    return folder


def button(dialog, words):
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def test_the_sidebar_counts_them_and_leads_to_the_list(qtbot, window, album, monkeypatch):
    shown = []
    monkeypatch.setattr(listing_not_shown, "reveal", shown.append)
    before = list(window.model.ids)
    row = next(one for one in places_of(window) if one.data() == "Other files")
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Other files, 3"
    click_place(qtbot, window, "Other files")
    dialog = window.findChild(NotShownDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.words().startswith("2 videos · 1 other file")
    model = dialog.table.model()
    paths = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert paths == [str(album / name) for name in ("a.mov", "b.mp4", "notes.txt")]
    assert model.index(0, 1).data() == "Video"
    assert not dialog.reveal.isEnabled()
    dialog.table.setCurrentIndex(model.index(1, 0))
    qtbot.mouseClick(dialog.reveal, Qt.MouseButton.LeftButton)
    assert shown == [str(album / "b.mp4")]
    qtbot.mouseClick(button(dialog, "Close"), Qt.MouseButton.LeftButton)
    assert window.model.ids == before


def test_without_any_there_is_no_row_and_the_list_says_so(qtbot, window):
    assert "Other files" not in {one.data() for one in places_of(window)}
    window.actions_by_key["not_shown"].trigger()
    dialog = window.findChild(NotShownDialog)
    assert dialog.words() == summary([])
    assert not dialog.reveal.isEnabled()
    dialog.close()


def test_a_list_that_is_cut_off_says_so():
    files = [NotShown(f"/{number}.txt", "other") for number in range(MOST)]
    assert summary(files[1:]).startswith("9,999 other files")
    assert summary(files).startswith("Only the first 10,000 are listed and counted. 10,000 other")
