"""Writes tags, stars and labels where other programs find them: beside photos, or into them.

Only when asked. Written are the tags that the user confirmed and, if wanted, those that were set
without being asked; never a suggestion. What the user rejected is taken out. Everything else in
a file stays as it is.

Photos that were written into are read again with the next run of indexing, as after any change.
"""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import select, update

from photomanager.errors import DecodeError, MetadataError
from photomanager.imaging import kinds, replacing, sidecar
from photomanager.imaging.fields import Fields
from photomanager.library import changes, facts, keywords, pairs, photos, tags
from photomanager.library.query_tags import one_of
from photomanager.library.records import PhotoId
from photomanager.library.roots import readable
from photomanager.library.schema import file, imported

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from photomanager.indexing.errands import Errands
    from photomanager.operations.workspace import Workspace

Naming = Literal["photo.jpg.xmp", "photo.xmp"]
OWN: Naming = "photo.jpg.xmp"
SHARED: Naming = "photo.xmp"
# Kinds whose files can be written into, by suffix.
_INTO = frozenset(b".jpg .jpeg .jpe .jfif .mpo .tif .tiff .png .webp".split())
_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class How:
    """Where and what to write.

    Attributes:
        into_files: Into JPEG, TIFF, PNG and WebP files themselves; other kinds get a sidecar.
        naming: Of new sidecars; those that are there already are all brought up to date, those of
            a RAW file beside the photo too.
        automatic: Whether to write tags that were set without being asked, too.
    """

    into_files: bool = False
    naming: Naming = OWN
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class NotWritten:
    """A photo whose tags could not be written, and one sentence why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class WriteOutcome:
    """What was written.

    Attributes:
        photos: Photos looked at, fewer than asked for when it was stopped.
        sidecars: XMP files made or changed.
        files: Photo files changed.
        unchanged: Photos of which everything was written already, or had nothing to write.
        tags: Tags that stand in the files now, counted for each photo.
        failed: Photos of which something could not be written.
    """

    photos: int
    sidecars: int
    files: int
    unchanged: int
    tags: int
    failed: tuple[NotWritten, ...]


@dataclass(slots=True)
class _Count:
    sidecars: int = 0
    files: int = 0
    unchanged: int = 0
    tags: int = 0


def write(
    workspace: Workspace,
    photo_ids: Sequence[int],
    how: How | None = None,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> WriteOutcome:
    """Writes what the library knows of these photos into files.

    Args:
        workspace: The library.
        photo_ids: The photos.
        how: Where and what.
        on_progress: Called with photos done and all of them, after each.
        stopped: Asked before each photo; True ends it, and what is written stays.

    Raises:
        LibraryError: Disk or file of the library are at fault.
        WorkerError: The worker process does not work at all; what is written stays.
    """
    how = how or How()
    count, failed = _Count(), []
    changed: list[int] = []
    done = 0
    for top in range(0, len(photo_ids), _AT_A_TIME):
        some = list(photo_ids[top : top + _AT_A_TIME])
        with workspace.library.database.read() as connection:
            rows = {row.id: row for row in photos.rows(connection, some)}
            wanted = _wanted(connection, some, how)
            raws = pairs.raw_files(connection, some)
        try:
            for photo_id in some:
                if stopped():
                    break
                if photo_id in rows:
                    row, fields = rows[photo_id], wanted[photo_id]
                    try:
                        if _write_one(workspace.errands, row, raws[photo_id], fields, how, count):
                            changed.append(photo_id)
                    except (MetadataError, DecodeError) as error:
                        path = readable(photos.absolute(row.root_path, row.path))
                        failed.append(NotWritten(path, str(error)))
                done += 1
                if on_progress is not None:
                    on_progress(done, len(photo_ids))
        finally:
            # A changed file keeps its times, so no scan need notice it.
            _read_again(workspace, changed)
        changed.clear()
        if stopped():
            break
    return WriteOutcome(
        done, count.sidecars, count.files, count.unchanged, count.tags, tuple(failed)
    )


# -- what to write ----------------------------------------------------------------------------


def _wanted(connection: Connection, photo_ids: Sequence[int], how: How) -> dict[int, Fields]:
    tree = tags.TagTree(tags.all_tags(connection))
    shown = facts.shown(connection, photo_ids)
    marks = {row.id: row for row in photos.marks(connection, photo_ids)}
    written = _written_before(connection, photo_ids)
    states = {"confirmed", "automatic"} if how.automatic else {"confirmed"}
    wanted = {}
    for photo_id in photo_ids:
        there = shown.get(PhotoId(photo_id), ())
        kept = [_path(tree, tag.tag_id) for tag in there if tag.state in states]
        gone = [
            path
            for tag in there
            if tag.state == "rejected"
            for path in (_path(tree, tag.tag_id), *written[photo_id].get(tag.tag_id, ()))
        ]
        mark = marks.get(photo_id)
        wanted[photo_id] = Fields(tuple(kept), tuple(gone), _stars(mark), _label(mark))
    return wanted


def _path(tree: tags.TagTree, tag_id: int) -> tuple[str, ...]:
    line = [tag_id, *tree.ancestors(tag_id)]
    return tuple(tree[one].name for one in reversed(line))


def _written_before(
    connection: Connection, photo_ids: Sequence[int]
) -> dict[int, dict[int, list[tuple[str, ...]]]]:
    """How the files spell the keywords that stand for each tag."""
    found: dict[int, dict[int, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    rows = connection.execute(
        select(imported.c.photo_id, imported.c.tag_id, imported.c.keyword).where(
            one_of(imported.c.photo_id, [int(one) for one in photo_ids])
        )
    )
    for photo_id, tag_id, keyword in rows:
        found[photo_id][tag_id].extend(keywords.paths({"keywords": [keyword]}))
    return found


def _stars(mark: Any) -> int | None:
    """XMP's rating: −1 is a rejected photo."""
    if mark is None:
        return None
    return -1 if mark.pick == -1 and not mark.rating else mark.rating


def _label(mark: Any) -> str | None:
    """The label's word; empty where the user has taken it away."""
    if mark is None or mark.label is None:
        return None
    return str(mark.label)


# -- where to write ---------------------------------------------------------------------------


def _write_one(
    errands: Errands, row: Any, raws: Sequence[bytes], fields: Fields, how: How, count: _Count
) -> bool:
    """Writes one photo's tags; whether its own file has changed."""
    path = photos.absolute(row.root_path, row.path)
    if row.root_state == "offline":
        raise MetadataError("The folder is offline; connect its disk first.")
    if row.state == "missing":
        raise MetadataError("The file is missing; bring it back or scan its folder again.")
    changed = False
    beside = [one for one in sidecar.paths(path) if os.path.lexists(one)]
    if how.into_files and kinds.suffix(path) in _INTO:
        changed = _write_file(errands, path, fields)
        count.files += changed
    elif not beside and _says_anything(fields):
        beside = [sidecar.own_path(path) if how.naming == OWN else sidecar.shared_path(path)]
    beside += [one for one in sidecar.paths(path, raws) if os.path.lexists(one)]
    sidecars = sum(_write_sidecar(errands, one, path, fields) for one in _each_once(beside))
    count.sidecars += sidecars
    count.tags += len(fields.keywords)
    count.unchanged += not (changed or sidecars)
    return changed


def _says_anything(fields: Fields) -> bool:
    return bool(fields.keywords or fields.label or fields.rating)


def _each_once(places: Sequence[bytes]) -> list[bytes]:
    """Where a file system does not tell cases apart, two names are one file."""
    found: dict[object, bytes] = {}
    for one in places:
        try:
            status = os.stat(one)  # noqa: PTH116 - pathlib has no bytes
            found.setdefault((status.st_dev, status.st_ino), one)
        except OSError:
            found.setdefault(one, one)
    return list(found.values())


def _write_sidecar(errands: Errands, place: bytes, photo: bytes, fields: Fields) -> bool:
    old = _status(place)
    if old is None:
        fields = _with_the_files_own(errands, photo, fields)
    new = errands.rewritten(place, fields, sidecar=True, there=old is not None)
    if not new:
        return False
    replacing.replace(place, new, old, keep_times=False)
    return True


def _with_the_files_own(errands: Errands, photo: bytes, fields: Fields) -> Fields:
    """What the photo's file says already: programs that read a sidecar often read nothing else."""
    said = errands.describe(photo)
    gone = {tuple(name.casefold() for name in path) for path in fields.gone}
    own = [
        path for path in keywords.paths(said) if tuple(name.casefold() for name in path) not in gone
    ]
    joined = tuple(dict.fromkeys([*own, *fields.keywords]))
    return Fields(joined, fields.gone, fields.rating, fields.label)


def _write_file(errands: Errands, path: bytes, fields: Fields) -> bool:
    # Before it is read, so that a change by somebody else meanwhile is noticed.
    old = _status(path)
    new = errands.rewritten(path, fields, sidecar=False, there=True)
    if not new:
        return False
    replacing.replace(path, new, old, keep_times=True)
    return True


def _status(place: bytes) -> os.stat_result | None:
    try:
        return os.stat(place)  # noqa: PTH116 - pathlib has no bytes
    except FileNotFoundError:
        return None
    except OSError as error:
        raise MetadataError(
            f"{kinds.display(place)} cannot be read ({error.strerror}); look at its rights."
        ) from error


def _read_again(workspace: Workspace, photo_ids: Sequence[int]) -> None:
    """The files are not as the library knows them any more."""
    if not photo_ids:
        return
    with workspace.library.database.write(durable=False) as connection:
        connection.execute(
            update(file)
            .where(one_of(file.c.photo_id, [int(one) for one in photo_ids]))
            .where(file.c.role == "main", file.c.state == "indexed")
            .values(state="pending")
        )
        changes.record(connection, "photos", {"photos": list(photo_ids)})
