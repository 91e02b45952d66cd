"""What dialogs have in common: a title, what they are about, buttons at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from photomanager.app.theme import Space, set_role
from photomanager.app.widgets.wrapping_label import WrappingLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QPushButton

_LONGEST = 600  # characters of an explanation


class TitledDialog(QDialog):
    """Belongs to its window and goes when it is closed.

    Attributes:
        body: Room between title and buttons.
        buttons: The buttons.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.MEDIUM)
        self.buttons = QDialogButtonBox(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.setSpacing(Space.LARGE)
        heading = self.text(title, role="title")
        layout.addWidget(heading)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its texts need at its width: Qt asks at another one."""
        super().showEvent(event)
        layout = self.layout()
        assert layout is not None
        needed = layout.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def text(self, words: str = "", *, role: str = "") -> WrappingLabel:
        """A label as wide as the dialog; the caller puts it somewhere."""
        label = WrappingLabel(self, longest=_LONGEST)
        set_role(label, role)
        label.show_text(words)
        return label

    def button(
        self,
        words: str,
        role: QDialogButtonBox.ButtonRole = QDialogButtonBox.ButtonRole.RejectRole,
    ) -> QPushButton:
        """Adds a button at the end; one to leave by unless said otherwise."""
        made = self.buttons.addButton(words, role)
        made.setAutoDefault(False)
        return made
