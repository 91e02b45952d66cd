"""Who is who among files that are not what they were, before any of them is read.

When IMG_1 becomes IMG_2 while IMG_2 becomes IMG_3, names and contents no longer belong together.
All known files that changed are compared first: contents that the library knows bring their photo
along, with its tags. Only what nobody knows has been edited in place, and keeps the photo of its
path; such files are read last, for their old contents may yet turn up among the new ones.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from photomanager.indexing import pairing, protocol, whereabouts
from photomanager.indexing.whereabouts import Whereabouts
from photomanager.library import changes, merged_photos, moved_files, photos, roots

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection

    from photomanager.indexing.supervisor import Supervisor
    from photomanager.library.library import Library
    from photomanager.library.moved_files import DoubtfulFile
    from photomanager.library.photos import SameContents

    Doubtful = Mapping[int, DoubtfulFile]
    Hashes = Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of files that are not what they were.

    Attributes:
        edited: Those whose contents are new to the library, with these.
        moved: How many photos went along with their contents.
        is_sure: Whether all of them were still there. Else they lie somewhere unseen, and who is
            edited and who has moved is known after the next look only.
    """

    edited: Mapping[int, bytes] = field(default_factory=dict)
    moved: int = 0
    is_sure: bool = True


def follow(library: Library, supervisor: Supervisor, ended: Callable[[], bool]) -> Followed:
    """Sends photos to where their contents lie now, all in one transaction.

    Args:
        library: The library, after the scan.
        supervisor: Whose worker reads the files; has nothing to do now, nor afterwards.
        ended: Asked now and then; True ends this early, and nothing is changed.

    Raises:
        WorkerError: The worker process does not work at all.
        LibraryError: Disk or database are at fault.
    """
    with library.database.read() as connection:
        doubtful = {one.id: one for one in moved_files.doubtful(connection)}
    if not doubtful:
        return Followed()
    hashes = _hashes(doubtful, supervisor, ended)
    while not ended():
        with library.database.read() as connection:
            takers = _takers(connection, doubtful, hashes)
        with library.database.write(durable=False) as connection:
            now = {one.id: one for one in moved_files.doubtful(connection)}
            # Somebody may have put one of them into the trash meanwhile.
            if doubtful.keys() - now.keys():
                doubtful = {one: now[one] for one in doubtful if one in now}
                continue
            _write(connection, doubtful, hashes, takers)
        settled = {*takers, *takers.values()}
        edited = [one for one in hashes if _is_changed(doubtful, hashes, one)]
        return Followed(
            {one: hashes[one] for one in edited if one not in settled},
            len(takers),
            all(one in hashes or os.path.lexists(doubtful[one].path) for one in doubtful),
        )
    return Followed()


def _hashes(
    doubtful: Doubtful, supervisor: Supervisor, ended: Callable[[], bool]
) -> dict[int, bytes]:
    """What the files hold now; nothing for those that cannot be read."""
    hashes: dict[int, bytes] = {}
    waiting = iter(doubtful.values())
    asked = next(waiting, None)
    while (asked is not None or supervisor.outstanding) and not ended():
        while asked is not None and supervisor.room > 0:
            supervisor.ask(protocol.Request(asked.id, asked.path, only_hash=True))
            asked = next(waiting, None)
        for outcome in supervisor.outcomes():
            if isinstance(outcome, protocol.Hashed):
                hashes[outcome.id] = outcome.content_hash
    return hashes


def _is_changed(doubtful: Doubtful, hashes: Hashes, file_id: int) -> bool:
    return file_id in doubtful and doubtful[file_id].content_hash != hashes[file_id]


def _takers(connection: Connection, doubtful: Doubtful, hashes: Hashes) -> dict[int, int]:
    """The rows whose contents lie at the path of another row now, and that row."""
    different = [one for one in doubtful if one in hashes and _is_changed(doubtful, hashes, one)]
    found = photos.same_contents(connection, [hashes[one] for one in different])
    same = whereabouts.by_contents(found)
    disks = Whereabouts(connection, different)
    names = whereabouts.names(doubtful[one].path for one in different)
    elsewhere = set(hashes.values())
    takers: dict[int, int] = {}
    for one in different:
        gone = [
            other
            for other in same.get(hashes[one], ())
            # Whoever takes a folder out of the library has not moved its photos.
            if other.id not in takers and other.id != one and not other.removed
            if disks.has_left(other)
        ]
        taker = whereabouts.moved_to(doubtful[one].path, gone, disks, names)
        if taker is None:
            continue
        # What is found again elsewhere, or has changed places, was not edited.
        moved = taker.id in hashes or doubtful[one].content_hash in elsewhere
        if moved or not _is_edit(connection, doubtful[one], taker):
            takers[taker.id] = one
    return takers


def _is_edit(connection: Connection, place: DoubtfulFile, taker: SameContents) -> bool:
    """Whether a file was written by an editor and then put in the place of the one it shows.

    It came later, shows the very same moment, and nobody has said anything about it.
    """
    return (
        merged_photos.is_touched(connection, place.photo_id)
        and not merged_photos.is_touched(connection, taker.photo_id)
        and moved_files.is_later_version(connection, taker.photo_id, place.photo_id)
    )


def _write(
    connection: Connection, doubtful: Doubtful, hashes: Hashes, takers: Mapping[int, int]
) -> None:
    same = [one for one in hashes if one in doubtful and not _is_changed(doubtful, hashes, one)]
    moved_files.settle(connection, same)
    if takers:
        moved_files.rearrange(connection, takers)
        pairing.put_back(connection, [one.id for one in roots.all_roots(connection)])
        changes.record(connection, "photos", {"all": True})
