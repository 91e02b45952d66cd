"""Tags into files and out of them: beside photos, tables, learner files. And files to the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.operations import learner_exchange, tag_tables, trash, write_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from photomanager.app.session.progress import Progress
    from photomanager.operations.learner_exchange import Exchanged
    from photomanager.operations.tag_tables import Kind, TableOutcome
    from photomanager.operations.trash import TrashOutcome
    from photomanager.operations.write_tags import How, WriteOutcome


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
                workspace, ids, how, on_progress=progress.note, stopped=progress.stopped
            )

        def finished(outcome: WriteOutcome) -> None:
            done(outcome)
            if outcome.files:
                self._session.folders.look()

        self._session.read(lambda: progress.run(work), finished, None, pool="files", failed=failed)

    def export_table(
        self,
        ids: Sequence[int],
        target: Path,
        progress: Progress,
        done: Callable[[TableOutcome], None],
    ) -> None:
        """Writes the tags of photos to a table, over an older one; the name says of which kind."""
        workspace, ids = self._workspace, list(ids)

        def work() -> TableOutcome:
            return tag_tables.export(
                workspace,
                ids,
                target,
                kind_of(target),
                replace=True,
                on_progress=progress.note_or_stop,
            )

        self._follow(work, progress, done)

    def import_table(
        self, source: Path, progress: Progress, done: Callable[[TableOutcome], None]
    ) -> None:
        """Says what a table's user said."""
        workspace = self._workspace

        def work() -> TableOutcome:
            kind, go_on = kind_of(source), progress.go_on
            return tag_tables.import_table(workspace, source, kind, origin="window", go_on=go_on)

        self._follow_change(work, progress, done)

    def export_learner(
        self, target: Path, progress: Progress, done: Callable[[Exchanged], None]
    ) -> None:
        """Writes what the tagger has learned."""
        workspace = self._workspace
        go_on = progress.go_on
        self._follow(
            lambda: learner_exchange.export(workspace, target, go_on=go_on), progress, done
        )

    def import_learner(
        self, source: Path, progress: Progress, done: Callable[[Exchanged], None]
    ) -> None:
        """Adds what another tagger has learned."""
        workspace = self._workspace

        def work() -> Exchanged:
            go_on = progress.go_on
            return learner_exchange.import_learner(workspace, source, origin="window", go_on=go_on)

        self._follow_change(work, progress, done)

    def move_to_trash(
        self, ids: Sequence[int], progress: Progress, done: Callable[[TrashOutcome], None]
    ) -> None:
        """Moves photos to the system's trash."""
        workspace, ids = self._workspace, list(ids)

        def work() -> TrashOutcome:
            return trash.move_to_trash(
                workspace, ids, on_progress=progress.note, stopped=progress.stopped
            )

        def finished(outcome: TrashOutcome) -> None:
            done(outcome)
            self._session.poll()

        self._follow(work, progress, finished)


def kind_of(table: Path) -> Kind:
    """Json for files that are called so, else csv."""
    return "json" if table.suffix.casefold() == ".json" else "csv"
