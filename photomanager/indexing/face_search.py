"""Looks for faces in photos that were indexed before the program could do it.

Their thumbnails are enough: the detector looks at no more pixels than they have. So a large
library needs minutes, not the hours of reading every file again. A photo whose thumbnail
is lost gets its faces when its file is read the next time.
"""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from photomanager import paths
from photomanager.imaging import thumbnail
from photomanager.indexing import scoring
from photomanager.library import changes, faces
from photomanager.recognition.faces import FaceNetwork, LiteRTFaceFinder, of_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from photomanager.indexing.scoring import TaggerCache
    from photomanager.library.faces import Unseen
    from photomanager.library.library import Library
    from photomanager.recognition.faces import FaceFinder

_BATCH = 64


def folder() -> Path:
    """Where the shipped detector lies."""
    return paths.model_dir("faces-yunet")


def look(
    library: Library,
    taggers: TaggerCache,
    stopped: Callable[[], bool],
    *,
    finder: FaceFinder | None = None,
) -> Iterator[int]:
    """Looks at all photos at which nobody has; in the caller's thread, under its lock.

    Args:
        library: The library.
        taggers: What gives the photos their tags; faces decide some.
        stopped: Asked now and then; True ends it early; what is finished is kept.
        finder: Instead of the shipped detector.

    Yields:
        How many photos are done, after each batch.

    Raises:
        ModelError: The detector is missing or changed.
        LibraryError: Disk or database are at fault.
    """
    done = after = 0
    while not stopped():
        with library.database.read() as connection:
            space_id = taggers.space_id(connection)
            batch = faces.unseen(connection, space_id, after, _BATCH)
        if not batch:
            return
        after = batch[-1].photo_id
        finder = finder or LiteRTFaceFinder(FaceNetwork.load(folder()))
        _store(library, taggers, _found(library, finder, batch))
        done += len(batch)
        yield done


def _found(
    library: Library, finder: FaceFinder, batch: Sequence[Unseen]
) -> dict[int, list[tuple[float, ...]]]:
    """The faces of each photo that has a thumbnail."""
    hashes = [one.content_hash for one in batch]
    kept = library.thumbnails.get_many(hashes, thumbnail.SIZE, thumbnail.RECIPE)
    found = {}
    for one in batch:
        if one.content_hash in kept:
            seen = finder.find(thumbnail.picture_of(kept[one.content_hash]))
            found[int(one.photo_id)] = [astuple(face) for face in of_people(seen, one.head)]
    return found


def _store(
    library: Library, taggers: TaggerCache, found: dict[int, list[tuple[float, ...]]]
) -> None:
    if not found:
        return
    with library.database.write(durable=False) as connection:
        faces.replace(connection, found)
        scored = scoring.score_batch(connection, taggers, list(found))
        changes.record(connection, "facts", {"photos": list(scored.photos)})
        changes.record(connection, "photos", {"photos": list(found)})
