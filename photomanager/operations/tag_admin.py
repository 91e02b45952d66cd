"""Tags themselves: rename, merge, delete, move in the tree, switch on and off.

Each is one operation that undo takes back to the bit, and what was learned follows in the same
transaction: it is a pure function of tree, aliases and lessons. Lessons are never touched. Those
of a merged tag teach the tag it became, by an alias; those of a deleted tag teach nobody.

Words of the recogniser cannot be deleted, since the next vocabulary would bring them back; they
can be switched off. When one is merged into a tag of the user's, that tag takes over what the
network knows of the word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from photomanager.errors import TagError
from photomanager.indexing.restructuring import follow_tree
from photomanager.library import history, tags
from photomanager.library.schema import (
    imported,
    statement,
    tag,
    tag_alias,
    tag_synonym,
)
from photomanager.operations.asked_tags import known_tag
from photomanager.operations.merged_tags import drop_rows, unite
from photomanager.operations.tagging import bring_up_to_date, tell
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from photomanager.learning.tagger import Tagger
    from photomanager.library.history import Recorder
    from photomanager.library.records import Tag, TagRef
    from photomanager.operations.workspace import Workspace

KIND = "tags"


@dataclass(frozen=True, slots=True)
class TagChange:
    """What a change to a tag came to.

    Attributes:
        tag: Name of the tag, as it is now (of a deleted one: as it was).
        photos: Photos of which a statement moved or went.
        rescored: Photos that were scored anew.
        operation: UUID of the operation, None if nothing changed.
    """

    tag: str
    photos: int
    rescored: int
    operation: str | None


def rename(
    workspace: Workspace, name: TagRef, new_name: str, *, origin: str = "window"
) -> TagChange:
    """Gives a tag another name; lessons, statements and sums stay with it.

    Args:
        workspace: Library and tagger.
        name: The tag, by name or path.
        new_name: Its new name, not a path.
        origin: window, cli or api.

    Raises:
        TagError: The tag is unknown, or the new name is empty, too long or taken.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """

    def act(connection: Connection, before: Tagger) -> TagChange:
        found = known_tag(connection, name)
        shown = tags.clean(new_name)
        _check_place(connection, shown, found.parent_id, but=found.id)
        if shown == found.name:
            return TagChange(shown, 0, 0, None)
        recorder = history.Recorder(
            connection, origin, KIND, sentence(f'Renamed "{found.name}" to "{shown}"')
        )
        row = {"id": found.id, "name": shown, "normal": tags.normal(shown)}
        recorder.update(tag, [row])
        return _learned(workspace, connection, before, recorder, shown, [])

    return _write(workspace, act)


def move(
    workspace: Workspace, name: TagRef, parent: TagRef | None, *, origin: str = "window"
) -> TagChange:
    """Puts a tag, with all below it, under another tag or to the top.

    Args:
        workspace: Library and tagger.
        name: The tag, by name or path.
        parent: The tag to be above it; None for the top.
        origin: window, cli or api.

    Raises:
        TagError: A tag is unknown, the parent lies below the tag, or has a child of that name.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """

    def act(connection: Connection, before: Tagger) -> TagChange:
        found = known_tag(connection, name)
        above = None if parent is None else known_tag(connection, parent)
        place = None if above is None else above.id
        if above is not None and above.id in tags.TagTree(tags.all_tags(connection)).below(
            found.id
        ):
            raise TagError(
                f'"{found.name}" cannot go under "{above.name}", which is the tag itself or below'
                " it. Name another tag, or move that one out first."
            )
        if place == found.parent_id:
            return TagChange(found.name, 0, 0, None)
        _check_place(connection, found.name, place, but=found.id)
        summary = sentence(
            f'Moved "{found.name}" to the top'
            if above is None
            else f'Moved "{found.name}" under "{above.name}"'
        )
        recorder = history.Recorder(connection, origin, KIND, summary)
        recorder.update(tag, [{"id": found.id, "parent_id": place}])
        return _learned(workspace, connection, before, recorder, found.name, [])

    return _write(workspace, act)


def switch(
    workspace: Workspace,
    name: TagRef,
    *,
    enabled: bool | None = None,
    automatic: bool | None = None,
    origin: str = "window",
) -> TagChange:
    """Says whether the machine may speak of a tag, and whether it may set it by itself.

    Args:
        workspace: Library and tagger.
        name: The tag, by name or path.
        enabled: Whether the machine guesses it at all; None leaves it.
        automatic: Whether it may be set without being asked; None leaves it.
        origin: window, cli or api.

    Raises:
        TagError: The tag is unknown.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """

    def act(connection: Connection, before: Tagger) -> TagChange:
        found = known_tag(connection, name)
        row: dict[str, Any] = {}
        if enabled is not None and enabled != found.enabled:
            row["enabled"] = enabled
        if automatic is not None and automatic != found.automatic:
            row["automatic"] = automatic
        if not row:
            return TagChange(found.name, 0, 0, None)
        said = {
            ("enabled", True): sentence("enabled on"),
            ("enabled", False): sentence("enabled off"),
            ("automatic", True): sentence("automatic on"),
            ("automatic", False): sentence("automatic off"),
        }
        done = "; ".join(said[one] for one in row.items())
        summary = sentence(f'Switched "{found.name}": {done}')
        recorder = history.Recorder(connection, origin, KIND, summary)
        recorder.update(tag, [{"id": found.id, **row}])
        return _learned(workspace, connection, before, recorder, found.name, [])

    return _write(workspace, act)


def delete(workspace: Workspace, name: TagRef, *, origin: str = "window") -> TagChange:
    """Removes a tag with its statements and keywords; tags below it move up.

    Args:
        workspace: Library and tagger.
        name: The tag, by name or path.
        origin: window, cli or api.

    Raises:
        TagError: The tag is unknown, is a word of the recogniser, or has a tag below it whose
            name is taken above.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """

    def act(connection: Connection, before: Tagger) -> TagChange:
        found = known_tag(connection, name)
        if found.vocabulary_key is not None:
            raise TagError(
                f'"{found.name}" is a word of the recogniser and would come back with its next'
                " version. Switch it off instead."
            )
        recorder = history.Recorder(connection, origin, KIND, sentence(f'Deleted "{found.name}"'))
        _move_children(connection, recorder, found, found.parent_id)
        photos = drop_rows(connection, recorder, statement, found)
        drop_rows(connection, recorder, imported, found)
        drop_rows(connection, recorder, tag_synonym, found)
        aliases = select(tag_alias.c.tag_uuid).where(tag_alias.c.target_uuid == found.uuid)
        recorder.delete(tag_alias, [(one,) for one in connection.execute(aliases).scalars()])
        recorder.delete(tag, [(found.id,)])
        return _learned(workspace, connection, before, recorder, found.name, [], photos)

    return _write(workspace, act)


def merge(
    workspace: Workspace, source: TagRef, target: TagRef, *, origin: str = "window"
) -> TagChange:
    """Makes one tag of two: all that was said and learned of the source goes to the target.

    Of a photo that has a statement about both, the newest counts. The source's name goes on
    finding the target, tags below the source move below the target.

    Args:
        workspace: Library and tagger.
        source: The tag that goes.
        target: The tag that stays.
        origin: window, cli or api.

    Raises:
        TagError: A tag is unknown, both are the same or words of the recogniser, the target lies
            below the source, or both have a tag of the same name below them.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """

    def act(connection: Connection, before: Tagger) -> TagChange:
        gone, kept = known_tag(connection, source), known_tag(connection, target)
        _check_merge(connection, gone, kept)
        summary = sentence(f'Merged "{gone.name}" into "{kept.name}"')
        recorder = history.Recorder(connection, origin, KIND, summary)
        _move_children(connection, recorder, gone, kept.id)
        photos = unite(workspace, connection, recorder, gone, kept)
        return _learned(workspace, connection, before, recorder, kept.name, [kept.id], photos)

    return _write(workspace, act)


def set_synonyms(
    workspace: Workspace, name: TagRef, words: Sequence[str], *, origin: str = "window"
) -> TagChange:
    """Says by which other words a tag is found; nothing is learned from them.

    Args:
        workspace: Library and tagger.
        name: The tag, by name or path.
        words: All its other words; its own name is left out.
        origin: window, cli or api.

    Raises:
        TagError: The tag is unknown, or a word is too long.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """

    def act(connection: Connection, before: Tagger) -> TagChange:
        found = known_tag(connection, name)
        wanted = {tags.normal(word): tags.clean(word) for word in words}
        wanted.pop(tags.normal(found.name), None)
        there = {tags.normal(word): word for word in tags.synonyms(connection, found.id)}
        if wanted == there:
            return TagChange(found.name, 0, 0, None)
        recorder = history.Recorder(
            connection, origin, KIND, sentence(f'Changed the other words of "{found.name}"')
        )
        gone = [(found.id, word) for word, shown in there.items() if wanted.get(word) != shown]
        recorder.delete(tag_synonym, gone)
        recorder.insert(
            tag_synonym,
            [
                {"tag_id": found.id, "normal": word, "name": shown}
                for word, shown in wanted.items()
                if there.get(word) != shown
            ],
        )
        return _learned(workspace, connection, before, recorder, found.name, [])

    return _write(workspace, act)


# -- what may be done -------------------------------------------------------------------------


def _check_place(connection: Connection, name: str, parent: int | None, *, but: int) -> None:
    """Whether a tag may be called so below this parent; `but` is the tag itself."""
    same = select(tag.c.id, tag.c.name).where(
        tag.c.normal == tags.normal(name), tag.c.parent_id.is_(parent), tag.c.id != but
    )
    taken = connection.execute(same).one_or_none()
    if taken is not None:
        raise TagError(
            f'There is a tag "{taken.name}" in that place already. Merge the two, or choose another'
            " name."
        )


def _check_merge(connection: Connection, gone: Tag, kept: Tag) -> None:
    if gone.id == kept.id:
        raise TagError(f'"{gone.name}" cannot be merged into itself. Name two different tags.')
    if gone.vocabulary_key is not None and kept.vocabulary_key is not None:
        raise TagError(
            f'"{gone.name}" and "{kept.name}" are both words of the recogniser and stay apart.'
            f' Move "{gone.name}" under "{kept.name}" instead.'
        )
    if kept.id in tags.TagTree(tags.all_tags(connection)).below(gone.id):
        raise TagError(f'"{kept.name}" lies below "{gone.name}". Move it out before merging them.')


def _move_children(
    connection: Connection, recorder: Recorder, above: Tag, parent: int | None
) -> None:
    children = select(tag.c.id, tag.c.name).where(tag.c.parent_id == above.id).order_by(tag.c.id)
    found = connection.execute(children).all()
    for child in found:
        _check_place(connection, child.name, parent, but=child.id)
    recorder.update(tag, [{"id": child.id, "parent_id": parent} for child in found])


# -- around every change ----------------------------------------------------------------------


def _write(workspace: Workspace, act: Callable[[Connection, Tagger], TagChange]) -> TagChange:
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True) as connection:
        return act(connection, workspace.taggers.current(connection))


def _learned(
    workspace: Workspace,
    connection: Connection,
    before: Tagger,
    recorder: Recorder,
    name: str,
    taught: Sequence[int],
    photos: Sequence[int] = (),
) -> TagChange:
    """Learns and scores what the change concerns, and tells other windows."""
    rescored = follow_tree(connection, workspace.taggers, before, taught)
    tell(connection, recorder.operation.uuid, photos, taught, rescored, tree=True)
    return TagChange(name, len(photos), rescored.scored, recorder.operation.uuid)
