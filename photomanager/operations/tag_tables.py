"""Tags as a table for spreadsheets and other programs, and back.

CSV has one line for each photo and tag, JSON one object for each photo. Both name a photo by its
path, its UUID and its contents, so that they fit a library whose photos lie elsewhere now. Paths
in the tree are written "animal/dog".

Reading a table back says what its user said: `confirmed` and `rejected` become statements and
lessons, in one operation. What another program or the machine had said is left out, and so is
what the library's own user has said something about already.
"""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import select

from photomanager.errors import MetadataError, OutputError, TagError
from photomanager.library import facts, history, photos, tags
from photomanager.library.records import PhotoId
from photomanager.library.roots import readable
from photomanager.library.schema import file, photo
from photomanager.library.schema import tag as tag_table
from photomanager.operations.asked_tags import photo_rows
from photomanager.operations.tagging import bring_up_to_date, teach
from photomanager.sentences import photo_count, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from photomanager.library.records import Tag
    from photomanager.operations.workspace import Workspace

Kind = Literal["csv", "json"]
KIND = "tag"
FORMAT = "photomanager-tags"
COLUMNS = ("path", "uuid", "content", "rating", "label", "tag", "state", "confidence")
_VERDICTS = {"confirmed": 1, "rejected": -1}
_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class TableOutcome:
    """What was written or read.

    Attributes:
        file: The table.
        photos: Photos with a tag in it; when read, those that the library knows.
        tags: Different tags in it.
        rows: Tags on photos; when read, those that were new.
        unknown: Photos in the table that the library does not have.
        operation: UUID of the operation that read it, None if nothing was new.
    """

    file: Path
    photos: int
    tags: int
    rows: int
    unknown: int = 0
    operation: str | None = None


# -- out --------------------------------------------------------------------------------------


def export(
    workspace: Workspace,
    photo_ids: Sequence[int],
    target: Path,
    kind: Kind,
    *,
    automatic: bool = False,
    replace: bool = False,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> TableOutcome:
    """Writes the tags of these photos to one file.

    Args:
        workspace: The library.
        photo_ids: The photos.
        target: The file.
        kind: csv or json.
        automatic: Whether tags that were set without being asked are written, too.
        replace: Whether a file that is there already may be written over.
        on_progress: Called with photos read and all of them; what it raises ends it, and nothing
            is written.

    Raises:
        OutputError: The file is there already or cannot be written.
        LibraryError: Disk or file of the library are at fault.
    """
    states = {"confirmed", "rejected", "imported"} | ({"automatic"} if automatic else set())
    with workspace.library.database.read() as connection:
        found = _records(connection, photo_ids, states, on_progress)
        records = [one for one in found if one["tags"]]
    text = _as_csv(records) if kind == "csv" else _as_json(records)
    try:
        with target.open("w" if replace else "x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except FileExistsError:
        raise OutputError(
            f"{target} exists already; delete it first or name another file."
        ) from None
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written ({error.strerror}); name another place."
        ) from error
    named = {tag["name"] for one in records for tag in one["tags"]}
    return TableOutcome(target, len(records), len(named), sum(len(r["tags"]) for r in records))


def _records(
    connection: Connection,
    photo_ids: Sequence[int],
    states: set[str],
    on_progress: Callable[[int, int], None],
) -> Iterator[dict[str, Any]]:
    tree = tags.TagTree(tags.all_tags(connection))
    for top in range(0, len(photo_ids), _AT_A_TIME):
        on_progress(top, len(photo_ids))
        some = list(photo_ids[top : top + _AT_A_TIME])
        rows = {row.id: row for row in photos.rows(connection, some)}
        shown = facts.shown(connection, [one for one in some if one in rows])
        for photo_id in some:
            if photo_id in rows:
                listed = [one for one in shown[PhotoId(photo_id)] if one.state in states]
                yield _record(rows[photo_id], listed, tree)


def _record(row: Any, shown: Sequence[facts.ShownTag], tree: tags.TagTree) -> dict[str, Any]:
    return {
        "path": readable(photos.absolute(row.root_path, row.path)),
        "uuid": row.uuid,
        "content": None if row.content_hash is None else row.content_hash.hex(),
        "rating": row.rating,
        "label": row.label,
        "tags": [
            {
                "name": tree.path(one.tag_id),
                "uuid": tree[one.tag_id].uuid,
                "state": one.state,
                "confidence": one.confidence,
            }
            for one in shown
        ],
    }


def _as_json(records: Sequence[dict[str, Any]]) -> str:
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in records)
    return f'{{"format": "{FORMAT}", "version": 1, "photos": [\n{lines}\n]}}\n'


def _as_csv(records: Sequence[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for one in records:
        for tag in one["tags"]:
            writer.writerow({**one, **tag, "tag": tag["name"], "uuid": one["uuid"]})
    return out.getvalue()


# -- in ---------------------------------------------------------------------------------------


def import_table(
    workspace: Workspace,
    source: Path,
    kind: Kind,
    *,
    origin: str = "window",
    go_on: Callable[[], None] | None = None,
) -> TableOutcome:
    """Says what a table's user said of photos that this library has.

    Args:
        workspace: The library.
        source: The file.
        kind: csv or json.
        origin: window, cli or api.
        go_on: Called now and then; what it raises ends the work, and nothing has changed then.

    Raises:
        MetadataError: The file cannot be read or is no such table.
        TagError: A tag's name is not usable.
        LibraryError: Disk or file of the library are at fault; nothing has changed then.
    """
    rows = _read(source, kind)
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True, go_on=go_on) as connection:
        tagger = workspace.taggers.current(connection)
        found, unknown = _matched(connection, rows)
        names = {name for _, name, _ in found}
        said = {
            (one.photo_id, one.tag_id)
            for one in facts.statements(connection, {photo_id for photo_id, _, _ in found})
        }
        known = {name: _tag(connection, name) for name in names}
        news = [
            (photo_id, name, verdict)
            for photo_id, name, verdict in found
            if (one := known[name]) is None or (photo_id, one.id) not in said
        ]
        matched = len({photo_id for photo_id, _, _ in found})
        if not news:
            return TableOutcome(source, matched, len(names), 0, unknown)
        summary = sentence(f"Read tags of {photo_count(matched)} from {source.name}")
        recorder = history.Recorder(connection, origin, KIND, summary)
        meant = {
            name: known[name] or _make(connection, recorder, name)
            for name in dict.fromkeys(name for _, name, _ in news)
        }
        if None in known.values():
            tagger = workspace.taggers.uncommitted(connection)
        ids = {row.id: row for row in photo_rows(connection, [one for one, _, _ in news])}
        words = [(ids[photo_id], meant[name], verdict) for photo_id, name, verdict in news]
        taught = teach(workspace, connection, tagger, recorder, words)
    return TableOutcome(source, matched, len(names), len(news), unknown, taught.operation)


def _read(source: Path, kind: Kind) -> list[dict[str, Any]]:
    """One mapping a tag on a photo: path, uuid, content (as bytes), tag and state."""
    try:
        contents = source.read_bytes()
    except OSError as error:
        raise MetadataError(
            f"{source} cannot be read ({error.strerror}); check its name."
        ) from error
    parse = _from_csv if kind == "csv" else _from_json
    try:
        rows = parse(contents.decode("utf-8-sig"))
        for row in rows:
            row["content"] = bytes.fromhex(row.get("content") or "")
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
        raise MetadataError(
            f"{source} is no table of tags as `export --tags {kind}` writes it ({error})."
        ) from error
    return rows


def _from_csv(text: str) -> list[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = reader.fieldnames or ()
    if "tag" not in columns or not {"path", "uuid", "content"} & set(columns):
        raise ValueError("it needs the columns path and tag")
    return [{"state": "confirmed", **{k: v for k, v in row.items() if v}} for row in reader]


def _from_json(text: str) -> list[dict[str, Any]]:
    whole = json.loads(text)
    if whole["format"] != FORMAT or whole["version"] != 1:
        raise ValueError("another format")
    return [
        {**one, "tag": tag["name"], "state": tag["state"]}
        for one in whole["photos"]
        for tag in one["tags"]
    ]


def _matched(
    connection: Connection, rows: Sequence[dict[str, Any]]
) -> tuple[list[tuple[int, str, int]], int]:
    """(photo, tag, verdict) of what can be said here, each once, and how many photos are unknown.

    A photo is the one with this UUID, else the one at this path, else the one with these contents.
    """
    by_uuid = _ids(connection, photo.c.uuid, [str(row.get("uuid")) for row in rows])
    by_content = _by_content(connection, [row["content"] for row in rows if row["content"]])
    found: dict[tuple[int, str], int] = {}
    unknown: set[str] = set()
    paths: dict[str, int | None] = {}
    for row in rows:
        verdict = _VERDICTS.get(str(row.get("state")))
        if verdict is None or not row.get("tag"):
            continue
        photo_id = by_uuid.get(str(row.get("uuid")))
        path = str(row.get("path", ""))
        if photo_id is None and path:
            if path not in paths:
                paths[path] = photos.by_path(connection, os.fsencode(path))
            photo_id = paths[path]
        if photo_id is None:
            photo_id = by_content.get(row["content"])
        if photo_id is None:
            unknown.add(path or str(row.get("uuid")))
        else:
            found[photo_id, tags.clean(row["tag"])] = verdict
    return [(*key, verdict) for key, verdict in found.items()], len(unknown)


def _ids(connection: Connection, column: Any, wanted: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    distinct = list(dict.fromkeys(wanted))
    for top in range(0, len(distinct), _AT_A_TIME):
        query = select(column, photo.c.id).where(column.in_(distinct[top : top + _AT_A_TIME]))
        found.update((row[0], row[1]) for row in connection.execute(query))
    return found


def _by_content(connection: Connection, hashes: Sequence[bytes]) -> dict[bytes, int]:
    found: dict[bytes, int] = {}
    distinct = list(dict.fromkeys(hashes))
    for top in range(0, len(distinct), _AT_A_TIME):
        query = select(file.c.content_hash, file.c.photo_id).where(
            file.c.content_hash.in_(distinct[top : top + _AT_A_TIME]), file.c.role == "main"
        )
        for content, photo_id in connection.execute(query.order_by(file.c.id.desc())):
            found[content] = photo_id
    return found


def _tag(connection: Connection, name: str) -> Tag | None:
    """The tag at this path from the top, or else the first that is called so."""
    named = tags.all_by_name(connection, f"/{name}") or tags.all_by_name(connection, name)
    return next(iter(named), None)


def _make(connection: Connection, recorder: history.Recorder, name: str) -> Tag:
    """Makes a tag, and those above it that are not there."""
    above: Tag | None = None
    parts = [part for part in name.split("/") if part.strip()]
    for end in range(1, len(parts) + 1):
        one = _tag(connection, "/".join(parts[:end]))
        if one is None:
            parent = None if above is None else above.id
            one = tags.create(connection, parts[end - 1], origin="user", parent_id=parent)
            recorder.inserted(tag_table, [(one.id,)])
        above = one
    if above is None:
        raise TagError(f'"{name}" is no name for a tag.')
    return above
