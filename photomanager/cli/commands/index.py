"""`photomanager index FOLDER…`: add folders, scan them, tag what is new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, messages, readable, say
from photomanager.cli.progress import IndexingBar
from photomanager.indexing.watcher import watch
from photomanager.operations import backup, keywords
from photomanager.operations import folders as folder_operations
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation
    from photomanager.indexing.indexer import IndexReport


def index(
    context: typer.Context,
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER…", help="Folders of photos.")],
    watch_folders: Annotated[
        bool, typer.Option("--watch", help="Go on watching for new photos until Ctrl+C.")
    ] = False,
) -> None:
    """Add folders, scan them and tag what is new. The photos themselves are never changed."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        roots = [
            folder_operations.add(runtime.workspace, folder, origin="cli").id for folder in folders
        ]
        with IndexingBar() as bar:
            report = runtime.indexer.run(roots, on_progress=bar.show)
        keywords.teach_new(runtime.workspace)
        answer(report, as_json=invocation.json)
        backup.keep_up(runtime.workspace, runtime.settings.second_backups)
        if watch_folders:
            watch(
                runtime.indexer,
                roots,
                lambda later: answer(later, as_json=invocation.json),
                lambda problem: messages.print(readable(problem), markup=False),
            )


def answer(report: IndexReport, *, as_json: bool) -> None:
    """Prints the counts of one run."""
    counts = {
        "indexed": report.indexed,
        "unchanged": report.unchanged,
        "moved": report.moved,
        "missing": report.missing,
        "failed": report.failed,
        "ignored": report.ignored,
    }
    if as_json:
        emit_json({**counts, "videos": report.videos, "seconds": round(report.seconds, 3)})
        return
    del counts["ignored"]
    counts["videos"] = report.videos
    counts["other files"] = report.ignored - report.videos
    said = [f"{count:,} {name}" for name, count in counts.items() if count or name == "indexed"]
    say(f"{', '.join(said)} in {report.seconds:.1f} s")
    if report.failed:
        say("`photomanager status` lists what could not be read, and why.")
