"""Command palette and shortcut sheet in the window, by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QToolTip

from photomanager.app.dialogs.palette import Palette
from photomanager.app.dialogs.shortcuts import ShortcutSheet
from photomanager.app.item_models.palette_model import Choice, PaletteModel
from photomanager.app.item_models.shortcut_model import ShortcutModel, plain
from photomanager.app.preferences import Preferences
from photomanager.app.widgets.tag_chip import TagChip
from photomanager.operations import saved_searches, tagging
from tests.app.conftest import PHOTOS

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(qtbot, window):
    window.grid.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.grid)
    qtbot.keyClick(window.grid, Key.Key_K, Control)
    opened = window.findChild(Palette)
    qtbot.waitUntil(opened.isVisible)
    yield opened
    opened.close()


def offered(palette):
    model = palette.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def test_a_few_letters_and_enter_do_it(qtbot, window, palette):
    qtbot.keyClicks(palette.field, "darkth")
    assert offered(palette)[0] == "Dark theme"
    window.actions_by_key["theme_light"].trigger()
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert not palette.isVisible()
    assert window.actions_by_key["theme_dark"].isChecked()


def test_tags_and_saved_searches_are_places_to_go_to(qtbot, window, palette, runtime):
    palette.close()
    tagging.tag(runtime.workspace, [3, 7], add=["Rex"])
    saved_searches.save(runtime.workspace, "Kings", "Rex")
    window._session.poll()
    for typed, title in (("rex", "Rex"), ("kings", "Kings")):
        window.actions_by_key["palette"].trigger()
        qtbot.keyClicks(palette.field, typed)
        assert offered(palette)[0] == title
        qtbot.keyClick(palette.field, Key.Key_Return)
        assert window.frame.browsing.place.title == title
        assert {3, 7} <= set(window.model.ids)


def test_arrows_move_and_escape_leaves(qtbot, window, palette):
    qtbot.keyClicks(palette.field, "theme")
    first, second = offered(palette)[:2]
    assert first != second
    qtbot.keyClick(palette.field, Key.Key_Down)
    assert palette.list.currentIndex().data() == second
    qtbot.keyClick(palette.field, Key.Key_Up)
    assert palette.list.currentIndex().data() == first
    qtbot.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert len(window.model.ids) == PHOTOS


def test_a_slip_of_the_keyboard_is_forgiven(qtbot, palette):
    qtbot.keyClicks(palette.field, "drak theme")
    assert offered(palette) == ["Dark theme"]


def test_what_cannot_be_done_now_is_not_offered(qtbot, window, palette):
    assert plain(window.actions_by_key["redo"].text()) not in offered(palette)
    qtbot.keyClicks(palette.field, "qqqq")
    assert offered(palette) == []
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()


def test_the_palette_keeps_the_rules_of_item_models(qtmodeltester):
    model = PaletteModel()
    model.offer([Choice(name, "Tag", "tag", lambda: None) for name in ("dog", "cat")])
    qtmodeltester.check(model)
    model.rank("c")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["cat"]


# -- shortcuts ------------------------------------------------------------------------------


@pytest.fixture
def sheet(qtbot, window):
    window.grid.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.grid)
    qtbot.keyClick(window.grid, Key.Key_F1)
    opened = window.findChild(ShortcutSheet)
    qtbot.waitUntil(opened.isVisible)
    yield opened
    opened.close()


def choose(sheet, key):
    model = sheet.table.model()
    sheet.table.setCurrentIndex(model.index(model.row_of(key), 0))


def press(sheet, keys):
    sheet.keys.setKeySequence(QKeySequence(keys))


def test_keys_are_changed_work_and_are_remembered(qtbot, window, sheet):
    choose(sheet, "inspector")
    press(sheet, "Ctrl+J")
    qtbot.mouseClick(sheet.set, Qt.MouseButton.LeftButton)
    assert window.frame.preferences.settings.shortcuts == {"inspector": ("Ctrl+J",)}
    sheet.close()
    window.activateWindow()
    window.grid.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.grid)
    qtbot.keyClick(window.grid, Key.Key_J, Control)
    assert not window.inspector.isVisible()


def test_a_key_that_is_taken_is_said_and_moves(qtbot, window, sheet):
    actions = window.actions_by_key
    choose(sheet, "inspector")
    press(sheet, "Ctrl+Z")
    assert "Undo" in sheet.note.text()
    qtbot.mouseClick(sheet.set, Qt.MouseButton.LeftButton)
    assert actions.keys_of("inspector") == ["Ctrl+Z"]
    assert actions.keys_of("undo") == []
    choose(sheet, "undo")
    qtbot.mouseClick(sheet.reset, Qt.MouseButton.LeftButton)
    assert actions.keys_of("undo") == ["Ctrl+Z"]
    assert actions.keys_of("inspector") == list(actions.spec("inspector").shortcuts)


def test_an_action_keeps_its_other_keys(qtbot, window, sheet):
    actions = window.actions_by_key
    choose(sheet, "full_screen")
    assert actions.keys_of("full_screen") == ["F", "F11"]
    press(sheet, "Ctrl+J")
    qtbot.mouseClick(sheet.set, Qt.MouseButton.LeftButton)
    assert actions.keys_of("full_screen") == ["Ctrl+J", "F11"]
    press(sheet, "Ctrl+F9")
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    assert actions.keys_of("full_screen") == ["Ctrl+J", "F11", "Ctrl+F9"]
    press(sheet, "F11")
    qtbot.mouseClick(sheet.remove, Qt.MouseButton.LeftButton)
    assert actions.keys_of("full_screen") == ["Ctrl+J", "Ctrl+F9"]
    qtbot.mouseClick(sheet.remove, Qt.MouseButton.LeftButton)
    assert actions.keys_of("full_screen") == []


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ("Return", "Add the tag"),
        ("Shift+Right", "Select further photos"),
        ("Backspace", "Take a word away"),
    ],
)
def test_fixed_keys_are_listed_and_giving_them_away_is_warned_of(qtbot, window, sheet, keys, what):
    for key in window.actions_by_key.places:  # or else they are what is said
        window.actions_by_key.set_keys(key, [])
    choose(sheet, "inspector")
    press(sheet, keys)
    assert what in sheet.note.text()
    qtbot.keyClicks(sheet.filter, what)
    model = sheet.table.model()
    assert model.index(0, 0).data() == what
    assert sheet.current() is None, "it cannot be changed"
    assert not any(button.isEnabled() for button in (sheet.set, sheet.add, sheet.remove))


def focus_on(qtbot, window, widget):
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)


def test_keys_of_a_place_are_listed_with_their_place_and_changed(qtbot, window, sheet):
    choose(sheet, "inspector")
    press(sheet, "Space")
    assert "Show the photo large" in sheet.note.text(), "it is said what keeps the key"
    choose(sheet, "grid_open")
    model = sheet.table.model()
    assert model.index(model.row_of("grid_open"), 1).data() == "Photos"
    press(sheet, "Ctrl+J")
    qtbot.mouseClick(sheet.set, Qt.MouseButton.LeftButton)
    remembered = {"grid_open": ("Ctrl+J", "Enter", "Return")}
    assert window.frame.preferences.settings.shortcuts == remembered
    sheet.close()
    focus_on(qtbot, window, window.grid)
    qtbot.keyClick(window.grid, Key.Key_Right)
    qtbot.keyClick(window.grid, Key.Key_Space)
    assert window.views.current == "grid", "Space no longer means it"
    qtbot.keyClick(window.grid, Key.Key_J, Control)
    assert window.views.current == "loupe"


def test_a_key_in_a_place_is_stronger_than_the_windows(qtbot, window, sheet):
    choose(sheet, "grid_open")
    press(sheet, "1")
    assert "1 star" in sheet.note.text()
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    sheet.close()
    assert window.actions_by_key.keys_of("rate_1") == ["1"], "elsewhere it still gives a star"
    focus_on(qtbot, window, window.grid)
    qtbot.keyClick(window.grid, Key.Key_Right)
    qtbot.keyClick(window.grid, Key.Key_1)
    assert window.views.current == "loupe"
    loupe, rated = window.views.view, window.grid.current_id()
    qtbot.waitUntil(loupe.hasFocus)
    qtbot.keyClick(loupe, Key.Key_1)
    assert window.model.record(rated).rating == 1


def test_what_names_a_key_names_the_one_that_is_in_force(qtbot, window, monkeypatch):
    tags, tips = window.inspector.tags, []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: tips.append(text))
    window.grid.select_only(0)
    qtbot.waitUntil(lambda: tags.current is not None)
    chip = next(one for one in tags.findChildren(TagChip) if one.isVisible())

    def tip(button):
        point = chip.button_rect(button).center().toPoint()
        QApplication.sendEvent(chip, QHelpEvent(QEvent.Type.ToolTip, point, point))
        return tips[-1]

    assert tags.field.placeholderText() == "Add a tag (T)"
    assert tip("reject").endswith("(N)")
    window.actions_by_key.set_keys("add_tag", ["Ctrl+J"])
    window.actions_by_key.set_keys("reject", [])
    window.actions_by_key.set_keys("field_doubt", ["Alt+Q"])
    assert tags.field.placeholderText() == "Add a tag (Ctrl+J)"
    assert tip("reject") == "No, this is wrong"
    assert tip("confirm") == "Yes, this is right (Y)"
    assert tags.doubt.toolTip().endswith("(Alt+Q)")


def test_two_deeds_of_one_place_do_not_share_a_key(qtbot, window, sheet):
    choose(sheet, "chip_withdraw")
    press(sheet, "Del")
    assert "“Reject the tag”" in sheet.note.text()
    qtbot.mouseClick(sheet.set, Qt.MouseButton.LeftButton)
    assert window.actions_by_key.keys_of("chip_reject") == []
    assert window.actions_by_key.keys_of("trash") == ["Del"], "a photo is no tag"
    qtbot.mouseClick(sheet.reset_all, Qt.MouseButton.LeftButton)
    assert window.actions_by_key.keys_of("chip_reject") == ["Del"]


def test_renaming_has_a_key_that_can_be_changed(qtbot, window, runtime):
    tagging.tag(runtime.workspace, [3, 7], add=["Rex"])
    window._session.poll()
    assert not window.actions_by_key["rename"].isEnabled(), "no tag is marked"
    tag = next(one for one in window.sidebar.sections() if one.key == "tags").children[0]
    window.sidebar.go(tag)
    window.actions_by_key.set_keys("rename", ["Ctrl+J"])
    window.sidebar.tree.setFocus()
    with qtbot.waitSignal(window.sidebar.tag_deed_wanted) as told:
        qtbot.keyClick(window.sidebar.tree, Key.Key_J, Control)
    assert told.args[0] == "rename"
    assert told.args[1].key == tag.key
    with qtbot.assertNotEmitted(window.sidebar.tag_deed_wanted):
        qtbot.keyClick(window.sidebar.tree, Key.Key_F2)


def test_keys_are_removed_and_all_reset(qtbot, window, sheet):
    actions = window.actions_by_key
    for key in ("undo", "redo"):
        choose(sheet, key)
        qtbot.mouseClick(sheet.remove, Qt.MouseButton.LeftButton)
        assert actions.keys_of(key) == []
    assert set(window.frame.preferences.settings.shortcuts) == {"undo", "redo"}
    qtbot.mouseClick(sheet.reset_all, Qt.MouseButton.LeftButton)
    assert actions.chosen_keys() == {}
    assert window.frame.preferences.settings.shortcuts == {}


def test_actions_are_found_by_words_and_by_keys(qtbot, sheet):
    model = sheet.table.model()
    for typed in ("look folders", "F5"):
        sheet.filter.setText(typed)
        assert model.row_of("rescan") >= 0
        assert model.row_of("undo") == -1
    sheet.filter.setText("nothing like this")
    assert model.rowCount() == 0
    assert sheet.current() is None
    assert not sheet.set.isEnabled()


def test_the_sheet_keeps_the_rules_of_item_models(qtmodeltester, window):
    qtmodeltester.check(ShortcutModel(window.actions_by_key))


def test_a_window_starts_with_the_keys_that_were_chosen(qtbot, window, session, theme):
    from photomanager.app.main_window import MainWindow
    from photomanager.app.tasks import InlineTasks

    preferences = Preferences()
    preferences._settings = replace(preferences.settings, shortcuts={"why": ("W",), "gone": ("X",)})
    other = MainWindow(session, InlineTasks(), theme, window._store, preferences)
    qtbot.addWidget(other)
    assert other.actions_by_key.keys_of("why") == ["W"]
    assert other.actions_by_key.chosen_keys() == {"why": ["W"]}


def test_the_focus_returns_to_the_photos(qtbot, window, palette):
    qtbot.keyClick(palette.field, Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.grid)


def test_other_names_find_an_action_too(qtbot, window):
    window.actions_by_key["palette"].trigger()
    palette = window.findChild(Palette)
    palette.field.setText("loupe")
    assert palette.list.model().index(0, 0).data() == "Large photo"
    palette.close()


def test_the_sheet_knows_the_other_names_too(qtbot, sheet):
    qtbot.keyClicks(sheet.filter, "loupe")
    model = sheet.table.model()
    assert [model.key(row) for row in range(model.rowCount())] == ["loupe"]
