"""`photomanager export` and `import`: take along what was taught."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations import learner_exchange
from photomanager.operations.learner_exchange import Exchanged
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


def export(
    context: typer.Context,
    learner: Annotated[
        Path, typer.Option("--learner", metavar="FILE", help="Write what was taught to this file.")
    ],
) -> None:
    """Write what was taught to one small file: tags and vectors, no pictures."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        written = learner_exchange.export(runtime.workspace, learner.expanduser())
    if not _answered(invocation, written):
        say(f"{written.file}: {written.lessons:,} lessons about {written.tags:,} tags, no pictures")


def import_(
    context: typer.Context,
    learner: Annotated[
        Path, typer.Option("--learner", metavar="FILE", help="Learn what this file was taught.")
    ],
) -> None:
    """Add another learner's lessons to this library's; none counts twice, `undo` takes it back."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        read = learner_exchange.import_learner(
            runtime.workspace, learner.expanduser(), origin="cli"
        )
    if not _answered(invocation, read):
        say(f"{read.lessons:,} new lessons about {read.tags:,} tags from {read.file}")


def _answered(invocation: Invocation, outcome: Exchanged) -> bool:
    if invocation.json:
        emit_json({"file": str(outcome.file), "tags": outcome.tags, "lessons": outcome.lessons})
    return invocation.json
