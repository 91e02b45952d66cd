"""One small file with everything a learner was taught, to take along or to give away.

The file is a zip archive:

- `READ ME.txt` says in plain words what is inside: vectors and tags, no pictures.
- `learner.json`: format, network, feature space, tags, the places of lessons that are keywords of
  files, and the SHA-256 of every other member. A member that it does not list, or one listed that
  this program does not know, makes the file one of a newer version.
- `lessons.bin`: fixed records (`_RECORD`), one a lesson, in the order of their UUIDs.
- `codes.i8`: int8[n, dimensions], the vectors of the lessons whose verdict is not 0, in the
  same order. A withdrawn lesson leaves without its vector.

A lesson takes about six hundred bytes, of which 512 are the vector. Nothing is pickled. A file
may hold sums over photos instead of lessons (`taught_sums`): so the program's starter tags ship.
Any thread.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import uuid as uuids
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from photomanager.errors import LearnerFileError
from photomanager.learning import taught_sums
from photomanager.learning.checked_values import require, string, whole

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.learning.taught_sums import TaughtSums

FORMAT = "photomanager learner"
VERSION = 1

_CONTENTS, _LESSONS, _CODES, _README = "learner.json", "lessons.bin", "codes.i8", "READ ME.txt"
_KNOWN = {_LESSONS, _CODES, *taught_sums.MEMBERS}
_MOST_CONTENTS = 64 * 2**20  # bytes of learner.json: some hundred thousand tags
_MOST_BYTES = 2**31  # of another member: three million lessons
_FAR = 2**48 * 1000  # microseconds: the times that a version 7 UUID can hold
_RECORD = np.dtype(
    [
        ("uuid", "S36"),
        ("photo", "S36"),
        ("hash", "V16"),  # xxh3-128 of the photo's file, zeros if unknown
        ("at", "<i8"),  # microseconds since 1970, UTC
        ("tag", "<u4"),  # place in the list of tags
        ("verdict", "i1"),
    ]
)
_NO_HASH = bytes(16)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same lessons give the same bytes

_WORDS = """\
This file holds what was taught to a photo manager: the names of tags, and for every photo that
was confirmed or rejected for a tag a vector of {dimensions} numbers, its identity and the time.

There are no pictures inside, and no names of files or folders. The vectors are inside: who has
one can tell roughly what its photo shows, and whether two photos are the same. Give the file
only to people to whom you would describe those photos.

Network: {network}. Lessons: {lessons}. Tags: {tags}.
Read it with: photomanager import --learner FILE
"""
_WORDS_OF_SUMS = """\
This file holds what photos taught a photo manager before anybody used it: for every tag how many
photos show it, and sums over their vectors of {dimensions} numbers. No photo can be told from it.

Network: {network}. Photos: {photos}. Tags: {tags}.
Photos from: {sources}.
"""


@dataclass(frozen=True, slots=True)
class FileTag:
    """A tag as a learner file names it.

    Attributes:
        uuid: Its identity.
        name: As people read it.
        parent: Place of the tag above it, earlier in the list; None at the top.
        vocabulary_key: The concept it stands for, None if the network does not know it.
    """

    uuid: str
    name: str
    parent: int | None
    vocabulary_key: str | None


@dataclass(frozen=True, slots=True)
class FileLesson:
    """One thing that was said.

    Attributes:
        uuid: Version 7, in the order in which lessons were given.
        photo_uuid: The photo, in the library where the lesson was given.
        content_hash: Of the photo's file, 16 bytes; None if unknown.
        tag: Place of the tag in the list.
        verdict: 1, -1, or 0 for a withdrawal.
        at: Microseconds since 1970, UTC.
        code: int8[dimensions] as bytes; None for a withdrawal.
        of_keyword: Whether it is the keyword of a file, which nobody has looked at.
    """

    uuid: str
    photo_uuid: str
    content_hash: bytes | None
    tag: int
    verdict: int
    at: int
    code: bytes | None
    of_keyword: bool = False


@dataclass(frozen=True, slots=True)
class LearnerFile:
    """The contents of a learner file.

    Attributes:
        network: Name of the network, for people.
        space_hash: The feature space of the vectors.
        dimensions: Length of a vector.
        tags: Parents before children.
        lessons: By UUID.
        sums: Over photos whose lessons are not in the file; None for a user's learner.
    """

    network: str
    space_hash: str
    dimensions: int
    tags: tuple[FileTag, ...]
    lessons: tuple[FileLesson, ...]
    sums: TaughtSums | None = None

    def path(self, place: int) -> str:
        """A tag's names from the top down, with "/" between."""
        names, above = list[str](), self.tags[place]
        while above.parent is not None:
            names.append(above.name)
            above = self.tags[above.parent]
        return "/".join([above.name, *reversed(names)])


@dataclass(frozen=True, slots=True)
class LearnerDifference:
    """What tells two learners, or two versions of one, apart.

    Attributes:
        only_first: Paths of tags, with the number of their lessons that only the first has.
        only_second: Likewise.
        both: How many lessons both have.
    """

    only_first: dict[str, int]
    only_second: dict[str, int]
    both: int


def difference(first: LearnerFile, second: LearnerFile) -> LearnerDifference:
    """Compares two learners lesson by lesson; a lesson is the same if its UUID is."""
    known = [{lesson.uuid for lesson in one.lessons} for one in (first, second)]
    only = _count_without(first, known[1]), _count_without(second, known[0])
    return LearnerDifference(*only, both=len(known[0] & known[1]))


def _count_without(learner: LearnerFile, known: set[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for lesson in learner.lessons:
        if lesson.uuid not in known:
            path = learner.path(lesson.tag)
            counts[path] = counts.get(path, 0) + 1
    return dict(sorted(counts.items()))


# -- writing ----------------------------------------------------------------------------------


def write(learner: LearnerFile, path: Path) -> None:
    """Writes a learner file, all of it or nothing; an older learner file is replaced.

    Raises:
        LearnerFileError: The path is taken by another kind of file, or cannot be written.
    """
    if path.exists() and not _is_learner_file(path):
        raise LearnerFileError(f"{path} exists and is no learner file. Choose another name.")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(to_bytes(learner))
        unfinished.replace(path)
    except OSError as error:
        raise LearnerFileError(
            f"{path} cannot be written ({error.strerror}). Choose a folder with room in which you"
            " may write."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()


def to_bytes(learner: LearnerFile) -> bytes:
    """The file's contents; the same learner gives the same bytes."""
    rows = [
        (
            lesson.uuid.encode(),
            lesson.photo_uuid.encode(),
            lesson.content_hash or _NO_HASH,
            lesson.at,
            lesson.tag,
            lesson.verdict,
        )
        for lesson in learner.lessons
    ]
    codes = b"".join(lesson.code for lesson in learner.lessons if lesson.code is not None)
    members = {_LESSONS: np.array(rows, _RECORD).tobytes(), _CODES: codes}
    if learner.sums is not None:
        members |= taught_sums.to_members(learner.sums)
    contents: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "network": learner.network,
        "space": learner.space_hash,
        "dimensions": learner.dimensions,
        "tags": [
            {"uuid": one.uuid, "name": one.name, "parent": one.parent, "key": one.vocabulary_key}
            for one in learner.tags
        ],
        "members": {name: hashlib.sha256(data).hexdigest() for name, data in members.items()},
    }
    keywords = [place for place, one in enumerate(learner.lessons) if one.of_keyword]
    if keywords:
        contents["keywords"] = keywords
    if learner.sums is not None:
        contents["sums"] = {"photos": learner.sums.photos, "sources": learner.sums.sources}
    page = json.dumps(contents, ensure_ascii=False, indent=1).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        words = _readme(learner).encode()
        for name, data in {_README: words, _CONTENTS: page, **members}.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _readme(learner: LearnerFile) -> str:
    about = {"dimensions": learner.dimensions, "network": learner.network}
    about |= {"tags": len(learner.tags), "lessons": len(learner.lessons)}
    if learner.sums is None:
        return _WORDS.format(**about)
    sources = ", ".join(f"{name} ({count})" for name, count in learner.sums.sources)
    return _WORDS_OF_SUMS.format(photos=learner.sums.photos, sources=sources, **about)


def _is_learner_file(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return _CONTENTS in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


# -- reading ----------------------------------------------------------------------------------


def read(path: Path) -> LearnerFile:
    """Reads and checks a learner file.

    Raises:
        LearnerFileError: The file is missing, unreadable, damaged, or of a newer version.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _Reader(archive).learner()
    except _NewerError:
        raise LearnerFileError(
            f"{path} was written by a newer version of this program. Update this one to read it."
        ) from None
    except OSError as error:
        raise LearnerFileError(
            f"{path} cannot be read ({error.strerror or error}). Check its name and rights."
        ) from error
    except _UNREADABLE as error:
        raise LearnerFileError(
            f"{path} is damaged or no learner file. Export it again where it came from."
        ) from error


# What zipfile, zlib, json and numpy raise over bytes that are not theirs.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    KeyError,
    TypeError,
    ValueError,
)


class _NewerError(Exception):
    """Of a version that this program does not know."""


class _Reader:
    """Checks one archive; every fault is one of `_UNREADABLE`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def learner(self) -> LearnerFile:
        contents = json.loads(self._bytes(_CONTENTS, most=_MOST_CONTENTS))
        require(isinstance(contents, dict) and contents["format"] == FORMAT)
        require(isinstance(contents["members"], dict) and isinstance(contents["tags"], list))
        if whole(contents["version"]) > VERSION or set(contents["members"]) - _KNOWN:
            raise _NewerError
        require(0 < (dimensions := whole(contents["dimensions"])) <= 2**16)
        tags = tuple(_tag(place, one) for place, one in enumerate(contents["tags"]))
        return LearnerFile(
            string(contents["network"]),
            string(contents["space"]),
            dimensions,
            tags,
            self._lessons(contents, dimensions, len(tags)),
            self._sums(contents, dimensions, len(tags)),
        )

    def _sums(self, contents: dict[str, Any], dimensions: int, tags: int) -> TaughtSums | None:
        if "sums" not in contents:
            return None
        members = {name: self._member(name, contents["members"]) for name in taught_sums.MEMBERS}
        about = contents["sums"]
        sources = tuple((string(name), whole(count)) for name, count in about["sources"])
        photos = whole(about["photos"])
        return taught_sums.from_members(
            members, photos=photos, sources=sources, dimensions=dimensions, tags=tags
        )

    def _lessons(
        self, contents: dict[str, Any], dimensions: int, tags: int
    ) -> tuple[FileLesson, ...]:
        digests = contents["members"]
        keywords = {whole(place) for place in contents.get("keywords", ())}
        packed = self._member(_LESSONS, digests)
        rows = np.frombuffer(packed, _RECORD)
        verdicts, times = rows["verdict"], rows["at"]
        require(bool(((verdicts >= -1) & (verdicts <= 1) & (rows["tag"] < tags)).all()))
        require(bool(((times >= 0) & (times < _FAR)).all()))
        codes = np.frombuffer(self._member(_CODES, digests), np.int8).reshape(-1, dimensions)
        require(len(codes) == np.count_nonzero(verdicts) and not (codes == -128).any())
        own = iter(codes)
        lessons = tuple(
            FileLesson(
                uuid=_lesson_uuid(row["uuid"], int(row["at"])),
                photo_uuid=row["photo"].decode("ascii"),
                content_hash=None if row["hash"].tobytes() == _NO_HASH else row["hash"].tobytes(),
                tag=int(row["tag"]),
                verdict=int(row["verdict"]),
                at=int(row["at"]),
                code=next(own).tobytes() if row["verdict"] else None,
                of_keyword=place in keywords,
            )
            for place, row in enumerate(rows)
        )
        require(len({one.uuid for one in lessons}) == len(lessons))
        return lessons

    def _member(self, name: str, digests: dict[str, str]) -> bytes:
        data = self._bytes(name)
        require(hashlib.sha256(data).hexdigest() == digests[name])
        return data

    def _bytes(self, name: str, most: int = _MOST_BYTES) -> bytes:
        require(self._archive.getinfo(name).file_size <= most)
        return self._archive.read(name)


def _tag(place: int, one: dict[str, Any]) -> FileTag:
    require(isinstance(one, dict))
    parent = None if one["parent"] is None else whole(one["parent"])
    require(parent is None or 0 <= parent < place)
    key = None if one["key"] is None else string(one["key"])
    return FileTag(str(uuids.UUID(string(one["uuid"]))), string(one["name"]), parent, key)


def _lesson_uuid(packed: bytes, at: int) -> str:
    """The UUID, whose time must be the lesson's, because its order decides which word is newer."""
    read = uuids.UUID(packed.decode("ascii"))
    milliseconds, microseconds = divmod(at, 1000)
    require(read.int >> 80 == milliseconds and (read.int >> 64) & 0xFFF == microseconds)
    require(read.version == 7)
    return str(read)
