"""From the worker's answers to the library: one short transaction for each batch.

Outcomes come in the order of the files, so what the library holds after a kill is what it
held at some moment of an undisturbed run, and the next run goes on from there.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from photomanager.imaging import thumbnail
from photomanager.indexing import arrivals, protocol, scoring
from photomanager.library import (
    changes,
    faces,
    keywords,
    pairs,
    photos,
    readings,
    scanned_files,
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


def store(library: Library, taggers: TaggerCache, space_id: int, answers: Answers) -> Stored:
    """Writes a batch and tells the change feed; the mapped vectors follow with `catch_up`.

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
        batch = _Batch(connection, [one for one in answers if one[0].id in waiting])
        batch.store(taggers, space_id)
    return batch.stored


class _Batch:
    """One batch within its transaction."""

    def __init__(self, connection: Connection, answers: Answers) -> None:
        self.stored = Stored()
        self._connection = connection
        self._answers = answers
        self._taken: set[int] = set()
        self._same: dict[bytes, list[SameContents]] = {}

    def store(self, taggers: TaggerCache, space_id: int) -> None:
        if not self._answers:
            return
        self._find_same()
        indexed: list[tuple[PendingFile, protocol.Indexed]] = []
        touched = []
        hashed = []
        failed = []
        changed_photos = []
        for pending, outcome in self._answers:
            changed_photos.append(int(pending.photo_id))
            if isinstance(outcome, protocol.Failed):
                failed.append(
                    {
                        "file_id": pending.id,
                        "why": outcome.reason,
                        "is_lasting": int(outcome.lasting),
                    }
                )
            elif isinstance(outcome, protocol.Unchanged):
                touched.append((pending, outcome))
            elif isinstance(outcome, protocol.Hashed):
                hashed.append((pending, outcome))
            elif isinstance(outcome, protocol.Indexed):
                old = self._moved_from(pending, outcome)
                if old is None:
                    indexed.append((pending, outcome))
                    continue
                photos.take_over(self._connection, old.id, pending.id)
                changed_photos.append(int(old.photo_id))
                self.stored.moved += 1
        self._store_indexed(indexed)
        told = [int(p.photo_id) for p, _ in indexed] + self._store_unchanged(touched)
        self._store_hashed(hashed)
        photos.store_failed(self._connection, failed)
        if indexed:
            contents = {int(p.photo_id): o.content_hash for p, o in indexed}
            arrivals.welcome(self._connection, space_id, contents)
            rows = [(int(p.photo_id), o.code, o.head) for p, o in indexed]
            vectors.put(self._connection, space_id, rows)
        if told:
            scored = scoring.score_batch(self._connection, taggers, told)
            changes.record(self._connection, "facts", {"photos": list(scored.photos)})
        changes.record(self._connection, "photos", {"photos": changed_photos})
        if failed:
            changes.record(self._connection, "problems", {"all": True})
        self.stored.indexed = len(told)
        self.stored.unchanged = len(indexed) + len(touched) - len(told) + len(hashed)
        self.stored.failed = len(failed)

    def _store_indexed(self, indexed: list[tuple[PendingFile, protocol.Indexed]]) -> None:
        before = readings.stored(self._connection, [p.photo_id for p, _ in indexed])
        self._store_columns(before, [{"photo_id": p.photo_id, **o.photo} for p, o in indexed])
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
            now = {**outcome.photo, "metadata": more}
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
            gone = [one.id for one in self._same.get(outcome.content_hash, ()) if _is_gone(one)]
            pairs.forget_moved(self._connection, pending.id, gone)

    def _find_same(self) -> None:
        """All files with the contents of one of the batch, in one query."""
        read = (protocol.Indexed, protocol.Hashed)
        hashes = [o.content_hash for _, o in self._answers if isinstance(o, read)]
        for same in photos.same_contents(self._connection, hashes):
            self._same.setdefault(same.content_hash, []).append(same)

    def _moved_from(self, pending: PendingFile, outcome: protocol.Indexed) -> SameContents | None:
        """The file that now lies at the new place: same contents, gone from its old path.

        If the old file is still there, the new one is a copy with tags of its own. A path that
        was known before keeps its photo: that file was edited, not moved.
        """
        candidates = [
            same
            for same in self._same.get(outcome.content_hash, ())
            if same.id != pending.id and same.id not in self._taken
            if not same.raw and _is_gone(same)
        ]
        if not candidates or not scanned_files.holds_nothing(self._connection, pending.photo_id):
            return None
        self._taken.add(candidates[0].id)
        return candidates[0]


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


def _is_gone(same: SameContents) -> bool:
    """Whether the file is no longer where it was, while the folder itself is there."""
    if same.missing or same.removed:
        return True
    return os.path.isdir(same.root_path) and not os.path.lexists(same.path)  # noqa: PTH112
