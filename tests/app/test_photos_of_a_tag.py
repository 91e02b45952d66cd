"""Sidebar, chips and tag board lead to the same photos of a tag."""

from photomanager.app.item_models.palette_model import ChoiceRole
from photomanager.app.tag_summary import TagSummary
from photomanager.library import tags
from photomanager.operations import tagging


def test_what_has_a_tag_is_shown_alike_wherever_it_is_asked_for(qtbot, window):
    """The number in the sidebar is what a click there, on a chip and on the board shows."""
    workspace = window._session.workspace
    tagging.tag(workspace, [1, 2, 3], confirm=["animal"])
    window._session.poll()
    with workspace.library.database.read() as connection:
        found = tags.by_name(connection, "animal")
    entries = window.sidebar.entries
    qtbot.waitUntil(lambda: entries.index_of(f"tag:{found.id}").isValid())
    qtbot.waitUntil(lambda: (entries.entry(entries.index_of(f"tag:{found.id}")).count or 0) >= 3)
    count = entries.entry(entries.index_of(f"tag:{found.id}")).count
    summary = TagSummary(found.id, "animal", "confirmed", None, 1, 1, (("confirmed", 1),))
    window.inspector.tags.search_wanted.emit(summary)
    qtbot.waitUntil(lambda: len(window.model.ids) == count)
    assert window.frame.browsing.place.tag_id == found.id
    field = window.search_bar.field
    field.setFocus()
    qtbot.keyClicks(field, "animal")
    lines = field._lines
    qtbot.waitUntil(lambda: lines.rowCount() > 0)
    notes = [lines.index(row, 0) for row in range(lines.rowCount())]
    (note,) = (one.data(ChoiceRole.NOTE) for one in notes if one.data() == "animal")
    assert f"{count} photos" in note
    window.search("")
    window.views.go("board")
    qtbot.waitUntil(lambda: window.views.view.model.row_of(found.id) >= 0)
    window.views.view.choose(found.id)
    qtbot.waitUntil(lambda: window.views.view.panel.row is not None)
    window.views.view.panel.photos.click()
    assert window.frame.browsing.place.tag_id == found.id
    qtbot.waitUntil(lambda: len(window.model.ids) == count)


def test_a_tag_that_is_not_in_the_sidebar_is_searched_for(qtbot, window):
    window.inspector.tags.search_wanted.emit(
        TagSummary(999_999, "nowhere to be found", "confirmed", None, 1, 1, ())
    )
    assert window.search_bar.text() == 'tag:"nowhere to be found"'
