"""`photomanager scores TAG`: every photo's score for one tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations.scores import scores as read_scores
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


def scores(
    context: typer.Context,
    tag: Annotated[str, typer.Argument(metavar="TAG", help="A tag, taught or not.")],
) -> None:
    """List every photo's score for one tag, the surest first."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        found = read_scores(runtime.workspace, tag)
    if invocation.json:
        emit_json(
            {
                "tag": found.tag,
                "scores": [
                    {
                        "id": f"id:{row.photo_id}",
                        "path": row.path,
                        "confidence": row.confidence,
                        "log_odds": row.log_odds,
                        "state": row.state,
                    }
                    for row in found.rows
                ],
            }
        )
        return
    for row in found.rows:
        say(f"{row.confidence:6.1%}  {row.log_odds:+9.3f}  {row.state or '':10}  {row.path}")
