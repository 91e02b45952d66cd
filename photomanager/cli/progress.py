"""The progress of indexing, on standard error, where it does not disturb a program's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from photomanager.cli.output import messages, readable

if TYPE_CHECKING:
    from photomanager.indexing.indexer import IndexProgress


class IndexingBar:
    """One line with phase, count, rate and remaining time; nothing where no terminal reads it."""

    def __init__(self) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=messages,
            transient=True,
            disable=not messages.is_terminal,
        )
        self._task = self._bar.add_task("scanning", total=None, rate="")

    def show(self, progress: IndexProgress) -> None:
        """Takes the newest state; called from the indexing thread."""
        self._bar.update(
            self._task,
            description=readable(progress.phase),
            completed=progress.done,
            total=progress.total or None,
            rate=f"{progress.rate:.0f}/s" if progress.rate else "",
        )

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
