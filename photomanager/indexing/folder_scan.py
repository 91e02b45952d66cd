"""Brings what the library knows of a folder's files up to date with what lies in the folder.

A look at everything is the truth. A look at the places where something was heard of takes a
hundredth of the time; it writes the same as the look at everything would write of these places,
and nothing when that cannot be told without looking at all.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from photomanager.indexing import pairing, scanner, sidecar_changes
from photomanager.indexing.hints import Hint
from photomanager.library import changes, mounts, photos, roots, scanned_files, sidecars
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from photomanager.library.library import Library
    from photomanager.library.roots import Root
    from photomanager.library.scanned_files import FoundFile, KnownFile

    Known = dict[bytes, KnownFile]

_NEW_CHUNK = 5_000
_EVERYTHING = Hint.of_everything()


@dataclass(slots=True)
class Looked:
    """What one look has found.

    Attributes:
        complete: Whether it has come to its end.
        changed: Whether anything is not as it was.
        unchanged: Indexed files that are as they were.
        failed: Files that are known to fail, as they were.
        videos: How many videos it saw.
        others: How many other files that are no photos.
        pairs: RAW files beside pictures that are not one photo with them yet, and the pictures.
    """

    complete: bool = True
    changed: bool = False
    unchanged: int = 0
    failed: int = 0
    videos: int = 0
    others: int = 0
    pairs: dict[bytes, bytes] = field(default_factory=dict)


class FolderScan:
    """Looks at one folder; under the lock of its caller.

    Args:
        library: The library.
        folder: The folder.
        elsewhere: Absolute paths of the library's other folders.
        stopped: Asked now and then; True ends the look early.
        on_file: Told how many files were seen, and the path of the last.
    """

    def __init__(
        self,
        library: Library,
        folder: Root,
        elsewhere: Sequence[bytes],
        stopped: Callable[[], bool],
        on_file: Callable[[int, bytes], None],
    ) -> None:
        self._library = library
        self._folder = folder
        self._elsewhere = elsewhere
        self._stopped = stopped
        self._on_file = on_file
        self._device = folder.device
        self._looked = Looked()

    def look(self, hint: Hint) -> Looked:
        """Looks at the places where something may have changed, or at everything if need be."""
        if hint.everywhere or not scanner.is_as_it_was(self._folder):
            return self._look_at_all()
        with self._library.database.read() as connection:
            known = scanned_files.known_in(connection, self._folder.id, hint.places())
        walk = self._walk(hint)
        found = list(walk)
        if walk.beyond:
            return self._look_at_all()
        return self._compared(walk, found, known, hint)

    def _look_at_all(self) -> Looked:
        with self._library.database.read() as connection:
            known = scanned_files.known_files(connection, self._folder.id)
        if self._is_offline(known):
            return self._looked
        self._device = scanner.device_of(self._folder.path)
        walk = self._walk(None)
        return self._compared(walk, walk, known, _EVERYTHING)

    def _is_offline(self, known: Known) -> bool:
        there = [(path, one) for path, one in known.items() if one.state != "missing"]
        offline = scanner.why_offline(self._folder, there)
        if offline is None:
            return False
        with self._library.database.write(durable=False) as connection:
            if roots.set_offline(connection, self._folder.id, offline):
                self._looked.changed = True  # it may be back before anybody hears of it
                changes.record(connection, "roots", {"roots": [self._folder.id]})
        return True

    def _walk(self, hint: Hint | None) -> scanner.Walk:
        own = os.fsencode(self._library.directory)
        return scanner.Walk(self._folder.path, own, self._elsewhere, self._stopped, hint=hint)

    def _compared(
        self, walk: scanner.Walk, files: scanner.Walk | list[FoundFile], known: Known, hint: Hint
    ) -> Looked:
        """Writes down how what lies there differs from what is known of these places."""
        comparison = scanner.Comparison()
        seen: set[bytes] = set()
        for found in files:
            seen.add(found.path)
            comparison.take(found, known.get(found.path))
            if len(comparison.new) >= _NEW_CHUNK:
                self._add(comparison.new)
                comparison.new = []
            self._on_file(len(seen), found.path)
        # What was unplugged meanwhile looks deleted.
        walk.complete &= self._is_still_there()
        away = self._away(seen)
        walk.unreadable += away
        comparison.finish(walk, known, seen)
        self._add(comparison.new)
        self._write(comparison)
        if hint.everywhere:
            self._note_folder(walk, away)
        looked = self._looked
        looked.complete = walk.complete
        looked.unchanged, looked.failed = comparison.unchanged, comparison.failed
        looked.videos, looked.others = walk.videos, walk.others
        looked.pairs = pairing.due(known, seen)
        looked.changed |= pairing.join(self._library, self._folder.id, looked.pairs)
        if walk.complete:
            self._leave_out(walk, known.keys() - seen, hint)
            self._follow_sidecars(walk, known, hint)
        return looked

    def _is_still_there(self) -> bool:
        try:
            return self._device == scanner.device_of(self._folder.path)
        except OSError:
            return False

    def _away(self, seen: set[bytes]) -> list[bytes]:
        """Folders in it that were on drives of their own, which are not connected now."""
        with self._library.database.read() as connection:
            there = mounts.known(connection, self._folder.id)
        away = [one for one in there if not scanner.is_mounted(self._absolute(one))]
        return [one for one in away if not any(path.startswith(one + b"/") for path in seen)]

    def _absolute(self, path: bytes) -> bytes:
        return photos.absolute(self._folder.path, path)

    def _add(self, found: list[FoundFile]) -> None:
        if found:
            with self._library.database.write(durable=False) as connection:
                added = scanned_files.add_found(connection, self._folder.id, found)
                changes.record(connection, "photos", {"photos": added})

    def _write(self, comparison: scanner.Comparison) -> None:
        if not (comparison.changed or comparison.returned or comparison.missing):
            return
        with self._library.database.write(durable=False) as connection:
            scanned_files.mark_changed(connection, comparison.changed)
            scanned_files.mark_returned(connection, comparison.returned)
            scanned_files.mark_missing(connection, comparison.missing)
            changes.record(connection, "photos", {"all": True})
        self._looked.changed = True

    def _note_folder(self, walk: scanner.Walk, away: list[bytes]) -> None:
        """What is to be said of the folder as a whole."""
        folder = self._folder
        unreadable = _unreadable_sentence(
            folder, [one for one in walk.unreadable if one not in away]
        )
        empty = [scanner.why_empty(self._absolute(one)) for one in away]
        problem = " ".join([unreadable or "", *empty, *walk.rules.problems]).strip() or None
        assert self._device is not None
        with self._library.database.write(durable=False) as connection:
            if roots.set_online(
                connection, folder.id, self._device, problem, scanned=walk.complete
            ):
                changes.record(connection, "roots", {"roots": [folder.id]})
            if walk.complete:
                roots.set_counts(connection, folder.id, videos=walk.videos, others=walk.others)
                mounts.note(connection, folder.id, {*walk.mounts, *away})

    def _leave_out(self, walk: scanner.Walk, gone: Collection[bytes], hint: Hint) -> None:
        """Photos at paths that the user's rules leave alone are not missing but out of sight."""
        paths = [path for path in gone if walk.rules.ignores(path, is_folder=False)]
        if not paths and not hint.everywhere:
            return
        root_id = self._folder.id
        with self._library.database.write(durable=False) as connection:
            known = scanned_files.known_in(connection, root_id, hint.places()) if paths else {}
            left_out = [known[path].id for path in paths if path in known]
            if scanned_files.set_left_out(connection, root_id, left_out, others=hint.everywhere):
                self._looked.changed = True
                changes.record(connection, "photos", {"all": True})

    def _follow_sidecars(self, walk: scanner.Walk, files: Known, hint: Hint) -> None:
        """Other programs write keywords and stars beside photos that stay as they are."""
        # Nobody has seen what lies in folders that could not be read.
        unread = tuple(path + b"/" for path in walk.unreadable)
        files = {path: one for path, one in files.items() if not path.startswith(unread)}
        with self._library.database.read() as connection:
            known = sidecars.known(connection, self._folder.id, hint.places())
            raws = pairing.raws_beside(connection, self._folder.id)
        due = sidecar_changes.changed(walk.sidecars, files, known, raws)
        if due:
            with self._library.database.write(durable=False) as connection:
                self._looked.unchanged -= sidecars.read_again(connection, due)


def _unreadable_sentence(folder: Root, unreadable: list[bytes]) -> str | None:
    if not unreadable:
        return None
    first = photos.absolute(folder.path, unreadable[0]).decode("utf-8", "replace")
    if len(unreadable) == 1:
        return sentence(f"The folder {first} cannot be read; give yourself the right to read it.")
    return sentence(
        f"{len(unreadable)} folders, the first of them {first}, cannot be read; "
        "give yourself the right to read them."
    )
