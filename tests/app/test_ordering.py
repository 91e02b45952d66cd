"""Orders, the filter and the place: found, turned round, and there again after a restart."""

from PySide6.QtCore import QSettings, Qt
from sqlalchemy import text

from photomanager.app.ordering import ORDERS
from photomanager.app.widgets.filter_strip import FilterStrip
from photomanager.operations import tag_admin, tagging
from photomanager.operations.rating import Marks, mark
from tests.app.conftest import PHOTOS
from tests.app.test_main_window import click_place

Key = Qt.Key
Left = Qt.MouseButton.LeftButton
DAY = 86_400_000_000


def filter_strip(window):
    return window.findChild(FilterStrip)


def choose(qtbot, window, words):
    """Chooses an entry of the order button's menu by the mouse."""
    menu = window.order.menu()
    action = next(one for one in menu.actions() if one.text().replace("&", "") == words)
    menu.popup(window.order.mapToGlobal(window.order.rect().bottomLeft()))
    qtbot.mouseClick(menu, Left, pos=menu.actionGeometry(action).center())


def confidences(window, name):
    """Of the tag, in the order shown; 1 where somebody said so."""
    window.model.want(0, len(window.model.ids))
    rows = [window.model.record(one) for one in window.model.ids]
    found = [tag for row in rows for tag in row.tags if tag.name == name]
    return [1.0 if tag.confidence is None else tag.confidence for tag in found]


def test_photos_are_sorted_by_confidence_and_the_other_way_round(qtbot, window):
    window.search_bar.set_text("husky")
    choose(qtbot, window, "Sort by confidence (best match)")
    sure = confidences(window, "husky")
    assert len(sure) > 3
    assert sure == sorted(sure, reverse=True)
    assert window.order.text() == "Confidence"
    choose(qtbot, window, "Least sure first")
    assert confidences(window, "husky") == sorted(sure)
    assert window.order.text() == "Confidence · Least sure first"
    choose(qtbot, window, "Least sure first")
    assert confidences(window, "husky") == sure


def test_turned_round_the_oldest_come_first_and_those_without_a_date_last(qtbot, window, runtime):
    with runtime.workspace.library.database.write() as connection:
        for photo, day in ((3, 40), (5, 1), (9, 500)):
            connection.execute(
                text("UPDATE photo SET taken_at = :at WHERE id = :id"),
                {"at": day * DAY, "id": photo},
            )
    window._session.photos_changed.emit(None)
    qtbot.waitUntil(lambda: window.model.ids[:3] == [9, 3, 5])
    assert [one.title for one in window.model.headings] == [
        "May 1971",
        "February 1970",
        "January 1970",
        "Without a date",
    ]
    choose(qtbot, window, "Oldest first")
    assert window.model.ids[:3] == [5, 3, 9]
    assert len(window.model.ids) == PHOTOS
    assert [(one.row, one.title) for one in window.model.headings] == [
        (0, "January 1970"),
        (1, "February 1970"),
        (2, "May 1971"),
        (3, "Without a date"),
    ]


def test_each_order_is_turned_for_itself(qtbot, window):
    choose(qtbot, window, "Sort by name")
    names = list(window.model.ids)
    choose(qtbot, window, "From Z to A")
    assert window.model.ids == names[::-1]
    choose(qtbot, window, "Sort by rating")
    assert window.order.text() == "Rating"
    choose(qtbot, window, "Sort by name")
    assert window.order.text() == "Name · From Z to A"


def test_as_it_fits_a_search_is_sorted_by_confidence_and_a_place_by_date(qtbot, window):
    choose(qtbot, window, "Sort by name")
    window.search_bar.set_text("husky")
    assert window.order.text() == "Name"
    choose(qtbot, window, "Sort as it fits")
    assert window.order.text() == "Confidence"
    window.search_bar.set_text("")
    assert window.order.text() == "Date"
    assert window.actions_by_key["order_automatic"].isChecked()
    assert not any(window.actions_by_key[f"order_{one}"].isChecked() for one in ORDERS)


def test_the_palette_finds_the_order_by_confidence(qtbot, window):
    window.actions_by_key["order_relevance"].trigger()
    assert window.order.text() == "Confidence"
    assert window.actions_by_key["order_relevance"].isChecked()
    assert window.actions_by_key.menu_of("order_relevance") == "view"


def test_order_filter_and_place_are_there_again(qtbot, opened, runtime):
    mark(runtime.workspace, [3, 7, 9], Marks(rating=4))
    tagging.tag(runtime.workspace, [3, 7, 11], add=["Rex"])
    others = [one for one in range(1, PHOTOS + 1) if one not in (3, 7, 11)]
    tagging.tag(runtime.workspace, others, reject=["Rex"])
    first = opened()
    click_place(qtbot, first, "Rex")
    choose(qtbot, first, "Sort by name")
    choose(qtbot, first, "From Z to A")
    qtbot.keyClick(first.grid, Key.Key_Backslash)
    qtbot.mouseClick(filter_strip(first).stars[2], Left)
    qtbot.waitUntil(lambda: first.model.ids == [7, 3])
    first.close()
    second = opened()
    assert second.model.ids == [7, 3]
    assert second.search_bar.scope.isVisible()
    assert second.sidebar.tree.currentIndex().data() == "Rex"
    assert second.order.text() == "Name · From Z to A"
    assert filter_strip(second).isVisible()
    assert filter_strip(second).query() == "rating:>=3"
    qtbot.mouseClick(second.status.unfilter, Left)
    assert sorted(second.model.ids) == [3, 7, 11]
    assert not filter_strip(second).isVisible()


def test_a_place_that_is_gone_gives_way_to_all_photos(qtbot, opened, runtime):
    tagging.tag(runtime.workspace, [3], add=["Rex"])
    first = opened()
    click_place(qtbot, first, "Rex")
    first.close()
    tag_admin.delete(runtime.workspace, "Rex")
    second = opened()
    qtbot.waitUntil(lambda: len(second.model.ids) == PHOTOS)
    assert second._browsing.place.key == "all"


def test_what_was_written_by_a_stranger_is_passed_over(qtbot, opened, tmp_path):
    store = QSettings(str(tmp_path / "again.ini"), QSettings.Format.IniFormat)
    for key, value in (
        ("browsing/place", '{"library": 5, "place": []}'),
        ("browsing/order", "by taste"),
        ("browsing/backwards", ["date", "nonsense"]),
        ("culling/filter", "stars:9"),
    ):
        store.setValue(key, value)
    store.sync()
    window = opened()
    assert len(window.model.ids) == PHOTOS
    assert window.order.text() == "Date · Oldest first"


def test_the_status_says_that_a_filter_hides_photos_and_takes_it_away(qtbot, window):
    assert not window.status.unfilter.isVisible()
    qtbot.keyClick(window.grid, Key.Key_Backslash)
    qtbot.mouseClick(filter_strip(window).stars[4], Left)
    assert window.model.ids == []
    assert window.status._count.text() == "0 of 30 photos · filtered"
    assert window.status.unfilter.isVisible()
    window.status.unfilter.setFocus()
    qtbot.keyClick(window.status.unfilter, Key.Key_Space)
    assert len(window.model.ids) == PHOTOS
    assert not window.status.unfilter.isVisible()
    assert window.status._count.text() == "30 photos"
