"""The large view in the window, on real files, by keys and mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from photomanager.app.theme import LIGHT, SURROUND, ThemeChoice
from photomanager.operations import photos
from tests.app.real_photos import COLOURS, SIZE, lay_down

Key = Qt.Key
Left = Qt.MouseButton.LeftButton
Shift = Qt.KeyboardModifier.ShiftModifier
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def loupe(qtbot, runtime, window, tmp_path):
    lay_down(runtime.workspace, tmp_path / "photos")
    window.model.invalidate(None)
    window._browsing.fetch_sight()
    window.grid.select_only(0)
    window.grid.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.grid)
    qtbot.keyClick(window.grid, Key.Key_E)
    assert window.views.current == "loupe"
    return window.views.view


def shown(loupe):
    """The colour in the middle of the frame."""
    return loupe.canvas.grab().toImage().pixelColor(loupe.canvas.rect().center()).getRgb()[:3]


def is_like(colour, number):
    return all(abs(a - b) < 25 for a, b in zip(colour, COLOURS[number], strict=True))


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space, Key.Key_E])
def test_keys_lead_to_the_large_photo_and_back(qtbot, window, key):
    window.grid.select_only(3)
    window.grid.setFocus()
    qtbot.keyClick(window.grid, key)
    assert window.views.current == "loupe"
    view = window.views.view
    assert QApplication.focusWidget() is view
    qtbot.keyClick(view, Key.Key_G if key == Key.Key_E else key)
    assert window.views.current == "grid"
    assert window.grid.selected_ids() == [window.model.ids[3]]


def test_a_double_click_opens_and_escape_closes(qtbot, window):
    spot = window.grid.visualRect(window.model.index(2)).center()
    qtbot.mouseClick(window.grid.viewport(), Left, pos=spot)
    qtbot.mouseDClick(window.grid.viewport(), Left, pos=spot)
    assert window.views.current == "loupe"
    qtbot.keyClick(window.views.view, Key.Key_Escape)
    assert window.views.current == "grid"


def test_arrows_go_from_photo_to_photo(qtbot, window, loupe):
    assert is_like(shown(loupe), 0)
    qtbot.keyClick(loupe, Key.Key_Right)
    assert is_like(shown(loupe), 1)
    qtbot.keyClick(loupe, Key.Key_PageDown)
    assert is_like(shown(loupe), 2)
    qtbot.keyClick(loupe, Key.Key_Left)
    assert is_like(shown(loupe), 1)
    assert window.grid.selected_ids() == [2]
    assert loupe.bar.name.full_text() == "2.jpg"
    assert loupe.bar.place.text() == "2 of 30"
    qtbot.keyClick(loupe, Key.Key_End)
    assert window.grid.current_id() == 30
    qtbot.keyClick(loupe, Key.Key_Home)
    assert window.grid.current_id() == 1


def test_neighbours_are_decoded_before_they_are_looked_at(loupe):
    assert loupe.source.picture(2) is not None
    assert loupe.source.picture(3) is not None
    assert loupe.source.picture(4) is None


def test_z_shows_every_pixel_and_all_of_it_again(qtbot, loupe):
    fitting = loupe.canvas.percent
    assert fitting < 100
    assert not loupe.source.picture(1).whole
    qtbot.keyClick(loupe, Key.Key_Z)
    assert loupe.canvas.percent == 100
    assert loupe.source.picture(1).whole
    assert loupe.source.picture(1).image.width() == SIZE[0]
    assert loupe.bar.percent.text() == "100 %"
    qtbot.keyClick(loupe, Key.Key_Z)
    assert loupe.canvas.percent == fitting


def test_a_click_zooms_where_it_was_and_a_hand_moves(qtbot, loupe):
    canvas = loupe.canvas
    place = canvas._frame().place(canvas.zoom)
    corner = place.topLeft().toPoint() + QPoint(10, 10)
    qtbot.mouseClick(canvas, Left, pos=corner)
    assert canvas.percent == 100
    white = canvas.grab().toImage().pixelColor(40, 40).getRgb()[:3]
    assert min(white) > 240
    middle = canvas.rect().center()
    qtbot.mousePress(canvas, Left, pos=middle)
    qtbot.mouseMove(canvas, middle - QPoint(150, 150))
    qtbot.mouseMove(canvas, middle - QPoint(400, 300))
    qtbot.mouseRelease(canvas, Left, pos=middle - QPoint(400, 300))
    assert canvas.percent == 100
    moved = canvas.grab().toImage().pixelColor(5, 5).getRgb()[:3]
    assert is_like(moved, 0)
    qtbot.keyClick(loupe, Key.Key_Left, Shift)
    assert loupe._shown == 1


def test_the_wheel_zooms_at_the_pointer(qtbot, loupe):
    spot = QPointF(loupe.canvas.rect().center())
    for _ in range(3):
        event = QWheelEvent(
            spot, spot, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        before = loupe.canvas.percent
        QApplication.sendEvent(loupe.canvas, event)
        assert loupe.canvas.percent > before


def test_plus_and_minus_zoom_here_and_not_the_grid(qtbot, window, loupe):
    size, before = window.grid.thumbnail_size, loupe.canvas.percent
    qtbot.keyClick(loupe, Key.Key_Plus)
    assert loupe.canvas.percent > before
    qtbot.keyClick(loupe, Key.Key_Minus)
    assert loupe.canvas.percent == before
    assert window.grid.thumbnail_size == size


def test_marks_are_about_the_one_photo(qtbot, window, loupe):
    qtbot.keyClick(loupe, Key.Key_Right)
    qtbot.keyClick(loupe, Key.Key_4)
    qtbot.mouseClick(loupe.bar.buttons["pick"], Left)
    rows = photos.rows(window._session.workspace, [1, 2, 3])
    assert [(row.rating, row.pick) for row in rows] == [(None, None), (4, 1), (None, None)]
    qtbot.mouseClick(loupe.bar.buttons["pick"], Left)
    qtbot.mouseClick(loupe.bar.buttons["rate_4"], Left)
    row = photos.rows(window._session.workspace, [2])[0]
    assert (row.rating, row.pick) == (0, None)


def test_a_press_on_the_filmstrip_goes_there(qtbot, loupe):
    strip = loupe.strip
    qtbot.waitUntil(lambda: strip._thumbnail(2) is not None)
    qtbot.mouseClick(strip, Left, pos=strip._cell(2).center())
    assert is_like(shown(loupe), 2)
    qtbot.keyClick(loupe, Key.Key_T, Control)
    assert not strip.isVisible()
    qtbot.keyClick(loupe, Key.Key_T, Control)
    assert strip.isVisible()


def test_what_cannot_be_shown_says_why_and_keeps_its_thumbnail(qtbot, loupe):
    qtbot.keyClick(loupe, Key.Key_End)
    assert loupe.canvas.reason == "30.jpg is gone; scan the folder again."
    assert loupe.canvas.accessibleDescription() == loupe.canvas.reason
    qtbot.keyClick(loupe, Key.Key_Home)
    assert loupe.canvas.reason == ""
    assert is_like(shown(loupe), 0)


def test_a_file_that_comes_back_is_shown_when_it_has_been_read(qtbot, window, loupe, tmp_path):
    path = tmp_path / "photos" / "4.jpg"
    kept = path.read_bytes()
    path.unlink()
    window.grid.select_only(3)
    assert loupe.canvas.reason == "4.jpg is gone; scan the folder again."
    path.write_bytes(kept)
    window._session.photos_changed.emit({4})
    assert loupe.canvas.reason == ""
    assert is_like(shown(loupe), 3)


def test_facts_and_histogram_lie_over_the_photo(qtbot, window, loupe):
    assert loupe.facts.isHidden()
    qtbot.keyClick(loupe, Key.Key_I, Shift)
    qtbot.keyClick(loupe, Key.Key_H, Shift)
    assert loupe.facts.isVisible()
    assert "1,600 × 1,200" in loupe.facts.accessibleDescription()
    assert loupe.histogram._counts[0].argmax() in range(190, 211)
    qtbot.keyClick(loupe, Key.Key_Right)
    assert "2.jpg" in loupe.facts.accessibleDescription()
    assert loupe.histogram._counts[1].argmax() in range(190, 211)
    assert not loupe.facts.geometry().intersects(loupe.histogram.geometry())
    qtbot.keyClick(loupe, Key.Key_I, Shift)
    assert loupe.facts.isHidden()


def test_frames_stand_around_faces(qtbot, window, loupe):
    with window._session.workspace.library.database.write() as connection:
        connection.execute(text("UPDATE photo SET faces = 1 WHERE id = 1"))
        connection.execute(text("INSERT INTO face VALUES (1, 0, 0.25, 0.25, 0.5, 0.5, 0.9)"))
    plain = loupe.canvas.grab().toImage()
    qtbot.keyClick(loupe, Key.Key_F, Shift)
    framed = loupe.canvas.grab().toImage()
    place = loupe.canvas._frame().place(loupe.canvas.zoom)
    spot = QPointF(place.left() + place.width() / 4, place.center().y()).toPoint()
    assert framed.pixelColor(spot).green() > plain.pixelColor(spot).green() + 50
    assert framed.pixelColor(loupe.canvas.rect().center()) == plain.pixelColor(
        loupe.canvas.rect().center()
    )
    qtbot.keyClick(loupe, Key.Key_Right)
    assert loupe.canvas._boxes == []
    qtbot.keyClick(loupe, Key.Key_Left)
    qtbot.keyClick(loupe, Key.Key_F, Shift)
    assert loupe.canvas.grab().toImage() == plain


def test_full_screen_shows_the_photo_alone_and_escape_brings_all_back(qtbot, window, loupe):
    qtbot.keyClick(loupe, Key.Key_F)
    assert window.isFullScreen()
    around = (window.sidebar, window.inspector, window.search_bar, window.status, window.menuBar())
    assert not any(one.isVisible() for one in (*around, loupe.bar, loupe.strip))
    qtbot.keyClick(loupe, Key.Key_Right)
    assert is_like(shown(loupe), 1)
    qtbot.keyClick(loupe, Key.Key_Escape)
    assert not window.isFullScreen()
    assert all(one.isVisible() for one in (*around, loupe.bar, loupe.strip))
    assert window.views.current == "loupe"


@pytest.mark.parametrize("key", [Key.Key_F, Key.Key_F9])
def test_the_full_screen_is_dark_in_the_light_theme_too(qtbot, window, loupe, theme, key):
    theme.choose(ThemeChoice.LIGHT)
    corner = QPoint(3, 3)
    before = window.grab().toImage().pixelColor(loupe.canvas.mapTo(window, corner))
    assert before.name() == LIGHT.window
    qtbot.keyClick(loupe, key)
    qtbot.waitUntil(lambda: loupe.canvas.size() == window.size())
    picture = window.grab().toImage()
    right, bottom = picture.width() - 4, picture.height() - 4
    for spot in (corner, QPoint(right, 3), QPoint(3, bottom), QPoint(right, bottom)):
        assert picture.pixelColor(spot).name() == SURROUND
    qtbot.keyClick(loupe, Key.Key_Escape)
    assert loupe.canvas.grab().toImage().pixelColor(corner).name() == LIGHT.window


def test_a_slide_show_goes_on_by_itself_until_the_end(qtbot, window, loupe):
    qtbot.keyClick(loupe, Key.Key_F9)
    loupe.slides.start(0.03)
    assert window.isFullScreen()
    qtbot.waitUntil(lambda: window.grid.current_id() == 30, timeout=10_000)
    qtbot.waitUntil(lambda: not window.actions_by_key["slideshow"].isChecked())
    assert not window.isFullScreen()


def test_space_pauses_a_slide_show_and_goes_on(qtbot, window, loupe):
    qtbot.keyClick(loupe, Key.Key_F9)
    loupe.slides.start(0.05)
    qtbot.keyClick(loupe, Key.Key_Space)
    assert window.views.current == "loupe"
    assert window.actions_by_key["slideshow"].isChecked()
    assert window.status.message().startswith("The slide show waits.")
    there = window.grid.current_id()
    qtbot.wait(200)
    assert window.grid.current_id() == there
    qtbot.keyClick(loupe, Key.Key_Right)  # by hand it still goes on
    there = window.grid.current_id()
    qtbot.wait(200)
    assert window.grid.current_id() == there
    qtbot.keyClick(loupe, Key.Key_Space)
    qtbot.waitUntil(lambda: window.grid.current_id() > there)
    qtbot.keyClick(loupe, Key.Key_Escape)
    assert not loupe.slides.on


def test_each_slide_is_shown_as_long_as_the_settings_say(qtbot, window, loupe):
    window.frame.preferences.change(slide_seconds=7)
    qtbot.keyClick(loupe, Key.Key_F9)
    assert loupe.slides._timer.interval() == 7_000
    qtbot.keyClick(loupe, Key.Key_Escape)


def test_a_slide_show_waits_for_the_next_picture(qtbot, window, loupe, monkeypatch):
    ready = []
    monkeypatch.setattr(loupe.slides, "_is_ready", lambda: bool(ready))
    qtbot.keyClick(loupe, Key.Key_F9)
    loupe.slides.start(0.02)
    qtbot.wait(150)
    assert window.grid.current_id() == 1
    ready.append(True)
    loupe.source.came.emit(2)
    assert window.grid.current_id() == 2
    qtbot.keyClick(loupe, Key.Key_Escape)


def test_the_next_picture_is_there_or_cannot_be_shown(qtbot, window, loupe):
    assert loupe._next_is_here()
    loupe.source._kept.pop(2)
    assert not loupe._next_is_here()
    loupe.source.refused.emit(2, "")
    loupe.source._reasons[2] = "The file is empty."
    assert loupe._next_is_here()
    qtbot.keyClick(loupe, Key.Key_End)
    assert loupe._next_is_here()  # the end


def test_escape_stops_a_slide_show_first(qtbot, window, loupe):
    qtbot.keyClick(loupe, Key.Key_F9)
    qtbot.keyClick(loupe, Key.Key_Escape)
    assert not loupe.slides.on
    assert window.views.current == "loupe"


def test_a_slide_show_from_the_grid_ends_there(qtbot, window):
    window.grid.select_only(1)
    window.actions_by_key["slideshow"].trigger()
    assert window.views.current == "loupe"
    qtbot.keyClick(window.views.view, Key.Key_Escape)
    assert window.views.current == "grid"
    assert not window.isFullScreen()


def test_leaving_forgets_large_pictures(qtbot, window, loupe):
    qtbot.keyClick(loupe, Key.Key_Z)
    assert loupe.source._whole
    qtbot.keyClick(loupe, Key.Key_G)
    assert not loupe.source._whole


def test_another_list_shows_its_first_photo_and_an_empty_one_leaves(qtbot, window, loupe):
    window.actions_by_key["order_name"].trigger()
    assert loupe._shown == window.grid.current_id()
    window.search_bar.set_text("path:nowhere")
    qtbot.waitUntil(lambda: window.views.current == "grid")
