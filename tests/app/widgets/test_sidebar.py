"""The sidebar by mouse and keyboard."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from photomanager.app import drags
from photomanager.app.place_keys import PlaceKeys
from photomanager.app.widgets.sidebar import Sidebar
from tests.app.item_models.test_sidebar_model import sections, tag
from tests.app.paints import assert_nothing_is_stale, in_a_window, watched_paints

Key = Qt.Key

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def sidebar(qtbot, theme):
    made = Sidebar(theme, PlaceKeys())
    qtbot.addWidget(made)
    made.resize(240, 600)
    made.show_sections(
        tuple(sections(tag(1, "animal", tag(2, "cat"), tag(3, "dog")), tag(4, "boat")))
    )
    made.show()
    qtbot.waitExposed(made)
    return made


def spot(sidebar, key, *, arrow=False):
    area = sidebar.tree.visualRect(sidebar.entries.index_of(key))
    assert area.isValid(), f"{key} is not in sight"
    return QPoint(12, area.center().y()) if arrow else area.center()


def click(qtbot, sidebar, key, **where):
    qtbot.mouseClick(sidebar.tree.viewport(), Left, pos=spot(sidebar, key, **where))


def is_open(sidebar, key):
    return sidebar.tree.isExpanded(sidebar.entries.index_of(key))


def test_a_click_chooses_a_place(qtbot, sidebar):
    with qtbot.waitSignal(sidebar.chosen) as told:
        click(qtbot, sidebar, "tag:4")
    assert told.args[0].title == "boat"


def test_sections_fold_by_a_click_on_their_heading(qtbot, sidebar):
    assert is_open(sidebar, "tags")
    with qtbot.assertNotEmitted(sidebar.chosen):
        click(qtbot, sidebar, "tags")
    assert not is_open(sidebar, "tags")
    assert sidebar.opened_by_hand() == ["-tags"]
    # New counts do not open it again.
    sidebar.show_sections(tuple(sections(tag(4, "boat", count=9))))
    assert not is_open(sidebar, "tags")
    click(qtbot, sidebar, "tags")
    assert is_open(sidebar, "tags")
    assert sidebar.opened_by_hand() == []


def test_an_arrow_opens_a_tag_and_does_not_choose_it(qtbot, sidebar):
    assert not is_open(sidebar, "tag:1")
    with qtbot.assertNotEmitted(sidebar.chosen):
        click(qtbot, sidebar, "tag:1", arrow=True)
    assert is_open(sidebar, "tag:1")
    assert sidebar.opened_by_hand() == ["tag:1"]


def test_what_was_open_is_open_again(qtbot, sidebar, theme):
    other = Sidebar(theme, PlaceKeys())
    qtbot.addWidget(other)
    other.restore_opened(["tag:1", "-searches"])
    other.show_sections(tuple(sections(tag(1, "animal", tag(2, "cat")))))
    assert is_open(other, "tag:1")
    assert not is_open(other, "searches")
    assert is_open(other, "library")


def test_the_keyboard_walks_opens_and_chooses(qtbot, sidebar):
    sidebar.tree.setFocus()
    sidebar.mark("tag:1")
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Right)
    assert is_open(sidebar, "tag:1")
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.chosen) as told:
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Return)
    assert told.args[0].title == "cat"
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Up)
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Space)
    assert not is_open(sidebar, "tag:1")


def test_folders_are_asked_for_when_they_are_opened(qtbot, sidebar):
    with qtbot.waitSignal(sidebar.children_wanted) as told:
        click(qtbot, sidebar, "folder:1:", arrow=True)
    assert told.args[0].key == "folder:1:"
    # And again with new counts, because there may be other folders now.
    with qtbot.waitSignal(sidebar.children_wanted):
        sidebar.show_sections(tuple(sections()))


def shown(sidebar, parent=None):
    parent = QModelIndex() if parent is None else parent
    for row in range(sidebar.entries.rowCount(parent)):
        index = sidebar.entries.index(row, 0, parent)
        yield index.data()
        if sidebar.tree.isExpanded(index):
            yield from shown(sidebar, index)


def test_the_filter_takes_letters_in_order_and_forgives_a_slip(qtbot, sidebar):
    for typed, found in (("bt", ["Tags", "boat"]), ("anmial", ["Tags", "animal"])):
        sidebar.filter.clear()
        qtbot.keyClicks(sidebar.filter, typed)
        qtbot.waitUntil(lambda found=found: list(shown(sidebar)) == found)


def test_the_filter_shows_what_fits_and_what_stands_above_it(qtbot, sidebar):
    sidebar.find_tag()
    assert QApplication.focusWidget() is sidebar.filter
    qtbot.keyClicks(sidebar.filter, "DO")
    qtbot.waitUntil(lambda: list(shown(sidebar)) == ["Tags", "animal", "dog"])
    sidebar.filter.clear()
    qtbot.waitUntil(lambda: "All photos" in list(shown(sidebar)))
    # What the filter opened is not what the user opened.
    assert not is_open(sidebar, "tag:1")
    assert sidebar.opened_by_hand() == []


def test_photos_dropped_on_a_tag_get_it(qtbot, sidebar):
    data = QMimeData()
    drags.put_photos(data, [3, 7])
    point = spot(sidebar, "tag:4")
    buttons = (Left, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, *buttons)
    QApplication.sendEvent(sidebar.tree.viewport(), enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(sidebar.photos_dropped) as told:
        event = QDropEvent(QPointF(point), Qt.DropAction.CopyAction, data, *buttons)
        QApplication.sendEvent(sidebar.tree.viewport(), event)
    assert (told.args[0].title, told.args[1]) == ("boat", [3, 7])


def test_a_saved_search_is_renamed_and_deleted(qtbot, sidebar):
    sidebar.tree.setFocus()
    sidebar.mark("search:b")
    sidebar.rename()
    field = sidebar.tree.findChild(QLineEdit)
    assert field.text() == "b"
    field.setText("Beaches")
    with qtbot.waitSignal(sidebar.renamed) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (told.args[0].uuid, told.args[1]) == ("b", "Beaches")
    with qtbot.waitSignal(sidebar.deleted) as told:
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Delete)
    assert told.args[0].uuid == "b"
    sidebar.mark("tag:4")
    with qtbot.assertNotEmitted(sidebar.deleted):
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Delete)


@pytest.mark.parametrize(
    ("words", "order"), [("Move up", ["b", "a", "c"]), ("Move down", ["a", "c", "b"])]
)
def test_the_menu_of_a_saved_search_moves_it(qtbot, sidebar, words, order):
    entry = sidebar.entries.entry(sidebar.entries.index_of("search:b"))
    commands = dict(sidebar.commands(entry))
    with qtbot.waitSignal(sidebar.reordered) as told:
        commands[words]()
    assert told.args[0] == order


def test_a_folder_can_be_revealed_and_a_root_removed(qtbot, sidebar):
    root = sidebar.entries.entry(sidebar.entries.index_of("folder:1:"))
    assert set(dict(sidebar.commands(root))) == {
        "Show in the file manager",
        "Locate the folder …",
        "Take out of the library",
    }


def test_the_menu_of_a_tag_offers_what_can_be_done_with_it(qtbot, sidebar):
    boat = sidebar.entries.entry(sidebar.entries.index_of("tag:4"))
    commands = dict(sidebar.commands(boat))
    assert "Rename …" in commands
    with qtbot.waitSignal(sidebar.tag_deed_wanted) as told:
        commands["Merge into …"]()
    assert told.args == ["merge", boat]


def test_a_marked_tag_is_renamed_and_deleted(qtbot, sidebar):
    sidebar.mark("tag:4")
    with qtbot.waitSignal(sidebar.tag_deed_wanted) as told:
        sidebar.rename()
    assert told.args[0] == "rename"
    with qtbot.waitSignal(sidebar.tag_deed_wanted) as told:
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Delete)
    assert told.args[0] == "delete"
    sidebar.mark("all")
    assert not sidebar.renamable


def test_a_right_click_does_not_mark_another_place(qtbot, sidebar):
    sidebar.mark("all")
    area = sidebar.tree.visualRect(sidebar.entries.index_of("tag:4"))
    qtbot.mouseClick(sidebar.tree.viewport(), Qt.MouseButton.RightButton, pos=area.center())
    assert sidebar.tree.currentIndex() == sidebar.entries.index_of("all")


def test_a_thousand_tags_of_long_names_stay_usable(qtbot, sidebar):
    many = [tag(n, f"{n:04} " + "long " * 40) for n in range(10, 1010)]
    sidebar.show_sections(tuple(sections(*many, tag(2_000, "標籤"), tag(2_001, "علامة"))))
    qtbot.keyClicks(sidebar.filter, "0999")
    qtbot.waitUntil(lambda: len(list(shown(sidebar))) == 2)
    assert sidebar.tree.columnWidth(0) <= sidebar.width()


def test_from_right_to_left_arrows_are_at_the_right(qtbot, sidebar):
    sidebar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    area = sidebar.tree.visualRect(sidebar.entries.index_of("tag:1"))
    point = area.center()
    point.setX(sidebar.tree.viewport().width() - 12)
    qtbot.mouseClick(sidebar.tree.viewport(), Left, pos=point)
    assert is_open(sidebar, "tag:1")


def test_what_is_painted_already_stays_when_only_the_height_changes(qtbot, sidebar):
    tree = sidebar.tree
    with in_a_window(qtbot, sidebar) as window:
        painted = watched_paints(tree.viewport())
        before = tree.viewport().height()
        sidebar.resize(240, 640)
        qtbot.waitUntil(lambda: bool(painted))
        assert min(area.top() for area in painted) >= before
        assert_nothing_is_stale(qtbot, window)
        painted.clear()
        sidebar.resize(300, 640)
        qtbot.waitUntil(lambda: any(area.top() == 0 for area in painted))
        assert_nothing_is_stale(qtbot, window)


def test_nothing_is_stale_after_scrolling_the_tree(qtbot, sidebar):
    sidebar.show_sections(tuple(sections(*(tag(one, f"tag {one}") for one in range(1, 80)))))
    bar = sidebar.tree.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    for value in (37, 200, 11):
        bar.setValue(value)
        assert_nothing_is_stale(qtbot, sidebar)
