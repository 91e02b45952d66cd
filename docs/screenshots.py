"""Makes the pictures of README and docs from the real window.

    python docs/screenshots.py OUTDIR

Copies the free photos inside scikit-learn and scikit-image into a temporary folder, indexes them
with the shipped network, answers a few questions as a user would, and saves what the window
shows. Sizes are the same on every machine; where each photo is from: docs/images/CREDITS.md.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from photomanager.app.dialogs.palette import Palette
from photomanager.app.main_window import MainWindow
from photomanager.app.session import Session
from photomanager.app.tasks import TaskRunner
from photomanager.app.theme import Theme, ThemeChoice
from photomanager.app.translation import speak
from photomanager.operations import folders, search
from photomanager.operations.tagging import tag
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.operations.workspace import Workspace

# Package, folder in it, file, and the name it gets; all free to use, see CREDITS.md.
PHOTOS = (
    ("sklearn", "datasets/images", "china.jpg", "Summer palace.jpg"),
    ("sklearn", "datasets/images", "flower.jpg", "Dahlia.jpg"),
    ("skimage", "data", "chelsea.png", "Chelsea.png"),
    ("skimage", "data", "coffee.png", "Espresso.png"),
    ("skimage", "data", "astronaut.png", "Astronaut.png"),
    ("skimage", "data", "rocket.jpg", "Falcon 9.jpg"),
    ("skimage", "data", "camera.png", "Cameraman.png"),
    ("skimage", "data", "hubble_deep_field.jpg", "Deep field.jpg"),
    ("skimage", "data", "brick.png", "Brick wall.png"),
    ("skimage", "data", "grass.png", "Lawn.png"),
    ("skimage", "data", "coins.png", "Coins.png"),
    ("skimage", "data", "gravel.png", "Gravel.png"),
)
LARGE = (1280, 800)
SMALL = (900, 600)
FONTS = ("Noto Sans", "DejaVu Sans")


def turn(milliseconds: int) -> None:
    """Lets the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Waits for something to hold."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
        turn(20)


def copy_photos(target: Path) -> None:
    """Copies the photos out of the installed packages, without importing these."""
    target.mkdir(parents=True)
    for package, folder, name, new in PHOTOS:
        found = importlib.util.find_spec(package)
        if found is None or not found.submodule_search_locations:
            raise SystemExit(f"The package {package} is missing. Run `make setup-dev`.")
        shutil.copy(Path(found.submodule_search_locations[0]) / folder / name, target / new)


def answer(workspace: Workspace) -> None:
    """What a user might have said in the first minute."""
    by_name = {
        name: search.search(workspace, f'path:"{name}"').photo_ids
        for name in ("Chelsea.png", "Espresso.png", "Falcon 9.jpg", "Deep field.jpg")
    }
    tag(workspace, by_name["Chelsea.png"], add=["Chelsea"], confirm=["cat"])
    tag(workspace, by_name["Espresso.png"], add=["Pikolo Espresso Bar"])
    tag(workspace, by_name["Falcon 9.jpg"] + by_name["Deep field.jpg"], add=["space"])
    wrong = search.search(workspace, 'state:suggested tag:"Pikolo Espresso Bar"').photo_ids
    tag(workspace, wrong, reject=["Pikolo Espresso Bar"])


class Camera:
    """Opens windows on one library and saves pictures of them."""

    def __init__(self, runtime: Runtime, scratch: Path, target: Path) -> None:
        self._runtime = runtime
        self._scratch = scratch
        self._target = target
        self._theme = Theme()

    def take(
        self,
        name: str,
        choice: ThemeChoice,
        size: tuple[int, int],
        work: Callable[[MainWindow], None],
    ) -> None:
        """Saves one picture after some work in the window."""
        self._theme.choose(choice)
        tasks = TaskRunner()
        session = Session(self._runtime, tasks)
        store = QSettings(str(self._scratch / f"{name}.ini"), QSettings.Format.IniFormat)
        window = MainWindow(session, tasks, self._theme, store)
        window.resize(*size)
        window.show()
        window.start()
        turn(300)
        work(window)
        turn(700)
        file = self._target / f"{name}.png"
        if not with_popups(window).save(str(file)):
            raise SystemExit(f"{file} cannot be written. Give yourself the right to write there.")
        print(file)
        window.close()
        session.close()


def with_popups(window: MainWindow) -> QPixmap:
    """The window with what is open over it."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            painter.drawPixmap(window.mapFromGlobal(other.pos()), other.grab())
    painter.end()
    return picture


def painted(window: MainWindow) -> bool:
    """Whether all pictures in sight are there."""
    first, last = window.grid.rows_in_sight()
    ids = window.model.ids[first : last + 1]
    return bool(ids) and all(window.pictures.pixmap(one) is not None for one in ids)


def select(window: MainWindow, *names: str) -> None:
    """Selects photos by name, as clicks would."""
    window.model.want(0, len(window.model.ids) - 1)  # also those out of sight
    until(lambda: all(window.model.record(one) is not None for one in window.model.ids))
    records = [window.model.record(one) for one in window.model.ids]
    rows = [at for at, record in enumerate(records) if record and record.name in names]
    window.grid.setFocus()
    window.grid.setCurrentIndex(window.model.index(rows[0]))
    window.grid.select_rows(rows)
    until(lambda: bool(window.inspector.tags.chips()))


def main() -> None:
    """Makes all pictures."""
    if len(sys.argv) != 2:
        raise SystemExit(f"usage: {sys.argv[0]} OUTDIR")
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    known = [name for name in FONTS if name in QFontDatabase.families()]
    speak(application, "en_US")
    application.setFont(QFont(known or QFont().families(), 10))
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["HOME"] = scratch  # the pictures show ~/Pictures, whoever makes them
        photograph(Path(scratch), target)


def photograph(scratch: Path, target: Path) -> None:
    """Makes all pictures of a user whose home is `scratch`."""
    copy_photos(scratch / "Pictures")
    with Runtime.open(scratch / "empty") as runtime:
        camera = Camera(runtime, scratch, target)
        camera.take("welcome", ThemeChoice.LIGHT, SMALL, lambda _window: None)
    with Runtime.open(scratch / "library") as runtime:
        folders.add(runtime.workspace, scratch / "Pictures", origin="window")
        runtime.indexer.run()
        answer(runtime.workspace)
        camera = Camera(runtime, scratch, target)
        camera.take("window-dark", ThemeChoice.DARK, LARGE, one)
        camera.take("window-light", ThemeChoice.LIGHT, LARGE, one)
        camera.take("selection-dark", ThemeChoice.DARK, LARGE, several)
        camera.take("why-light", ThemeChoice.LIGHT, LARGE, why)
        camera.take("search-light", ThemeChoice.LIGHT, SMALL, found)
        camera.take("palette-dark", ThemeChoice.DARK, SMALL, palette)


def one(window: MainWindow) -> None:
    """One photo is selected."""
    until(lambda: painted(window))
    window.grid.set_thumbnail_size(156)
    select(window, "Chelsea.png")


def several(window: MainWindow) -> None:
    """Several photos are selected."""
    until(lambda: painted(window))
    select(window, "Falcon 9.jpg", "Deep field.jpg", "Astronaut.png")


def why(window: MainWindow) -> None:
    """A tag is explained."""
    until(lambda: painted(window))
    window.grid.set_thumbnail_size(156)
    select(window, "Espresso.png")
    chips = window.inspector.tags.chips()
    next(chip for chip in chips if chip.tag.name == "Pikolo Espresso Bar").setFocus()
    window.actions_by_key["why"].trigger()
    until(lambda: window.inspector.preview.accessibleName().startswith("Evidence"))


def found(window: MainWindow) -> None:
    """A search."""
    window.search_bar.set_text("tag:cat")
    until(lambda: painted(window) and len(window.model.ids) < len(PHOTOS))


def palette(window: MainWindow) -> None:
    """The command palette, with a few letters typed."""
    until(lambda: painted(window))
    window.actions_by_key["palette"].trigger()
    opened = window.findChild(Palette)
    assert opened is not None
    opened.field.setText("ch")


if __name__ == "__main__":
    main()
