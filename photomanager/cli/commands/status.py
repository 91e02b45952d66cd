"""`photomanager status`: the library, its folders, counts and problems."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations.status import status as read_status
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


def status(context: typer.Context) -> None:
    """Show the library, its folders, counts and problems."""
    invocation: Invocation = context.obj
    with Runtime.open(invocation.library) as runtime:
        found = read_status(runtime.workspace)
    if invocation.json:
        emit_json(asdict(found))
        return
    say(f"Library {found.library} (version {found.version})")
    say(f"{found.photos:,} photos, {found.tags:,} tags in use, {found.lessons:,} lessons")
    for folder in found.folders:
        say(f"  {folder.path}: {folder.photos:,} photos, {folder.state}")
        if folder.videos or folder.others:
            say(f"    not shown: {folder.videos:,} videos, {folder.others:,} other files")
        if folder.reason:
            say(f"    {folder.reason}")
    if found.problems:
        say(f"{len(found.problems):,} files could not be read:")
    for problem in found.problems:
        say(f"  {problem.path}: {problem.reason}")
