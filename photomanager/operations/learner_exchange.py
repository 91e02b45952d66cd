"""Taking a learner along: export it to a file, import one, compare two.

An import merges. A lesson is itself by its UUID, so none counts twice, whichever files it comes
in, and two people's learners merged in either order give the same bits. What follows from it:

- A lesson of a photo that this library has, by UUID or else by the content of its file, is
  about that photo: it uses the photo's vector here and becomes a statement. Lessons of one
  content are about one photo even if nobody here has it.
- The user's own word stands: an imported lesson about a photo and tag of which the user has
  said something, even withdrawn it, is kept but does not count. Between tags above and below
  one another the newest word counts, whoever said it.
- A photo that comes into this library later is known by its content (`indexing.arrivals`).
- A tag is the tag of the same UUID, or that it was merged into; else the network's word of the
  same key; else the tag of the same name in the same place; else it is made.
- Keywords that taught the owner teach here, and are nobody's word: they make no statement.
- What the owner of the file has withdrawn is withdrawn here; what was undone there is simply
  missing from the file and stays.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from photomanager.errors import LearnerFileError
from photomanager.indexing.restructuring import follow_tree
from photomanager.learning import learner_file
from photomanager.learning.learner_file import FileLesson, FileTag, LearnerFile
from photomanager.library import history, lessons, tags
from photomanager.library.schema import space, statement, tag, tag_alias
from photomanager.operations.lesson_photos import LessonPhotos, contents_of
from photomanager.operations.tagging import bring_up_to_date, tell
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from photomanager.learning.learner_file import LearnerDifference
    from photomanager.library.history import Recorder
    from photomanager.library.records import Tag
    from photomanager.operations.workspace import Workspace

KIND = "import"

_CLOCKS_DIFFER = 86_400_000_000  # microseconds: clocks may be a day apart


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What went into a file, or came out of it.

    Attributes:
        file: The learner file.
        tags: Tags with lessons among them.
        lessons: Lessons written; of an import those that are new here.
        statements: Photos of this library about which the file had something new to say.
        operation: UUID of the import, None of an export or if nothing was new.
    """

    file: Path
    tags: int
    lessons: int
    statements: int = 0
    operation: str | None = None


def export(
    workspace: Workspace, path: Path, *, go_on: Callable[[], None] | None = None
) -> Exchanged:
    """Writes everything that counts now to a learner file: the last word on each photo and tag.

    Lessons of photos that have no vector yet are left out.

    Args:
        workspace: Library and tagger.
        path: The file; an older learner file in its place is replaced.
        go_on: Called now and then; what it raises ends the work, and nothing is written then.

    Raises:
        LearnerFileError: The file cannot be written, or another kind of file is in its place.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read(go_on=go_on) as connection:
        learner = _learner(workspace, connection)
    learner_file.write(learner, path)
    return Exchanged(path, len({one.tag for one in learner.lessons}), len(learner.lessons))


def difference(first: Path, second: Path) -> LearnerDifference:
    """What tells two learner files apart, two versions of one or two people's.

    Raises:
        LearnerFileError: A file is missing, damaged or newer.
    """
    return learner_file.difference(learner_file.read(first), learner_file.read(second))


def import_learner(
    workspace: Workspace,
    path: Path,
    *,
    origin: str = "window",
    go_on: Callable[[], None] | None = None,
) -> Exchanged:
    """Adds the lessons of a learner file to this library's; one operation, or none at all.

    Args:
        workspace: Library and tagger.
        path: The file.
        origin: window, cli or api.
        go_on: Called now and then; what it raises ends the work, and nothing has changed then.

    Raises:
        LearnerFileError: The file is missing, damaged, newer, for another network, or has
            lessons from the future.
        TagError: A tag of the file has a name that this library cannot take.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    learner = learner_file.read(path)
    if learner.sums is not None:
        raise LearnerFileError(f"{path} holds starter tags of the program itself; nothing to do.")
    _check_space(workspace, learner, path)
    _check_times(learner, path)
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True, go_on=go_on) as connection:
        known = lessons.active_uuids(connection)
        fresh = [one for one in learner.lessons if one.uuid not in known]
        if not fresh:
            return Exchanged(path, 0, 0)
        return _import(workspace, connection, learner, fresh, path, origin)


# -- out --------------------------------------------------------------------------------------


def _learner(workspace: Workspace, connection: Connection) -> LearnerFile:
    tree = tags.TagTree(tags.all_tags(connection))
    by_uuid = {tree[one].uuid: one for one in tree.ids()}
    said = [
        one
        for one in lessons.last_words(connection, workspace.space_id, by_uuid)
        if one.code is not None or not one.verdict
    ]
    contents = contents_of(connection, {one.photo_uuid for one in said if not one.content_hash})
    needed = {above for one in said for above in _line(tree, by_uuid[one.tag_uuid])}
    order = sorted(needed, key=lambda one: (len(tree.ancestors(one)), tree[one].uuid))
    place = {one: number for number, one in enumerate(order)}
    network, space_hash, dimensions = connection.execute(
        select(space.c.network, space.c.hash, space.c.dimensions).where(
            space.c.id == workspace.space_id
        )
    ).one()
    return LearnerFile(
        network=network,
        space_hash=space_hash,
        dimensions=dimensions,
        tags=tuple(_file_tag(tree[one], place) for one in order),
        lessons=tuple(
            FileLesson(
                uuid=one.uuid,
                photo_uuid=one.photo_uuid,
                content_hash=one.content_hash or contents.get(one.photo_uuid),
                tag=place[by_uuid[one.tag_uuid]],
                verdict=one.verdict,
                at=one.at,
                code=one.code if one.verdict else None,
                of_keyword=one.source == lessons.KEYWORD,
            )
            for one in said
        ),
    )


def _line(tree: tags.TagTree, one: int) -> list[int]:
    return [one, *tree.ancestors(one)]


def _file_tag(one: Tag, place: dict[int, int]) -> FileTag:
    parent = None if one.parent_id is None else place[one.parent_id]
    return FileTag(one.uuid, one.name, parent, one.vocabulary_key)


# -- in ---------------------------------------------------------------------------------------


def _check_space(workspace: Workspace, learner: LearnerFile, path: Path) -> None:
    with workspace.library.database.read() as connection:
        own = connection.execute(
            select(space.c.network, space.c.hash, space.c.dimensions).where(
                space.c.id == workspace.space_id
            )
        ).one()
    if (own.hash, own.dimensions) != (learner.space_hash, learner.dimensions):
        raise LearnerFileError(
            f"{path} was made with another network ({learner.network}) than this library uses"
            f" ({own.network}). Import it into a library with the same network."
        )


def _check_times(learner: LearnerFile, path: Path) -> None:
    """A lesson from the future would count as newer than everything said here for years."""
    latest = max((one.at for one in learner.lessons), default=0)
    if latest > time.time_ns() // 1000 + _CLOCKS_DIFFER:
        raise LearnerFileError(
            f"{path} holds lessons from the future. Set the clock of the computer that taught them,"
            " or of this one, and export it again."
        )


def _import(
    workspace: Workspace,
    connection: Connection,
    learner: LearnerFile,
    fresh: Sequence[FileLesson],
    path: Path,
    origin: str,
) -> Exchanged:
    before = workspace.taggers.current(connection)
    recorder = history.Recorder(
        connection, origin, KIND, sentence(f'Imported the learner "{path.name}"')
    )
    meant, created = _tags(connection, recorder, learner, {one.tag for one in fresh})
    photos = LessonPhotos(connection, workspace.space_id, fresh)
    for source in (lessons.LEARNER, lessons.KEYWORD):
        given = [
            lessons.NewLesson(
                uuid=one.uuid,
                photo_uuid=photos.uuid(one),
                tag_uuid=learner.tags[one.tag].uuid,
                verdict=one.verdict,
                code=photos.code(one),
                content_hash=one.content_hash,
                log_odds=None,
                at=one.at,
            )
            for one in fresh
            if one.of_keyword == (source == lessons.KEYWORD)
        ]
        lessons.record(
            connection,
            given,
            operation_id=recorder.operation.id,
            space_id=workspace.space_id,
            at=recorder.operation.at,
            source=source,
        )
    taught = {meant[one.tag].uuid: meant[one.tag].id for one in fresh}
    changed = _state(workspace, connection, recorder, taught)
    rescored = follow_tree(connection, workspace.taggers, before, taught.values())
    ids = sorted(taught.values())
    tell(connection, recorder.operation.uuid, changed, ids, rescored, tree=bool(created))
    return Exchanged(path, len(taught), len(fresh), len(changed), recorder.operation.uuid)


def _tags(
    connection: Connection, recorder: Recorder, learner: LearnerFile, wanted: Iterable[int]
) -> tuple[dict[int, Tag], list[Tag]]:
    """The library's tag for every wanted tag of the file and those above, and the new ones."""
    needed = set[int]()
    for place in wanted:
        above: int | None = place
        while above is not None:
            needed.add(above)
            above = learner.tags[above].parent
    meant: dict[int, Tag] = {}
    created = []
    for place in sorted(needed):  # parents come first
        named = learner.tags[place]
        parent = None if named.parent is None else meant[named.parent].id
        found = _found(connection, named, parent)
        if found is None:
            found = tags.create(
                connection, named.name, origin="imported", parent_id=parent, uuid=named.uuid
            )
            recorder.inserted(tag, [(found.id,)])
            created.append(found)
        elif found.uuid != named.uuid and _alias(connection, named.uuid) is None:
            recorder.insert(tag_alias, [{"tag_uuid": named.uuid, "target_uuid": found.uuid}])
        meant[place] = found
    return meant, created


def _found(connection: Connection, named: FileTag, parent: int | None) -> Tag | None:
    """The library's tag for one of the file, None if it must be made."""
    found = tags.by_uuid(connection, _alias(connection, named.uuid) or named.uuid)
    if found is not None:
        return found
    same_place = (tag.c.normal == tags.normal(named.name)) & tag.c.parent_id.is_(parent)
    rows = connection.execute(
        select(tag.c.id, tag.c.vocabulary_key).where(
            same_place
            if named.vocabulary_key is None
            else same_place | (tag.c.vocabulary_key == named.vocabulary_key)
        )
    ).all()
    # The same concept before the same name.
    rows = sorted(rows, key=lambda row: bool(row.vocabulary_key != named.vocabulary_key))
    return tags.by_id(connection, rows[0].id) if rows else None


def _alias(connection: Connection, uuid: str) -> str | None:
    target = select(tag_alias.c.target_uuid).where(tag_alias.c.tag_uuid == uuid)
    return connection.execute(target).scalar_one_or_none()


def _state(
    workspace: Workspace, connection: Connection, recorder: Recorder, taught: Mapping[str, int]
) -> list[int]:
    """Makes the statements about these tags what the last words say; returns the photos."""
    words = [
        one
        for one in lessons.last_words(connection, workspace.space_id, taught)
        if one.source != lessons.KEYWORD  # nobody has looked at the photo
    ]
    ids = _ids_of(connection, {one.photo_uuid for one in words})
    said = {
        (ids[one.photo_uuid], taught[one.tag_uuid]): one for one in words if one.photo_uuid in ids
    }
    rows = connection.execute(
        select(statement).where(statement.c.tag_id.in_(taught.values()))
    ).mappings()
    there = {(row["photo_id"], row["tag_id"]): dict(row) for row in rows}
    wanted: dict[tuple[int, int], dict[str, Any]] = {
        (photo, tag_id): {
            "photo_id": photo,
            "tag_id": tag_id,
            "verdict": one.verdict,
            "at": one.at,
            "lesson_uuid": one.uuid,
        }
        for (photo, tag_id), one in said.items()
        if one.verdict
    }
    gone = [key for key, one in said.items() if not one.verdict and key in there]
    changed = [key for key, row in wanted.items() if key in there and row != there[key]]
    fresh = [key for key in wanted if key not in there]
    recorder.delete(statement, gone)
    recorder.update(statement, [wanted[key] for key in changed])
    recorder.insert(statement, [wanted[key] for key in fresh])
    return sorted({photo for photo, _ in (*gone, *changed, *fresh)})


def _ids_of(connection: Connection, uuids: Iterable[str]) -> dict[str, int]:
    rows = connection.execute(
        text("SELECT uuid, id FROM photo WHERE uuid IN (SELECT value FROM json_each(:uuids))"),
        {"uuids": json.dumps(sorted(uuids))},
    )
    return {row.uuid: row.id for row in rows}
