"""Starts the window: library, theme, log, and what happens when something breaks."""

from __future__ import annotations

import faulthandler
import logging
import sys
from contextlib import closing, contextmanager
from functools import partial
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from photomanager import paths
from photomanager.app.going_back import go_back
from photomanager.app.heap import settle
from photomanager.app.icons import icon
from photomanager.app.main_window import MainWindow
from photomanager.app.own_language import own_language
from photomanager.app.preferences import Preferences
from photomanager.app.scheduled_backups import ScheduledBackups
from photomanager.app.session import Session
from photomanager.app.session.progress import Stopped
from photomanager.app.single_window import SingleWindow, hand_over
from photomanager.app.tasks import TaskRunner
from photomanager.app.theme import Theme, ThemeChoice
from photomanager.app.translation import speak, translate
from photomanager.app.wording import photo_count
from photomanager.errors import LibraryDamagedError, PhotoManagerError
from photomanager.operations import backup
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

_log = logging.getLogger(__name__)


def main(argv: list[str], library: Path | None = None, folders: Sequence[Path] = ()) -> int:
    """Runs the window until it is closed.

    Args:
        argv: The program's arguments for Qt; the first is its name.
        library: The library's folder; the user's own when None.
        folders: Folders to add at the start.

    Returns:
        The exit code: 1 when the library could not be opened.
    """
    application = QApplication(argv)
    settle(application)
    with closing(open_log(paths.log_dir())), crash_report(paths.log_dir()):
        return run(application, library or paths.library_dir(), folders)


def open_log(folder: Path) -> logging.Handler:
    """Writes what goes wrong to `photomanager.log` in this folder, three files of 1 MB at most.

    Where the folder cannot be written, the standard error is all there is.
    """
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "photomanager.log", maxBytes=1 << 20, backupCount=2, encoding="utf-8"
        )
    except OSError as error:
        handler = logging.StreamHandler()
        _log.warning("no log file: %s", error)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    return handler


@contextmanager
def crash_report(folder: Path) -> Iterator[None]:
    """Has a crash in native code leave where every thread was in `crash.log`, not just silence."""
    try:
        stream = (folder / "crash.log").open("w", encoding="utf-8")
    except OSError:  # `open_log` has said that nothing can be written there
        yield
        return
    with stream:
        faulthandler.enable(stream)
        try:
            yield
        finally:
            faulthandler.disable()


def run(application: QApplication, library: Path, folders: Sequence[Path] = ()) -> int:
    """Opens a library and its window in a Qt application, and runs until it is closed.

    Where the library has a window already, that one comes to the front and gets the folders.
    """
    if hand_over(library, folders):
        return 0
    application.setApplicationName("photomanager")
    application.setApplicationDisplayName("Photo Manager")
    application.setStyle("Fusion")
    preferences = Preferences(paths.settings_file(), application)
    chosen = preferences.settings
    speak(application, chosen.language)
    theme = Theme(application)
    theme.choose(ThemeChoice(chosen.theme))
    application.setWindowIcon(QIcon(icon("app", theme.colours.accent)))
    code, copy = _show(
        application, library, theme, preferences, folders, own_language(chosen.problem or "")
    )
    while copy is not None:
        problem, news = _restore(library, copy)
        code, copy = _show(application, library, theme, preferences, (), problem, news)
    return code


def _show(
    application: QApplication,
    library: Path,
    theme: Theme,
    preferences: Preferences,
    folders: Sequence[Path],
    problem: str = "",
    news: str = "",
) -> tuple[int, Path | None]:
    """Opens a library and its window until it is closed.

    Args:
        application: The Qt application.
        library: The library's folder.
        theme: Colours.
        preferences: The user's settings.
        folders: Folders to add.
        problem: A sentence about what is wrong.
        news: A sentence about what was done.

    Returns:
        The exit code, and the backup that the library shall become before it is shown again.
    """
    opened = open_library(library)
    if opened is None:
        return 1, None
    with opened as runtime:
        tasks = TaskRunner(application)
        session = Session(runtime, tasks, application)
        hook = sys.excepthook
        sys.excepthook = lambda kind, error, trace: on_bug(session, kind, error, trace)
        window = MainWindow(session, tasks, theme, _geometry_store(), preferences)
        wanted: list[Path] = []
        session.restore_wanted.connect(wanted.append)
        # Dialogs over the window go first; whose button was pressed, only then.
        later = partial(QTimer.singleShot, 0, application.closeAllWindows)
        session.restore_wanted.connect(lambda _copy: later())
        window.show()
        window.start()
        ScheduledBackups(session, preferences)
        single = SingleWindow(library, session)
        single.called.connect(lambda more: _answer_call(window, session, more))
        if problem:
            window.message.show_message(problem)
        if news:
            session.said.emit(news)
        if folders:
            session.folders.add(folders)
        try:
            code = application.exec()
        finally:
            sys.excepthook = hook
            single.close()
            session.close()
            for one in (window, session, tasks):
                one.deleteLater()
    return code, wanted[-1] if wanted else None


def _restore(library: Path, copy: Path) -> tuple[str, str]:
    """Makes a backup the library; returns what is wrong, and what was done, either empty."""
    try:
        restored = go_back(library, copy)
    except PhotoManagerError as error:
        return own_language(str(error)), ""
    except Stopped:
        return "", translate("Work", "Stopped. Nothing has changed.")
    return "", translate(
        "Start",
        "The library is as it was: {photos}. What it held before is in {file}.",
        photos=photo_count(restored.photos),
        file="" if restored.before is None else restored.before,
    )


def _answer_call(window: MainWindow, session: Session, folders: Sequence[Path]) -> None:
    """The program was started once more."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    if folders:
        session.folders.add(folders)


def open_library(library: Path) -> Runtime | None:
    """Opens the library; a damaged one after asking for its newest backup; None if it cannot be."""
    try:
        return Runtime.open(library)
    except PhotoManagerError as error:
        newest = backup.newest(library) if isinstance(error, LibraryDamagedError) else None
        if not _refuse(own_language(str(error)), newest):
            return None
    try:
        assert newest is not None
        go_back(library, newest)
        return Runtime.open(library)
    except PhotoManagerError as error:
        _refuse(own_language(str(error)), None)
    except Stopped:
        return None
    return None


def _refuse(sentence: str, newest: Path | None) -> bool:
    """Says why the library cannot be opened; returns whether to restore the backup instead."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Photo Manager", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if newest is None:
        box.setInformativeText(
            translate(
                "Start",
                "To use another library, start with --library and the folder it shall be in.",
            )
        )
        box.exec()
        return False
    box.setInformativeText(
        translate(
            "Start",
            "Its newest backup is {name}. What is damaged is kept beside it.",
            name=newest.name,
        )
    )
    restore = box.addButton(
        translate("Start", "Restore the backup"), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    return box.clickedButton() is restore


def _geometry_store() -> QSettings:
    """Where the window was; beside the settings, never in them."""
    file = paths.settings_file().with_name("window.ini")
    return QSettings(str(file), QSettings.Format.IniFormat)


def on_bug(
    session: Session,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """An exception that nobody caught: logged with its trace, said in a sentence."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    session.report(error.with_traceback(trace))
