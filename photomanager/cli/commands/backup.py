"""`photomanager backup [DIR]`: a consistent copy of the library's database, checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations.backup import backup as make_backup
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
        made = make_backup(runtime.workspace, directory)
    if invocation.json:
        emit_json({"file": str(made.file), "photos": made.photos})
        return
    say(f"{made.file}: {made.photos:,} photos, checked")
