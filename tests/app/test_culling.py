"""Rating and culling in the window, by keys and by mouse."""

import pytest
from PySide6.QtCore import Qt

from photomanager.app.culling import mark_sentence
from photomanager.app.widgets.filter_strip import FilterStrip
from photomanager.errors import LibraryError
from photomanager.operations import photos, rating
from photomanager.operations.rating import Marks

Key = Qt.Key
Shift = Qt.KeyboardModifier.ShiftModifier


def select(window, *rows):
    window.grid.setFocus()
    window.grid.select_rows(list(rows))
    window.grid.set_current(rows[0])


def stored(window, row):
    found = photos.rows(window._session.workspace, [window.model.ids[row]])[0]
    return found.rating, found.pick, found.label


def shown(window, row):
    record = window.model.record(window.model.ids[row])
    return record.rating, record.pick, record.label


def test_keys_mark_all_selected_photos_and_undo_takes_it_back(qtbot, window):
    select(window, 0, 1, 4)
    qtbot.keyClick(window.grid, Key.Key_4)
    qtbot.keyClick(window.grid, Key.Key_P)
    qtbot.keyClick(window.grid, Key.Key_6)
    assert [stored(window, row) for row in (0, 1, 2, 4)] == [
        (4, 1, "Red"), (4, 1, "Red"), (None, None, None), (4, 1, "Red")
    ]  # fmt: skip
    qtbot.waitUntil(lambda: shown(window, 4) == (4, 1, "Red"))
    assert window.status.message() == "3 photos: label red"
    window.actions_by_key["undo"].trigger()
    assert stored(window, 4) == (4, 1, None)
    qtbot.waitUntil(lambda: shown(window, 4) == (4, 1, None))


@pytest.mark.parametrize(
    ("keys", "marks"),
    [
        ([Key.Key_5, Key.Key_0], (0, None, None)),
        ([Key.Key_X], (None, -1, None)),
        ([Key.Key_P, Key.Key_U], (None, None, None)),
        ([Key.Key_7], (None, None, "Yellow")),
        ([Key.Key_8, Key.Key_8], (None, None, None)),
        ([Key.Key_9], (None, None, "Blue")),
    ],
)
def test_each_key_does_what_it_says(qtbot, window, keys, marks):
    select(window, 3)
    for key in keys:
        qtbot.keyClick(window.grid, key)
        qtbot.waitUntil(lambda: shown(window, 3) == stored(window, 3))
    assert stored(window, 3) == marks


def test_nothing_selected_nothing_marked(qtbot, window):
    window.grid.setFocus()
    window.grid.clearSelection()
    qtbot.keyClick(window.grid, Key.Key_5)
    assert not window.actions_by_key["rate_5"].isEnabled()
    assert stored(window, 0) == (None, None, None)


def test_digits_in_a_field_are_text(qtbot, window):
    select(window, 0)
    qtbot.keyClick(window.grid, Key.Key_T)
    qtbot.keyClicks(window.inspector.tags.field, "3px")
    assert window.inspector.tags.field.text() == "3px"
    assert stored(window, 0) == (None, None, None)


def test_with_advance_each_mark_goes_on(qtbot, window):
    select(window, 0)
    qtbot.keyClick(window.grid, Key.Key_A, Shift)
    assert window.actions_by_key["advance"].isChecked()
    for key in (Key.Key_P, Key.Key_X, Key.Key_3):
        qtbot.keyClick(window.grid, key)
    assert [stored(window, row)[:2] for row in range(4)] == [
        (None, 1), (None, -1), (3, None), (None, None)
    ]  # fmt: skip
    assert window.grid.selected_ids() == [window.model.ids[3]]


class SlowTasks:
    """Keeps edits back until they are let through; everything else runs at once."""

    def __init__(self, inner):
        self._inner = inner
        self.waiting = []

    def run(self, pool, function, done, *, channel=None):
        if pool == "write":
            self.waiting.append((function, done))
        else:
            self._inner.run(pool, function, done, channel=channel)

    def let_through(self):
        for function, done in self.waiting:
            self._inner.run("write", function, done)
        self.waiting = []


@pytest.fixture
def slow(window, monkeypatch):
    made = SlowTasks(window._session._tasks)
    monkeypatch.setattr(window._session, "_tasks", made)
    return made


def test_the_answer_is_on_screen_before_it_is_written(qtbot, window, slow):
    select(window, 0, 1)
    qtbot.keyClick(window.grid, Key.Key_5)
    assert shown(window, 1) == (5, None, None)
    assert stored(window, 1) == (None, None, None)
    # What is read meanwhile does not take it back.
    window.model.invalidate(None)
    window._browsing.fetch_sight()
    assert shown(window, 1) == (5, None, None)
    slow.let_through()
    assert stored(window, 1) == (5, None, None)


def test_what_cannot_be_written_is_taken_back_and_said(qtbot, window, slow, monkeypatch):
    def fail(*_args, **_kwargs):
        raise LibraryError("The disk is full. Make room.")

    monkeypatch.setattr(rating, "mark", fail)
    select(window, 0)
    qtbot.keyClick(window.grid, Key.Key_5)
    assert shown(window, 0) == (5, None, None)
    slow.let_through()
    qtbot.waitUntil(lambda: shown(window, 0) == (None, None, None))
    assert window.message.isVisible()


def test_the_filter_limits_what_is_shown(qtbot, window):
    select(window, 2, 5, 7)
    qtbot.keyClick(window.grid, Key.Key_4)
    select(window, 5)
    qtbot.keyClick(window.grid, Key.Key_P)
    ids = list(window.model.ids)
    qtbot.keyClick(window.grid, Key.Key_Backslash)
    strip = window.findChild(FilterStrip)
    assert strip.isVisible()
    qtbot.mouseClick(strip.stars[2], Qt.MouseButton.LeftButton)
    assert window.model.ids == [ids[2], ids[5], ids[7]]
    qtbot.mouseClick(strip.flags["yes"], Qt.MouseButton.LeftButton)
    assert window.model.ids == [ids[5]]
    window.search_bar.set_text("state:confirmed")
    qtbot.waitUntil(lambda: window.model.ids == [])
    window.search_bar.set_text("")
    qtbot.mouseClick(strip.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.model.ids) == len(ids))
    qtbot.mouseClick(strip.labels["red"], Qt.MouseButton.LeftButton)
    assert window.model.ids == []
    assert window.pages.page() is window.pages.empty
    window.pages.empty.pressed.emit()
    assert len(window.model.ids) == len(ids)
    assert not strip.isVisible()


def test_the_filter_stands_above_photos_only(qtbot, window):
    select(window, 1)
    window.actions_by_key["filter"].setChecked(True)
    strip = window.findChild(FilterStrip)
    for view, there in (("review", False), ("loupe", True), ("board", False), ("grid", True)):
        window.views.go(view)
        assert strip.isVisible() == there


def test_sentences_say_what_was_marked():
    assert mark_sentence(Marks(rating=1), 1) == "1 photo: 1 star"
    assert mark_sentence(Marks(rating=0, pick=None, label=None), 2) == (
        "2 photos: no stars · no flag · no label"
    )
    assert mark_sentence(Marks(pick=-1), 0) == "Nothing to change"
