"""Asking why a photo has a tag, by key and by menu."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton

from photomanager.app.loupe.said_line import SaidLine
from photomanager.app.reasons import MOST_LESSONS
from photomanager.app.session import Session
from photomanager.app.tasks import InlineTasks, TaskRunner
from photomanager.app.widgets.reasons_panel import looking_words, no_lessons_words
from photomanager.errors import DecodeError, TagError
from photomanager.library import tags
from photomanager.operations import tagging
from photomanager.operations.explain import Explanation, Pull
from tests.app.conftest import PHOTOS, jpeg, show_window
from tests.app.real_photos import lay_down
from tests.app.test_main_window import select, states

Key = Qt.Key
WHITE = (255, 255, 255)
PULLS = (
    Pull(1, "/photos/1.jpg", "confirmed", 5, 1.24, 0.12),
    Pull(2, "/photos/2.jpg", "rejected", 6, -0.42, -0.04),
    Pull(None, None, "confirmed", 7, 0.3, 0.03),
    Pull(3, "/photos/3.jpg", "confirmed", 8, 0.2, 0.02),
)


class FakeExplainer:
    """Finds evidence in the upper left of a white photo; waits or fails when told to."""

    def __init__(self):
        self.asked = []
        self.error = None
        self.pulls = PULLS
        self.via = None
        self.may_answer = threading.Event()
        self.may_answer.set()

    def __call__(self, workspace, photo_id, tag):
        with workspace.library.database.read() as connection:
            found = tags.by_name(connection, tag)
        tag_name = tag if found is None else found.name
        self.asked.append((photo_id, tag_name))
        assert self.may_answer.wait(10)
        if self.error is not None:
            raise self.error
        whole = (0.0, 0.0, 1.0, 1.0)
        cells = np.zeros((4, 4))
        cells[0, 0] = 2.0
        return Explanation(
            tag=tag_name,
            confidence=0.873,
            log_odds=2.0,
            cells=cells,
            bias=0.0,
            rounding=0.0,
            via=self.via,
            lessons=self.pulls,
            nearest=(),
            seen=whole,
            grid=whole,
            picture=jpeg(WHITE),
        )


@pytest.fixture
def explainer():
    made = FakeExplainer()
    yield made
    made.may_answer.set()


def opened(qtbot, runtime, theme, tmp_path, tasks, explainer):
    session = Session(runtime, tasks, explainer=explainer)
    made = show_window(qtbot, session, tasks, theme, tmp_path / "window.ini", (1200, 800))
    qtbot.waitUntil(lambda: len(made.model.ids) == PHOTOS)
    return made


@pytest.fixture
def window(qtbot, runtime, theme, tmp_path, explainer):
    made = opened(qtbot, runtime, theme, tmp_path, InlineTasks(), explainer)
    yield made
    made._session.close()


@pytest.fixture
def threaded(qtbot, runtime, theme, tmp_path, explainer):
    made = opened(qtbot, runtime, theme, tmp_path, TaskRunner(), explainer)
    yield made
    explainer.may_answer.set()
    made._session.close()


def mark(qtbot, window, row=0):
    """Selects a photo that has been given a tag and marks that tag."""
    photo = window.model.ids[row]
    tagging.tag(window._session.workspace, [photo], add=["Rex"])
    window._session.poll()
    qtbot.waitUntil(lambda: window.model.record(photo) is not None)
    select(qtbot, window, row)
    chips = window.inspector.tags.chips
    qtbot.waitUntil(lambda: any(one.tag.name == "Rex" for one in chips()))
    next(one for one in chips() if one.tag.name == "Rex").setFocus()
    assert window.inspector.tags.current.name == "Rex"
    return photo


def words(window):
    found = window.inspector.reasons.findChildren(QLabel)
    return [one.text().replace("\u200b", "") for one in found if one.isVisible() and one.text()]


def warm_spots(window, picture=None):
    """Where the preview, or another picture, has warm colours: x and y in fractions of it."""
    seen = (picture or window.inspector.preview).grab().toImage()
    return [
        (x / seen.width(), y / seen.height())
        for x in range(0, seen.width(), 4)
        for y in range(0, seen.height(), 4)
        if seen.pixelColor(x, y).red() > seen.pixelColor(x, y).blue() + 60
    ]


def test_h_shows_the_evidence_and_the_lessons(qtbot, window, explainer):
    photo = mark(qtbot, window)
    assert not warm_spots(window)
    qtbot.keyClick(window.grid, Key.Key_H)
    assert explainer.asked == [(photo, "Rex")]
    spots = warm_spots(window)
    assert spots
    assert all(x < 0.5 and y < 0.6 for x, y in spots)
    assert window.inspector.preview.accessibleName() == "Evidence for “Rex”"
    shown = words(window)
    assert shown[0] == "Why “Rex”? 87\u00a0% sure"
    assert shown[1].startswith("You said so. What the program makes of it: The warmer a place")
    assert shown[3:5] == ["made it 12\u00a0% surer", "confirmed on 1.jpg"]
    assert shown[5:7] == ["made it 4\u00a0% less sure", "rejected on 2.jpg"]
    assert shown[7:] == ["made it 3\u00a0% surer", "confirmed on a photo that is no longer here"]
    assert len(shown) == 3 + 2 * MOST_LESSONS
    assert window.inspector.reasons.accessibleName() == "Why “Rex”? 87\u00a0% sure"


@pytest.mark.parametrize("way", ["h", "escape", "button", "another photo", "an answer"])
def test_it_goes_away_again(qtbot, window, way):
    photo = mark(qtbot, window)
    qtbot.keyClick(window.grid, Key.Key_H)
    panel = window.inspector.reasons
    assert panel.isVisible()
    if way == "button":
        qtbot.mouseClick(panel.findChild(QToolButton), Qt.MouseButton.LeftButton)
    elif way == "another photo":
        select(qtbot, window, 3)
    elif way == "an answer":
        qtbot.keyClick(window.grid, Key.Key_N)
        assert states(window, photo)["Rex"] == "rejected"
    else:
        qtbot.keyClick(window.grid, {"h": Key.Key_H, "escape": Key.Key_Escape}[way])
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert not warm_spots(window)
    assert window.inspector.preview.accessibleName() == "Selected photo"
    assert not window.actions_by_key["back"].isEnabled()


def test_another_tag_of_the_photo_takes_its_place(qtbot, window, explainer):
    photo = mark(qtbot, window)
    tagging.tag(window._session.workspace, [photo], add=["Bello"])
    window._session.poll()
    qtbot.keyClick(window.grid, Key.Key_H)
    chips = window.inspector.tags.chips()
    other = next(one for one in chips if one.tag.name == "Bello")
    other.why_wanted.emit()
    assert explainer.asked == [(photo, "Rex"), (photo, "Bello")]
    assert words(window)[0] == "Why “Bello”? 87\u00a0% sure"


def test_a_tag_below_is_named_where_the_confidence_came_from_it(qtbot, window, explainer):
    explainer.via = "poodle"
    mark(qtbot, window)
    qtbot.keyClick(window.grid, Key.Key_H)
    assert "Because it is “poodle”." in words(window)[1]
    assert window.inspector.preview.accessibleName() == "Evidence for “poodle”"


def test_without_lessons_it_says_so(qtbot, window, explainer):
    explainer.pulls = (Pull(1, "/photos/1.jpg", "confirmed", 5, 0.001, 0.0),)
    mark(qtbot, window)
    qtbot.keyClick(window.grid, Key.Key_H)
    assert len(words(window)) == 2
    assert words(window)[1].endswith(no_lessons_words())


def test_an_error_is_a_sentence_in_the_bar(qtbot, window, explainer):
    explainer.error = DecodeError("/photos/1.jpg is missing; scan its folder again.")
    mark(qtbot, window)
    qtbot.keyClick(window.grid, Key.Key_H)
    assert window.message.text() == "/photos/1.jpg is missing; scan its folder again."
    assert not window.inspector.reasons.isVisible()


def test_a_selection_of_several_has_no_single_why(qtbot, window, explainer):
    mark(qtbot, window)
    select(qtbot, window, 0, 1)
    qtbot.waitUntil(lambda: not window.actions_by_key["why"].isEnabled())
    qtbot.keyClick(window.grid, Key.Key_H)
    assert explainer.asked == []


def test_a_folded_inspector_unfolds(qtbot, window):
    mark(qtbot, window)
    window.actions_by_key["inspector"].setChecked(False)
    qtbot.keyClick(window.grid, Key.Key_H)
    assert window.inspector.reasons.isVisible()


def large(qtbot, window, runtime, tmp_path):
    """Shows the marked tag's photo in the loupe: a blue one, on a grey ground."""
    lay_down(runtime.workspace, tmp_path / "photos")
    photo = mark(qtbot, window, row=2)
    qtbot.keyClick(window.grid, Key.Key_E)
    qtbot.waitUntil(lambda: not window._inspection._soon.isActive())
    return photo, window.views.view


def test_in_the_loupe_the_evidence_lies_over_the_large_photo(
    qtbot, window, runtime, tmp_path, explainer
):
    photo, loupe = large(qtbot, window, runtime, tmp_path)
    canvas = loupe.canvas
    assert not warm_spots(window, canvas)
    qtbot.keyClick(loupe, Key.Key_H)
    assert explainer.asked == [(photo, "Rex")]
    spots = warm_spots(window, canvas)
    assert spots
    assert all(x < 0.5 and y < 0.55 for x, y in spots)
    assert window.inspector.reasons.isVisible()
    # It follows zoom and pan: at every pixel only the corner is seen, then less and less of it.
    corner = canvas._frame().place(canvas.zoom).topLeft().toPoint() + QPoint(4, 4)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=corner)
    assert canvas.percent == 100
    assert len(warm_spots(window, canvas)) > 2 * len(spots)
    for _ in range(20):
        qtbot.keyClick(loupe, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not warm_spots(window, canvas)
    qtbot.keyClick(loupe, Key.Key_Z)
    assert warm_spots(window, canvas) == spots
    qtbot.keyClick(loupe, Key.Key_H)
    assert not warm_spots(window, canvas)


@pytest.mark.parametrize("way", ["escape", "another photo", "there and back"])
def test_over_the_large_photo_it_goes_away_again(qtbot, window, runtime, tmp_path, way):
    _, loupe = large(qtbot, window, runtime, tmp_path)
    qtbot.keyClick(loupe, Key.Key_H)
    assert warm_spots(window, loupe.canvas)
    if way == "there and back":
        qtbot.keyClick(loupe, Key.Key_G)
        qtbot.keyClick(window.grid, Key.Key_E)
        assert warm_spots(window, loupe.canvas)  # it is the same photo still
        return
    qtbot.keyClick(loupe, {"escape": Key.Key_Escape, "another photo": Key.Key_Right}[way])
    assert not [one for one in warm_spots(window, loupe.canvas) if way == "escape"]
    qtbot.waitUntil(lambda: not window._inspection._soon.isActive())
    assert window.views.current == "loupe"
    qtbot.keyClick(loupe, Key.Key_Home)
    qtbot.keyClick(loupe, Key.Key_Right)
    qtbot.keyClick(loupe, Key.Key_Right)
    assert not warm_spots(window, loupe.canvas)


def test_on_the_full_screen_a_line_names_the_tag(qtbot, window, runtime, tmp_path):
    _, loupe = large(qtbot, window, runtime, tmp_path)
    qtbot.keyClick(loupe, Key.Key_F)
    line = window.views.findChild(SaidLine)
    qtbot.keyClick(loupe, Key.Key_H)
    assert warm_spots(window, loupe.canvas)
    assert line.full_text() == "Why “Rex”? 87\u00a0% sure"
    assert not window.inspector.isVisible()
    qtbot.keyClick(loupe, Key.Key_Escape)
    assert not warm_spots(window, loupe.canvas)
    assert window.isFullScreen()


def test_while_the_network_looks_the_window_works_and_says_so(qtbot, threaded, explainer):
    explainer.may_answer.clear()
    mark(qtbot, threaded)
    qtbot.keyClick(threaded.grid, Key.Key_H)
    assert words(threaded) == ["Why “Rex”?", looking_words()]
    threaded.search_bar.set_text("state:confirmed Rex")  # is not held up
    qtbot.waitUntil(lambda: len(threaded.model.ids) < PHOTOS)
    explainer.may_answer.set()
    qtbot.waitUntil(lambda: looking_words() not in words(threaded))


def test_what_is_found_too_late_is_not_shown(qtbot, threaded, explainer):
    explainer.may_answer.clear()
    photo = mark(qtbot, threaded)
    qtbot.keyClick(threaded.grid, Key.Key_H)
    qtbot.waitUntil(lambda: explainer.asked == [(photo, "Rex")])
    qtbot.keyClick(threaded.grid, Key.Key_Escape)
    explainer.may_answer.set()
    qtbot.wait(200)
    assert not threaded.inspector.reasons.isVisible()
    assert not warm_spots(threaded)


def test_a_missing_tag_is_explained_by_its_name(qtbot, window, explainer):
    photo = mark(qtbot, window)
    field = window.inspector.tags.field
    field.setFocus()
    qtbot.keyClicks(field, "boat")
    qtbot.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert explainer.asked == [(photo, "boat")]
    assert words(window)[0] == "Why not “boat”? 87\u00a0% sure"
    assert words(window)[1].startswith("The photo does not have it.")


def test_an_unknown_missing_tag_is_said_in_the_bar(qtbot, window, explainer):
    explainer.error = TagError('There is no tag "bota". Did you mean "boat"?')
    mark(qtbot, window)
    field = window.inspector.tags.field
    qtbot.keyClicks(field, "bota")
    qtbot.mouseClick(window.inspector.tags.doubt, Qt.MouseButton.LeftButton)
    assert "bota" in window.message.text()
    assert not window.inspector.reasons.isVisible()
