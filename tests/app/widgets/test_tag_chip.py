import pytest
from PySide6.QtCore import QPoint, Qt

from photomanager.app.tag_summary import TagSummary
from photomanager.app.theme import ThemeChoice
from photomanager.app.widgets.tag_chip import TagChip

STATES = ("suggested", "automatic", "confirmed", "rejected", "imported")


def summary(state, count=1, total=1, confidence=0.42, name="dog"):
    return TagSummary(1, name, state, confidence, count, total)


@pytest.fixture
def chip(qtbot, theme):
    made = TagChip(theme)
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
    assert chip.accessibleDescription() == "suggested, confidence 42 %"
    chip.show_tag(summary("rejected", 2, 5), current=False)
    assert chip.accessibleDescription() == "rejected by you, on 2 of 5 photos, confidence 42 %"


def test_a_name_of_200_letters_leaves_the_buttons_in_place(qtbot, chip):
    chip.show_tag(summary("suggested", name="x" * 200), current=False)
    chip.resize(260, chip.height())
    assert chip.minimumSizeHint().width() < 260 < chip.sizeHint().width()
    with qtbot.waitSignal(chip.answered):
        press(qtbot, chip, "reject")
