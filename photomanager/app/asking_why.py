"""Asks why the selected photo has a tag, shows the answer, and takes it away in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from photomanager.app.wording import own_word
from photomanager.library.records import TagId

if TYPE_CHECKING:
    from photomanager.app.reasons import Reasons
    from photomanager.app.session import Session
    from photomanager.app.tag_summary import TagSummary
    from photomanager.app.widgets.inspector import Inspector


class AskingWhy(QObject):
    """Keeps what the inspector explains in step with what is selected.

    Signals:
        changed: Whether an explanation, or the wait for one, is on screen.
    """

    changed = Signal(bool)

    def __init__(
        self, session: Session, inspector: Inspector, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._inspector = inspector
        self._asked: tuple[int, int] | None = None
        inspector.reasons.closed.connect(self.take_away)

    @property
    def asked(self) -> bool:
        """Whether an explanation, or the wait for one, is on screen."""
        return self._asked is not None

    def ask(self, photo_id: int, tag: TagSummary) -> None:
        """Explains a tag; asked again about the same one, takes the explanation away."""
        asked = (photo_id, tag.tag_id)
        if asked == self._asked:
            self.take_away()
            return
        self._asked = asked
        self._inspector.show_reasons_wanted(tag.name)
        self.changed.emit(True)

        def show(found: Reasons | None) -> None:
            if found is None:
                self.take_away()
            else:
                self._inspector.show_reasons(found, own_word(tag.state))

        self._session.why.reasons(photo_id, TagId(tag.tag_id), show)

    def take_away(self) -> None:
        """Shows the photo itself again and forgets what was asked."""
        if self._asked is not None:
            self._asked = None
            self._session.why.forget()
            self._inspector.hide_reasons()
            self.changed.emit(False)
