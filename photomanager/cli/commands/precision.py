"""`photomanager precision [TAG] [--set 0.95]`: how right the machine is, and shall be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations.precision import precision as read_precision
from photomanager.operations.precision import set_precision
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


def precision(
    context: typer.Context,
    tag: Annotated[str | None, typer.Argument(metavar="[TAG]", help="One tag; else all.")] = None,
    wanted: Annotated[
        float | None, typer.Option("--set", help="Tag alone only where so many are right.")
    ] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Take the setting back.")] = False,
) -> None:
    """Show how often the machine was right, or say how right it must be to tag by itself."""
    invocation: Invocation = context.obj
    if reset and wanted is not None:
        raise typer.BadParameter("Either --set or --reset.")
    with Runtime.open(invocation.library) as runtime:
        if reset or wanted is not None:
            found = set_precision(runtime.workspace, wanted, tag, origin="cli")
        else:
            found = read_precision(runtime.workspace, tag)
    if invocation.json:
        emit_json(
            {
                "tag": found.tag,
                "precision": found.wanted,
                "own": found.own,
                "threshold": found.threshold,
                "score": found.score,
                "claim": found.claim,
            }
        )
        return
    say(f"{found.tag or 'All tags'}: at least {found.wanted:.0%} of automatic tags shall be right")
    say(f"  {found.score}")
    claim = found.claim
    if claim.asked:
        say(
            f"  {claim.right} of {claim.asked} random automatic ones were right: "
            f"at least {claim.at_least:.0%}, nine times in ten"
        )
    else:
        say("  No precision can be claimed before random questions are answered (review).")
