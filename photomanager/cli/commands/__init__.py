"""One module per command; `register` hangs them all on the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer


def register(application: typer.Typer) -> None:
    """Adds every command, once."""
    from photomanager.cli.commands import (
        backup,
        classify,
        evaluate,
        exchange,
        explain,
        history,
        index,
        learn,
        mark,
        precision,
        review,
        run,
        scores,
        search,
        show,
        status,
        tag,
        tags,
    )

    if application.registered_commands:
        return
    command = application.command
    command("run")(run.run)
    command("index")(index.index)
    command("status")(status.status)
    command("search")(search.search)
    command("show")(show.show)
    command("scores")(scores.scores)
    command("explain")(explain.explain)
    command("tag")(tag.tag)
    command("mark")(mark.mark)
    command("review")(review.review)
    command("precision")(precision.precision)
    command("undo")(history.undo)
    command("redo")(history.redo)
    command("classify")(classify.classify)
    command("evaluate")(evaluate.evaluate)
    command("backup")(backup.backup)
    command("restore")(backup.restore)
    command("learn")(learn.learn)
    command("export")(exchange.export)
    command("import")(exchange.import_)
    application.add_typer(tags.application, name="tags")
