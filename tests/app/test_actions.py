"""The table of actions, and what becomes of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow

from photomanager.app.action_table import action_table, menu_titles
from photomanager.app.actions import Actions


@pytest.fixture
def bare(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_every_row_stands_once_in_a_menu_that_exists():
    sections = action_table()
    keys = [spec.key for section in sections for spec in section.rows]
    assert len(keys) == len(set(keys))
    assert {section.menu for section in sections} <= set(menu_titles())


def test_every_row_of_the_table_does_something(window):
    keys = {spec.key for section in action_table() for spec in section.rows}
    assert keys == set(window.actions_by_key)


def test_no_two_actions_of_one_view_have_the_same_key(window):
    actions = window.actions_by_key
    for key in actions:
        for shortcut in actions.keys_of(key):
            assert actions.with_keys(shortcut, beside=key) == [], (key, shortcut)


def test_an_action_does_what_its_view_says(qtbot, bare):
    done = []
    actions = Actions(bare)
    actions.bind("larger", lambda: done.append("grid"), "grid")
    actions.bind("larger", lambda: done.append("loupe"), "loupe")
    actions.bind("why", lambda: done.append("anywhere"))
    actions.bind("why", lambda: done.append("review"), "review")
    for view in ("grid", "loupe", "review"):
        actions.enter(view)
        qtbot.keyClick(bare, Qt.Key.Key_Plus)
        qtbot.keyClick(bare, Qt.Key.Key_H)
    assert done == ["grid", "anywhere", "loupe", "anywhere", "review"]
    assert not actions["larger"].isEnabled()


def test_an_action_that_nobody_bound_is_not_there(bare):
    actions = Actions(bare)
    actions.bind("undo", lambda: None)
    assert list(actions) == ["undo"]
    assert actions["undo"].isVisible()
    assert not actions["redo"].isVisible()
    actions.fill_menus(bare.menuBar())
    assert [one.text() for one in bare.menuBar().actions()] == [menu_titles()["edit"]]


def test_what_is_disabled_stays_so_when_its_view_comes(bare):
    actions = Actions(bare)
    actions.bind("undo", lambda: None, "grid")
    actions.enable("undo", False)
    actions.enter("loupe")
    actions.enter("grid")
    assert not actions["undo"].isEnabled()
    actions.enable("undo", True)
    assert actions["undo"].isEnabled()


def test_keys_are_chosen_and_only_choices_are_kept(qtbot, bare):
    actions = Actions(bare, {"why": ["W"]})
    asked = []
    actions.bind("why", lambda: asked.append(1))
    qtbot.keyClick(bare, Qt.Key.Key_H)
    assert not asked
    qtbot.keyClick(bare, Qt.Key.Key_W)
    assert asked == [1]
    assert actions.chosen_keys() == {"why": ["W"]}
    actions.set_keys("why", actions.spec("why").shortcuts)
    assert actions.chosen_keys() == {}


def test_the_same_key_in_two_views_is_no_conflict(bare):
    actions = Actions(bare)
    actions.bind("confirm", lambda: None, "grid", "loupe")
    actions.bind("reject", lambda: None, "review")
    actions.bind("undo", lambda: None)
    assert actions.with_keys("Y", beside="reject") == []
    assert actions.with_keys("Y", beside="undo") == ["confirm"]
    assert actions.with_keys("ctrl+z", beside="reject") == ["undo"]


def test_letters_belong_to_a_text_field_that_has_the_focus(qtbot, bare):
    asked = []
    actions = Actions(bare)
    actions.bind("why", lambda: asked.append(1))
    field = QLineEdit(bare)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "hh")
    assert field.text() == "hh"
    assert not asked
