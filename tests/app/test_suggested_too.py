"""The number beside a tag is what a click shows; what is only suggested is said, a step away."""

import pytest
from PySide6.QtCore import Qt

from photomanager.app.item_models.sidebar_model import SidebarRole
from photomanager.app.suggested_too import SuggestedToo, suggested_words
from photomanager.operations import places, tagging
from photomanager.operations.places import Place
from tests.app.test_main_window import click_place, places_of


@pytest.fixture
def half_answered(window, session, qtbot):
    """Boats: confirmed on two photos, suggested on others."""
    workspace = session.workspace
    tagging.tag(workspace, [1, 2], add=["boat"])
    session.poll()
    boat = Place("tag", tag_id=named(window, "boat").tag_id)
    there = len(places.find(workspace, boat, "", "date"))
    assert there >= 2
    qtbot.waitUntil(lambda: named(window, "boat").count == there)  # it may follow after a rest
    return window


def tags_of(window):
    """Every tag of the sidebar."""
    entries = (index.data(SidebarRole.ENTRY) for index in places_of(window))
    return [one for one in entries if one.tag_id]


def named(window, name):
    return next(one for one in tags_of(window) if one.title == name)


def test_every_number_is_that_of_the_photos_a_click_shows(qtbot, half_answered):
    window = half_answered
    assert len(tags_of(window)) > 1
    for entry in tags_of(window):
        click_place(qtbot, window, entry.title)
        qtbot.waitUntil(lambda key=entry.key: window._browsing.place.key == key)
        assert len(window.model.ids) == entry.count, entry.title
        assert "not" in entry.hint


def test_suggestions_are_said_and_shown(qtbot, half_answered):
    window, bar = half_answered, half_answered.findChild(SuggestedToo).bar
    boat = named(window, "boat")
    suggested = places.find(
        window._session.workspace, Place("suggested", tag_id=boat.tag_id), "", "date"
    )
    assert suggested
    assert not bar.isVisible()
    click_place(qtbot, window, "boat")
    qtbot.waitUntil(bar.isVisible)
    assert bar.question() == suggested_words("boat", len(suggested))
    assert not set(window.model.ids) & set(suggested)
    assert window._browsing.query() == 'tag:"boat" -state:suggested'
    qtbot.mouseClick(bar.buttons["show"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(window.model.ids) == set(suggested))
    assert not bar.isVisible()
    assert window.search_bar.scope.text() == "in boat, only suggested"
    assert window._browsing.query() == 'tag:"boat" state:suggested'


def test_the_suggestions_of_the_tag_can_be_reviewed(qtbot, half_answered):
    window, bar = half_answered, half_answered.findChild(SuggestedToo).bar
    click_place(qtbot, window, "boat")
    qtbot.waitUntil(bar.isVisible)
    qtbot.mouseClick(bar.buttons["review"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.views.current == "review")
    assert not bar.isVisible()


def test_elsewhere_nothing_is_said(qtbot, half_answered):
    window, bar = half_answered, half_answered.findChild(SuggestedToo).bar
    click_place(qtbot, window, "boat")
    qtbot.waitUntil(bar.isVisible)
    click_place(qtbot, window, "All photos")
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_tag_on_no_photo_yet_says_so(qtbot, window, session):
    tagging.tag(session.workspace, [5], add=["Trip"])
    tagging.tag(session.workspace, [5], remove=["Trip"])
    session.poll()
    qtbot.waitUntil(lambda: named(window, "Trip").count == 0)
    click_place(qtbot, window, "Trip")
    qtbot.waitUntil(lambda: window.pages.page() is window.pages.empty)
    assert window.pages.empty.title() == "No photo has this tag yet"
    assert suggested_words("Trip", 2, more=False) == (
        "“Trip” is suggested on 2 photos that nobody has answered yet."
    )
