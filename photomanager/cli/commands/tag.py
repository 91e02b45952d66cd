"""`photomanager tag PHOTO… --add T …`: say what is on photos, and teach it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations import photos as photo_operations
from photomanager.operations.tagging import tag as apply_tags
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


def tag(
    context: typer.Context,
    photos: Annotated[list[str], typer.Argument(metavar="PHOTO…", help="Paths, or id:…")],
    add: Annotated[
        list[str] | None, typer.Option("--add", help="Confirm a tag, making it when new.")
    ] = None,
    confirm: Annotated[
        list[str] | None, typer.Option("--confirm", help="Say that a known tag is right.")
    ] = None,
    reject: Annotated[
        list[str] | None, typer.Option("--reject", help="Say that a tag is wrong.")
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", help="Take back what you said of a tag.")
    ] = None,
) -> None:
    """Say what is on photos. Every confirm and reject teaches; `undo` takes both back."""
    invocation: Invocation = context.obj
    if not (add or confirm or reject or remove):
        raise typer.BadParameter("Name at least one of --add, --confirm, --reject, --remove.")
    with Runtime.open(invocation.library) as runtime:
        workspace = runtime.workspace
        outcome = apply_tags(
            workspace,
            [photo_operations.resolve(workspace, photo) for photo in photos],
            add=add or (),
            confirm=confirm or (),
            reject=reject or (),
            remove=remove or (),
            origin="cli",
        )
    if invocation.json:
        emit_json(
            {
                "changed": outcome.changed,
                "lessons": outcome.lessons,
                "rescored": outcome.rescored,
                "operation": outcome.operation,
            }
        )
        return
    say(
        f"{outcome.changed:,} photos changed, {outcome.lessons:,} lessons learned, "
        f"{outcome.rescored:,} photos rescored"
    )
