"""`photomanager review`: the questions worth asking next, and answers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from photomanager.cli.output import emit_json, messages, say
from photomanager.operations import photos as photo_operations
from photomanager.operations.listed_questions import answer_listed, list_questions
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation
    from photomanager.operations.review import Verdict

_LIMIT = 10


def review(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many questions.")] = _LIMIT,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", help="Ask about this tag alone, or these.")
    ] = None,
    yes: Annotated[
        str | None, typer.Option("--yes", metavar="PHOTO", help="Answer: the --tag is right.")
    ] = None,
    no: Annotated[
        str | None, typer.Option("--no", metavar="PHOTO", help="Answer: the --tag is wrong.")
    ] = None,
    skip: Annotated[
        str | None, typer.Option("--skip", metavar="PHOTO", help="Do not ask this again.")
    ] = None,
) -> None:
    """List the questions worth asking next, after answering one if you like."""
    invocation: Invocation = context.obj
    answers: dict[Verdict, str | None] = {"yes": yes, "no": no, "skip": skip}
    given = [(verdict, photo) for verdict, photo in answers.items() if photo is not None]
    names = tag or []
    if len(given) > 1 or (given and len(names) != 1):
        raise typer.BadParameter("Answer one question at a time: its photo and its --tag.")
    with Runtime.open(invocation.library) as runtime:
        workspace = runtime.workspace
        for verdict, photo in given:
            found = photo_operations.resolve(workspace, photo)
            asked = answer_listed(workspace, found, names[0], verdict)
            if not asked and verdict != "skip":
                messages.print("Nobody asked about this photo: it counts as your own word.")
        queue = list_questions(workspace, limit, () if given else names)
    if invocation.json:
        emit_json(
            {
                "questions": [
                    {
                        "id": f"id:{one.photo_id}",
                        "path": one.path,
                        "tag": one.tag,
                        "confidence": one.confidence,
                        "effect": one.effect,
                        "audit": one.audit,
                    }
                    for one in queue.questions
                ],
                "worth_answering": queue.worth_answering,
            }
        )
        return
    for one in queue.questions:
        kind = "random" if one.audit else f"{one.effect:6.1f}"
        say(f"{kind:>6}  {one.confidence:4.0%}  {one.tag}?  id:{one.photo_id}  {one.path}")
    if not queue.worth_answering:
        say("Answers would hardly change anything now.")
