"""What the tag board reads of the library, and what it changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from photomanager.app.session.door import Door
from photomanager.app.translation import percent, translate
from photomanager.operations import (
    dial_preview,
    precision,
    search,
    tag_admin,
    tag_board,
    tag_use,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from photomanager.library.records import TagId, TagRef
    from photomanager.operations.dial_preview import DialPreview
    from photomanager.operations.search import Completion
    from photomanager.operations.tag_admin import TagChange
    from photomanager.operations.tag_board import BoardRow, Report
    from photomanager.operations.tag_use import TagUse

    Done = Callable[[], None]

# As many as a list under a field shows.
_OFFERED = 10


class TagBoard(Door):
    """Tags as a whole: numbers about them, the dial, their names and places."""

    # -- reading ------------------------------------------------------------------------

    def rows(self, done: Callable[[list[BoardRow]], None]) -> None:
        """Reads every tag."""
        workspace = self._workspace
        self._session.read(lambda: tag_board.board(workspace), done, "board")

    def report(
        self,
        tag: TagId | None,
        done: Callable[[Report], None],
        gone: Callable[[], None],
    ) -> None:
        """Reads one tag, or all together, closely; `gone` if it was deleted meanwhile."""
        workspace = self._workspace
        self._session.read(
            lambda: tag_board.report(workspace, tag),
            done,
            "report",
            failed=lambda _error: gone(),
        )

    def preview(
        self, wanted: float, tag: TagId | None, done: Callable[[DialPreview], None]
    ) -> None:
        """Works out what the dial at another place would change."""
        workspace = self._workspace
        self._session.read(
            lambda: dial_preview.preview(workspace, wanted, tag), done, "preview", pool="look"
        )

    def use(self, tag: TagRef, done: Callable[[TagUse], None]) -> None:
        """Reads what hangs on a tag."""
        workspace = self._workspace
        self._session.read(lambda: tag_use.tag_use(workspace, tag), done, "use")

    def complete(self, prefix: str, done: Callable[[list[Completion]], None]) -> None:
        """Reads the tags that a beginning may become."""
        workspace, counts = self._workspace, self._session.places.on_tags()
        self._session.read(
            lambda: search.complete(workspace, prefix, _OFFERED, counts), done, "board-complete"
        )

    # -- doing --------------------------------------------------------------------------

    def set_precision(self, wanted: float | None, tag: TagId | None) -> None:
        """Moves the dial; None takes its setting back."""
        workspace, session = self._workspace, self._session
        session.write(
            lambda: precision.set_precision(workspace, wanted, tag, origin="window"),
            lambda found: session.said.emit(
                translate(
                    "Board",
                    "Tags are now set without asking where they are {percent} sure to be right",
                    percent=percent(found.wanted),
                )
            ),
        )

    def rename(self, tag: TagRef, name: str, done: Callable[[TagChange], None]) -> None:
        """Gives a tag another name."""
        said = translate("Board", "The tag is now called “{name}”", name=name)
        self._change(tag_admin.rename, said, done, tag, name)

    def merge(self, tag: TagRef, target: TagRef, done: Callable[[TagChange], None]) -> None:
        """Makes one tag of two."""
        said = translate("Board", "Merged into “{name}”", name=target)
        self._change(tag_admin.merge, said, done, tag, target)

    def move(self, tag: TagRef, parent: TagRef | None, done: Callable[[TagChange], None]) -> None:
        """Puts a tag under another, or to the top."""
        said = (
            translate("Board", "Moved to the top")
            if parent is None
            else translate("Board", "Moved under “{name}”", name=parent)
        )
        self._change(tag_admin.move, said, done, tag, parent)

    def delete(self, tag: TagRef, done: Callable[[TagChange], None]) -> None:
        """Removes a tag."""
        self._change(tag_admin.delete, translate("Board", "Deleted the tag"), done, tag)

    def set_synonyms(
        self, tag: TagRef, words: Sequence[str], done: Callable[[TagChange], None]
    ) -> None:
        """Says by which other words a tag is found."""
        said = translate("Board", "Saved the other words")
        self._change(tag_admin.set_synonyms, said, done, tag, list(words))

    def switch(
        self, tag: TagRef, *, enabled: bool | None = None, automatic: bool | None = None
    ) -> None:
        """Says whether the machine may guess a tag, and set it by itself."""
        if enabled is None:
            said = (
                translate("Board", "May be set without asking again")
                if automatic
                else translate("Board", "Is only suggested from now on")
            )
        elif enabled:
            said = translate("Board", "Is guessed again")
        else:
            said = translate("Board", "Is no longer guessed")
        act = partial(tag_admin.switch, enabled=enabled, automatic=automatic)
        self._change(act, said, lambda _change: None, tag)

    def _change(
        self,
        operation: Callable[..., TagChange],
        said: str,
        done: Callable[[TagChange], None],
        *values: Any,
    ) -> None:
        workspace, session = self._workspace, self._session

        def changed(change: TagChange) -> None:
            session.said.emit(f"“{change.tag}”: {said}" if change.operation else "")
            done(change)

        session.write(lambda: operation(workspace, *values, origin="window"), changed)
