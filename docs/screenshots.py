"""Makes pictures of the real window, by program.

    python docs/screenshots.py OUTDIR          the pictures of README and docs
    python docs/screenshots.py --all OUTDIR    every view, light and dark, 900×600 and large

`QT_SCALE_FACTOR=2` makes them as a high-density screen shows them. Copies the free photos inside
scikit-learn and scikit-image into a temporary folder, indexes them with the shipped network,
answers a few questions as a user would, and saves what the window shows. `--all` also shows a
library with names of 200 characters, a thousand tags, and tags in Chinese and Arabic. Where each
photo is from: docs/images/CREDITS.md.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import screenshot_libraries
import screenshot_views
from PIL import Image
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from photomanager.app.main_window import MainWindow
from photomanager.app.session import Session
from photomanager.app.tasks import TaskRunner
from photomanager.app.theme import Theme, ThemeChoice
from photomanager.app.translation import speak
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Iterable

    from screenshot_views import Scene

LARGE = (1280, 800)
SMALL = (900, 600)
FONTS = ("Noto Sans", "DejaVu Sans")
# Name of the file: scene, theme, size.
BEST = {
    "welcome": ("welcome", ThemeChoice.LIGHT, SMALL),
    "window-light": ("photo", ThemeChoice.LIGHT, LARGE),
    "window-dark": ("photo", ThemeChoice.DARK, LARGE),
    "selection-dark": ("selection", ThemeChoice.DARK, LARGE),
    "why-light": ("why", ThemeChoice.LIGHT, LARGE),
    "search-light": ("search", ThemeChoice.LIGHT, SMALL),
    "culling-light": ("culling", ThemeChoice.LIGHT, LARGE),
    "compare-dark": ("compare", ThemeChoice.DARK, LARGE),
    "loupe-dark": ("loupe", ThemeChoice.DARK, LARGE),
    "review-dark": ("review", ThemeChoice.DARK, LARGE),
    "board-light": ("board-tag", ThemeChoice.LIGHT, LARGE),
    "palette-dark": ("palette", ThemeChoice.DARK, SMALL),
}


class Camera:
    """Opens windows on one library and saves pictures of them."""

    def __init__(
        self, runtime: Runtime, theme: Theme, scratch: Path, target: Path, *, small: bool
    ) -> None:
        self._runtime = runtime
        self._small = small  # files a third as large, in 256 colours
        self._theme = theme
        self._scratch = scratch
        self._target = target

    def take(self, scene: Scene, shots: Iterable[tuple[str, ThemeChoice, tuple[int, int]]]) -> None:
        """Saves pictures (name, theme, size) of one scene; all of the same window."""
        wanted = list(shots)
        direction = Qt.LayoutDirection.LeftToRight
        if scene.right_to_left:
            direction = Qt.LayoutDirection.RightToLeft
        QApplication.setLayoutDirection(direction)
        self._theme.choose(wanted[0][1])
        tasks = TaskRunner()
        session = Session(self._runtime, tasks)
        store = QSettings(str(self._scratch / f"{scene.name}.ini"), QSettings.Format.IniFormat)
        window = MainWindow(session, tasks, self._theme, store)
        window.resize(*wanted[0][2])
        window.show()
        window.start()
        screenshot_views.turn(300)
        scene.play(window)
        for name, choice, size in wanted:
            self._theme.choose(choice)
            window.resize(*size)
            screenshot_views.turn(700)
            self._save(window, name)
        window.close()
        window.deleteLater()
        session.close()
        screenshot_views.turn(50)

    def _save(self, window: MainWindow, name: str) -> None:
        file = self._target / f"{name}.png"
        if not with_popups(window).save(str(file)):
            raise SystemExit(f"{file} cannot be written. Give yourself the right to write there.")
        if self._small:
            with Image.open(file) as picture:
                # Median cut alone mixes the few pixels of a red label with the orange of a photo.
                few = picture.convert("RGB").quantize(256, kmeans=2)
            few.save(file, optimize=True)
        print(file, flush=True)


def with_popups(window: MainWindow) -> QPixmap:
    """The window with what is open over it."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            place = QRect(window.mapFromGlobal(other.pos()), other.size())
            painter.drawPixmap(place.topLeft(), other.grab())
            painter.setPen(QApplication.palette().mid().color())
            painter.drawRect(place.adjusted(-1, -1, 0, 0))  # in place of the system's frame
    painter.end()
    return picture


def every_shot(scene: Scene) -> list[tuple[str, ThemeChoice, tuple[int, int]]]:
    """Light and dark, small and large."""
    scale = os.environ["QT_SCALE_FACTOR"]
    return [
        (f"{scene.name}-{choice}-{size[0]}@{scale}x", choice, size)
        for size in (SMALL, LARGE)
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK)
    ]


def best_shots(scene: Scene) -> list[tuple[str, ThemeChoice, tuple[int, int]]]:
    """Those of README and docs."""
    return [
        (name, choice, size)
        for name, (wanted, choice, size) in BEST.items()
        if wanted == scene.name
    ]


def photograph(scratch: Path, target: Path, asked: argparse.Namespace) -> None:
    """Makes all pictures of a user whose home is `scratch`."""
    theme = Theme()
    for library, scenes in screenshot_views.scenes().items():
        shots = {
            scene: every_shot(scene) if asked.all else best_shots(scene)
            for scene in scenes
            if not asked.only or scene.name in asked.only
        }
        if not any(shots.values()):
            continue
        with Runtime.open(scratch / library) as runtime:
            screenshot_libraries.prepare(library, runtime, scratch)
        for scene, wanted in shots.items():
            if wanted:
                # A window that is closed ends the reading of files with it.
                with Runtime.open(scratch / library) as runtime:
                    Camera(runtime, theme, scratch, target, small=not asked.all).take(scene, wanted)


def main() -> None:
    """Makes the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("target", type=Path)
    parser.add_argument("--all", action="store_true", help="every view, theme and size")
    parser.add_argument("--only", nargs="*", default=(), help="names of scenes")
    parser.add_argument("--language", default="en_US", help="what the window speaks")
    asked = parser.parse_args()
    asked.target.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    known = [name for name in FONTS if name in QFontDatabase.families()]
    speak(application, asked.language)
    application.setFont(QFont(known or QFont().families(), 10))
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["HOME"] = scratch  # the pictures show ~/Pictures, whoever makes them
        photograph(Path(scratch), asked.target, asked)


if __name__ == "__main__":
    main()
