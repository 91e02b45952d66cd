"""`photomanager evaluate DIR`: how well a labelled folder tree is recognised."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.evaluation.evaluate import evaluate as evaluate_data

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation


class Prior(StrEnum):
    """Whether classes start from the network's own prototypes."""

    on = "on"
    off = "off"


class Space(StrEnum):
    """Which whitening the vectors go through."""

    shipped = "shipped"
    fit = "fit"


def evaluate(
    context: typer.Context,
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder per category, or Tiny ImageNet.")
    ],
    shots: Annotated[int, typer.Option(min=0, help="Labelled images a category.")] = 0,
    prior: Annotated[Prior, typer.Option(help="Start from the network's prototypes.")] = Prior.on,
    space: Annotated[
        Space, typer.Option(help="fit: whiten on the training images, without their labels.")
    ] = Space.shipped,
) -> None:
    """Measure top-1, top-5 and top-10 through the application's own network and learner."""
    invocation: Invocation = context.obj
    result = evaluate_data(directory, shots=shots, prior=prior == Prior.on, space=space.value)
    if invocation.json:
        emit_json(
            {
                "top1": result.top1,
                "top5": result.top5,
                "top10": result.top10,
                "images": result.images,
                "shots": result.shots,
                "space": result.space,
                "seconds": round(result.seconds, 2),
                "top1_without_prior": result.top1_without_prior,
            }
        )
        return
    beside = ""
    if prior == Prior.on and result.top1_without_prior is not None:
        beside = f" (without prior {result.top1_without_prior:.4f})"
    say(
        f"top-1 {result.top1:.4f}{beside}, top-5 {result.top5:.4f}, top-10 {result.top10:.4f} on "
        f"{result.images:,} images, {result.shots} shots, prior {prior.value}, "
        f"space {result.space}, {result.seconds:.0f} s"
    )
