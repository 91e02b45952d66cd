import pytest
from PySide6.QtCore import Qt

from photomanager.app.widgets.search_bar import SearchBar


@pytest.fixture
def bar(qtbot, theme):
    made = SearchBar(theme)
    qtbot.addWidget(made)
    made.resize(500, 40)
    made.show()
    qtbot.waitExposed(made)
    made.field.setFocus()
    return made


def test_typing_searches_once_for_the_last_letters(qtbot, bar):
    seen = []
    bar.search_wanted.connect(seen.append)
    qtbot.keyClicks(bar.field, "dog")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["dog"]


def test_enter_searches_at_once(qtbot, bar):
    seen = []
    bar.search_wanted.connect(seen.append)
    bar.field.setText("dog")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert seen == ["dog"]
    qtbot.wait(120)
    assert seen == ["dog"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("gol", "gol"),
        ("dog gol", "gol"),
        ("(dog OR ca", "ca"),
        ("-ca", "ca"),
        ("tag:ca", "ca"),
        ("date:2024", ""),
        ("dog AND", ""),
        ("dog ", ""),
        ('tag:"gol', "gol"),
    ],
)
def test_the_word_at_the_cursor_is_completed(bar, text, word):
    bar.field.setText(text)
    assert bar.field.word()[1] == word


@pytest.mark.parametrize(
    ("text", "completion", "after"),
    [
        ("gol", "golden retriever", '"golden retriever"'),
        ("-do", "dog", "-dog"),
        ("beach tag:gol", "golden retriever", 'beach tag:"golden retriever"'),
        ('tag:"gol', "golden retriever", 'tag:"golden retriever"'),
        ("T", "T-shirt", "T-shirt"),
    ],
)
def test_a_completion_takes_the_place_of_the_word(bar, text, completion, after):
    bar.field.setText(text)
    bar.field.replace_word(completion)
    assert bar.field.text() == after


def red(image):
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(one.red() > 180 and one.green() < 150 and one.blue() < 150 for one in colours)


def test_a_mistake_is_said_and_underlined_where_it_is(qtbot, bar):
    bar.field.setText("dog tag:) beach")
    area = bar.field.rect().adjusted(6, 6, -6, -6)
    bar.show_mistake("A tag's name is missing.", 8)
    underlined = red(bar.field.grab(area).toImage())
    assert underlined > 5
    assert bar.mistake() == "A tag's name is missing."
    bar.show_mistake("", None)
    assert red(bar.field.grab(area).toImage()) == 0
    assert bar.mistake() == ""


def test_a_mistake_beyond_the_end_underlines_the_last_letter(bar):
    bar.field.setText("(dog")
    area = bar.field.rect().adjusted(6, 6, -6, -6)
    bar.show_mistake("A parenthesis is not closed.", 4)
    assert red(bar.field.grab(area).toImage()) > 2


def test_escape_clears_then_leaves(qtbot, bar):
    bar.field.setText("dog")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.text() == ""
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)


def test_the_scope_can_be_dropped(qtbot, bar):
    bar.show_scope("Summer")
    assert bar.scope.isVisible()
    with qtbot.waitSignal(bar.scope_dropped):
        qtbot.mouseClick(bar.scope, Qt.MouseButton.LeftButton)
    bar.show_scope("")
    assert not bar.scope.isVisible()


def test_a_finished_term_becomes_a_chip(qtbot, bar):
    qtbot.keyClicks(bar.field, "tag:dog ")
    assert bar.terms() == ["dog"]
    assert bar.field.text() == ""
    qtbot.keyClicks(bar.field, "beach date:2024")
    assert bar.terms() == ["dog"]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.terms() == ["dog", "2024"]
    assert bar.text() == "tag:dog date:2024 beach"


def test_the_cross_of_a_chip_removes_it_and_searches(qtbot, bar):
    bar.set_text("tag:dog tag:cat beach")
    seen = []
    bar.search_wanted.connect(seen.append)
    qtbot.mouseClick(bar.chips()[0].cross, Qt.MouseButton.LeftButton)
    assert seen == ["tag:cat beach"]
    assert bar.terms() == ["cat"]


def test_backspace_before_the_first_letter_edits_the_last_chip(qtbot, bar):
    bar.set_text("tag:dog tag:cat")
    qtbot.keyClick(bar.field, Qt.Key.Key_Backspace)
    assert bar.terms() == ["dog"]
    assert bar.field.text() == "tag:cat"


def test_escape_takes_chips_away_too(qtbot, bar):
    bar.set_text("tag:dog beach")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert (bar.text(), bar.terms()) == ("", [])


def test_a_completed_tag_is_a_chip(qtbot, bar):
    qtbot.keyClicks(bar.field, "beach gol")
    bar.offer("gol", [("golden retriever", "dog · 12 photos")])
    bar.field.completion_chosen.emit("golden retriever")
    assert bar.terms() == ["golden retriever"]
    assert bar.text() == 'tag:"golden retriever" beach'


def test_fields_are_offered_by_their_first_letters(qtbot, bar):
    qtbot.keyClicks(bar.field, "dog rat")
    bar.offer("rat", [])
    assert bar.field.completer_visible()
    bar.field.completion_chosen.emit("rating:")
    assert bar.field.text() == "dog rating:"


def test_earlier_searches_come_with_the_down_key(qtbot, bar):
    for text in ("dog", "tag:cat", "dog"):
        bar.set_text(text)
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.history() == ["dog", "tag:cat"]
    bar.set_text("")
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    assert bar.field.completer_visible()
    with qtbot.waitSignal(bar.search_wanted) as told:
        bar.field.completion_chosen.emit("tag:cat")
    assert told.args[0] == "tag:cat"
    assert bar.terms() == ["cat"]


def test_chips_that_leave_no_room_to_type_are_folded(qtbot, bar):
    bar.set_text(" ".join(f'tag:"a tag with a long name {n}"' for n in range(8)))
    assert bar.field.width() >= 80
    right = bar.field.mapTo(bar, bar.field.rect().topRight()).x()
    assert right <= bar.width()
    assert sum(chip.isVisible() for chip in bar.chips()) < 8
    assert bar.text().count("tag:") == 8


def test_what_is_searched_for_can_be_saved(qtbot, bar):
    assert not bar.save.isVisible()
    bar.set_text("dog")
    with qtbot.waitSignal(bar.save_wanted):
        qtbot.mouseClick(bar.save, Qt.MouseButton.LeftButton)
    bar.set_text("")
    assert not bar.save.isVisible()


def test_a_mistake_in_a_chip_is_said_without_a_line(bar):
    bar.set_text("date:99999 dog")
    bar.show_mistake("That is no date.", 5)
    assert bar.mistake() == "That is no date."
    area = bar.field.rect().adjusted(6, 6, -6, -6)
    assert red(bar.field.grab(area).toImage()) == 0


def test_select_all_takes_the_chips_too(qtbot, bar):
    bar.set_text("tag:dog date:2024 beach")
    seen = []
    bar.search_wanted.connect(seen.append)
    qtbot.keyClick(bar.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert bar.field.selectedText() == "tag:dog date:2024 beach"
    assert bar.chips() == []
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.terms() == ["dog", "2024"]
    qtbot.keyClick(bar.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(bar.field, "cat")
    assert bar.text() == "cat"
    qtbot.waitUntil(lambda: seen[-1:] == ["cat"])


def test_the_arrows_go_through_the_chips(qtbot, bar):
    bar.set_text("tag:dog date:2024 beach")
    dog, year = bar.chips()
    bar.field.setFocus()
    bar.field.setCursorPosition(1)
    qtbot.keyClick(bar.field, Qt.Key.Key_Left)
    assert bar.field.hasFocus()
    qtbot.keyClick(bar.field, Qt.Key.Key_Left)
    assert year.words.hasFocus()
    qtbot.keyClick(year.words, Qt.Key.Key_Left)
    assert dog.words.hasFocus()
    qtbot.keyClick(dog.words, Qt.Key.Key_Left)
    assert dog.words.hasFocus()
    qtbot.keyClick(dog.words, Qt.Key.Key_Right)
    assert year.words.hasFocus()
    qtbot.keyClick(year.words, Qt.Key.Key_Right)
    assert bar.field.hasFocus()
    assert bar.field.cursorPosition() == 0


def test_a_chip_is_removed_and_edited_by_key(qtbot, bar):
    bar.set_text("tag:dog date:2024")
    qtbot.keyClick(bar.field, Qt.Key.Key_Left)
    qtbot.keyClick(bar.chips()[1].words, Qt.Key.Key_Backspace)
    assert bar.text() == "tag:dog"
    qtbot.keyClick(bar.field, Qt.Key.Key_Left)
    qtbot.keyClick(bar.chips()[0].words, Qt.Key.Key_Return)
    assert (bar.terms(), bar.field.text()) == ([], "tag:dog")
