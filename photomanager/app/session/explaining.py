"""Why a photo has a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from photomanager.app.reasons import find_reasons
from photomanager.app.session.door import Door

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.reasons import Explainer, Reasons
    from photomanager.app.session.session import Session
    from photomanager.library.records import TagRef

CHANNEL = "reasons"


class Explaining(Door):
    """Asks the network to look at a photo again, which takes seconds."""

    def __init__(self, session: Session, explainer: Explainer) -> None:
        super().__init__(session)
        self._explainer = explainer

    def reasons(self, photo_id: int, tag: TagRef, done: Callable[[Reasons | None], None]) -> None:
        """Finds out why a photo has a tag, or has not; `done` gets None after an error."""
        session, workspace, explainer = self._session, self._workspace, self._explainer

        def failed(error: BaseException) -> None:
            session.report(error)
            done(None)

        def look() -> Any:
            return find_reasons(workspace, explainer, photo_id, tag)

        session.read(look, done, CHANNEL, pool="look", failed=failed)

    def forget(self) -> None:
        """Nobody waits for the reasons any more."""
        self._session.forget(CHANNEL)
