"""Review mode in a real window on a real library."""

import pytest
from PySide6.QtCore import Qt

from tests.app.conftest import PHOTOS


@pytest.fixture
def review(qtbot, window):
    """The view, opened by its key."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.grid, Qt.Key.Key_R)
    assert window.views.current == "review"
    return window.views.view


def statements(window):
    """What the user has said: photo, tag, verdict."""
    with window._session.workspace.library.database.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT photo_id, tag.name, verdict FROM statement JOIN tag ON tag.id = tag_id"
        )
        return {(row[0], row[1]): row[2] for row in rows}


def lessons(window):
    """Source of each lesson, in order."""
    with window._session.workspace.library.database.read() as connection:
        return list(connection.exec_driver_sql("SELECT source FROM lesson ORDER BY id").scalars())


__all__ = ["PHOTOS", "lessons", "statements"]
