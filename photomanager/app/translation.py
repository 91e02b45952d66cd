"""The words of the window in the user's language.

Every sentence that a widget shows goes through `translate`, in English, with a context (the
name of the part of the window) and named gaps: `translate("Review", "{count} left")`.
`pyside6-lupdate` finds these calls; the translations lie in `resources/translations`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


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
