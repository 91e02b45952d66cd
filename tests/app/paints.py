"""What is painted, and what is on the screen."""

from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


class _Watch(QObject):
    def __init__(self, widget):
        super().__init__(widget)
        self.areas = []
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.areas.append(event.region().boundingRect())
        return False


@contextmanager
def in_a_window(qtbot, widget):
    """Has a widget in a larger window for a while, where its size may change alone."""
    window = QWidget()
    window.resize(1000, 800)
    widget.setParent(window)
    widget.move(0, 0)
    window.show()
    widget.show()
    qtbot.waitExposed(window)
    on_screen(qtbot, window)
    yield window
    widget.setParent(None)
    window.close()


def watched_paints(widget):
    """The area of every paint event of the widget from now on."""
    return _Watch(widget).areas


def on_screen(qtbot, widget):
    """The widget as the user sees it; `grab` would paint it anew."""
    qtbot.wait(60)
    place = widget.mapToGlobal(widget.rect().topLeft())
    return (
        QGuiApplication.primaryScreen()
        .grabWindow(0, place.x(), place.y(), widget.width(), widget.height())
        .toImage()
    )


def assert_nothing_is_stale(qtbot, widget):
    """What is on the screen is what painting all of it would give."""
    seen = on_screen(qtbot, widget)
    assert not seen.isNull()
    for one in (widget, *widget.findChildren(QWidget)):
        one.update()
    assert on_screen(qtbot, widget) == seen
