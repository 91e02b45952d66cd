"""`photomanager backup [DIR]` and `restore FILE`: a checked copy, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations import backup as operations
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


def backup(
    context: typer.Context,
    directory: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Else the library's own backups folder.")
    ] = None,
) -> None:
    """Copy the library's database and check the copy; may run beside an open window."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        made = operations.backup(runtime.workspace, directory)
    if invocation.json:
        emit_json({"file": str(made.file), "photos": made.photos})
        return
    say(f"{made.file}: {made.photos:,} photos, checked")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of a backups folder.")],
) -> None:
    """Bring a backup back, after checking it. What is there now is kept among the backups."""
    invocation: Invocation = context.obj
    done = operations.restore(invocation.library, file)
    if invocation.json:
        before = None if done.before is None else str(done.before)
        emit_json({"file": str(done.file), "photos": done.photos, "before": before})
        return
    say(f"The library holds {done.photos:,} photos again, as in {done.file}.")
    if done.before is not None:
        say(f"What it held until now is in {done.before}.")
