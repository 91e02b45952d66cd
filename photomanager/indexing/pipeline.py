"""From the worker's answers to the library: one short transaction for each batch.

Outcomes come in the order of the files, so what the library holds after a kill is what it
held at some moment of an undisturbed run, and the next run goes on from there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from photomanager.imaging import thumbnail
from photomanager.indexing import arrivals, protocol, scoring, whereabouts
from photomanager.indexing.whereabouts import Whereabouts
from photomanager.library import (
    changes,
    faces,
    keywords,
    moved_files,
    pairs,
    photos,
    readings,
    sidecars,
    vectors,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from photomanager.indexing.scoring import TaggerCache
    from photomanager.library.library import Library
    from photomanager.library.photos import PendingFile, SameContents

    Answers = Sequence[tuple[PendingFile, protocol.Outcome]]

# In `photo.metadata`, but not from metadata (`worker`).
_SEEN = ("format", "pixels")
# In `photo`, but neither.
_MEASURED = ("width", "height")


@dataclass(slots=True)
class Stored:
    """How many files ended in which way."""

    indexed: int = 0
    unchanged: int = 0
    moved: int = 0
    failed: int = 0

    def __iadd__(self, other: Stored) -> Stored:
        self.indexed += other.indexed
        self.unchanged += other.unchanged
        self.moved += other.moved
        self.failed += other.failed
        return self


def store(
    library: Library,
    taggers: TaggerCache,
    space_id: int,
    answers: Answers,
    changed: Mapping[int, bytes] = MappingProxyType({}),
) -> Stored:
    """Writes a batch and tells the change feed; the mapped vectors follow with `catch_up`.

    Args:
        library: The library.
        taggers: What gives the photos their tags.
        space_id: The space of the vectors.
        answers: Files, and what has become of them.
        changed: Known files with contents of their own by now, and which (`renames`).

    Raises:
        LibraryError: Disk or database are at fault; nothing of the batch is stored then.
    """
    # First: a thumbnail without its photo does no harm, a photo without one is seen.
    library.thumbnails.put_many(
        (outcome.content_hash, thumbnail.SIZE, thumbnail.RECIPE, outcome.thumbnail)
        for _, outcome in answers
        if isinstance(outcome, protocol.Indexed)
    )
    with library.database.write(durable=False) as connection:
        waiting = photos.still_pending(connection, [pending.id for pending, _ in answers])
        due = [one for one in answers if one[0].id in waiting]
        batch = _Batch(connection, due, changed)
        batch.store(taggers, space_id)
    return batch.stored


class _Batch:
    """One batch within its transaction."""

    def __init__(
        self, connection: Connection, answers: Answers, changed: Mapping[int, bytes]
    ) -> None:
        self.stored = Stored()
        self._connection = connection
        self._answers = answers
        self._changed = changed
        self._disks = Whereabouts(connection, changed)
        self._before: dict[int, bytes | None] = {}
        self._taken: set[int] = set()
        self._merged: set[int] = set()
        self._same: dict[bytes, list[SameContents]] = {}
        self._names: set[bytes] = set()

    def store(self, taggers: TaggerCache, space_id: int) -> None:
        if not self._answers:
            return
        self._find_same()
        indexed: list[tuple[PendingFile, protocol.Indexed]] = []
        moved: list[tuple[PendingFile, protocol.Indexed]] = []
        touched = []
        hashed = []
        failed = []
        doubtful: list[int] = []
        changed_photos = []
        for pending, outcome in self._answers:
            changed_photos.append(int(pending.photo_id))
            if isinstance(outcome, protocol.Failed):
                failed.append((pending, outcome))
            elif isinstance(outcome, protocol.Unchanged):
                touched.append((pending, outcome))
            elif isinstance(outcome, protocol.Hashed):
                hashed.append((pending, outcome))
            elif isinstance(outcome, protocol.Indexed):
                old = self._moved_from(pending, outcome)
                if self._is_yet_another(pending, outcome):
                    doubtful.append(int(pending.id))
                elif old is None:
                    indexed.append((pending, outcome))
                else:
                    moved.append((self._take_over(old, pending), outcome))
                    changed_photos.append(int(old.photo_id))
        moved_files.doubt(self._connection, doubtful)
        # Those of which another network has made the vector, or lessons are new, are read anew.
        ids = [int(p.photo_id) for p, _ in moved]
        fresh = self._merged | moved_files.without_vector(self._connection, space_id, ids)
        indexed += [one for one in moved if one[0].photo_id in fresh]
        touched += [(p, _as_known(o)) for p, o in moved if p.photo_id not in fresh]
        self._store_indexed(indexed)
        told = [int(p.photo_id) for p, _ in indexed] + self._store_unchanged(touched)
        self._store_hashed(hashed)
        self._store_failed(failed)
        self._store_vectors(indexed, space_id)
        if told:
            scored = scoring.score_batch(self._connection, taggers, told)
            changes.record(self._connection, "facts", {"photos": scored.photos.tolist()})
        changes.record(self._connection, "photos", {"photos": changed_photos})
        read = set(told) - set(ids)
        self.stored.indexed = len(read)
        self.stored.moved = len(moved)
        self.stored.failed = len(failed)
        counted = len(read) + len(moved) + len(failed) + len(doubtful)
        self.stored.unchanged = len(self._answers) - counted

    def _store_failed(self, failed: list[tuple[PendingFile, protocol.Failed]]) -> None:
        rows = [{"file_id": p.id, "why": o.reason, "is_lasting": int(o.lasting)} for p, o in failed]
        photos.store_failed(self._connection, rows)
        if failed:
            changes.record(self._connection, "problems", {"all": True})

    def _store_vectors(
        self, indexed: list[tuple[PendingFile, protocol.Indexed]], space_id: int
    ) -> None:
        if indexed:
            contents = {int(p.photo_id): o.content_hash for p, o in indexed}
            arrivals.welcome(self._connection, space_id, contents)
            rows = [(int(p.photo_id), o.code, o.head) for p, o in indexed]
            vectors.put(self._connection, space_id, rows)

    def _store_indexed(self, indexed: list[tuple[PendingFile, protocol.Indexed]]) -> None:
        before = readings.stored(self._connection, [p.photo_id for p, _ in indexed])
        now = [
            {
                "photo_id": p.photo_id,
                **readings.with_what_was_said(before.get(p.photo_id, {}), o.photo),
            }
            for p, o in indexed
        ]
        self._store_columns(before, now)
        faces.replace(self._connection, {int(p.photo_id): o.faces for p, o in indexed})
        files = [_file_row(p, o, o.content_hash) for p, o in indexed]
        photos.store_indexed(self._connection, files)
        sidecars.store(self._connection, {p.id: o.sidecars for p, o in indexed})

    def _store_unchanged(self, same: list[tuple[PendingFile, protocol.Unchanged]]) -> list[int]:
        """Files with the bytes that are known; the photos of which something else says more now."""
        files = [_file_row(p, o, p.content_hash) for p, o in same]
        photos.store_indexed(self._connection, files)
        read = [(p, o) for p, o in same if o.photo]
        sidecars.store(self._connection, {p.id: o.sidecars for p, o in read})
        before = readings.stored(self._connection, [p.photo_id for p, _ in read])
        rows: list[dict[str, Any]] = []
        for pending, outcome in read:
            old = before.get(pending.photo_id, {})
            more = _with_what_was_seen(outcome.photo["metadata"], old.get("metadata"))
            now = readings.with_what_was_said(old, {**outcome.photo, "metadata": more})
            if not old or not readings.says_the_same(old, now):
                rows.append({"photo_id": pending.photo_id, **now})
        self._store_columns(before, rows)
        return [int(row["photo_id"]) for row in rows]

    def _store_columns(
        self, before: Mapping[int, Mapping[str, Any]], rows: list[dict[str, Any]]
    ) -> None:
        """What files say now, and the keywords among it, for which it matters what they said."""
        photos.store_photos(self._connection, rows)
        said = {one: json.loads(columns["metadata"]) for one, columns in before.items()}
        now = {int(row["photo_id"]): row["metadata"] for row in rows}
        _, made = keywords.follow(self._connection, said, now)
        if made:
            changes.record(self._connection, "tags", {"all": True})

    def _store_hashed(self, hashed: list[tuple[PendingFile, protocol.Hashed]]) -> None:
        photos.store_indexed(self._connection, [_file_row(p, o, o.content_hash) for p, o in hashed])
        for pending, outcome in hashed:
            same = self._same.get(outcome.content_hash, ())
            gone = [one.id for one in same if self._disks.has_left(one)]
            pairs.forget_moved(self._connection, pending.id, gone)

    def _find_same(self) -> None:
        """All files with the contents of one of the batch, in one query."""
        read = (protocol.Indexed, protocol.Hashed)
        hashes = [o.content_hash for _, o in self._answers if isinstance(o, read)]
        for same in photos.same_contents(self._connection, hashes):
            self._same.setdefault(same.content_hash, []).append(same)
        ids = [int(p.id) for p, o in self._answers if isinstance(o, protocol.Indexed)]
        self._before = moved_files.contents_before(self._connection, ids)
        self._names = whereabouts.names(pending.path for pending, _ in self._answers)

    def _moved_from(self, pending: PendingFile, outcome: protocol.Indexed) -> SameContents | None:
        """The file that now lies at the new place: same contents, gone from its old path.

        If the old file is still there, the new one is a copy with tags of its own. A path that
        was known before keeps its photo: that file was edited, for `renames` has not moved it.
        """
        gone = [
            same
            for same in self._same.get(outcome.content_hash, ())
            if same.id != pending.id and same.id not in self._taken
            if not same.raw and self._disks.has_left(same)
        ]
        if not gone or pending.id in self._before:
            return None
        found = whereabouts.moved_to(pending.path, gone, self._disks, self._names)
        assert found is not None
        self._taken.add(found.id)
        return found

    def _is_yet_another(self, pending: PendingFile, outcome: protocol.Indexed) -> bool:
        """Whether a known file has other contents than when it was settled who is who.

        Files are changing places right now; to take this for an edit would put the tags of one
        picture on another.
        """
        if pending.id not in self._before:
            return False
        expected = (self._before[pending.id], self._changed.get(pending.id))
        return outcome.content_hash not in expected

    def _take_over(self, old: SameContents, pending: PendingFile) -> PendingFile:
        """The file at its new place is the old photo's."""
        written_over = self._disks.is_written_over(old)
        if moved_files.take_over(
            self._connection, old.id, pending.id, is_written_over=written_over
        ):
            self._merged.add(int(old.photo_id))
        return replace(
            pending, id=old.id, photo_id=old.photo_id, content_hash=old.content_hash, raws=()
        )


def _file_row(
    pending: PendingFile,
    outcome: protocol.Indexed | protocol.Hashed | protocol.Unchanged,
    content_hash: bytes | None,
) -> dict[str, Any]:
    return {
        "file_id": pending.id,
        "new_size": outcome.size,
        "new_mtime": outcome.mtime_ns,
        "new_hash": content_hash,
    }


def _with_what_was_seen(said: str, stored: str | None) -> str:
    """`photo.metadata` with what was seen in the picture when it was decoded last."""
    seen = json.loads(stored or "{}")
    more = {name: seen[name] for name in _SEEN if name in seen} | json.loads(said)
    return json.dumps(more, ensure_ascii=False, sort_keys=True)


def _as_known(outcome: protocol.Indexed) -> protocol.Unchanged:
    """What is new of contents that the library knows: what their files say of them here."""
    said = {name: value for name, value in outcome.photo.items() if name not in _MEASURED}
    return protocol.Unchanged(
        outcome.id, outcome.size, outcome.mtime_ns, said, sidecars=outcome.sidecars
    )
