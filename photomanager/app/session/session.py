"""One open library as the window sees it: its life, its news, and how operations are run.

What the widgets show comes through here as plain values, what the user does goes out through
here. Beside the session only the parts that prepare what it reads (lists, overview, reasons) and
the doors of review and tag board call operations, on its threads.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from photomanager.app.own_language import own_language
from photomanager.app.session.explaining import Explaining
from photomanager.app.session.folders import Folders
from photomanager.app.session.history import History
from photomanager.app.session.marking import Marking
from photomanager.app.session.photos import Photos
from photomanager.app.session.places import Places
from photomanager.app.session.searches import Searches
from photomanager.app.session.tag_names import TagNames
from photomanager.app.session.tagging import Tagging
from photomanager.app.session.turn import Request, Turn
from photomanager.app.session.viewing import Viewing
from photomanager.app.translation import translate
from photomanager.errors import PhotoManagerError
from photomanager.operations import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from photomanager.app.reasons import Explainer
    from photomanager.app.tasks import Pool, Tasks
    from photomanager.indexing.index_report import IndexProgress
    from photomanager.library.changes import Change
    from photomanager.operations.workspace import Workspace
    from photomanager.runtime import Runtime

POLL_MS = 250
# While indexing goes on, counts change twice a second; reading them all costs a tenth of one.
PLACES_MS = 1_000
# What only the user changes is shown at once.
_RARE = ("searches", "tags", "roots")
_log = logging.getLogger(__name__)


class Session(QObject):
    """One open library. GUI thread only, except `photos.thumbnails`.

    Attributes:
        places: Finding photos, and what the sidebar shows.
        searches: Completing words, and searches with a name.
        photos: Reading photos: rows, details, pictures.
        tags: The user's word about tags.
        names: What tags are called, and their keys.
        why: Explaining a tag.
        folders: Folders, problems, the indexer.
        history: Undo and redo.
        marks: Stars, picks and labels.
        viewing: Photos at full size.

    Signals:
        said: A sentence about what was done.
        failed: A sentence about what went wrong.
        photos_changed: Ids of photos that came or changed, or None for all.
        facts_changed: Ids of photos whose tags changed, or None for all.
        tag_said: A `Said` that is on its way to the library.
        tag_settled: The same `Said`: the library has it, or has refused it.
        places_changed: Folders, tags, searches, problems or counts changed.
        progress_changed: An `IndexProgress`.
        history_changed: What undo and redo would take back, each empty if nothing.
        restore_wanted: The file of a backup (`Path`) that the library shall become: whoever
            opened it closes it, restores, and opens it again.
    """

    said = Signal(str)
    failed = Signal(str)
    photos_changed = Signal(object)
    facts_changed = Signal(object)
    tag_said = Signal(object)
    tag_settled = Signal(object)
    places_changed = Signal()
    progress_changed = Signal(object)
    history_changed = Signal(str, str)
    restore_wanted = Signal(object)

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
        self._tasks = tasks
        self.places = Places(self)
        self.searches = Searches(self)
        self.photos = Photos(self)
        self.tags = Tagging(self)
        self.names = TagNames(self)
        self.why = Explaining(self, explainer)
        self.folders = Folders(self, runtime.indexer)
        self.history = History(self)
        self.marks = Marking(self)
        self.viewing = Viewing(self)
        self._turn: Turn | None = None  # what the next request may join
        self._polling = False
        self._progress: IndexProgress | None = None
        self._places_due = False
        self._counting = QTimer(self, singleShot=True, interval=PLACES_MS)
        self._counting.timeout.connect(self._tell_places)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.poll)

    @property
    def workspace(self) -> Workspace:
        """What operations are called with."""
        return self._runtime.workspace

    # -- life ---------------------------------------------------------------------------

    def start(self) -> None:
        """Starts the indexer and begins to watch for changes."""
        self._runtime.indexer.start()
        self._timer.start()
        self.history.ask()
        self.poll()

    def close(self) -> None:
        """Lets edits under way finish, though no file that is only looked at."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        self.workspace.errands.close()
        self._tasks.close()

    def poll(self) -> None:
        """Reads what was committed, here or elsewhere, and how far the indexer is."""
        progress = self._runtime.indexer.progress()
        if progress != self._progress:
            if progress.problem and progress.problem != getattr(self._progress, "problem", None):
                self.failed.emit(own_language(progress.problem))
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
            rare = any(change.kind in _RARE for change in changes)
            if rare or not self._counting.isActive():
                self._tell_places()
            self.history.ask()

    def _tell_places(self) -> None:
        if self._places_due:
            self._places_due = False
            self._counting.start()
            self.places_changed.emit()

    # -- running operations, for doors ----------------------------------------------------

    def read(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        channel: str | None,
        *,
        pool: Pool = "read",
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Runs a reading operation off the GUI thread, then `done(result)` on it.

        Args:
            function: What to run.
            done: Takes the result; not called after an error.
            channel: A newer request on the same channel supersedes older ones.
            pool: Which threads, see `app.tasks`.
            failed: Takes an error; by default it is reported.
        """

        def answered(result: Any, error: BaseException | None) -> None:
            if error is None:
                done(result)
            else:
                (failed or self.report)(error)

        self._tasks.run(pool, function, answered, channel=channel)

    def write(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        *,
        otherwise: Callable[[], None] = lambda: None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Runs an operation that changes the library, after those asked for before.

        Args:
            function: What to run.
            done: Takes the result.
            otherwise: Called after an error, to show the truth again.
            failed: Takes an error; by default it is reported.
        """

        def answered(result: Any, error: BaseException | None) -> None:
            if error is None:
                done(result)
            else:
                (failed or self.report)(error)
                otherwise()
            self.poll()

        self._turn = None
        self._tasks.run("write", function, answered)

    def write_in_turn(
        self,
        what: Any,
        operation: Callable[[Sequence[Any]], Sequence[Any]],
        done: Callable[[Any], None],
        *,
        otherwise: Callable[[], None],
    ) -> None:
        """Runs an operation that changes the library, together with the same that still wait.

        Args:
            what: What the operation is given.
            operation: Takes a list of that, and gives an outcome or an error for each; always the
                same function.
            done: Takes the outcome.
            otherwise: Called after an error, which is reported, to show the truth again.
        """
        request = Request(what, done, otherwise)
        if self._turn is not None and self._turn.join(request):
            return
        turn = Turn(operation)
        turn.join(request)

        def answered(outcomes: Sequence[Any] | None, error: BaseException | None) -> None:
            if error is not None:
                self.report(error)
                outcomes = [error] * len(turn.requests)
            assert outcomes is not None
            for one, outcome in zip(turn.requests, outcomes, strict=True):
                if isinstance(outcome, BaseException):
                    if outcome is not error:
                        self.report(outcome)
                    one.otherwise()
                else:
                    one.done(outcome)
            self.poll()

        self._turn = turn
        self._tasks.run("write", turn.run, answered)

    def forget(self, channel: str) -> None:
        """Nobody waits any more for what was asked for on a channel."""
        self._tasks.cancel(channel)

    def report(self, error: BaseException) -> None:
        """Says what went wrong: a plain sentence, or for a bug of ours where to read more."""
        if isinstance(error, PhotoManagerError):
            self.failed.emit(own_language(str(error)))
            return
        _log.error("unexpected error", exc_info=error)
        self.failed.emit(
            translate(
                "Session",
                "Something went wrong in the program itself ({kind}). Nothing that was saved is "
                "lost; the log has the details.",
                kind=type(error).__name__,
            )
        )


def _ids(payloads: Sequence[dict[str, Any]]) -> set[int] | None:
    if any(payload.get("all") for payload in payloads):
        return None
    return {photo_id for payload in payloads for photo_id in payload.get("photos", ())}
