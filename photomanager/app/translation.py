"""The words of the window in the user's language.

Every sentence that a widget shows goes through `translate`, in English, with a context (the
name of the part of the window) and named gaps: `translate("Review", "{count} left")`.
`make translations` finds these calls; the translations lie in `resources/translations`.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from photomanager import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_log = logging.getLogger(__name__)


def translate(context: str, text: str, /, *, count: int = -1, **values: object) -> str:
    """The text in the user's language, with its gaps filled; any thread.

    Args:
        context: The part of the window, as translators see it.
        text: The English text; `%n` stands for `count`, `{name}` for a value.
        count: For texts that differ in singular and plural.
        **values: What the gaps hold.
    """
    words = QCoreApplication.translate(context, text, None, count)
    return words.format(**values) if values else words


def number(value: int) -> str:
    """A number with the user's own thousands: `1,234`."""
    return QLocale().toString(value)


def percent(share: float) -> str:
    """A share between 0 and 1, as it is read: `92 %`."""
    return f"{round(100 * share)}\u00a0%"


def languages() -> list[str]:
    """The languages that the window speaks, e.g. `de`."""
    folder = paths.resource_dir() / "translations"
    return sorted(file.stem.removeprefix("photomanager_") for file in folder.glob("*.qm"))


def speak(application: QApplication, language: str) -> None:
    """Has everything made from now on speak a language: words, numbers, dates, direction.

    Args:
        application: The running application.
        language: E.g. `de`; empty: the first of the system's that is there, else English.
    """
    locale = QLocale(language) if language else QLocale()
    known = languages()
    wanted = [name.replace("-", "_") for name in ([language] if language else locale.uiLanguages())]
    spoken = next(
        (part for name in wanted for part in (name, name.split("_")[0]) if part in known), "en"
    )
    QLocale.setDefault(locale if locale.name().split("_")[0] == spoken else QLocale(spoken))
    application.setLayoutDirection(QLocale().textDirection())
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own_folder = str(paths.resource_dir() / "translations")
    for file, folder in ((f"qtbase_{spoken}", qt_folder), (f"photomanager_{spoken}", own_folder)):
        translator = QTranslator(application)
        if translator.load(file, folder):
            application.installTranslator(translator)
        elif folder == own_folder:
            _log.warning("no translation %s in %s", file, folder)
