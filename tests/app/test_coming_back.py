"""After a restart the window shows what it showed."""

import pytest
from PySide6.QtCore import QSettings, Qt

from photomanager.operations import tagging
from tests.app.conftest import PHOTOS
from tests.app.test_main_window import click_place

Key = Qt.Key


def press_on(window, qtbot, row):
    """Selects a photo in the grid by the mouse."""
    grid = window.grid
    index = window.model.index(row)
    grid.scrollTo(index)
    qtbot.mouseClick(
        grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center()
    )
    return window.model.ids[row]


@pytest.mark.parametrize("action", ["loupe", "review", "board"])
def test_place_search_order_photo_and_view_are_there_again(qtbot, opened, runtime, action):
    tagging.tag(runtime.workspace, range(1, 9), add=["Rex"])
    first = opened()
    click_place(qtbot, first, "Rex")
    first.search_bar.set_text("-state:rejected")
    first.actions_by_key["order_name"].trigger()
    first.grid.set_thumbnail_size(240)
    ids = list(first.model.ids)
    photo = press_on(first, qtbot, 3)
    first.actions_by_key[action].trigger()
    first.close()
    again = opened()
    qtbot.waitUntil(lambda: again.views.current == action)
    assert again.frame.browsing.place.title == "Rex"
    assert again.search_bar.text() == "-state:rejected"
    assert list(again.model.ids) == ids
    assert again.actions_by_key["order_name"].isChecked()
    assert again.grid.thumbnail_size == 240
    assert again.grid.current_id() == photo
    assert again.grid.selected_ids() == [photo]


def test_those_compared_are_compared_again_and_the_marked_one_is_marked(qtbot, opened):
    first = opened()
    chosen = [first.model.ids[row] for row in (2, 5, 7)]
    first.grid.select_rows([2, 5, 7])
    first.actions_by_key["compare"].trigger()
    qtbot.keyClick(first.views.view, Key.Key_Right)
    assert first.grid.current_id() == chosen[1]
    first.close()
    again = opened()
    qtbot.waitUntil(lambda: again.views.current == "compare")
    assert [pane.photo_id for pane in again.views.view.panes[:3]] == chosen
    assert again.grid.current_id() == chosen[1]


def test_a_long_list_is_where_it_was(qtbot, opened):
    first = opened()
    first.resize(500, 500)
    first.grid.set_thumbnail_size(384)
    bar = first.grid.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    row, _ = first.grid.rows_in_sight()
    assert 0 < row < PHOTOS
    first.close()
    again = opened()
    qtbot.waitUntil(lambda: again.grid.rows_in_sight()[0] in (row - 1, row))
    assert again.grid.selected_ids() == []


@pytest.mark.parametrize("written", ["another", "[1]", "no json", '{"view": 7}', ""])
def test_what_belongs_to_another_library_or_version_is_left(qtbot, opened, tmp_path, written):
    first = opened()
    press_on(first, qtbot, 3)
    first.actions_by_key["loupe"].trigger()
    first.close()
    store = QSettings(str(tmp_path / "again.ini"), QSettings.Format.IniFormat)
    if written == "another":
        uuid = first.frame.session.workspace.library.uuid
        written = str(store.value("browsing/looked_at")).replace(uuid, "another")
    store.setValue("browsing/looked_at", written)
    store.sync()
    again = opened()
    qtbot.wait(20)
    assert again.views.current == "grid"
    assert again.grid.selected_ids() == []


def test_a_photo_that_is_gone_is_no_reason_not_to_open(qtbot, opened, tmp_path):
    first = opened()
    first.search_bar.set_text("no such thing at all")
    first.close()
    store = QSettings(str(tmp_path / "again.ini"), QSettings.Format.IniFormat)
    written = str(store.value("browsing/looked_at")).replace('"current": null', '"current": 999')
    store.setValue("browsing/looked_at", written.replace('"view": "grid"', '"view": "loupe"'))
    store.sync()
    again = opened()
    qtbot.wait(20)
    assert again.search_bar.text() == "no such thing at all"
    assert again.views.current == "grid", "there is no photo to show large"
