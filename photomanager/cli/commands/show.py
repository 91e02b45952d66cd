"""`photomanager show PHOTO`: one photo with its tags and metadata."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations import photos
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


def show(
    context: typer.Context,
    photo: Annotated[str, typer.Argument(metavar="PHOTO", help="A path, or id:…")],
) -> None:
    """Show one photo: its tags with state and confidence, faces, copies, what the file says."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        details = photos.details(runtime.workspace, photos.resolve(runtime.workspace, photo))
    row = details.row
    if invocation.json:
        emit_json(
            {
                "id": f"id:{row.id}",
                "path": row.path,
                "tags": [
                    {"name": tag.name, "state": tag.state, "confidence": tag.confidence}
                    for tag in row.tags
                ],
                "faces": None if details.faces is None else [asdict(one) for one in details.faces],
                "raw": details.raw,
                "copies": details.copies,
                "metadata": details.metadata,
            }
        )
        return
    say(row.path)
    for tag in row.tags:
        sure = "" if tag.confidence is None else f"  {tag.confidence:.0%}"
        say(f"  {tag.name}  {tag.state}{sure}")
    for name, paths in (("RAW file", details.raw), ("same as", details.copies)):
        for path in paths:
            say(f"  {name}: {path}")
    if details.faces:
        say(f"  faces: {len(details.faces)}")
    for name, value in details.metadata.items():
        say(f"  {name}: {value}")
