"""Every photo's score for one tag, taught or not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from photomanager.indexing import file_guesses
from photomanager.indexing.vector_batch import mapped_vectors
from photomanager.library import facts
from photomanager.library.records import PhotoId
from photomanager.operations.asked_tags import known_tag

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from photomanager.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PhotoScore:
    """One photo under one tag.

    Attributes:
        photo_id: The photo.
        path: Where it lies, for people.
        confidence: 0 to 1, calibrated.
        log_odds: The tag's own classifier before calibration.
        state: confirmed, rejected, imported, automatic, suggested, or None below a suggestion.
    """

    photo_id: PhotoId
    path: str
    confidence: float
    log_odds: float
    state: facts.State | None


@dataclass(frozen=True, slots=True)
class TagScores:
    """All photos with a vector, the likeliest first."""

    tag: str
    rows: tuple[PhotoScore, ...]


def scores(workspace: Workspace, tag_name: str) -> TagScores:
    """Scores every photo for one tag.

    Args:
        workspace: Library and tagger.
        tag_name: The tag's name or path in the tree.

    Raises:
        TagError: The name is unknown or ambiguous.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        found = known_tag(connection, tag_name)
        tagger = workspace.taggers.current(connection)
        vectors = mapped_vectors(workspace.library, connection, workspace.space_id)
        paths = _paths(connection)
        below = tagger.tree.below(found.id)
        line = (found.id, *tagger.tree.ancestors(found.id))
        states = facts.states_of(connection, found.id, below, line)
        own, _ = tagger.confidences(found.id, vectors.codes, vectors.heads)
        confidence = file_guesses.confidences(connection, tagger, vectors.photos, found.id, own)
    log_odds = tagger.log_odds(found.id, vectors.codes)
    rows = [
        PhotoScore(PhotoId(photo), paths[photo], sure, odds, states.get(photo))
        for photo, sure, odds in zip(
            vectors.photos.tolist(), confidence.tolist(), log_odds.tolist(), strict=True
        )
        if photo in paths
    ]
    rows.sort(key=lambda row: (-row.confidence, -row.log_odds, row.photo_id))
    return TagScores(found.name, tuple(rows))


_PATHS = (
    "SELECT file.photo_id, root.path AS root, file.path FROM file"
    " JOIN root ON root.id = file.root_id"
    " WHERE file.role = 'main' AND root.removed_at IS NULL"
)


def path_of(connection: Connection, photo_id: int) -> str | None:
    """Where one photo lies, for people; None if its folder was removed."""
    one = text(f"{_PATHS} AND file.photo_id = :photo ORDER BY file.id LIMIT 1")
    row = connection.execute(one, {"photo": photo_id}).one_or_none()
    return None if row is None else _path(row)


def _paths(connection: Connection) -> dict[int, str]:
    """Where each photo lies; photos of removed folders are left out."""
    rows = connection.execute(text(f"{_PATHS} ORDER BY file.id DESC"))
    return {row.photo_id: _path(row) for row in rows}


def _path(row: Row[Any]) -> str:
    # Paths are bytes, for which pathlib has no join.
    whole: bytes = os.path.join(row.root, row.path)  # noqa: PTH118
    return whole.decode("utf-8", "replace")
