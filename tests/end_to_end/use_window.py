"""A user at the window: runs the real application and works in it by mouse and keyboard.

python -m tests.end_to_end.use_window SCRIPT LIBRARY ALBUM PICTURES

Prints each step when it is done; ends with 0 when all are. Screenshots go to PICTURES.
"""

import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from photomanager.app import application
from photomanager.app.main_window import MainWindow

STEP_S = 60.0


class User:
    """Does one step after another; a step yields until what it waits for holds."""

    def __init__(self, script, album, pictures):
        self.album, self.pictures = album, pictures
        self._steps = script(self)
        self._condition = None
        self._deadline = 0.0
        self.failure = "the window was closed before the last step"
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def window(self):
        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

    def _go_on(self):
        try:
            if self._condition is not None and not self._condition():
                if time.monotonic() > self._deadline:
                    raise TimeoutError("waited too long")
                return
            self._condition = next(self._steps)
            self._deadline = time.monotonic() + STEP_S
        except StopIteration:
            self.failure = None
            self._end()
        except Exception:  # noqa: BLE001 - the outer test shows it
            self.failure = traceback.format_exc()
            self.picture("failure")
            self._end()

    def _end(self):
        self._timer.stop()
        for one in QApplication.topLevelWidgets():
            if isinstance(one, MainWindow):
                one.close()
        QTimer.singleShot(0, QApplication.quit)

    # -- what a user does -------------------------------------------------------------------

    def done(self, step):
        sys.stdout.write(f"{step}\n")
        sys.stdout.flush()
        self.picture(step)

    def picture(self, name):
        if any(isinstance(one, MainWindow) for one in QApplication.topLevelWidgets()):
            self.window.grab().save(str(self.pictures / f"{name}.png"))

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)

    def type(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)

    def click_photo(self, row):
        grid = self.window.grid
        area = grid.visualRect(grid.model().index(row, 0))
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=area.center())

    def in_front(self):
        """Where no window manager does it, the window must ask for the keyboard itself."""
        if not self.window.isActiveWindow():
            self.window.windowHandle().requestActivate()
        return self.window.isActiveWindow()

    # -- what a user sees -------------------------------------------------------------------

    def shown(self):
        return len(self.window.model.ids)

    def idle(self):
        return not self.window.progress.isVisible()

    def said(self):
        return self.window.status.message()

    def chip(self, name):
        sections = self.window.inspector.tags.findChildren(object)
        chips = [one for one in sections if type(one).__name__ == "TagChip" and one.isVisible()]
        return next((one for one in chips if one.tag.name == name), None)

    def marked(self):
        """The suggestion that Y and N answer."""
        return self.window.inspector.tags.current.name

    def state(self, name):
        chip = self.chip(name)
        return None if chip is None else chip.tag.state


def first_start(user):
    """Adds a folder, waits for the photos, searches, confirms, rejects, undoes."""
    window = user.window
    yield lambda: window.isVisible() and window.pages.welcome.isVisible()
    yield user.in_front
    user.done("welcome")

    window.actions_by_key["add_folder"].trigger()
    yield lambda: window.findChild(QFileDialog) is not None
    dialog = window.findChild(QFileDialog)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    if field is None:  # the system's own dialog: a test cannot type into that
        dialog.fileSelected.emit(str(user.album))
        dialog.close()
    else:
        field.setText(str(user.album))
        QTest.keyClick(field, Qt.Key.Key_Return)
    photos = len(list(user.album.iterdir()))
    yield lambda: user.shown() == photos
    yield user.idle
    yield lambda: all(window.pictures.pixmap(one) is not None for one in list(window.model.ids))
    user.done("thumbnails")

    yield user.in_front
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    yield lambda: window.search_bar.field.hasFocus()
    user.type("cat")
    yield lambda: user.shown() == 1
    user.done("search")
    user.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    user.press(Qt.Key.Key_Delete)
    yield lambda: user.shown() == photos

    user.click_photo(0)
    yield lambda: window.grid.selectionModel().hasSelection()
    user.press(Qt.Key.Key_T)
    yield lambda: window.inspector.tags.field.hasFocus()
    user.type("my very own tag")
    user.press(Qt.Key.Key_Return)
    yield lambda: user.state("my very own tag") == "confirmed"
    yield lambda: "rescored" in user.said()
    user.done("confirmed")

    user.press(Qt.Key.Key_Escape)
    window.grid.setFocus()
    right = user.marked()
    user.press(Qt.Key.Key_Y)
    yield lambda: user.state(right) == "confirmed"
    yield lambda: user.said().startswith(f"Confirmed “{right}” on 1 photo")
    user.done("suggestion confirmed")

    guess = user.marked()
    chip = user.chip(guess)
    cross = chip.button_rect("reject").center().toPoint()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(cross))
    yield lambda: user.state(guess) == "rejected"
    user.done("rejected")

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    yield lambda: user.state(guess) not in ("rejected", None)
    assert user.state(right) == "confirmed"
    user.done("undone")
    (user.pictures / "confirmed.txt").write_text(right, "utf-8")
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    yield lambda: not window.isVisible()


def second_start(user):
    """Finds everything as it was left."""
    window, photos = user.window, len(list(user.album.iterdir()))
    yield lambda: user.shown() == photos
    yield user.in_front
    user.click_photo(0)
    yield lambda: user.state("my very own tag") == "confirmed"
    assert user.state((user.pictures / "confirmed.txt").read_text("utf-8")) == "confirmed"
    tags = [chip for chip in window.inspector.tags.findChildren(object) if hasattr(chip, "tag")]
    assert not [chip for chip in tags if chip.isVisible() and chip.tag.state == "rejected"]
    user.done("all there")


def main():
    script, library, album, pictures = sys.argv[1:]
    complaints = []
    qInstallMessageHandler(lambda kind, _, text: complaints.append(f"{kind.name}: {text}"))
    qt = QApplication(sys.argv[:1])
    user = User({"first": first_start, "second": second_start}[script], Path(album), Path(pictures))
    code = application.run(qt, Path(library))
    # What the platform says of itself is not about the window.
    complaints = [one for one in complaints if "This plugin does not support" not in one]
    sys.stderr.write("\n".join([user.failure or "", *complaints]))
    return code or bool(user.failure) or bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
