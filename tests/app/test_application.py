import sys
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QPushButton

from photomanager import settings
from photomanager.app import application
from photomanager.app.dialogs.backups import RestoreDialog
from photomanager.app.main_window import MainWindow
from photomanager.app.session.progress import Progress
from photomanager.app.theme import Theme, ThemeChoice
from photomanager.errors import LibraryDamagedError, PhotoManagerError
from photomanager.library import backup as copies
from photomanager.library import tags
from photomanager.library.library import Library


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Settings and window state of a user who never started the program."""
    monkeypatch.setattr("photomanager.paths.settings_file", lambda: tmp_path / "settings.toml")
    return tmp_path


def fail_to_open(monkeypatch, error):
    def refuse(_directory):
        raise error

    monkeypatch.setattr(application.Runtime, "open", refuse)


def test_a_damaged_library_is_said_in_a_window_of_its_own(qapp, home, monkeypatch):
    fail_to_open(monkeypatch, LibraryDamagedError("The library /x is damaged."))
    shown = []

    def read():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append((box.text(), box.informativeText()))
        box.close()

    QTimer.singleShot(0, read)
    assert application.run(qapp, home / "library") == 1
    assert shown[0][0] == "The library /x is damaged."
    assert "--library" in shown[0][1]


def test_a_damaged_library_is_replaced_by_its_newest_whole_backup(qapp, home, monkeypatch):
    folder = home / "library"
    opened = Library.open(folder)
    with opened.database.write() as connection:
        tags.create(connection, "dog", origin="user")
    whole, _ = copies.backup(opened)
    broken, _ = copies.backup(opened)
    opened.close()
    broken.write_bytes(b"no database")
    (folder / "library.db").write_bytes(b"damaged " * 9_000)
    shown, found = [], []

    def agree():
        box = QApplication.activeModalWidget()
        shown.append(box.informativeText())
        box.buttons()[0].click()

    real = application.Runtime.open

    def open_and_look(directory):
        runtime = real(directory)
        with runtime.workspace.library.database.read() as connection:
            found.extend(one.name for one in tags.all_tags(connection) if one.origin == "user")
        return runtime

    monkeypatch.setattr(application.Runtime, "open", open_and_look)
    QTimer.singleShot(0, agree)
    runtime = application.open_library(folder)
    runtime.close()
    assert whole.name in shown[0]
    assert found == ["dog"]
    assert list(folder.glob("backups/damaged-*/library.db"))


class Hand:
    """Does one thing after another while the application runs, each as soon as it is possible.

    Args:
        steps: Each is called again and again until it returns something that is true.
    """

    def __init__(self, *steps):
        self._steps = list(steps)
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self):
        if self._steps and self._steps[0]():
            self._steps.pop(0)
        if not self._steps:
            self._timer.stop()

    @property
    def left(self):
        """How many steps were not possible."""
        return len(self._steps)


def own_tags(library):
    opened = Library.open(library)
    try:
        with opened.database.read() as connection:
            return [one.name for one in tags.all_tags(connection) if one.origin == "user"]
    finally:
        opened.close()


def make_tag(library, name):
    opened = Library.open(library)
    with opened.database.write() as connection:
        tags.create(connection, name, origin="user")
    return opened


def main_window():
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    return next((one for one in shown if one.isVisible()), None)


@pytest.fixture
def changed_library(home):
    """A library, a backup of it with the tag "old", and since then the tag "new"."""
    library = home / "library"
    opened = make_tag(library, "old")
    file, _ = copies.backup(opened)
    opened.close()
    make_tag(library, "new").close()
    return library, file


def next_window(windows):
    """Another window than those seen before, which it joins."""
    window = main_window()
    if window is None or window in windows:
        return False
    windows.append(window)
    return True


def test_a_backup_is_restored_and_the_window_opens_again(qapp, changed_library):
    library, file = changed_library
    windows, said = [], []

    def open_the_first():
        return next_window(windows)

    def ask_for_backups():
        windows[0].actions_by_key["restore"].trigger()
        return True

    def press_restore():
        dialog = windows[0].findChild(RestoreDialog)
        if dialog.go.isEnabled():
            dialog.go.click()
        return dialog.findChild(QMessageBox)

    def agree():
        buttons = windows[0].findChild(RestoreDialog).findChild(QMessageBox).buttons()
        next(one for one in buttons if one.text() == "Restore").click()
        return True

    def open_the_second():
        return next_window(windows)

    def read_what_is_said_and_leave():
        said.append(windows[1].status.message())
        return windows[1].close()

    hand = Hand(
        open_the_first,
        ask_for_backups,
        press_restore,
        agree,
        open_the_second,
        read_what_is_said_and_leave,
    )
    assert application.run(qapp, library) == 0
    assert hand.left == 0
    assert own_tags(library) == ["old"]
    (kept,) = (one for one in (library / "backups").glob("library-*.db") if one != file)
    assert said[0].startswith("The library is as it was: 0 photos.")
    assert str(kept) in said[0]


def test_going_back_is_stopped_and_the_window_opens_again(qapp, changed_library, monkeypatch):
    library, file = changed_library
    windows, said = [], []
    gate, real = threading.Event(), Progress.go_on

    def slowly(self):
        assert gate.wait(10)
        real(self)

    monkeypatch.setattr(Progress, "go_on", slowly)

    def open_the_first():
        return next_window(windows)

    def want_it():
        windows[0].frame.session.restore_wanted.emit(file)
        return True

    def press_stop():
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QProgressDialog) and box.isVisible():
                QTest.mouseClick(box.findChild(QPushButton), Qt.MouseButton.LeftButton)
                gate.set()
                return True
        return False

    def open_the_second():
        return next_window(windows)

    def read_what_is_said_and_leave():
        said.append(windows[1].status.message())
        return windows[1].close()

    before = own_tags(library)
    hand = Hand(open_the_first, want_it, press_stop, open_the_second, read_what_is_said_and_leave)
    assert application.run(qapp, library) == 0
    assert hand.left == 0
    assert said == ["Stopped. Nothing has changed."]
    assert own_tags(library) == before != ["old"]


def test_a_backup_that_cannot_be_restored_leaves_the_library_and_says_why(qapp, changed_library):
    library, file = changed_library
    with file.open("r+b") as stream:
        stream.seek(20_000)
        stream.write(b"damaged " * 2_000)
    windows, said = [], []

    def open_the_first():
        return next_window(windows)

    def want_it():
        windows[0].frame.session.restore_wanted.emit(file)
        return True

    def open_the_second():
        return next_window(windows)

    def read_what_is_said_and_leave():
        said.append(windows[1].message.text())
        return windows[1].close()

    hand = Hand(open_the_first, want_it, open_the_second, read_what_is_said_and_leave)
    assert application.run(qapp, library) == 0
    assert hand.left == 0
    assert "is damaged" in said[0]
    assert sorted(own_tags(library)) == ["new", "old"]


def test_the_window_opens_runs_and_closes(qapp, home, monkeypatch, runtime):
    monkeypatch.setattr(application.Runtime, "open", lambda _directory: _Opened(runtime))
    seen = []

    def look():
        window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        seen.append((window.windowTitle(), sys.excepthook is not sys.__excepthook__))
        window.close()

    QTimer.singleShot(300, look)
    before = sys.excepthook
    assert application.run(qapp, home / "library", folders=[home]) == 0
    assert seen == [("Photo Manager", True)]
    assert sys.excepthook is before
    assert (home / "window.ini").exists()


@pytest.mark.parametrize("trouble", ["damaged", "no folder"])
def test_with_settings_that_cannot_be_read_or_written_it_opens_and_says_so(
    qapp, home, monkeypatch, runtime, trouble
):
    monkeypatch.setattr(application.Runtime, "open", lambda _directory: _Opened(runtime))
    file = home / "settings.toml"
    if trouble == "damaged":
        file.write_text("theme = ")
    else:
        (home / "blocked").write_text("a file where a folder should be")
        file = home / "blocked" / "settings.toml"
        monkeypatch.setattr("photomanager.paths.settings_file", lambda: file)
    seen = []

    def look():
        window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        seen.append(window.message.text())
        window.actions_by_key["theme_dark"].trigger()
        seen.append(window.message.text())
        window.close()

    QTimer.singleShot(300, look)
    assert application.run(qapp, home / "library") == 0
    opened, changed = seen
    assert str(file) in opened
    if trouble == "damaged":
        assert settings.load(file).theme == "dark"
        assert (home / "settings.toml.damaged").exists()
    else:
        assert changed.startswith("This is not remembered")


class _Opened:
    """A runtime in a `with`; the fixture closes it."""

    def __init__(self, runtime):
        self.runtime = runtime

    def __enter__(self):
        return self.runtime

    def __exit__(self, *_):
        return None


def test_a_bug_is_logged_and_said_without_a_trace(session, caplog):
    said = []
    session.failed.connect(said.append)
    error = ValueError("inner workings")
    application.on_bug(session, ValueError, error, None)
    assert "inner workings" not in said[0]
    assert "ValueError" in said[0]
    assert caplog.records[0].exc_info[1] is error


def test_an_error_of_the_users_world_is_said_as_it_is(session, caplog):
    said = []
    session.failed.connect(said.append)
    session.report(PhotoManagerError("The disk is full."))
    assert said == ["The disk is full."]
    assert not caplog.records


def test_the_system_theme_is_followed(qapp):
    theme = Theme()
    theme.choose(ThemeChoice.SYSTEM)
    assert theme.colours.dark == (
        qapp.styleHints().colorScheme() == qapp.styleHints().colorScheme().Dark
    )
    qapp.setStyleSheet("")
