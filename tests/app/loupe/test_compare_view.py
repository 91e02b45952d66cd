import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from photomanager.app.loupe.compare_view import too_many_words
from photomanager.app.theme import LIGHT, SURROUND, ThemeChoice
from photomanager.operations import photos
from tests.app.real_photos import lay_down

Key = Qt.Key
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def compare(qtbot, runtime, window, tmp_path):
    lay_down(runtime.workspace, tmp_path / "photos")
    window.model.invalidate(None)
    window._browsing.fetch_sight()
    window.grid.setFocus()

    def compare(*rows):
        window.grid.select_rows(list(rows))
        window.grid.set_current(rows[0])
        qtbot.keyClick(window.grid, Key.Key_C)
        assert window.views.current == "compare"
        return window.views.view

    return compare


def used(view):
    return [pane.photo_id for pane in view.panes if pane.isVisible()]


@pytest.mark.parametrize("rows", [(0, 2), (0, 1, 3), (0, 1, 2, 4)])
def test_the_selected_photos_stand_side_by_side(window, compare, rows):
    view = compare(*rows)
    assert used(view) == [window.model.ids[row] for row in rows]
    shapes = {(pane.width(), pane.height()) for pane in view.panes if pane.isVisible()}
    assert max(w for w, _ in shapes) - min(w for w, _ in shapes) <= 2
    assert not window.sidebar.isVisible()


def test_of_many_the_first_four_and_beside_one_its_neighbour(qtbot, window, compare):
    view = compare(*range(5))
    assert used(view) == [1, 2, 3, 4]
    assert view.note.isVisible()
    assert view.note.text() == too_many_words(5)
    assert "first 4 of 5 photos" in view.note.text()
    qtbot.keyClick(view, Key.Key_Escape)
    assert window.sidebar.isVisible()
    view = compare(2)
    assert used(view) == [3, 4]
    assert not view.note.isVisible()


def test_on_the_full_screen_there_are_only_photos_on_a_dark_ground(qtbot, window, compare, theme):
    theme.choose(ThemeChoice.LIGHT)
    view = compare(*range(5))
    qtbot.keyClick(view, Key.Key_F)
    assert window.isFullScreen()
    assert not view.note.isVisible()
    assert not any(pane.bar.isVisible() for pane in view.panes)
    qtbot.waitUntil(lambda: view.panes[3].geometry().bottomRight() == window.rect().bottomRight())
    picture = view.grab().toImage()
    gap = QPoint(view.panes[1].x() - 1, view.panes[0].height() // 2)
    beside = view.panes[3].mapTo(view, QPoint(4, 4))
    assert picture.pixelColor(gap).name() == SURROUND
    assert picture.pixelColor(beside).name() == SURROUND
    qtbot.keyClick(view, Key.Key_Escape)
    assert view.note.isVisible()
    assert all(pane.bar.isVisible() for pane in view.panes)
    assert view.grab().toImage().pixelColor(gap).name() == LIGHT.window


def test_all_zoom_and_move_together(qtbot, compare):
    view = compare(0, 1, 2)
    first, second, third = (pane.canvas for pane in view.panes[:3])
    qtbot.mouseClick(second, Left, pos=second.rect().center() + QPoint(30, 20))
    assert first.percent == second.percent == third.percent == 100
    assert first.zoom == second.zoom == third.zoom == view.zoom
    before = first.zoom
    middle = third.rect().center()
    qtbot.mousePress(third, Left, pos=middle)
    for step in (30, 60, 90):
        qtbot.mouseMove(third, middle - QPoint(step, 0))
    qtbot.mouseRelease(third, Left, pos=middle - QPoint(90, 0))
    assert first.zoom == third.zoom != before
    assert all(view.source.picture(n).whole for n in (1, 2, 3))
    qtbot.keyClick(view, Key.Key_Z)
    assert first.zoom.scale is second.zoom.scale is None


def test_keys_are_about_the_marked_photo(qtbot, window, compare):
    view = compare(0, 1, 2)
    qtbot.keyClick(view, Key.Key_P)
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_3)
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_X)
    qtbot.mouseClick(view.panes[0].bar.buttons["rate_5"], Left)
    rows = photos.rows(window._session.workspace, [1, 2, 3])
    assert [(row.rating, row.pick) for row in rows] == [(5, 1), (3, None), (None, -1)]
    assert len(window.grid.selected_ids()) == 3
    assert view.active_canvas() is view.panes[0].canvas


def test_no_zoom_is_cut_off(qtbot, compare):
    view = compare(0, 1, 2)
    for _ in range(3):
        qtbot.wait(20)
        labels = [pane.bar.percent for pane in view.panes[:3]]
        assert all(one.width() >= one.sizeHint().width() for one in labels)
        qtbot.keyClick(view, Key.Key_Plus)


def test_the_buttons_of_marks_are_reached_by_keyboard(qtbot, window, compare):
    view = compare(0, 1, 2)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_Tab)
    second = list(view.panes[1].bar.buttons.values())
    assert QApplication.focusWidget() is second[0]
    for _ in second[:-1]:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert QApplication.focusWidget() is second[-1]
    qtbot.keyClick(second[-1], Key.Key_Tab)
    assert view.active_canvas() is view.panes[2].canvas
    buttons = view.panes[2].bar.buttons
    while QApplication.focusWidget() is not buttons["rate_2"]:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    qtbot.keyClick(buttons["rate_2"], Key.Key_Space)
    rows = photos.rows(window._session.workspace, [1, 2, 3])
    assert [row.rating for row in rows] == [None, None, 2]
    assert window.views.current == "compare"
    qtbot.keyClick(buttons["rate_2"], Key.Key_Escape)
    assert window.views.current == "grid"


def test_what_the_files_say_lies_over_each_photo(qtbot, window, compare):
    view = compare(0, 1)
    assert not any(pane.facts.isVisible() for pane in view.panes)
    qtbot.keyClick(view, Key.Key_I, Qt.KeyboardModifier.ShiftModifier)
    assert [pane.facts.isVisible() for pane in view.panes] == [True, True, False, False]
    for pane, name in zip(view.panes, ("1.jpg", "2.jpg"), strict=False):
        assert pane.facts.accessibleDescription().startswith(f": {name}; ")
    qtbot.keyClick(view, Key.Key_Escape)
    view = compare(2, 3)
    assert view.panes[0].facts.accessibleDescription().startswith(": 3.jpg; ")
    qtbot.keyClick(view, Key.Key_I, Qt.KeyboardModifier.ShiftModifier)
    assert not view.panes[0].facts.isVisible()


def test_a_file_that_comes_back_is_looked_at_here_too(window, compare, tmp_path):
    view = compare(0, 20)
    assert "is gone" in view.panes[1].canvas.reason
    Image.new("RGB", (400, 300), (40, 200, 40)).save(tmp_path / "photos" / "21.jpg")
    window._session.photos_changed.emit({21})
    assert view.panes[1].canvas.reason.startswith("21.jpg has changed since")


def test_space_leaves_and_large_pictures_go(qtbot, window, compare):
    view = compare(0, 1)
    qtbot.keyClick(view, Key.Key_Z)
    qtbot.keyClick(view, Key.Key_Space)
    assert window.views.current == "grid"
    assert not view.source._whole
    assert window.grid.selected_ids() == [1, 2]


def test_what_cannot_be_shown_says_why(compare):
    view = compare(0, 20)
    assert view.panes[1].canvas.reason == "21.jpg is gone; scan the folder again."
