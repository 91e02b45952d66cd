"""`photomanager tags …`: rename, merge, delete and move tags; compare and roll back learners."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, say
from photomanager.operations import learner_exchange, roll_back, tag_admin
from photomanager.operations.tag_admin import TagChange
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation

application = typer.Typer(
    help="Rename, merge, delete and move tags; compare learners and roll back.",
    no_args_is_help=True,
)

_Tag = Annotated[str, typer.Argument(metavar="TAG", help="A tag, by name or path in the tree.")]


@application.command()
def rename(
    context: typer.Context, tag: _Tag, name: Annotated[str, typer.Argument(metavar="NAME")]
) -> None:
    """Give a tag another name; all that was learned stays with it."""
    with Runtime.open(context.obj.library) as runtime:
        change = tag_admin.rename(runtime.workspace, tag, name, origin="cli")
    _answer(context.obj, change, f'It is called "{change.tag}" now.')


@application.command()
def merge(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The tag that goes.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The tag that stays.")],
) -> None:
    """Make one tag of two; statements and lessons of SOURCE go to TARGET."""
    with Runtime.open(context.obj.library) as runtime:
        change = tag_admin.merge(runtime.workspace, source, target, origin="cli")
    _answer(context.obj, change, f'{change.photos:,} photos went to "{change.tag}".')


@application.command()
def delete(context: typer.Context, tag: _Tag) -> None:
    """Remove a tag from all photos; tags below it move up."""
    with Runtime.open(context.obj.library) as runtime:
        change = tag_admin.delete(runtime.workspace, tag, origin="cli")
    _answer(context.obj, change, f'"{change.tag}" is gone from {change.photos:,} photos.')


@application.command()
def move(
    context: typer.Context,
    tag: _Tag,
    under: Annotated[
        str | None, typer.Option("--under", metavar="PARENT", help="Else to the top.")
    ] = None,
) -> None:
    """Put a tag, with all below it, under another tag or to the top."""
    with Runtime.open(context.obj.library) as runtime:
        change = tag_admin.move(runtime.workspace, tag, under, origin="cli")
    _answer(
        context.obj, change, f'"{change.tag}" is {f"under {under}" if under else "on top"} now.'
    )


@application.command()
def switch(
    context: typer.Context,
    tag: _Tag,
    enabled: Annotated[
        bool | None, typer.Option("--on/--off", help="Whether the tag is guessed at all.")
    ] = None,
    automatic: Annotated[
        bool | None,
        typer.Option("--automatic/--ask", help="Whether it may be set without being asked."),
    ] = None,
) -> None:
    """Say whether the machine may guess a tag, and whether it may set it by itself."""
    if enabled is None and automatic is None:
        raise typer.BadParameter("Name at least one of --on, --off, --automatic, --ask.")
    with Runtime.open(context.obj.library) as runtime:
        change = tag_admin.switch(
            runtime.workspace, tag, enabled=enabled, automatic=automatic, origin="cli"
        )
    _answer(context.obj, change, f'"{change.tag}" is switched.')


@application.command("roll-back")
def roll_back_to(
    context: typer.Context,
    moment: Annotated[
        datetime,
        typer.Argument(
            metavar="MOMENT",
            formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
            help="2026-11-20 (the beginning of that day) or 2026-11-20T18:30, in local time.",
        ),
    ],
) -> None:
    """Take back all teaching since a moment, in one step that undo takes back.

    The precision dial, skipped questions, ratings and folders stay as they are.
    """
    with Runtime.open(context.obj.library) as runtime:
        outcome = roll_back.roll_back(runtime.workspace, moment, origin="cli")
    if context.obj.json:
        emit_json(asdict(outcome))
        return
    say(f"{len(outcome.taken_back):,} operations taken back")
    say("The precision dial and skipped questions stay as they are.")
    for sentence in outcome.skipped:
        say(f"  left as it is: {sentence}")


@application.command()
def compare(
    context: typer.Context,
    first: Annotated[Path, typer.Argument(metavar="FILE")],
    second: Annotated[Path, typer.Argument(metavar="FILE")],
) -> None:
    """Say what tells two learner files apart, lesson by lesson."""
    found = learner_exchange.difference(first, second)
    if context.obj.json:
        emit_json(asdict(found))
        return
    for file, only in ((first, found.only_first), (second, found.only_second)):
        say(f"Only in {file}: {sum(only.values()):,} lessons")
        for tag, count in only.items():
            say(f"  {tag}: {count:,}")
    say(f"In both: {found.both:,} lessons")


@application.command()
def versions(context: typer.Context) -> None:
    """List the versions of the tagger that worked on this library, the newest first."""
    with Runtime.open(context.obj.library) as runtime:
        found = roll_back.versions(runtime.workspace)
    if context.obj.json:
        emit_json({"versions": [asdict(one) for one in found]})
        return
    for one in found:
        since = datetime.fromtimestamp(one.created_at / 1_000_000, UTC).astimezone()
        hidden = ", taken back" if one.taken_back else ""
        say(f"{one.name}  since {since:%Y-%m-%d %H:%M}  {one.guesses:,} guesses{hidden}")


@application.command("take-back")
def take_back(
    context: typer.Context,
    version: Annotated[str, typer.Argument(metavar="VERSION", help="As `tags versions` names it.")],
) -> None:
    """Hide everything one version of the tagger guessed, until undo."""
    with Runtime.open(context.obj.library) as runtime:
        hidden = roll_back.take_back_version(runtime.workspace, version, origin="cli")
    if context.obj.json:
        emit_json({"version": version, "hidden": hidden})
        return
    say(f"{hidden:,} guesses taken back")


def _answer(invocation: Invocation, change: TagChange, sentence: str) -> None:
    if invocation.json:
        emit_json(asdict(change))
        return
    say(sentence if change.operation else "Nothing changed.")
