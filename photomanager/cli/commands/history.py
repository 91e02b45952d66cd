"""`photomanager undo` and `redo`: exact, for tags and for what was learned from them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations import undo as undo_operations
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation

_Count = Annotated[int, typer.Argument(min=1, metavar="[N]", help="How many operations.")]


def undo(context: typer.Context, count: _Count = 1) -> None:
    """Take back the last operations, and what the tagger learned from them."""
    _answer(context.obj, "undone", count)


def redo(context: typer.Context, count: _Count = 1) -> None:
    """Do again what was undone last."""
    _answer(context.obj, "redone", count)


def _answer(invocation: Invocation, word: str, count: int) -> None:
    with Runtime.open(invocation.library) as runtime:
        act = undo_operations.undo if word == "undone" else undo_operations.redo
        outcome = act(runtime.workspace, count, origin="cli")
    done = outcome.undone
    if invocation.json:
        emit_json({word: [asdict(entry) for entry in done]})
        return
    if not done:
        say(f"There is nothing to be {word}.")
    for entry in done:
        say(f"{word.capitalize()}: {entry.summary}")
        for skipped in entry.skipped:
            say(f"  left as it is: {skipped}")
