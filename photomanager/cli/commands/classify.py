"""`photomanager classify IMAGE…`: tags of files outside a library."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, messages, readable, say
from photomanager.operations.classify import classify as classify_files
from photomanager.runtime import load_recognition

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


class Rule(StrEnum):
    """Which tags of a ranking are taken."""

    calibrated = "calibrated"
    cumulative = "cumulative"
    scene = "scene"


def classify(
    context: typer.Context,
    images: Annotated[list[Path], typer.Argument(metavar="IMAGE…", help="Image files.")],
    top: Annotated[int | None, typer.Option(min=1, help="The N likeliest, sure or not.")] = None,
    rule: Annotated[
        Rule, typer.Option(help="calibrated: what is sure enough; the others as published.")
    ] = Rule.calibrated,
) -> None:
    """Name what is on image files, without any library."""
    invocation: Invocation = context.obj
    results = classify_files(*load_recognition(), images, top=top, rule=rule.value)
    failed = [result for result in results if result.reason is not None]
    if invocation.json:
        emit_json(
            {
                "results": [
                    {
                        "path": result.path,
                        "tags": [{"name": tag.name, "score": tag.score} for tag in result.tags],
                    }
                    for result in results
                    if result.reason is None
                ],
                "failed": [{"path": result.path, "reason": result.reason} for result in failed],
            }
        )
    else:
        for result in results:
            if result.reason is None:
                named = ", ".join(f"{tag.name} {tag.score:.0%}" for tag in result.tags)
                say(f"{result.path}: {named or 'not sure of anything'}")
    for result in failed:
        messages.print(readable(result.reason or ""), markup=False)
    if len(failed) == len(results):
        raise typer.Exit(1)
