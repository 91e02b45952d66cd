"""A question that is answered by doing it or leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable


def ask(
    parent: QWidget,
    question: str,
    explanation: str,
    deed: str,
    then: Callable[[], None],
    *,
    title: str,
    careful: bool = False,
) -> None:
    """Asks over a window and returns at once.

    Args:
        parent: The window.
        question: What is asked.
        explanation: What would follow.
        deed: The words of the button that does it.
        then: Called when that button is pressed.
        title: Of the box.
        careful: Whether Enter leaves it.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(explanation)
    agree = box.addButton(deed, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(translate("Question", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel if careful else agree)
    box.setEscapeButton(cancel)
    agree.clicked.connect(lambda: then())
    box.open()
