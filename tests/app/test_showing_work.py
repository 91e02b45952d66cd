"""Long work in the window: what, how far, how fast, how long; pause and stop."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from photomanager.app.keyword_question import KeywordQuestion
from photomanager.app.session import Session
from photomanager.app.session.progress import Progress
from photomanager.app.tasks import TaskRunner
from photomanager.app.widgets.work_strip import WorkStrip, work_words
from photomanager.library import backup as copies
from photomanager.operations import keywords, tag_tables, tagging, trash, undo
from tests import taught_library
from tests.app.albums import put_files
from tests.app.conftest import show_window

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def busy(qtbot, runtime, theme, tmp_path):
    """A window whose work runs on threads."""
    tasks = TaskRunner()
    session = Session(runtime, tasks)
    made = show_window(qtbot, session, tasks, theme, tmp_path / "window.ini", (900, 600))
    qtbot.waitUntil(lambda: len(made.model.ids) == 30)
    yield made
    session.close()


def strip(window):
    found = [one for one in window.findChildren(WorkStrip) if one.isVisible()]
    return found[0] if found else None


def choose(window, action, file):
    window.actions_by_key[action].trigger()
    dialog = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(file))
    dialog.close()


class Gate:
    """Lets a worker through one step at a time, and the rest when it is opened."""

    def __init__(self):
        self._step = threading.Semaphore(0)

    def wait(self):
        assert self._step.acquire(timeout=10)

    def open(self, steps=1):
        self._step.release(steps)


def test_the_trash_says_how_far_it_is_pauses_and_stops_between_photos(
    qtbot, busy, runtime, tmp_path, monkeypatch
):
    album = put_files(runtime.workspace, tmp_path / "album", [1, 2, 3])
    gate, real = Gate(), trash.move_to_trash

    def discard(path):
        gate.wait()
        (album / path.rpartition(b"/")[2].decode()).unlink()

    def move(workspace, ids, **more):
        return real(workspace, ids, discard=discard, **more)

    monkeypatch.setattr(trash, "move_to_trash", move)
    busy.grid.select_rows([list(busy.model.ids).index(one) for one in (1, 2, 3)])
    busy.actions_by_key["trash"].trigger()
    box = next(one for one in busy.findChildren(QMessageBox) if one.isVisible())
    next(one for one in box.buttons() if one.text() == "Move to trash").click()
    qtbot.waitUntil(lambda: strip(busy) is not None)
    shown = strip(busy)
    assert shown.words() == "Moving to the trash · 0 of 3 photos"
    gate.open()
    qtbot.waitUntil(lambda: shown.words().startswith("Moving to the trash · 1 of 3 photos"))
    qtbot.mouseClick(shown.pause, Left)
    assert "Paused" in shown.words()
    gate.open(9)
    qtbot.waitUntil(lambda: len(list(album.glob("*.jpg"))) == 1)
    qtbot.wait(150)
    assert len(list(album.glob("*.jpg"))) == 1, "it rests after the photo at hand"
    qtbot.mouseClick(shown.stop, Left)
    qtbot.waitUntil(lambda: "Stopped" in busy.status.message())
    assert busy.status.message() == "Stopped. Moved 2 photos to the trash"
    assert len(list(album.glob("*.jpg"))) == 1
    qtbot.waitUntil(lambda: len(busy.model.ids) == 28)
    qtbot.waitUntil(lambda: strip(busy) is None)


def test_a_backup_that_is_stopped_leaves_nothing(qtbot, busy, runtime, monkeypatch):
    monkeypatch.setattr(copies, "_PAGES", 1)
    gate = Gate()
    note = Progress.note_or_stop

    def slowly(self, done, total):
        note(self, done, total)
        gate.wait()

    monkeypatch.setattr(Progress, "note_or_stop", slowly)
    busy.actions_by_key["back_up"].trigger()
    gate.open(3)
    qtbot.waitUntil(lambda: strip(busy) is not None)
    shown = strip(busy)
    qtbot.waitUntil(lambda: shown.words().startswith("Making a backup · "))
    assert not shown.pause.isVisible(), "a copy is of one moment"
    qtbot.mouseClick(shown.stop, Left)
    assert shown.words() == "Making a backup · Stopping …"
    gate.open()
    qtbot.waitUntil(lambda: busy.status.message() == "Stopped. Nothing was written.")
    assert list((runtime.workspace.library.directory / "backups").iterdir()) == []


def test_an_export_that_is_stopped_writes_nothing(qtbot, busy, tmp_path, monkeypatch):
    monkeypatch.setattr(tag_tables, "_AT_A_TIME", 1)
    gate = Gate()
    note = Progress.note_or_stop

    def slowly(self, done, total):
        note(self, done, total)
        gate.wait()

    monkeypatch.setattr(Progress, "note_or_stop", slowly)
    busy.grid.selectAll()
    choose(busy, "export_tags", tmp_path / "tags.csv")
    gate.open(4)
    qtbot.waitUntil(lambda: strip(busy) is not None)
    shown = strip(busy)
    qtbot.waitUntil(lambda: shown.words().startswith("Exporting tags · 4 of 30 photos"))
    qtbot.mouseClick(shown.stop, Left)
    gate.open()
    qtbot.waitUntil(lambda: busy.status.message() == "Stopped. Nothing was written.")
    assert not (tmp_path / "tags.csv").exists()


def hold(monkeypatch):
    """Has work that asks whether to go on wait there."""
    gate, real = Gate(), Progress.go_on

    def slowly(self):
        gate.wait()
        real(self)

    monkeypatch.setattr(Progress, "go_on", slowly)
    return gate


def stop_it(qtbot, window, gate, what, words):
    """Stops the work on screen and waits until that is said."""
    qtbot.waitUntil(lambda: strip(window) is not None)
    shown = strip(window)
    assert shown.words() == what
    assert not shown.pause.isVisible(), "the library is locked meanwhile"
    qtbot.mouseClick(shown.stop, Left)
    assert shown.words() == f"{what} · Stopping …"
    gate.open()
    qtbot.waitUntil(lambda: window.status.message() == words)
    qtbot.waitUntil(lambda: strip(window) is None)


def test_an_import_that_is_stopped_changes_nothing(qtbot, busy, runtime, tmp_path, monkeypatch):
    exported, table = tmp_path / "mine.learner", tmp_path / "tags.csv"
    tagging.tag(runtime.workspace, [1], add=["Rex"])
    choose(busy, "export_learner", exported)
    qtbot.waitUntil(exported.exists)
    undo.undo(runtime.workspace)
    before = taught_library.tables(runtime.workspace)
    table.write_text("path,tag\nsomewhere,Rex\n")
    gate = hold(monkeypatch)
    for action, file, what in (
        ("import_learner", exported, "Importing what was learned"),
        ("import_tags", table, "Importing tags"),
    ):
        choose(busy, action, file)
        stop_it(qtbot, busy, gate, what, "Stopped. Nothing has changed.")
        busy.status.say("")
    assert taught_library.tables(runtime.workspace) == before
    gate.open(1_000)
    choose(busy, "import_learner", exported)
    qtbot.waitUntil(lambda: busy.status.message().startswith("Learned 1 new answer"))


def test_learning_from_keywords_is_stopped(qtbot, busy, runtime, monkeypatch):
    gate = hold(monkeypatch)
    busy.findChild(KeywordQuestion)._take("yes")
    stop_it(qtbot, busy, gate, "Learning from keywords", "Stopped. Nothing has changed.")
    assert keywords.agreed(runtime.workspace) is None


def test_what_is_over_at_once_shows_no_strip(qtbot, window):
    window.actions_by_key["back_up"].trigger()
    qtbot.wait(400)
    assert strip(window) is None
    assert not window.findChildren(WorkStrip)


def test_rate_and_time_left():
    now = 0.0
    progress = Progress("Moving", 100, clock=lambda: now)
    assert work_words(progress) == "Waiting for other work"

    def work():
        nonlocal now
        progress.note(1, 100)
        now = 0.5
        assert work_words(progress) == "1 of 100 photos", "too early to tell"
        now = 4.0
        progress.note(20, 100)
        assert work_words(progress) == "20 of 100 photos · 5.0 a second · about 15 s left"
        progress.set_paused(True)
        assert work_words(progress) == "Paused · 20 of 100 photos"
        progress.end()
        assert progress.stopped(), "whoever is stopped does not rest"

    progress.run(work)
    assert progress.ended.is_set()
