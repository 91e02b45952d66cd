import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from photomanager.app.tag_summary import summarise
from photomanager.app.widgets import tag_editor
from photomanager.app.widgets.tag_editor import TagEditor
from tests.app.rows import row, shown


@pytest.fixture
def editor(qtbot, theme):
    made = TagEditor(theme)
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


TAGS = summarise(
    [
        row(
            1,
            shown("beach", "confirmed"),
            shown("dog", "suggested", 0.8),
            shown("cat", "suggested", 0.5),
            shown("car", "rejected", 0.4),
        )
    ]
)


def names(editor, state=None):
    return [chip.tag.name for chip in editor.chips() if state in (None, chip.tag.state)]


def test_chips_are_ordered_by_state_and_confidence(editor):
    editor.show_tags(TAGS)
    assert names(editor) == ["beach", "dog", "cat", "car"]
    assert all(chip.width() > 60 for chip in editor.chips())


def test_fewer_tags_leave_no_chips_behind(editor):
    editor.show_tags(TAGS)
    editor.show_tags(TAGS[:1])
    assert names(editor) == ["beach"]
    editor.show_tags([])
    assert names(editor) == []


def test_keys_answer_the_likeliest_suggestion_and_go_on(qtbot, editor):
    editor.show_tags(TAGS)
    assert editor.current.name == "dog"
    with qtbot.waitSignal(editor.answered) as caught:
        editor.answer_current("confirm")
    assert (caught.args[0], caught.args[1].name) == ("confirm", "dog")
    assert names(editor, "confirmed") == ["beach", "dog"]
    assert editor.current.name == "cat"
    editor.answer_current("reject")
    assert sorted(names(editor, "rejected")) == ["car", "cat"]
    assert editor.current is None
    with qtbot.assertNotEmitted(editor.answered):
        editor.answer_current("confirm")


def test_stepping_goes_round_the_suggestions(editor):
    editor.show_tags(TAGS)
    editor.step(1)
    assert editor.current.name == "cat"
    editor.step(1)
    assert editor.current.name == "dog"
    editor.step(-1)
    assert editor.current.name == "cat"


def test_the_cross_of_a_chip_answers_for_its_tag(qtbot, editor):
    editor.show_tags(TAGS)
    chip = editor.chips()[2]
    with qtbot.waitSignal(editor.answered) as caught:
        spot = chip.button_rect("reject").center().toPoint()
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=spot)
    assert (caught.args[0], caught.args[1].name) == ("reject", "cat")


def test_enter_adds_what_is_typed(qtbot, editor):
    editor.field.setFocus()
    qtbot.keyClicks(editor.field, "  golden hour ")
    with qtbot.waitSignal(editor.added) as caught:
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert caught.args == ["golden hour"]
    assert editor.field.text() == ""
    with qtbot.assertNotEmitted(editor.added):
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)


def test_escape_clears_then_leaves(qtbot, editor):
    editor.field.setFocus()
    qtbot.keyClicks(editor.field, "do")
    with qtbot.assertNotEmitted(editor.left):
        qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert editor.field.text() == ""
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.field, Qt.Key.Key_Escape)


def test_a_completion_is_added(qtbot, editor):
    editor.field.setFocus()
    with qtbot.waitSignal(editor.completions_wanted) as caught:
        qtbot.keyClicks(editor.field, "do")
    assert caught.args == ["do"]
    editor.field.offer("do", [("dog", "animal · 3 photos"), ("donkey", "")])
    assert editor.field.completer_visible()
    popup = QApplication.activePopupWidget()
    with qtbot.waitSignal(editor.added) as caught:
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert caught.args == ["dog"]


def test_late_completions_for_other_letters_are_ignored(qtbot, editor):
    editor.field.setFocus()
    qtbot.keyClicks(editor.field, "dog")
    editor.field.offer("do", [("dog", "")])
    assert not editor.field.completer_visible()


def test_hundreds_of_tags_are_counted_and_shown_when_asked_for(qtbot, editor):
    tags = [shown(f"tag {n}", "suggested", n / 600, tag_id=n + 1) for n in range(200)]
    editor.show_tags(summarise([row(1, *tags)]))
    assert len(editor.chips()) == tag_editor.CHIPS_SHOWN
    more = next(one for one in editor.findChildren(QPushButton) if one.isVisible())
    assert more.text() == f"Show {200 - tag_editor.CHIPS_SHOWN} more"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(editor.chips()) == 200
    assert not more.isVisible()
    editor.forget_current()
    editor.show_tags(summarise([row(2, *tags)]))
    assert len(editor.chips()) == tag_editor.CHIPS_SHOWN
