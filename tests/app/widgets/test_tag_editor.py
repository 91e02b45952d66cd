import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from photomanager.app.place_keys import PlaceKeys
from photomanager.app.tag_summary import summarise
from photomanager.app.widgets import tag_editor
from photomanager.app.widgets.tag_editor import TagEditor
from photomanager.app.widgets.wrapping_label import WrappingLabel
from tests.app.rows import shown


@pytest.fixture
def editor(qtbot, theme):
    made = TagEditor(theme, PlaceKeys())
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


TAGS = summarise(
    [
        [
            shown("beach", "confirmed"),
            shown("dog", "suggested", 0.8),
            shown("cat", "suggested", 0.5),
            shown("car", "rejected", 0.4),
        ]
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
    assert not popup.verticalScrollBar().isVisible()
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
    tags = [shown(f"tag {n}", "suggested", 1 - n / 600, tag_id=n + 1) for n in range(200)]
    editor.show_tags(summarise([tags]))
    assert len(editor.chips()) == tag_editor.CHIPS_SHOWN
    more = next(one for one in editor.findChildren(QPushButton) if one.isVisible())
    assert more.text() == f"Show {200 - tag_editor.CHIPS_SHOWN} more"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(editor.chips()) == 200
    assert not more.isVisible()
    editor.forget_current()
    editor.show_tags(summarise([tags]))
    assert len(editor.chips()) == tag_editor.CHIPS_SHOWN


def test_suggestions_that_are_hardly_likely_are_shown_when_asked_for(qtbot, editor):
    tags = [shown(f"tag {n}", "suggested", 0.6 - n / 10, tag_id=n + 1) for n in range(6)]
    editor.show_tags(summarise([[*tags, shown("sure", "automatic", 0.9, tag_id=9)]]))
    assert names(editor) == ["sure", "tag 0", "tag 1", "tag 2"]
    more = next(one for one in editor.findChildren(QPushButton) if one.isVisible())
    assert more.text() == "Show 3 more"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(names(editor)) == 7
    editor.forget_current()
    editor.show_tags(summarise([tags[3:]]))  # for want of better ones
    assert names(editor) == ["tag 3", "tag 4"]


def test_shift_enter_makes_a_new_tag_past_the_list(qtbot, editor):
    editor.field.setFocus()
    qtbot.keyClicks(editor.field, "dog")
    editor.field.offer("dog", [("dogs", "")])
    with qtbot.waitSignal(editor.created) as caught, qtbot.assertNotEmitted(editor.added):
        qtbot.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert caught.args == ["dog"]
    assert not editor.field.completer_visible()


def similar_words(editor):
    said = [one.text().replace("\u200b", "") for one in editor.findChildren(WrappingLabel)]
    return next((one for one in said if one.startswith("There is")), "")


def test_it_asks_back_and_enter_takes_the_similar_tag(qtbot, editor):
    editor.show_similar("dgos", "dogs")
    assert editor.field.text() == "dgos"
    assert similar_words(editor) == (
        "There is “dogs”. Enter takes it, Shift+Enter makes a new tag “dgos”."
    )
    with qtbot.waitSignal(editor.added) as caught:
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert caught.args == ["dogs"]
    assert not editor._similar.isVisible()


def test_it_asks_back_and_shift_enter_makes_a_new_one(qtbot, editor):
    editor.show_similar("dgos", "dogs")
    with qtbot.waitSignal(editor.created) as caught:
        qtbot.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert caught.args == ["dgos"]


def test_another_word_takes_the_place_of_the_one_asked_about(qtbot, editor):
    editor.show_similar("dgos", "dogs")
    qtbot.keyClicks(editor.field, "sea")
    assert not editor._similar.isVisible()
    with qtbot.waitSignal(editor.added) as caught:
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert caught.args == ["sea"]
    qtbot.keyClicks(editor.field, "other")
    editor.show_similar("dgos", "dogs")
    assert editor.field.text() == "other"


def test_why_not_is_asked_by_key_and_by_button(qtbot, editor):
    assert not editor.doubt.isEnabled()
    qtbot.keyClicks(editor.field, "dog")
    assert editor.doubt.isEnabled()
    with qtbot.waitSignal(editor.doubted) as caught:
        qtbot.mouseClick(editor.doubt, Qt.MouseButton.LeftButton)
    assert caught.args == ["dog"]
    qtbot.keyClicks(editor.field, "cat")
    with qtbot.waitSignal(editor.doubted) as caught:
        qtbot.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == ["cat"]
    editor.show_single(False)
    qtbot.keyClicks(editor.field, "cat")
    assert not editor.doubt.isEnabled()


def test_a_tag_is_shown_before_the_library_has_it(editor):
    editor.show_tags(TAGS)
    editor.foretell("add", "sunset", 1)
    assert names(editor, "confirmed") == ["beach", "sunset"]
    editor.foretell("add", "DOG", 1)
    assert "dog" in names(editor, "confirmed")
    assert editor.named("Sunset").tag_id == tag_editor.UNKNOWN_ID
    assert editor.named("nothing") is None


def test_five_hundred_tags_long_names_and_any_script_stay_usable(qtbot, editor):
    odd = ["猫" * 40, "قطة جميلة " * 20, "x" * 200, "a & b", ""]
    tags = [shown(f"tag {n}", "automatic", n / 600, tag_id=n + 1) for n in range(500)]
    tags += [shown(name, "confirmed", tag_id=900 + n) for n, name in enumerate(odd[:-1])]
    editor.show_tags(summarise([tags]))
    for chip in editor.chips():
        assert chip.width() <= editor.width()
        inside = chip.rect().toRectF()
        assert all(inside.contains(chip.button_rect(one)) for one in ("confirm", "reject"))
    more = next(one for one in editor.findChildren(QPushButton) if one.isVisible())
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(editor.chips()) == 504
    editor.chips()[-1].setFocus()
    qtbot.keyClick(editor.chips()[-1], Qt.Key.Key_Delete)
    assert len(names(editor, "rejected")) == 1
