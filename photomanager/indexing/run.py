"""One pass over photo folders: scan them, then index what waits."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Protocol

from photomanager.imaging import kinds, sidecar
from photomanager.indexing import (
    disk_space,
    face_search,
    pairing,
    pipeline,
    protocol,
    renames,
    scoring,
)
from photomanager.indexing.edits import Edits
from photomanager.indexing.folder_scan import FolderScan
from photomanager.indexing.hints import Hint
from photomanager.indexing.ignore_rules import IgnoreRules
from photomanager.indexing.index_report import IndexProgress, IndexReport
from photomanager.indexing.pace import Pace
from photomanager.indexing.pipeline import Stored
from photomanager.indexing.waiting_files import WaitingFiles, Wishes
from photomanager.library import (
    changes,
    faces,
    moved_files,
    photos,
    roots,
    scanned_files,
    unread_files,
)

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Collection, Mapping, Sequence

    from photomanager.indexing.scoring import TaggerCache
    from photomanager.indexing.supervisor import Supervisor
    from photomanager.library.library import Library
    from photomanager.library.photos import PendingFile
    from photomanager.library.records import RootId
    from photomanager.library.roots import Root
    from photomanager.recognition.manifest import Manifest

    OnProgress = Callable[["IndexProgress"], None]

# A batch is stored when it has so many photos, or is so old: the first soon, so that somebody who
# waits sees photos, the others seldom, for much of what storing takes is the same for one or many.
_BATCH = 64
_FIRST_BATCH_S = 0.5
_BATCH_S = 2.0
_PROGRESS_S = 0.2
_CATCH_UP_S = 10.0
_LOOK_S = 15.0
# Files that go on changing while they are read wait for the next run.
_TRIES = 3
_EVERYTHING = Hint.of_everything()


class Parts(Protocol):
    """What indexing needs of an open library; `operations.workspace.Workspace` has it all."""

    @property
    def library(self) -> Library:
        """The library."""

    @property
    def manifest(self) -> Manifest:
        """The network that embeds its photos."""

    @property
    def space_id(self) -> int:
        """The space of its vectors."""

    @property
    def taggers(self) -> TaggerCache:
        """What gives the photos their tags."""


class Run:
    """One pass over some folders, in the thread and under the lock of its caller.

    Args:
        parts: The open library.
        supervisor: Makes a supervisor, whose worker starts with the first file.
        on_progress: Called a few times a second.
        stop: Ends the run early when it is set.
        wishes: Which photos to read first.
        why_wait: Asked now and then; a sentence ends the run early.
        is_urgent: Asked now and then; whether something else waits for which a look at everything
            shall make room.
        has_news: Asked now and then; whether anything has happened in the folders meanwhile.
        edits: What seemed edited at the look before this one.
    """

    def __init__(
        self,
        parts: Parts,
        supervisor: Callable[[], Supervisor],
        on_progress: OnProgress,
        stop: threading.Event,
        *,
        wishes: Wishes | None = None,
        why_wait: Callable[[], str | None] = lambda: None,
        is_urgent: Callable[[], bool] = lambda: False,
        has_news: Callable[[], bool] = lambda: False,
        edits: Edits | None = None,
    ) -> None:
        self._parts = parts
        self._library = parts.library
        self._supervisor = supervisor
        self._on_progress = on_progress
        self._stop = stop
        self._wishes = wishes or Wishes()
        self._why_wait = why_wait
        self._is_urgent = is_urgent
        self._has_news = has_news
        self._held: str | None = None
        self._looked = float("-inf")
        self._began = time.monotonic()
        self._shown = 0.0
        self._caught_up = self._began
        self._unchanged = self._failed_before = self._videos = self._others = 0
        self._changed = False
        self._complete = True
        self._rules: list[IgnoreRules] = []
        self._pairs: dict[RootId, dict[bytes, bytes]] = {}
        self._stored = Stored()
        self._edits = edits or Edits()
        self._edits.begin()
        self._done = 0
        self._pace = Pace()

    def report(
        self, folders: Collection[RootId] | None, hints: Mapping[RootId, Hint] | None = None
    ) -> IndexReport:
        """Scans and indexes these folders, or all; see `Indexer.run`."""
        with self._library.database.write(durable=False) as connection:
            roots.purge(connection)
            scanned_files.mark_unembedded(connection, self._parts.space_id)
            every = roots.all_roots(connection)
            wanted = folders if hints is None else hints.keys()
            chosen = [one for one in every if wanted is None or one.id in wanted]
            # After an update of the program, so that search does not wait for the first edit.
            scoring.bring_up_to_date(connection, self._parts.taggers)
        self._rules = [IgnoreRules(one.path) for one in chosen]
        for one in chosen:
            others = [other.path for other in every if other.id != one.id]
            hint = _EVERYTHING if hints is None else hints[one.id]
            self._complete &= self._scan(one, others, hint)
        self._follow_unread()
        ids = [one.id for one in chosen]
        # Else somebody waits for what is looked at next; that run also indexes what was found now.
        if self._complete or not self._is_urgent():
            self._index(ids)
            self._settle(ids)
            if self._is_finished(ids) and self._pair_again(ids):
                self._index(ids)
            if self._is_finished(ids) and self._reunite():
                self._index(ids)
            self._forget_replaced()
            everything = hints is None or any(hint.everywhere for hint in hints.values())
            if everything and not self._is_held():
                self._look_for_faces()
        with self._library.database.read() as connection:
            states = photos.counts(connection)
        return IndexReport(
            indexed=self._stored.indexed,
            unchanged=self._unchanged + self._stored.unchanged,
            moved=self._stored.moved,
            missing=sum(states.get(one, {}).get("missing", 0) for one in ids),
            failed=self._failed_before + self._stored.failed,
            ignored=self._videos + self._others,
            seconds=time.monotonic() - self._began,
            changed=self._changed or self._done > 0 or self._edits.are_left,
            videos=self._videos,
            held=self._held,
            complete=self._complete and not self._edits.has_fled,
        )

    # -- scanning ---------------------------------------------------------------------------

    def _scan(self, folder: Root, others: Sequence[bytes], hint: Hint) -> bool:
        """Whether the look at the folder came to its end."""
        stopped = self._makes_room if hint.everywhere else self._stop.is_set

        def show(seen: int, path: bytes) -> None:
            self._show("scanning", seen, 0, path)

        looked = FolderScan(self._library, folder, others, stopped, show).look(hint)
        self._pairs[folder.id] = looked.pairs
        self._changed |= looked.changed
        self._unchanged += looked.unchanged
        self._failed_before += looked.failed
        self._videos += looked.videos
        self._others += looked.others
        return looked.complete

    def _follow_unread(self) -> None:
        """Once all folders have been looked at: where files went that nobody has read yet."""
        with self._library.database.read() as connection:
            moves = unread_files.moved(connection)
        if moves:
            with self._library.database.write(durable=False) as connection:
                unread_files.follow(connection, unread_files.moved(connection))
                changes.record(connection, "photos", {"all": True})
            self._changed = True

    def _makes_room(self) -> bool:
        """Whether what takes long shall end, for something else is asked for."""
        return self._stop.is_set() or self._is_urgent()

    # -- indexing ---------------------------------------------------------------------------

    def _index(self, ids: Sequence[RootId]) -> None:
        with self._library.database.read() as connection:
            total = photos.count_pending(connection, ids)
        if not total:
            return
        disk_space.require(self._library.directory, total)
        self._pace = Pace()
        waiting: dict[int, PendingFile] = {}
        batch: list[tuple[PendingFile, protocol.Outcome]] = []
        batch_began = time.monotonic()
        with self._supervisor() as supervisor:
            followed = renames.follow(self._library, supervisor, self._is_ended)
            self._edits.follow(followed)
            self._stored.moved += followed.moved
            space_id = self._parts.space_id
            source = WaitingFiles(
                self._library, ids, space_id, self._wishes, self._edits.found, self._unclear
            )
            while not self._is_ended():
                for pending in source.take(supervisor.room, is_idle=not waiting and not batch):
                    waiting[pending.id] = pending
                    known = pending.content_hash or b""
                    request = protocol.Request(
                        pending.id,
                        pending.path,
                        known,
                        only_hash=pending.raw,
                        raws=[os.fsdecode(one) for one in pending.raws],
                        left_alone=self._sidecars_left_alone(pending),
                    )
                    supervisor.ask(request)
                # Asked only now: all that was under way may be done while more still waits.
                if not waiting and not batch:
                    break
                for outcome in supervisor.outcomes():
                    pending = waiting.pop(outcome.id)
                    batch.append((pending, outcome))
                    if isinstance(outcome, protocol.Failed):
                        self._edits.has_fled |= not os.path.lexists(pending.path)
                age = time.monotonic() - batch_began
                overdue = age >= (_BATCH_S if self._done else _FIRST_BATCH_S)
                if len(batch) >= _BATCH or overdue or not waiting:
                    self._store(batch[:_BATCH], total)
                    del batch[:_BATCH]
                    batch_began = time.monotonic()
        self._store(batch, total)
        self._catch_up()

    def _is_ended(self) -> bool:
        return self._stop.is_set() or self._is_held()

    def _unclear(self) -> Collection[int]:
        return self._edits.unclear(has_news=self._has_news())

    def _sidecars_left_alone(self, pending: PendingFile) -> list[str]:
        """Names of XMP files beside a photo that the user's rules leave alone."""
        for rules in self._rules:
            inside = rules.relative(pending.path)
            if inside is not None:
                folder, _, name = inside.rpartition(b"/")
                raws = map(os.path.basename, pending.raws)
                beside = sidecar.paths(name, raws)
                alone = [one for one in beside if rules.ignores_in(folder, one, is_folder=False)]
                return list(map(os.fsdecode, alone))
        return []

    def _is_held(self) -> bool:
        now = time.monotonic()
        if now - self._looked >= _LOOK_S:
            self._looked, self._held = now, self._why_wait()
        return self._held is not None

    def _pair_again(self, ids: Sequence[RootId]) -> bool:
        """Now that it is known what has moved; whether that leaves anything to be read."""
        joined = [
            pairing.join(self._library, root_id, pairs) for root_id, pairs in self._pairs.items()
        ]
        return pairing.part(self._library, ids) or any(joined)

    def _settle(self, ids: Sequence[RootId]) -> None:
        """Files that changed places while they were read are looked at again, for a while."""
        for _ in range(_TRIES):
            with self._library.database.read() as connection:
                is_settled = not moved_files.doubtful(connection)
            if is_settled or self._unclear() or self._is_ended():
                return
            self._index(ids)

    def _reunite(self) -> bool:
        """Whether photos went where their contents had been taken for copies, to be read again."""
        if self._edits.has_fled or self._has_news():
            return False
        with self._library.database.read() as connection:
            found = moved_files.turned_up(connection)
        if found:
            with self._library.database.write(durable=False) as connection:
                for parked, there in moved_files.turned_up(connection).items():
                    moved_files.take_over(connection, parked, there, state="pending")
                changes.record(connection, "photos", {"all": True})
        return bool(found)

    def _forget_replaced(self) -> None:
        """When nothing waits: files written over, of which nobody has said anything."""
        with self._library.database.read() as connection:
            in_vain = moved_files.parked_in_vain(connection)
        if in_vain:
            with self._library.database.write(durable=False) as connection:
                moved_files.forget(connection, in_vain)
                changes.record(connection, "photos", {"all": True})

    def _is_finished(self, ids: Sequence[RootId]) -> bool:
        """Whether everything that was found has been looked at."""
        with self._library.database.read() as connection:
            return not photos.count_pending(connection, ids)

    def _store(self, batch: list[tuple[PendingFile, protocol.Outcome]], total: int) -> None:
        if not batch:
            return
        parts = self._parts
        self._stored += pipeline.store(
            self._library, parts.taggers, parts.space_id, batch, self._edits.found
        )
        if time.monotonic() - self._caught_up > _CATCH_UP_S:
            self._catch_up()
        self._done += len(batch)
        self._show("indexing", self._done, total, batch[-1][0].path)

    def _look_for_faces(self) -> None:
        """In the photos of a library that an earlier version of the program has indexed."""
        with self._library.database.read() as connection:
            total = faces.count_unseen(connection, self._parts.space_id)
        self._pace = Pace()
        taggers = self._parts.taggers
        with self._supervisor() as supervisor:
            for done in face_search.look(self._library, taggers, supervisor, self._makes_room):
                self._show("indexing", done, total, b"")
        self._complete &= not self._makes_room()

    def _catch_up(self) -> None:
        """Readers would do it themselves; done here, the first of them need not wait."""
        with self._library.database.read() as connection:
            self._library.vectors(self._parts.space_id).catch_up(connection)
        self._caught_up = time.monotonic()

    # -- progress ---------------------------------------------------------------------------

    def _show(self, phase: str, done: int, total: int, path: bytes) -> None:
        now = time.monotonic()
        if now - self._shown < _PROGRESS_S and done != total:
            return
        self._shown = now
        rate, remaining = self._pace.at(now, done, total) if phase == "indexing" else (0.0, None)
        progress = IndexProgress(
            phase, done, total, rate, remaining, self._stored.failed, kinds.display(path)
        )
        self._on_progress(progress)
