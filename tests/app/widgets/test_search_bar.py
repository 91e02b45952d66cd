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
