"""`photomanager explain PHOTO TAG`: why a photo has a tag, or has it not."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from photomanager.cli.output import emit_json, messages, readable, say
from photomanager.operations import evidence_picture
from photomanager.operations import explain as explanations
from photomanager.operations import photos as photo_operations
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation
    from photomanager.operations.explain import Explanation, Pull


def explain(
    context: typer.Context,
    photo: Annotated[str, typer.Argument(metavar="PHOTO", help="A path, or id:…")],
    tag: Annotated[str, typer.Argument(metavar="TAG", help="A tag, taught or not.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PNG", help="Draw the evidence over the photo."),
    ] = None,
) -> None:
    """Say why a photo has a tag: parts of the picture, lessons, similar photos."""
    invocation: Invocation = context.obj
    if output is not None:
        evidence_picture.refuse_existing(output)
    with Runtime.open(invocation.library) as runtime:
        photo_id = photo_operations.resolve(runtime.workspace, photo)
        found = explanations.explain(runtime.workspace, photo_id, tag)
    if output is not None:
        evidence_picture.save_overlay(found, output, explanations.in_words(found))
        messages.print(readable(f"Drawn in {output}."), markup=False)
    if invocation.json:
        emit_json(_record(found))
    else:
        _tell(found)


def _record(found: Explanation) -> dict[str, Any]:
    return {
        "confidence": found.confidence,
        "log_odds": found.log_odds,
        "cells": found.cells.tolist(),
        "bias": found.bias,
        "rounding": found.rounding,
        "meaning": None if found.meaning is None else asdict(found.meaning),
        "via": found.via,
        "file_says": found.file_says,
        "lessons": [
            {
                "id": None if one.photo_id is None else f"id:{one.photo_id}",
                "path": one.path,
                "verdict": one.verdict,
                "time": _time(one),
                "pull": one.log_odds,
                "effect": one.effect,
                "alike": one.alike,
            }
            for one in found.lessons
        ],
        "nearest": [
            {"id": f"id:{one.photo_id}", "path": one.path, "similarity": one.similarity}
            for one in found.nearest
        ],
    }


def _tell(found: Explanation) -> None:
    via = "" if found.via is None else f", through {found.via}"
    say(f"{found.tag}: {found.confidence:.1%} sure{via}; log-odds {found.log_odds:+.3f}")
    if found.file_says is not None:
        say(f"The file says: {found.file_says}.")
    else:
        _tell_evidence(found)
    if found.lessons:
        say("The lessons that moved it most, and what the confidence would lose without each:")
    for lesson in found.lessons:
        where = lesson.path or "a photo no longer in the library"
        more = f" (and {lesson.alike:,} alike)" if lesson.alike else ""
        say(f"  {lesson.effect:+6.1%}  {lesson.verdict}  {_time(lesson)}  {where}{more}")
    if found.nearest:
        say("The most similar confirmed photos:")
    for near in found.nearest:
        say(f"  {near.similarity:.3f}  {near.path}")


def _tell_evidence(found: Explanation) -> None:
    say("Evidence in each part of the photo, in log-odds:")
    for row in found.cells:
        say("  " + " ".join(f"{cell:+6.2f}" for cell in row))
    say(
        f"  together {found.cells.sum():+.3f}, an average photo {found.bias:+.3f},"
        f" rounding {found.rounding:+.3f}"
    )
    if found.meaning is not None:
        means = found.meaning
        say(
            f"  of which each counts {means.slope:.3f} in the confidence; the network's own classes"
            f" add {means.head:+.3f}, what answers corrected {means.offset + means.shift:+.3f}"
        )


def _time(lesson: Pull) -> str:
    moment = datetime.fromtimestamp(lesson.at / 1_000_000, UTC)
    return moment.isoformat(timespec="seconds")
