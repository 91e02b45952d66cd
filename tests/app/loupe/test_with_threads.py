"""Large photos and quick hands on real threads."""

import pytest
from PySide6.QtCore import QSettings, Qt

from photomanager.app.main_window import MainWindow
from photomanager.app.session import Session
from photomanager.app.tasks import TaskRunner
from photomanager.operations import photos
from tests.app.conftest import PHOTOS
from tests.app.real_photos import COLOURS, SIZE, lay_down

Key = Qt.Key


@pytest.fixture
def window(qtbot, runtime, theme, tmp_path):
    lay_down(runtime.workspace, tmp_path / "photos")
    tasks = TaskRunner()
    session = Session(runtime, tasks)
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(session, tasks, theme, store)
    qtbot.addWidget(made)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: len(made.model.ids) == PHOTOS)
    yield made
    session.close()


def test_quick_steps_end_on_the_right_photo_with_every_pixel(qtbot, window):
    window.grid.select_only(0)
    window.actions_by_key["loupe"].trigger()
    view = window.views.view
    for _ in range(12):
        qtbot.keyClick(view, Key.Key_Right)
    for _ in range(9):
        qtbot.keyClick(view, Key.Key_Left)
    assert window.grid.current_id() == 4

    def colour():
        return view.canvas.grab().toImage().pixelColor(view.canvas.rect().center()).getRgb()[:3]

    qtbot.waitUntil(
        lambda: all(abs(a - b) < 25 for a, b in zip(colour(), COLOURS[3], strict=True)),
        timeout=10_000,
    )
    view.canvas.toggle()
    qtbot.waitUntil(
        lambda: (found := view.source.picture(4)) is not None and found.image.width() == SIZE[0],
        timeout=10_000,
    )


def test_marks_given_faster_than_they_are_written_all_hold(qtbot, window):
    window.grid.setFocus()
    window.actions_by_key["advance"].setChecked(True)
    window.grid.select_only(0)
    qtbot.waitUntil(lambda: window.grid.hasFocus())
    for number in range(20):
        qtbot.keyClick(window.grid, Key.Key_1 if number % 2 else Key.Key_5)
    ids = window.model.ids[:20]
    wanted = [1 if number % 2 else 5 for number in range(20)]
    workspace = window._session.workspace
    qtbot.waitUntil(
        lambda: [row.rating for row in photos.rows(workspace, ids)] == wanted, timeout=10_000
    )
    qtbot.waitUntil(
        lambda: [getattr(window.model.record(one), "rating", None) for one in ids] == wanted,
        timeout=10_000,
    )
