"""`photomanager export` and `import`: take along what was taught, and the tags themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer
from rich.progress import Progress

from photomanager.cli.output import emit_json, messages, say
from photomanager.cli.progress import IndexingBar
from photomanager.errors import LibraryError
from photomanager.operations import (
    keywords,
    learner_exchange,
    search,
    tag_tables,
    write_tags,
)
from photomanager.operations.write_tags import How
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.cli.main import Invocation
    from photomanager.operations.learner_exchange import Exchanged
    from photomanager.operations.tag_tables import TableOutcome
    from photomanager.operations.write_tags import WriteOutcome

    Tags = Literal["csv", "json", "xmp"]

_KINDS = ("csv", "json", "xmp")
_TAGS_OUT = "csv or json: a table in FILE; xmp: where other programs find them, beside each photo."
_TAGS_IN = "csv or json: a table from FILE; xmp: keywords of all photos and XMP files."
_INTO = (
    "Change the photo files themselves instead of writing beside them: JPEG, TIFF, PNG and WebP"
    " get your tags inside, and not one pixel or other field changes. Others get an XMP file."
)


def export(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="The table to write (csv, json).")] = None,
    learner: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was taught to this file.")
    ] = None,
    tags: Annotated[str | None, typer.Option(metavar="KIND", help=_TAGS_OUT)] = None,
    photos: Annotated[
        str, typer.Option(metavar="QUERY", help="Only the photos of this search.")
    ] = "",
    automatic: Annotated[
        bool, typer.Option("--automatic", help="Tags that were set without asking you, too.")
    ] = False,
    naming: Annotated[
        str, typer.Option(metavar="NAME", help="Of new XMP files: photo.jpg.xmp or photo.xmp.")
    ] = write_tags.OWN,
    into_files: Annotated[bool, typer.Option("--into-files", help=_INTO)] = False,
) -> None:
    """Write what was taught to one small file, or tags for other programs. Only confirmed tags."""
    invocation: Invocation = context.obj
    kind = _kind(tags, learner, file)
    if naming not in (write_tags.OWN, write_tags.SHARED):
        raise typer.BadParameter("XMP files are named photo.jpg.xmp or photo.xmp.")
    if kind != "xmp" and (into_files or naming != write_tags.OWN):
        raise typer.BadParameter("--into-files and --naming go with --tags xmp.")
    with Runtime.open(invocation.library) as runtime:
        if learner is not None:
            written = learner_exchange.export(runtime.workspace, learner.expanduser())
            if not _answered(invocation, written):
                lessons = f"{written.lessons:,} lessons about {written.tags:,} tags"
                say(f"{written.file}: {lessons}, no pictures")
            return
        found = search.search(runtime.workspace, photos, order="name").photo_ids
        if kind != "xmp":
            assert file is not None
            table = tag_tables.export(
                runtime.workspace, found, file.expanduser(), kind, automatic=automatic
            )
            _tell_table(invocation, table)
            return
        how = How(into_files, naming, automatic)
        with Progress(console=messages, transient=True, disable=not messages.is_terminal) as bar:
            task = bar.add_task("writing", total=len(found))
            outcome = write_tags.write(
                runtime.workspace,
                found,
                how,
                on_progress=lambda done, _: bar.update(task, completed=done),
            )
        if outcome.files:
            _index(runtime)
    _tell_written(invocation, outcome)


def import_(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="The table to read (csv, json).")] = None,
    learner: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Learn what this file was taught.")
    ] = None,
    tags: Annotated[str | None, typer.Option(metavar="KIND", help=_TAGS_IN)] = None,
    teach: Annotated[
        bool | None,
        typer.Option("--teach/--no-teach", help="Whether keywords of files teach the tagger."),
    ] = None,
) -> None:
    """Add another learner's lessons, or tags of other programs; `undo` takes them back."""
    invocation: Invocation = context.obj
    kind = _kind(tags, learner, file)
    if teach is not None and kind != "xmp":
        raise typer.BadParameter("--teach goes with --tags xmp.")
    with Runtime.open(invocation.library) as runtime:
        if learner is not None:
            read = learner_exchange.import_learner(
                runtime.workspace, learner.expanduser(), origin="cli"
            )
            if not _answered(invocation, read):
                say(f"{read.lessons:,} new lessons about {read.tags:,} tags from {read.file}")
        elif kind != "xmp":
            assert file is not None
            path = file.expanduser()
            _tell_table(
                invocation,
                tag_tables.import_table(runtime.workspace, path, kind, origin="cli"),
            )
        else:
            _read_keywords(invocation, runtime, teach)


def _kind(tags: str | None, learner: Path | None, file: Path | None) -> Tags:
    """What the options ask for, or wrong usage; "csv" stands for anything with a learner."""
    if (tags is None) == (learner is None):
        raise typer.BadParameter("Name either --learner FILE or --tags csv, json or xmp.")
    if tags is not None and tags not in _KINDS:
        raise typer.BadParameter("--tags is csv, json or xmp.")
    if (file is not None) != (tags in ("csv", "json")):
        raise typer.BadParameter("--tags csv and --tags json need a FILE, nothing else does.")
    return cast("Tags", tags or "csv")


def _index(runtime: Runtime) -> None:
    """Reads what has changed, unless another process does so anyway."""
    try:
        with IndexingBar() as bar:
            runtime.indexer.run(on_progress=bar.show)
    except LibraryError as error:
        messages.print(str(error), markup=False)


def _read_keywords(invocation: Invocation, runtime: Runtime, teach: bool | None) -> None:
    _index(runtime)
    workspace = runtime.workspace
    if teach is None:
        taught = keywords.teach_new(workspace)
    else:
        taught = keywords.agree(workspace, teach, origin="cli")
    agreed = keywords.agreed(workspace)
    waiting = 0 if agreed else keywords.waiting(workspace).keywords
    if invocation.json:
        emit_json(
            {
                "file": None,
                "tags": taught.tags,
                "lessons": taught.lessons,
                "withdrawn": taught.withdrawn,
                "teach": agreed,
                "waiting": waiting,
                "operation": taught.operation,
            }
        )
        return
    say(f"{taught.lessons:,} lessons from keywords, {taught.withdrawn:,} taken back")
    if waiting and agreed is None:
        say(f"{waiting:,} keywords could teach the tagger; say so with --teach or --no-teach.")


def _tell_table(invocation: Invocation, table: TableOutcome) -> None:
    if invocation.json:
        emit_json(
            {
                "file": str(table.file),
                "photos": table.photos,
                "tags": table.tags,
                "lessons": table.rows if table.operation else 0,
                "rows": table.rows,
                "unknown": table.unknown,
                "operation": table.operation,
            }
        )
        return
    unknown = f", {table.unknown:,} photos are not in the library" if table.unknown else ""
    rows = f"{table.rows:,} tags on {table.photos:,} photos"
    say(f"{table.file}: {rows}, {table.tags:,} different ones{unknown}")


def _tell_written(invocation: Invocation, outcome: WriteOutcome) -> None:
    if invocation.json:
        answer: dict[str, Any] = {
            "file": None,
            "lessons": 0,
            "photos": outcome.photos,
            "sidecars": outcome.sidecars,
            "files": outcome.files,
            "unchanged": outcome.unchanged,
            "tags": outcome.tags,
            "failed": [{"path": one.path, "reason": one.reason} for one in outcome.failed],
        }
        emit_json(answer)
        return
    say(
        f"{outcome.sidecars:,} XMP files and {outcome.files:,} photo files written, "
        f"{outcome.unchanged:,} photos had nothing new"
    )
    for one in outcome.failed:
        say(f"not written: {one.path}: {one.reason}")


def _answered(invocation: Invocation, outcome: Exchanged) -> bool:
    if invocation.json:
        emit_json({"file": str(outcome.file), "tags": outcome.tags, "lessons": outcome.lessons})
    return invocation.json
