"""Says of which files something could not be done, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from photomanager.app.dialogs.titled import TitledDialog
from photomanager.app.translation import translate
from photomanager.app.widgets.trouble_table import TroubleTable

if TYPE_CHECKING:
    from collections.abc import Sequence


class TroublesDialog(TitledDialog):
    """A sentence and a table.

    Attributes:
        table: Paths and reasons.
    """

    def __init__(
        self,
        title: str,
        sentence: str,
        troubles: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.resize(680, 360)
        self.table = TroubleTable(title, self)
        self.body.addWidget(self.text(sentence))
        self.body.addWidget(self.table, 1)
        copy = self.button(
            translate("Problems", "Copy list"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy.clicked.connect(self.table.copy)
        close = self.button(translate("Problems", "Close"))
        close.clicked.connect(self.reject)
        close.setDefault(True)
        self.table.show_troubles(troubles)
