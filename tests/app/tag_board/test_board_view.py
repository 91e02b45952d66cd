"""The tag board in a real window: table, dial with preview, deeds."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from photomanager.app.tag_board.board_model import AUTOMATIC, CONFIRMED, DIAL, NAME, SCORE
from photomanager.app.tag_board.dialogs import (
    DeleteDialog,
    MergeDialog,
    MoveDialog,
    RenameDialog,
    SynonymsDialog,
)
from photomanager.learning.reliability import reliability
from photomanager.learning.running_score import Prediction
from photomanager.operations import tagging
from photomanager.operations.dial_preview import preview
from photomanager.operations.precision import precision
from photomanager.operations.tag_board import board as read_board
from photomanager.operations.tag_use import tag_use
from photomanager.operations.undo import undo

Key = Qt.Key


@pytest.fixture
def workspace(window):
    return window._session.workspace


@pytest.fixture
def board(qtbot, window, workspace):
    """The view, opened by its key, on a library with a tag of the user's."""
    tagging.tag(workspace, [1, 2, 3], add=["Rex"])
    tagging.tag(workspace, [4, 5, 6], confirm=["dog"])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.grid, Key.Key_B)
    assert window.views.current == "board"
    return window.views.view


def names(board):
    return [board.shown.index(at, NAME).data() for at in range(board.shown.rowCount())]


def cell(board, name, column):
    return board.shown.index(names(board).index(name), column).data()


def choose(qtbot, board, name):
    """Clicks a tag in the table."""
    index = board.shown.index(names(board).index(name), NAME)
    board.table.scrollTo(index)
    spot = board.table.visualRect(index).center()
    qtbot.mouseClick(board.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert board.panel.row.name == name


def dialog(qtbot, kind):
    def found():
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]

    qtbot.waitUntil(lambda: any(one.isVisible() for one in found()))
    return next(one for one in found() if one.isVisible())


def deed(qtbot, board, name):
    """Takes an entry of the menu of the tag chosen."""
    board.panel._fill_menu()
    words = dict(board.panel.deeds())
    action = next(one for one in board.panel.menu_of_deeds.actions() if one.text() == words[name])
    action.trigger()


def test_the_models_hold_to_qts_rules(board, qtmodeltester):
    qtmodeltester.check(board.model)
    qtmodeltester.check(board.shown)


def test_every_tag_in_use_has_its_numbers(board, workspace):
    rows = {row.name: row for row in read_board(workspace)}
    assert names(board) == sorted((row.name for row in rows.values() if row.used), key=str.casefold)
    assert cell(board, "Rex", CONFIRMED) == "3"
    assert cell(board, "dog", AUTOMATIC) == f"{rows['dog'].counts.automatic:,}"
    assert cell(board, "Rex", DIAL) == "90\u00a0%"
    score = rows["dog"].score
    share = round(100 * score.recent_right / score.recent)
    assert cell(board, "dog", SCORE) == f"{share}\u00a0% of {score.recent}"


def test_typing_filters_by_name_and_by_the_tags_above(qtbot, board):
    qtbot.keyClicks(board.filter, "animal dog")
    assert names(board) == ["dog", "husky", "poodle"]
    board.filter.clear()
    assert "Rex" in names(board)


def test_a_click_on_a_heading_sorts_by_numbers(qtbot, board):
    header = board.table.horizontalHeader()
    x = header.sectionViewportPosition(CONFIRMED) + 10
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 8))
    shown = [board.shown.index(at, CONFIRMED).data() for at in range(board.shown.rowCount())]
    counts = [int(one or 0) for one in shown]
    assert counts == sorted(counts, reverse=counts[0] > counts[-1])
    assert len(set(counts)) > 1


def test_arrow_keys_choose_a_tag(qtbot, board):
    board.table.setFocus()
    qtbot.keyClick(board.table, Key.Key_Down)
    qtbot.keyClick(board.table, Key.Key_Down)
    assert board.panel.row is not None
    assert board.panel.row.name == board.table.currentIndex().siblingAtColumn(NAME).data()
    assert not board.all_tags.isChecked()
    qtbot.mouseClick(board.all_tags, Qt.MouseButton.LeftButton)
    assert board.panel.row is None


def test_the_dial_shows_what_would_change_and_changes_nothing(qtbot, board, workspace):
    choose(qtbot, board, "dog")
    dial = board.panel.dial
    assert (dial.slider.value(), dial.save.isEnabled(), dial.words()) == (90, False, "")
    dial.slider.setFocus()
    for _ in range(6):
        qtbot.keyClick(dial.slider, Key.Key_PageDown)
    assert dial.slider.value() == 60
    qtbot.waitUntil(lambda: dial.words() != "")
    expected = preview(workspace, 0.6, "dog")
    assert expected.added > 0
    assert f"then {expected.after:,}: {expected.added:,} come" in dial.words()
    assert precision(workspace, "dog").wanted == 0.9
    qtbot.mouseClick(dial.reset, Qt.MouseButton.LeftButton)
    assert (dial.slider.value(), dial.words()) == (90, "")


def test_the_dial_of_a_tag_is_saved_and_taken_back(qtbot, board, workspace):
    choose(qtbot, board, "dog")
    dial = board.panel.dial
    before = read_board(workspace)
    dial.slider.setValue(70)
    expected = preview(workspace, 0.7, "dog")
    qtbot.mouseClick(dial.save, Qt.MouseButton.LeftButton)
    found = precision(workspace, "dog")
    assert (found.wanted, found.own) == (0.7, True)
    now = {row.name: row.counts.automatic for row in read_board(workspace)}
    then = {row.name: row.counts.automatic for row in before}
    assert now["dog"] - then["dog"] == expected.added - expected.removed
    assert dial.slider.value() == 70
    assert not dial.save.isEnabled()
    assert dial.reset.text() == "As for all tags"
    qtbot.mouseClick(dial.reset, Qt.MouseButton.LeftButton)
    assert not precision(workspace, "dog").own
    assert dial.slider.value() == 90
    assert read_board(workspace) == before


def test_the_dial_of_all_tags(qtbot, board, workspace):
    board.panel.dial.slider.setValue(97)
    qtbot.mouseClick(board.panel.dial.save, Qt.MouseButton.LeftButton)
    assert precision(workspace).wanted == 0.97
    assert cell(board, "Rex", DIAL) == "97\u00a0%"
    assert "97" in board.window().status.message()


def test_rename_keeps_everything(qtbot, board, workspace):
    choose(qtbot, board, "Rex")
    deed(qtbot, board, "rename")
    asked = dialog(qtbot, RenameDialog)
    assert not asked.agree.isEnabled()
    assert "confirmed on 3 photos" in asked.consequence()
    qtbot.keyClick(asked.field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(asked.field, "Rex the dog")
    qtbot.keyClick(asked.field, Key.Key_Return)
    assert tag_use(workspace, "Rex the dog").confirmed == 3
    qtbot.waitUntil(lambda: "Rex the dog" in names(board))
    qtbot.waitUntil(lambda: board.panel.row.name == "Rex the dog")


def test_merge_says_what_happens_and_does_it(qtbot, board, workspace):
    choose(qtbot, board, "Rex")
    deed(qtbot, board, "merge")
    asked = dialog(qtbot, MergeDialog)
    assert not asked.agree.isEnabled()
    qtbot.waitUntil(asked.field.hasFocus)
    qtbot.keyClicks(asked.field, "do")
    qtbot.waitUntil(asked.field.completer_visible)
    qtbot.keyClick(asked.field._list(), Key.Key_Down)
    qtbot.keyClick(asked.field._list(), Key.Key_Return)
    assert asked.name() == "dog"
    assert "goes to “dog”" in asked.consequence()
    qtbot.mouseClick(asked.agree, Qt.MouseButton.LeftButton)
    assert tag_use(workspace, "dog").confirmed == 6
    qtbot.waitUntil(lambda: "Rex" not in names(board))
    qtbot.waitUntil(lambda: board.panel.row is None)


def test_move_under_another_and_to_the_top(qtbot, board, workspace):
    choose(qtbot, board, "Rex")
    deed(qtbot, board, "move")
    asked = dialog(qtbot, MoveDialog)
    assert not asked.top.isEnabled()
    qtbot.keyClicks(asked.field, "dog")
    qtbot.mouseClick(asked.agree, Qt.MouseButton.LeftButton)
    assert tag_use(workspace, "Rex").parent == "dog"
    deed(qtbot, board, "move")
    asked = dialog(qtbot, MoveDialog)
    assert "under “dog” now" in asked.consequence()
    qtbot.mouseClick(asked.top, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(asked.agree, Qt.MouseButton.LeftButton)
    assert tag_use(workspace, "Rex").parent is None


def test_a_tag_cannot_go_below_itself(qtbot, window, board, workspace):
    choose(qtbot, board, "dog")
    deed(qtbot, board, "move")
    asked = dialog(qtbot, MoveDialog)
    qtbot.keyClicks(asked.field, "poodle")
    qtbot.mouseClick(asked.agree, Qt.MouseButton.LeftButton)
    assert "cannot go under" in window.message.text()
    assert tag_use(workspace, "dog").parent == "animal"


def test_other_words(qtbot, board, workspace):
    choose(qtbot, board, "Rex")
    deed(qtbot, board, "synonyms")
    asked = dialog(qtbot, SynonymsDialog)
    qtbot.keyClicks(asked.field, "Rexi")
    qtbot.keyClick(asked.field, Key.Key_Return)
    qtbot.keyClicks(asked.field, "der Hund")
    qtbot.mouseClick(asked.agree, Qt.MouseButton.LeftButton)
    assert tag_use(workspace, "Rex").synonyms == ("der Hund", "Rexi")


def test_delete_says_what_goes_and_is_undone(qtbot, board, workspace):
    choose(qtbot, board, "Rex")
    deed(qtbot, board, "delete")
    asked = dialog(qtbot, DeleteDialog)
    assert "confirmed on 3 photos" in asked.consequence()
    assert "You can undo it." in asked.consequence()
    qtbot.mouseClick(asked.agree, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Rex" not in names(board))
    undo(workspace)
    board.window()._session.poll()
    qtbot.waitUntil(lambda: "Rex" in names(board))


def test_a_dialog_that_is_left_does_nothing(qtbot, board, workspace):
    choose(qtbot, board, "Rex")
    deed(qtbot, board, "delete")
    qtbot.keyClick(dialog(qtbot, DeleteDialog), Key.Key_Escape)
    assert tag_use(workspace, "Rex").confirmed == 3


def test_a_word_of_the_recogniser_is_switched_off_not_deleted(qtbot, board, workspace):
    choose(qtbot, board, "boat")
    assert "delete" not in dict(board.panel.deeds())
    deed(qtbot, board, "enabled")
    qtbot.waitUntil(lambda: cell(board, "boat", DIAL) == "off")
    assert cell(board, "boat", AUTOMATIC) == ""
    assert not board.panel.dial.isEnabled()
    deed(qtbot, board, "enabled")
    qtbot.waitUntil(lambda: cell(board, "boat", DIAL) == "90\u00a0%")
    deed(qtbot, board, "automatic")
    qtbot.waitUntil(lambda: cell(board, "boat", DIAL) == "suggests only")


def test_review_and_photos_of_a_tag(qtbot, window, board):
    choose(qtbot, board, "Rex")
    qtbot.mouseClick(board.panel.photos, Qt.MouseButton.LeftButton)
    assert window.views.current == "grid"
    assert {1, 2, 3} <= set(window.model.ids)
    window.actions_by_key["board"].trigger()
    choose(qtbot, board, "boat")
    qtbot.mouseClick(board.panel.review, Qt.MouseButton.LeftButton)
    assert window.views.current == "review"
    assert window.views.view.header.field.text() == "boat"


def test_numbers_follow_what_happens_elsewhere(qtbot, window, board, workspace):
    choose(qtbot, board, "Rex")
    tagging.tag(workspace, [7], confirm=["Rex"], origin="cli")
    window._session.poll()
    qtbot.waitUntil(lambda: cell(board, "Rex", CONFIRMED) == "4")
    assert board.panel.row.counts.confirmed == 4


def test_a_dot_lies_where_its_confidence_and_its_share_meet(qtbot, board):
    plot = board.panel.plot
    tested = [Prediction(9_500, n < 5) for n in range(10)]
    plot.show_reliability(reliability(tested))
    assert plot.accessibleDescription().startswith("10 answers so far.")
    seen = plot.grab().toImage()
    accent = QColor(board.panel.plot._theme.colours.accent)
    assert seen.pixelColor(plot.point(0.95, 0.5).toPoint()) == accent
    assert seen.pixelColor(plot.point(0.3, 0.8).toPoint()) != accent


@pytest.mark.parametrize("size", [(720, 480), (900, 600), (1900, 1100)])
def test_nothing_is_cut_off_at_any_size(qtbot, window, board, size):
    window.resize(*size)
    choose(qtbot, board, "Rex")
    qtbot.wait(30)
    header = board.table.horizontalHeader()
    assert header.length() <= board.table.viewport().width() + 1
    assert header.sectionSize(NAME) >= 100
    for button in (board.panel.review, board.panel.photos, board.panel.more, board.panel.dial.save):
        assert button.width() >= button.sizeHint().width()


def test_a_table_without_rows_says_why(qtbot, board):
    assert board.table.note() == ""
    qtbot.keyClicks(board.filter, "zzz")
    assert board.table.note() == "No tag has “zzz” in its name."
    before = board.table.viewport().grab().toImage()
    board.table.set_note("")
    assert board.table.viewport().grab().toImage() != before, "it is painted"
    board.filter.clear()
    board.model.show_rows([])
    board._count()
    assert "No photo has a tag yet" in board.table.note()


def test_the_board_is_sorted_by_keyboard(qtbot, board):
    header = board.table.horizontalHeader()
    header.setFocus()
    for _ in range(2):
        qtbot.keyClick(header, Key.Key_Right)
    shown = [one for one in range(header.count()) if not header.isSectionHidden(one)]
    assert header.marked == shown[2]
    qtbot.keyClick(header, Key.Key_Left)
    qtbot.keyClick(header, Key.Key_Space)
    qtbot.keyClick(header, Key.Key_Space)
    assert header.sortIndicatorSection() == CONFIRMED
    counts = [int(board.shown.index(at, CONFIRMED).data() or 0) for at in range(len(names(board)))]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 3
