"""The names of the scene classifier, each as one of our tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from photomanager import paths
from photomanager.errors import VocabularyError
from photomanager.recognition.scene_names import SCENES_FILE, SceneNames
from photomanager.recognition.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = """
airplane, animals, baby, beach, bike, bird, bridge, building, cake, car, cat, child, coast, dance,
dog, family, flower, food, forest, fruit, holiday, house, lake, landmark, meme, mountain, nature,
night, painting, portrait, road, sky, snow, sports, sunset, text document
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def test_each_published_name_has_a_tag_or_a_reason(vocabulary: Vocabulary) -> None:
    scenes = SceneNames.load(vocabulary)
    published = [name.strip() for name in PUBLISHED.replace("\n", " ").split(",")]
    assert len(published) == 36
    assert sorted([*scenes.keys, *scenes.without_tag]) == published
    assert all(scenes.without_tag.values())


def test_no_two_names_are_the_same_tag(vocabulary: Vocabulary) -> None:
    keys = SceneNames.load(vocabulary).keys.values()
    assert len(set(keys)) == len(keys)
    assert set(keys) <= set(vocabulary.by_key)


def test_the_rule_is_the_published_one(vocabulary: Vocabulary) -> None:
    scenes = SceneNames.load(vocabulary)
    assert (scenes.alone, scenes.together, scenes.otherwise) == (0.9, 0.5, "Unknown")


@pytest.mark.parametrize(
    "spoiled",
    [
        ('"cat" = "cat"', '"cat" = "catt"'),  # no such word
        ("alone = 0.9", "alone = high"),  # no TOML
        ("[rule]", "[rules]"),
        ("[tags]", "[[tags]]"),
    ],
)
def test_a_damaged_file_is_named(
    vocabulary: Vocabulary, tmp_path: Path, spoiled: tuple[str, str]
) -> None:
    shipped = (paths.resource_dir() / "vocabulary" / SCENES_FILE).read_text("utf-8")
    file = tmp_path / SCENES_FILE
    file.write_text(shipped.replace(*spoiled), "utf-8")
    with pytest.raises(VocabularyError, match=r"scenes\.toml are damaged; install"):
        SceneNames.load(vocabulary, file)


def test_a_missing_file_is_named(vocabulary: Vocabulary, tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"nothing\.toml cannot be read"):
        SceneNames.load(vocabulary, tmp_path / "nothing.toml")
