"""`photomanager run [FOLDER]`: the window, or without a display a summary in words."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.commands.index import answer
from photomanager.cli.output import say, shown_tags
from photomanager.cli.progress import IndexingBar
from photomanager.operations import folders as folder_operations
from photomanager.operations import photos, search
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation

_PHOTOS_SHOWN = 5
_TAGS_SHOWN = 12


def run(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="[FOLDER]")] = None,
) -> None:
    """Index a folder and open the window; without a display, print what was found."""
    invocation: Invocation = context.obj
    if has_display() and invocation.open_window is not None and not invocation.json:
        raise typer.Exit(
            invocation.open_window(invocation.library, () if folder is None else (folder,))
        )
    with Runtime.open(invocation.library) as runtime:
        if folder is not None:
            root = folder_operations.add(runtime.workspace, folder, origin="cli").id
            with IndexingBar() as bar:
                report = runtime.indexer.run([root], on_progress=bar.show)
            answer(report, as_json=invocation.json)
        if not invocation.json:
            summarise(runtime)


def summarise(runtime: Runtime) -> None:
    """Prints the commonest tags and a few photos."""
    found = search.search(runtime.workspace, "")
    rows = photos.rows(runtime.workspace, found.photo_ids)
    sure = Counter(
        tag.name
        for row in rows
        for tag in row.tags
        if tag.state in ("confirmed", "imported", "automatic")
    )
    say(f"{found.count:,} photos in {runtime.workspace.library.directory}")
    if not found.count:
        say("Name a folder with photos: make run PHOTOS=<folder>")
        return
    if sure:
        commonest = ", ".join(f"{name} ({count})" for name, count in sure.most_common(_TAGS_SHOWN))
        say(f"Commonest tags: {commonest}")
    say("A few photos:")
    for row in [row for row in rows if row.tags][:_PHOTOS_SHOWN]:
        say(f"  {row.name}: {shown_tags(row.tags)}")
    say("Search them with: .venv/bin/photomanager search dog")


def has_display() -> bool:
    """Whether a window could be seen."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
