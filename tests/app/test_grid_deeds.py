import json
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from photomanager.app import drags
from photomanager.app.grid_deeds import dragged
from photomanager.operations import photos

Left = Qt.MouseButton.LeftButton


def tags_of(window, photo_id):
    found = photos.rows(window._session.workspace, [photo_id])[0]
    return {tag.name: tag.state for tag in found.tags}


def drop(window, uuid, row):
    data = QMimeData()
    drags.put_tag(data, uuid)
    view = window.grid.viewport()
    spot = window.grid.visualRect(window.model.index(row)).center()
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot, action, data, Left, none)
    QApplication.sendEvent(view, enter)
    move = QDragMoveEvent(spot, action, data, Left, none)
    QApplication.sendEvent(view, move)
    QApplication.sendEvent(view, QDropEvent(QPointF(spot), action, data, Left, none))
    return enter.isAccepted() and move.isAccepted()


@pytest.fixture
def boat(window):
    workspace = window._session.workspace
    with workspace.library.database.read() as connection:
        return connection.execute(text("SELECT uuid FROM tag WHERE name = 'boat'")).scalar_one()


def test_a_tag_dropped_on_a_selected_photo_is_for_all_selected(window, boat):
    window.grid.select_rows([0, 2])
    ids = window.grid.selected_ids()
    assert drop(window, boat, 2)
    assert [tags_of(window, one)["boat"] for one in ids] == ["confirmed", "confirmed"]
    assert window.status.message().startswith("Confirmed “boat” on 2 photos")


def test_a_tag_dropped_on_another_photo_is_for_that_one(window, boat):
    window.grid.select_rows([0, 2])
    assert drop(window, boat, 1)
    assert tags_of(window, window.model.ids[1])["boat"] == "confirmed"
    assert tags_of(window, window.model.ids[0]).get("boat") != "confirmed"


def test_a_tag_that_is_gone_gets_a_sentence(window):
    drop(window, "no-such-tag", 1)
    assert window.message.isVisible()


def test_photos_are_dragged_as_files_and_as_rows(qtbot, window):
    data = dragged([3, 5], ["/photos/a b.jpg", "/photos/ü.jpg"])
    assert [url.toLocalFile() for url in data.urls()] == ["/photos/a b.jpg", "/photos/ü.jpg"]
    assert json.loads(bytes(data.data(drags.PHOTOS).data())) == [3, 5]
    assert drags.photos_in(data) == [3, 5]


def test_moving_a_pressed_photo_asks_for_a_drag_of_all_selected(qtbot, window):
    window.grid.select_rows([0, 1])
    asked = []
    window.grid.drag_wanted.connect(asked.append)
    spot = window.grid.visualRect(window.model.index(1)).center()
    view = window.grid.viewport()
    qtbot.mousePress(view, Left, pos=spot)
    for step in (5, 15, 30):
        qtbot.mouseMove(view, spot + QPoint(step, step))
    qtbot.mouseRelease(view, Left, pos=spot + QPoint(30, 30))
    assert asked[0] == window.model.ids[:2]


def test_more_like_this_puts_the_most_similar_first(qtbot, window):
    window.grid.select_only(4)
    chosen = window.grid.current_id()
    before = list(window.model.ids)
    window.actions_by_key["similar"].trigger()
    assert window.model.ids[0] == chosen
    assert sorted(window.model.ids) == sorted(before)
    assert window.model.ids != before
    assert window.order.text() == "Similarity"
    window.actions_by_key["order_date"].trigger()
    assert window.model.ids == before


def test_escape_leads_back_from_more_like_this(qtbot, window):
    window.search("cat")
    window.grid.select_only(2)
    chosen = window.grid.current_id()
    before = list(window.model.ids)
    window.actions_by_key["similar"].trigger()
    assert window.grid.selected_ids() == [chosen]
    window.actions_by_key["back"].trigger()
    assert window.model.ids == before
    assert window.search_bar.text() == "cat"
    assert window.grid.selected_ids() == [chosen]
    assert not window.actions_by_key["back"].isEnabled()


def test_another_order_keeps_the_selection(window):
    window.grid.select_rows([2, 4])
    chosen = set(window.grid.selected_ids())
    window.actions_by_key["order_name"].trigger()
    assert set(window.grid.selected_ids()) == chosen


def test_similarity_without_a_photo_says_what_to_do(window):
    window.grid.clearSelection()
    window.grid.setCurrentIndex(window.model.index(-1))
    window.actions_by_key["order_similarity"].trigger()
    assert "Select the photo" in window.status.message()
    assert window.order.text() == "Date"


def test_the_best_rated_come_first(qtbot, window):
    window.grid.select_only(7)
    chosen = window.grid.current_id()
    window.actions_by_key["rate_5"].trigger()
    window.actions_by_key["order_rating"].trigger()
    assert window.model.ids[0] == chosen


def date_photos(window, days):
    with window._session.workspace.library.database.write() as connection:
        for photo_id, day in days.items():
            moment = int(datetime(*day, 12, tzinfo=UTC).timestamp()) * 1_000_000
            connection.execute(
                text("UPDATE photo SET taken_at = :at WHERE id = :id"),
                {"at": moment, "id": photo_id},
            )


def test_a_list_by_date_has_headings_for_months_or_days(qtbot, window):
    date_photos(window, {1: (2024, 5, 3), 2: (2024, 5, 2), 3: (2023, 12, 24)})
    window._browsing.start()
    titles = [heading.title for heading in window.model.headings]
    assert titles == ["May 2024", "December 2023", "Without a date"]
    assert [heading.row for heading in window.model.headings] == [0, 2, 3]
    window.actions_by_key["by_day"].setChecked(True)
    assert len(window.model.headings) == 4
    window.actions_by_key["order_name"].trigger()
    assert window.model.headings == ()


def test_a_heading_selects_what_stands_below_it(qtbot, window):
    date_photos(window, {n: (2024, 5, n) for n in range(1, 6)})
    window._browsing.start()
    qtbot.mouseClick(window.grid.viewport(), Left, pos=QPoint(60, 24))
    assert sorted(window.grid.selected_ids()) == [1, 2, 3, 4, 5]


def test_the_heading_stays_in_sight_while_its_photos_pass(qtbot, window):
    date_photos(window, {n: (2024, 5, 1) for n in range(1, 31)})
    window._browsing.start()
    window.resize(900, 600)
    bar = window.grid.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    window.grid.clearSelection()
    qtbot.mouseClick(window.grid.viewport(), Left, pos=QPoint(60, 10))
    assert len(window.grid.selected_ids()) == 30
    assert bar.value() == bar.maximum() // 2


def test_photos_that_come_in_between_do_not_move_the_headings_under_the_hand(qtbot, window):
    date_photos(window, {n: (2024, 5, 1) for n in range(1, 31)})
    window._browsing.start()
    window.grid.select_only(3)
    top = window.grid.visualRect(window.model.index(3)).top()
    before = list(window.model.ids)
    date_photos(window, {5: (2025, 1, 1)})
    window._session.photos_changed.emit({5})
    qtbot.waitUntil(window.status.newer.isVisible, timeout=4000)
    assert window.model.ids == before
    assert window.grid.visualRect(window.model.index(3)).top() == top
    qtbot.mouseClick(window.status.newer, Left)
    assert window.model.ids[0] == 5
    assert [heading.title for heading in window.model.headings] == ["January 2025", "May 2024"]


def heading_spot(window, stretch):
    return window.grid._heading(stretch).center()


def test_with_ctrl_a_heading_adds_what_stands_below_it(qtbot, window):
    date_photos(window, {1: (2024, 5, 3), 2: (2024, 5, 2), 3: (2023, 12, 24)})
    window._browsing.start()
    window.grid.select_only(1)
    control = Qt.KeyboardModifier.ControlModifier
    view, spot = window.grid.viewport(), heading_spot(window, 1)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, control, spot)
    assert window.grid.selected_ids() == [2, 3]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, control, heading_spot(window, 0))
    assert window.grid.selected_ids() == [1, 2, 3]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, control, heading_spot(window, 0))
    assert window.grid.selected_ids() == [3]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=heading_spot(window, 0))
    assert window.grid.selected_ids() == [1, 2]


def test_ctrl_i_selects_what_was_not_selected(qtbot, window):
    window.grid.setFocus()
    window.grid.select_rows([0, 1, 4])
    first = window.grid.selected_ids()
    qtbot.keyClick(window.grid, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.grid.selected_ids() == [one for one in window.model.ids if one not in first]
    qtbot.keyClick(window.grid, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.grid.selected_ids() == first
    window.views.go("board")
    qtbot.keyClick(window.views.view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.grid.selected_ids() == first
