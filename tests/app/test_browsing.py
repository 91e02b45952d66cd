"""The list follows what is said about its photos, and stays under the user's hand."""

from PySide6.QtCore import Qt

from photomanager.operations import tagging
from photomanager.operations.rating import Marks, mark
from tests.app.conftest import PHOTOS

Key = Qt.Key
BOATS = [3, 7, 11, 12]


def show_boats(qtbot, window):
    """Exactly these photos have the tag; they are searched for."""
    workspace = window._session.workspace
    others = [photo for photo in range(1, PHOTOS + 1) if photo not in BOATS]
    tagging.tag(workspace, BOATS, add=["Rex"])
    tagging.tag(workspace, others, reject=["Rex"])
    window._session.poll()
    window.search_bar.set_text("tag:Rex")
    qtbot.waitUntil(lambda: sorted(window.model.ids) == BOATS)


def select(qtbot, window, *photos):
    window.grid.setFocus()
    window.grid.select_rows(sorted(window.model.ids.index(photo) for photo in photos))
    qtbot.waitUntil(lambda: bool(window.inspector.tags.chips()))


def test_a_photo_without_the_tag_leaves_the_search_when_others_are_selected(qtbot, window):
    show_boats(qtbot, window)
    select(qtbot, window, 7, 11)
    (chip,) = [one for one in window.inspector.tags.chips() if one.tag.name == "Rex"]
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Delete)
    qtbot.wait(400)
    assert sorted(window.model.ids) == BOATS  # still under the hand: there may be more to say
    assert window.grid.selected_ids() == [one for one in window.model.ids if one in (7, 11)]
    window.grid.setFocus()
    window.grid.select_only(window.model.ids.index(12))
    qtbot.waitUntil(lambda: sorted(window.model.ids) == [3, 12])
    assert window.grid.selected_ids() == [12]
    assert not window.status.newer.isVisible()


def test_what_others_say_of_photos_that_are_not_selected_is_seen_at_once(qtbot, window):
    show_boats(qtbot, window)
    select(qtbot, window, 3)
    tagging.tag(window._session.workspace, [7, 12], reject=["Rex"], origin="cli")
    window._session.poll()
    qtbot.waitUntil(lambda: sorted(window.model.ids) == [3, 11])
    assert window.grid.selected_ids() == [3]


def test_what_comes_into_a_list_waits_behind_a_button(qtbot, window):
    show_boats(qtbot, window)
    select(qtbot, window, 7)
    tagging.tag(window._session.workspace, [1], confirm=["Rex"], origin="cli")
    window._session.poll()
    qtbot.waitUntil(window.status.newer.isVisible)
    assert sorted(window.model.ids) == BOATS
    qtbot.mouseClick(window.status.newer, Qt.MouseButton.LeftButton)
    assert sorted(window.model.ids) == [1, *BOATS]


def test_a_filter_by_stars_follows_the_stars(qtbot, window):
    workspace = window._session.workspace
    mark(workspace, [2, 4, 6], Marks(rating=4))
    window._session.poll()
    window._browsing.set_filter("rating:>=4")
    qtbot.waitUntil(lambda: sorted(window.model.ids) == [2, 4, 6])
    window.grid.clearSelection()
    mark(workspace, [4], Marks(rating=1))
    window._session.poll()
    qtbot.waitUntil(lambda: sorted(window.model.ids) == [2, 6])
