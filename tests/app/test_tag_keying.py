"""Keys of the user's own for tags, new and similar names, and the ways from a chip."""

import pytest
from PySide6.QtCore import Qt

from photomanager.operations import tag_keys, tagging
from photomanager.operations.tag_use import tag_use
from photomanager.operations.undo import undo
from tests.app.test_main_window import select, states

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def workspace(window):
    return window._session.workspace


@pytest.fixture
def ready(qtbot, window, workspace):
    """The window with "Rex" on Alt+3, and two photos selected that nobody has tagged."""
    last = window.model.ids[-1]
    tagging.tag(workspace, [last], add=["Rex"])
    tag_keys.assign(workspace, 3, "Rex")
    window._session.poll()
    qtbot.waitUntil(lambda: window.inspector.tags.keys == {3: "Rex"})
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    select(qtbot, window, 0, 1)
    return window


def chip(window, name):
    return next(one for one in window.inspector.tags.chips() if one.tag.name == name)


def test_a_key_confirms_its_tag_on_all_selected_photos(qtbot, ready):
    photos = ready.grid.selected_ids()
    qtbot.keyClick(ready.grid, Key.Key_3, ALT)
    assert all(states(ready, photo)["Rex"] == "confirmed" for photo in photos)
    assert "“Rex” on 2 photos" in ready.status.message()
    assert chip(ready, "Rex").tag.count == 2


def test_pressed_again_it_takes_the_tag_back(qtbot, ready):
    photos = ready.grid.selected_ids()
    before = [states(ready, photo).get("Rex") for photo in photos]
    qtbot.keyClick(ready.grid, Key.Key_3, ALT)
    qtbot.waitUntil(lambda: chip(ready, "Rex").tag.tag_id > 0)
    qtbot.keyClick(ready.grid, Key.Key_3, ALT)
    assert [states(ready, photo).get("Rex") for photo in photos] == before


def test_a_free_key_says_how_it_is_filled(qtbot, ready):
    qtbot.keyClick(ready.grid, Key.Key_7, ALT)
    assert "Alt+7" in ready.status.message()


def test_the_menus_and_the_sheet_name_the_tag(ready, workspace):
    action = ready.actions_by_key["tag_key_3"]
    assert action.text() == "Tag “Rex”"
    assert ready.actions_by_key.spec("tag_key_3").text == "Tag “Rex”"
    assert ready.actions_by_key.menu_of("tag_key_3") == "tags"
    assert ready.actions_by_key["tag_key_4"].text() == "Tag on key 4"
    undo(workspace)
    ready._session.poll()
    ready._session.places_changed.emit()
    assert action.text() == "Tag on key 3"


def test_a_chips_menu_puts_its_tag_on_a_key(qtbot, ready, workspace):
    qtbot.keyClick(ready.grid, Key.Key_3, ALT)
    one = chip(ready, "Rex")
    one.deed_wanted.emit("key_5")
    assert tag_keys.tag_keys(workspace) == {5: "Rex"}
    assert ready.status.message() == "“Rex” is on Alt+5 now"
    assert ready.inspector.tags.keys == {5: "Rex"}
    one.deed_wanted.emit("key_0")
    assert tag_keys.tag_keys(workspace) == {}
    assert ready.status.message() == "Alt+5 is free now"


def type_tag(qtbot, window, text, modifier=Qt.KeyboardModifier.NoModifier):
    field = window.inspector.tags.field
    field.setFocus()
    field.setText(text)
    qtbot.keyClick(field, Key.Key_Return, modifier)


def test_a_slip_is_asked_about_before_a_new_tag_is_made(qtbot, ready, workspace):
    photo = ready.grid.selected_ids()[0]
    type_tag(qtbot, ready, "poodel")
    assert "poodel" not in states(ready, photo)
    assert ready.inspector.tags._similar.isVisible()
    qtbot.keyClick(ready.inspector.tags.field, Key.Key_Return)
    assert states(ready, photo)["poodle"] == "confirmed"


def test_shift_enter_makes_the_new_tag_all_the_same(qtbot, ready, workspace):
    photos = ready.grid.selected_ids()
    type_tag(qtbot, ready, "poodel", Qt.KeyboardModifier.ShiftModifier)
    assert all(states(ready, photo)["poodel"] == "confirmed" for photo in photos)
    assert not tag_use(workspace, "poodel").word


def test_a_name_like_no_other_is_added_at_once(qtbot, ready):
    photos = ready.grid.selected_ids()
    type_tag(qtbot, ready, "窗")
    assert all(states(ready, photo)["窗"] == "confirmed" for photo in photos)
    assert chip(ready, "窗").tag.state == "confirmed"


def test_a_chip_leads_to_review_and_board(qtbot, ready):
    qtbot.keyClick(ready.grid, Key.Key_3, ALT)
    chip(ready, "Rex").deed_wanted.emit("board")
    assert ready.views.current == "board"
    assert ready.views.view.panel.row.name == "Rex"
    chip(ready, "Rex").deed_wanted.emit("review")
    assert ready.views.current == "review"
    assert ready.views.view.header.field.text() == "Rex"
    chip(ready, "Rex").deed_wanted.emit("like")
    assert ready.views.view.batch.isVisible()
