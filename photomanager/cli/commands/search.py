"""`photomanager search QUERY`: the query language of the search box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say, shown_tags
from photomanager.operations import photos
from photomanager.operations import search as search_operation
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


def search(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(help='For example: dog NOT beach, tag:"golden retriever"')
    ],
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many photos.")] = None,
) -> None:
    """Find photos by words, tags, state, path and date; the best match first."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        found = search_operation.search(runtime.workspace, query, limit=limit)
        rows = photos.rows(runtime.workspace, found.photo_ids)
    if invocation.json:
        emit_json(
            {
                "count": found.count,
                "photos": [
                    {
                        "id": f"id:{row.id}",
                        "path": row.path,
                        "tags": [tag.name for tag in row.tags if tag.state != "rejected"],
                    }
                    for row in rows
                ],
                "seconds": round(found.seconds, 4),
            }
        )
        return
    say(f"{found.count:,} photos")
    for row in rows:
        say(f"{row.path}  {shown_tags(row.tags)}")
