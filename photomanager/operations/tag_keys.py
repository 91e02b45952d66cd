"""Keys of the user's own for tags: Alt+1 to Alt+9.

They belong to the library, because its tags do, and name a tag by its UUID, so that renaming
does not lose them. Assigning one is an operation that can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.errors import SettingError
from photomanager.library import changes, history, preferences, tags
from photomanager.operations.asked_tags import known_tag
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from photomanager.library.records import TagRef
    from photomanager.operations.workspace import Workspace

KEYS = range(1, 10)


def tag_keys(workspace: Workspace) -> dict[int, str]:
    """The name of the tag on each key that has one; a tag that is gone is left out."""
    with workspace.library.database.read() as connection:
        uuids = preferences.tag_keys(connection)
        found = {key: tags.by_uuid(connection, uuid) for key, uuid in uuids.items()}
    return {key: one.name for key, one in sorted(found.items()) if one is not None}


def assign(
    workspace: Workspace, key: int, tag_name: TagRef | None, *, origin: str = "window"
) -> dict[int, str]:
    """Puts a tag on a key, or takes the tag off it; returns all keys.

    A tag lies on one key at a time: another key that had it is free then.

    Args:
        workspace: Library and tagger.
        key: 1 to 9.
        tag_name: The tag; None frees the key.
        origin: window, cli or api.

    Raises:
        SettingError: There is no such key.
        TagError: The name is unknown or ambiguous.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    if key not in KEYS:
        raise SettingError(f"There is no tag key {key}. Choose one from 1 to {KEYS[-1]}.")
    with workspace.library.database.write(durable=True) as connection:
        found = None if tag_name is None else known_tag(connection, tag_name)
        before = preferences.tag_keys(connection)
        after = {one: uuid for one, uuid in before.items() if one != key}
        if found is not None:
            after = {one: uuid for one, uuid in after.items() if uuid != found.uuid}
            after[key] = found.uuid
        if after != before:
            done = sentence(
                f"Freed Alt+{key}" if found is None else f'Put "{found.name}" on Alt+{key}'
            )
            recorder = history.Recorder(connection, origin, "settings", done)
            preferences.put_tag_keys(connection, recorder, after)
            changes.record(connection, "settings", {"all": True}, recorder.operation.uuid)
    return tag_keys(workspace)
