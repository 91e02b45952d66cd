"""Which photos teach, what they teach, and that teaching gives the same bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from photomanager import paths
from photomanager.errors import FolderError
from photomanager.learning import taught_sums
from photomanager.learning.starter import starters
from photomanager.recognition.feature_space import STEP
from photomanager.recognition.vocabulary import Vocabulary
from photomanager.training.starter_labels import LabelledPhoto, StarterWords, labelled_photos
from photomanager.training.starter_tags import NEVER, SeenPhotos, teach

if TYPE_CHECKING:
    from pathlib import Path

DIMENSIONS = 24


def photo(number: int, *labels: str, source: str = "one") -> LabelledPhoto:
    return LabelledPhoto("scenes", f"{number}.jpg", source, frozenset(labels))


def words(**tables: dict[str, list[str]]) -> StarterWords:
    return StarterWords(tables, {"outdoors": ["hill"], "none": []}, (), {})


BEACH = {"labels": ["beach"], "silent": ["outdoors"], "unsure": ["somewhere"]}
COAST = {"labels": ["coast"], "silent": ["none"]}


def test_labels_say_yes_no_or_nothing_and_words_above_follow() -> None:
    photos = [photo(1, "beach"), photo(2, "hill"), photo(3, source="somewhere"), photo(4, "dog")]
    said = words(beach=BEACH, coast=COAST).verdicts(photos, Vocabulary.load())
    assert said["beach"].tolist() == [1, 0, 0, -1]
    assert said["coast"].tolist() == [1, -1, -1, -1]  # a beach is a coast


def test_what_a_person_saw_goes_before_the_labels() -> None:
    photos = [photo(1, "beach"), photo(2), photo(3), photo(4)]
    looked = {
        "set": "scenes",
        "photos": ["1.jpg", "2.jpg", "3.jpg"],
        "words": {"beach": {"yes": [1], "unsure": [2]}},
    }
    corrected = {"beach": {"yes": ["scenes/4.jpg"]}}
    seen = StarterWords({"beach": BEACH, "coast": COAST}, words().groups, [looked], corrected)
    said = seen.verdicts(photos, Vocabulary.load())
    assert said["beach"].tolist() == [-1, 1, 0, 1]
    assert said["coast"].tolist() == [0, 1, 0, 1]  # not looked for on the first three


def test_a_third_is_held_back_whatever_else_is_there(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r"labels\.json"):
        labelled_photos(tmp_path)
    records = [{"file": f"{n}.jpg", "tags": ["beach"], "source": "a/b"} for n in range(600)]
    coco = [{"file": f"coco/{n}.jpg", "labels": ["person"], "set": "coco"} for n in range(4)]
    for name, content in (("scenes", records), ("multilabel", coco)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "labels.json").write_text(json.dumps(content))
    (tmp_path / "imagenet_samples").mkdir()
    (tmp_path / "imagenet_samples" / "n1_x.JPEG").touch()
    found = labelled_photos(tmp_path)
    scenes = [one.held_back for one in found if one.set == "scenes"]
    assert 150 < sum(scenes) < 250
    assert [one.held_back for one in found if one.source == "coco"] == [True, False, True, False]
    assert not found[-1].held_back
    assert found[0].source == "b"


def seen(n: int = 300) -> tuple[SeenPhotos, dict[str, np.ndarray]]:
    rng = np.random.default_rng(3)
    verdict = np.where(np.arange(n) % 3 == 0, 1, -1).astype(np.int8)
    codes = rng.normal(0, 20, (n, DIMENSIONS)) + 25 * verdict[:, np.newaxis]
    photos = [photo(number, source="one" if number % 2 else "two") for number in range(n)]
    clipped = np.clip(np.rint(codes), -127, 127).astype(np.int8)
    rare = np.where(np.arange(n) % 60 == 0, 1, -1).astype(np.int8)
    return SeenPhotos(photos, clipped, np.zeros((n, 1000))), {"beach": verdict, "night": rare}


def test_what_is_taught_tells_photos_apart_and_rare_words_are_never_sure() -> None:
    photos, verdicts = seen()
    sums = teach(photos, verdicts, Vocabulary.load())
    beach, night = sums.tags
    assert (beach.positives, beach.negatives) == (100, 200)
    assert night.threshold == NEVER
    assert beach.threshold < NEVER
    score = starters(sums, STEP)[0].score
    confidence = starters(sums, STEP)[0].calibration(0.9).confidence(score.log_odds(photos.codes))
    right = verdicts["beach"] > 0
    assert (confidence[right] > 9_000).mean() > 0.9
    assert (confidence[~right] < 1_000).mean() > 0.9


def test_the_same_photos_give_the_same_bytes() -> None:
    photos, verdicts = seen()
    vocabulary = Vocabulary.load()
    first, second = (teach(photos, verdicts, vocabulary) for _ in range(2))
    assert taught_sums.to_members(first) == taught_sums.to_members(second)


def test_the_shipped_files_name_words_and_groups_that_exist() -> None:
    vocabulary = Vocabulary.load()
    shipped = StarterWords.read(paths.resource_dir() / "vocabulary")
    names = {one.name for one in vocabulary.concepts}
    assert set(shipped.words) <= names
    for table in shipped.words.values():
        assert set(table["silent"]) <= set(shipped.groups)
    assert set(shipped.corrected) <= set(shipped.words)
    for block in shipped.looked:
        assert set(block["words"]) <= set(shipped.words)
