"""Asks why the selected photo has a tag, shows the answer, and takes it away in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from photomanager.app.wording import MISSING, own_word, why_words
from photomanager.library.records import TagId

if TYPE_CHECKING:
    from photomanager.app.reasons import Reasons
    from photomanager.app.session import Session
    from photomanager.app.tag_summary import TagSummary
    from photomanager.app.widgets.inspector import Inspector
    from photomanager.library.records import TagRef


class AskingWhy(QObject):
    """Keeps what the inspector explains in step with what is selected.

    Signals:
        changed: Whether an explanation, or the wait for one, is on screen.
        explained: The explanation (`Reasons`), or None when it is taken away.

    Attributes:
        title: What was asked, and how sure the program is as soon as that is known.
        reasons: The explanation on screen, if there is one.
    """

    changed = Signal(bool)
    explained = Signal(object)

    def __init__(
        self, session: Session, inspector: Inspector, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._inspector = inspector
        self._asked: tuple[int, str] | None = None
        self.title = ""
        self.reasons: Reasons | None = None
        inspector.reasons.closed.connect(self.take_away)

    @property
    def asked(self) -> bool:
        """Whether an explanation, or the wait for one, is on screen."""
        return self._asked is not None

    def ask(self, photo_id: int, tag: TagSummary) -> None:
        """Explains a tag; asked again about the same one, takes the explanation away."""
        self._ask(photo_id, TagId(tag.tag_id), tag.name, tag.state)

    def ask_missing(self, photo_id: int, name: str) -> None:
        """Explains why a photo does not have a tag."""
        self._ask(photo_id, name, name, MISSING)

    def _ask(self, photo_id: int, tag: TagRef, name: str, state: str) -> None:
        asked = (photo_id, name)
        if asked == self._asked:
            self.take_away()
            return
        self.take_away()
        self._asked = asked
        self.title = why_words(name, state)
        self._inspector.show_reasons_wanted(self.title)
        self.changed.emit(True)

        def show(found: Reasons | None) -> None:
            if found is None:
                self.take_away()
            else:
                self.reasons = found
                self.title = why_words(found.tag, state, found.confidence)
                self._inspector.show_reasons(found, self.title, own_word(state))
                self.explained.emit(found)

        self._session.why.reasons(photo_id, tag, show)

    def take_away(self) -> None:
        """Shows the photo itself again and forgets what was asked."""
        if self._asked is not None:
            self._asked = self.reasons = None
            self.title = ""
            self._session.why.forget()
            self._inspector.hide_reasons()
            self.explained.emit(None)
            self.changed.emit(False)
