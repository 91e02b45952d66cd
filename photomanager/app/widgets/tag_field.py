"""The field that adds a tag: what is typed, what is meant, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal

from photomanager.app.item_models.shortcut_model import native
from photomanager.app.translation import translate
from photomanager.app.widgets.completing_field import CompletingField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from photomanager.app.place_keys import PlaceKeys

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagField(CompletingField):
    """Enter adds what is typed; keys of the place make a new tag of it or ask why not.

    Signals:
        added: The name of a tag to add; if only a similar one is known, that may be meant.
        created: The name of a tag to add, whatever similar ones there are.
        doubted: The name of a tag that the user misses on the photo.
        entered: The field got the keyboard focus.
        left: The user is done typing.
    """

    added = Signal(str)
    created = Signal(str)
    doubted = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, keys: PlaceKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._meant = ""
        self.setPlaceholderText(translate("Tags", "Add a tag"))
        self.setAccessibleName(translate("Tags", "Add a tag"))
        self.setMaxLength(200)
        self.completion_chosen.connect(self._add)
        self.textEdited.connect(self._forget_meant)

    def ask_back(self, typed: str, meant: str) -> bool:
        """Puts back what was typed, because a similar tag is known; Enter takes that one.

        Returns:
            False if something else is typed already.
        """
        if self.text() not in ("", typed):
            return False
        self.setText(typed)
        self.selectAll()  # another word typed now is meant in its place
        self._meant = meant
        return True

    def doubt(self) -> None:
        """Asks why the photo does not have the tag that is typed."""
        name = self._take()
        if name:
            self.doubted.emit(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever shows the field can scroll to it."""
        super().focusInEvent(event)
        self.entered.emit()

    def event(self, event: QEvent) -> bool:
        """Its own keys are stronger than the window's; its tip names them as they are now."""
        if event.type() == event.Type.ToolTip:
            create, doubt = (
                native(self._keys.written(key)[:1]) for key in ("field_create", "field_doubt")
            )
            self.setToolTip(
                translate(
                    "Tags",
                    "Enter adds the tag, {create} makes a new one even if a similar one is known, "
                    "{doubt} says why the photo does not have it.",
                    create=create,
                    doubt=doubt,
                )
            )
        asks = event.type() == QEvent.Type.ShortcutOverride
        return (asks and self._keys.keeps("field", event)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the place go past the list; Escape goes back to the photos."""
        deed = self._keys.command("field", event)
        if deed:
            {"field_create": self._create, "field_doubt": self.doubt}[deed]()
            return
        if event.key() in _ENTER and not self._marked():
            self._add(self._meant or self.text())
            return
        before = self.text()
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape and not before:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.completer_visible():
            self.setText("")
            self._forget_meant()

    def _marked(self) -> bool:
        """Whether Enter takes a line of the list."""
        return self.completer_visible() and self._list().currentIndex().isValid()

    def _add(self, name: str) -> None:
        self._take()
        if name.strip():
            self.added.emit(name.strip())

    def _create(self) -> None:
        name = self._take()
        if name:
            self.created.emit(name)

    def _take(self) -> str:
        """Empties the field and returns what was typed."""
        name = self.text().strip()
        self.close_list()
        self._forget_meant()
        # Unlike `clear`, this also forgets what Ctrl+Z would bring back: it shall undo the tag.
        self.setText("")
        return name

    def _forget_meant(self) -> None:
        self._meant = ""
