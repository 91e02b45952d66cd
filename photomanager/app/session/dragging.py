"""What dragging needs of the library: where photos lie, and which tag was dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.app.wording import tagging_sentence
from photomanager.operations import photos, tagging

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from photomanager.library.records import Tag
    from photomanager.operations.tagging import TagOutcome


class Dragging(Door):
    """Photos go out as files, tags come in."""

    def paths(self, ids: Sequence[int], done: Callable[[list[str]], None]) -> None:
        """Reads where the files of photos lie, those that are there, in order."""
        workspace, ids = self._workspace, list(ids)

        def read() -> list[str]:
            rows = photos.rows(workspace, ids)
            return [row.path for row in rows if row.state not in ("missing", "offline")]

        self._session.read(read, done, "paths")

    def drop_tag(self, ids: Sequence[int], uuid: str) -> None:
        """Confirms the tag with this identity on photos and says what followed."""
        session, workspace, ids = self._session, self._workspace, list(ids)

        def work() -> tuple[Tag, TagOutcome]:
            tag = tagging.with_uuid(workspace, uuid)
            return tag, tagging.tag(workspace, ids, confirm=[tag.id], origin="window")

        session.write(
            work, lambda done: session.said.emit(tagging_sentence("confirm", done[0].name, done[1]))
        )
