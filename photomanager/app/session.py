"""The window's door to the library: asks operations off the GUI thread, reports on it.

Everything the widgets show comes through here as plain values, everything the user does goes
out through here. Nothing else in `app` calls operations.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from photomanager.app.overview import overview
from photomanager.app.pictures import scaled_images
from photomanager.app.reasons import find_reasons
from photomanager.app.tag_summary import summarise
from photomanager.app.wording import history_sentence, tagging_sentence
from photomanager.errors import PhotoManagerError, TagError
from photomanager.operations import (
    explain,
    folders,
    photos,
    precision,
    problems,
    search,
    tagging,
    undo,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage

    from photomanager.app.reasons import Explainer, Reasons
    from photomanager.app.tag_summary import TagSummary
    from photomanager.app.tasks import Tasks
    from photomanager.indexing.run import IndexProgress
    from photomanager.learning.running_score import RunningScore
    from photomanager.library.changes import Change
    from photomanager.library.query_sql import Order
    from photomanager.operations.folders import Folder
    from photomanager.operations.photos import PhotoRow
    from photomanager.operations.workspace import Workspace
    from photomanager.runtime import Runtime

POLL_MS = 250
# While indexing goes on, counts change twice a second; reading them all costs a tenth of one.
PLACES_MS = 1_000
_log = logging.getLogger(__name__)


class Session(QObject):
    """One open library as the window sees it. GUI thread only, except `thumbnails`.

    Signals:
        said: A sentence about what was done.
        failed: A sentence about what went wrong.
        photos_changed: Ids of photos that came or changed, or None for all.
        facts_changed: Ids of photos whose tags changed, or None for all.
        places_changed: Folders, tags, problems or counts changed.
        progress_changed: An `IndexProgress`.
        history_changed: What undo and redo would take back, each empty if nothing.
    """

    said = Signal(str)
    failed = Signal(str)
    photos_changed = Signal(object)
    facts_changed = Signal(object)
    places_changed = Signal()
    progress_changed = Signal(object)
    history_changed = Signal(str, str)

    def __init__(
        self,
        runtime: Runtime,
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        explainer: Explainer = explain.explain,
    ) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self._explainer = explainer
        self._workspace = runtime.workspace
        self._tasks = tasks
        self._polling = False
        self._progress: IndexProgress | None = None
        self._places_due = False
        self._places = QTimer(self, singleShot=True, interval=PLACES_MS)
        self._places.timeout.connect(self._tell_places)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.poll)

    # -- life ---------------------------------------------------------------------------

    def start(self) -> None:
        """Starts the indexer and begins to watch for changes."""
        self._runtime.indexer.start()
        self._timer.start()
        self._ask_history()
        self.poll()

    def close(self) -> None:
        """Lets edits under way finish, then stops."""
        self._timer.stop()
        self._places.stop()
        self._tasks.close()

    def poll(self) -> None:
        """Reads what was committed, here or elsewhere, and how far the indexer is."""
        progress = self._runtime.indexer.progress()
        if progress != self._progress:
            if progress.problem and progress.problem != getattr(self._progress, "problem", None):
                self.failed.emit(progress.problem)
            self._progress = progress
            self.progress_changed.emit(progress)
        if not self._polling:
            self._polling = True
            self._tasks.run("read", self._runtime.changes.poll, self._take_changes)

    def _take_changes(self, changes: list[Change] | None, error: BaseException | None) -> None:
        self._polling = False
        if error is not None:
            self.report(error)
        elif changes:
            for kind, signal in (
                ("photos", self.photos_changed),
                ("facts", self.facts_changed),
            ):
                told = [change.payload for change in changes if change.kind == kind]
                if told:
                    signal.emit(_ids(told))
            self._places_due = True
            if not self._places.isActive():
                self._tell_places()
            self._ask_history()

    def _tell_places(self) -> None:
        if self._places_due:
            self._places_due = False
            self._places.start()
            self.places_changed.emit()

    # -- reading ------------------------------------------------------------------------

    def search(
        self, scope: str, text: str, order: Order, done: Callable[[Any, BaseException | None], None]
    ) -> None:
        """Finds photos; `done` also gets a `QueryError` whose position counts in `text`."""
        workspace = self._workspace
        self._tasks.run(
            "read", lambda: _search(workspace, scope, text, order), done, channel="search"
        )

    def records(self, ids: Sequence[int], done: Callable[[list[PhotoRow]], None]) -> None:
        """Reads the rows of photos for the grid; a newer request supersedes."""
        workspace = self._workspace
        self._read(lambda: photos.rows(workspace, ids), done, "records")

    def summary(
        self, ids: Sequence[int], done: Callable[[tuple[list[PhotoRow], list[TagSummary]]], None]
    ) -> None:
        """Reads the rows of photos and sums up their tags."""
        workspace = self._workspace

        def read() -> tuple[list[PhotoRow], list[TagSummary]]:
            rows = photos.rows(workspace, ids)
            return rows, summarise(rows)

        self._read(read, done, "summary")

    def details(self, photo_id: int, done: Callable[[Any], None]) -> None:
        """Reads everything about one photo."""
        workspace = self._workspace
        self._read(lambda: photos.details(workspace, photo_id), done, "details")

    def preview(self, photo_id: int, done: Callable[[QImage | None], None]) -> None:
        """Reads the largest thumbnail of one photo."""
        workspace = self._workspace
        self._read(
            lambda: scaled_images(photos.thumbnails(workspace, [photo_id]), None).get(photo_id),
            done,
            "preview",
        )

    def reasons(self, photo_id: int, tag_name: str, done: Callable[[Reasons | None], None]) -> None:
        """Finds out why a photo has a tag, in seconds; `done` gets None after an error."""
        workspace, explainer = self._workspace, self._explainer

        def answered(found: Any, error: BaseException | None) -> None:
            if error is not None:
                self.report(error)
            done(found)

        self._tasks.run(
            "look",
            lambda: find_reasons(workspace, explainer, photo_id, tag_name),
            answered,
            channel="reasons",
        )

    def running_score(self, tag_name: str, done: Callable[[RunningScore | None], None]) -> None:
        """Reads how often guesses of a tag were right; None if the name means no single tag."""
        workspace = self._workspace
        self._read(lambda: _running_score(workspace, tag_name), done, "score")

    def forget_reasons(self) -> None:
        """Nobody waits for the reasons any more."""
        self._tasks.cancel("reasons")

    def thumbnails(self, ids: list[int], edge: int) -> dict[int, QImage]:
        """Reads and scales thumbnails; any thread."""
        return scaled_images(photos.thumbnails(self._workspace, ids), edge)

    def complete(self, prefix: str, done: Callable[[Any], None]) -> None:
        """Reads the tags that a beginning may become."""
        workspace = self._workspace
        self._read(lambda: search.complete(workspace, prefix, 10), done, "complete")

    def overview(self, done: Callable[[Any], None]) -> None:
        """Reads what the sidebar shows."""
        workspace = self._workspace
        self._read(lambda: overview(workspace), done, "overview")

    def problems(self, done: Callable[[Any], None]) -> None:
        """Reads the files and folders that could not be read, as (path, reason)."""
        workspace = self._workspace
        self._read(
            lambda: [(one.path, one.reason) for one in problems.problems(workspace)],
            done,
            "problems",
        )

    # -- doing --------------------------------------------------------------------------

    def tag(self, ids: Sequence[int], verdict: str, name: str) -> None:
        """Adds, confirms, rejects or withdraws a tag on photos and says what followed.

        Args:
            ids: The photos.
            verdict: `add`, `confirm`, `reject` or `withdraw`.
            name: The tag.
        """
        workspace = self._workspace
        said: dict[str, Any] = {"remove" if verdict == "withdraw" else verdict: [name]}
        ids = list(ids)

        def done(outcome: Any) -> None:
            self.said.emit(tagging_sentence(verdict, name, outcome))

        self._write(
            lambda: tagging.tag(workspace, ids, origin="window", **said),
            done,
            otherwise=lambda: self.facts_changed.emit(set(ids)),
        )

    def undo(self) -> None:
        """Takes back the last thing done, here or by command line."""
        workspace = self._workspace
        self._write(
            lambda: undo.undo(workspace, 1, origin="window").undone,
            lambda undone: self.said.emit(history_sentence("Undone", undone)),
        )

    def redo(self) -> None:
        """Does again what was undone."""
        workspace = self._workspace
        self._write(
            lambda: undo.redo(workspace, 1, origin="window").redone,
            lambda redone: self.said.emit(history_sentence("Redone", redone)),
        )

    def add_folders(self, paths: Sequence[Path]) -> None:
        """Adds folders and starts to index them; each that fails says why."""
        workspace = self._workspace
        for path in paths:
            self._write(partial(folders.add, workspace, path, origin="window"), self._folder_added)

    def rescan(self) -> None:
        """Looks through all folders again."""
        self._runtime.indexer.start()
        self.said.emit("Looking through the folders …")

    def retry_problems(self) -> None:
        """Tries every file that failed once more, whether or not it has changed."""
        workspace = self._workspace
        self._write(lambda: problems.retry(workspace), lambda _: self.rescan())

    def set_paused(self, paused: bool) -> None:
        """Pauses the indexer or lets it go on."""
        indexer = self._runtime.indexer
        if paused:
            indexer.pause()
        else:
            indexer.resume()
        self.poll()

    def report(self, error: BaseException) -> None:
        """Says what went wrong: a plain sentence, or for a bug of ours where to read more."""
        if isinstance(error, PhotoManagerError):
            self.failed.emit(str(error))
            return
        _log.error("unexpected error", exc_info=error)
        self.failed.emit(
            f"Something went wrong in the program itself ({type(error).__name__}). Nothing that "
            "was saved is lost; the log has the details."
        )

    # -- inside -------------------------------------------------------------------------

    def _read(self, function: Callable[[], Any], done: Callable[[Any], None], channel: str) -> None:
        self._tasks.run("read", function, self._worded(done), channel=channel)

    def _write(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        *,
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        def answered(result: Any, error: BaseException | None) -> None:
            if error is None:
                done(result)
            else:
                self.report(error)
                otherwise()
            self.poll()

        self._tasks.run("write", function, answered)

    def _worded(self, done: Callable[[Any], None]) -> Callable[[Any, BaseException | None], None]:
        def answered(result: Any, error: BaseException | None) -> None:
            if error is None:
                done(result)
            else:
                self.report(error)

        return answered

    def _folder_added(self, folder: Folder) -> None:
        self.said.emit(f"Added the folder {folder.path}")
        self._runtime.indexer.start()
        self.places_changed.emit()

    def _ask_history(self) -> None:
        workspace = self._workspace
        self._read(
            lambda: (undo.next_undo(workspace) or "", undo.next_redo(workspace) or ""),
            lambda both: self.history_changed.emit(*both),
            "history",
        )


def _search(workspace: Workspace, scope: str, text: str, order: Order) -> list[int]:
    """Photos that match `text`, limited to those of `scope`; both in the query language.

    Two searches rather than one joined text, so that a mistake's position counts in `text`.
    """
    if not scope:
        return search.search(workspace, text, order=order).photo_ids
    if not text.strip():
        return search.search(workspace, scope, order=order).photo_ids
    found = search.search(workspace, text, order=order).photo_ids
    within = set(search.search(workspace, scope, order="name").photo_ids)
    return [photo_id for photo_id in found if photo_id in within]


def _running_score(workspace: Workspace, tag_name: str) -> RunningScore | None:
    try:
        return precision.precision(workspace, tag_name).score
    except TagError:
        return None  # deleted meanwhile, or of two tags with this name


def _ids(payloads: Sequence[dict[str, Any]]) -> set[int] | None:
    if any(payload.get("all") for payload in payloads):
        return None
    return {photo_id for payload in payloads for photo_id in payload.get("photos", ())}
