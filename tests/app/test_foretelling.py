"""What is said of tags is on the screen before the library has it."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent

from photomanager.app import drags
from photomanager.app.session import Session
from photomanager.app.tasks import InlineTasks
from photomanager.operations import tagging
from tests.app.conftest import show_window

PHOTO = 3


@dataclass
class SlowLibrary(InlineTasks):
    """Edits wait until they are let through; all else is done at once."""

    waiting: list = field(default_factory=list)

    def run(self, pool, function, done, *, channel=None):
        if pool == "write":
            self.waiting.append(lambda: InlineTasks.run(self, pool, function, done))
        else:
            super().run(pool, function, done, channel=channel)

    def catch_up(self):
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def tasks():
    return SlowLibrary()


@pytest.fixture
def slow(qtbot, runtime, theme, tmp_path, tasks):
    """A window in which photo 3 is selected, which has the tag Rex; the tag Ida has none yet."""
    tagging.tag(runtime.workspace, [PHOTO, 5], add=["Rex"])
    tagging.tag(runtime.workspace, [7], add=["Ida"])
    session = Session(runtime, tasks)
    made = show_window(qtbot, session, tasks, theme, tmp_path / "window.ini", (1200, 800))
    qtbot.waitUntil(lambda: len(made.model.ids) == 30)
    made.grid.select_rows([list(made.model.ids).index(PHOTO)])
    qtbot.waitUntil(lambda: chip(made, "Rex") is not None)
    qtbot.waitUntil(lambda: made.model.record(PHOTO) is not None)
    yield made
    tasks.catch_up()
    session.close()


def chip(window, name):
    return next((one for one in window.inspector.tags.chips() if one.tag.name == name), None)


def under_thumbnail(window, name, photo=PHOTO):
    """The state of a tag as the grid paints it, None if it does not."""
    states = [one.state for one in window.model.record(photo).tags if one.name == name]
    return states[0] if states else None


def entry(window, name):
    section = next(one for one in window.sidebar.sections() if one.key == "tags")
    return next(one for one in section.children if one.title == name)


def test_a_withdrawn_tag_is_gone_at_once_in_both_places(qtbot, slow, tasks):
    shown = chip(slow, "Rex")
    expected = None if shown.tag.confidence is None else "suggested"
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Backspace)
    assert tasks.waiting, "the library does not know yet"
    left = chip(slow, "Rex")
    assert (None if left is None else left.tag.state) == expected
    assert under_thumbnail(slow, "Rex") == expected
    tasks.catch_up()
    slow._session.poll()
    assert under_thumbnail(slow, "Rex") != "confirmed"


def test_a_rejected_tag_is_so_under_the_thumbnail_whatever_is_read_meanwhile(qtbot, slow, tasks):
    shown = chip(slow, "Rex")
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert under_thumbnail(slow, "Rex") == "rejected"
    slow.model.invalidate(None)
    slow.frame.browsing.fetch_sight()
    assert under_thumbnail(slow, "Rex") == "rejected"
    tasks.catch_up()
    assert under_thumbnail(slow, "Rex") == "rejected"


def test_photos_dropped_on_a_tag_have_it_at_once(slow, tasks):
    data = QMimeData()
    drags.put_photos(data, [PHOTO])
    entries = slow.sidebar.entries
    index = entries.index_of(entry(slow, "Ida").key)
    entries.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, index)
    assert tasks.waiting
    assert under_thumbnail(slow, "Ida") == "confirmed"
    assert chip(slow, "Ida").tag.state == "confirmed"
    tasks.catch_up()
    assert under_thumbnail(slow, "Ida") == "confirmed"


def test_a_tag_dropped_on_a_photo_is_there_at_once(slow, tasks):
    data = QMimeData()
    drags.put_tag(data, entry(slow, "Ida").uuid)
    grid = slow.grid
    spot = grid.visualRect(slow.model.index(list(slow.model.ids).index(PHOTO))).center()
    drop = QDropEvent(
        QPointF(spot),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert grid.viewport().rect().contains(QPoint(spot))
    grid.dropEvent(drop)
    assert tasks.waiting
    assert under_thumbnail(slow, "Ida") == "confirmed"
    assert chip(slow, "Ida").tag.state == "confirmed"
    tasks.catch_up()
    assert under_thumbnail(slow, "Ida") == "confirmed"
    assert "Ida" in slow.status.message()


def test_what_the_library_refuses_is_taken_back(slow, tasks, runtime, monkeypatch):
    def refuse(_workspace, _asked, **_more):
        raise RuntimeError("refused")

    before = under_thumbnail(slow, "Ida")
    assert before != "confirmed"
    monkeypatch.setattr(tagging, "tag_in_turn", refuse)
    slow._session.tags.say([PHOTO], "add", "Ida", entry(slow, "Ida").tag_id)
    assert under_thumbnail(slow, "Ida") == "confirmed"
    tasks.catch_up()
    assert under_thumbnail(slow, "Ida") == before
    left = chip(slow, "Ida")
    assert (None if left is None else left.tag.state) == before
    assert slow.message.isVisible()
