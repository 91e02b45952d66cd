"""Keys that a widget keeps for itself while it has the focus, though the window uses them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def keeps(event: QEvent, key: Qt.Key) -> bool:
    """Whether the event asks if the widget wants this key; if so it is taken.

    Called from `QWidget.event`, which returns True then.
    """
    if (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == key
    ):
        event.accept()
        return True
    return False
