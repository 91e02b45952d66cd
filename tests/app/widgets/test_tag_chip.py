import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from photomanager.app.place_keys import PlaceKeys
from photomanager.app.tag_summary import TagSummary
from photomanager.app.theme import ThemeChoice
from photomanager.app.widgets.tag_chip import TagChip
from photomanager.app.widgets.tag_menu import TagMenu

STATES = ("suggested", "automatic", "confirmed", "rejected", "imported")


def summary(state, count=1, total=1, confidence=0.42, name="dog"):
    return TagSummary(1, name, state, confidence, count, total)


@pytest.fixture
def chip(qtbot, theme):
    made = TagChip(theme, PlaceKeys())
    made.show_tag(summary("suggested"), current=False)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    qtbot.waitExposed(made)
    return made


def press(qtbot, chip, button):
    spot = chip.button_rect(button).center().toPoint()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=spot)


@pytest.mark.parametrize("button", ["confirm", "reject"])
def test_tick_and_cross_answer(qtbot, chip, button):
    with qtbot.waitSignal(chip.answered) as caught:
        press(qtbot, chip, button)
    assert caught.args == [button]


@pytest.mark.parametrize(("state", "button"), [("confirmed", "confirm"), ("rejected", "reject")])
def test_pressing_what_holds_takes_it_back(qtbot, chip, state, button):
    chip.show_tag(summary(state), current=False)
    with qtbot.waitSignal(chip.answered) as caught:
        press(qtbot, chip, button)
    assert caught.args == ["withdraw"]


def test_a_tick_on_some_photos_completes_the_others(qtbot, chip):
    chip.show_tag(summary("confirmed", count=2, total=5), current=False)
    with qtbot.waitSignal(chip.answered) as caught:
        press(qtbot, chip, "confirm")
    assert caught.args == ["confirm"]


def test_leaving_the_button_before_releasing_answers_nothing(qtbot, chip):
    spot = chip.button_rect("confirm").center().toPoint()
    with qtbot.assertNotEmitted(chip.answered):
        qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=QPoint(3, 10))


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        (Qt.Key.Key_Return, "confirm"),
        (Qt.Key.Key_Space, "confirm"),
        (Qt.Key.Key_Delete, "reject"),
        (Qt.Key.Key_Backspace, "withdraw"),
    ],
)
def test_keys_answer(qtbot, chip, key, verdict):
    with qtbot.waitSignal(chip.answered) as caught:
        qtbot.keyClick(chip, key)
    assert caught.args == [verdict]


def test_a_double_click_on_the_name_searches(qtbot, chip):
    with qtbot.waitSignal(chip.search_wanted):
        qtbot.mouseDClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, 14))


def test_every_state_looks_different_in_both_themes(qtbot, chip, theme):
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        pictures = []
        for state in STATES:
            # Without a figure, or the words alone would make the difference.
            chip.show_tag(summary(state, confidence=None), current=False)
            chip.resize(110, chip.height())
            pictures.append(chip.grab().toImage())
        for at, one in enumerate(pictures):
            assert all(one != other for other in pictures[at + 1 :])


def test_it_tells_screen_readers_what_it_is(chip):
    assert chip.accessibleName() == "Tag dog"
    assert chip.accessibleDescription() == "suggested, confidence 42\u00a0%"
    chip.show_tag(summary("rejected", 2, 5), current=False)
    described = "rejected by you on 2 of 5 photos, confidence 42\u00a0%"
    assert chip.accessibleDescription() == described


def test_a_name_of_200_letters_leaves_the_buttons_in_place(qtbot, chip):
    chip.show_tag(summary("suggested", name="x" * 200), current=False)
    chip.resize(260, chip.height())
    assert chip.minimumSizeHint().width() < 260 < chip.sizeHint().width()
    with qtbot.waitSignal(chip.answered):
        press(qtbot, chip, "reject")


def test_mixed_states_are_told_apart(chip, theme):
    mixed = TagSummary(1, "dog", "confirmed", None, 3, 12, (("confirmed", 3), ("suggested", 5)))
    chip.show_tag(mixed, current=False)
    assert chip.accessibleDescription() == "confirmed by you on 3, suggested on 5 of 12 photos"
    chip.resize(chip.sizeHint())
    some = chip.grab().toImage()
    whole = TagSummary(1, "dog", "confirmed", None, 12, 12, (("confirmed", 12),))
    chip.show_tag(whole, current=False)
    everywhere = chip.grab().toImage()
    middle = chip.rect().center().y()
    assert some.pixelColor(6, middle).name() == theme.colours.raised
    assert everywhere.pixelColor(6, middle).name() == theme.colours.confirmed


def menu_of(qtbot, chip):
    spot = QPoint(12, 14)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, chip.mapToGlobal(spot))
    QApplication.sendEvent(chip, event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), TagMenu))
    return QApplication.activePopupWidget()


def entry(menu, text):
    """An entry of the menu or of one below it."""
    for action in menu.actions():
        if action.text() == text:
            return action
        found = entry(action.menu(), text) if action.menu() else None
        if found is not None:
            return found
    return None


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Review “dog”", "review"),
        ("More photos like this one …", "like"),
        ("Show it on the tag board", "board"),
        ("Rename …", "rename"),
        ("Merge into …", "merge"),
        ("Alt+3", "key_3"),
        ("Alt+2, now “cat”", "key_2"),
    ],
)
def test_the_menu_offers_everything_else(qtbot, chip, text, deed):
    chip.show_keys({2: "cat"})
    menu = menu_of(qtbot, chip)
    with qtbot.waitSignal(chip.deed_wanted) as caught:
        entry(menu, text).trigger()
    assert caught.args == [deed]
    menu.close()


def test_the_menu_marks_the_tags_own_key(qtbot, chip):
    chip.show_keys({4: "dog"})
    menu = menu_of(qtbot, chip)
    assert entry(menu, "Alt+4, now “dog”").isChecked()
    with qtbot.waitSignal(chip.deed_wanted) as caught:
        entry(menu, "On no key").trigger()
    assert caught.args == ["key_0"]
    menu.close()
    chip.show_tag(summary("automatic"), current=False)
    assert chip.accessibleDescription().endswith("Alt+4")


def test_the_menu_answers_in_words(qtbot, chip):
    for text, verdict in (("Confirm", "confirm"), ("Reject", "reject")):
        menu = menu_of(qtbot, chip)
        assert not entry(menu, "Take my answer back").isEnabled()
        with qtbot.waitSignal(chip.answered) as caught:
            entry(menu, text).trigger()
        assert caught.args == [verdict]
        menu.close()


def test_where_one_reads_from_right_to_left_the_buttons_are_on_the_left(qtbot, chip):
    chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert chip.button_rect("reject").right() < chip.button_rect("confirm").right()
    assert chip.button_rect("confirm").right() < chip.width() / 2
    with qtbot.waitSignal(chip.answered) as caught:
        press(qtbot, chip, "reject")
    assert caught.args == ["reject"]
