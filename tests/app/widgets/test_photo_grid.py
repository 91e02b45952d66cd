import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from photomanager.app.item_models.photo_list_model import Heading, PhotoListModel
from photomanager.app.place_keys import PlaceKeys
from photomanager.app.widgets.cell_view import LARGEST, SMALLEST
from photomanager.app.widgets.photo_delegate import PhotoDelegate, tag_line
from photomanager.app.widgets.photo_grid import PhotoGrid
from tests.app.paints import assert_nothing_is_stale, in_a_window, watched_paints
from tests.app.rows import row, shown

Key = Qt.Key
Shift = Qt.KeyboardModifier.ShiftModifier
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def grid(qtbot, theme):
    model = PhotoListModel()
    made = PhotoGrid(model, PhotoDelegate(theme, lambda _id: None, 168), theme, PlaceKeys())
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show_photos(list(range(1, 1001)), keep_place=False)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def columns(grid):
    top = grid.visualRect(grid.model().index(0)).top()
    return sum(grid.visualRect(grid.model().index(n)).top() == top for n in range(20))


def click(qtbot, grid, n, modifiers=Qt.KeyboardModifier.NoModifier):
    spot = grid.visualRect(grid.model().index(n)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifiers, spot)


def test_every_point_of_a_photo_leads_back_to_it(grid):
    for n in (0, 1, 5, 11):
        index = grid.model().index(n)
        assert grid.indexAt(grid.visualRect(index).center()).row() == n
    assert not grid.indexAt(QPoint(-5, -5)).isValid()


def test_cells_fill_the_width(grid):
    last = grid.visualRect(grid.model().index(columns(grid) - 1))
    assert grid.viewport().width() - 40 < last.right() <= grid.viewport().width()


def test_a_click_selects_one(qtbot, grid):
    click(qtbot, grid, 3)
    assert grid.selected_ids() == [4]
    click(qtbot, grid, 1)
    assert grid.selected_ids() == [2]
    assert grid.current_id() == 2


def test_control_adds_and_shift_selects_what_lies_between(qtbot, grid):
    click(qtbot, grid, 1)
    click(qtbot, grid, 6, Shift)
    assert grid.selected_ids() == [2, 3, 4, 5, 6, 7]
    click(qtbot, grid, 3, Control)
    assert grid.selected_ids() == [2, 3, 5, 6, 7]


def test_shift_click_above_the_first_selects_backwards(qtbot, grid):
    click(qtbot, grid, 6)
    click(qtbot, grid, 2, Shift)
    assert grid.selected_ids() == [3, 4, 5, 6, 7]


def test_a_click_beside_the_photos_selects_nothing(qtbot, grid):
    click(qtbot, grid, 1)
    grid.show_photos([1], keep_place=False)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 500))
    assert grid.selected_ids() == []


def test_a_rubber_band_selects_what_it_touches(qtbot, grid):
    wide = columns(grid)
    start = QPoint(2, 2)
    end = grid.visualRect(grid.model().index(wide + 1)).center()
    view = grid.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(30, 30))
    qtbot.mouseMove(view, end)
    grid.grab()
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert grid.selected_ids() == [1, 2, wide + 1, wide + 2]


def test_arrow_keys_move_by_cells_and_lines(qtbot, grid):
    wide = columns(grid)
    click(qtbot, grid, 0)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Left):
        qtbot.keyClick(grid, key)
    assert grid.selected_ids() == [wide + 1]
    qtbot.keyClick(grid, Key.Key_Up)
    qtbot.keyClick(grid, Key.Key_Up)
    assert grid.selected_ids() == [1]


def test_shift_and_arrows_grow_the_selection(qtbot, grid):
    click(qtbot, grid, 2)
    for _ in range(3):
        qtbot.keyClick(grid, Key.Key_Right, Shift)
    assert grid.selected_ids() == [3, 4, 5, 6]
    qtbot.keyClick(grid, Key.Key_Left, Shift)
    assert grid.selected_ids() == [3, 4, 5]


def test_home_end_and_pages(qtbot, grid):
    click(qtbot, grid, 0)
    qtbot.keyClick(grid, Key.Key_End)
    assert grid.current_id() == 1000
    first, last = grid.rows_in_sight()
    assert last == 999
    qtbot.keyClick(grid, Key.Key_PageUp)
    assert 900 < grid.current_id() < 1000
    qtbot.keyClick(grid, Key.Key_Home)
    assert grid.current_id() == 1
    assert grid.verticalScrollBar().value() == 0
    assert first > 900


def test_down_from_the_last_full_line_reaches_the_shorter_one(qtbot, grid):
    wide = columns(grid)
    grid.show_photos(list(range(wide + 1)), keep_place=False)
    click(qtbot, grid, wide - 1)
    qtbot.keyClick(grid, Key.Key_Down)
    assert grid.current_id() == wide


def test_everything_is_selected_at_once(qtbot, grid):
    grid.selectAll()
    assert len(grid.selected_ids()) == 1000
    assert grid.selectionModel().selection().count() == 1


def test_the_wheel_with_control_zooms_within_bounds(qtbot, grid):
    sizes = []
    grid.zoomed.connect(sizes.append)

    def turn(by):
        spot = QPointF(100, 100)
        event = QWheelEvent(
            spot,
            spot,
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            Control,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(grid.viewport(), event)

    for _ in range(20):
        turn(120)
    assert sizes[-1] == LARGEST
    for _ in range(20):
        turn(-120)
    assert sizes[-1] == SMALLEST
    assert grid.verticalScrollBar().value() == 0


def test_zooming_keeps_the_current_photo_where_it_is(qtbot, grid):
    grid.scrollTo(grid.model().index(500), grid.ScrollHint.PositionAtTop)
    index = grid.model().index(500)
    grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    before = grid.visualRect(index).top()
    grid.set_thumbnail_size(96)
    assert abs(grid.visualRect(index).top() - before) <= 2


def test_resizing_keeps_the_photo_at_the_top(qtbot, grid):
    grid.verticalScrollBar().setValue(20_000)
    grid.grab()
    first = grid.rows_in_sight()[0]
    grid.resize(500, 600)
    qtbot.waitUntil(lambda: grid.viewport().width() < 520)
    kept = grid.rows_in_sight()
    # A sliver of the line above is in sight, too.
    assert kept[0] <= first < kept[0] + 2 * columns(grid)


def test_other_photos_keep_selection_and_place_when_asked(qtbot, grid):
    grid.scrollTo(grid.model().index(500), grid.ScrollHint.PositionAtTop)
    grid.select_rows([500, 501, 510])
    top = grid.visualRect(grid.model().index(500)).top()
    grid.show_photos([5000, 5001, 5002, *range(1, 1001)], keep_place=True)
    assert grid.selected_ids() == [501, 502, 511]
    assert abs(grid.visualRect(grid.model().index(503)).top() - top) <= grid.height()
    assert grid.rows_in_sight()[0] > 400


def test_a_million_photos_open_and_jump_at_once(qtbot, grid):
    grid.show_photos(list(range(1_000_000)), keep_place=False)
    grid.scrollTo(grid.model().index(700_000))
    first, last = grid.rows_in_sight()
    assert first <= 700_000 <= last
    assert grid.visualRect(grid.model().index(700_000)).intersects(grid.viewport().rect())


def test_photos_in_sight_are_reported(qtbot, grid):
    with qtbot.waitSignal(grid.sight_changed):
        grid.verticalScrollBar().setValue(5_000)


@pytest.mark.parametrize("state", ["ok", "pending", "failed", "missing", "offline"])
def test_a_badge_marks_what_is_not_all_right(qtbot, grid, theme, state):
    grid.show_photos([1], keep_place=False)
    plain = grid.grab().toImage()
    grid.model().put([row(1, state="ok")], 0, 0)
    fine = grid.grab().toImage()
    grid.model().put([row(1, state=state)], 0, 0)
    marked = grid.grab().toImage()
    assert plain != fine
    assert (marked != fine) == (state in ("failed", "missing", "offline"))


def test_the_tags_under_a_photo_say_how_sure_they_are():
    assert tag_line(row(1, shown("dog", "confirmed"), shown("cat", "suggested"))) == ("dog", True)
    guesses = (shown("cat", "suggested", 0.7), shown("sky", "suggested", 0.3))
    assert tag_line(row(1, *guesses, shown("x", "rejected"))) == ("cat?", False)
    assert tag_line(row(1)) == ("", False)


@pytest.fixture
def stretches(grid):
    grid.show_photos(
        list(range(1, 1001)), [Heading(0, "May"), Heading(6, "April")], keep_place=False
    )
    return grid


def test_keys_pass_over_headings(qtbot, stretches):
    grid, wide = stretches, columns(stretches)
    assert wide < 6
    click(qtbot, grid, wide)
    qtbot.keyClick(grid, Key.Key_Down)
    assert grid.current_id() == 7
    qtbot.keyClick(grid, Key.Key_Up)
    assert grid.current_id() == wide + 1
    qtbot.keyClick(grid, Key.Key_End)
    assert grid.current_id() == 1000
    last = grid.rows_in_sight()[1]
    assert last == 999
    qtbot.keyClick(grid, Key.Key_Home)
    assert grid.verticalScrollBar().value() == 0


def test_points_and_photos_agree_below_headings(stretches):
    for n in (0, 5, 6, 11, 12):
        index = stretches.model().index(n)
        assert stretches.indexAt(stretches.visualRect(index).center()).row() == n
    top = stretches.visualRect(stretches.model().index(6)).top()
    assert not stretches.indexAt(QPoint(60, top - 15)).isValid()


def test_a_photo_is_brought_into_sight_below_the_pinned_heading(qtbot, stretches):
    grid = stretches
    grid.verticalScrollBar().setValue(5_000)
    first, _ = grid.rows_in_sight()
    grid.scrollTo(grid.model().index(first))
    assert grid.visualRect(grid.model().index(first)).top() >= grid._places.heading
    above = grid.grab().toImage()
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().value() + 40)
    assert grid.grab().toImage().copy(0, 0, 200, 30) == above.copy(0, 0, 200, 30)


def test_from_right_to_left_photos_begin_on_the_right(qtbot, grid):
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first = grid.visualRect(grid.model().index(0))
    assert first.right() > grid.viewport().width() - 40
    for n in (0, 1, 7):
        index = grid.model().index(n)
        assert grid.indexAt(grid.visualRect(index).center()).row() == n
    click(qtbot, grid, 0)
    qtbot.keyClick(grid, Key.Key_Left)
    assert grid.current_id() == 2
    qtbot.keyClick(grid, Key.Key_Right)
    assert grid.current_id() == 1


@pytest.mark.parametrize(
    "marks", [{"rating": 3}, {"pick": 1}, {"pick": -1}, {"label": "Red"}, {"copies": 2}]
)
@pytest.mark.parametrize("size", [SMALLEST, 168, LARGEST])
def test_marks_are_seen_at_every_size(grid, marks, size):
    grid.set_thumbnail_size(size)
    grid.show_photos([1], keep_place=False)
    grid.model().put([row(1)], 0, 0)
    plain = grid.grab().toImage()
    grid.model().put([row(1, **marks)], 0, 0)
    assert grid.grab().toImage() != plain


def test_letters_do_not_jump_to_names(qtbot, grid):
    grid.model().put([row(5, name="x.jpg")], 0, 9)
    click(qtbot, grid, 0)
    qtbot.keyClicks(grid, "x")
    assert grid.current_id() == 1


@pytest.fixture
def painted(grid, monkeypatch):
    """The rows painted since the list was cleared."""
    rows = []
    paint = grid._cells.paint

    def note(painter, option, index):
        rows.append(index.row())
        paint(painter, option, index)

    monkeypatch.setattr(grid._cells, "paint", note)
    return rows


def test_scrolling_paints_only_what_comes_into_sight(qtbot, grid, painted):
    grid.verticalScrollBar().setValue(10 * grid.visualRect(grid.model().index(0)).height())
    qtbot.wait(50)
    first, last = grid.rows_in_sight()
    columns = grid._columns()
    assert last - first > 4 * columns
    painted.clear()
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().value() + 10)
    qtbot.waitUntil(lambda: bool(painted))
    assert set(painted).isdisjoint(range(first + 2 * columns, last - columns + 1))
    assert last in painted


def test_a_picture_that_arrives_is_painted_alone(qtbot, grid, painted):
    qtbot.wait(50)
    painted.clear()
    ids = grid._model.ids
    grid.paint_anew({ids[2], ids[len(ids) - 1]})
    qtbot.waitUntil(lambda: bool(painted))
    assert painted == [2]


def test_what_is_painted_already_stays_when_only_the_height_changes(qtbot, grid):
    with in_a_window(qtbot, grid) as window:
        painted = watched_paints(grid.viewport())
        grid.resize(800, 640)
        qtbot.waitUntil(lambda: bool(painted))
        assert min(area.top() for area in painted) >= 590
        assert_nothing_is_stale(qtbot, window)
        painted.clear()
        grid.resize(860, 640)
        qtbot.waitUntil(lambda: any(area.top() == 0 for area in painted))
        assert_nothing_is_stale(qtbot, window)
