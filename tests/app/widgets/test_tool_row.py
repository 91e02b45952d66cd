from PySide6.QtCore import Qt

from photomanager.app.widgets.tool_row import VIEWS, ToolRow


def row(window):
    (found,) = window.findChildren(ToolRow)
    return found


def pressed(window):
    return [key for key, button in row(window).views.items() if button.isChecked()]


def test_the_buttons_go_to_the_views_and_show_where_the_user_is(window, qtbot):
    window.grid.select_only(0)
    assert pressed(window) == ["grid"]
    for view in ("review", "board", "loupe", "grid"):
        qtbot.mouseClick(row(window).views[view], Qt.MouseButton.LeftButton)
        assert window.views.current == view
        assert pressed(window) == [view]


def test_a_press_on_the_button_of_the_view_in_force_changes_nothing(window, qtbot):
    qtbot.mouseClick(row(window).views["grid"], Qt.MouseButton.LeftButton)
    assert window.views.current == "grid"
    assert pressed(window) == ["grid"]


def test_each_button_says_what_it_does(window):
    names = [row(window).views[key].accessibleName() for key in VIEWS]
    assert names == ["Grid", "Large photo", "Review suggestions", "Tag board"]
    assert all("&" not in row(window).views[key].toolTip() for key in VIEWS)


def test_panels_that_a_view_has_no_room_for_cannot_be_switched(window):
    window.actions_by_key["review"].trigger()
    assert not window.actions_by_key["sidebar"].isEnabled()
    assert window.actions_by_key["sidebar"].isChecked()  # for later
    window.actions_by_key["grid"].trigger()
    assert window.actions_by_key["sidebar"].isEnabled()


def test_the_photo_large_is_within_reach_before_anything_is_selected(window):
    assert row(window).views["loupe"].isEnabled()
