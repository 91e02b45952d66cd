"""Dialogs that change a tag; each says what would happen before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.tag_board.words import delete_words, merge_words, use_words
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.completing_field import CompletingField
from photomanager.app.widgets.wrapping_label import WrappingLabel
from photomanager.app.wording import completion_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.operations.search import Completion
    from photomanager.operations.tag_use import TagUse

_LONGEST_NAME = 200
_WIDTH = 440


class TagDialog(QDialog):
    """A title, what would happen, something to fill in, and two buttons.

    Attributes:
        use: What hangs on the tag.
        agree: The button that does it.
    """

    def __init__(self, use: TagUse, title: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.use = use
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.setModal(True)
        heading = WrappingLabel(self, longest=240)
        set_role(heading, "title")
        heading.show_text(title)
        self._consequence = WrappingLabel(self, longest=900)
        set_role(self._consequence, "soft")
        self._body = QVBoxLayout()
        self._body.setSpacing(Space.MEDIUM)
        buttons = QDialogButtonBox(self)
        self.agree = buttons.addButton(deed, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(
            translate("Board", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        cancel.setAutoDefault(False)
        self.agree.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(heading)
        layout.addLayout(self._body)
        layout.addWidget(self._consequence)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def consequence(self) -> str:
        """What is said would happen."""
        return self._consequence.text().replace("\u200b", "")


class RenameDialog(TagDialog):
    """Asks for a new name."""

    def __init__(self, use: TagUse, parent: QWidget | None = None) -> None:
        title = translate("Board", "Rename “{name}”", name=use.name)
        super().__init__(use, title, translate("Board", "Rename"), parent)
        self.field = QLineEdit(use.name, self)
        self.field.setMaxLength(_LONGEST_NAME)
        self.field.setAccessibleName(translate("Board", "New name"))
        self.field.selectAll()
        self.field.textChanged.connect(self._check)
        self._body.addWidget(self.field)
        self.field.setFocus()
        self._consequence.show_text(
            translate("Board", "{use} All of it stays with the tag.", use=use_words(use))
        )
        self._check()

    def name(self) -> str:
        """What was typed."""
        return " ".join(self.field.text().split())

    def _check(self) -> None:
        self.agree.setEnabled(bool(self.name()) and self.name() != self.use.name)


class _TagField(CompletingField):
    """A tag that there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Board", "The other tag"))
        self.setPlaceholderText(translate("Board", "Name of a tag"))
        self.completion_chosen.connect(self._take)

    def _take(self, name: str) -> None:
        self.close_list()
        self.setText(name)


class _PickDialog(TagDialog):
    """Asks for another tag.

    Signals:
        completions_wanted: The beginning of a tag's name.
    """

    completions_wanted = Signal(str)

    def __init__(self, use: TagUse, title: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(use, title, deed, parent)
        self.field = _TagField(self)
        self.field.completions_wanted.connect(self.completions_wanted)
        self._body.addWidget(self.field)
        self.field.setFocus()

    def offer(self, prefix: str, completions: Sequence[Completion]) -> None:
        """Shows tags that what is typed may become, but the tag itself."""
        others = [one for one in completions if one.tag.id != self.use.tag_id]
        self.field.offer(prefix, completion_lines(others))

    def name(self) -> str:
        """What was typed."""
        return self.field.text().strip()


class MergeDialog(_PickDialog):
    """Asks which tag takes over."""

    def __init__(self, use: TagUse, parent: QWidget | None = None) -> None:
        title = translate("Board", "Merge “{name}” into another tag", name=use.name)
        super().__init__(use, title, translate("Board", "Merge"), parent)
        self.field.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        self.agree.setEnabled(bool(self.name()))
        self._consequence.show_text(merge_words(self.use, self.name()))


class MoveDialog(_PickDialog):
    """Asks which tag goes above."""

    def __init__(self, use: TagUse, parent: QWidget | None = None) -> None:
        title = translate("Board", "Move “{name}” under another tag", name=use.name)
        super().__init__(use, title, translate("Board", "Move"), parent)
        self.top = QToolButton(self)
        self.top.setText(translate("Board", "To the top, under no other tag"))
        self.top.setCheckable(True)
        self.top.setEnabled(use.parent is not None)
        self.field.textChanged.connect(self._check)
        self.top.toggled.connect(self._check)
        self._body.addWidget(self.top)
        self._check()

    def parent_name(self) -> str | None:
        """The tag that goes above; None for the top."""
        return None if self.top.isChecked() else self.name()

    def _check(self) -> None:
        self.field.setEnabled(not self.top.isChecked())
        self.agree.setEnabled(self.top.isChecked() or bool(self.name()))
        place = self.use.parent or translate("Board", "the top")
        words = translate(
            "Board",
            "It is under “{place}” now. A search for the tag above finds its photos too, and what "
            "you say of it teaches the tag above. You can undo it.",
            place=place,
        )
        self._consequence.show_text(words)


class SynonymsDialog(TagDialog):
    """Asks for the other words of a tag, one a line."""

    def __init__(self, use: TagUse, parent: QWidget | None = None) -> None:
        title = translate("Board", "Other words for “{name}”", name=use.name)
        super().__init__(use, title, translate("Board", "Save"), parent)
        self.field = QPlainTextEdit("\n".join(use.synonyms), self)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(translate("Board", "Other words, one a line"))
        self._body.addWidget(self.field)
        self.field.setFocus()
        self._consequence.show_text(
            translate(
                "Board",
                "One word or phrase a line. A search for any of them finds the photos of “{name}”.",
                name=use.name,
            )
        )

    def words(self) -> list[str]:
        """The words, without empty lines."""
        lines = self.field.toPlainText().splitlines()
        return [line.strip() for line in lines if line.strip()]


class DeleteDialog(TagDialog):
    """Says what goes with the tag."""

    def __init__(self, use: TagUse, parent: QWidget | None = None) -> None:
        title = translate("Board", "Delete “{name}”?", name=use.name)
        super().__init__(use, title, translate("Board", "Delete"), parent)
        self._consequence.show_text(delete_words(use))
