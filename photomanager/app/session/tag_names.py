"""What tags are called, which one is meant, and on which of the user's keys they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.app.translation import translate
from photomanager.operations import tag_keys, tag_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.library.records import TagRef


class TagNames(Door):
    """Names and keys of tags."""

    def resembling(self, name: str, done: Callable[[str | None], None]) -> None:
        """Reads which tag is probably meant by a name that no tag has."""
        workspace = self._workspace
        self._session.read(lambda: tag_names.resembling(workspace, name), done, None)

    def keys(self, done: Callable[[dict[int, str]], None]) -> None:
        """Reads which tag lies on which of the user's keys."""
        workspace = self._workspace
        self._session.read(lambda: tag_keys.tag_keys(workspace), done, "tag-keys")

    def assign(self, key: int, tag: TagRef | None, done: Callable[[dict[int, str]], None]) -> None:
        """Puts a tag on a key, or takes the tag off it, and says so."""
        workspace, session = self._workspace, self._session

        def assigned(keys: dict[int, str]) -> None:
            words = (
                translate("Tags", "“{tag}” is on Alt+{key} now", tag=keys[key], key=key)
                if key in keys
                else translate("Tags", "Alt+{key} is free now", key=key)
            )
            session.said.emit(words)
            done(keys)

        session.write(lambda: tag_keys.assign(workspace, key, tag, origin="window"), assigned)
