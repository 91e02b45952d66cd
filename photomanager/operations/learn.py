"""Learns tags from a folder tree: one folder a category, its photos the examples.

What happens, in this order:

0. Every folder directly inside must have a name that a tag can have; else nothing is done.
1. The folder is indexed as a folder of the library, unless it lies in one already; its photos
   stay in the library. Files that cannot be read are listed, the rest goes on.
2. Every folder directly inside is a category; photos in folders further down belong to it.
   The tag's name is the folder's, with spaces for underscores; a tag of that name is used.
3. A fifth of each category's photos (every fifth by path, near-identical ones together) is held
   back. The others are learned in memory, and the held-back ones predicted: the likeliest category
   must be the right one. Lessons that the library already has do not enter this score.
4. All photos are confirmed for their category in one operation, which undo takes back. Photos of
   which the user has said something about that tag are left as they are.

A photo is confirmed for its own category and not rejected for the others: folders say what
is on a photo, seldom what is not ("beach" and "dog" may both be right). Learning the same folder
again changes nothing.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select

from photomanager.errors import FolderError, TagError
from photomanager.indexing.vector_batch import mapped_vectors
from photomanager.learning import bursts
from photomanager.learning.ground import Lessons
from photomanager.learning.tagger import Tagger
from photomanager.learning.words import Word, WordTree
from photomanager.library import facts, history, photos, roots, tags
from photomanager.library.schema import file, root
from photomanager.operations import folders
from photomanager.operations.asked_tags import photo_rows
from photomanager.operations.tagging import bring_up_to_date, teach
from photomanager.sentences import photo_count, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.indexing.index_report import IndexProgress
    from photomanager.indexing.indexer import Indexer
    from photomanager.indexing.vector_batch import Vectors
    from photomanager.library.records import Tag
    from photomanager.operations.workspace import Workspace

KIND = "learn"

_NAMED = 3  # tags named in the history
_HELD_OUT = 5  # every so manieth photo of a category is held back


@dataclass(frozen=True, slots=True)
class LearnedTag:
    """A category, and how many photos it was learned from."""

    name: str
    examples: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be learned from, and one sentence why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class LearnOutcome:
    """What learning from folders came to.

    Attributes:
        tags: The categories, by name.
        held_out: Share of the held-back photos whose category was predicted, from 0 to 1; None
            with fewer than two categories or no category of five photos that differ.
        failed: Files that could not be read.
        seconds: From the first look at the folder to the end, indexing included.
        operation: UUID of the operation, None if nothing was new.
    """

    tags: tuple[LearnedTag, ...]
    held_out: float | None
    failed: tuple[Unreadable, ...]
    seconds: float
    operation: str | None


@dataclass(frozen=True, slots=True)
class _Category:
    """A folder's tag, or the name of the tag to make, and its photos by path."""

    tag: Tag | str
    photos: list[int]

    @property
    def name(self) -> str:
        return self.tag if isinstance(self.tag, str) else self.tag.name


def learn(
    workspace: Workspace,
    indexer: Indexer,
    directory: Path,
    *,
    on_progress: Callable[[IndexProgress], None] | None = None,
    origin: str = "window",
) -> LearnOutcome:
    """Makes the folders inside a folder tags, and their photos the examples.

    Args:
        workspace: Library and tagger.
        indexer: Of the same library; runs in this thread.
        directory: The folder with one folder a category.
        on_progress: Called while indexing, a few times a second.
        origin: window, cli or api.

    Raises:
        FolderError: There is no such folder, or no folder with a readable photo in it.
        TagError: A folder's name is not usable as a tag's, or several tags are called so.
        LibraryError: Disk or file are at fault; nothing has been learned then.
        WorkerError: The worker process does not work at all.
    """
    began = time.monotonic()
    _check_names(workspace, directory.expanduser())
    folder = folders.add(workspace, directory, origin=origin)
    indexer.run([folder.id], on_progress=on_progress)
    bring_up_to_date(workspace)
    top = os.fsencode(directory.expanduser().resolve())
    with workspace.library.database.write(durable=True) as connection:
        tagger = workspace.taggers.current(connection)
        vectors = mapped_vectors(workspace.library, connection, workspace.space_id)
        found, failed = _files(connection, folder.id, top)
        categories = _categories(connection, found, set(vectors.photos.tolist()))
        if not categories:
            raise FolderError(
                f"{roots.readable(top)} has no folder with readable photos in it. Put the photos"
                " of each category into a folder of its own."
            )
        held_out = _score(tagger, vectors, categories)
        operation = _teach(workspace, connection, tagger, categories, origin)
    return LearnOutcome(
        tuple(LearnedTag(one.name, len(one.photos)) for one in categories),
        held_out,
        tuple(failed),
        time.monotonic() - began,
        operation,
    )


def _check_names(workspace: Workspace, directory: Path) -> None:
    """Whether every folder directly inside that has files in it can be a tag.

    Raises:
        TagError: One cannot, or several tags are called so.
    """
    if not directory.is_dir():
        return
    with workspace.library.database.read() as connection:
        for entry in sorted(os.scandir(os.fsencode(directory)), key=lambda one: one.name):
            hidden = entry.name.startswith(b".")
            if hidden or not entry.is_dir() or not any(files for *_, files in os.walk(entry.path)):
                continue
            try:
                name = _tag_name(entry.name)
            except TagError as error:
                raise TagError(
                    f'The folder "{roots.readable(entry.name)}" cannot be a tag by its name. Rename'
                    f" it, with 1 to {tags.LONGEST_NAME} characters, and learn again."
                ) from error
            tags.by_name(connection, name)


def _tag_name(folder: bytes) -> str:
    return tags.clean(roots.readable(folder).replace("_", " "))


# -- what is there ----------------------------------------------------------------------------


def _files(
    connection: Connection, root_id: int, top: bytes
) -> tuple[list[tuple[bytes, int]], list[Unreadable]]:
    """The category folder and photo of every file below the folder, by path; unreadable files."""
    rows = connection.execute(
        select(root.c.path.label("root"), file.c.path, file.c.photo_id, file.c.state, file.c.reason)
        .join_from(file, root, file.c.root_id == root.c.id)
        .where(root.c.id == root_id, file.c.role == "main", file.c.state != "missing")
    )
    found, failed = [], []
    for path, row in sorted((photos.absolute(row.root, row.path), row) for row in rows):
        category, inside, _ = path.removeprefix(top + b"/").partition(b"/")
        if not inside or not path.startswith(top + b"/"):
            continue
        if row.state == "failed":
            failed.append(Unreadable(roots.readable(path), row.reason))
        else:
            found.append((category, row.photo_id))
    return found, failed


def _categories(
    connection: Connection, found: Sequence[tuple[bytes, int]], embedded: set[int]
) -> list[_Category]:
    """The categories by name; two folders that mean the same tag are one."""
    by_name: dict[str, _Category] = {}
    for folder, photo in found:
        if photo not in embedded:
            continue
        name = _tag_name(folder)
        key = tags.normal(name)
        if key not in by_name:
            by_name[key] = _Category(tags.by_name(connection, name) or name, [])
        by_name[key].photos.append(photo)
    return [by_name[key] for key in sorted(by_name)]


# -- test, then train -------------------------------------------------------------------------


def _score(tagger: Tagger, vectors: Vectors, categories: Sequence[_Category]) -> float | None:
    """The share of held-back photos that the categories learned from the others recognise."""
    held = {
        photo: place
        for place, one in enumerate(categories)
        for photo in held_out(vectors, one.photos)
    }
    if len(categories) < 2 or not held:
        return None
    judged = vectors.among(np.array(sorted(held), np.int64))
    best = np.full(len(judged.photos), -1)
    highest = np.full((len(judged.photos), 2), -np.inf)
    for place, one in enumerate(categories):
        taught = [photo for photo in one.photos if photo not in held]
        codes = vectors.among(np.array(sorted(taught), np.int64)).codes
        ranks = _ranks(tagger, one, codes, judged)
        higher = (ranks[:, 0] > highest[:, 0]) | (
            (ranks[:, 0] == highest[:, 0]) & (ranks[:, 1] > highest[:, 1])
        )
        best[higher], highest[higher] = place, ranks[higher]
    truth = np.array([held[photo] for photo in judged.photos.tolist()])
    return float((best == truth).mean())


def held_out(vectors: Vectors, photos: Sequence[int]) -> list[int]:
    """Every fifth of these photos; of near-identical ones all or none.

    Else those held back would have their likes among those learned, and the score be flattered.

    Args:
        vectors: With all the photos.
        photos: Of one category, by path.
    """
    known = vectors.among(np.array(sorted(photos), np.int64))
    first = known.photos[bursts.groups(known.codes)].tolist()
    burst_of = dict(zip(known.photos.tolist(), first, strict=True))
    chosen = {*list(dict.fromkeys(burst_of[photo] for photo in photos))[_HELD_OUT - 1 :: _HELD_OUT]}
    return [photo for photo in photos if burst_of[photo] in chosen]


def _ranks(
    tagger: Tagger, category: _Category, codes: NDArray[np.int8], judged: Vectors
) -> NDArray[np.float64]:
    """float64[n, 2]: a category's confidence in each judged photo, and its log-odds."""
    if isinstance(category.tag, str):
        # A tag that is not there yet: any word that no class of the network means.
        tree = WordTree([Word(0, None, ())], tagger.tree.classes)
        tag, learner = 0, Tagger(tree, tagger.ground, {})
    else:
        tag, learner = category.tag.id, tagger
    none = np.empty((0, codes.shape[1]), np.int8)
    _, learned = learner.learn(tag, Lessons(codes, none, direct=True))
    learner = learner.with_learned({tag: learned})
    sure = learner.own(tag, judged.codes, judged.heads)
    return np.stack([sure, learner.log_odds(tag, judged.codes)], axis=1)


def _teach(
    workspace: Workspace,
    connection: Connection,
    tagger: Tagger,
    categories: Sequence[_Category],
    origin: str,
) -> str | None:
    """Confirms every photo for its category unless the user has spoken; the operation's UUID."""
    every = sorted({photo for one in categories for photo in one.photos})
    rows = {row.id: row for row in photo_rows(connection, every)}
    said = {(one.photo_id, one.tag_id) for one in facts.statements(connection, every)}
    news = [
        (rows[photo], one.tag, 1)
        for one in categories
        for photo in one.photos
        if isinstance(one.tag, str) or (photo, one.tag.id) not in said
    ]
    if not news:
        return None
    named = ", ".join(f'"{one.name}"' for one in categories[:_NAMED])
    photos, more = photo_count(len(news)), len(categories) - _NAMED
    summary = sentence(
        f"Learned {named} and {more} more from {photos}"
        if more > 0
        else f"Learned {named} from {photos}"
    )
    recorder = history.Recorder(connection, origin, KIND, summary)
    return teach(workspace, connection, tagger, recorder, news).operation
