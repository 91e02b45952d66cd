"""Looks for faces in photos that were indexed before the program could do it.

Their thumbnails are enough: the detector looks at no more pixels than they have. So a large
library needs minutes, not the hours of reading every file again. A photo whose thumbnail
is lost gets its faces when its file is read the next time. The worker process looks.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from photomanager import paths
from photomanager.imaging import thumbnail
from photomanager.indexing import protocol, scoring
from photomanager.library import changes, faces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from photomanager.indexing.scoring import TaggerCache
    from photomanager.indexing.supervisor import Supervisor
    from photomanager.library.faces import Unseen
    from photomanager.library.library import Library

_log = logging.getLogger(__name__)

_BATCH = 64


def folder() -> Path:
    """Where the shipped detector lies."""
    return paths.model_dir("faces-yunet")


def look(
    library: Library, taggers: TaggerCache, supervisor: Supervisor, stopped: Callable[[], bool]
) -> Iterator[int]:
    """Looks at all photos at which nobody has; in the caller's thread, under its lock.

    Args:
        library: The library.
        taggers: What gives the photos their tags; faces decide some.
        supervisor: Of the worker that looks, which was told the detector and has nothing else to
            do; the detector needs hundreds of megabytes, which are free again when it ends.
        stopped: Asked now and then; True ends it early; what is finished is kept.

    Yields:
        How many photos are done, after each batch.

    Raises:
        WorkerError: The worker does not work at all; the detector may be missing or changed.
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
        _ask(library, supervisor, batch)
        found = {}
        while supervisor.outstanding and not stopped():
            for outcome in supervisor.outcomes():
                if isinstance(outcome, protocol.FacesFound):
                    found[outcome.id] = outcome.faces
                else:
                    _log.warning("looking for faces: %s", outcome)
        _store(library, taggers, found)
        done += len(batch)
        yield done


def _ask(library: Library, supervisor: Supervisor, batch: Sequence[Unseen]) -> None:
    """For the faces of each photo that has a thumbnail."""
    hashes = [one.content_hash for one in batch]
    kept = library.thumbnails.get_many(hashes, thumbnail.SIZE, thumbnail.RECIPE)
    for one in batch:
        if one.content_hash in kept:
            jpeg = kept[one.content_hash]
            supervisor.ask(protocol.FindFaces(int(one.photo_id), one.path, jpeg, one.head))


def _store(library: Library, taggers: TaggerCache, found: dict[int, list[list[float]]]) -> None:
    if not found:
        return
    with library.database.write(durable=False) as connection:
        faces.replace(connection, found)
        scored = scoring.score_batch(connection, taggers, list(found))
        changes.record(connection, "facts", {"photos": scored.photos.tolist()})
        changes.record(connection, "photos", {"photos": list(found)})
