"""Tags into files and out of them: beside photos, tables, learner files. And files to the trash."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.operations import learner_exchange, tag_tables, trash, write_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from photomanager.operations.learner_exchange import Exchanged
    from photomanager.operations.tag_tables import Kind, TableOutcome
    from photomanager.operations.trash import TrashOutcome
    from photomanager.operations.write_tags import How, WriteOutcome


@dataclass(slots=True)
class Progress:
    """How far a piece of long work is; read and stopped on any thread.

    Attributes:
        done: Photos done.
        stop: Set it to end the work early.
    """

    done: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def note(self, done: int, _total: int) -> None:
        """Takes how far it is."""
        self.done = done


class Exchange(Door):
    """Runs on the thread for files, one after another."""

    def write_tags(
        self,
        ids: Sequence[int],
        how: How,
        progress: Progress,
        done: Callable[[WriteOutcome], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Writes tags beside photos or into them.

        Args:
            ids: The photos.
            how: Where and what.
            progress: Where to look how far it is, and to stop it.
            done: Takes what was written, also after it was stopped.
            failed: Takes an error that is not about single photos.
        """
        workspace, ids = self._workspace, list(ids)

        def work() -> WriteOutcome:
            return write_tags.write(
                workspace, ids, how, on_progress=progress.note, stopped=progress.stop.is_set
            )

        def finished(outcome: WriteOutcome) -> None:
            done(outcome)
            if outcome.files:
                self._session.folders.look()

        self._session.read(work, finished, None, pool="files", failed=failed)

    def export_table(
        self, ids: Sequence[int], target: Path, done: Callable[[TableOutcome], None]
    ) -> None:
        """Writes the tags of photos to a table, over an older one; the name says of which kind."""
        workspace, ids = self._workspace, list(ids)
        self._session.read(
            lambda: tag_tables.export(workspace, ids, target, kind_of(target), replace=True),
            done,
            None,
            pool="files",
        )

    def import_table(self, source: Path, done: Callable[[TableOutcome], None]) -> None:
        """Says what a table's user said."""
        workspace = self._workspace
        self._session.write(
            lambda: tag_tables.import_table(workspace, source, kind_of(source), origin="window"),
            done,
        )

    def export_learner(self, target: Path, done: Callable[[Exchanged], None]) -> None:
        """Writes what the tagger has learned."""
        workspace = self._workspace
        self._session.read(
            lambda: learner_exchange.export(workspace, target), done, None, pool="files"
        )

    def import_learner(self, source: Path, done: Callable[[Exchanged], None]) -> None:
        """Adds what another tagger has learned."""
        workspace = self._workspace
        self._session.write(
            lambda: learner_exchange.import_learner(workspace, source, origin="window"), done
        )

    def move_to_trash(self, ids: Sequence[int], done: Callable[[TrashOutcome], None]) -> None:
        """Moves photos to the system's trash."""
        workspace, ids = self._workspace, list(ids)

        def finished(outcome: TrashOutcome) -> None:
            done(outcome)
            self._session.poll()

        self._session.read(
            lambda: trash.move_to_trash(workspace, ids), finished, None, pool="files"
        )


def kind_of(table: Path) -> Kind:
    """Json for files that are called so, else csv."""
    return "json" if table.suffix.casefold() == ".json" else "csv"
