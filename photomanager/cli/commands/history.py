"""`photomanager undo` and `redo`: exact, for tags and for what was learned from them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations import undo as undo_operations
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.cli.main import Invocation
    from photomanager.operations.undo import Undone

_Count = Annotated[int, typer.Argument(min=1, metavar="[N]", help="How many operations.")]


def undo(context: typer.Context, count: _Count = 1) -> None:
    """Take back the last operations, and what the tagger learned from them."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        done = undo_operations.undo(runtime.workspace, count, origin="cli").undone
    _answer(invocation, "undone", done)


def redo(context: typer.Context, count: _Count = 1) -> None:
    """Do again what was undone last."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        done = undo_operations.redo(runtime.workspace, count, origin="cli").redone
    _answer(invocation, "redone", done)


def _answer(invocation: Invocation, word: str, done: Sequence[Undone]) -> None:
    if invocation.json:
        emit_json({word: [asdict(entry) for entry in done]})
        return
    if not done:
        say(f"There is nothing to be {word}.")
    for entry in done:
        say(f"{word.capitalize()}: {entry.summary}")
        for skipped in entry.skipped:
            say(f"  left as it is: {skipped}")
