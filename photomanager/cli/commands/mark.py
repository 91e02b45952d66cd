"""`photomanager mark PHOTO… --rating 4 --pick --label red`: rate and cull."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations import photos as photo_operations
from photomanager.operations.rating import BEST, FLAGS, SAME, Marks
from photomanager.operations.rating import mark as apply_marks
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation
    from photomanager.operations.rating import Flag


def mark(
    context: typer.Context,
    photos: Annotated[list[str], typer.Argument(metavar="PHOTO…", help="Paths, or id:…")],
    rating: Annotated[
        int | None, typer.Option("--rating", min=0, max=BEST, help="Stars; 0 takes them away.")
    ] = None,
    pick: Annotated[bool, typer.Option("--pick", help="Mark as one to keep.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="Mark as one to set aside.")] = False,
    unflag: Annotated[bool, typer.Option("--unflag", help="Neither pick nor reject.")] = False,
    label: Annotated[
        str | None, typer.Option("--label", help="Red, yellow, green, blue, purple, or none.")
    ] = None,
) -> None:
    """Rate photos, pick or reject them, give them a colour label. `undo` takes it back."""
    invocation: Invocation = context.obj
    asked: dict[Flag, bool] = {"pick": pick, "reject": reject, "none": unflag}
    flags = [FLAGS[flag] for flag, wanted in asked.items() if wanted]
    if len(flags) > 1:
        raise typer.BadParameter("Give only one of --pick, --reject and --unflag.")
    if rating is None and not flags and label is None:
        raise typer.BadParameter("Give --rating, --pick, --reject, --unflag or --label.")
    marks = Marks(
        rating=SAME if rating is None else rating,
        pick=flags[0] if flags else SAME,
        label=SAME if label is None else (None if label.lower() == "none" else label),
    )
    with Runtime.open(invocation.library) as runtime:
        workspace = runtime.workspace
        ids = [photo_operations.resolve(workspace, photo) for photo in photos]
        outcome = apply_marks(workspace, ids, marks, origin="cli")
    if invocation.json:
        emit_json({"changed": outcome.changed, "operation": outcome.operation})
        return
    say(outcome.summary or "Nothing to change: the photos are marked so already.")
