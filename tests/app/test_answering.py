"""The keys of tags: where the tag can be seen, about the photo that is meant."""

import pytest
from PySide6.QtCore import Qt

from photomanager.app.loupe.said_line import SaidLine
from photomanager.operations import tag_keys, tagging
from tests.app.real_photos import lay_down
from tests.app.test_main_window import first_with_suggestions, select, states

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
Alt = Qt.KeyboardModifier.AltModifier
TAG_KEYS = ("confirm", "reject", "next_tag", "previous_tag", "why", "add_tag")


@pytest.fixture
def asked(qtbot, runtime, window, tmp_path):
    """The id of a photo with suggestions, selected in the grid."""
    lay_down(runtime.workspace, tmp_path / "photos")
    return first_with_suggestions(qtbot, window)


def settled(qtbot, window):
    """The inspector has followed the selection."""
    qtbot.waitUntil(lambda: not window._inspection._soon.isActive())


def test_on_the_board_keys_of_tags_do_nothing(qtbot, window, asked):
    before = {photo: states(window, photo) for photo in window.model.ids}
    window.views.go("board")
    for key in (Key.Key_N, Key.Key_Y, Key.Key_H):
        qtbot.keyClick(window.views.view, key)
    qtbot.keyClick(window, Key.Key_A, Control)
    assert {photo: states(window, photo) for photo in window.model.ids} == before
    assert window.grid.selected_ids() == [asked]
    assert not any(window.actions_by_key[key].isEnabled() for key in TAG_KEYS)


def test_beside_a_folded_inspector_only_what_unfolds_it_is_left(qtbot, window, asked):
    before = states(window, asked)
    qtbot.keyClick(window.grid, Key.Key_I)
    qtbot.keyClick(window.grid, Key.Key_N)
    assert states(window, asked) == before
    on = {key for key in TAG_KEYS if window.actions_by_key[key].isEnabled()}
    assert on == {"why", "add_tag"}
    qtbot.keyClick(window.grid, Key.Key_T)
    assert window.inspector.isVisible()
    assert window.inspector.tags.field.hasFocus()
    assert all(window.actions_by_key[key].isEnabled() for key in TAG_KEYS)


def test_all_photos_are_selected_in_the_grid_alone(qtbot, window, asked):
    for view in ("loupe", "board", "compare"):
        window.views.go(view)
        chosen = window.grid.selected_ids()
        qtbot.keyClick(window.views.view, Key.Key_A, Control)
        qtbot.keyClick(window.views.view, Key.Key_D, Control)
        assert window.grid.selected_ids() == chosen, view
    window.views.go("grid")
    qtbot.keyClick(window.grid, Key.Key_A, Control)
    assert window.grid.selected_ids() == window.model.ids


def test_on_the_full_screen_a_key_says_its_tag_before_it_answers(qtbot, window, asked):
    name = window.inspector.tags.current.name
    qtbot.keyClick(window.grid, Key.Key_E)
    view = window.views.view
    settled(qtbot, window)
    qtbot.keyClick(view, Key.Key_F)
    line = window.views.findChild(SaidLine)
    assert not line.full_text()
    qtbot.keyClick(view, Key.Key_Y)
    assert line.isVisible()
    assert line.full_text().startswith(f"“{name}” · ")
    assert line.full_text().endswith(" · Y confirms it, N rejects it")
    assert states(window, asked)[name] == "suggested"
    qtbot.keyClick(view, Key.Key_Y)
    assert states(window, asked)[name] == "confirmed"
    assert line.full_text().startswith(f"Confirmed “{name}” on 1 photo")
    assert not window.actions_by_key["add_tag"].isEnabled()  # its field cannot be seen
    qtbot.keyClick(view, Key.Key_4)
    assert line.full_text() == "1 photo: 4 stars"
    qtbot.keyClick(view, Key.Key_Escape)
    assert not line.isVisible()


def test_brackets_say_the_next_tag_on_the_full_screen(qtbot, window, asked):
    tags = window.inspector.tags
    qtbot.keyClick(window.grid, Key.Key_E)
    settled(qtbot, window)
    qtbot.keyClick(window.views.view, Key.Key_F)
    first = tags.current.name
    qtbot.keyClick(window.views.view, Key.Key_BracketRight)
    second = tags.current.name
    assert second != first
    qtbot.keyClick(window.views.view, Key.Key_N)  # it was named by the bracket
    assert states(window, asked)[second] == "rejected"
    assert states(window, asked)[first] == "suggested"


def test_side_by_side_a_tag_key_is_about_the_framed_photo(qtbot, window, asked):
    workspace = window._session.workspace
    tagging.tag(workspace, [20], add=["Rex"])
    tag_keys.assign(workspace, 1, "Rex")
    window._session.poll()
    qtbot.waitUntil(lambda: window.inspector.tags.keys == {1: "Rex"})
    first, second, third = window.model.ids[:3]
    select(qtbot, window, 0, 1, 2)
    window.grid.set_current(0)
    before = [states(window, photo) for photo in (first, second, third)]
    qtbot.keyClick(window.grid, Key.Key_C)
    view = window.views.view
    qtbot.keyClick(view, Key.Key_N)
    qtbot.keyClick(view, Key.Key_Y)
    assert [states(window, photo) for photo in (first, second, third)] == before
    qtbot.keyClick(view, Key.Key_Right)
    settled(qtbot, window)
    qtbot.keyClick(view, Key.Key_1, Alt)
    assert states(window, second)["Rex"] == "confirmed"
    assert states(window, first).get("Rex") != "confirmed"
    assert states(window, third).get("Rex") != "confirmed"
    assert window.status.message().startswith("Confirmed “Rex” on 1 photo")
    settled(qtbot, window)
    qtbot.keyClick(view, Key.Key_1, Alt)  # once more takes it back
    assert states(window, second).get("Rex") != "confirmed"
    qtbot.keyClick(view, Key.Key_Escape)
    settled(qtbot, window)
    assert window.inspector.tags.chips()
    assert window._inspection.photos == [first, second, third]
