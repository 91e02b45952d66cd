"""`photomanager learn DIR`: a folder for each category becomes tags."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.cli.progress import IndexingBar
from photomanager.operations.learn import learn as learn_folders
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


def learn(
    context: typer.Context,
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder with one folder a category in it.")
    ],
) -> None:
    """Make the folders in DIR tags and their photos the examples; DIR joins the library."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime, IndexingBar() as bar:
        outcome = learn_folders(
            runtime.workspace, runtime.indexer, directory, on_progress=bar.show, origin="cli"
        )
    if invocation.json:
        emit_json(
            {
                "tags": outcome.tags,
                "held_out": outcome.held_out,
                "failed": outcome.failed,
                "seconds": round(outcome.seconds, 3),
            }
        )
        return
    for tag in outcome.tags:
        say(f"{tag.name}: {tag.examples:,} examples")
    for failed in outcome.failed:
        say(f"{failed.path}: {failed.reason}")
    if outcome.held_out is not None:
        say(f"Of the photos held back, {outcome.held_out:.1%} were recognised.")
    say(f"{outcome.seconds:.1f} s")
