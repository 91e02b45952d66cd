"""Every view and dialog: each control has a name, the Tab key reaches it, no words are cut off."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSlider,
    QTabWidget,
    QWidget,
)

from photomanager.app.dialogs.palette import Palette
from photomanager.app.tag_board.deeds import DEEDS, Deeds
from photomanager.app.tag_board.door import TagBoard
from photomanager.library import tags
from photomanager.operations import tagging

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QSlider,
    QAbstractItemView,
    QTabWidget,
    QKeySequenceEdit,
    QPlainTextEdit,
)
BUILT_OF_PARTS = (QLineEdit, QComboBox, QAbstractItemView, QKeySequenceEdit)
SMALL = (900, 600)
VIEWS = ("grid", "loupe", "compare", "review", "review_dozen", "board")
DIALOGS = (
    "problems",
    "not_shown",
    "save_search",
    "write_tags",
    "restore",
    "settings",
    "trash",
    "palette",
    "shortcuts",
)
SCALE = float(os.environ.get("QT_SCALE_FACTOR", "1"))


def controls(root):
    """What a user can work with, without the parts that Qt builds into its own widgets."""
    for widget in root.findChildren(QWidget):
        inside = isinstance(widget.parent(), BUILT_OF_PARTS)
        if isinstance(widget, CONTROLS) and widget.isVisibleTo(root) and not inside:
            yield widget


def told(widget):
    """A widget as a failing test names it."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r}"


def name_of(widget):
    """What a screen reader says; the label of a field is its name."""
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    labels = [one for one in widget.window().findChildren(QLabel) if one.buddy() is widget]
    return widget.accessibleName() or "".join(one.text() for one in labels)


def reached(widget):
    """Whether Tab goes there, or the arrow keys from where Tab goes."""
    if isinstance(widget, QRadioButton):  # the group is one stop
        return any(
            one.focusPolicy() & Qt.FocusPolicy.TabFocus
            for one in widget.parent().findChildren(QRadioButton)
        )
    if isinstance(widget.window(), Palette) and isinstance(widget, QAbstractItemView):
        return True  # the field above moves in it
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def in_tab_order(root):
    """All widgets that the Tab key goes through."""
    found, widget = [], root
    while True:
        widget = widget.nextInFocusChain()
        if widget is root:
            return found
        found.append(widget)


def check_controls(root):
    order = set(in_tab_order(root))
    for widget in controls(root):
        assert name_of(widget), f"{told(widget)} below {told(widget.parent())} has no name"
        if widget.isEnabled() and not isinstance(widget, QTabWidget):
            assert reached(widget), f"Tab does not reach {told(widget)}"
            assert widget in order, f"{told(widget)} is in no tab order"


def scrolls(widget, root):
    """Whether a widget lies in something that can be scrolled."""
    while widget is not root:
        widget = widget.parentWidget()
        if isinstance(widget, QScrollArea):
            return True
    return False


def check_room(root):
    frame = QRect(QPoint(0, 0), root.size())
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or not isinstance(widget, QLabel | QAbstractButton):
            continue
        place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
        assert scrolls(widget, root) or frame.contains(place), f"{told(widget)} leaves the window"
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            assert widget.height() >= needed, f"{told(widget)} is too low: {widget.height()}"
        elif isinstance(widget, QLabel):
            text = widget.text().replace("&", "") if widget.buddy() else widget.text()
            lines = text.split("\n") if text else [""]
            needed = max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
            room = widget.contentsRect().width()
            assert room >= needed, f"{told(widget)} is too narrow: {room}, not {needed}"
        elif widget.text() and not widget.toolTip():
            needed = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
            assert widget.width() >= needed, f"{told(widget)} is too narrow"


def go(window, view, qtbot):
    window.grid.setFocus()
    window.grid.select_rows([0, 1, 2])
    window.grid.set_current(0)
    window.actions_by_key[view].trigger()
    qtbot.wait(50)
    window.resize(*SMALL)
    qtbot.wait(50)


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_is_named_reached_and_whole(window, qtbot, view):
    go(window, view, qtbot)
    if view == "grid":
        window.actions_by_key["filter"].setChecked(True)
        qtbot.wait(20)
    check_controls(window)
    check_room(window)


def dialogs(window):
    return [
        one
        for one in QApplication.topLevelWidgets()
        if one is not window and one.isVisible() and not isinstance(one, QFileDialog)
    ]


@pytest.mark.parametrize("action", DIALOGS)
def test_each_dialog_is_named_reached_and_whole(window, qtbot, action):
    window.search_bar.set_text("dog")
    window.grid.select_rows([0])
    window.grid.set_current(0)
    window.actions_by_key[action].trigger()
    qtbot.waitUntil(lambda: bool(dialogs(window)), timeout=5000)
    qtbot.wait(50)
    (dialog,) = dialogs(window)
    dialog.resize(min(dialog.width(), SMALL[0]), min(dialog.height(), SMALL[1]))
    qtbot.wait(20)
    assert dialog.width() <= SMALL[0]
    assert dialog.height() <= SMALL[1]
    check_controls(dialog)
    check_room(dialog)
    dialog.close()


LONG = "Grandmother’s eightieth birthday with all cousins, in the garden behind the old house " * 2


@pytest.mark.parametrize("name", ["boat", LONG.strip()], ids=["short", "long"])
@pytest.mark.parametrize("deed", DEEDS)
def test_each_dialog_about_a_tag_is_named_reached_and_whole(window, session, qtbot, deed, name):
    tagging.tag(session.workspace, [1, 2], add=[name])
    session.poll()
    with session.workspace.library.database.read() as connection:
        tag = tags.by_name(connection, name)
    go(window, "board", qtbot)
    Deeds(TagBoard(session), window).ask(deed, tag.id)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    qtbot.wait(50)
    (dialog,) = dialogs(window)
    assert dialog.width() <= SMALL[0]
    assert dialog.height() <= SMALL[1]
    check_controls(dialog)
    check_room(dialog)
    assert dialog.focusWidget() is not None, "keys go into the dialog"
    dialog.close()


@pytest.mark.skipif(SCALE != 1, reason="this starts the others")
def test_on_a_high_density_screen_too():
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            __file__,
            "-q",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
        ],
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:]
