"""The learner file: what comes back out, what it says of itself, and every kind of damage."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from photomanager.errors import LearnerFileError
from photomanager.learning import learner_file
from photomanager.learning.learner_file import FileLesson, FileTag, LearnerFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DIMENSIONS = 512
TAGS = (
    FileTag("00000000-0000-4000-8000-000000000001", "animal", None, "animal"),
    FileTag("00000000-0000-4000-8000-000000000002", "Rex é", 0, None),
)


def uuid(at: int, place: int = 0) -> str:
    milliseconds, microseconds = divmod(at, 1000)
    digits = f"{milliseconds:012x}7{microseconds:03x}8{place:015x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def learner(lessons: int = 3, first: int = 0) -> LearnerFile:
    rng = np.random.default_rng(1)
    codes = np.clip(np.rint(rng.normal(0, 32, (lessons, DIMENSIONS))), -127, 127).astype(np.int8)
    return LearnerFile(
        "net",
        "0123456789abcdef",
        DIMENSIONS,
        TAGS,
        tuple(
            FileLesson(
                uuid(1_700_000_000_000_000 + n),
                f"photo-{n}",
                None if n == 1 else (n + 1).to_bytes(16, "big"),
                n % 2,
                (1, -1, 0)[n % 3],
                1_700_000_000_000_000 + n,
                codes[n].tobytes() if n % 3 < 2 else None,
            )
            for n in range(first, lessons)
        ),
    )


def test_what_is_written_is_read(tmp_path: Path) -> None:
    one = learner(10)
    learner_file.write(one, tmp_path / "me.learner")
    assert learner_file.read(tmp_path / "me.learner") == one
    assert [path.name for path in tmp_path.iterdir()] == ["me.learner"]
    empty = LearnerFile("net", "0123456789abcdef", DIMENSIONS, (), ())
    learner_file.write(empty, tmp_path / "me.learner")
    assert learner_file.read(tmp_path / "me.learner") == empty


def test_the_same_learner_gives_the_same_bytes() -> None:
    assert learner_file.to_bytes(learner()) == learner_file.to_bytes(learner())


def test_a_lesson_takes_about_half_a_kilobyte() -> None:
    sizes = [len(learner_file.to_bytes(learner(n))) for n in (30, 330)]
    assert (sizes[1] - sizes[0]) / 300 < 620


def test_it_says_in_words_what_is_inside(tmp_path: Path) -> None:
    learner_file.write(learner(), tmp_path / "me.learner")
    with zipfile.ZipFile(tmp_path / "me.learner") as archive:
        words = archive.read("READ ME.txt").decode()
    assert "no pictures" in words
    assert "vector of 512 numbers" in words


def test_only_a_learner_file_is_replaced(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"a photo")
    with pytest.raises(LearnerFileError, match="Choose another name"):
        learner_file.write(learner(), photo)
    assert photo.read_bytes() == b"a photo"
    with pytest.raises(LearnerFileError, match="cannot be written"):
        learner_file.write(learner(), photo / "inside")
    with pytest.raises(LearnerFileError, match="cannot be written"):
        learner_file.write(learner(), tmp_path / "nowhere" / "me.learner")
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_the_difference_of_two_versions_counts_lessons_by_tag() -> None:
    found = learner_file.difference(learner(3), learner(5, first=1))
    assert found.only_first == {"animal": 1}
    assert found.only_second == {"animal": 1, "animal/Rex é": 1}
    assert found.both == 2


def rewritten(path: Path, change: Callable[[dict[str, bytes]], Any]) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def contents(**changes: Any) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        page = json.loads(members["learner.json"])
        members["learner.json"] = json.dumps({**page, **changes}).encode()

    return change


def flipped(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        members[name] = bytes([members[name][0] ^ 1]) + members[name][1:]

    return change


DAMAGES: list[Callable[[dict[str, bytes]], Any]] = [
    flipped("lessons.bin"),
    flipped("codes.i8"),
    flipped("learner.json"),
    lambda members: members.pop("learner.json"),
    lambda members: members.pop("codes.i8"),
    contents(format="something else"),
    contents(dimensions=0),
    contents(dimensions="512"),
    contents(dimensions=256),
    contents(tags=[]),
    contents(tags=[{"uuid": "no", "name": "x", "parent": None, "key": None}] * 2),
    contents(tags=[{"uuid": TAGS[0].uuid, "name": "x", "parent": 1, "key": None}] * 2),
    contents(tags=[{"uuid": TAGS[0].uuid, "name": 3, "parent": None, "key": None}] * 2),
    contents(tags=[{"uuid": 5, "name": "x", "parent": None, "key": None}] * 2),
    contents(tags=[{"uuid": TAGS[0].uuid, "name": "x", "parent": False, "key": None}] * 2),
    contents(tags=[{"uuid": TAGS[0].uuid, "name": "x", "parent": None, "key": 7}] * 2),
    contents(tags={"0": {"uuid": TAGS[0].uuid, "name": "x", "parent": None, "key": None}}),
    contents(tags=["animal", "dog"]),
    contents(dimensions=float("inf")),
    contents(dimensions=True),
    contents(version="1"),
    contents(version=None),
    contents(keywords=["0"]),
    contents(keywords=7),
    contents(sums=7),
    contents(sums={"photos": float("inf"), "sources": [["x", float("inf")]]}),
    contents(members=["lessons.bin", "codes.i8"]),
    contents(members={}),
    lambda members: members.update({"learner.json": b"[" * 100_000}),
    lambda members: members.update({"learner.json": b"[]"}),
    lambda members: members.update({"learner.json": b"\xff"}),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_refused(
    tmp_path: Path, damage: Callable[[dict[str, bytes]], Any]
) -> None:
    path = tmp_path / "me.learner"
    learner_file.write(learner(), path)
    rewritten(path, damage)
    with pytest.raises(LearnerFileError, match="damaged or no learner file"):
        learner_file.read(path)


def test_a_verdict_out_of_range_is_refused(tmp_path: Path) -> None:
    one = learner(1)
    (lesson,) = one.lessons
    wrong = replace(one, lessons=(replace(lesson, verdict=-128),))
    learner_file.write(wrong, tmp_path / "me.learner")
    with pytest.raises(LearnerFileError, match="damaged"):
        learner_file.read(tmp_path / "me.learner")


def test_lessons_of_keywords_are_known_as_such(tmp_path: Path) -> None:
    one = learner(4)
    lessons = tuple(replace(each, of_keyword=n == 1) for n, each in enumerate(one.lessons))
    learner_file.write(replace(one, lessons=lessons), tmp_path / "me.learner")
    assert learner_file.read(tmp_path / "me.learner").lessons == lessons


def test_the_path_of_a_tag_deep_down_is_told() -> None:
    parents = [None, *range(2_999)]
    tags = tuple(
        FileTag(f"00000000-0000-4000-8000-{n:012}", str(n), parent, None)
        for n, parent in enumerate(parents)
    )
    path = replace(learner(0), tags=tags).path(2_999)
    assert (path[:8], path.count("/")) == ("0/1/2/3/", 2_999)


def test_a_file_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "me.learner"
    whole = learner_file.to_bytes(learner())
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        with pytest.raises(LearnerFileError):
            learner_file.read(path)


def test_a_lesson_whose_uuid_belies_its_time_is_refused(tmp_path: Path) -> None:
    whole = learner(2)
    later = FileLesson(uuid(5), "photo", None, 0, 0, 6, None)
    wrong = LearnerFile(whole.network, whole.space_hash, DIMENSIONS, whole.tags, (later,))
    learner_file.write(wrong, tmp_path / "me.learner")
    with pytest.raises(LearnerFileError, match="damaged"):
        learner_file.read(tmp_path / "me.learner")


@pytest.mark.parametrize(
    "change",
    [
        contents(version=learner_file.VERSION + 1),
        contents(members={"lessons.bin": "", "codes.i8": "", "aggregates.bin": ""}),
    ],
)
def test_a_newer_file_is_refused_with_the_remedy(
    tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    path = tmp_path / "me.learner"
    learner_file.write(learner(), path)
    rewritten(path, change)
    with pytest.raises(LearnerFileError, match="newer version"):
        learner_file.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LearnerFileError, match=r"nothing\.learner cannot be read"):
        learner_file.read(tmp_path / "nothing.learner")
    with pytest.raises(LearnerFileError, match="cannot be read"):
        learner_file.read(tmp_path)
