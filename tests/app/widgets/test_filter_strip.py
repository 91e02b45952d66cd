import pytest
from PySide6.QtCore import Qt

from photomanager.app.widgets.filter_strip import FilterStrip
from photomanager.library.query_parser import parse

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(qtbot, theme):
    made = FilterStrip(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def press(qtbot, *buttons):
    for button in buttons:
        qtbot.mouseClick(button, Left)


def test_buttons_make_a_query_that_the_language_knows(qtbot, strip):
    told = []
    strip.changed.connect(told.append)
    press(qtbot, strip.stars[2], strip.flags["yes"], strip.labels["red"], strip.labels["blue"])
    assert told[-1] == "rating:>=3 pick:yes (label:red OR label:blue)"
    for query in told:
        parse(query)


def test_the_same_star_once_more_and_show_all_take_it_back(qtbot, strip):
    press(qtbot, strip.stars[4], strip.stars[4])
    assert strip.query() == ""
    assert not strip.clear_button.isEnabled()
    press(qtbot, strip.stars[1], strip.flags["rejected"], strip.flags["none"])
    assert strip.query() == "rating:>=2 (pick:none OR pick:rejected)"
    with qtbot.waitSignal(strip.changed) as told:
        press(qtbot, strip.clear_button)
    assert told.args == [""]
    with qtbot.assertNotEmitted(strip.changed):
        strip.clear()


def test_every_button_has_a_name_and_is_reached_by_tab(strip):
    buttons = [*strip.stars, *strip.flags.values(), *strip.labels.values()]
    names = [button.accessibleName() for button in buttons]
    assert all(names)
    assert len(set(names)) == len(names)
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)


def test_in_both_themes_stars_that_hold_look_different(qtbot, strip, theme):
    before = strip.stars[0].grab().toImage()
    press(qtbot, strip.stars[2])
    strip.stars[3].setFocus()
    assert strip.stars[0].grab().toImage() != before
