import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import io
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from photomanager.app.main_window import MainWindow
from photomanager.app.session import Session
from photomanager.app.tasks import InlineTasks
from photomanager.app.theme import Theme, ThemeChoice
from photomanager.app.translation import speak
from photomanager.imaging import thumbnail
from photomanager.indexing.index_report import IndexProgress
from photomanager.library.changes import ChangeReader
from tests import taught_library

PHOTOS = 30


def pytest_collection_modifyitems(items):
    # What the offscreen platform says of itself is not about the window.
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def nothing_left_behind():
    """What a test has closed is deleted before the next one begins, as an event loop would.

    Else hundreds of windows wait for that, and each new style sheet is worked out for them all.
    """
    yield
    QCoreApplication.processEvents()  # what waits for a window must find it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass
class FakeIndexer:
    """Stands where the indexer stands; says what the test sets, notes what is asked."""

    asked: list = field(default_factory=list)
    said: IndexProgress = field(default_factory=IndexProgress)
    preferred: list = field(default_factory=list)

    def start(self):
        self.asked.append("start")

    def pause(self):
        self.asked.append("pause")
        self.said = IndexProgress("paused", 3, 10)

    def resume(self):
        self.asked.append("resume")
        self.said = IndexProgress("indexing", 3, 10)

    def prefer(self, photo_ids):
        self.preferred = list(photo_ids)

    def stop(self):
        self.asked.append("stop")
        self.said = IndexProgress("idle", 3, 10)

    def progress(self):
        return self.said


@dataclass
class FakeRuntime:
    """A real library with a fake indexer."""

    workspace: object
    changes: ChangeReader
    indexer: FakeIndexer = field(default_factory=FakeIndexer)


def show_window(qtbot, session, tasks, theme, settings, size=None):
    """The window on a session; `settings` is the file in which it remembers."""
    made = MainWindow(session, tasks, theme, QSettings(str(settings), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    if size is not None:
        made.resize(*size)
    made.show()
    made.start()
    return made


@pytest.fixture
def opened(qtbot, session, theme, tmp_path):
    """Opens a window that remembers and has the keyboard, again and again."""

    def opened():
        made = show_window(qtbot, session, InlineTasks(), theme, tmp_path / "again.ini")
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return opened


@pytest.fixture(scope="session", autouse=True)
def english(qapp):
    """Numbers and plurals as an English user sees them, whatever the system speaks."""
    speak(qapp, "en_US")


@pytest.fixture
def theme(qapp):
    qapp.setStyle("Fusion")
    made = Theme()
    made.choose(ThemeChoice.DARK)
    yield made
    qapp.setStyleSheet("")


def jpeg(colour, size=(96, 64)):
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture
def runtime(tmp_path):
    workspace = taught_library.make(tmp_path / "library", PHOTOS)
    workspace = replace(workspace, manifest=SimpleNamespace(name="fake"))
    workspace.library.thumbnails.put_many(
        (n.to_bytes(16, "big"), thumbnail.SIZE, thumbnail.RECIPE, jpeg((8 * n, 90, 200)))
        for n in range(1, PHOTOS)  # the last photo has none
    )
    made = FakeRuntime(workspace, ChangeReader(workspace.library.database))
    yield made
    made.changes.close()
    workspace.library.close()


@pytest.fixture
def session(runtime):
    made = Session(runtime, InlineTasks())
    yield made
    made.close()


@pytest.fixture
def window(qtbot, session, theme, tmp_path):
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(session, InlineTasks(), theme, store)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.start()
    qtbot.waitUntil(lambda: len(made.model.ids) == PHOTOS)
    return made
